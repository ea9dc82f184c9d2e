"""A sample of the mutated pages."""

from tests.scrapers.reading.fuzz import complaint, printed_amounts, run


def test_spoilt_pages_are_read_or_refused() -> None:
    """Mutated pages raise nothing but the reader's own error, invent no amount and take no time."""
    assert run(pages=150, seconds=20, seed=7) == []


def test_the_check_sees_an_amount_that_is_not_printed() -> None:
    """The amounts a text could print do not hold one that it does not."""
    assert 1268000 in printed_amounts("中标价：126.8万元")
    assert 1268001 not in printed_amounts("中标价：126.8万元")
    assert 125_600_000 in printed_amounts("中标价：1 亿 2,560 万元")
    assert complaint("中标人：甲乙有限公司\n中标价：126.8万元") is None
