"""Tables and views in a browser: every column said in both languages, units, labels, facets, links, the language kept."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import httpx
import pytest
from markupsafe import escape

from db.engine.schema_text import tracker_tables, views
from db.queries import QUERIES
from tests.support.demo_file import asked, pages_of, played_demo
from tracker.web.metadata import metadata
from tracker.web.security import Application

TABLES = {table.name: table for table in (*tracker_tables(), *views())}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Application:
    """The pages of a demo that has been played."""
    return pages_of(played_demo(tmp_path_factory.mktemp("tables") / "demo"))


def get(served: Application, path: str) -> httpx.Response:
    """One answer."""
    return asyncio.run(asked(served, path))


def described() -> dict[str, dict[str, object]]:
    """The metadata of every table and view."""
    found: dict[str, dict[str, object]] = metadata(Path("tracker.db"))["databases"]["tracker"]["tables"]
    return found


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_column_is_described_in_both_languages(name: str) -> None:
    """The table, and each of its columns in its order, in Chinese and in English; an amount in minor units says so."""
    table, shown = TABLES[name], described()[name]
    columns = shown["columns"]
    assert isinstance(columns, dict)
    assert list(columns) == [column for column, _ in table.columns]
    for what, text in [(name, str(shown["description"])), *columns.items()]:
        chinese, _, english = text.partition(" / ")
        assert re.search(r"[\u4e00-\u9fff]", chinese), what
        assert re.search(r"[A-Za-z]{2}", english), what
        if what.endswith("_minor"):
            assert ("最小货币单位" in chinese, "minor unit" in english) == (True, True), what


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_tables_page_describes_it_in_both_languages(served: Application, language: str) -> None:
    """The reader's language first, the other beside it and named as such; names of columns within are set apart."""
    page = re.sub(r"</?samp>", "`", get(served, f"/tracker/wins?_lang={language}").text)
    other = "zh-CN" if language == "en" else "en"
    for text in (str(described()["wins"]["description"]), *described()["wins"]["columns"].values()):  # type: ignore[attr-defined]
        chinese, _, english = text.partition(" / ")
        first, second = (english, chinese) if language == "en" else (chinese, english)
        assert str(escape(first)) in page
        assert f'<small lang="{other}">{escape(second)}</small>' in page


def test_queries_to_try_are_titled_in_both_languages(served: Application) -> None:
    """Each stands on the page of the file, and asks for its parameters in fields."""
    chinese, english = (get(served, f"/tracker?lang={language}").text for language in ("zh", "en"))
    for query in QUERIES:
        assert f">{query.zh}</a>" in chinese
        assert f">{query.en}</a>" in english
        shown = get(served, f"/tracker/{query.name}?_hide_sql=1").text
        assert re.findall(r'<input type="text" id="qp\d+" name="([a-z_]+)"', shown) == query.parameters


def test_the_list_of_tables_says_what_each_holds(served: Application) -> None:
    """Every table and view with its meaning and columns in the language asked for; no row of any is counted for it."""
    page = get(served, "/tracker?lang=en").text.replace("<samp>", "`").replace("</samp>", "`")
    for name, table in TABLES.items():
        assert f'<a href="/tracker/{name}?lang=en">{name}</a>' in page
        assert escape(table.text) in page
        assert ", ".join(column for column, _ in table.columns) in page
    assert "absence" in get(served, "/tracker?lang=zh").text
    assert "公告从网站上消失的一段时间。" in get(served, "/tracker?lang=zh").text


def test_anybody_asks_from_the_list_of_tables(served: Application) -> None:
    """SQL of one's own, and the list as JSON, are answered at the same address; the style sheet beside it is one."""
    assert get(served, "/tracker.css").headers["content-type"].startswith("text/css")
    assert ">42<" in get(served, "/tracker?sql=SELECT+6*7&lang=en").text
    assert "tables" in get(served, "/tracker.json").json()


def test_rows_are_counted_by_a_column_on_request(served: Application) -> None:
    """A link of the page leads to the counts, without script."""
    link = re.search(r'class="facet-links">.*?href="([^"]*_facet=status[^"]*)"', get(served, "/tracker/orders?lang=en").text)
    assert link
    counted = get(served, link[1].replace("&amp;", "&")).text
    assert "facet-results" in counted
    assert 'lang="en"' in counted


@pytest.mark.parametrize("path", ["/tracker/wins", "/tracker/notice", "/tracker"])
def test_the_language_is_no_filter_of_rows(served: Application, path: str) -> None:
    """A table asked for in a language shows the same rows as without."""
    plain, spoken = get(served, path).text, get(served, f"{path}?lang=en").text
    assert 'lang="en"' in spoken
    assert "lang = " not in spoken
    assert spoken.count("<tr>") == plain.count("<tr>") > 0 or path == "/tracker"


def test_a_query_that_was_not_asked_anything_finds_nothing(served: Application) -> None:
    """The list of tables leads to each query before a word is typed."""
    for query in QUERIES:
        assert get(served, f"/tracker/{query.name}").status_code == 200, query.name


def test_keys_lead_on(served: Application) -> None:
    """An order, a company or a notice in a view leads to its page; a notice that a row refers to is called by its title."""
    wins = get(served, "/tracker/wins").text
    order = re.search(r'<a href="(/order/O[^"]+)">', wins)
    assert order
    assert get(served, order[1]).status_code == 200
    assert '<a href="/company/zhipu">zhipu</a>' in wins
    labelled = get(served, "/tracker/order_event").text
    assert re.search(r'<a href="/tracker/notice/\d+">[^<]*公告', labelled)
