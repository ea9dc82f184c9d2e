"""The awards of a release beside the contracts that were signed for them, and who won each."""

from __future__ import annotations

from dataclasses import dataclass

from scrapers.notice import AwardStatus, Party
from scrapers.structured.documents import Object, rows, text_of, words
from scrapers.structured.values import Parties, day_of

_VOID = {"cancelled": AwardStatus.CANCELLED, "unsuccessful": AwardStatus.REJECTED}


@dataclass(frozen=True, slots=True)
class Deal:
    """One award with its contracts; `award` is empty where a publisher has contracts only."""

    id: str | None
    award: Object
    contracts: tuple[Object, ...] = ()

    @property
    def is_delta(self) -> bool:
        """Whether it says only what changed: an award with amendments, and neither suppliers nor a status nor a value."""
        amended = bool(rows(self.award.get("amendments")) or rows(self.award.get("amendment")))
        return amended and not (self.names_suppliers or text_of(self.award.get("status")) or rows(self.award.get("value")))

    @property
    def names_suppliers(self) -> bool:
        """Whether the award itself says who won."""
        return bool(rows(self.award.get("suppliers")) or rows(self.award.get("supplier")))

    @property
    def live_contracts(self) -> tuple[Object, ...]:
        """Its contracts that are signed and were not cancelled before; a contract that ended was one."""
        return tuple(contract for contract in self.contracts if _is_live(contract))


def deals_of(release: Object, issues: list[str]) -> list[Deal]:
    """The deals a release speaks of, an award repeated under one id counted once."""
    awards = _merged(rows(release.get("awards")), issues)
    contracts = rows(release.get("contracts"))
    if not awards:
        return [Deal(_contract_id(contract, contracts), {}, (contract,)) for contract in contracts]
    grouped: dict[str, list[Object]] = {name: [] for name in awards}
    for contract in contracts:
        home = _home(contract, grouped, awards)
        if home is None:
            issues.append(f"contract {text_of(contract.get('id'))} names no award of this release: left out")
        else:
            grouped[home].append(contract)
    return [Deal(text_of(award.get("id")), award, tuple(grouped[name])) for name, award in awards.items()]


def status_of(deal: Deal, tags: list[str], issues: list[str]) -> AwardStatus:
    """Where the deal stands. Cancelled and unsuccessful awards keep their value and suppliers, and were never won.

    No status counts as active, which is how sloppy publishers mean it; an unknown one as not won yet.
    """
    status = (text_of(deal.award.get("status")) or "").lower()
    if status in _VOID:
        return _VOID[status]
    if "awardCancellation" in tags and "award" not in tags:
        return AwardStatus.CANCELLED
    if deal.live_contracts:
        return AwardStatus.CONTRACTED
    if not deal.award and any(_contract_status(contract) == "cancelled" for contract in deal.contracts):
        return AwardStatus.CANCELLED
    if status in ("", "active"):
        return AwardStatus.AWARDED
    if status != "pending":
        issues.append(f"award {deal.id} has the unknown status {status!r}: taken as not won yet")
    return AwardStatus.CANDIDATE


def suppliers_of(deal: Deal, parties: Parties, *, alone: bool, issues: list[str]) -> list[Party]:
    """Who won, each once: as the award says, else its contracts, else the release's parties where only one reading is possible.

    `alone` says that the release has no other deal.
    """
    references = rows(deal.award.get("suppliers")) or rows(deal.award.get("supplier"))
    if not references:
        references = [item for contract in deal.contracts for item in rows(contract.get("suppliers"))]
    if not references:
        listed = parties.with_role("supplier")
        references = listed if alone or len(listed) == 1 else []
    found: dict[tuple[str, str | None], Party] = {}
    for reference in references:
        party = parties.party(reference)
        if party is None:
            issues.append(f"award {deal.id} has a supplier without a name")
        elif not parties.was_removed(reference):
            found.setdefault((party.name.casefold(), party.code), party)
    if not found and not deal.is_delta:
        issues.append(f"award {deal.id} names no supplier: not counted")
    return list(found.values())


def signed_by(deal: Deal, parties: Parties, suppliers: list[Party]) -> dict[Party, list[Object]] | None:
    """The contracts of each supplier, where every contract names one of them and every one has a contract; else None.

    Only then is an award that several suppliers share really split.
    """
    shares: dict[Party, list[Object]] = {party: [] for party in suppliers}
    for contract in deal.live_contracts:
        names = [party for item in rows(contract.get("suppliers")) if (party := parties.party(item))]
        owners = [party for party in suppliers if any(_is_same(party, name) for name in names)]
        if len(names) != 1 or len(owners) != 1:
            return None
        shares[owners[0]].append(contract)
    return shares if all(shares.values()) else None


def _is_same(one: Party, other: Party) -> bool:
    if one.code and other.code:
        return (one.code, one.scheme) == (other.code, other.scheme)
    return one.name.casefold() == other.name.casefold()


def _merged(awards: list[Object], issues: list[str]) -> dict[str, Object]:
    """Awards by id, in order. Publishers repeat an award per item; the first stands, and a different repeat is told.

    One id for other suppliers or lots is another award.
    """
    found: dict[str, Object] = {}
    for position, award in enumerate(awards):
        name = text_of(award.get("id")) or f"#{position}"
        while name in found and _is_another(found[name], award):
            name += "'"
        kept = found.setdefault(name, award)
        if any(kept.get(field) != award.get(field) for field in ("value", "suppliers", "status")):
            issues.append(f"award {name} is given twice and differently: the first is read")
    return found


def _is_another(one: Object, other: Object) -> bool:
    """Whether two awards of one id name other suppliers or lots."""
    kinds = (("suppliers", "supplier"), ("relatedLots",))
    named = ((_names(one, *fields), _names(other, *fields)) for fields in kinds)
    return any(left and right and left.isdisjoint(right) for left, right in named)


def _names(award: Object, *fields: str) -> set[str]:
    """What an award's rows of some fields are known by: a reference's id, else its name."""
    found = [item for field in fields for item in rows(award.get(field))]
    named = {text_of(item.get("id")) or text_of(item.get("name")) or "" for item in found}
    return (named | {word for field in fields for word in words(award.get(field))}) - {""}


def _home(contract: Object, grouped: dict[str, list[Object]], awards: dict[str, Object]) -> str | None:
    """The award a contract belongs to: as it says, or the only one when what it says fits none (Nigeria adds "-award").

    Of several awards of one id it is the only one that the contract's suppliers or lots do not speak against.
    """
    named = text_of(contract.get("awardID"))
    if named and f"{named}'" in grouped:
        fitting = [name for name in grouped if name.rstrip("'") == named and not _is_another(awards[name], contract)]
        return fitting[0] if len(fitting) == 1 else None
    if named in grouped:
        return named
    only = next(iter(grouped)) if len(grouped) == 1 else None
    return only if named and only and not grouped[only] else None


def _contract_id(contract: Object, contracts: list[Object]) -> str | None:
    award_id = text_of(contract.get("awardID"))
    shared = sum(text_of(other.get("awardID")) == award_id for other in contracts) > 1
    return text_of(contract.get("id")) if shared or award_id is None else award_id


def _contract_status(contract: Object) -> str:
    return (text_of(contract.get("status")) or "").lower()


def _is_live(contract: Object) -> bool:
    status = _contract_status(contract)
    signed = day_of(contract.get("dateSigned")) is not None
    return status in ("active", "terminated") or (signed and status not in ("pending", "cancelled"))


def is_framework(release: Object, deal: Deal) -> bool:
    """Whether the release says in a field of its own that the value is a framework's most, not an order's price."""
    tender = release.get("tender")
    holders = [deal.award, *deal.contracts, *([tender] if isinstance(tender, dict) else [])]
    lots = rows(tender.get("lots")) if isinstance(tender, dict) else []
    mine = words(deal.award.get("relatedLots"))
    holders += [lot for lot in lots if not mine or text_of(lot.get("id")) in mine]
    return any(_has_framework(holder) for holder in holders)


def _has_framework(holder: Object) -> bool:
    techniques = holder.get("techniques")
    if not isinstance(techniques, dict):
        return False
    return techniques.get("hasFrameworkAgreement") is True or bool(techniques.get("frameworkAgreement"))
