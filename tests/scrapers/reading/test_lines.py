"""Lines to labels and values: what a label was found to be on one page says nothing of the value behind it on the next."""

import pytest

from scrapers.reading.labels.entries import Value
from scrapers.reading.labels.lines import read_lines
from scrapers.reading.page.page import Line, Page


def _values(text: str) -> list[tuple[str, str]]:
    entries = read_lines(Page(text, text), [Line(0, len(text))])
    return [(entry.word.key, text[entry.start : entry.end]) for entry in entries if isinstance(entry, Value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("中标人:甲乙有限公司", [("中标人", "甲乙有限公司")]),
        ("中标人:  丙丁(集团)有限公司", [("中标人", "丙丁(集团)有限公司")]),
        ("中标人:甲乙有限公司,中标金额:12元", [("中标人", "甲乙有限公司"), ("中标金额", "12元")]),
        ("中标人:甲乙有限公司 ;", [("中标人", "甲乙有限公司")]),
        ("中标人:[中标金额]12元", [("中标人", ""), ("中标金额", "12元")]),
        ("(中标人:甲乙有限公司)等", [("中标人", "甲乙有限公司")]),
        ("发布时间:2026-01-05 10:30", [("发布时间", "2026-01-05 10:30")]),
        ("发布时间:2026-01-05 10:30 来源:某网", [("发布时间", "2026-01-05 10:30"), ("来源", "某网")]),
        ("中标金额:万元)12", [("中标金额", "万元)12")]),
    ],
)
def test_a_value_ends_where_its_own_line_says(text: str, values: list[tuple[str, str]]) -> None:
    """The same label before a plain value, a bracket, another label, a time of day and a stray unit, one after another."""
    assert _values("中标人:戊己有限公司") == [("中标人", "戊己有限公司")]
    assert _values("发布时间:2025") == [("发布时间", "2025")]
    assert _values(text) == values
