"""The results of an eForms notice: lots, winning tenders and their values.

The value of a tender (BT-720) is the price. The notice's total (BT-161) may differ, even in currency, and is not used.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element

from scrapers.errors import UnreadableValue
from scrapers.money import Money
from scrapers.notice import Award, AwardStatus, Mark, Party, Pricing, ServicePeriod, VatBasis
from scrapers.structured.values import day_of
from scrapers.ted.xml import every, first, in_language, money_of, said

_MONTHS = {"MONTH": Decimal(1), "YEAR": Decimal(12)}


@dataclass(frozen=True, slots=True)
class _Tender:
    """One tender that won, whoever stands behind it."""

    id: str
    parties: tuple[Party, ...]
    value: Money | None
    contract: Element | None
    unreadable: bool = False


def extension(root: Element) -> Element | None:
    """The block that holds everything UBL has no place for."""
    return first(root, "UBLExtensions", "UBLExtension", "ExtensionContent", "EformsExtension")


def organization(root: Element, name: str | None) -> Party | None:
    """An organization of the notice by its id (ORG-0001), in the notice's language."""
    company = _company(root, name)
    printed = in_language(root, company, "PartyName", "Name")
    if company is None or printed is None:
        return None
    code = said(company, "PartyLegalEntity", "CompanyID")
    # national registers, told apart by their country: the form has no scheme for them
    return Party(name=printed, code="".join(code.split()) if code else None, scheme=country_of(root, name) if code else None)


def country_of(root: Element, name: str | None) -> str | None:
    """The country (alpha-3) an organization of the notice sits in."""
    return said(_company(root, name), "PostalAddress", "Country", "IdentificationCode")


def read_results(root: Element) -> tuple[list[Award], list[str], list[str]]:
    """The awards of every lot with a winner, the lots without one, and what could not be read."""
    result = first(extension(root), "NoticeResult")
    lots = {said(lot, "ID") or "": lot for lot in every(root, "ProcurementProjectLot")}
    awards: list[Award] = []
    failed: list[str] = []
    issues: list[str] = []
    for outcome in every(result, "LotResult"):
        name = said(outcome, "TenderLot", "ID") or ""
        code = said(outcome, "TenderResultCode")
        if code == "clos-nw":
            failed.append(name)
        elif code in (None, "selec-w"):
            # a direct award carries no code; with open-nw nothing is decided
            tenders = _winners(root, result, outcome, issues)
            if not tenders:
                issues.append(f"{name} has no winner that is named: not counted")
            awards += _awards(tenders, outcome, lots.get(name), name if len(lots) > 1 else None)
        elif code != "open-nw":
            issues.append(f"{name} ends with the unknown code {code!r}")
    return awards, failed, issues


def _winners(root: Element, result: Element | None, outcome: Element, issues: list[str]) -> list[_Tender]:
    """The tenders a contract was settled with; where none is, those ranked first, or all when none is ranked."""
    named = {said(item, "ID") for item in every(outcome, "LotTender")}
    settled = {said(item, "ID") for item in every(outcome, "SettledContract")}
    contracts: dict[str | None, Element] = {}
    for contract in every(result, "SettledContract"):
        if said(contract, "ID") in settled:
            contracts.update((said(item, "ID"), contract) for item in every(contract, "LotTender"))
    tenders = [item for item in every(result, "LotTender") if said(item, "ID") in named]
    chosen = [item for item in tenders if said(item, "ID") in contracts]
    chosen = chosen or [item for item in tenders if said(item, "RankCode") in (None, "1")]
    found = [_tender(root, result, item, contracts.get(said(item, "ID")), issues) for item in chosen]
    return [tender for tender in found if tender.parties]


def _tender(root: Element, result: Element | None, node: Element, contract: Element | None, issues: list[str]) -> _Tender:
    name = said(node, "ID") or ""
    value = None
    unreadable = False
    try:
        value = money_of(first(node, "LegalMonetaryTotal", "PayableAmount"))
    except UnreadableValue as error:
        unreadable = True
        issues.append(f"value of {name}: {error}")
    return _Tender(name, _tenderers(root, result, said(node, "TenderingParty", "ID")), value, contract, unreadable)


def _tenderers(root: Element, result: Element | None, party_id: str | None) -> tuple[Party, ...]:
    """The organizations of a tendering party, the leader of a group first."""
    members: list[tuple[bool, Party]] = []
    for item in every(result, "TenderingParty"):
        if party_id is None or said(item, "ID") != party_id:
            continue
        for tenderer in every(item, "Tenderer"):
            party = organization(root, said(tenderer, "ID"))
            if party:
                members.append((said(tenderer, "GroupLeadIndicator") != "true", party))
    return tuple(dict.fromkeys(party for _, party in sorted(members, key=lambda member: member[0])))


def _awards(tenders: list[_Tender], outcome: Element, lot: Element | None, lot_name: str | None) -> list[Award]:
    """One award a tender; of a framework whose winners share one maximum a single award, so that it counts once."""
    most = _framework_maximum(outcome)
    framework = most is not None or _is_framework(lot)
    if framework and most and len(tenders) > 1:
        everyone = tuple(dict.fromkeys(party for tender in tenders for party in tender.parties))
        shared = _Tender(tenders[0].id, everyone, most, tenders[0].contract)
        return [_award(shared, lot, lot_name, framework=True)]
    awards = []
    for tender in tenders:
        whole = _Tender(tender.id, tender.parties, tender.value or most, tender.contract, tender.unreadable)
        awards.append(_award(whole if framework else tender, lot, lot_name, framework=framework))
    return awards


def _award(tender: _Tender, lot: Element | None, lot_name: str | None, *, framework: bool) -> Award:
    concluded = day_of(said(tender.contract, "IssueDate"))
    decided = day_of(said(tender.contract, "AwardDate"))
    amount = None if framework else tender.value
    return Award(
        supplier=tender.parties[0],
        members=tender.parties if len(tender.parties) > 1 else (),
        lot=lot_name,
        amount=amount,
        pricing=Pricing.TOTAL if amount else Pricing.NONE,
        ceiling=tender.value if framework else None,
        framework=framework,
        status=AwardStatus.CONTRACTED if concluded else AwardStatus.AWARDED,
        vat=VatBasis.EXCLUDED,
        service=_service(lot),
        decided_on=decided or concluded,
        local_id="/".join(filter(None, (lot_name, tender.id))),
        marks=(Mark.UNREADABLE_AMOUNT,) if tender.unreadable else (),
    )


def _framework_maximum(outcome: Element) -> Money | None:
    try:
        return money_of(first(outcome, "FrameworkAgreementValues", "MaximumValueAmount"))
    except UnreadableValue:
        return None


def _is_framework(lot: Element | None) -> bool:
    codes = every(lot, "TenderingProcess", "ContractingSystem", "ContractingSystemTypeCode")
    return any(code.get("listName") == "framework-agreement" and said(code) not in (None, "none") for code in codes)


def _service(lot: Element | None) -> ServicePeriod | None:
    period = first(lot, "ProcurementProject", "PlannedPeriod")
    measure = first(period, "DurationMeasure")
    start, end = day_of(said(period, "StartDate")), day_of(said(period, "EndDate"))
    if (start or end) and not (start and end and end < start):
        return ServicePeriod(text=f"{start or ''}/{end or ''}", start=start, end=end)
    unit = _MONTHS.get(measure.get("unitCode", "")) if measure is not None else None
    number = said(measure) or ""
    if unit is None or not number.isdigit() or not 0 < int(number) * unit <= 1200:
        return None
    return ServicePeriod(text=f"{number} {'months' if unit == 1 else 'years'}", months=int(number) * unit)


def _company(root: Element, name: str | None) -> Element | None:
    for item in every(extension(root), "Organizations", "Organization", "Company"):
        if name is not None and said(item, "PartyIdentification", "ID") == name:
            return item
    return None
