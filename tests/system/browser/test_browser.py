"""Every page in a real browser: two widths, two languages, two colour schemes; nothing foreign, nothing broken."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.engine.connection import open_file
from db.engine.rows import column
from tests.support.demo_file import pages_of, played_demo, serving
from tracker.config.settings import Settings

CHROMIUM = shutil.which("chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
SERIOUS = ("serious", "critical")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A demo that has been played."""
    return played_demo(tmp_path_factory.mktemp("browser") / "demo")


@pytest.fixture(scope="module")
def address(demo: Settings) -> Iterator[str]:
    """Its pages on 127.0.0.1."""
    with serving(pages_of(demo)) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    if CHROMIUM is None:
        if os.environ.get("REQUIRE_CORPUS"):
            pytest.fail("no chromium here; the whole check installs it")
        pytest.skip("no chromium here (apt install chromium)")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()


def _paths(demo: Settings) -> list[str]:
    with open_file(demo.db_path) as db:
        order = column(db, 'SELECT id FROM "order" ORDER BY id')[0]
        notice = column(db, "SELECT min(id) FROM notice")[0]
    own = ["/", "/company/zhipu", f"/order/{order}", f"/notice/N{notice}", "/sources", "/inbox", "/alerts", "/search?q=智谱"]
    return [*own, "/company/nosuch", "/tracker", "/tracker/wins"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "language"), [(1200, "zh"), (375, "en"), (1200, "en"), (375, "zh")])
def test_every_page_is_whole(demo: Settings, address: str, browser: Any, width: int, language: str, scheme: str) -> None:
    """No console error, no request beyond 127.0.0.1, no sideways scroll, no serious finding of axe, a title."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on(
        "request", lambda request: None if request.url.startswith((address, "data:")) else wrong.append(f"asked {request.url}")
    )
    for path in _paths(demo):
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        wrong += [f"{path} is {wide} px too wide"] if wide > 0 else []
        wrong += [] if page.title() else [f"{path} has no title"]
        if not path.startswith("/tracker"):
            wrong += _unfit(page, path)
        _keep(page, f"{path.strip('/').replace('/', '-').partition('?')[0] or 'overview'}-{width}-{language}-{scheme}")
    context.close()
    assert [each for each in wrong if "404" not in each] == []


def test_the_overview_can_be_walked_with_the_keyboard(address: str, browser: Any) -> None:
    """Tab reaches the skip link, then every link of the navigation, each visibly."""
    page = browser.new_page()
    page.goto(address)
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
    page.close()
    assert reached[:3] == ["#content", "/", "/"]
    assert "/search" in reached


def _unfit(page: Any, path: str) -> list[str]:
    """What axe finds that keeps people out."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{path}: {each['id']} {each['nodes'][0]['html'][:120]}" for each in found if each["impact"] in SERIOUS]


def _keep(page: Any, name: str) -> None:
    """A screenshot as a build artefact, where one is asked for."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
