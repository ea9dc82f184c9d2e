"""A synthetic world of deals of one supplier, each with the figures that were worked out by hand before anything was run."""

from __future__ import annotations

from datetime import date

from tests.support.town import OTHERS, OURS
from tests.system.scenarios.stories import Count, Page, Told, World, sure, table

LOTS = ("包号", "供应商名称", "中标金额（元）")
PROJECTS = ("序号", "项目编号", "项目名称", "中标人", "中标金额（元）")

DEALS: dict[str, tuple[Count, Told]] = {
    "东山": (
        sure(3500000, 2),
        lambda s: [s.rows(LOTS, [("1", OURS, "1200000"), ("2", OURS, "2300000")]), s.contract("3500000元")],
    ),
    "西山": (
        sure(2800000, 2),
        lambda s: [
            s.rows(LOTS, [("包1", OURS, "1000000"), ("包2", OURS, "2000000")]),
            s.correction("第2包中标金额更正前：2000000.00元，更正后：1800000.00元。"),
        ],
    ),
    "南山": (
        sure(500000),
        lambda s: [
            s.rows(LOTS, [("包1", OURS, "800000"), ("包2", OURS, "500000")]),
            s.correction(f"原公告第1包中标供应商“{OURS}”现变更为“{OTHERS}”，中标金额不变。"),
        ],
    ),
    "北山": (
        sure(0, 0),
        lambda s: [
            s.award("60（万元）"),
            s.end(f"因供应商未按约履行，采购人决定解除与{OURS}签订的采购合同。", title="合同终止公告"),
        ],
    ),
    "安山": (
        sure(800000),
        lambda s: [s.award("80（万元）"), s.correction("因收到质疑，现暂停本项目签订合同。", title="暂停公告")],
    ),
    "和山": (
        sure(6000000),
        lambda s: [
            s.award(
                "1000（万元）",
                supplier=f"{OURS}（联合体牵头方）、{OTHERS}（联合体成员）",
                more=f"<p>联合体分工：牵头方{OURS}占比60%，联合体成员{OTHERS}占比40%</p>",
            )
        ],
    ),
    "平山": (
        sure(3000000),
        lambda s: [
            s.award(
                "1000（万元）",
                supplier=f"{OTHERS}（牵头人）与{OURS}（成员）联合体",
                more=f"<p>联合体各方合同金额占比：{OTHERS} 70%，{OURS} 30%</p>",
            )
        ],
    ),
    "富山": (Count(ceiling=10000000), lambda s: [s.award("1000（万元）", supplier=f"（主）{OTHERS}（成）{OURS}")]),
    "兴山": (
        Count(floor=900000, stated=900000, ceiling=1800000, orders=2, in_question=1),
        lambda s: [s.award("900000元"), s.award("900000元", on=(2, 5), suffix="（重新发布）")],
    ),
    "阳山": (sure(0), lambda s: [s.award("折扣率85%")]),
    "广山": (Count(ceiling=13800001111), lambda s: [s.award("13800001111元", more="<p>联系电话：13800001111</p>")]),
    "武山": (sure(0), lambda s: [s.award("-350000元")]),
    "远山": (
        sure(3000000),
        lambda s: [s.award("300（万元）"), s.contract("1000000元"), s.contract("2000000元", on=(3, 22))],
    ),
    "江山": (
        Count(floor=600000, stated=600000, ceiling=1200000, orders=2, in_question=1),
        lambda s: [s.award("60（万元）"), s.contract("600000元", numbered=False)],
    ),
    "湖山": (
        sure(700000),
        lambda s: [
            s.rows(LOTS, [("1", OURS, "700000"), ("2", OURS, "400000")]),
            s.end("第2包：有效投标人不足三家，本包废标。", title="废标公告", on=(2, 20)),
        ],
    ),
    "谷山": (
        sure(600000, 3),
        lambda s: [
            Page(
                day=date(2026, 2, 2),
                title=f"{s.buyer}三项目中标公告",
                body=table(
                    PROJECTS,
                    [(str(i), f"{s.number}{i}", f"平台{i}", OURS, f"{i}00000") for i in (1, 2, 3)],
                )
                + f"<p>1.采购人信息</p><p>名 称：{s.buyer}</p>",
            )
        ],
    ),
    "乐山": (sure(0), lambda s: [s.award("500000元"), s.correction("原公告中标金额：500000元，现更正为：折扣率：88%。")]),
    "果山": (
        sure(392000),
        lambda s: [
            s.candidates((OURS, "400000"), (OTHERS, "410000")),
            s.award("400000元", on=(2, 8)),
            s.contract("392000元", on=(3, 8)),
        ],
    ),
    "昆山": (
        sure(0, 0),
        lambda s: [s.candidates((OURS, "400000"), (OTHERS, "410000")), s.award("410000元", supplier=OTHERS, on=(2, 8))],
    ),
    "阴山": (
        sure(950000),
        lambda s: [
            s.award("100（万元）"),
            s.correction("将中标金额1000000元更正为900000元。"),
            s.correction("将中标金额900000元更正为950000元。", on=(2, 16), title="更正公告（第二次）"),
        ],
    ),
    "邑山": (
        sure(50000000),
        lambda s: [s.award("5000元"), s.correction("原公告中标金额：5000元，现更正为：中标金额：5000万元。")],
    ),
    "原山": (
        Count(floor=1000000, stated=1000000, ceiling=1100000),
        lambda s: [s.award("100（万元）"), s.contract("1000000元"), s.contract("100000元", on=(6, 2), title="补充合同公告")],
    ),
    "鲁山": (
        sure(0, 0),
        lambda s: [
            s.award("450000元"),
            s.correction(
                f"经查，{OURS}提供虚假材料谋取中标，其中标无效，依法确定排名第二的{OTHERS}为中标供应商，中标价为460000元。"
            ),
        ],
    ),
    "定山": (Count(ceiling=1000000), lambda s: [s.award("1,000,000.00元", more="<p>成交金额（大写）：壹拾万元整</p>")]),
}

WORLD = World("JX2026", DEALS)
