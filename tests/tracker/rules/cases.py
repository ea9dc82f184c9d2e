"""Case files of rules: TOML to facts. Everything in them is synthetic but the first user's published figures."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from scrapers.money import Money
from scrapers.notice import Mark, NoticeType, Party, Pricing
from tracker.ledger.ledger import Ledger
from tracker.ledger.line import Crediting
from tracker.model.company import Company, Perimeter
from tracker.model.filing import Filing
from tracker.model.flag import Flag, SentAlert
from tracker.model.order import Act, EventKind, Order, OrderEvent, OrderNotice, OrderState, OrderStatus, Standing
from tracker.model.rate import no_rates
from tracker.model.revenue import Revenue
from tracker.rules import RULES, Facts, judge, settings_for

HERE = Path(__file__).parent
ZHIPU = Company(
    id="zhipu",
    names={"zh": "智谱", "en": "Zhipu AI"},
    ticker="02513.HK",
    exchange="HKEX",
    currency="CNY",
    perimeter=(Perimeter(name="北京智谱华章科技股份有限公司"),),
)
MINIMAX = Company(
    id="minimax",
    names={"zh": "稀宇", "en": "MiniMax"},
    ticker="00100.HK",
    exchange="HKEX",
    currency="CNY",
    perimeter=(Perimeter(name="上海稀宇科技有限公司"),),
)
SUPPLIERS = {"zhipu": "北京智谱华章科技股份有限公司", "minimax": "上海稀宇科技有限公司", "other": "北京某某软件有限公司"}
YEAR = Revenue(
    company="zhipu",
    label="FY2024",
    start=date(2024, 1, 1),
    end=date(2024, 12, 31),
    amount=Money.of("312000000"),
    source="synthetic",
)
HALF = replace(YEAR, label="H1 2025", start=date(2025, 1, 1), end=date(2025, 6, 30), amount=Money.of("190000000"))


@dataclass(frozen=True)
class Case:
    """One named case: what is judged and what must come out."""

    rule: str
    name: str
    facts: Facts
    tables: dict[str, Any]
    flags: list[dict[str, Any]]

    def judged(self) -> list[Flag]:
        """What the rule says of it."""
        return judge(self.facts, settings_for(self.tables, self.facts.company.id), only=frozenset([self.rule]))


def cases_of(code: str) -> list[Case]:
    """The cases of one rule's file."""
    return [case(code, table) for table in tomllib.loads((HERE / f"{code}.toml").read_text(encoding="utf-8"))["case"]]


def all_cases() -> list[Case]:
    """The cases of every rule."""
    return [one for code in RULES for one in cases_of(code)]


def case(code: str, table: dict[str, Any]) -> Case:
    """One case from its table; an unknown key fails."""
    unknown = set(table) - {"name", "today", "orders", "settings", "flags", "sent", "filings", "revenue", "exchange", "notice"}
    if unknown:
        raise ValueError(f"{code} {table['name']}: unknown keys {sorted(unknown)}")
    exchange = table.get("exchange", "HKEX")
    company = replace(ZHIPU, exchange=exchange, currency="KRW" if exchange in ("KOSPI", "KOSDAQ") else "CNY")
    every = [(order(number, row), row) for number, row in enumerate(table.get("orders", []), 1)]
    after = [o for o, row in every if not row.get("gone")]
    before = [told for told in (told_before(o, row) for o, row in every) if told is not None]
    judged = [(o, row) for o, row in every if any(step.get("new") for step in steps(row))]
    today = table["today"]
    facts = Facts(
        company=company,
        today=today,
        before=ledger(company, before, table),
        after=ledger(company, after, table),
        order=judged[0][0] if judged else None,
        events=new_events(*judged[0]) if judged else (),
        notice_id=table.get("notice", 7 if judged else None),
        sent=tuple(SentAlert(**{"sent_at": None, **row}) for row in table.get("sent", [])),
        rivals={"minimax": ledger(MINIMAX, after, table)},
        filings=tuple(filing(row, company) for row in table.get("filings", [])),
    )
    return Case(code, table["name"], facts, {code: table.get("settings", {})}, table.get("flags", []))


def steps(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The events of an order: those listed, or the one that the order's own keys describe."""
    return list(row.get("events", [row]))


def order(number: int, row: dict[str, Any]) -> Order:
    """An order from its table."""
    supplier = Party(name=SUPPLIERS[row.get("supplier", "zhipu")])
    first = row.get("on") or steps(row)[0]["on"]
    return Order(
        id=row.get("id", f"OTEST{number:04}"),
        lot=row.get("lot"),
        supplier=supplier,
        members=tuple(Party(name=SUPPLIERS["zhipu"] if name == "zhipu" else name) for name in row.get("members", [])),
        buyer=Party(name=row["buyer"]) if "buyer" in row else None,
        project_number=row.get("project_number"),
        project_name=row.get("project"),
        country="CN",
        notices=(
            OrderNotice(
                id=7,
                site="cn_ccgp",
                source="cn_ccgp",
                url=row.get("url", "http://www.ccgp.gov.cn/cggg/zygg/zbgg/202601/t20260113_1.htm"),
                title="",
                notice_type=NoticeType.AWARD,
                published=first,
                award=0,
            ),
        ),
        former_ids=tuple(row.get("former", ())),
        events=tuple(event(step, row, before) for step, before in zip(steps(row), [None, *steps(row)], strict=False)),
    )


def event(step: dict[str, Any], row: dict[str, Any], before: dict[str, Any] | None) -> OrderEvent:
    """One event and the state after it."""
    state = state_of(step, row)
    return OrderEvent(
        kind=EventKind(step.get("kind", "awarded")),
        on=step["on"],
        seen_at=datetime(step["on"].year, step["on"].month, step["on"].day, tzinfo=UTC),
        notice_id=7,
        after=state,
        before_amount=state_of(before, row).amount if before else None,
        detail=step.get("detail", ""),
        act=Act(step.get("act", "notes")),
        says=state,
    )


def state_of(step: dict[str, Any], row: dict[str, Any]) -> OrderState:
    """The state that a step leads to."""
    currency = step.get("currency", "CNY")
    amount = Money.of(step["amount"], currency) if "amount" in step else None
    return OrderState(
        status=OrderStatus(step.get("status", "awarded")),
        amount=amount,
        ceiling=Money.of(step["ceiling"], currency) if "ceiling" in step else None,
        framework=step.get("framework", False),
        pricing=Pricing.TOTAL if amount else Pricing.RATE if "rate" in step else Pricing.NONE,
        rate=step.get("rate"),
        rank=step.get("rank"),
        marks=tuple(Mark(mark) for mark in step.get("marks", [])),
        accepted=step.get("accepted", False),
        standing=Standing(step.get("standing", "own")),
        dated=row.get("on") or steps(row)[0]["on"],
    )


def told_before(after: Order, row: dict[str, Any]) -> Order | None:
    """The order without its new events; None when there was nothing else."""
    old = tuple(e for e, step in zip(after.events, steps(row), strict=True) if not step.get("new"))
    return replace(after, events=old) if old else None


def new_events(after: Order, row: dict[str, Any]) -> tuple[OrderEvent, ...]:
    """The new ones alone."""
    return tuple(e for e, step in zip(after.events, steps(row), strict=True) if step.get("new"))


def ledger(company: Company, orders: list[Order], table: dict[str, Any]) -> Ledger:
    """The company's ledger over the orders; revenue as the case says, else the first user's figures."""
    credit = Crediting(company=company, rates=no_rates)
    lines = [line for line in (credit.line(o, o.state) for o in orders) if line is not None]
    revenue = tuple(figure(row, company) for row in table["revenue"]) if "revenue" in table else (YEAR, HALF)
    return Ledger(company=company, lines=tuple(sorted(lines, key=lambda line: line.dated)), revenue=revenue)


def figure(row: dict[str, Any], company: Company) -> Revenue:
    """A reported figure from its table."""
    amount = Money.of(row["amount"], row.get("currency", company.currency))
    return Revenue(company=company.id, label=row["label"], start=row["start"], end=row["end"], amount=amount)


def filing(row: dict[str, Any], company: Company) -> Filing:
    """A filing from its table."""
    amount = Money.of(row["amount"], company.currency) if "amount" in row else None
    return Filing(**{**row, "company": company.id, "amount": amount})
