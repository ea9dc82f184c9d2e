"""What was fetched once can be read again for ever: from pages.db, and from the WARC files old pages were moved to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from db.engine.connection import connect
from db.engine.rows import Row, select
from db.migrations import PAGES
from scrapers.base import Page, Reference
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice
from scrapers.sites.cn_ccgp import CnCcgp
from tests.support.ccgp_portal import Item
from tests.support.fault_server import Reply
from tests.support.place import OURS, SOURCE, Place, states
from tests.support.town import CENTRAL, OTHERS, award, content, correction

FIRST = (award(102, 26, "甲县气象局", OURS, "300"), award(101, 25, "甲县财政局", OTHERS, "120"))
SECOND = (award(203, 28, "乙县民政局", OURS, "900"), correction(201, 28, "甲县气象局", 102, OURS, "340"))
# the portal puts another amount on the page of 102
LAST = (*SECOND, award(102, 26, "甲县气象局", OURS, "310"), FIRST[1])


@pytest.fixture
def read(place: Place) -> Place:
    """A source read three times: its past, its news, and a page that has changed since; from here on nobody answers."""
    place.configure(SOURCE + 'recheck = "1d"\n')
    for told, days in ((FIRST, 0), ((*SECOND, *FIRST), 1), (LAST, 1)):
        place.publish(*told)
        assert states(place.run("cn_ccgp", days=days)) == ["done"]
    place.portal.routes = {}
    place.portal.log.clear()
    return place


def holds(place: Place) -> dict[str, list[str]]:
    """The file's content but for what was told, which a new file has no reason to tell again."""
    found = content(place.folder / "tracker.db")
    return {name: rows for name, rows in found.items() if name not in ("alerts", "messages", "flags")}


def versions(place: Place) -> list[Row]:
    """When each version of each notice was seen."""
    return place.rows(
        "SELECT n.key, n.first_seen, v.number, v.seen_at FROM notice n JOIN notice_version v ON v.notice_id = n.id ORDER BY 1, 3"
    )


def bodies(place: Place) -> int:
    """How many bodies stand in the archive itself."""
    db = connect(place.folder / "pages.db", PAGES, create=False)
    try:
        return int(select(db, "SELECT count(*) AS n FROM body WHERE body IS NOT NULL")[0]["n"])
    finally:
        db.close()


def test_a_lost_file_is_read_back_from_the_archive(read: Place) -> None:
    """A new file from the archive alone holds every notice, version and order, seen when it was seen; nobody is asked or told."""
    before, seen = holds(read), versions(read)
    read.forget()
    assert states(read.run("cn_ccgp", archive=True)) == ["done"]
    assert holds(read) == before
    assert versions(read) == seen
    assert read.portal.log == []
    assert set(read.column("SELECT state FROM alert")) == {"baseline"}


def test_reading_again_changes_nothing(read: Place) -> None:
    """Into the file as it stands, the same reader brings no version, no alert, no later look and no new standing."""
    kept = ("SELECT key, version, last_seen, last_checked FROM notice ORDER BY id", "SELECT * FROM source_state")
    before = (content(read.folder / "tracker.db"), *(read.rows(sql) for sql in kept))
    (report,) = read.run("cn_ccgp", archive=True, days=1)
    assert (content(read.folder / "tracker.db"), *(read.rows(sql) for sql in kept)) == before
    assert (report.counts["same"], report.counts.get("new", 0), report.counts.get("changed", 0)) == (5, 0, 0)
    assert read.column("SELECT kind FROM run ORDER BY id") == ["run", "run", "run", "reread"]


def test_a_run_from_the_archive_says_nothing_of_health(read: Place) -> None:
    """The next state of a source is judged by what its portal answered, not by what was read again."""
    (read.folder / "pages.db").unlink()
    assert states(read.run("cn_ccgp", archive=True)) == ["failed"]
    read.publish(*LAST)
    read.run("cn_ccgp", hours=6)
    read.run("cn_ccgp", archive=True, hours=1)
    assert read.column("SELECT state FROM source_state") == ["healthy"]


def test_a_vanished_notice_stays_vanished(read: Place) -> None:
    """That a page is in the archive does not bring it back to its portal."""
    read.publish(*LAST)
    read.portal.routes[FIRST[1][1].path] = Reply(status=404)
    for _ in range(3):
        read.run("cn_ccgp", days=1)
    gone = read.column("SELECT vanished_on FROM notice WHERE key = ?", FIRST[1][1].path)
    assert gone[0]
    read.run("cn_ccgp", archive=True)
    assert read.column("SELECT vanished_on FROM notice WHERE key = ?", FIRST[1][1].path) == gone


def test_a_page_no_reader_could_read_is_news_when_one_can(read: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits in the archive; nothing is asked again, and the alert is not lost."""
    late = award(301, 29, "丙县林业局", OURS, "55")[1]
    broken = replace(late, body=late.body.replace(b"vF_", b"other_"))
    read.publish((CENTRAL, broken), *LAST)
    read.run("cn_ccgp", days=1)
    assert read.column("SELECT key FROM listed WHERE state = 'unread'") == [broken.path]
    read.portal.log.clear()

    parse = CnCcgp.parse

    def mended(self: CnCcgp, page: Page, reference: Reference) -> Iterable[Notice]:
        return parse(self, replace(page, body=page.body.replace(b"other_", b"vF_")), reference)

    monkeypatch.setattr(CnCcgp, "parse", mended)
    (report,) = read.run("cn_ccgp", archive=True)
    assert report.counts["new"] == 1
    assert read.column("SELECT key FROM listed WHERE state = 'unread'") == []
    told = (
        "SELECT DISTINCT a.state FROM alert a JOIN flag f ON f.id = a.flag_id JOIN notice n ON n.id = f.notice_id WHERE n.key = ?"
    )
    assert read.column(told, broken.path) == ["sent"]
    assert read.portal.log == []


def test_an_item_keeps_what_its_list_said(read: Place) -> None:
    """The list's entry is stored with the page it led to, once for each page read of it."""
    db = connect(read.folder / "pages.db", PAGES, create=False)
    try:
        found = select(db, "SELECT key, reference FROM reading ORDER BY id")
    finally:
        db.close()
    entries: list[Item] = [told[1] for told in (*FIRST, *SECOND, LAST[2])]
    assert sorted(row["key"] for row in found) == sorted(entry.path for entry in entries)
    assert all(entry.title in "".join(row["reference"] for row in found) for entry in entries)


def test_a_return_read_from_the_archive_is_of_the_portals_day(place: Place) -> None:
    """A page that was back at one in the morning in China came back on that day, not on the day it still was in Greenwich."""
    place.configure(SOURCE + 'recheck = "1d"\nrelook = "20d"\n')
    place.publish(*FIRST)
    place.run("cn_ccgp")
    place.publish(FIRST[1])
    for hours in (24, 1, 2):
        place.run("cn_ccgp", hours=hours)
    before = (place.folder / "tracker.db").read_bytes()
    place.publish(award(102, 26, "甲县气象局", OURS, "310"), FIRST[1])
    place.clock.now = place.clock.now.replace(hour=17)
    place.run("cn_ccgp", days=1)
    returned = place.column("SELECT back_on FROM absence")
    place.forget()
    (place.folder / "tracker.db").write_bytes(before)
    place.run("cn_ccgp", archive=True, days=1)
    assert place.column("SELECT back_on FROM absence") == returned == ["2026-01-31"]


def test_a_run_from_the_archive_hides_the_portals_keys(read: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the site's service repeats of a key stands in no issue, as in a run that asks the portal."""

    def repeating(_self: CnCcgp, page: Page, _reference: Reference) -> Iterable[Notice]:
        raise LayoutChanged(f"no notice but 'key-of-ours is not valid', at {page.url}")

    monkeypatch.setattr(CnCcgp, "secrets", ("PORTAL_KEY",))
    monkeypatch.setattr(CnCcgp, "parse", repeating)
    read.environ["PORTAL_KEY"] = "key-of-ours"
    read.run("cn_ccgp", archive=True)
    messages = read.column("SELECT message FROM issue")
    assert messages
    assert not any("key-of-ours" in str(message) for message in messages)


def test_reading_again_says_nothing_of_when_lists_named_a_notice(read: Place) -> None:
    """What the archive holds was not in a list of today: a notice that left its list goes on counting as gone from it."""
    before = read.rows("SELECT * FROM notice_source ORDER BY notice_id, source")
    read.run("cn_ccgp", archive=True, days=1)
    assert read.rows("SELECT * FROM notice_source ORDER BY notice_id, source") == before
