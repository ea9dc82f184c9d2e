"""What a page shows and what it hides: elements of old styles, menus, heads that span their rows. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, told

_BODY = f"<h1>青溪区设备采购中标公告</h1><p>三、中标信息</p><p>中标供应商：{A}</p><p>中标金额：1000.00元</p>"


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="DISPLAY: none">{}</p>',
        '<p style="visibility:hidden">{}</p>',
        "<select><option>{}</option></select>",
    ],
)
def test_what_is_hidden_by_the_styles_of_old_has_won_nothing(hidden: str) -> None:
    """Capitals, visibility, a menu that is closed."""
    other = hidden.format(f"中标供应商：{B} 中标金额：9000.00元")
    assert told(read_notice(other + _BODY)) == told(read_notice(_BODY + other)) == [(None, A, 100_000)]


def test_a_head_that_spans_the_rows_below_it_is_no_lot() -> None:
    """包号 is the name of no lot, however many rows it was pasted over."""
    page = (
        "<h1>青溪区设备采购中标公告</h1><table><tr><td rowspan=9>包号</td><td>中标供应商</td><td>中标金额（元）</td></tr>"
        f"<tr><td>{A}</td><td>1000.00</td></tr></table>"
    )
    assert told(read_notice(page)) == [(None, A, 100_000)]
