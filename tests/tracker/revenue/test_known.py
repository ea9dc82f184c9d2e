"""Reported revenue: files of a user, checks of figures against each other, trailing twelve months."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scrapers.money import Money
from tests.support.ledger_samples import first_user, revenue
from tracker.errors import BadInput
from tracker.imports.revenue import parse_revenue
from tracker.model.period import a_year_before, label_of, plus_months
from tracker.model.revenue import Revenue
from tracker.revenue.checks import RevenueMark, check_revenue
from tracker.revenue.known import trailing_twelve_months

TODAY = date(2026, 6, 1)
HEADER = "company,label,start,end,segment,amount,currency,source,published,printed_share,printed\n"
ROW = 'acme,FY2024,2024-01-01,2024-12-31,,"312,000,000.00",CNY,prospectus,2026-01-08,,3.12亿元\n'


def year(amount: str, at: int = 2024, **fields: object) -> Revenue:
    """A reported year."""
    return revenue(f"FY{at}", f"{at}-01-01", f"{at}-12-31", amount, **fields)


def half(amount: str, at: int = 2024, number: int = 1, **fields: object) -> Revenue:
    """A reported half."""
    start, end = (("01-01", "06-30"), ("07-01", "12-31"))[number - 1]
    return revenue(f"H{number} {at}", f"{at}-{start}", f"{at}-{end}", amount, **fields)


def marks(*rows: Revenue) -> list[list[str]]:
    """The codes of each row's marks."""
    return [[mark.partition(":")[0] for mark in row.marks] for row in check_revenue(rows)]


def test_csv_and_toml_read_alike() -> None:
    """A CSV line, thousands parted by commas, a byte-order mark; the same as a TOML entry."""
    toml = """
[[revenue]]
company = "acme"
label = "FY2024"
start = 2024-01-01
end = 2024-12-31
amount = 312000000.00
currency = "CNY"
source = "prospectus"
published = 2026-01-08
printed = "3.12亿元"
"""
    read = parse_revenue("\ufeff" + HEADER + ROW, "r.csv", ("acme",), TODAY)
    assert read == parse_revenue(toml, "r.toml", ("acme",), TODAY)
    assert (read[0].amount, read[0].published) == (Money(minor=31_200_000_000, currency="CNY"), date(2026, 1, 8))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + ROW.replace("acme", "other"), "r.csv, line 2, column company: found 'other', expected one of acme"),
        (HEADER + ROW.replace("2024-01-01", "1.1.2024"), "line 2, column start: found '1.1.2024', expected a day as YYYY-MM-DD"),
        (HEADER + ROW.replace("2024-12-31", "2023-12-31"), "line 2, column end: .* expected a day not before 2024-01-01"),
        (HEADER + ROW.replace('"312,000,000.00"', "约3.12亿"), "line 2, column amount: found '约3.12亿', expected a number"),
        (HEADER + ROW.replace('"312,000,000.00"', '"31,2"'), "line 2, column amount: found '31,2', expected a number"),
        (HEADER + ROW.replace('"312,000,000.00"', "0"), "line 2, column amount: found '0', expected an amount above 0"),
        (
            HEADER + ROW.replace("CNY", "yuan"),
            "column currency: found 'yuan', expected an ISO 4217 code .* did you mean CNY",
        ),
        (HEADER + ROW.replace("prospectus", ""), "line 2, column source: found '', expected a value"),
        (HEADER + ROW.replace(",,3.12", ",69.4,3.12"), "line 2, column printed_share: found '69.4', expected a share"),
        (HEADER + ROW + "acme,FY2023\n", "line 3: found 2 columns, expected 11"),
        (HEADER.replace("label", "period") + ROW, "line 1: found column 'period', expected some of company, label"),
        (HEADER.replace("source,", "") + ROW, "line 1: column 'source' is missing"),
        ("", "line 1: column 'company' is missing"),
        (HEADER + 'acme,"FY2024\n', "not readable as CSV"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, message: str) -> None:
    """File, line, column, what was found and what was expected."""
    with pytest.raises(BadInput, match=message):
        parse_revenue(text, "r.csv", ("acme",), TODAY)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[revenue]\n", "r.toml: not readable as TOML"),
        ("[[income]]\nx = 1\n", r"found income, expected only \[\[revenue\]\] entries"),
        ('[[revenue]]\ncompany = ["a"]\n', "entry 1: column 'label' is missing"),
    ],
)
def test_a_wrong_toml_file_is_refused(text: str, message: str) -> None:
    """TOML errors name the file and the entry."""
    with pytest.raises(BadInput, match=message):
        parse_revenue(text, "r.toml", ("acme",), TODAY)


def test_the_first_users_shares_contradict_the_amounts() -> None:
    """69.4 % and 30.6 % are marked against 85 % and 15 %; 1.62 + 0.291 against 1.9 亿 is rounding and is not."""
    _, _, figures = first_user()
    checked = check_revenue(figures)
    assert [row.marks for row in checked] == [
        (),
        (),
        ("printed_share_differs: 69.4 % ≠ 85.3 %",),
        ("printed_share_differs: 30.6 % ≠ 15.3 %",),
    ]
    unprinted = check_revenue([replace(row, printed=None) for row in figures])
    assert [row.marks for row in unprinted] == [row.marks for row in checked]
    assert check_revenue(checked) == checked


def test_precision_decides_between_rounding_and_contradiction() -> None:
    """The same amounts printed to the yuan do not add up."""
    exact = [half("190000000.01"), half("162000000.00", segment="a"), half("29100000.00", segment="b")]
    assert marks(*exact) == [[RevenueMark.SEGMENTS_DO_NOT_ADD_UP]] * 3
    rounded = [half("190000000", printed="1.90亿元"), half("162000000", segment="a"), half("29100000", segment="b")]
    assert marks(*rounded) == [[RevenueMark.SEGMENTS_DO_NOT_ADD_UP]] * 3
    assert marks(half("190000000", printed="1.9亿元"), *rounded[1:]) == [[], [], []]


def test_one_segment_alone_may_leave_the_rest_out() -> None:
    """A lone segment is only wrong when it is more than everything."""
    assert marks(half("191"), half("162", segment="a")) == [[], []]
    assert marks(half("191"), half("262", segment="a")) == [[RevenueMark.SEGMENTS_DO_NOT_ADD_UP]] * 2


def test_halves_and_quarters_must_make_up_the_year() -> None:
    """Two halves that miss the year mark all three; a half above its year too; what is not covered is not judged."""
    wrong = [[RevenueMark.PERIODS_DO_NOT_ADD_UP]] * 3
    assert marks(year("301"), half("101"), half("111", number=2)) == wrong
    assert marks(year("301"), half("101"), half("200", number=2)) == [[], [], []]
    assert marks(year("301"), half("401")) == wrong[:2]
    assert marks(year("301"), half("101")) == [[], []]
    first, second = (revenue("Q", f"2024-0{m}-01", f"2024-0{m + 2}-{d}", "52") for m, d in ((1, 31), (4, 30)))
    assert marks(half("101"), first, second) == wrong
    assert marks(half("103"), first, second) == [[], [], []]


def test_a_unit_slip_against_the_year_before_is_marked() -> None:
    """312 million after 31 thousand is rather 万 than growth; threefold growth is growth."""
    assert marks(year("31234", 2023), year("312000000")) == [[], [RevenueMark.UNIT_SLIP]]
    assert marks(year("101000000", 2023), year("312000000")) == [[], []]


def test_companies_and_currencies_are_checked_apart() -> None:
    """Another company's halves say nothing of this year."""
    assert marks(year("301"), half("401", company="other"), half("401", currency="USD")) == [[], [], []]


def test_trailing_twelve_months() -> None:
    """Year plus this half less the half before; or periods that cover the year; or nothing."""
    known = [year("300"), half("100"), half("190", 2025)]
    trailing = trailing_twelve_months(known)
    assert trailing is not None
    assert (trailing.label, str(trailing.amount), trailing.start) == ("TTM 2025-06-30", "390.00", date(2024, 7, 1))
    assert trailing_twelve_months(known[:2]) is None
    assert trailing_twelve_months([known[0], known[2]]) is None
    chained = trailing_twelve_months([half("200", number=2), half("190", 2025)])
    assert chained is not None
    assert str(chained.amount) == "390.00"
    mixed = [year("300"), half("100"), half("190", 2025, currency="USD")]
    assert trailing_twelve_months(mixed) is None


def test_trailing_months_carry_the_marks_of_their_parts() -> None:
    """A doubtful half makes a doubtful sum."""
    trailing = trailing_twelve_months([year("300"), half("100", marks=("x: y",)), half("190", 2025)])
    assert trailing is not None
    assert trailing.marks == ("x: y",)


def test_days_of_the_calendar() -> None:
    """Month ends answer month ends, leap years too; periods are called by their days."""
    assert a_year_before(date(2025, 2, 28)) == date(2024, 2, 29)
    assert a_year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert a_year_before(date(2024, 2, 28)) == date(2023, 2, 28)
    assert plus_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert plus_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert plus_months(date(2026, 12, 15), 0) == date(2026, 12, 15)
    labels = [
        label_of(date(2024, 1, 1), date(2024, 12, 31)),
        label_of(date(2025, 7, 1), date(2025, 12, 31)),
        label_of(date(2025, 4, 1), date(2025, 6, 30)),
        label_of(date(2025, 1, 1), date(2025, 9, 30)),
        label_of(date(2024, 2, 1), date(2025, 1, 31)),
    ]
    assert labels == ["FY2024", "H2 2025", "Q2 2025", "9M 2025", "12 months to 2025-01-31"]


def test_printed_share_is_checked_to_its_own_precision() -> None:
    """85 % is right for 1.62 of 1.9, 85.26 % of exact figures is not 85.30 %."""
    exact = [half("190000001"), half("162000001", segment="a", printed_share=Decimal("0.8530"))]
    assert marks(*exact)[1] == [RevenueMark.PRINTED_SHARE_DIFFERS]
    assert marks(half("190000001"), half("162000001", segment="a", printed_share=Decimal("0.85")))[1] == []


def test_a_period_that_has_not_ended_is_refused() -> None:
    """A typo in the year does not become a denominator."""
    with pytest.raises(BadInput, match=r"column end: found '2062-12-31', expected a day before today \(2026-06-01\)"):
        parse_revenue(HEADER + ROW.replace("2024-12-31", "2062-12-31"), "r.csv", ("acme",), TODAY)
    with pytest.raises(BadInput, match=r"column currency: found 'RMB', .* did you mean CNY"):
        parse_revenue(HEADER + ROW.replace("CNY", "RMB"), "r.csv", ("acme",), TODAY)
    with pytest.raises(BadInput, match=r"column amount: .* expected no more than 2 decimals in CNY"):
        parse_revenue(HEADER + ROW.replace("312,000,000.00", "312,000,000.005"), "r.csv", ("acme",), TODAY)


def test_nine_months_equal_to_the_year_are_marked() -> None:
    """A year that earned nothing in its last quarter is rather one figure entered twice."""
    year = revenue("FY2025", "2025-01-01", "2025-12-31", "312000000")
    nine = revenue("9M 2025", "2025-01-01", "2025-09-30", "312000000")
    marked = check_revenue([year, nine])
    assert [[mark.partition(":")[0] for mark in row.marks] for row in marked] == [["same_as_a_part"], ["same_as_a_part"]]
    assert not any(row.marks for row in check_revenue([year, replace(nine, amount=Money.of(200000000))]))


@pytest.mark.parametrize(
    ("amount", "printed", "wrong"),
    [("31200", "3.12亿元", True), ("312000000", "3.12亿元", False), ("312000000", "31200", False), ("290000", "29.1万元", True)],
)
def test_an_amount_that_contradicts_its_printed_form_is_marked(amount: str, printed: str, wrong: bool) -> None:
    """The figure in the file and the figure as printed are one; a printed figure without a unit says nothing."""
    (row,) = check_revenue([revenue("FY2025", "2025-01-01", "2025-12-31", amount, printed=printed)])
    assert any(mark.startswith("printed_differs") for mark in row.marks) == wrong
