"""What stands behind a flattened table: objections, signatures, registrations and counters. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice

A, B, C = "杭州甲乙建设有限公司", "宁波丙丁建设有限公司", "绍兴戊己建设有限公司"
_AGENT, _SITE = "浙江庚辛招标代理有限公司", "甲乙信息技术有限公司"
_TITLE = "甲乙县道路工程中标公示\n"
_HEADS = "标段\n中标单位\n中标价（元）\n工期\n项目经理\n"
_ROWS = f"一标（东段）\n{A}\n9126637.52\n153天\n马军\n二标（西段）\n{B}\n2230418.06\n90天\n李霞\n"
_WORDS = _ROWS.replace("一标（东段）", "农机类").replace("二标（西段）", "农具类")
_OBJECTIONS = "如对以上公示有异议，请在公示期内实名反映，电话：0571-2063318。\n"
_FEET = {
    "centre": "甲乙公共资源交易中心\nICP备案号：X ICP备15003217号-1\n",
    "counter": f"{_SITE}\n您是第 10233 位访客\n",
    "registration": f"{_SITE}\n公安备案 330102020017112\n",
    "signature": f"{_AGENT}\n2026年6月15日\n",
    "two signatures": f"某某县交通局\n{_AGENT}\n2026年6月15日\n",
    "address": f"{_AGENT}\n地址：杭州市东路18号\n",
    "telephone": f"{_AGENT}\n电话：0571-123456\n2026年6月15日\n",
}
_TWO = [(A, "9126637.52"), (B, "2230418.06")]


def _awards(body: str) -> list[tuple[str, str]]:
    return [(award.supplier.name, str(award.amount)) for award in read_notice(_TITLE + body).awards]


@pytest.mark.parametrize("rows", [_ROWS, _WORDS], ids=["lots", "words"])
@pytest.mark.parametrize("between", ["", _OBJECTIONS, "特此公示。\n"], ids=["none", "objections", "closed"])
@pytest.mark.parametrize("foot", _FEET.values(), ids=_FEET)
def test_a_foot_behind_a_flattened_table_is_no_row(rows: str, between: str, foot: str) -> None:
    """Whoever signs or keeps the site has won nothing."""
    assert _awards(_HEADS + rows + between + foot) == _TWO


@pytest.mark.parametrize("counter", ["您是第\n10233\n位访客\n", "10233\n"])
def test_a_counter_in_a_line_of_its_own_behind_the_objections_is_no_price(counter: str) -> None:
    """The sentence that says how to object ends the table, whatever its pieces could be."""
    assert _awards(f"{_HEADS}{_ROWS}{_OBJECTIONS}{_SITE}\n{counter}") == _TWO


def test_a_signature_ends_a_table_without_prices() -> None:
    """A name over a day signs where the names above have none."""
    heads = "标段\n中标单位\n项目经理\n"
    read = read_notice(f"甲乙县入围公示\n{heads}一标\n{A}\n马军\n二标\n{B}\n马军\n{_AGENT}\n2026年6月15日\n")
    assert [award.supplier.name for award in read.awards] == [A, B]


def test_the_last_lot_is_a_row_whether_it_was_won_or_failed() -> None:
    """A row that begins as the others do stays one."""
    third = f"三标（北段）\n{C}\n1230418.06\n90天\n李丽\n"
    assert _awards(_HEADS + _ROWS + third + _OBJECTIONS + _FEET["signature"]) == [*_TWO, (C, "1230418.06")]
    failed = read_notice(f"{_TITLE}{_HEADS}{_ROWS}三标（北段）\n流标\n/\n/\n/\n{_OBJECTIONS}")
    assert [award.supplier.name for award in failed.awards] == [A, B]
    assert [str(lot) for lot in failed.failed_lots] == ["三标(北段)"]
