"""Questions on the pages: said in the reader's language, linked, and decided by the commands that are shown."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from db.engine.connection import open_file, transaction
from db.engine.rows import execute
from db.sources import save_source_state
from tests.support.ccgp_portal import award_body
from tests.support.demo_file import asked, pages_of
from tests.support.fault_server import Portal
from tests.support.place import OURS, Place, make_place
from tests.support.town import CENTRAL, award, item
from tracker.config.settings import load_settings

BRANCH = f"{OURS}上海分公司"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Place]:
    """A file with a name near a watched one, and two awards that may be one."""
    with Portal() as portal:
        # without a number
        unnumbered = award_body("/", "平台建设", "甲县财政局", OURS, "120")
        made = make_place(tmp_path, portal, monkeypatch, capsys)
        made.publish(
            (CENTRAL, item(301, 21, "甲县财政局", "甲县财政局平台中标公告", unnumbered, CENTRAL)),
            award(102, 22, "甲县气象局", BRANCH, "300"),
            award(101, 20, "甲县财政局", OURS, "120"),
        )
        made.run("cn_ccgp")
        yield made


def get(place: Place, path: str) -> httpx.Response:
    """One answer of the file's pages as they are now."""
    return asyncio.run(asked(pages_of(load_settings(place.folder / "tracker.toml")), path))


def commands(page: str, verdict: str) -> list[list[str]]:
    """The commands of a page that decide its questions that way."""
    return [found.split() for found in re.findall(rf"<code>tracker (inbox {verdict} \w+)</code>", page)]


@pytest.mark.parametrize("verdict", ["accept", "reject"])
@pytest.mark.parametrize("supplier", [OURS, BRANCH], ids=["weak join", "near name"])
def test_an_orders_page_gives_the_command_that_decides(place: Place, supplier: str, verdict: str) -> None:
    """What is in question about an order stands on its page; the command shown, typed as it stands, settles it."""
    (order, *_) = place.column('SELECT id FROM "order" WHERE supplier = ? ORDER BY dated', supplier)
    (command,) = commands(get(place, f"/order/{order}").text, verdict)
    assert place.call(*command).code == 0
    again = get(place, f"/order/{order}")
    assert (again.status_code, commands(again.text, verdict)) == (200, [])


def test_the_inbox_gives_every_question_in_the_readers_language(place: Place) -> None:
    """Kind, names, orders with links, why it is asked, money and both commands; no code of ours, no other language."""
    orders = place.column('SELECT id FROM "order" WHERE supplier = ?', OURS)
    for language, kinds in (("zh", ("相近名称", "是否同一订单")), ("en", ("near name", "one order?"))):
        page = get(place, f"/inbox?lang={language}").text
        assert all(kind in page for kind in kinds)
        assert all(f'href="/order/{order}?lang={language}"' in page for order in orders)
        assert (BRANCH in page, "branch<" in page, "3,000,000.00" in page) == (True, False, True)
        assert len(commands(page, "accept")) == len(commands(page, "reject")) == 2
    shown = get(place, "/inbox?lang=zh").text.partition('class="content">')[2].partition("</main>")[0]
    assert re.search(r"[a-z]{4,}", re.sub(r"<[^>]+>|tracker inbox \w+ \w+", " ", shown)) is None


def test_a_sources_trouble_is_said_in_the_readers_language(place: Place) -> None:
    """What was written down in the configured language is said anew in the other; what only is written down is shown as it is."""
    with open_file(place.folder / "tracker.db") as db, transaction(db):
        symptoms = '[{"symptom": "short", "channel": "a", "found": 3, "stated": 5}]'
        state = {"source": "cn_ccgp", "site": "cn_ccgp", "state": "suspect", "reason": "as written", "symptoms": symptoms}
        save_source_state(db, state)
    for path in ("/sources", "/"):
        chinese, english = (get(place, f"{path}?lang={language}").text for language in ("zh", "en"))
        assert "as written" not in chinese + english
        assert re.search(r"a[^<]*3[^<]*5|a[^<]*5[^<]*3", english)
        assert english != chinese
    with open_file(place.folder / "tracker.db") as db:
        execute(db, "UPDATE source_state SET symptoms = NULL")
    assert "as written" in get(place, "/sources").text
