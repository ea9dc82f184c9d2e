"""A third synthetic world: rounds of years, groups of lots, frameworks, and corrections in yet other words."""

from __future__ import annotations

from dataclasses import replace

from tests.support.town import OTHERS, OURS
from tests.system.scenarios.stories import Count, Told, World, sure

LOTS = ("标段", "中标单位", "中标价（万元）")
GROUPS = ("分标编号", "包号", "中标人", "中标金额（元）")


def cut(words: str, *, form: bool) -> Told:
    """An award of 1,280,000 yuan and a correction of it in some words."""
    return lambda s: [
        s.award("1280000元"),
        s.correction(words) if form else s.plain(words, title="更正公告", on=(2, 9)),
    ]


def lost(words: str, *, form: bool, title: str = "中标结果变更公告") -> Told:
    """An award of 1,280,000 yuan and a notice in some words of who has it now."""
    return lambda s: [
        s.award("1280000元"),
        s.correction(words, title=title) if form else s.plain(words, title=title, on=(2, 9)),
    ]


CUTS = (
    "成交价误录为1280000元，正确为1180000元。",
    "中标总价128万元修订为118万元。",
    "本项目中标价格应为118万元，而非128万元。",
    "原公告“中标金额128万元”系笔误，正确金额为118万元。",
    "将中标金额“1280000.00元”更改成“1180000.00元”。",
    "中标金额：1180000元（原为1280000元）。",
    "原内容：中标金额1280000元；现内容：中标金额1180000元。",
    "中标金额原公告为壹佰贰拾捌万元整，现更正为壹佰壹拾捌万元整。",
)
GONE = (
    f"取消第一名{OURS}中标资格，由第二名{OTHERS}替补。",
    f"{OURS}主动弃标，采购人决定与{OTHERS}签订合同。",
    f"由于{OURS}提供虚假资质，中标无效，本项目重新采购。",
    f"{OURS}未在规定期限内签订合同，视为放弃中标，确定{OTHERS}为中标人。",
    f"采购人收到{OURS}放弃函，现将中标人更换为{OTHERS}，金额130万元。",
    f"经复核，{OURS}不符合资格条件，撤销其中标资格，中标人为{OTHERS}。",
)

DEALS: dict[str, tuple[Count, Told]] = {
    **{
        f"{'金木水火土日月星'[number]}{'乡' if form else '镇'}": (sure(1180000), cut(words, form=form))
        for number, words in enumerate(CUTS)
        for form in (True, False)
    },
    **{
        f"{'子丑寅卯辰巳'[number]}{'乡' if form else '镇'}": (sure(0, 0), lost(words, form=form))
        for number, words in enumerate(GONE)
        for form in (True, False)
    },
    "春川": (
        Count(floor=600000, stated=600000, ceiling=1220000, orders=2, in_question=1),
        lambda s: [s.award("60（万元）", on=(1, 5)), s.award("62（万元）", on=(11, 6))],
    ),
    "夏川": (
        sure(1220000, 2),
        lambda s: [
            replace(s, name=f"{s.name}（2026年度）").award("60（万元）", on=(1, 5)),
            replace(s, name=f"{s.name}（2027年度）").award("62（万元）", on=(11, 6)),
        ],
    ),
    "秋川": (
        sure(2320000, 2),
        lambda s: [s.rows(GROUPS, [("AA-01", "包1", OURS, "1160000"), ("AA-02", "包1", OURS, "1160000")])],
    ),
    "冬川": (
        sure(900000, 2),
        lambda s: [
            s.rows(LOTS, [("一标段", OURS, "40"), ("二标段", OURS, "60")]),
            s.plain("二标段中标价由60万元更正为50万元。", title="更正公告", on=(2, 9)),
        ],
    ),
    "梅川": (
        sure(400000),
        lambda s: [
            s.rows(LOTS, [("一标段", OURS, "40"), ("二标段", OURS, "60")]),
            s.plain(f"标段二：{OURS}放弃中标资格，由{OTHERS}递补。", title="更正公告", on=(2, 9)),
        ],
    ),
    "兰川": (
        Count(floor=300000, stated=300000, ceiling=5000000, orders=2),
        lambda s: [
            replace(s, name=f"{s.name}框架协议").award("入围", more="<p>框架协议金额上限：5000000元</p>"),
            replace(s, number=f"{s.number}D1", name=f"{s.name}第一批订单").award(
                "300000元", on=(3, 2), more=f"<p>框架协议编号：{s.number}</p>"
            ),
        ],
    ),
    "竹川": (
        Count(ceiling=1280000),
        lambda s: [s.award("1280000元"), s.correction("中标金额核减10万元。")],
    ),
    "菊川": (
        sure(1100000),
        lambda s: [
            s.award("110（万元）"),
            s.plain("本公告内容如有错漏，以采购文件为准；中标人放弃中标的，由第二候选人递补。", title="补充公告", on=(2, 9)),
        ],
    ),
}

WORLD = World("BD2026", DEALS)
