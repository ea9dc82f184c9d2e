"""An order while it is being put together: the results joined so far and the events they made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from scrapers.notice import Mark, Side
from tracker.model.keys import name_key, supplier_key
from tracker.model.notice_history import StoredNotice, VersionReason
from tracker.model.order import VOID, Act, EventKind, JoinKey, OrderEvent, OrderState, OrderStatus, Why
from tracker.orders.contracts import same_contract, says_part
from tracker.orders.events import FIRST, NOTHING_YET, event_of, finish_event, kind_of
from tracker.orders.fold import folded
from tracker.orders.timeline import Result, Statement


@dataclass(slots=True, eq=False)
class Deal:
    """One deal of a project.

    `statements` holds its results with their readings, `latest` the newest of each notice (by place), `sources` every notice that
    did something to it.
    """

    statements: list[tuple[Statement, Result]] = field(default_factory=list)
    latest: dict[int, tuple[Statement, Result]] = field(default_factory=dict)
    events: list[OrderEvent] = field(default_factory=list)
    sources: dict[int, StoredNotice] = field(default_factory=dict)
    framework: Deal | None = None
    # by the events so far, before anybody's verdict
    state: OrderState | None = None
    # of all results: the lots they name, their ids, and what their suppliers are known by
    lots: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    # the numbers of its contracts, as compared, and of those that ended
    contract_numbers: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)
    # the notices whose newest version no longer has the result
    _dropped: set[int] = field(default_factory=set)
    _suppliers: set[str | frozenset[str] | None] = field(default_factory=set)

    @property
    def stands(self) -> bool:
        """Whether it has come to anything and not been taken out."""
        state = self.state
        return state is not None and state.status not in VOID

    @property
    def may_lose(self) -> bool:
        """Whether it is a candidate, or was one when it was taken out: who looks at an earlier day may not know of that yet."""
        out = self.state is not None and self.state.status in VOID
        before = folded(event for event in self.events if event.act is not Act.WITHDRAWS) if out else self.state
        return before is not None and before.status is OrderStatus.CANDIDATE

    @property
    def supplier_names(self) -> set[str]:
        """Everyone who was named as supplier or member of it, as compared."""
        parties = (party for _, result in self.statements for party in (result.award.supplier, *result.award.members))
        return {supplier_key(party.name) for party in parties}

    def has_supplier_of(self, result: Result) -> bool:
        """Whether a result names this deal's supplier: by name, by registration code, or as the same joint venture."""
        return not self._suppliers.isdisjoint({result.supplier, result.code, result.venture} - {None, frozenset()})

    def join(self, statement: Statement, result: Result, key: JoinKey | None) -> None:
        """Takes in a result of a notice that has spoken of nothing in this draft yet."""
        before, act = self.state, self._act(statement, result)
        others = [told.notice for told, _ in self.statements]
        part = result.says.status is OrderStatus.CONTRACTED and says_part(statement.notice, others)
        event = event_of(statement, EventKind.CORRECTED, act, replace(result.says, part=part), key)
        self._append(statement, event, kind_of(before, folded([*self.events, event]), statement, act, self._sites()))
        self._tell(statement, result)
        if result.award.marks:
            self.note(statement, EventKind.MARKED, ", ".join(result.award.marks))

    def restate(self, statement: Statement, result: Result) -> None:
        """Takes in another version of a result it has."""
        _, older = self.latest[statement.place]
        self._tell(statement, result)
        if older.says == result.says and statement.place not in self._dropped:
            return
        self._dropped.discard(statement.place)
        before = self.state
        event = event_of(statement, EventKind.CORRECTED, Act.REPLACES, result.says, None)
        after = folded([*self.events, event])
        kind = EventKind.CORRECTED
        if statement.reason is VersionReason.REREAD:
            kind = EventKind.REREAD
        elif before and after and before.status is not after.status:
            kind = FIRST[after.status]
        elif before and after and before.amount != after.amount:
            kind = EventKind.AMOUNT_CORRECTED
        self._append(statement, event, kind)
        if set(result.award.marks) - set(older.award.marks):
            self.note(statement, EventKind.MARKED, ", ".join(result.award.marks))

    def drop(self, statement: Statement) -> None:
        """A newer version of a notice no longer has its result."""
        if statement.place in self._dropped:
            return
        self._dropped.add(statement.place)
        state = self.state
        said = state or NOTHING_YET
        says = OrderState(status=OrderStatus.CANCELLED, amount=said.amount, dated=said.dated, members=said.members)
        kind = EventKind.REREAD if statement.reason is VersionReason.REREAD else EventKind.CANCELLED
        self._append(statement, event_of(statement, kind, Act.DROPS, says, None, Why.DROPPED), kind)

    def withdraw(self, statement: Statement, status: OrderStatus, detail: str = "", act: Act = Act.WITHDRAWS) -> None:
        """Takes the deal out, a candidate only when it loses; one that is out already is taken out once more."""
        if act is not Act.LOSES or self.may_lose:
            self._append(
                statement, event_of(statement, FIRST[status], act, OrderState(status=status), None, detail), FIRST[status]
            )

    def end_contract(self, statement: Statement, number: str) -> None:
        """Take out the contract of that number, or the whole deal where it is the only one; once."""
        if number in self.ended or self.state is None:
            return
        self.ended.add(number)
        alone = self.state.contracts == (self.state.amount,)
        if alone or number not in self.state.contract_numbers:
            self.withdraw(statement, OrderStatus.TERMINATED)
            return
        says = OrderState(status=OrderStatus.TERMINATED, contract_number=number)
        event = event_of(statement, EventKind.AMOUNT_CORRECTED, Act.WITHDRAWS, says, None, Why.CONTRACT_ENDED)
        self._append(statement, event, EventKind.AMOUNT_CORRECTED)

    def amend(self, statement: Statement, after: Side) -> None:
        """Takes the price that a correction states now, of a result whose supplier it need not name."""
        state = self.state or NOTHING_YET
        says = OrderState(status=state.status, amount=after.amount, pricing=after.pricing, rate=after.rate, dated=state.dated)
        kind = EventKind.AMOUNT_CORRECTED if after.amount != state.amount else EventKind.CORRECTED
        self._append(statement, event_of(statement, kind, Act.CORRECTS, says, None), kind)

    def doubt(self, statement: Statement, mark: Mark) -> None:
        """Marks the deal because of what a notice says of it."""
        state = self.state or NOTHING_YET
        if mark not in state.marks:
            says = OrderState(status=state.status, amount=state.amount, marks=(mark,))
            event = event_of(statement, EventKind.MARKED, Act.DOUBTS, says, None, mark.value)
            self._append(statement, event, EventKind.MARKED)

    def note(self, statement: Statement, kind: EventKind, detail: str = "") -> None:
        """Something that changes nothing."""
        self._append(statement, event_of(statement, kind, Act.NOTES, None, None, detail), kind)

    def _tell(self, statement: Statement, result: Result) -> None:
        self.statements.append((statement, result))
        self.latest[statement.place] = (statement, result)
        self.ids.add(result.id)
        self.lots |= {result.lot} - {""}
        self.contract_numbers |= {result.says.contract_number} - {""}
        self._suppliers |= {result.supplier, result.code, result.venture} - {None, frozenset()}

    def _append(self, statement: Statement, event: OrderEvent, kind: EventKind) -> None:
        after = folded([*self.events, event])
        if after is not None:
            self.events.append(finish_event(event, kind, self.state, after))
            self.state = after
            self.sources[statement.stored.id] = statement.stored

    def _act(self, statement: Statement, result: Result) -> Act:
        state = self.state
        if state is None:
            return Act.STATES
        if statement.notice.lead:
            hearsay = result.says.status in VOID and state.status is not OrderStatus.LEAD
            return Act.NOTES if hearsay else Act.STATES
        elsewhere = statement.stored.site not in self._sites()
        same = result.award.amount == state.amount or result.says.status is OrderStatus.CANDIDATE
        if elsewhere and same and not self._is_numbered_apart(result):
            return Act.ECHOES
        if statement.corrects:
            return Act.CORRECTS
        if self._is_another_contract(statement, result):
            return Act.ADDS
        return Act.STATES if elsewhere else Act.RESTATES

    def _is_another_contract(self, statement: Statement, result: Result) -> bool:
        """Whether a contract is one more beside those of the deal: at another price, or of another part, year or instalment."""
        contracts = self._contracts()
        if result.says.status is not OrderStatus.CONTRACTED or result.award.amount is None or not contracts:
            return False
        return not any(same_contract(told, r, statement, result) for told, r in contracts)

    def _is_numbered_apart(self, result: Result) -> bool:
        """Whether a contract has a number of its own, and each of the deal's contracts has another."""
        own, numbers = result.says.contract_number, {r.says.contract_number for _, r in self._contracts()}
        return bool(own and numbers) and "" not in numbers and own not in numbers

    def _contracts(self) -> list[tuple[Statement, Result]]:
        return [(told, r) for told, r in self.latest.values() if r.says.status is OrderStatus.CONTRACTED]

    def _sites(self) -> set[str]:
        return {statement.stored.site for statement, _ in self.statements}


def same_title(deal: Deal, statement: Statement) -> bool:
    """Whether a notice has the title or the project name of one of a deal's notices."""
    here = {name_key(statement.notice.title), name_key(statement.notice.project_name)} - {""}
    there = {name_key(text) for told, _ in deal.statements for text in (told.notice.title, told.notice.project_name)}
    return bool(here & there)
