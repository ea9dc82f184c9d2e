"""One run's way through a source's lists: each item is skipped, revalidated or fetched, read and kept; nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta

from db import listed, notices, runs, sources
from db.connection import Database, transaction
from scrapers.base import Gap, Listing, ListIssue, ListItem, Page, Reference, Request, StatedTotal
from scrapers.errors import Blocked, NotModified, ScraperError, Stopped, Unavailable
from scrapers.fetch import Fetcher
from scrapers.listing import kind_of
from scrapers.notice import Notice
from tracker import records
from tracker.keeping import Keeper
from tracker.sources import Source
from tracker.surroundings import Surroundings
from tracker.tally import Tally

# one run reads this many new pages at most; the next one goes on where it stopped
STEP = 1000
# an unread page is tried again after 1, 2, 4 … hours, and given up after this many attempts
_ATTEMPTS = 12
_GONE = (404, 410)


class StepDone(Exception):
    """The run has read as much as one run may; what is left is for the next."""


@dataclass(slots=True, kw_only=True)
class ReadingRun:
    """One run under way. `complete` tells whether every channel was listed to its end."""

    source: Source
    world: Surroundings
    db: Database
    fetcher: Fetcher
    run_id: int
    keeper: Keeper
    tally: Tally
    watermark: date | None = None
    complete: bool = True

    def read(self, listing: Listing) -> None:
        """First what earlier runs could not read, then the lists. Raises FetchError, LayoutChanged, StepDone or Stopped."""
        for row in listed.unread(self.db, self.source.name, self._now_text()):
            self._take_reference(_reference_of(row["reference"]), listing, again=True)
        for item in self.source.scraper.list_notices(self.fetcher, listing):
            if self.world.stop.is_set():
                raise Stopped("asked to stop")
            self._take(item, listing)

    def _take(self, item: ListItem, listing: Listing) -> None:
        if isinstance(item, Reference):
            self.tally.add("listed")
            self._take_reference(item, listing)
        elif isinstance(item, ListIssue):
            self._issue(item.kind, item.message, url=item.url, channel=item.channel)
            if item.error is not None:
                self.complete = False
                self.tally.broken_channels.append(item.channel or "")
                if isinstance(item.error, Blocked):
                    raise item.error
        elif isinstance(item, StatedTotal):
            self.tally.stated[item.channel] = item.total
        else:
            self._gap(item)

    def _take_reference(self, reference: Reference, listing: Listing, *, again: bool = False) -> None:
        revalidate = False
        if reference.page is None:
            known = notices.known(self.db, self.source.site, [reference.key]).get(reference.key)
            row = known or listed.listed(self.db, self.source.name, [reference.key]).get(reference.key)
            if row is not None and not again:
                if known is not None:
                    self._touch(reference.key)
                if not self._due(row, reference, listing):
                    return
            revalidate = row is not None and not again
        if self.tally.counts["fetched"] >= STEP:
            raise StepDone(f"{STEP} pages in one run; the next run goes on from here")
        self._read_reference(reference, revalidate=revalidate)

    def _due(self, row: records.Row, reference: Reference, listing: Listing) -> bool:
        """Whether a known item inside the re-look window has waited long enough to be looked at again."""
        published = reference.published or date.fromisoformat(str(row["last_checked"])[:10])
        in_window = published >= listing.today - self.source.settings.relook
        checked = datetime.fromisoformat(str(row["last_checked"]))
        return in_window and row.get("state") != "unread" and checked + self.source.settings.recheck <= self.world.now()

    def _read_reference(self, reference: Reference, *, revalidate: bool) -> None:
        page = reference.page
        try:
            if page is None:
                self.tally.add("fetched")
                page = self.fetcher.fetch(reference.request or reference.url, revalidate=revalidate)
            found = list(self.source.scraper.parse(page, reference))
        except NotModified:
            self.tally.add("same")
            self._touch(reference.key, checked=True)
        except (Blocked, Stopped):
            raise
        except ScraperError as error:
            self._unread(reference, page, error)
        else:
            self._keep(reference, page, found)

    def _keep(self, reference: Reference, page: Page, found: Iterable[Notice]) -> None:
        kept_keys = set()
        for notice in found:
            self.tally.note(notice)
            for trouble in notice.issues:
                self._issue("notice", trouble, url=notice.url, page=page)
            if not self.source.filters.wants_notice(notice):
                self.tally.add("unwanted")
                continue
            kept_keys.add(notice.key)
            self.tally.add(self.keeper.keep(notice, page))
        if reference.key in kept_keys:
            listed.forget_listed(self.db, self.source.name, reference.key)
        elif reference.page is None:
            self._note_listed(reference, page, state="read" if kept_keys else "unwanted")

    def _unread(self, reference: Reference, page: Page | None, error: ScraperError) -> None:
        """Keep what could not be read, to be tried again later; a page that is gone is noted on its notice."""
        self.tally.add("failed")
        self._issue(kind_of(error), str(error), url=reference.url, page=page)
        known = notices.known(self.db, self.source.site, [reference.key]).get(reference.key)
        if known is not None:
            if isinstance(error, Unavailable) and error.status in _GONE:
                self.keeper.vanished(known["id"], self._today())
            return
        before = listed.listed(self.db, self.source.name, [reference.key]).get(reference.key)
        attempts = (before["attempts"] if before else 0) + 1
        wait = timedelta(hours=2 ** min(attempts - 1, 6))
        self._note_listed(
            reference,
            page,
            state="given_up" if attempts >= _ATTEMPTS else "unread",
            attempts=attempts,
            next_attempt_at=records.instant(self.world.now() + wait),
            reason=str(error),
        )

    def _note_listed(self, reference: Reference, page: Page | None, *, state: str, **more: object) -> None:
        now = self._now_text()
        listed.save_listed(
            self.db,
            {
                "source": self.source.name,
                "key": reference.key,
                "url": reference.url,
                "state": state,
                "reference": _json_of(reference),
                "attempts": 0,
                "page_sha256": page.sha256 if page else None,
                "first_seen": now,
                "last_checked": now,
                **more,
            },
        )

    def _touch(self, key: str, *, checked: bool = False) -> None:
        with transaction(self.db):
            notices.touch(self.db, self.source.site, key, source=self.source.name, seen_at=self._now_text(), checked=checked)

    def _gap(self, gap: Gap) -> None:
        """Days after the watermark that the list does not reach; what lies before it was read by earlier runs."""
        if self.watermark is None or gap.end <= self.watermark:
            return
        gap = replace(gap, start=max(gap.start, self.watermark))
        self._issue("gap", f"{gap.start} to {gap.end} cannot be listed: {gap.reason}", channel=gap.channel)
        sources.open_gap(
            self.db,
            source=self.source.name,
            channel=gap.channel,
            start=gap.start,
            end=gap.end,
            reason=gap.reason,
            opened_at=self._now_text(),
            run_id=self.run_id,
        )

    def _issue(
        self, kind: str, message: str, *, url: str | None = None, channel: str | None = None, page: Page | None = None
    ) -> None:
        self.tally.add("issues")
        sha256 = page.sha256 if page else None
        runs.add_issue(
            self.db, self.run_id, kind=kind, message=message, at=self._now_text(), url=url, channel=channel, page_sha256=sha256
        )

    def _now_text(self) -> str:
        return records.instant(self.world.now())

    def _today(self) -> date:
        return self.world.now().astimezone(self.source.zone).date()


def _json_of(reference: Reference) -> str:
    plain = asdict(replace(reference, page=None))
    return json.dumps(plain, ensure_ascii=False, default=str)


def _reference_of(text: str) -> Reference:
    plain = json.loads(text)
    published = plain.pop("published")
    request = plain.pop("request")
    return Reference(
        **plain,
        published=date.fromisoformat(published) if published else None,
        request=Request(**request) if request else None,
    )
