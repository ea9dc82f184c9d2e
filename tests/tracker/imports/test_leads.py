"""Orders from a file: leads with a source, refused where they are unclear."""

from datetime import date
from decimal import Decimal

import pytest

from scrapers.money import Money
from scrapers.notice import NoticeType, Pricing
from tracker.errors import BadInput
from tracker.imports.leads import parse_leads

TODAY = date(2026, 6, 1)
HEADER = "published,buyer,supplier,members,project,amount,currency,service_months,source\n"
ROW = (
    "2026-01-27,中国三峡集团,甲乙数据科技有限公司,丙丁建设有限公司；戊己有限公司,问答系统,1160000,CNY,10,https://news.example/1\n"
)


def test_a_row_is_a_lead_notice() -> None:
    """One award, marked as a lead, with where it was read."""
    (notice,) = parse_leads(HEADER + ROW, "leads.csv", TODAY)
    (award,) = notice.awards
    assert (notice.lead, notice.notice_type, notice.url, notice.published_date) == (
        True,
        NoticeType.AWARD,
        "https://news.example/1",
        date(2026, 1, 27),
    )
    assert (award.amount, award.pricing, [member.name for member in award.members]) == (
        Money.of(1160000),
        Pricing.TOTAL,
        ["丙丁建设有限公司", "戊己有限公司"],
    )
    assert award.service is not None
    assert award.service.months == Decimal(10)


def test_toml_reads_alike() -> None:
    """The same order as a TOML entry has the same key."""
    toml = """
[[order]]
published = 2026-01-27
buyer = "中国三峡集团"
supplier = "甲乙数据科技有限公司"
project = "问答系统"
source = "https://news.example/1"
"""
    (notice,) = parse_leads(toml, "leads.toml", TODAY)
    assert notice.key == parse_leads(HEADER + ROW, "leads.csv", TODAY)[0].key
    assert notice.awards[0].amount is None


def test_the_same_row_twice_is_one_lead() -> None:
    """Repeating a row adds nothing; another amount for the same order is refused."""
    assert len(parse_leads(HEADER + ROW + ROW, "leads.csv", TODAY)) == 1
    with pytest.raises(BadInput, match="line 3, column amount: found '2', expected what an earlier row says"):
        parse_leads(HEADER + ROW + ROW.replace("1160000", "2"), "leads.csv", TODAY)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (ROW.replace("1160000", "0"), "column amount: found '0', expected an amount above 0"),
        (ROW.replace("https://news.example/1", ""), "column source: found '', expected a value"),
        (ROW.replace(",10,", ",0,"), "column service_months: found '0', expected a number of months above 0"),
        (ROW.replace("2026-01-27", "27 January"), "column published: found '27 January', expected a day"),
    ],
)
def test_a_wrong_row_is_refused(row: str, message: str) -> None:
    """With its line and column."""
    with pytest.raises(BadInput, match=f"leads.csv, line 2, {message}"):
        parse_leads(HEADER + row, "leads.csv", TODAY)


def test_a_source_that_is_no_address_stays_visible() -> None:
    """A filing or a newspaper is named in the title."""
    (notice,) = parse_leads(HEADER + ROW.replace("https://news.example/1", "某报2026年1月28日"), "leads.csv", TODAY)
    assert (notice.title, notice.url) == ("问答系统 (某报2026年1月28日)", "")


def test_a_lead_of_the_future_is_refused() -> None:
    """What is published after today has not been read anywhere."""
    with pytest.raises(BadInput, match=r"column published: found '2026-06-02', expected a day not after today \(2026-06-01\)"):
        parse_leads(HEADER + ROW.replace("2026-01-27", "2026-06-02"), "leads.csv", TODAY)


@pytest.mark.parametrize(
    ("amount", "currency", "message"),
    [
        ("1160000", "RMB", "column currency: found 'RMB', expected an ISO 4217 code such as CNY; did you mean CNY"),
        ("1160000", "HKB", "did you mean"),
        ("1160000.005", "CNY", "column amount: found '1160000.005', expected no more than 2 decimals in CNY"),
        ("100.5", "JPY", "expected no more than 0 decimals in JPY"),
        ("99999999999999999999", "CNY", "expected an amount that fits 64 bits"),
    ],
)
def test_money_that_cannot_be_is_refused(amount: str, currency: str, message: str) -> None:
    """A currency is an ISO 4217 code, an amount is whole in its minor unit and fits the file."""
    with pytest.raises(BadInput, match=message):
        parse_leads(HEADER + ROW.replace("1160000,CNY", f"{amount},{currency}"), "leads.csv", TODAY)
