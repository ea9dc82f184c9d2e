"""TED notices from before eForms (TED_EXPORT, forms F03, F06 and their kin)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from scrapers.errors import LayoutChanged, UnreadableValue
from scrapers.money import Money
from scrapers.notice import Award, AwardStatus, Link, LinkKind, Mark, Notice, NoticeType, Party, Pricing, VatBasis
from scrapers.structured.values import day_of
from scrapers.ted.xml import every, first, local, money_of, publication_number, said

# forms by what they announce: contract award, direct award before its contract (VEAT), design contest, modification
_AWARDS = ("F03", "F06", "F13", "F15", "F21", "F22", "F23", "F25")
_MODIFICATION = "F20"


def read_ted_export(root: Element, url: str) -> Notice:
    """A notice of one of the forms of 2014, without url. Raises LayoutChanged for older ones.

    Values exclude VAT. A framework's value is the most it may cost. Contractors that share one value share one award.
    """
    form = _form(root, url)
    name = (form.get("FORM") or local(form))[:3]
    issues: list[str] = []
    results = list(every(form, "AWARD_CONTRACT"))
    framework = any(True for _ in every(form, "PROCEDURE", "FRAMEWORK"))
    awards = [award for item in results if (award := _award(item, len(results) > 1, framework, issues))]
    failed = [said(item, "LOT_NO") or said(item, "TITLE") or "" for item in every(form, "AWARD_CONTRACT") if _failed(item)]
    number = publication_number(root.get("DOC_ID") or "")
    published = said(root, "CODED_DATA_SECTION", "REF_OJS", "DATE_PUB") or ""
    iso = f"{published[:4]}-{published[4:6]}-{published[6:8]}"
    buyer = first(form, "CONTRACTING_BODY", "ADDRESS_CONTRACTING_BODY")
    return Notice(
        notice_type=_type(name, awards, failed),
        title=said(form, "OBJECT_CONTRACT", "TITLE"),
        key=number,
        published_date=day_of(iso),
        published_at=iso if day_of(iso) else None,
        project_number=said(form, "OBJECT_CONTRACT", "REFERENCE_NUMBER"),
        project_name=said(form, "OBJECT_CONTRACT", "TITLE"),
        buyer=_party(buyer),
        region=_country(buyer),
        awards=tuple(awards),
        failed_lots=tuple(failed),
        links=_links(form, name),
        issues=tuple(issues),
    )


def _form(root: Element, url: str) -> Element:
    """The form in its original language."""
    section = first(root, "FORM_SECTION")
    forms = list(section) if section is not None else []
    chosen = [form for form in forms if form.get("CATEGORY") == "ORIGINAL"] or forms
    if not chosen or not local(chosen[0]).startswith("F"):
        found = ", ".join(local(form) for form in forms) or "nothing"
        raise LayoutChanged(f"a TED_EXPORT with {found} in its FORM_SECTION, expected a form of 2014, at {url}")
    return chosen[0]


def _type(name: str, awards: list[Award], failed: list[str]) -> NoticeType:
    if name == _MODIFICATION:
        return NoticeType.CORRECTION
    if name not in _AWARDS:
        return NoticeType.TENDER
    return NoticeType.FAILED if failed and not awards else NoticeType.AWARD


def _failed(result: Element) -> bool:
    return first(result, "NO_AWARDED_CONTRACT") is not None


def _award(result: Element, several: bool, framework: bool, issues: list[str]) -> Award | None:
    awarded = first(result, "AWARDED_CONTRACT")
    if awarded is None:
        return None
    number = said(result, "CONTRACT_NO") or result.get("ITEM")
    contractors = [*every(awarded, "CONTRACTORS", "CONTRACTOR", "ADDRESS_CONTRACTOR"), *every(awarded, "CONTRACTOR")]
    suppliers = tuple(dict.fromkeys(party for item in contractors if (party := _party(item))))
    if not suppliers:
        issues.append(f"contract {number} names no contractor: not counted")
        return None
    value, unreadable = _value(awarded, number, issues)
    concluded = day_of(said(awarded, "DATE_CONCLUSION_CONTRACT"))
    amount = None if framework else value
    return Award(
        supplier=suppliers[0],
        members=suppliers if len(suppliers) > 1 else (),
        lot=said(result, "LOT_NO") if several else None,
        amount=amount,
        pricing=Pricing.TOTAL if amount else Pricing.NONE,
        ceiling=value if framework else None,
        framework=framework,
        status=AwardStatus.CONTRACTED if concluded else AwardStatus.AWARDED,
        vat=VatBasis.EXCLUDED,
        decided_on=concluded,
        local_id=result.get("ITEM") or number,
        marks=(Mark.UNREADABLE_AMOUNT,) if unreadable else (),
    )


def _value(awarded: Element, number: str | None, issues: list[str]) -> tuple[Money | None, bool]:
    """The contract's own value, never the procedure's or its estimate."""
    try:
        return money_of(first(awarded, "VALUES", "VAL_TOTAL"), "CURRENCY"), False
    except UnreadableValue as error:
        issues.append(f"value of contract {number}: {error}")
        return None, True


def _party(address: Element | None) -> Party | None:
    name = said(address, "OFFICIALNAME")
    if name is None:
        return None
    code = said(address, "NATIONALID")
    return Party(name=name, code="".join(code.split()) if code else None, scheme=_country(address) if code else None)


def _country(address: Element | None) -> str | None:
    country = first(address, "COUNTRY")
    return country.get("VALUE") if country is not None else None


def _links(form: Element, name: str) -> tuple[Link, ...]:
    """The notice a procedure began with, or the one whose contract a modification changes."""
    earlier = said(form, "PROCEDURE", "NOTICE_NUMBER_OJ")
    if earlier is None:
        return ()
    return (Link(kind=LinkKind.CORRECTS if name == _MODIFICATION else LinkKind.SAME_PROJECT, key=publication_number(earlier)),)
