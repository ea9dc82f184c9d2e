"""W011: an order above the exchange's threshold without a filing, or a filing without an order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from scrapers.money import Money
from tracker.ledger.ledger import Ledger
from tracker.ledger.line import Line
from tracker.model.filing import Filing
from tracker.model.flag import Flag
from tracker.model.keys import name_key, number_key
from tracker.model.view import Window
from tracker.rules.base import Facts, Name, Rule, RuleSettings, is_won
from tracker.rules.evidence import about, about_order, money, ratio, whole
from tracker.rules.measure import firm_amount, latest_year, percent, share


class Threshold(BaseModel):
    """Threshold above which an exchange wants orders announced; `verified` only once somebody has read its rule book."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    percent_of_year: Decimal = Field(gt=0, le=1000)
    minimum: Decimal = Field(default=Decimal(0), ge=0)
    currency: str = Field(default="CNY", pattern=r"^[A-Z]{3}$")
    verified: bool = False
    source: str = ""


_PRESS = "press reports of 2024, rule book not read"
THRESHOLDS = {
    "KOSPI": Threshold(percent_of_year=Decimal(5), currency="KRW", source=f"{_PRESS}; 2.5 % for assets of 2 tn won and more"),
    "KOSDAQ": Threshold(percent_of_year=Decimal(10), minimum=Decimal(300_000_000), currency="KRW", source=_PRESS),
    "CHINEXT": Threshold(
        percent_of_year=Decimal(50), minimum=Decimal(100_000_000), source="second-hand copy, rule book not read"
    ),
}


class DisclosureGapSettings(RuleSettings):
    """The thresholds by exchange (none for an exchange, such as HKEX, turns the rule off there) and how long to wait."""

    days: int = Field(14, ge=1, le=365, description="days after the order (or the filing) before the gap is told")
    look_back_days: int = Field(180, ge=1, le=3660, description="orders and filings older than this are left alone")
    tolerance_percent: Decimal = Field(Decimal(1), ge=0, le=50, description="how far a filing's amount may be from the order's")
    thresholds: dict[str, Threshold] = Field(dict(THRESHOLDS), description="by exchange, as named in [company.ID]")


class DisclosureGap(Rule[DisclosureGapSettings]):
    """An order that should have been filed and was not, or a filing that no order explains; once each."""

    code = "W011"
    name = Name(zh="披露缺口", en="Disclosure gap")
    Settings = DisclosureGapSettings
    daily = True

    def judge(self, facts: Facts, settings: DisclosureGapSettings) -> Iterator[Flag]:
        """Flags for unfiled orders and for unexplained filings; none where the exchange has no threshold."""
        threshold = settings.thresholds.get(facts.company.exchange)
        figure = latest_year(facts)
        if threshold is None or figure is None:
            return
        known = [filing for filing in facts.filings if filing.company == facts.company.id]
        amounts = Amounts(facts.after)
        for line in due(facts.after, facts.today, settings):
            amount = firm_amount(line)
            if amount is None or not reaches(amount, share(amount, figure), facts.company.currency, threshold):
                continue
            if not any(speaks_of(filing, line, amounts, settings) for filing in known):
                evidence = about(
                    facts, case="unfiled", share=ratio(share(amount, figure)), **_limits(threshold, settings, figure.label)
                )
                yield self._unfiled(facts, line, evidence)
        for filing in known:
            if is_due(filing.published, facts.today, settings) and not explained(filing, facts.after, amounts, settings):
                evidence = about(facts, case="no_order", **_limits(threshold, settings, figure.label), **_told(filing))
                yield self.flag(facts, f"filing {filing.key}", evidence, about_order=False)

    def _unfiled(self, facts: Facts, line: Line, evidence: dict[str, object]) -> Flag:
        evidence |= about_order(line.order, line, facts)
        return Flag(
            rule=self.code, company=facts.company.id, order=line.order.id, occasion="unfiled", on=facts.today, evidence=evidence
        )


def due(ledger: Ledger, today: date, settings: DisclosureGapSettings) -> list[Line]:
    """The standing wins whose waiting time is over, and not long over, oldest first."""
    window = Window(today - timedelta(days=settings.look_back_days), today - timedelta(days=settings.days))
    return [line for line in ledger.within(window) if is_won(line)]


def is_due(day: date, today: date, settings: DisclosureGapSettings) -> bool:
    """Whether the waiting time is over, and not long over."""
    return settings.days <= (today - day).days <= settings.look_back_days


def reaches(amount: int, part: Decimal, currency: str, threshold: Threshold) -> bool:
    """Whether the exchange wants the order announced; an absolute minimum in another currency is left out."""
    enough = currency != threshold.currency or amount >= Money.of(threshold.minimum, threshold.currency).minor
    return part >= percent(threshold.percent_of_year) and enough


@dataclass(slots=True)
class Amounts:
    """Amounts that a filing of each order may give: the printed one, the credited one, and its whole project's."""

    ledger: Ledger
    _known: dict[str, tuple[Money, ...]] = field(default_factory=dict)

    def of(self, line: Line) -> tuple[Money, ...]:
        """Those of one of the ledger's lines."""
        if line.order.id not in self._known:
            currency, lots = self.ledger.company.currency, self._lots(line)
            minor = sum(lot.stated or 0 for lot in lots)
            together = (Money(minor=minor, currency=currency),) if lots and all(lot.stated for lot in lots) else ()
            self._known[line.order.id] = (*_amounts(line, currency), *together)
        return self._known[line.order.id]

    def _lots(self, line: Line) -> list[Line]:
        """The lots of the project of which the line is one; none where it is no win or no project is named."""
        if not is_won(line) or line.order.buyer is None or not (project := _project(line)):
            return []
        return [each for each in self.ledger.index.won_by_buyer.get(line.order.buyer.name) if _project(each) == project]


def speaks_of(filing: Filing, line: Line, amounts: Amounts, settings: DisclosureGapSettings) -> bool:
    """Whether the filing is of this order: it names it, or its day fits and its amount is one of the order's."""
    if filing.order is not None:
        return filing.order in (line.order.id, *line.order.former_ids)
    near = abs((filing.published - line.dated).days) <= settings.look_back_days
    return near and any(fits(filing.amount, amount, settings) for amount in amounts.of(line))


def explained(filing: Filing, ledger: Ledger, amounts: Amounts, settings: DisclosureGapSettings) -> bool:
    """Whether any order of the company is what the filing speaks of."""
    far = timedelta(days=settings.look_back_days)
    near = Window(filing.published - far, filing.published + far) if filing.order is None else Window()
    return any(speaks_of(filing, line, amounts, settings) for line in ledger.within(near))


def fits(filed: Money | None, printed: Money, settings: DisclosureGapSettings) -> bool:
    """Whether two amounts are one within the tolerance."""
    if filed is None or filed.currency != printed.currency:
        return False
    return abs(filed.minor - printed.minor) <= percent(settings.tolerance_percent) * abs(printed.minor)


def _project(line: Line) -> str:
    return number_key(line.order.project_number) or name_key(line.order.project_name)


def _amounts(line: Line, currency: str) -> tuple[Money, ...]:
    printed = (line.state.amount,) if line.state.amount else ()
    return (*printed, Money(minor=line.stated, currency=currency)) if line.stated else printed


def _limits(threshold: Threshold, settings: DisclosureGapSettings, period: str) -> dict[str, object]:
    minimum = money(Money.of(threshold.minimum, threshold.currency).minor, threshold.currency) if threshold.minimum else None
    return {
        "period": period,
        "threshold": ratio(percent(threshold.percent_of_year)),
        "minimum": minimum,
        "verified": threshold.verified,
        "days": settings.days,
    }


def _told(filing: Filing) -> dict[str, object]:
    published = filing.published.isoformat()
    return {"filing": filing.title, "filing_url": filing.url, "published": published, "filed": whole(filing.amount)}


RULE = DisclosureGap()
