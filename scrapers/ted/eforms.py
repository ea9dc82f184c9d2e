"""eForms result notices (UBL ContractAwardNotice): what kind they are, who buys, and what they change."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from scrapers.notice import Link, LinkKind, Notice, NoticeType
from scrapers.structured.values import day_of
from scrapers.ted.eforms_results import country_of, extension, organization, read_results
from scrapers.ted.xml import every, first, in_language, local, money_of, publication_number, said

# the kind of document a contract modification (subtypes 38 to 40) corrects is named by this scheme
_OFFICIAL_JOURNAL = "ojs-notice-id"


def read_eforms(root: Element) -> Notice:
    """A notice of any eForms type, without url; only result notices have awards.

    A direct award made known before its contract (VEAT, subtypes 25 to 28) is an award: the decision has been taken.
    A modification (38 to 40) corrects its contract and wins nothing new.
    """
    replaced = said(extension(root), "Changes", "ChangedNoticeIdentifier")
    modifies = said(root, "NoticeTypeCode") == "can-modif"
    awards, failed, issues = read_results(root)
    kind = NoticeType.AWARD if awards or not failed else NoticeType.FAILED
    if local(root) != "ContractAwardNotice":
        kind = NoticeType.TENDER
    elif replaced or modifies:
        kind = NoticeType.CORRECTION
    buyers = [party for item in every(root, "ContractingParty") if (party := organization(root, _party_id(item)))]
    project = first(root, "ProcurementProject")
    published = said(extension(root), "Publication", "PublicationDate") or said(root, "IssueDate")
    title = in_language(root, project, "Name")
    return Notice(
        notice_type=kind,
        title=title,
        key=_key(root),
        published_date=day_of(published),
        published_at=published,
        project_number=said(root, "ContractFolderID"),
        project_name=title,
        buyer=buyers[0] if buyers else None,
        region=country_of(root, _party_id(first(root, "ContractingParty"))),
        awards=tuple(awards),
        failed_lots=tuple(failed),
        budget=money_of(first(project, "RequestedTenderTotal", "EstimatedOverallContractAmount")),
        links=_links(root, replaced, modifies=modifies),
        issues=tuple(issues),
    )


def _key(root: Element) -> str:
    """The notice's own id and version: its publication number is known only to the list it stood in."""
    return "-".join(filter(None, (said(root, "ID"), said(root, "VersionID"))))


def _party_id(contracting: Element | None) -> str | None:
    return said(contracting, "Party", "PartyIdentification", "ID")


def _links(root: Element, replaced: str | None, *, modifies: bool) -> tuple[Link, ...]:
    """The procedure, the notice this one replaces, and the one whose contract it modifies."""
    folder = said(root, "ContractFolderID")
    links = [Link(kind=LinkKind.SAME_PROJECT, key=folder)] if folder else []
    if replaced:
        links.append(Link(kind=LinkKind.CORRECTS, key=publication_number(replaced)))
    if modifies:
        references = every(root, "TenderingProcess", "NoticeDocumentReference", "ID")
        places = [first(extension(root), "ContractModification", "ChangedNoticeIdentifier")]
        places += [item for item in references if item.get("schemeName") == _OFFICIAL_JOURNAL]
        named = [name for name in (*map(said, places), folder) if name]
        links += [Link(kind=LinkKind.CORRECTS, key=publication_number(name)) for name in named[:1]]
    return tuple(links)
