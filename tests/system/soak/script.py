"""The script of a soak: what happens at each portal and when, drawn from a seed, and the ledger it comes to; all invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from tests.support.ccgp_portal import Item, award_body, correction_body, detail_page, termination_body

COMPANIES = {"jia": "甲方智能科技有限公司", "yi": "乙方数据服务有限公司", "bing": "丙方软件股份有限公司"}
OTHERS = tuple(f"第{number}号设备供应有限公司" for number in range(12))
AWARDS = ("cggg/zygg/zbgg", "cggg/dfgg/zbgg", "cggg/zygg/cjgg", "cggg/dfgg/cjgg")
CORRECTIONS, ENDS = "cggg/dfgg/gzgg", "cggg/dfgg/fblbgg"
CHINA = timezone(timedelta(hours=8))
FAULTS = (
    "500",
    "challenge",
    "empty",
    "refused",
    "truncated",
    "stale",
    "loop",
    "404",
    "shuffled",
    "429",
    "413",
    "stub",
    "sliding",
)
Told = tuple[str, Item]


@dataclass(slots=True)
class Deal:
    """One order of the script: what it is worth now, to whom, and since when the portal has it."""

    company: str
    buyer: str
    amount: Decimal
    stands: bool = True
    is_past: bool = False


@dataclass(slots=True)
class Stand:
    """One portal as it stands: what it shows, newest first, and how it misbehaves until when."""

    shown: list[Told] = field(default_factory=list)
    before: list[Told] = field(default_factory=list)
    fault: str | None = None
    until: datetime | None = None


@dataclass(slots=True)
class Script:
    """Everything that happens, for so many portals and days from a start; `deals` is the script's own ledger, by project."""

    seed: int
    portals: int
    start: datetime
    days: int
    stands: list[Stand] = field(default_factory=list)
    deals: dict[str, Deal] = field(default_factory=dict)
    _later: list[tuple[datetime, int, Told]] = field(default_factory=list)
    _count: int = 0
    _random: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311 a seeded script, no secret
        self.stands = [Stand() for _ in range(self.portals)]
        for number in range(self.portals):
            for _ in range(4):
                self._award(number, self.start - timedelta(days=self._random.randint(2, 6)), is_past=True)

    def hour(self, now: datetime) -> Iterator[int]:
        """What happens in one hour; the portals that changed."""
        for number, stand in enumerate(self.stands):
            changed = self._recover(stand, now)
            if now < self.start + timedelta(days=self.days):
                changed |= self._publish(number, now)
                changed |= self._break(stand, now)
            changed |= self._due(number, now)
            if changed:
                yield number

    def expected(self) -> dict[str, dict[str, Decimal]]:
        """What each company's ledger must hold: the amount of every order that stands, by buyer."""
        return {
            company: {deal.buyer: deal.amount for deal in self.deals.values() if deal.company == company and deal.stands}
            for company in COMPANIES
        }

    def news(self) -> set[str]:
        """The buyers of every watched order that was announced after the first run: each is told once."""
        return {deal.buyer for deal in self.deals.values() if not deal.is_past}

    def ended(self) -> set[str]:
        """The buyers of watched orders that were told and taken back."""
        return {deal.buyer for deal in self.deals.values() if not deal.stands and not deal.is_past}

    def _publish(self, number: int, now: datetime) -> bool:
        # about three a day, as many as there are working hours
        if not 0 <= now.astimezone(CHINA).hour - 9 <= 8 or self._random.random() > 0.34:
            return False
        self._award(number, now)
        return True

    def _award(self, number: int, now: datetime, *, is_past: bool = False) -> None:
        self._count += 1
        ours = self._random.random() < 0.4
        company = self._random.choice(sorted(COMPANIES)) if ours else ""
        supplier = COMPANIES[company] if ours else self._random.choice(OTHERS)
        buyer, amount = f"第{number}市第{self._count}单位", self._amount()
        project, key = f"{buyer}信息化建设项目", f"SOAK-{number:02}-{self._count:05}"
        day = now.astimezone(CHINA).date()
        title = f"{project}中标公告"
        told = self._notice(
            self._random.choice(AWARDS), title, day, buyer, award_body(key, project, buyer, supplier, f"{amount:f}")
        )
        late = timedelta(days=self._random.randint(1, 4)) if self._random.random() < 0.06 and not is_past else timedelta(0)
        late = min(late, self.start + timedelta(days=self.days) - now)
        self._later.append((now + late, number, told))
        if ours:
            self.deals[key] = Deal(company, buyer, amount * 10_000, is_past=is_past)
            self._sequel(number, now + late, key, project, told, supplier)

    def _sequel(self, number: int, now: datetime, key: str, project: str, told: Told, supplier: str) -> None:
        """What becomes of some awards: a correction, an end, or a page that says another amount."""
        chance, deal = self._random.random(), self.deals[key]
        then = now + timedelta(hours=self._random.randint(30, 60))
        if then > self.start + timedelta(days=self.days) or deal.is_past:
            return
        day, amount = then.astimezone(CHINA).date(), deal.amount / 10_000 * self._random.choice((2, 3, 4))
        if chance < 0.15:
            body = correction_body(key, project, deal.buyer, supplier, f"{amount:f}")
            self._later.append((then, number, self._notice(CORRECTIONS, f"{project}更正公告", day, deal.buyer, body)))
            deal.amount = amount * 10_000
        elif chance < 0.25:
            body = termination_body(key, project, deal.buyer)
            self._later.append((then, number, self._notice(ENDS, f"{project}终止公告", day, deal.buyer, body)))
            deal.stands = False
        elif chance < 0.40:
            page = detail_page(told[1].title, told[1].published, award_body(key, project, deal.buyer, supplier, f"{amount:f}"))
            self._later.append((then, number, (told[0], replace(told[1], body=page))))
            deal.amount = amount * 10_000

    def _notice(self, channel: str, title: str, day: date, buyer: str, body: str) -> Told:
        self._count += 1
        path = f"/{channel}/{day:%Y%m}/t{day:%Y%m%d}_{self._count:07}.htm"
        return channel, Item(path, title, day, detail_page(title, day, body), buyer=buyer)

    def _amount(self) -> Decimal:
        return Decimal(self._random.randint(1000, 99999)) / 100

    def _due(self, number: int, now: datetime) -> bool:
        """Put on the list what is due, in place of an older page of the same address."""
        due = [entry for entry in self._later if entry[0] <= now and entry[1] == number]
        if not due:
            return False
        self._later = [entry for entry in self._later if entry not in due]
        stand = self.stands[number]
        stand.before = list(stand.shown)
        for _, _, told in due:
            old = next((at for at, each in enumerate(stand.shown) if each[1].path == told[1].path), None)
            if old is None:
                stand.shown.append(told)
            else:
                stand.shown[old] = told
        stand.shown.sort(key=lambda told: told[1].published, reverse=True)
        return True

    def _break(self, stand: Stand, now: datetime) -> bool:
        calm = now < self.start + timedelta(hours=8)
        if calm or stand.fault is not None or self._random.random() > 0.02:
            return False
        stand.fault, stand.until = self._random.choice(FAULTS), now + timedelta(hours=self._random.randint(1, 15))
        return True

    def _recover(self, stand: Stand, now: datetime) -> bool:
        if stand.until is None or now < stand.until:
            return False
        stand.fault = stand.until = None
        return True
