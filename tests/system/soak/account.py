"""What a soak's file holds, held against the script's own account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from db.check import check_file, check_sums
from db.engine.connection import Database, open_database
from db.engine.rows import select
from tests.system.soak.chat import is_poison
from tests.system.soak.script import COMPANIES, Script
from tracker.ledger.ledger import totals
from tracker.storage.repository import Repository

_TOLD = """SELECT f.rule, o.buyer, a.state, a.message_id FROM flag f JOIN alert a ON a.flag_id = f.id
JOIN "order" o ON o.id = f.order_id WHERE a.state IN ('sent', 'refused') AND a.channel = ?"""
_WAITING = """SELECT state, count(*) AS n FROM alert WHERE state NOT IN ('sent', 'refused', 'baseline') AND channel = ?
GROUP BY state"""


@dataclass(slots=True)
class Account:
    """What there is, and what is wrong with it."""

    notices: int = 0
    orders: int = 0
    messages: int = 0
    repeats: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """For people."""
        told = f"{self.messages} messages, {self.repeats} of them repeated under their id, {self.refused} refused for ever"
        return [f"{self.notices} notices, {self.orders} orders, {told}"]

    def differ(self, what: str, expected: Set[Hashable], found: Set[Hashable]) -> None:
        """Note what is missing and what is too much."""
        for name, items in (("missing", expected - found), ("too many", found - expected)):
            if items:
                self.wrong.append(f"{what}: {len(items)} {name}: {', '.join(sorted(map(str, items))[:5])}")


def compare(account: Account, script: Script, path: Path, arrived: Mapping[str, Counter[str]]) -> None:
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
        for channel, messages in arrived.items():
            _compare_alerts(account, script, db, channel, messages)
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


def _compare_alerts(account: Account, script: Script, db: Database, channel: str, arrived: Counter[str]) -> None:
    """Each win announced after the first run is told once, each end of one too, and each message arrives under one id.

    What a service never takes is set aside under that id, and nothing else is.
    """
    told = select(db, _TOLD, (channel,))
    wins = Counter(row["buyer"] for row in told if row["rule"] == "W001")
    ends = Counter(row["buyer"] for row in told if row["rule"] == "W007" and row["buyer"] in script.ended())
    account.differ(f"wins told to {channel}", script.news(), wins.keys())
    # nobody is told the end of what a service never took
    untold = {row["buyer"] for row in told if row["rule"] == "W001" and row["state"] == "refused"}
    account.differ(f"ends told to {channel}", script.ended() - untold, ends.keys() - untold)
    account.wrong += [
        f"{channel} was told of {buyer} {count} times"
        for buyer, count in (wins + ends).items()
        if wins[buyer] > 1 or ends[buyer] > 1
    ]
    waiting = select(db, _WAITING, (channel,))
    account.wrong += [f"{row['n']} alerts of {channel} are {row['state']}" for row in waiting]
    rows = select(db, "SELECT DISTINCT state, message_id FROM alert WHERE channel = ? AND message_id IS NOT NULL", (channel,))
    refused = {row["message_id"] for row in rows if row["state"] == "refused"}
    account.differ(f"{channel}'s refused", {row["message_id"] for row in rows if is_poison(row["message_id"])}, refused)
    sent = select(db, "SELECT id FROM message WHERE sent_at IS NOT NULL AND channel = ?", (channel,))
    account.differ(f"{channel}'s messages", {row["id"] for row in sent}, arrived.keys())
    account.messages += len(arrived)
    account.refused += len(refused)
    account.repeats += sum(count > 1 for count in arrived.values())
