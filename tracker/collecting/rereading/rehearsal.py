"""Rehearsals: a reading applied to a copy of the file, and what it changed there; the file itself stays as it is."""

from __future__ import annotations

import heapq
import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from db import difference, notices, orders
from db.backup import backup
from db.engine.connection import Database, open_database, open_file
from db.engine.rows import Row
from scrapers.base import Scraper
from scrapers.money import Money
from tracker import storage as records
from tracker.config.runtime import Runtime
from tracker.judging.configuration import prepare
from tracker.ledger.ledger import Totals, totals
from tracker.storage.archive_reader import ArchivedPages
from tracker.storage.lookup import passages, passages_of_award, reread_text
from tracker.storage.repository import Repository

LARGEST = 20
_TOLD_BY = ("amount", "supplier")


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedOrder:
    """An order that is new, gone or says something else, with the passages of the pages that say so."""

    id: str
    kinds: tuple[str, ...]
    before: Mapping[str, object]
    after: Mapping[str, object]
    passages: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyTotals:
    """A watched company's totals before and after, in minor units of its currency."""

    company: str
    currency: str
    before: Totals
    after: Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Changes that a reading makes: notices and orders by kind, each company's totals, the orders that move most."""

    notices: Mapping[str, int]
    orders: Mapping[str, int]
    companies: tuple[CompanyTotals, ...]
    largest: tuple[MovedOrder, ...]


@contextmanager
def rehearsed(runtime: Runtime) -> Iterator[tuple[Runtime, Path]]:
    """A runtime over a copy of the file as the configuration has it, and another copy to compare with; both are thrown away.

    Raises DatabaseProblem.
    """
    settings = runtime.settings
    with TemporaryDirectory(prefix="tracker-rehearsal-") as folder:
        old, new = Path(folder) / "old.db", Path(folder) / "new.db"
        if settings.db_path.exists():
            backup(settings.db_path, old)
        else:
            open_database(old).close()
        prepare(replace(runtime, settings=settings.model_copy(update={"db": old})))
        shutil.copyfile(old, new)
        yield replace(runtime, settings=settings.model_copy(update={"db": new})), old


def changes(runtime: Runtime, old: Path, pages: ArchivedPages, registry: Mapping[str, type[Scraper]]) -> Changes:
    """Compare the file of a runtime with an older state of it."""
    with open_file(runtime.settings.db_path) as db, open_file(old) as before:
        difference.attach_old(db, old)
        found, kinds = _largest(db)
        return Changes(
            notices=_notice_kinds(db),
            orders=kinds,
            companies=tuple(_companies(Repository(before), Repository(db))),
            largest=tuple(replace(each, passages=tuple(_passages(db, each.id, pages, registry))) for each in found),
        )


def _notice_kinds(db: Database) -> dict[str, int]:
    """How many notices are new, and of how many others each field says something else."""
    found: Counter[str] = Counter()
    for row in difference.changed_notices(db):
        if row["before"] is None:
            found["new"] += 1
            continue
        was, now = json.loads(row["before"]), json.loads(row["after"])
        found["changed"] += 1
        found.update(name for name in {**was, **now} if was.get(name) != now.get(name))
    return dict(found.most_common())


def _largest(db: Database) -> tuple[list[MovedOrder], dict[str, int]]:
    kinds: Counter[str] = Counter()

    def counted() -> Iterator[tuple[float, str, MovedOrder]]:
        for row in difference.moved_orders(db):
            moved = _moved(row)
            kinds.update(moved.kinds)
            yield _size(row), moved.id, moved

    largest = heapq.nlargest(LARGEST, counted(), key=lambda each: each[:2])
    return [moved for _, _, moved in largest], dict(kinds.most_common())


def _moved(row: Row) -> MovedOrder:
    before, after = ({name.partition("_")[2]: row[name] for name in row if name.startswith(side)} for side in ("before", "after"))
    if before["status"] is None or after["status"] is None:
        kinds: tuple[str, ...] = ("new" if before["status"] is None else "gone",)
    else:
        differing = [name for name in before if before[name] != after[name]]
        kinds = tuple(dict.fromkeys("amount" if name in ("amount_minor", "currency") else name for name in differing))
    return MovedOrder(id=row["id"], kinds=kinds, before=_said(before), after=_said(after))


def _said(side: Row) -> dict[str, object]:
    amount = _money(side["amount_minor"], side["currency"])
    told = {name: side[name] for name in ("status", "supplier", "buyer", "project_name")}
    return {**told, "amount": str(amount) if amount else None, "currency": amount.currency if amount else None}


def _size(row: Row) -> float:
    """By how many major units the amount moves, whatever their currency: it only puts orders in a row."""
    was, now = (_money(row[f"{side}_amount_minor"], row[f"{side}_currency"]) for side in ("before", "after"))
    if was and now and was.currency == now.currency:
        return float(abs(now.major - was.major))
    return float(sum(abs(each.major) for each in (was, now) if each))


def _money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money(minor=minor, currency=currency)


def _companies(before: Repository, after: Repository) -> Iterator[CompanyTotals]:
    for company in after.companies():
        was, now = (totals(repository.ledger(company), None, None) for repository in (before, after))
        yield CompanyTotals(company=company.id, currency=company.currency, before=was, after=now)


def _passages(
    db: Database, order_id: str, pages: ArchivedPages, registry: Mapping[str, type[Scraper]]
) -> Iterator[dict[str, object]]:
    """Passages of amount and supplier in the pages that speak of an order; none where it is gone."""
    for order in orders.load_orders(db, [order_id]):
        for spoken in order["notices"]:
            (row,) = notices.load_notices(db, [spoken["notice_id"]])
            again = reread_text(records.stored_notice(row), row["page_sha256"], pages, registry)
            for each in passages_of_award(passages(again.evidence, again.text), spoken["award"]) if again else ():
                if each["field"] in _TOLD_BY:
                    yield {"notice": f"N{row['id']}", **each}
