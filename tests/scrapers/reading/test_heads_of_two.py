"""Heads of columns that name a party and its price, or other parties than the winner. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.marks import NoticeMark
from scrapers.reading import read_notice
from scrapers.reading.lexicon.columns import column
from tests.scrapers.reading.plain_notice import A, B, C, table, told, written


@pytest.mark.parametrize("cell", ["{0}，{1}元", "{0}（{1}元）", "{0}<br>{1}元"])
@pytest.mark.parametrize("head", ["中标候选人及投标报价", "中标候选人、投标报价", "候选人名称和报价", "投标人/投标报价（元）"])
def test_candidates_stand_in_a_column_with_their_offers(head: str, cell: str) -> None:
    """The name first, its price behind it."""
    bids = ((1, A, 568000), (2, C, 574000))
    rows = (f"{rank}|{cell.format(name, price)}|9{5 - rank}.2" for rank, name, price in bids)
    notice = read_notice(f"<h1>青溪区设备采购中标候选人公示</h1>{written(f'排名|{head}|得分', *rows)}<p>招标人：青溪区教育局</p>")
    assert [(a.rank, a.supplier.name, a.amount and a.amount.minor) for a in notice.awards] == [
        (rank, name, price * 100) for rank, name, price in bids
    ]


@pytest.mark.parametrize("head", ["成交供应商及成交金额", "成交供应商名称及地址"])
def test_winners_stand_in_a_column_with_what_is_told_of_them(head: str) -> None:
    """A price of the winner, or where he sits."""
    told_of = ["568000元", "230000元"] if "金额" in head else ["青溪区东街12号", "青溪区西街9号"]
    notice = table(f"分包|{head}", f"A包|{A}，{told_of[0]}", f"B包|{C}，{told_of[1]}")
    sums = [56_800_000, 23_000_000] if "金额" in head else [None, None]
    assert told(notice) == [("A包", A, sums[0]), ("B包", C, sums[1])]


def test_a_column_of_reviewed_prices_names_bidders() -> None:
    """All who bid stand there, and nobody of them won by it."""
    reviewed = written("供应商名称及评审报价|得分", f"{A}，568000元|95.2", f"{C}，534000元|88.4")
    won = written("中标人|中标价（元）", f"{A}|568000")
    page = f"<h1>青溪区设备采购中标公告</h1><p>三、中标信息</p>{won}<p>评审情况</p>{reviewed}"
    assert told(read_notice(page)) == [(None, A, 56_800_000)]


@pytest.mark.parametrize(("head", "kind"), [("其他中标候选人", "candidate"), ("中标人及项目负责人", "supplier")])
def test_heads_that_name_a_party_and_no_price(head: str, kind: str) -> None:
    """Others than the winner are no winners; he stands before who leads the work."""
    assert column(head).kind == kind


@pytest.mark.parametrize("first", [True, False])
def test_other_candidates_in_a_column_do_not_win(first: bool) -> None:
    """Whichever column comes first; a lot without others has not failed."""
    lots = (("一标段", A, f"第二名：{B}；第三名：{C}", 89_900_000), ("二标段", C, "/", 91_000_000))
    heads = ("其他中标候选人", "中标人") if first else ("中标人", "其他中标候选人")
    rows = ("|".join((lot, *((others, won) if first else (won, others)), f"{fen // 100}")) for lot, won, others, fen in lots)
    notice = table("|".join(("标段", *heads, "中标价（元）")), *rows)
    assert (told(notice), notice.failed_lots) == ([(lot, won, fen) for lot, won, _, fen in lots], ())
    assert NoticeMark.RESULT_NOT_READ not in notice.marks
