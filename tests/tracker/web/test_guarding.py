"""What a wrong address says, and what no page gives away: markup of portals, ways to write, anything without the token."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.engine.connection import open_file
from db.engine.rows import column, execute
from tests.support.demo_file import pages_of, played_demo
from tests.tracker.web.conftest import get
from tracker.config.settings import Settings
from tracker.web.problems import problem_of
from tracker.web.security import Application, is_loopback
from tracker.web.words import page_words


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/company/nosuch", "nosuch"),
        ("/order/ONOSUCHORDER", "ONOSUCHORDER"),
        ("/order/N1", "N1"),
        ("/notice/N999", "N999"),
        ("/company/zhipu?from=yesterday", "yesterday"),
        ("/company/zhipu?from=2026-02-01&to=2026-01-01", "2026-02-01 到 2026-01-01"),
        ("/company/zhipu?from=2030-01-01", "2030-01-01"),
        ("/company/zhipu/report.json?from=2030-01-01", "2030-01-01"),
        ("/company/nosuch/ledger.csv", "nosuch"),
    ],
)
def test_what_is_not_there_is_named(served: Application, path: str, named: str) -> None:
    """An address that means nothing is a 404 that says what it named."""
    answer = get(served, path)
    assert answer.status_code == 404
    assert named in answer.text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", ["/nosuch", "/tracker/nosuch", "/tracker/orders/nosuch", "/company/nosuch", "/order/ONOSUCH"])
def test_a_mistyped_address_leads_on(demo: Settings, capfd: pytest.CaptureFixture[str], path: str, language: str) -> None:
    """In the reader's language, with a search and the companies; the terminal is told nothing, least of all the token."""
    answer = get(pages_of(demo, token="s3cret-token"), f"{path}?lang={language}", token="s3cret-token")
    say = page_words(language)
    assert answer.status_code == 404
    assert (say("missing") in answer.text, path in answer.text, 'name="q"' in answer.text) == (True, True, True)
    assert f'href="/company/zhipu?lang={language}"' in answer.text
    assert capfd.readouterr() == ("", "")


def test_a_mistyped_address_of_data_is_data(served: Application) -> None:
    """Where JSON was asked for, JSON says what is wrong."""
    answer = get(served, "/tracker/nosuch.json")
    assert (answer.status_code, answer.json()["ok"], answer.json()["status"]) == (404, False, 404)


def test_a_failure_of_ours_is_told_without_what_functions_held(capsys: pytest.CaptureFixture[str]) -> None:
    """Standard error has where it happened; no value of a header, and so no token, is in it."""

    def failing(token: str) -> None:
        raise RuntimeError(f"no answer of {len(token)} letters")

    try:
        failing("s3cret-token")
    except RuntimeError as error:
        problem = problem_of(error)
    told = capsys.readouterr().err
    assert (problem.status, problem.text) == (500, "RuntimeError: no answer of 12 letters")
    assert ("in failing" in told, "s3cret-token" in told.replace('failing("s3cret-token")', "")) == (True, False)


def test_portal_text_is_escaped(tmp_path: Path) -> None:
    """Markup in a title, a buyer or an archived page is shown as its letters."""
    settings = played_demo(tmp_path / "demo")
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    with open_file(settings.db_path) as db:
        execute(db, 'UPDATE "order" SET buyer = ?, project_name = ?', (evil, evil))
        execute(db, "UPDATE notice SET title = ?, buyer = ?", (evil, evil))
        execute(db, "UPDATE order_notice SET title = ?", (evil,))
        order = column(db, 'SELECT id FROM "order"')[0]
    served = pages_of(settings)
    for path in ("/", "/company/zhipu", f"/order/{order}", "/notice/N1", "/search?q=script", "/tracker/notice", "/tracker/wins"):
        text = get(served, path).text
        assert "<script" not in text, path
        assert "<img src=x" not in text, path


def test_every_answer_carries_the_policy(served: Application) -> None:
    """No script may run, whatever a page holds; nothing is framed or sent on."""
    for path in ("/", "/tracker/wins", "/company/nosuch", "/tracker.css"):
        headers = get(served, path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_a_token_guards_everything(demo: Settings) -> None:
    """Without it, or with another, nothing is shown; as bearer or as password it opens."""
    served = pages_of(demo, token="right")
    for path in ("/", "/tracker.css", "/tracker/notice.json"):
        assert get(served, path).status_code == 401
        assert get(served, path, token="wrong").status_code == 401
        assert get(served, path, token="right").status_code == 200
        assert get(served, path, token="right", basic=True).status_code == 200


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("192.0.2.7", False), ("host", False)],
)
def test_which_hosts_are_this_machine(host: str, own: bool) -> None:
    """Only loopback is reached by nobody else."""
    assert is_loopback(host) is own


def test_nothing_can_be_written(demo: Settings, served: Application) -> None:
    """SQL of a visitor reads; it changes nothing."""
    before = demo.db_path.read_bytes()
    answer = get(served, "/tracker.json?sql=delete+from+notice")
    assert answer.status_code == 400
    assert demo.db_path.read_bytes() == before


def test_an_empty_file_says_what_to_do(tmp_path: Path) -> None:
    """Before the first run the overview opens and leads on."""
    with open_file(tmp_path / "tracker.db"):
        pass
    answer = get(pages_of(Settings(folder=tmp_path)), "/")
    assert answer.status_code == 200
    assert "tracker run" in answer.text
