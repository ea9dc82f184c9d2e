"""Orders, companies and revenue of the ledger's tests, made in memory; every name is invented but the first user's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

from scrapers.money import Money
from scrapers.notice import Mark, NoticeType, Party, Pricing, ServicePeriod, VatBasis
from tracker.model.company import Company, Perimeter
from tracker.model.order import Act, EventKind, Order, OrderEvent, OrderNotice, OrderState, OrderStatus
from tracker.model.revenue import Revenue

ZHIPU = "北京智谱华章科技股份有限公司"
SUPPLIER = "甲乙数据科技有限公司"


def company(*names: str, currency: str = "CNY", **fields: object) -> Company:
    """A watched company whose perimeter is the names (or Perimeter values)."""
    perimeter = fields.pop("perimeter", None) or tuple(Perimeter(name=name) for name in names or (SUPPLIER,))
    return replace(
        Company(
            id="acme", names={"zh": "甲乙", "en": "Acme"}, ticker="00001.HK", exchange="HKEX", currency=currency, perimeter=()
        ),
        perimeter=perimeter,
        **fields,
    )


def state(amount: str | None = "100", currency: str = "CNY", **fields: object) -> OrderState:
    """An awarded state with an amount in major units; any field can be given."""
    money = Money.of(amount, currency) if amount is not None else None
    base = OrderState(status=OrderStatus.AWARDED, amount=money, pricing=Pricing.TOTAL if money else Pricing.NONE)
    return replace(base, **fields)


def event(
    on: date, says: OrderState, act: Act = Act.STATES, kind: EventKind = EventKind.AWARDED, notice_id: int = 1
) -> OrderEvent:
    """An event published and first seen on a day."""
    seen = datetime.combine(on, time(12), UTC)
    dated = says if says.dated else replace(says, dated=on)
    return OrderEvent(kind=kind, on=on, seen_at=seen, notice_id=notice_id, after=dated, act=act, says=dated)


def order(
    *events: OrderEvent, id: str = "O1", supplier: str = SUPPLIER, buyer: str | None = "某市数据局", **fields: object
) -> Order:
    """An order of those events (one award of 100 yuan on 2026-01-05 when none are given)."""
    told = events or (event(date(2026, 1, 5), state()),)
    notices = tuple(
        OrderNotice(
            id=number,
            site="cn_ccgp",
            source="cn_ccgp",
            url=f"https://portal.example/{id}/{number}",
            title="成交公告",
            notice_type=NoticeType.AWARD,
            published=e.on,
            award=0,
        )
        for number, e in enumerate(told, 1)
    )
    base = Order(
        id=id,
        lot=None,
        supplier=Party(name=supplier),
        members=(),
        buyer=Party(name=buyer) if buyer else None,
        project_number=None,
        project_name="平台服务",
        country="CN",
        notices=notices,
        events=told,
    )
    return replace(base, **fields)


def revenue(label: str, start: str, end: str, amount: str, **fields: object) -> Revenue:
    """A reported figure in yuan."""
    currency = str(fields.pop("currency", "CNY"))
    base = Revenue(
        company=str(fields.pop("company", "acme")),
        label=label,
        start=date.fromisoformat(start),
        end=date.fromisoformat(end),
        amount=Money.of(Decimal(amount), currency),
        source="made up",
        published=date(2026, 1, 1),
    )
    return replace(base, **fields)


def first_user() -> tuple[Company, list[Order], list[Revenue]]:
    """Zhipu AI, its four orders of January 2026 and its reported revenue, as printed in the article this began from."""
    zhipu = Company(
        id="zhipu",
        names={"zh": "智谱", "en": "Zhipu AI"},
        ticker="02513.HK",
        exchange="HKEX",
        currency="CNY",
        perimeter=(Perimeter(name=ZHIPU), Perimeter(name="北京智谱华章科技有限公司")),
    )
    facts = [
        ("2026-01-13", "南京徐庄高新技术产业开发区管理委员会(机关)", "2975000", None),
        ("2026-01-13", "中国气象局公共气象服务中心", "6390000", None),
        ("2026-01-16", "中国邮政储蓄银行股份有限公司", "4096000", None),
        ("2026-01-27", "中国三峡集团", "1160000", ServicePeriod(text="10个月", months=Decimal(10))),
    ]
    orders = [
        order(
            event(date.fromisoformat(day), state(amount, vat=VatBasis.INCLUDED, service=service), notice_id=number),
            id=f"O{number}",
            supplier=ZHIPU if number % 2 else "北京智谱华章科技有限公司",
            buyer=buyer,
        )
        for number, (day, buyer, amount, service) in enumerate(facts, 1)
    ]
    return zhipu, orders, _reported()


def _reported() -> list[Revenue]:
    facts = [
        ("FY2024", "2024-01-01", "2024-12-31", "312000000", "3.12亿元", None, None),
        ("H1 2025", "2025-01-01", "2025-06-30", "190000000", "1.9亿元", None, None),
        ("H1 2025", "2025-01-01", "2025-06-30", "162000000", "1.62亿元", "on-premises deployment", Decimal("0.694")),
        ("H1 2025", "2025-01-01", "2025-06-30", "29100000", "2910万元", "cloud API", Decimal("0.306")),
    ]
    return [
        revenue(label, start, end, amount, company="zhipu", segment=segment, printed=printed, printed_share=share)
        for label, start, end, amount, printed, segment, share in facts
    ]


MARKED = (Mark.WORDS_DIFFER,)
SLIPPED = (Mark.UNIT_SLIP,)
