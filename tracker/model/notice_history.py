"""A notice as the file keeps it: every reading of it, and when it was gone from its portal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scrapers.notice import Notice


class VersionReason(StrEnum):
    """Reason of another version of a stored notice."""

    PUBLISHED = "published"
    PORTAL_CHANGED = "portal_changed"
    REREAD = "reread"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeVersion:
    """One reading of a notice; `seen_at` carries an offset."""

    notice: Notice
    seen_at: datetime
    reason: VersionReason = VersionReason.PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A span in which a notice was gone from its portal; `back_on` is None while it is."""

    gone_on: date
    back_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredNotice:
    """A notice as kept: its versions oldest first, where it was found, and when it was gone."""

    id: int
    source: str
    site: str
    first_seen: datetime
    versions: tuple[NoticeVersion, ...]
    absences: tuple[Absence, ...] = ()
    # of a page with several projects the one of them that it stands for, by its compared number
    project: str = ""

    @property
    def vanished_on(self) -> date | None:
        """Since when it is gone; None where it is not."""
        return next((each.gone_on for each in self.absences if each.back_on is None), None)

    @property
    def notice(self) -> Notice:
        """The newest reading."""
        return self.versions[-1].notice

    @property
    def published(self) -> date:
        """The day it was public: as printed, else the day it was first seen."""
        return self.notice.published_date or self.first_seen.date()

    @property
    def source_key(self) -> str:
        """The notice's name for ever: site and key."""
        return f"{self.site}|{self.notice.key}"
