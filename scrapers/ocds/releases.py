"""Open contracting data (OCDS 1.0 and 1.1) to notices: one notice per release of a process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from scrapers.errors import UnreadableValue
from scrapers.money import Money
from scrapers.notice import Award, AwardStatus, Link, LinkKind, Notice, NoticeType, Party, VatBasis
from scrapers.ocds.awards import Scope, awards_of
from scrapers.ocds.deals import deals_of
from scrapers.ocds.packages import Package, Release, read_package
from scrapers.structured.documents import Object, child, rows, text_of, words
from scrapers.structured.values import Parties, day_of, period_of, region_of, value_of

_CHANGES = {"awardUpdate", "contractUpdate", "contractAmendment"}
_FIRST_WORDS = {"award", "contract", "compiled"}
_WON = (AwardStatus.AWARDED, AwardStatus.CONTRACTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The notices of one body, in its order, what could not be read, and where the publisher's list goes on."""

    notices: tuple[Notice, ...]
    issues: tuple[str, ...] = ()
    next_url: str | None = None


@lru_cache(maxsize=2)
def read(body: bytes, vat: VatBasis = VatBasis.UNKNOWN) -> Reading:
    """Every notice of a package, record, array, JSON lines or bare release.

    `vat` is what the publisher's amounts are where they do not say. Unreadable parts become issues of their notice or of
    the reading. Raises UnreadablePage when the body is not JSON or no open contracting data.
    The last bodies are kept read, because a list asks for a package's notices one at a time.
    """
    package: Package = read_package(body)
    notices = tuple(_notice(release, vat) for release in package.releases)
    return Reading(notices=notices, issues=package.issues, next_url=package.next_url)


def wins(notices: Iterable[Notice]) -> int:
    """How many deals the notices of one site announce as won, each once however many releases and suppliers it has.

    Won is an award that is active (or without a status) or has a live contract, and names a supplier; never a cancelled
    or unsuccessful one. A notice that corrects another announces nothing new; an update that states the award in full
    does, as it may be the first we see of it.
    """
    standing: dict[tuple[str, str | None, str | None], bool] = {}
    for notice in notices:
        if any(link.kind is LinkKind.CORRECTS for link in notice.links):
            continue
        for award in notice.awards:
            deal = (notice.project_number or notice.key, award.local_id, None if award.local_id else award.supplier.name)
            void = award.status in (AwardStatus.CANCELLED, AwardStatus.REJECTED)
            standing[deal] = not void and (award.status in _WON or standing.get(deal, False))
    return sum(standing.values())


def _notice(release: Release, vat: VatBasis) -> Notice:
    body = release.body
    issues: list[str] = []
    parties = Parties.of(body)
    awards = tuple(awards_of(Scope(body, parties, vat, issues)))
    correction, delta = _change(body)
    buyer, region = _buyer(body, parties)
    tender = child(body, "tender")
    published_at = text_of(body.get("date"))
    if day_of(published_at) is None:
        issues.append(f"release date {published_at!r} is no date")
    return Notice(
        notice_type=NoticeType.CORRECTION if correction else _type(body, awards),
        title=_title(body),
        key=release.key or "",
        url=_url(body),
        published_date=day_of(published_at),
        published_at=published_at,
        project_number=release.ocid,
        project_name=text_of(tender.get("title")),
        buyer=buyer,
        region=region,
        awards=awards,
        budget=_budget(tender, issues),
        service=period_of(tender.get("contractPeriod")),
        links=tuple(_links(body, release.ocid or "", corrects=delta)),
        issues=tuple(dict.fromkeys(issues)),
    )


def _change(body: Object) -> tuple[bool, bool]:
    """Whether a release changes what was announced before, and whether it says only what changed."""
    tags = set(words(body.get("tag")))
    deals = deals_of(body, [])
    deltas = bool(deals) and all(deal.is_delta for deal in deals)
    correction = deltas or (bool(tags & _CHANGES) and not tags & _FIRST_WORDS)
    return correction, correction and not any(deal.names_suppliers for deal in deals)


def _type(body: Object, awards: tuple[Award, ...]) -> NoticeType:
    statuses = {award.status for award in awards}
    unsuccessful = text_of(child(body, "tender").get("status")) in ("unsuccessful", "cancelled", "withdrawn")
    for status, kind in (
        (AwardStatus.CONTRACTED, NoticeType.CONTRACT),
        (AwardStatus.AWARDED, NoticeType.AWARD),
        (AwardStatus.CANDIDATE, NoticeType.CANDIDATE),
        (AwardStatus.CANCELLED, NoticeType.TERMINATION),
    ):
        if status in statuses:
            return kind
    if unsuccessful or "tenderCancellation" in words(body.get("tag")):
        return NoticeType.FAILED
    if rows(body.get("awards")) or rows(body.get("contracts")) or "tender" not in body:
        return NoticeType.OTHER
    return NoticeType.TENDER


def _title(body: Object) -> str | None:
    places = [body, child(body, "tender"), *rows(body.get("awards")), *rows(body.get("contracts"))]
    titles = [text_of(place.get(name)) for name in ("title", "title_en", "description") for place in places]
    return next((title[:300] for title in titles if title), None)


def _url(body: Object) -> str:
    """The page people read of this release: its newest notice document; empty where none is given."""
    holders = [child(body, "tender"), *rows(body.get("awards")), *rows(body.get("contracts"))]
    pages = [document for holder in holders for document in rows(holder.get("documents")) if _is_notice_page(document)]
    pages.sort(key=lambda document: text_of(document.get("datePublished")) or "")
    return (text_of(pages[-1].get("url")) or "") if pages else ""


def _is_notice_page(document: Object) -> bool:
    url = text_of(document.get("url")) or ""
    return (text_of(document.get("documentType")) or "").endswith("Notice") and url.startswith(("http://", "https://"))


def _buyer(body: Object, parties: Parties) -> tuple[Party | None, str | None]:
    """Who buys, and where from. The procuring entity is not asked for an agency: Colombia puts officials' names there."""
    listed = parties.with_role("buyer") or parties.with_role("procuringEntity")
    buyer = parties.party(body.get("buyer")) or next((party for item in listed if (party := parties.party(item))), None)
    return buyer, next((region for item in listed if (region := region_of(item))), None)


def _budget(tender: Object, issues: list[str]) -> Money | None:
    try:
        value = value_of(tender.get("value"), VatBasis.UNKNOWN)
    except UnreadableValue as error:
        issues.append(f"value of the tender: {error}")
        return None
    return value.money if value and value.money.minor > 0 else None


def _links(body: Object, ocid: str, *, corrects: bool) -> list[Link]:
    links = [Link(kind=LinkKind.SAME_PROJECT, key=ocid)]
    if corrects:
        links.append(Link(kind=LinkKind.CORRECTS, key=ocid))
    for process in rows(body.get("relatedProcesses")):
        other = text_of(process.get("identifier"))
        if other and "framework" in words(process.get("relationship")):
            links.append(Link(kind=LinkKind.FRAMEWORK, key=other, title=text_of(process.get("title")), project_number=other))
    return links
