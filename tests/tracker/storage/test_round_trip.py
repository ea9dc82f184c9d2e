"""Values become rows and JSON and come back as they were."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.money import Money
from scrapers.notice import Evidence, Mark, Notice, NoticeType
from tests.db.samples import award
from tests.support.strategies import DAYS, INSTANTS, MONEY, NAMES, SHARES, TEXT, notices, orders
from tracker import storage as records
from tracker.model.company import Company, CreditRule, Perimeter, Treatment, VatCategory
from tracker.model.decision import Decision, JoinDecision, MarkDecision, NameDecision, Verdict
from tracker.model.filing import Filing
from tracker.model.flag import Flag
from tracker.model.order import Order
from tracker.model.rate import Rate
from tracker.model.revenue import Revenue

COMMON = {"verdict": st.sampled_from(Verdict), "at": INSTANTS, "by": TEXT, "note": TEXT}
IDS = st.integers(0, 10**6).map(lambda n: f"O{n:010d}")
DECISIONS = st.one_of(
    st.builds(NameDecision, name=NAMES, company=TEXT, start=st.none() | DAYS, **COMMON),
    st.builds(JoinDecision, left=IDS, right=IDS, **COMMON),
    st.builds(MarkDecision, order=IDS, amount=st.none() | MONEY, marks=st.lists(st.sampled_from(Mark)).map(tuple), **COMMON),
)
COMPANIES = st.builds(
    Company,
    id=TEXT,
    names=st.dictionaries(st.sampled_from(["zh", "en", "zh_hant"]), TEXT, min_size=1),
    ticker=TEXT,
    exchange=TEXT,
    currency=st.just("CNY"),
    perimeter=st.lists(
        st.builds(
            Perimeter,
            name=NAMES,
            code=st.none() | TEXT,
            start=st.none() | DAYS,
            end=st.none() | DAYS,
            share=SHARES,
            treatment=st.sampled_from(Treatment),
            decided_by=TEXT,
        ),
        max_size=2,
    ).map(tuple),
    joint_venture=st.sampled_from(CreditRule),
    vat=st.sampled_from(VatCategory),
)
REVENUE = st.builds(
    Revenue,
    company=TEXT,
    label=TEXT,
    start=DAYS,
    end=DAYS,
    amount=MONEY,
    segment=st.none() | TEXT,
    source=TEXT,
    published=st.none() | DAYS,
    printed_share=st.none() | SHARES,
    restated_by=st.none() | TEXT,
    marks=st.lists(TEXT, max_size=2).map(tuple),
    printed=st.none() | TEXT,
    seen_at=st.none() | INSTANTS,
)
FILINGS = st.builds(
    Filing,
    key=TEXT,
    company=TEXT,
    published=DAYS,
    title=TEXT,
    url=TEXT,
    amount=st.none() | MONEY,
    counterparty=st.none() | TEXT,
    order=st.none() | IDS,
)


@given(notice=notices())
@settings(max_examples=60, deadline=None)
def test_a_notice_survives_its_json(notice: Notice) -> None:
    """Everything but the page's text comes back, positions too."""
    back = records.notice_from_json(records.notice_to_json(notice), records.evidence_to_json(notice.evidence))
    assert back == notice
    assert back.evidence == notice.evidence
    assert back.text == ""


@given(notice=notices())
@settings(max_examples=30, deadline=None)
def test_a_page_s_text_and_positions_stay_out_of_the_json(notice: Notice) -> None:
    """What is kept of a notice as a whole holds neither its text nor spans of it."""
    assert not {"text", "evidence"} & json.loads(records.notice_to_json(notice)).keys()


@given(notice=notices())
@settings(max_examples=30, deadline=None)
def test_the_same_words_have_the_same_hash(notice: Notice) -> None:
    """The hash that tells changed from same depends on what was read, not on the page's text, reader or bytes."""
    row = records.notice_row(notice, site="cn_x", page_sha256="a", reader_version="1")
    again = records.notice_from_json(records.notice_to_json(notice))
    assert records.notice_row(again, site="cn_x", page_sha256="b", reader_version="2")["content_hash"] == row["content_hash"]


def test_another_amount_has_another_hash() -> None:
    """One fen more is a change."""
    one, two = (Notice(notice_type=NoticeType.AWARD, budget=Money(minor=minor, currency="CNY")) for minor in (1, 2))
    rows = [records.notice_row(n, site="cn_x", page_sha256=None, reader_version="1") for n in (one, two)]
    assert rows[0]["content_hash"] != rows[1]["content_hash"]


def test_positions_alone_change_no_hash() -> None:
    """The same value found elsewhere on the page is the same value."""
    at = [
        Notice(notice_type=NoticeType.AWARD, evidence=(Evidence(field="title", text="甲", start=s, end=s + 1),)) for s in (0, 5)
    ]
    rows = [records.notice_row(n, site="cn_x", page_sha256=None, reader_version="1") for n in at]
    assert rows[0]["content_hash"] == rows[1]["content_hash"]
    assert rows[0]["evidence"] != rows[1]["evidence"]


@given(order=orders())
@settings(max_examples=60, deadline=None)
def test_an_order_survives_its_rows(order: Order) -> None:
    """Nothing of an order is lost on the way through its rows."""
    assert records.order_of(records.order_row(order)) == order


@given(company=COMPANIES)
@settings(max_examples=30, deadline=None)
def test_a_company_survives_its_rows(company: Company) -> None:
    """Names, perimeter and rules come back."""
    assert records.company_of(records.company_row(company)) == company


@given(revenue=REVENUE)
@settings(max_examples=30, deadline=None)
def test_revenue_survives_its_row(revenue: Revenue) -> None:
    """A reported figure comes back to the last digit of its printed share."""
    assert records.revenue_of(records.revenue_row(revenue)) == revenue


@given(filing=FILINGS)
@settings(max_examples=30, deadline=None)
def test_a_filing_survives_its_row(filing: Filing) -> None:
    """A company's own announcement comes back."""
    assert records.filing_of(records.filing_row(filing)) == filing


@given(decision=DECISIONS)
@settings(max_examples=60, deadline=None)
def test_a_decision_survives_its_row(decision: Decision) -> None:
    """What was decided comes back under its own kind."""
    columns = ("name", "company", "start_date", "order_id", "other_order_id", "amount_minor", "currency", "marks")
    row = dict.fromkeys(columns) | records.decision_row(decision)
    assert records.decisions_of([row]).all == (decision,)


@given(value=st.decimals(Decimal("0.000001"), 10**6, places=6), day=DAYS)
@settings(max_examples=30, deadline=None)
def test_a_rate_survives_its_row(value: Decimal, day: date) -> None:
    """Exchange rates are decimal text, so no digit is lost."""
    rate = Rate(base="USD", quote="CNY", day=day, value=value, source="test")
    assert records.rate_of(records.rate_row(rate)) == rate


def test_a_flag_survives_its_row() -> None:
    """A flag comes back with its evidence; the operator's flags have no company in the file."""
    flag = Flag(
        rule="OPS", company="", order=None, occasion="cn_x dark", on=date(2026, 1, 2), evidence={"ratio": "0.0469", "n": [1]}
    )
    row = records.flag_row(flag)
    assert row["company"] is None
    assert records.flag_of(row) == flag


def test_an_instant_needs_its_offset() -> None:
    """A time of day without an offset is no instant."""
    assert records.instant(datetime(2026, 1, 2, tzinfo=UTC)) == "2026-01-02T00:00:00+00:00"
    with pytest.raises(ValueError, match="needs an offset"):
        records.instant(datetime(2026, 1, 2))  # noqa: DTZ001 - the point of the test


def test_half_a_character_is_mended_not_refused() -> None:
    """Half of a surrogate pair, which JSON can spell and no file can hold, becomes U+FFFD wherever it stands."""
    half = "\ud800"
    found = Evidence(field="title", text=half, start=0, end=1)
    broken = Notice(notice_type=NoticeType.AWARD, key="1", title=f"甲{half}", awards=(award(f"乙{half}"),), evidence=(found,))
    row = records.notice_row(broken, site="cn_x", page_sha256=None, reader_version="1")
    back = records.notice_from_json(row["notice"], row["evidence"])
    assert (row["title"], back.title, back.awards[0].supplier.name, back.evidence[0].text) == (
        "甲\ufffd",
        "甲\ufffd",
        "乙\ufffd",
        "\ufffd",
    )
    only_evidence = Notice(notice_type=NoticeType.AWARD, evidence=(found,))
    assert "\ufffd" in str(records.notice_row(only_evidence, site="cn_x", page_sha256=None, reader_version="1")["evidence"])
