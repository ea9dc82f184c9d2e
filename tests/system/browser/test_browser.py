"""Every page in a real browser: two widths, two languages, two colour schemes; nothing foreign, nothing broken."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.engine.connection import open_file
from db.engine.rows import column
from tests.support.demo_file import NOW, pages_of, played_demo, serving
from tests.support.many_orders import many_orders
from tests.support.page_addresses import own_pages, queries, tables
from tests.tracker.cli.conftest import Tracker, tracker
from tracker.briefing.load import load_report
from tracker.config.settings import Settings
from tracker.storage.repository import Repository
from tracker.web.words import page_words

__all__ = ["tracker"]

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
    paths = [f"{path}{'&' if '?' in path else '?'}lang={language}" for path in _paths(demo)]
    wrong = _walked(context.new_page(), address, paths, f"{width}-{language}-{scheme}")
    context.close()
    assert [each for each in wrong if "404" not in each] == []


def test_the_figures_are_those_of_the_command(demo: Settings, address: str, browser: Any, tracker: Tracker) -> None:
    """Floor, stated and ceiling on a company's page, floor and share on the overview, are those of `report --format json`."""
    page = browser.new_page()
    for company in ("zhipu", "sensetime", "minimax"):
        answer = tracker("--config", str(demo.folder / "tracker.toml"), "report", company, "--format", "json")
        report, say = json.loads(answer.out), page_words("zh")
        page.goto(f"{address}/company/{company}")
        for figure in ("floor", "stated", "ceiling"):
            shown = page.text_content(f"[data-figure={figure}]")
            assert shown == say.amount(report[figure], report["currency"]), (company, figure)
        page.goto(address)
        assert page.text_content(f"[data-figure=floor][data-company={company}]") == say.amount(
            report["floor"], report["currency"]
        )
    page.close()


def test_every_page_of_many_orders_is_whole(tmp_path: Path, browser: Any) -> None:
    """On a file of 100,000 orders each page, table and query once: the same checks, and the report's figures."""
    settings = many_orders(tmp_path / "demo", 100_000)
    shown = [path for path in own_pages(settings) if not path.endswith((".json", ".csv", ".xlsx", ".atom"))]
    with serving(pages_of(settings)) as url:
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.set_default_timeout(120_000)
        wrong = _walked(page, url, [*shown, *tables(settings), *queries(settings)], None)
        with open_file(settings.db_path) as db:
            repository = Repository(db)
            company = next(each for each in repository.companies() if each.id == "zhipu")
            report = load_report(repository, company, NOW, "zh").as_json("zh")
        page.goto(f"{url}/company/zhipu")
        figure = page.text_content("[data-figure=floor]")
        page.close()
    assert wrong == []
    assert figure == page_words("zh").amount(str(report["floor"]), str(report["currency"]))


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


def _walked(page: Any, address: str, paths: list[str], name: str | None) -> list[str]:
    """What is wrong on some pages, each visited once; a picture of each under the name, where one is given."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on(
        "request", lambda request: None if request.url.startswith((address, "data:")) else wrong.append(f"asked {request.url}")
    )
    for path in paths:
        page.goto(f"{address}{path}")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        wrong += [f"{path} is {wide} px too wide"] if wide > 0 else []
        wrong += [] if page.title() else [f"{path} has no title"]
        if not path.startswith("/tracker/"):
            wrong += _unfit(page, path)
        if name:
            _keep(page, f"{path.partition('?')[0].strip('/').replace('/', '-') or 'overview'}-{name}")
    return wrong


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
