"""Figures of money as pages print them: multiples in English, digits set apart, currencies of other countries."""

from decimal import Decimal

import pytest

from scrapers.reading.values.amounts import figures


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("HK$ 45.6 million", "45600000", "HKD"),
        ("HK$45.6M", "45600000", "HKD"),
        ("USD 1.2 Million", "1200000", "USD"),
        ("1.2 million USD", "1200000", "USD"),
        ("US$ 250 thousand", "250000", "USD"),
        ("RMB 3 billion", "3000000000", "CNY"),
        ("¥100000 M包", "100000", "CNY"),
    ],
)
def test_a_multiple_in_english_is_counted(text: str, value: str, currency: str) -> None:
    """Million, billion and thousand behind a figure belong to it; a lot's letter does not."""
    (figure,) = figures(text, 0, len(text))
    assert (figure.kind, figure.value, figure.currency) == ("money", Decimal(value), currency)


def test_a_multiple_without_a_currency_is_no_money() -> None:
    """Millions of what nobody says are not yuan."""
    assert figures("1.2 million", 0, 11) == []


def test_a_coefficient_is_a_rate_whatever_the_unit_of_its_column() -> None:
    """折扣系数0.85 under 成交金额（元） is no 85 fen."""
    text = "折扣系数0.85"
    found = figures(text, 0, len(text), hint="元")
    assert [(figure.kind, figure.text) for figure in found] == [("percent", "0.85")]


@pytest.mark.parametrize(
    ("text", "value"), [("1 2 3 4 5 6 元", "123456"), ("1 2 3 4 . 5 6 元", "1234.56"), ("1 2 3万元", "1230000")]
)
def test_digits_set_apart_one_by_one_are_one_figure(text: str, value: str) -> None:
    """A page that parts every sign prints no tail alone."""
    (figure,) = figures(text, 0, len(text))
    assert figure.value == Decimal(value)


def test_zeros_behind_a_point_make_no_figure_too_long() -> None:
    """Systems print eight decimals; as many digits without a point are an account's."""
    assert [figure.value for figure in figures("21876540.33000000", 0, 17, hint="元")] == [Decimal("21876540.33")]
    assert figures("21876540330000001", 0, 17, hint="元") == []


def test_figures_beside_each_other_stay_apart() -> None:
    """A number of a row before a price is none of its digits."""
    assert [figure.value for figure in figures("3 120000元", 0, 9)] == [Decimal(3), Decimal(120000)]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("RUB 90000000", "90000000", "RUB"),
        ("9000万卢布", "90000000", "RUB"),
        ("50亿越南盾", "5000000000", "VND"),
        ("THB 500,000", "500000", "THB"),
    ],
)
def test_money_of_other_countries_is_not_yuan(text: str, value: str, currency: str) -> None:
    """A code or a name in front of or behind a figure says its currency."""
    (figure,) = figures(text, 0, len(text))
    assert (figure.kind, figure.value, figure.currency) == ("money", Decimal(value), currency)


@pytest.mark.parametrize("text", ["500万比索", "300卢比", "20万法郎"])
def test_money_that_several_countries_have_is_none(text: str) -> None:
    """The page does not say which country's money it is, so no figure is read."""
    assert figures(text, 0, len(text)) == []


def test_a_unit_that_a_bracket_begins_ties_no_two_figures_together() -> None:
    """5（万1元8 is spoilt, and not fifty thousand and one yuan."""
    text = "5(万1元8"
    assert Decimal(50_001) not in [figure.value for figure in figures(text, 0, len(text))]


@pytest.mark.parametrize("hint", ["", "万元"])
def test_the_number_of_a_note_behind_a_sum_is_no_other_sum(hint: str) -> None:
    """The page's foot has the note that 98.6万元1 refers to."""
    assert [figure.value for figure in figures("98.6万元1", 0, 7, hint=hint)] == [Decimal(986_000)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("647万5千504元", "6475504"),
        ("12万8千5百元", "128500"),
        ("3千5百元整", "3500"),
        ("1亿2千3百万元", "123000000"),
        ("12万8千元", "128000"),
    ],
)
def test_thousands_and_hundreds_behind_a_figure_are_one_sum(text: str, value: str) -> None:
    """And none of its pieces is a sum by itself."""
    assert [(figure.kind, figure.value) for figure in figures(text, 0, len(text))] == [("money", Decimal(value))]


def test_a_slash_before_the_next_part_prices_no_piece() -> None:
    """996000.00元/ ends its line, and 四、 begins the next part."""
    text = "996000.00元/\n四、其他"
    figure = figures(text, 0, len(text))[0]
    assert (figure.kind, figure.value) == ("money", Decimal("996000.00"))
