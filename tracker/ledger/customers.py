"""Customers: who bought, whether for the first time, how much the largest five are, and whether last year's came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.ledger.ledger import Ledger
from tracker.ledger.line import Line
from tracker.model.keys import supplier_key
from tracker.model.period import a_year_before
from tracker.model.view import Window

TOP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """One buyer in a window; `first_time` when the company has no order of it from before the window."""

    name: str
    sector: str | None
    orders: int
    stated: int
    first_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """One of the largest customers of the window a year before, and whether it ordered again in this one."""

    name: str
    stated: int
    came_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """Buyers of one kind, by the words of their names; `name` is None for those of no known kind."""

    name: str | None
    customers: int
    orders: int
    stated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Customers:
    """The buyers of a window, largest first. `unnamed` orders print no buyer; `top_share` is None where nothing is priced."""

    customers: tuple[Customer, ...]
    unnamed: int
    top_share: Decimal | None
    sectors: tuple[Sector, ...]
    former_top: tuple[Former, ...] | None

    @property
    def first_time(self) -> int:
        """How many buyers are new."""
        return sum(customer.first_time for customer in self.customers)

    @property
    def came_back(self) -> int | None:
        """How many of the former largest five ordered again; None where none are known."""
        return None if self.former_top is None else sum(former.came_back for former in self.former_top)


def customers(ledger: Ledger, window: Window) -> Customers:
    """The customers of the orders dated in a window."""
    orders = [line for line in ledger.lines if line.kind == "order"]
    start, end = window.start, window.end
    inside = _by_buyer(_dated(orders, window))
    earlier = {_key(line) for line in orders if start is not None and line.dated < start}
    named = sorted(
        (_customer(lines, first_time=key not in earlier) for key, lines in inside.items() if key),
        key=lambda customer: (-customer.stated, customer.name),
    )
    total = sum(_stated(lines) for lines in inside.values())
    return Customers(
        customers=tuple(named),
        unnamed=len(inside.get("", ())),
        top_share=Decimal(sum(customer.stated for customer in named[:TOP])) / total if total > 0 else None,
        sectors=_sectors(named),
        former_top=_former(orders, inside, start, end) if start and end else None,
    )


def _former(orders: Sequence[Line], now: Mapping[str, Sequence[Line]], start: date, end: date) -> tuple[Former, ...] | None:
    before = _by_buyer(_dated(orders, Window(a_year_before(start), a_year_before(end))))
    largest = sorted((key for key in before if key), key=lambda key: (-_stated(before[key]), key))[:TOP]
    if not largest:
        return None
    return tuple(Former(name=_name(before[key]), stated=_stated(before[key]), came_back=key in now) for key in largest)


def _customer(lines: Sequence[Line], *, first_time: bool) -> Customer:
    name = _name(lines)
    return Customer(name=name, sector=sector_of(name, SECTORS), orders=len(lines), stated=_stated(lines), first_time=first_time)


def _sectors(found: Sequence[Customer]) -> tuple[Sector, ...]:
    names = sorted({customer.sector or "" for customer in found})
    rows = [(name, [customer for customer in found if (customer.sector or "") == name]) for name in names]
    sectors = (
        Sector(
            name=name or None,
            customers=len(members),
            orders=sum(member.orders for member in members),
            stated=sum(member.stated for member in members),
        )
        for name, members in rows
    )
    return tuple(sorted(sectors, key=lambda sector: (-sector.stated, sector.name or "")))


def _by_buyer(lines: Iterable[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(_key(line), []).append(line)
    return found


def _key(line: Line) -> str:
    """What two printings of a buyer share; empty where none is printed."""
    return supplier_key(line.order.buyer.name) if line.order.buyer else ""


def _name(lines: Sequence[Line]) -> str:
    """The buyer as printed last."""
    buyer = lines[-1].order.buyer
    return buyer.name if buyer else ""


def _stated(lines: Iterable[Line]) -> int:
    return sum(line.stated or 0 for line in lines)


def _dated(lines: Iterable[Line], window: Window) -> list[Line]:
    return [line for line in lines if window.holds(line.dated)]


SECTORS: Mapping[str, tuple[str, ...]] = {
    "气象": ("气象",),
    "银行": ("银行", "农村信用", "农商行", "Bank"),
    "保险": ("保险", "人寿"),
    "证券": ("证券", "期货", "基金管理"),
    "电力": ("电网", "电力", "发电", "三峡", "核电", "水电", "能源集团"),
    "石油化工": ("石油", "石化", "海油", "燃气"),
    "电信": ("移动通信", "中国移动", "中国电信", "中国联通", "铁塔"),
    "交通": ("铁路", "地铁", "轨道交通", "机场", "港务", "高速公路", "航空"),
    "烟草": ("烟草",),
    "高校": ("大学", "学院", "University"),
    "中小学": ("中学", "小学", "幼儿园"),
    "医疗": ("医院", "卫生健康", "疾病预防", "Hospital"),
    "公安": ("公安", "警察"),
    "法院检察": ("法院", "检察院"),
    "税务": ("税务",),
    "海关": ("海关",),
    "科研": ("研究院", "研究所", "科学院"),
    "园区": ("开发区", "产业园", "高新区", "管理委员会"),
}


def sector_of(name: str, sectors: Mapping[str, tuple[str, ...]]) -> str | None:
    """The first sector one of whose words stands in the name."""
    return next((sector for sector, words in sectors.items() if any(word in name for word in words)), None)
