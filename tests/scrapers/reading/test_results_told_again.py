"""Results that a page tells again in other words are counted once. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, C, read, table, told, written

_AGAIN = {
    "sentences": "第1包由{0}中标，中标金额为人民币568000.00元。\n第2包由{1}中标，中标金额为人民币230000.00元。",
    "labels": "第1包成交供应商：{0}，成交金额：568000.00元。\n第2包成交供应商：{1}，成交金额：230000.00元。",
}


@pytest.mark.parametrize("again", [*_AGAIN])
@pytest.mark.parametrize("lots", [("采购包1", "采购包2"), ("一标段", "二标段"), ("LQ-1", "LQ-2"), ("P01", "P02")])
def test_lots_called_by_other_words_are_the_same(lots: tuple[str, str], again: str) -> None:
    """Neither their winners nor their sums come twice."""
    rows = written("标段|中标人|中标金额（元）", f"{lots[0]}|{A}|568000", f"{lots[1]}|{C}|230000")
    lines = "".join(f"<p>{line}</p>" for line in _AGAIN[again].format(A, C).split("\n"))
    notice = read_notice(f"<h1>青溪区设备采购中标公告</h1><p>三、中标信息</p>{rows}<p>四、结果</p>{lines}")
    assert told(notice) == [(lots[0], A, 56_800_000), (lots[1], C, 23_000_000)]


def test_winners_of_things_told_again_without_them_come_once() -> None:
    """LED路灯 and 控制柜 stand in the table only."""
    rows = written("标的名称|成交供应商|成交金额（元）", f"LED路灯|{A}|568000", f"控制柜|{C}|230000")
    lines = f"<p>成交供应商：{A}，成交金额：568000元。</p><p>成交供应商：{C}，成交金额：230000元。</p>"
    notice = read_notice(f"<h1>青溪区设备采购成交公告</h1><p>三、成交信息</p>{rows}{lines}")
    assert [(name, fen) for _, name, fen in told(notice)] == [(A, 56_800_000), (C, 23_000_000)]


def test_a_name_for_a_part_that_is_none_does_not_part_a_result_from_itself() -> None:
    """经评审，…由某公司中标, with what stands before the name, and the same in a label."""
    notice = read(
        f"我中心就演播室灯光升级项目（询价编号：XJ-1）进行询价，成交供应商：{A}，成交金额：568000元。\n由{A}中标，中标金额为568000元。"
    )
    assert [(name, fen) for _, name, fen in told(notice)] == [(A, 56_800_000)]


def test_two_lots_won_at_the_same_prices_are_two() -> None:
    """Other numbers, or one sum in all, tell nothing again."""
    same = table("包号|中标人|中标金额（元）", f"1|{A}|568000", f"2|{C}|230000", f"3|{A}|568000", f"4|{C}|230000")
    assert [lot for lot, *_ in told(same)] == ["1", "2", "3", "4"]
    shared = table("包号|中标人|中标金额（元）", *(f"{lot}|{name}|50000" for lot in (1, 2) for name in (A, C)))
    assert [(lot, name) for lot, name, _ in told(shared)] == [("1", A), ("1", C), ("2", A), ("2", C)]


@pytest.mark.parametrize("again", ["1.{0}；2.{1}；3.{2}。", "1、{0}；2、{1}；3、{2}"])
def test_a_list_of_ranked_candidates_is_no_venture(again: str) -> None:
    """中标候选人排序： below them names each once more."""
    names = (A, "绍兴庚辛建设有限公司", C)
    ranked = "".join(
        f"第{n}中标候选人：{name}，投标报价：{56 + i},000元\n" for i, (n, name) in enumerate(zip("一二三", names, strict=True))
    )
    page = f"青溪区道路工程中标候选人公示\n{ranked}招标人：青溪区交通局\n中标候选人排序：{again.format(*names)}\n"
    notice = read_notice(page, kind="text")
    assert [(a.rank, a.supplier.name, a.amount and a.amount.minor, a.members) for a in notice.awards] == [
        (i + 1, name, (56 + i) * 100_000, ()) for i, name in enumerate(names)
    ]


@pytest.mark.parametrize("prices", [("568000", "230000"), ("", "")])
def test_lots_of_other_letters_are_others(prices: tuple[str, str]) -> None:
    """A-1 and B-1, whatever winners and sums they share, or where the second ones have no sums."""
    firsts = (f"A-1|{A}|568000", f"A-2|{C}|230000")
    notice = table("包号|中标人|中标金额（元）", *firsts, f"B-1|{A}|{prices[0]}", f"B-2|{C}|{prices[1]}")
    assert [lot for lot, *_ in told(notice)] == ["A-1", "A-2", "B-1", "B-2"]


def test_lots_of_two_projects_on_a_page_are_told_once_each() -> None:
    """Each project has its own number, and its lots begin anew."""
    rows = written("包号|中标人|中标金额（元）", f"1包|{A}|568000", f"2包|{C}|230000")
    parts = "".join(f"<p>项目编号：QX-{number}</p>{rows}" for number in (1, 2))
    assert len(read_notice(f"<h1>青溪区设备采购中标公告</h1>{parts}").awards) == 4


def test_lots_without_prices_by_other_words_are_two() -> None:
    """Nothing counts twice there, and one of two frameworks might be lost."""
    notice = table("标段|入围供应商", f"1标段|{A}", f"1包|{A}")
    assert told(notice) == [("1标段", A, None), ("1包", A, None)]
