"""A fifth synthetic world: prices, corrections, ventures and contracts in forms that the other worlds do not have."""

from __future__ import annotations

from tests.support.town import OTHERS, OURS
from tests.system.scenarios.stories import Count, Told, World, sure, table

THIRD = "丙方软件股份有限公司"
LOTS = ("标段", "成交供应商", "成交金额（元）")
VENTURE = f"{OURS}（联合体牵头人）、{OTHERS}（联合体成员）"


def corrected(yuan: str, words: str, title: str = "更正公告") -> Told:
    """An award and a correction of it in some words."""
    return lambda s: [s.award(yuan), s.correction(words, title=title)]


def venture(words: str, parties: str = VENTURE, yuan: str = "1000（万元）") -> Told:
    """An award to a venture, and what the page says of its shares."""
    return lambda s: [s.award(yuan, supplier=parties, more=f"<p>{words}</p>")]


def three_contracts(end: str, title: str = "合同解除公告") -> Told:
    """An award of 900,000 yuan in three contracts of 300,000, and the end of one of them."""
    return lambda s: [
        s.award("90（万元）"),
        *(s.contract("300000元", own=f"HT-2026-A{number}", on=(3, number)) for number in (1, 2, 3)),
        s.plain(end, title=title),
    ]


DEALS: dict[str, tuple[Count, Told]] = {
    # prices
    "子一": (sure(1060000), lambda s: [s.award("1,060,000.00元（含税），不含税金额1,000,000.00元")]),
    "子二": (sure(1200000), lambda s: [s.award("人民币壹佰贰拾万元整（¥1,200,000.00）")]),
    "子三": (sure(0), lambda s: [s.award("35.5元/平方米")]),
    "子四": (sure(0), lambda s: [s.award("下浮率12.5%")]),
    "子五": (sure(325000), lambda s: [s.award("叁拾贰万伍仟元整")]),
    "子六": (sure(900000), lambda s: [s.award("90万元（服务期三年，每年30万元）")]),
    "子七": (sure(0), lambda s: [s.award("300000元/年")]),
    "子八": (sure(0), lambda s: [s.award("0元")]),
    "子九": (sure(120000000), lambda s: [s.award("1.2亿元")]),
    "子十": (sure(1250000), lambda s: [s.award("1，250，000元")]),
    "丑一": (sure(458000), lambda s: [s.award("￥：45.80万元整")]),
    "丑二": (sure(1250000), lambda s: [s.award("1 250 000.00元")]),
    "丑三": (sure(125000), lambda s: [s.rows(("供应商", "成交总价（万元）"), [(OURS, "12.5")])]),
    "丑四": (sure(600000, 2), lambda s: [s.rows(LOTS, [("A包", OURS, "300000"), ("B包", OURS, "300000")])]),
    "丑五": (sure(800000, 2), lambda s: [s.rows(LOTS, [("Ⅰ标段", OURS, "400000"), ("Ⅱ标段", OURS, "400000")])]),
    "丑六": (
        sure(600000, 2),
        lambda s: [s.rows(LOTS, [("1标段", OURS, "350000"), ("2标段", OURS, "250000"), ("合计", "", "600000")])],
    ),
    # corrections
    "寅一": (
        sure(735000),
        corrected("750000元", table(("更正位置", "原内容", "修改后内容"), [("成交金额", "750000元", "735000元")])),
    ),
    "寅二": (sure(808000), corrected("880000元", "现将成交金额“880000元”订正为“808000元”。")),
    "寅三": (sure(66000), corrected("660000元", "原公告中标金额多写一个零，正确的中标金额为66000元。")),
    "寅四": (sure(420000), corrected("380000元", "中标金额由38万元调增至42万元。")),
    "寅五": (sure(0, 0), corrected("500000元", f"经复核，取消{OURS}的中标资格，中标人变更为{OTHERS}。")),
    "寅六": (
        sure(990000),
        lambda s: [
            s.award("980000元", supplier=OTHERS),
            s.correction(f"因{OTHERS}未按期缴纳履约保证金，视为放弃中标资格，经采购人确认由{OURS}成交，成交金额990000元。"),
        ],
    ),
    "寅七": (sure(0, 0), lambda s: [s.award("50（万元）"), s.plain("投诉事项成立，认定中标无效。", title="投诉处理结果公告")]),
    "寅八": (
        sure(440000),
        lambda s: [
            s.award("50（万元）"),
            s.correction("中标金额由500000元更正为450000元。", title="更正公告（一）"),
            s.correction("中标金额由450000元更正为440000元。", title="更正公告（二）", on=(2, 12)),
        ],
    ),
    "寅九": (
        Count(ceiling=450000),
        lambda s: [
            s.award("50（万元）"),
            s.correction("中标金额由500000元更正为450000元。", title="更正公告（一）"),
            s.correction("中标金额由520000元更正为440000元。", title="更正公告（二）", on=(2, 12)),
        ],
    ),
    "寅十": (
        sure(0, 0),
        lambda s: [s.award("50（万元）"), s.plain("因操作失误，现撤回该中标公告。", title="关于撤回中标公告的通知")],
    ),
    # corrections of anything but the result
    "卯一": (sure(450000), corrected("450000元", "采购代理机构联系电话由010-88880001更正为010-88880002。")),
    "卯二": (sure(450000), corrected("450000元", "评审专家劳务费由2000元更正为2500元。")),
    "卯三": (sure(450000), corrected("450000元", f"中标供应商{OURS}的地址由甲路1号更正为乙路2号。")),
    "卯四": (sure(450000), corrected("450000元", "主要标的信息中规格型号由A100更正为A200，其他内容不变。")),
    "卯五": (sure(450000), corrected("450000元", "附件《中小企业声明函》漏传，现予补充，采购结果不变。")),
    "卯六": (sure(450000), corrected("450000元", "公告期限由1个工作日更正为3个工作日。")),
    "卯七": (sure(450000), corrected("450000元", "服务期由12个月更正为24个月，中标金额及其他内容不变。")),
    # ventures
    "辰一": (sure(6000000), venture("双方按6:4承担工作量", f"{OURS}/{OTHERS}（联合体）")),
    "辰二": (
        sure(3500000),
        venture(
            table(("联合体成员", "分工", "工作份额"), [(OTHERS, "施工", "65%"), (OURS, "软件", "35%")]),
            f"{OTHERS}（联合体牵头人）、{OURS}（联合体成员）",
        ),
    ),
    "辰三": (sure(7000000), venture("牵头方承担七成，成员方承担三成。")),
    "辰四": (Count(ceiling=10000000), venture("合同签订后支付30%，验收合格后支付70%。")),
    "辰五": (sure(5000000), venture(f"{OURS}：50%；{OTHERS}：30%；{THIRD}：20%", f"{OURS}、{OTHERS}、{THIRD}联合体")),
    "辰六": (Count(ceiling=10000000), venture(f"{OURS}占六成，{OTHERS}占三成。")),
    # contracts
    "巳一": (sure(600000), three_contracts(f"采购人与{OURS}协商一致，解除双方签订的合同（合同编号：HT-2026-A2）。")),
    "巳二": (Count(ceiling=900000), three_contracts(f"采购人与{OURS}协商一致，解除双方签订的合同（合同编号：HT-2026-A9）。")),
    "巳三": (Count(ceiling=900000), three_contracts(f"采购人与{OURS}协商一致，解除双方签订的合同。")),
    "巳四": (sure(600000), three_contracts("合同编号：HT-2026-A3</p><p>因政策调整，该采购合同予以解除。")),
    "巳五": (
        Count(floor=500000, stated=500000, ceiling=550000),
        lambda s: [
            s.award("50（万元）"),
            s.contract("500000元", own="HT-2026-B1"),
            s.contract("50000元", own="HT-2026-B2", title="补充协议公告", on=(3, 9)),
        ],
    ),
    "巳六": (sure(560000), lambda s: [s.award("50（万元）"), s.contract("560000元")]),
    "巳七": (
        sure(0, 0),
        lambda s: [
            s.award("50（万元）"),
            s.contract("500000元", own="HT-2026-C1"),
            s.plain("双方友好协商，一致同意提前终止合同（合同编号：HT-2026-C1）。", title="合同终止公告"),
        ],
    ),
    # lots, candidates, failures
    "午一": (
        sure(300000),
        lambda s: [
            s.rows(LOTS, [("1标段", OURS, "300000"), ("2标段", OURS, "200000")]),
            s.end("因采购需求变更，终止第2标段。", title="第2标段终止公告"),
        ],
    ),
    "午二": (sure(398000), lambda s: [s.candidates((OURS, "400000"), (OTHERS, "410000")), s.award("398000元", on=(2, 8))]),
    "午三": (
        sure(0, 0),
        lambda s: [
            s.candidates((OURS, "400000"), (OTHERS, "410000")),
            s.end("经评审有效投标人不足三家，本项目流标。", title="流标公告", on=(2, 8)),
        ],
    ),
    "午四": (
        Count(floor=500000, stated=500000, ceiling=1000000, orders=2, in_question=1),
        lambda s: [s.award("50（万元）"), s.award("50（万元）", on=(2, 5), suffix="（第二次）")],
    ),
}
WORLD = World("ZW-2026", DEALS)
