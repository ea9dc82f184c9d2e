"""A release's awards as ours: one (lot, supplier) result each, every printed value in them at most once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scrapers.errors import UnreadableValue
from scrapers.money import Money
from scrapers.notice import Award, AwardStatus, Mark, Party, Pricing, VatBasis
from scrapers.ocds.deals import Deal, deals_of, is_framework, signed_by, status_of, suppliers_of
from scrapers.structured.documents import Json, Object, child, rows, text_of, words
from scrapers.structured.values import Parties, Value, day_of, period_of, value_of

# Contracts Finder has no field for it: only the words say that many suppliers share the most a framework may cost
_FRAMEWORK = re.compile(r"\bframework\b|acuerdo marco|rammeavtale|accord-cadre|rahmenvereinbarung|框架协议", re.IGNORECASE)
# how an award without a value is described whose price is that of its call-offs
_CALLED_FRAMEWORK = {"framework", "framework agreement", "框架协议"}
_CALL_OFF = re.compile(r"call-?off|under (?:the|a|an existing) framework|via (?:the |a )?framework", re.IGNORECASE)
# publishers that keep amounts as 32-bit floats print 2809999872.0 for 2809999999
_ROUNDING = Decimal(1) / 10**6
# of releases that amend what an earlier one said
_UPDATES = frozenset({"awardUpdate", "contractUpdate"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Context that the awards of one release are read against; `issues` is added to."""

    release: Object
    parties: Parties
    vat: VatBasis
    issues: list[str]

    @property
    def tags(self) -> list[str]:
        """The release's tags, which some publishers give as a text."""
        return words(self.release.get("tag"))


@dataclass(frozen=True, slots=True)
class _Price:
    """What is known of a deal's value."""

    value: Value | None = None
    unreadable: bool = False


def awards_of(scope: Scope) -> list[Award]:
    """The awards of a release.

    A value that several suppliers share is never divided nor multiplied: their award is one, the first supplier leading
    and all of them members, so that no sum can count the value twice; of a framework it is the ceiling and no amount.
    It is split only where every supplier has contracts of its own. A supplier that pays the buyer (a negative value)
    has won no order value.
    """
    deals = deals_of(scope.release, scope.issues)
    awards = []
    for deal in deals:
        status = status_of(deal, scope.tags, scope.issues)
        suppliers = suppliers_of(deal, scope.parties, alone=len(deals) == 1, issues=scope.issues)
        if not suppliers:
            continue
        shares = signed_by(deal, scope.parties, suppliers) if len(suppliers) > 1 else None
        if shares:
            awards += [_award(scope, deal, status, [party], _summed(scope, signed)) for party, signed in shares.items()]
        else:
            awards.append(_award(scope, deal, status, suppliers, _price(scope, deal)))
    return awards


def _award(scope: Scope, deal: Deal, status: AwardStatus, suppliers: list[Party], price: _Price) -> Award:
    value = price.value
    framework = is_framework(scope.release, deal) or (len(suppliers) > 1 and _sounds_like_framework(scope.release))
    framework = framework or (value is None and _is_called_framework(deal.award))
    if value and value.money.minor < 0:
        scope.issues.append(f"award {deal.id}: {value.money} {value.money.currency} is paid by the supplier: no order value")
        value = None
    amount = None if framework or value is None else value.money
    return Award(
        supplier=suppliers[0],
        members=tuple(suppliers) if len(suppliers) > 1 else (),
        lot=_lot(scope.release, deal),
        amount=amount,
        pricing=Pricing.TOTAL if amount else Pricing.NONE,
        ceiling=value.money if framework and value else None,
        framework=framework,
        status=status,
        vat=value.vat if value else scope.vat,
        service=next((found for place in _periods(deal) if (found := period_of(place))), None),
        decided_on=_decided_on(scope, deal),
        local_id=deal.id,
        marks=(Mark.UNREADABLE_AMOUNT,) if price.unreadable or _is_taken_back(scope, deal) else (),
    )


def _is_taken_back(scope: Scope, deal: Deal) -> bool:
    """Whether a release leaves the award without the value it had: null removes, as OCDS merges releases.

    Many publishers print an empty value or a null amount where there never was one: only in an update do these remove.
    """
    value = deal.award.get("value", "")
    if not isinstance(value, dict):
        return value is None and not _UPDATES.isdisjoint(scope.tags)
    if value.get("amount", "") is not None:
        return False
    return value.get("currency", "") is None or not _UPDATES.isdisjoint(scope.tags)


def _price(scope: Scope, deal: Deal) -> _Price:
    """The award's value; the contract's where the award has none or its only contract was signed for another sum."""
    own = _read(scope, deal.id, deal.award.get("value"))
    live = deal.live_contracts or deal.contracts
    signed = _summed(scope, live)
    if own.value is None:
        return signed if signed.value else own
    if signed.value is None or len(live) != 1 or not deal.live_contracts:
        return own
    before, after = own.value.money, signed.value.money
    if before.currency == after.currency and abs(before.minor - after.minor) <= abs(before.minor) * _ROUNDING:
        return own
    return signed


def _summed(scope: Scope, contracts: Iterable[Object]) -> _Price:
    """The contracts' values together; nothing where one has none or their currencies differ."""
    prices = [_read(scope, text_of(contract.get("id")), contract.get("value")) for contract in contracts]
    values = [price.value for price in prices if price.value]
    unreadable = any(price.unreadable for price in prices)
    if not values or len(values) < len(prices) or len({(value.money.currency, value.vat) for value in values}) > 1:
        return _Price(unreadable=unreadable)
    total = Money(minor=sum(value.money.minor for value in values), currency=values[0].money.currency)
    return _Price(Value(total, values[0].vat))


def _read(scope: Scope, name: str | None, value: Json) -> _Price:
    try:
        return _Price(value_of(value, scope.vat))
    except UnreadableValue as error:
        scope.issues.append(f"value of {name}: {error}")
        return _Price(unreadable=True)


def _sounds_like_framework(release: Object) -> bool:
    tender = child(release, "tender")
    method = text_of(tender.get("procurementMethodDetails")) or ""
    if _CALL_OFF.search(method):
        return False
    spoken = " ".join(filter(None, (text_of(tender.get(name)) for name in ("title", "description"))))
    return bool(_FRAMEWORK.search(method) or (_FRAMEWORK.search(spoken) and not _CALL_OFF.search(spoken)))


def _is_called_framework(award: Object) -> bool:
    """Whether the award's own description has a statement that is nothing but that it is a framework."""
    said = (text_of(award.get("description")) or "").split(";")
    return any(each.strip().lower() in _CALLED_FRAMEWORK for each in said)


def _lot(release: Object, deal: Deal) -> str | None:
    """The lots by title where they have one; a process of one lot has none to tell apart."""
    lots = {text_of(lot.get("id")): text_of(lot.get("title")) for lot in rows(child(release, "tender").get("lots"))}
    items = [item for part in (deal.award, *deal.contracts) for item in rows(part.get("items"))]
    named = words(deal.award.get("relatedLots")) or [lot for item in items if (lot := text_of(item.get("relatedLot")))]
    if not named or len(lots) == 1:
        return None
    return " / ".join(lots.get(lot) or lot for lot in dict.fromkeys(named))


def _periods(deal: Deal) -> list[Json]:
    return [deal.award.get("contractPeriod"), *(contract.get("period") for contract in deal.contracts)]


def _decided_on(scope: Scope, deal: Deal) -> date | None:
    """The day of the decision, else of the signature, else of the release."""
    places = [deal.award.get("date"), *(contract.get("dateSigned") for contract in deal.contracts), scope.release.get("date")]
    return next((day for place in places if (day := day_of(place))), None)
