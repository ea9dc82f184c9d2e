"""Values of the programme's own types, drawn at random for properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from hypothesis import strategies as st

from scrapers.money import Money
from scrapers.notice import (
    Award,
    AwardStatus,
    Evidence,
    Link,
    LinkKind,
    Mark,
    Notice,
    NoticeType,
    Party,
    Pricing,
    ServicePeriod,
    VatBasis,
)
from tracker.model.order import Act, EventKind, JoinKey, Order, OrderEvent, OrderNotice, OrderState, OrderStatus

# no NUL: decoding and JSON reading take it out before anything is read
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
NAMES = TEXT.filter(lambda text: text.strip() != "")
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
INSTANTS = st.builds(
    datetime.fromtimestamp,
    st.integers(0, 4 * 10**9),
    st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-5))]),
)
MONEY = st.builds(Money, minor=st.integers(1, 2**62), currency=st.sampled_from(["CNY", "USD", "JPY", "KWD"]))
SHARES = st.decimals(0, 1, places=4)
PARTIES = st.builds(Party, name=NAMES, code=st.none() | TEXT, scheme=st.none() | TEXT, share=st.none() | SHARES)
MARKS = st.lists(st.sampled_from(Mark), max_size=3, unique=True).map(tuple)


@st.composite
def service_periods(draw: st.DrawFn) -> ServicePeriod:
    """A printed service period."""
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
    start, end = draw(st.sampled_from([(days[0], days[1]), (days[0], None), (None, days[1]), (None, None)]))
    months = draw(st.none() | st.decimals(Decimal("0.5"), 120, places=1))
    return ServicePeriod(text=draw(TEXT), months=months, start=start, end=end)


@st.composite
def awards(draw: st.DrawFn) -> Award:
    """An award whose amount and pricing agree."""
    amount = draw(st.none() | MONEY)
    return Award(
        supplier=draw(PARTIES),
        lot=draw(st.none() | TEXT),
        members=tuple(draw(st.lists(PARTIES, max_size=2))),
        amount=amount,
        pricing=Pricing.TOTAL if amount else draw(st.sampled_from(Pricing)),
        rate=draw(st.none() | TEXT),
        rank=draw(st.none() | st.integers(1, 5)),
        status=draw(st.sampled_from(AwardStatus)),
        vat=draw(st.sampled_from(VatBasis)),
        framework=draw(st.booleans()),
        ceiling=draw(st.none() | MONEY),
        service=draw(st.none() | service_periods()),
        decided_on=draw(st.none() | DAYS),
        local_id=draw(st.none() | TEXT),
        marks=draw(MARKS),
    )


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    """A notice with everything a page can give, its evidence included."""
    found = tuple(draw(st.lists(awards(), max_size=3)))
    text = draw(st.text(st.characters(codec="utf-8"), max_size=40))
    ends = [sorted(pair) for pair in draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=3))]
    places = st.none() | st.integers(0, len(found) - 1) if found else st.none()
    link = st.builds(Link, kind=st.sampled_from(LinkKind), url=TEXT, key=st.none() | TEXT, title=st.none() | TEXT)
    return Notice(
        notice_type=draw(st.sampled_from(NoticeType)),
        title=draw(st.none() | TEXT),
        key=draw(TEXT),
        url=draw(TEXT),
        published_date=draw(st.none() | DAYS),
        published_at=draw(st.none() | TEXT),
        project_number=draw(st.none() | TEXT),
        project_name=draw(st.none() | TEXT),
        buyer=draw(st.none() | PARTIES),
        agency=draw(st.none() | PARTIES),
        region=draw(st.none() | TEXT),
        awards=found,
        failed_lots=tuple(draw(st.lists(TEXT, max_size=2))),
        budget=draw(st.none() | MONEY),
        ceiling=draw(st.none() | MONEY),
        stated_total=draw(st.none() | MONEY),
        service=draw(st.none() | service_periods()),
        contract_date=draw(st.none() | DAYS),
        links=tuple(draw(st.lists(link, max_size=2))),
        attachments=tuple(draw(st.lists(TEXT, max_size=2))),
        result_in_attachment=draw(st.booleans()),
        lead=draw(st.booleans()),
        issues=tuple(draw(st.lists(TEXT, max_size=2))),
        text=text,
        evidence=tuple(
            Evidence(field=draw(TEXT), text=text[start:end], start=start, end=end, award=draw(places)) for start, end in ends
        ),
    )


STATES = st.builds(
    OrderState,
    status=st.sampled_from(OrderStatus),
    amount=st.none() | MONEY,
    ceiling=st.none() | MONEY,
    framework=st.booleans(),
    pricing=st.sampled_from(Pricing),
    rate=st.none() | TEXT,
    rank=st.none() | st.integers(1, 5),
    marks=MARKS,
    accepted=st.booleans(),
    vat=st.sampled_from(VatBasis),
    dated=st.none() | DAYS,
    service=st.none() | service_periods(),
)


def order_events(notice_ids: tuple[int, ...]) -> st.SearchStrategy[OrderEvent]:
    """Events of an order, each of one of the notices or of none."""
    return st.builds(
        OrderEvent,
        kind=st.sampled_from(EventKind),
        on=DAYS,
        seen_at=INSTANTS,
        notice_id=st.none() | st.sampled_from(notice_ids),
        after=STATES,
        before_amount=st.none() | MONEY,
        join_key=st.none() | st.sampled_from(JoinKey),
        detail=st.just("") | TEXT,
        act=st.sampled_from(Act),
        says=st.none() | STATES,
    )


@st.composite
def orders(draw: st.DrawFn, notice_ids: tuple[int, ...] = (1, 2, 3)) -> Order:
    """An order of some stored notices."""
    event = order_events(notice_ids)
    spoken = st.builds(
        OrderNotice,
        id=st.sampled_from(notice_ids),
        site=TEXT,
        source=TEXT,
        url=TEXT,
        title=TEXT,
        notice_type=st.sampled_from(NoticeType),
        published=DAYS,
        award=st.none() | st.integers(0, 3),
    )
    ids = draw(st.lists(st.integers(0, 10**9).map(lambda n: f"O{n:010d}"), min_size=1, max_size=3, unique=True))
    return Order(
        id=ids[0],
        lot=draw(st.none() | TEXT),
        supplier=draw(PARTIES),
        members=tuple(draw(st.lists(PARTIES, max_size=2))),
        buyer=draw(st.none() | PARTIES),
        project_number=draw(st.none() | TEXT),
        project_name=draw(st.none() | TEXT),
        country=draw(TEXT),
        notices=tuple(draw(st.lists(spoken, min_size=1, max_size=3))),
        events=tuple(draw(st.lists(event, min_size=1, max_size=3))),
        former_ids=tuple(sorted(ids[1:])),
        call_off_of=draw(st.none() | TEXT),
    )
