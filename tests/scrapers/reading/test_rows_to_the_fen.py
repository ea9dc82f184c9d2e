"""Rows without gaps between their cells, whose price's commas and fen say where it ends. Every page is synthetic."""

import pytest

from scrapers.notice import Mark
from scrapers.reading import read_notice

_HEADS = "排名中标候选人名称投标报价（元）工期（日历天）质量标准综合得分\n"
_ROWS = (
    "1云南甲乙土地开发工程有限公司6,523,418.90240合格92.15\n"
    "2昆明丙丁土地整理工程有限责任公司6,610,002.37240合格90.88\n"
    "3红河州某某工程队6,588,871.00240合格87.30\n"
)
_READ = [
    ("云南甲乙土地开发工程有限公司", "6523418.90", 1),
    ("昆明丙丁土地整理工程有限责任公司", "6610002.37", 2),
    ("红河州某某工程队", "6588871.00", 3),
]


def _page(rows: str, heads: str = _HEADS) -> str:
    lots = (f"标段{lot}：甲乙县{lot}镇土地整治项目\n{heads}{rows}" for lot in "一二")
    return f"甲乙县土地整治项目中标候选人公示\n项目编号：WS-2026-1219\n{''.join(lots)}公示期：2026年1月22日至2026年1月24日。\n"


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (_HEADS, _ROWS),
        (_HEADS, _ROWS.replace("240合", "60合")),
        (_HEADS, _ROWS.replace("240合", " 240合")),
        (_HEADS.replace("工期（日历天）", ""), _ROWS.replace("240合", "合")),
    ],
)
def test_a_price_ends_with_its_fen(heads: str, rows: str) -> None:
    """Whatever figure runs on behind it."""
    read = read_notice(_page(rows, heads))
    assert [(a.lot, a.supplier.name, str(a.amount), a.rank) for a in read.awards] == [
        (lot, *each) for lot in ("标段一", "标段二") for each in _READ
    ]
    assert not read.marks


@pytest.mark.parametrize("rows", [_ROWS.replace(",", ""), _ROWS.replace(".90240", "240").replace(".37240", "240")])
def test_a_price_that_may_end_elsewhere_is_marked(rows: str) -> None:
    """Without commas or fen nobody can say."""
    awards = read_notice(_page(rows)).awards
    assert awards
    assert all(a.marks == (Mark.UNREADABLE_AMOUNT,) for a in awards if a.amount is None)
    assert {str(a.amount) for a in awards if a.amount is not None} <= {amount for _, amount, _ in _READ}
