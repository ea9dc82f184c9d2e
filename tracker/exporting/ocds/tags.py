"""Tags of a release: what it does to the awards from before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scrapers.notice import NoticeType
from tracker.exporting.ocds.values import Json

ENDED = ("cancelled", "unsuccessful")
_WITHOUT_AWARDS = {
    NoticeType.TENDER: "tender",
    NoticeType.FAILED: "tenderCancellation",
    NoticeType.TERMINATION: "tenderCancellation",
    NoticeType.CORRECTION: "tenderAmendment",
    NoticeType.CONTRACT: "contract",
}


def tags_of(kind: NoticeType, awards: Sequence[Json], signed: set[str], before: Mapping[str, Json]) -> list[str]:
    """The tags of a release that states some awards, `before` being those from before, `signed` the ids of those under contract.

    What changes or ends awards while others stand is an update: a reader who takes it alone must not end the others.
    """
    if not awards:
        return [_WITHOUT_AWARDS.get(kind, "award")]
    now = {str(award["id"]): award for award in awards}
    ends = any(award["status"] == "cancelled" and _was(before, name, "status") != "cancelled" for name, award in now.items())
    if ends and all(award["status"] in ENDED for award in (dict(before) | now).values()):
        return ["awardCancellation", *(["contractTermination"] if signed & now.keys() else [])]
    live = {name for name, award in now.items() if award["status"] == "active"}
    contracts = live & signed
    mixed = bool(contracts) and contracts != live
    if ends or mixed or kind is NoticeType.CORRECTION or any(_is_repriced(award, before) for award in awards):
        return ["awardUpdate", *(["contractUpdate"] if contracts else [])]
    fresh = any(name not in before for name in now)
    return [*(["award"] if fresh or not contracts else []), *(["contract"] if contracts else [])]


def is_update(tags: Sequence[str]) -> bool:
    """Whether a release restates every award that stands."""
    return tags[0] in ("awardUpdate", "awardCancellation")


def _is_repriced(award: Json, before: Mapping[str, Json]) -> bool:
    name = str(award["id"])
    return (
        name in before and _was(before, name, "status") == award["status"] and _was(before, name, "value") != award.get("value")
    )


def _was(before: Mapping[str, Json], name: str, field: str) -> object:
    return before.get(name, {}).get(field)
