"""A fourth synthetic world: lots in corrections, ends of parts and of wholes, candidates, both prices, contracts amended."""

from __future__ import annotations

from dataclasses import replace

from tests.support.town import CENTRAL, OTHERS, OURS
from tests.system.scenarios.stories import Count, Told, World, sure, table

THIRD = "丙方软件股份有限公司"
LOTS = ("包号", "供应商名称", "中标金额（元）")
TWO = [("1", OURS, "400000"), ("2", OURS, "600000")]


def lots(words: str, *, form: bool = True, title: str = "更正公告") -> Told:
    """An award of two lots, 400,000 and 600,000 yuan, and a correction of it in some words."""
    return lambda s: [s.rows(LOTS, TWO), s.correction(words, title=title) if form else s.plain(words, title=title, on=(2, 9))]


DEALS: dict[str, tuple[Count, Told]] = {
    # lots in corrections
    "甲一": (sure(900000, 2), lots("第2包：中标金额由600000元更正为500000元。")),
    "甲二": (sure(900000, 2), lots("包2中标金额：600000元，更正为：500000元。")),
    "甲三": (sure(900000, 2), lots("原公告第二包中标价60万元有误，应为50万元。")),
    "甲四": (sure(700000, 2), lots("第1包中标金额由400000元更正为300000元；第2包中标金额由600000元更正为400000元。")),
    "甲五": (sure(400000), lots(f"第2包中标供应商{OURS}放弃中标，现由第二中标候选人{OTHERS}递补，中标金额610000元。")),
    "甲六": (sure(400000), lots("第2包中标结果无效，重新组织采购。")),
    "甲七": (sure(0, 0), lots("第1包、第2包中标结果作废，重新组织采购。")),
    "甲八": (sure(400000), lots("包2：因投标人弄虚作假，废标。")),
    "甲九": (
        sure(900000, 2),
        lots(table(("包号", "更正事项", "更正前", "更正后"), [("2", "中标金额（元）", "600000", "500000")])),
    ),
    "甲十": (sure(900000, 2), lots(table(("更正事项", "原公告内容", "现更正为"), [("2包中标金额", "60万元", "50万元")]))),
    # the same without a form
    "乙一": (sure(900000, 2), lots("第2包：中标金额由600000元更正为500000元。", form=False)),
    "乙三": (sure(900000, 2), lots("原公告第二包中标价60万元有误，应为50万元。", form=False)),
    "乙五": (
        sure(400000),
        lots(f"第2包中标供应商{OURS}放弃中标，现由第二中标候选人{OTHERS}递补，中标金额610000元。", form=False),
    ),
    "乙六": (sure(400000), lots("第2包中标结果无效，重新组织采购。", form=False)),
    "乙八": (sure(400000), lots("包2：因投标人弄虚作假，废标。", form=False, title="废标公告")),
    "乙九": (sure(400000), lots("因预算调整，终止第2包采购。", form=False, title="终止公告")),
    # terminations
    "丙一": (
        sure(0, 0),
        lambda s: [s.award("45（万元）"), s.plain("因国家政策变化，本项目取消，中标结果作废。", title="项目取消公告")],
    ),
    "丙二": (sure(450000), lambda s: [s.award("45（万元）"), s.plain("本项目履约验收合格。", title="履约验收公告")]),
    "丙三": (
        sure(450000),
        lambda s: [s.award("45（万元）"), s.plain("因系统维护，本项目质疑期顺延三日，中标结果不变。", title="延期公告")],
    ),
    "丙四": (
        sure(450000),
        lambda s: [s.award("45（万元）"), s.plain("原公告中代理服务费由6000元更正为5000元。", title="更正公告")],
    ),
    "丙五": (
        sure(450000),
        lambda s: [
            s.award("45（万元）"),
            s.plain("原公告评审专家名单有误，更正为：张三、李四。其他内容不变，中标金额不变。", title="更正公告"),
        ],
    ),
    "丙六": (
        sure(450000),
        lambda s: [s.award("45（万元）"), s.plain("因质疑，暂停签订合同，待处理完毕后恢复。", title="暂停公告")],
    ),
    # re-tender under the same number
    "丁一": (
        sure(470000),
        lambda s: [
            s.award("45（万元）"),
            s.end("中标人放弃，项目废标。", title="废标公告", on=(2, 20)),
            s.award("47（万元）", on=(5, 2)),
        ],
    ),
    "丁二": (
        sure(0, 0),
        lambda s: [
            s.award("45（万元）"),
            s.end("中标人放弃，项目废标。", title="废标公告", on=(2, 20)),
            s.award("47（万元）", on=(5, 2), supplier=OTHERS),
        ],
    ),
    # candidates, award of another
    "戊一": (
        sure(0, 0),
        lambda s: [
            s.candidates((OURS, "400000"), (OTHERS, "410000"), (THIRD, "420000")),
            s.award("420000元", supplier=THIRD, on=(2, 8)),
        ],
    ),
    "戊二": (sure(410000), lambda s: [s.candidates((OTHERS, "400000"), (OURS, "410000")), s.award("410000元", on=(2, 8))]),
    "戊三": (Count(ceiling=400000, orders=0), lambda s: [s.candidates((OURS, "400000"), (OTHERS, "410000"))]),
    "戊四": (
        Count(ceiling=410000, orders=0),
        lambda s: [
            s.candidates((OTHERS, "400000"), (OURS, "410000")),
            s.plain(
                f"取消{OTHERS}第一中标候选人资格，{OURS}递补为第一中标候选人，投标报价410000元。",
                title="中标候选人变更公示",
                on=(2, 5),
            ),
        ],
    ),
    # two channels, the same award; the contract elsewhere with a rounded price
    "己一": (sure(880000), lambda s: [s.award("88（万元）"), replace(s.award("880000.00元", on=(2, 4)), channel=CENTRAL)]),
    "己二": (sure(876500), lambda s: [s.award("876543元"), s.contract("876500元")]),
    # multi supplier: each its own price
    "庚一": (
        sure(300000),
        lambda s: [
            s.rows(
                ("包号", "供应商名称", "中标金额（元）"), [("1", OTHERS, "500000"), ("2", OURS, "300000"), ("3", THIRD, "200000")]
            )
        ],
    ),
    "庚二": (
        sure(300000),
        lambda s: [
            s.rows(("包号", "供应商名称", "中标金额（元）"), [("1", OTHERS, "500000"), ("2", OURS, "300000")]),
            s.correction(f"第1包中标供应商由{OTHERS}变更为{THIRD}，中标金额500000元。"),
        ],
    ),
    "庚三": (
        sure(800000, 2),
        lambda s: [
            s.rows(("包号", "供应商名称", "中标金额（元）"), [("1", OTHERS, "500000"), ("2", OURS, "300000")]),
            s.correction(f"第1包中标供应商由{OTHERS}变更为{OURS}，中标金额500000元。"),
        ],
    ),
    # price with tax and without
    "辛一": (sure(1130000), lambda s: [s.award("1000000元（不含税），1130000元（含税）")]),
    # contract amended
    "壬一": (
        sure(900000),
        lambda s: [
            s.award("100（万元）"),
            s.contract("1000000元", own="HT-9"),
            s.plain("合同编号：HT-9，合同金额由1000000元变更为900000元。", title="合同变更公告", on=(4, 2)),
        ],
    ),
    "壬二": (
        sure(1000000),
        lambda s: [
            s.award("100（万元）"),
            s.contract("1000000元", own="HT-9"),
            s.plain("合同编号：HT-9，履行期限由2026年6月变更为2026年9月。", title="合同变更公告", on=(4, 2)),
        ],
    ),
    "壬三": (
        Count(floor=1000000, stated=1000000, ceiling=1200000),
        lambda s: [
            s.award("100（万元）"),
            s.contract("1000000元", own="HT-9"),
            s.contract("200000元", own="HT-9补1", on=(4, 2), title="补充合同公告"),
        ],
    ),
    # unit price award
    "癸一": (sure(0), lambda s: [s.award("35.5元/人·月")]),
    "癸二": (sure(0), lambda s: [s.award("下浮率12.5%")]),
    "癸三": (sure(98000), lambda s: [s.award("9.8（万元）", more="<p>主要标的单价：35元</p>")]),
}

WORLD = World("FW2026", DEALS)
