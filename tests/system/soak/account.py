"""What a soak's file holds, held against the script's own account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Set
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from db.check import check_file, check_sums
from db.engine.connection import Database, open_database
from db.engine.rows import select
from tests.system.soak.script import COMPANIES, Script
from tracker.ledger.ledger import totals
from tracker.storage.repository import Repository

_TOLD = """SELECT f.rule, o.buyer, a.state FROM flag f JOIN alert a ON a.flag_id = f.id JOIN "order" o ON o.id = f.order_id
WHERE a.state = 'sent'"""


@dataclass(slots=True)
class Account:
    """What there is, and what is wrong with it."""

    notices: int = 0
    orders: int = 0
    messages: int = 0
    repeats: int = 0
    wrong: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """For people."""
        told = f"{self.messages} messages, {self.repeats} of them repeated under their id"
        return [f"{self.notices} notices, {self.orders} orders, {told}"]

    def differ(self, what: str, expected: Set[Hashable], found: Set[Hashable]) -> None:
        """Note what is missing and what is too much."""
        for name, items in (("missing", expected - found), ("too many", found - expected)):
            if items:
                self.wrong.append(f"{what}: {len(items)} {name}: {', '.join(sorted(map(str, items))[:5])}")


def compare(account: Account, script: Script, path: Path, arrived: Counter[str]) -> None:
    """Notices, ledgers, alerts and messages: everything that is not as the script has it is wrong."""
    db = open_database(path)
    try:
        account.wrong += [*check_file(db), *check_sums(db)]
        stored = {row["key"] for row in select(db, "SELECT key FROM notice")}
        account.notices, account.orders = len(stored), select(db, 'SELECT count(*) AS n FROM "order"')[0]["n"]
        account.differ("notices", {item.path for stand in script.stands for _, item in stand.shown}, stored)
        unread = select(db, "SELECT key, reason FROM listed WHERE state <> 'read'")
        account.wrong += [f"unread: {row['key']} ({row['reason']})" for row in unread]
        account.wrong += [f"gap: {row}" for row in select(db, "SELECT * FROM gap WHERE closed_at IS NULL")]
        for company in COMPANIES:
            _compare_ledger(account, Repository(db), company, script.expected()[company])
        _compare_alerts(account, script, db, arrived)
    finally:
        db.close()


def _compare_ledger(account: Account, books: Repository, company: str, expected: dict[str, Decimal]) -> None:
    ledger = books.ledger(next(each for each in books.companies() if each.id == company))
    found = {
        (line.order.buyer.name, line.state.amount.major)
        for line in ledger.lines
        if line.order.buyer and line.state.amount and line.state.status == "awarded"
    }
    account.differ(f"orders of {company}", set(expected.items()), found)
    stated = totals(ledger, None, None).stated
    if stated != sum(expected.values()) * 100:
        account.wrong.append(f"{company} comes to {stated}, expected {sum(expected.values()) * 100}")


def _compare_alerts(account: Account, script: Script, db: Database, arrived: Counter[str]) -> None:
    """Each win announced after the first run is told once, each end of one too, and each message arrives under one id."""
    told = select(db, _TOLD)
    wins = Counter(row["buyer"] for row in told if row["rule"] == "W001")
    ends = Counter(row["buyer"] for row in told if row["rule"] == "W007" and row["buyer"] in script.ended())
    account.differ("wins told", script.news(), wins.keys())
    account.differ("ends told", script.ended(), ends.keys())
    account.wrong += [
        f"{buyer} was told {count} times" for buyer, count in (wins + ends).items() if wins[buyer] > 1 or ends[buyer] > 1
    ]
    waiting = select(db, "SELECT state, count(*) AS n FROM alert WHERE state NOT IN ('sent', 'baseline') GROUP BY state")
    account.wrong += [f"{row['n']} alerts are {row['state']}" for row in waiting]
    account.differ(
        "messages", {row["id"] for row in select(db, "SELECT id FROM message WHERE sent_at IS NOT NULL")}, arrived.keys()
    )
    account.messages = len(arrived)
    account.repeats = sum(count > 1 for count in arrived.values())
