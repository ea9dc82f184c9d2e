"""A seventh synthetic world: what takes back and what stands, in clauses side by side; what nobody can be sure of is asked."""

from __future__ import annotations

from tests.support.town import OTHERS, OURS
from tests.system.scenarios.stories import Count, Told, World, sure, table

THIRD = "丙方软件股份有限公司"
LOTS = ("包号", "中标供应商名称", "中标金额（元）")
TWO = [("1", OURS, "400000"), ("2", OURS, "600000")]


def corrected(words: str, title: str = "更正公告", yuan: str = "500000元") -> Told:
    """An award and a correction of it in the national form."""
    return lambda s: [s.award(yuan), s.correction(words, title=title)]


def plainly(words: str, title: str, yuan: str = "500000元") -> Told:
    """An award and a notice of it in no form."""
    return lambda s: [s.award(yuan), s.plain(words, title=title, on=(2, 20))]


def of_lots(words: str, title: str = "更正公告") -> Told:
    """An award of two lots and a correction of it."""
    return lambda s: [s.rows(LOTS, TWO), s.correction(words, title=title)]


def of_lots_plainly(words: str, title: str) -> Told:
    """An award of two lots and a notice of it in no form."""
    return lambda s: [s.rows(LOTS, TWO), s.plain(words, title=title, on=(2, 20))]


def contracts(words: str, title: str, *amounts: int) -> Told:
    """An award of 900,000 yuan, its contracts, and a notice of one of them."""
    return lambda s: [
        s.award("90（万元）"),
        *(s.contract(f"{a}元", own=f"HT-2026-Z{i}", on=(3, i)) for i, a in enumerate(amounts, 1)),
        s.plain(words, title=title),
    ]


DEALS: dict[str, tuple[Count, Told]] = {
    # corrections and rulings
    "青一": (Count(ceiling=500000), corrected("更正前：五十万元；更正后：四十八万元（中标金额）。")),
    "青二": (
        sure(480000),
        corrected("一、原公告内容\n中标金额：500000元\n二、更正后内容\n中标金额：480000元".replace("\n", "</p><p>")),
    ),
    "青三": (sure(480000), corrected("“中标金额：500000元”更改为“中标金额：480000元”，其余内容不变。")),
    "青四": (sure(480000), corrected("中标金额应为48万元，原公告误为50万元。")),
    "青五": (Count(ceiling=500000), corrected("中标金额减少20000元，由500000元变为480000元。")),
    "青六": (Count(ceiling=500000), corrected("中标金额核减20000元。")),
    "青七": (sure(480000), corrected("中标价格（含税）由500000元调整为480000元，税率不变。")),
    "青八": (sure(500000), corrected("中标金额：500000元，更正为：中标金额：人民币500000.00元整。")),
    "青九": (sure(500000), corrected("分项报价表中硬件单价由2000元更正为1800元，中标总金额不变。")),
    "青十": (sure(500000), corrected("预算金额由600000元更正为550000元。")),
    "青十一": (sure(500000), corrected("最高限价由600000元更正为550000元。")),
    "青十二": (
        sure(480000),
        corrected(table(("内容", "更正前", "更正后"), [("成交供应商", OURS, OURS), ("成交金额", "¥500,000.00", "¥480,000.00")])),
    ),
    "青十三": (
        sure(0, 0),
        corrected(table(("内容", "更正前", "更正后"), [("成交供应商", OURS, THIRD), ("成交金额", "500000元", "480000元")])),
    ),
    "青十四": (sure(480000), corrected("将中标（成交）信息中的总价：500000元（人民币）更正为：480000元（人民币）")),
    "青十五": (
        sure(0, 0),
        corrected(
            f"原公告“中标供应商：{OURS}”，因其不满足资格要求，评审委员会重新评审后，中标供应商更正为{OTHERS}，中标金额510000元。"
        ),
    ),
    "青十六": (sure(500000), corrected(f"{THIRD}质疑本项目中标结果，经核查质疑不成立，维持原中标结果。")),
    "青十七": (sure(500000), plainly(f"质疑供应商{THIRD}提出质疑，经复核，质疑事项不成立，中标结果有效。", "质疑答复公告")),
    "青十八": (sure(0, 0), plainly("质疑事项成立，影响中标结果，原中标结果作废，重新组织采购。", "质疑处理结果公告")),
    "青十九": (sure(0, 0), plainly(f"因{OURS}提供虚假材料，我单位决定取消其成交供应商资格，项目重新采购。", "成交结果取消公告")),
    "青二十": (sure(500000), plainly("因故延期签订合同。", "通知公告")),
    # lots
    "白一": (sure(900000, 2), of_lots("标项二中标金额：600000元更正为500000元")),
    "白二": (sure(400000), of_lots(f"二包中标单位{OURS}放弃，顺延{OTHERS}为二包中标单位，中标金额620000元。")),
    "白三": (sure(600000), of_lots_plainly("第一包因质疑成立废标，第二包结果不变。", "第一包废标公告")),
    "白四": (sure(0, 0), of_lots_plainly("本项目所有包均作废标处理。", "废标公告")),
    "白五": (sure(400000), of_lots_plainly(f"解除与{OURS}签订的第2包采购合同。", "合同解除公告")),
    "白六": (sure(1000000, 2), of_lots_plainly("第2包更正技术参数，中标结果不变。", "更正公告")),
    # contracts
    "玄一": (
        Count(ceiling=900000),
        contracts(f"与{OURS}签订的全部合同（HT-2026-Z1、HT-2026-Z2）均予解除。", "合同解除公告", 400000, 500000),
    ),
    "玄二": (sure(900000), contracts("HT-2026-Z1合同履行期限延长三个月。", "合同变更公告", 400000, 500000)),
    "玄三": (
        Count(ceiling=900000),
        contracts("合同编号：HT-2026-Z1</p><p>合同金额由400000元变更为350000元。", "合同变更公告", 400000, 500000),
    ),
    "玄四": (sure(880000), lambda s: [s.award("90（万元）"), s.contract("880000元")]),
    "玄五": (sure(900000), lambda s: [s.award("90（万元）"), s.contract("300000元", title="一期合同公告", own="HT-1")]),
    "玄六": (sure(500000), lambda s: [s.contract("500000元", own="HT-9")]),
    "玄七": (
        sure(500000),
        lambda s: [s.award("50（万元）"), s.contract("50万元", own="HT-9"), s.contract("500000元", own="HT-9", on=(3, 6))],
    ),
    # frameworks & units
    "朱一": (sure(0), lambda s: [s.award("折扣率：85%", suffix="")]),
    "朱二": (sure(0), lambda s: [s.award("优惠率 15 %")]),
    "朱三": (sure(0), lambda s: [s.award("1.2元/条（短信单价）")]),
    "朱四": (sure(0), lambda s: [s.award("费率：0.8%")]),
    "朱五": (sure(0), lambda s: [s.award("详见附件")]),
    "朱六": (sure(120000), lambda s: [s.award("12（万元）", more="<p>单价：1000元/人天</p>")]),
    "朱七": (sure(6000), lambda s: [s.award("6000元")]),
    "朱八": (sure(0), lambda s: [s.award("单价：58元/平方米，暂定总价以实际结算为准")]),
    # candidates
    "苍一": (
        Count(ceiling=400000, orders=0),
        lambda s: [
            s.candidates((OURS, "400000"), (OTHERS, "410000")),
            s.plain("中标候选人公示期延长至2月10日。", title="中标候选人公示延期公告", on=(2, 5)),
        ],
    ),
    "苍二": (sure(0, 0), lambda s: [s.candidates((OTHERS, "400000"), (OURS, "410000"))]),
    "苍三": (
        sure(0, 0),
        lambda s: [
            s.candidates((OURS, "400000"), (OTHERS, "410000")),
            s.plain(f"取消{OURS}第一中标候选人资格，{OTHERS}递补为第一中标候选人。", title="中标候选人变更公示", on=(2, 5)),
        ],
    ),
    "苍四": (
        sure(395000),
        lambda s: [
            s.candidates((OURS, "400000"), (OTHERS, "410000")),
            s.award("400000元", on=(2, 8)),
            s.correction("中标金额由400000元更正为395000元。", on=(2, 12)),
        ],
    ),
    # ventures
    "赤一": (
        Count(ceiling=5000000),
        lambda s: [
            s.award(
                "500（万元）",
                supplier=f"{OURS}（联合体牵头人）、{OTHERS}（联合体成员）",
                more="<p>牵头人合同金额300万元，成员合同金额200万元</p>",
            )
        ],
    ),
    "赤二": (
        Count(ceiling=5000000),
        lambda s: [
            s.award(
                "500（万元）",
                supplier=f"{OURS}（联合体牵头人）、{OTHERS}（联合体成员）",
                more="<p>联合体协议：小微企业合同份额占40%</p>",
            )
        ],
    ),
    "赤三": (
        sure(1500000),
        lambda s: [
            s.award(
                "500（万元）",
                supplier=f"{OTHERS}（联合体牵头人）、{OURS}（联合体成员）",
                more=f"<p>其中{OURS}承担软件部分，占比30%</p>",
            )
        ],
    ),
    "赤四": (
        sure(2500000),
        lambda s: [s.award("500（万元）", supplier=f"{OURS}、{OTHERS}（联合体）", more="<p>双方各承担50%</p>")],
    ),
    "赤五": (
        Count(ceiling=5000000),
        lambda s: [s.award("500（万元）", supplier=f"{OURS}、{OTHERS}（联合体）", more="<p>联合体各方份额均等</p>")],
    ),
}
WORLD = World("QW-2026", DEALS)
