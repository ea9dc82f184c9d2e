"""What is an export becomes lines; what only looks like one stays as it is."""

import pytest

from scrapers.reading.page.exports import plain


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        '{"中标供应商": "某某有限公司"',
        '{"a": 1, "b": 2, "c": 3}',
        "中标供应商,中标金额,备注\n某某有限公司,100",
        "中标单位某某有限公司,中标金额100元,特此公告\n二,三,四",
        "a=1;b=2;c=3",
        "",
    ],
)
def test_what_is_no_export_stays_as_it_is(text: str) -> None:
    """Nesting without end, broken JSON, uneven rows and keys that are no labels are left alone."""
    assert plain(text) == text


def test_figures_of_json_keep_their_digits() -> None:
    """A figure is written as it was printed, not as a float."""
    lines = plain('{"中标供应商": "某某有限公司", "中标金额": 12345678901.10, "采购人": "某某局"}')
    assert "中标金额：12345678901.10" in lines.split("\n")
