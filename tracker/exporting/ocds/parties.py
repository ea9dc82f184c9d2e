"""Organizations of one contracting process: each under one id, with every role it has had so far."""

from __future__ import annotations

from collections.abc import Iterable

from scrapers.notice import Party
from tracker.exporting.ocds.values import Json, party_id, party_of
from tracker.model.keys import code_key, supplier_key
from tracker.model.notice_history import StoredNotice
from tracker.model.order import Order


class Organizations:
    """The organizations that the notices and orders of a process name; one printed with its code anywhere has it everywhere."""

    def __init__(self, orders: Iterable[Order], notices: Iterable[StoredNotice]) -> None:
        self._coded: dict[str, Party] = {}
        self._roles: dict[str, list[str]] = {}
        for order in orders:
            self._learn(*order.parties, order.buyer)
        for stored in notices:
            self._learn(stored.notice.buyer, stored.notice.agency)

    def reference(self, party: Party) -> Json:
        """The organization as buyers and suppliers are named."""
        known = self._known(party)
        return {"id": party_id(known), "name": known.name}

    def references(self, parties: Iterable[Party]) -> list[Json]:
        """Several of them, each once: under the first of the names that one register's code is given."""
        found: dict[object, Json] = {}
        for reference in map(self.reference, parties):
            found.setdefault(reference["id"], reference)
        return list(found.values())

    def listed(self, named: Iterable[tuple[Party, str]]) -> list[Json]:
        """The organizations of a release, given with the role each has in it, with all roles they have had."""
        found: dict[str, Party] = {}
        for party, role in named:
            known = self._known(party)
            found.setdefault(party_id(known), known)
            roles = self._roles.setdefault(party_id(known), [])
            if role not in roles:
                roles.append(role)
        return [party_of(party, list(self._roles[name])) for name, party in found.items()]

    def _learn(self, *parties: Party | None) -> None:
        for party in parties:
            if party is not None and code_key(party.code) is not None:
                self._coded.setdefault(supplier_key(party.name), party)

    def _known(self, party: Party) -> Party:
        return party if party.code else self._coded.get(supplier_key(party.name), party)
