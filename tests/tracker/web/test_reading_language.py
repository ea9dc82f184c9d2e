"""The pages in the reader's language: states, rules and problems are said in words, never as codes or in another language."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from datasette.filters import Filters

from db.engine.schema_text import tracker_tables, views
from tests.support.demo_file import asked, pages_of, played_demo
from tracker.model.flag import OPERATOR
from tracker.rules import RULES
from tracker.web.metadata import cell
from tracker.web.security import Application
from tracker.web.words import LANGUAGES, page_words


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Application:
    """Pages of a demo that has been played."""
    return pages_of(played_demo(tmp_path_factory.mktemp("languages") / "demo"))


def shown(served: Application, path: str) -> str:
    """The text of a page."""
    return asyncio.run(asked(served, path)).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_named(language: str) -> None:
    """What a rule tells of stands beside its code."""
    say = page_words(language)
    assert [code for code in (*RULES, OPERATOR) if not say.rule(code)] == []


def test_alerts_are_said_in_words(served: Application) -> None:
    """An alert's state and its rule, in both languages."""
    assert "<td>已发</td>" in shown(served, "/alerts?lang=zh")
    assert "<td>W001 新中标</td>" in shown(served, "/alerts?lang=zh")
    assert "<td>sent</td>" in shown(served, "/alerts?lang=en")
    assert "<td>W001 new win</td>" in shown(served, "/alerts?lang=en")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/company/nosuch", "这里没有关注公司 &#39;nosuch&#39;"),
        ("/order/N1", "文件的订单里没有 &#39;N1&#39;"),
        ("/notice/N999", "文件里没有 &#39;N999&#39;；编号形如 N12 或 O4K7Q2M9XBA"),
        ("/company/zhipu?from=tomorrow", "&#39;tomorrow&#39; 不是日期"),
    ],
)
def test_a_problem_is_told_in_the_readers_language(served: Application, path: str, said: str) -> None:
    """What is wrong with an address is named in Chinese where the page is in Chinese."""
    assert said in shown(served, f"{path}{'&' if '?' in path else '?'}lang=zh")


def test_names_of_columns_within_a_text_are_set_apart(served: Application) -> None:
    """No page shows the marks that a text is written with."""
    page = shown(served, "/tracker?lang=en")
    assert "<samp>counts_as</samp>" in page
    assert "`" not in page


def test_hours_are_not_broken(served: Application) -> None:
    """An instant in a table stands in one line."""
    for path in ("/sources", "/alerts"):
        assert '<td class="instant">2026-01-28 12:00</td>' in shown(served, path)


def test_the_style_sheet_shades_the_edge_behind_which_a_table_goes_on(served: Application) -> None:
    """A wide table on a narrow screen shows that there is more to the side."""
    assert "background-attachment: local, local, scroll, scroll" in shown(served, "/tracker.css")


def test_the_archive_that_is_not_there_is_named_in_the_language(tmp_path: Path) -> None:
    """A notice without its page says so in the page's language."""
    settings = played_demo(tmp_path / "demo")
    settings.pages_path.unlink()
    assert "pages.db 不存在" in shown(pages_of(settings), "/notice/N1?lang=zh")
    assert "pages.db is not there" in shown(pages_of(settings), "/notice/N1?lang=en")


@pytest.mark.parametrize(
    "path",
    [
        "/tracker/wins?_facet=status",
        "/tracker/orders?status=awarded&amount__gt=1000",
        "/tracker/order_event",
        "/tracker/notice/1",
        "/tracker/firm_by_company?",
        "/tracker?sql=SELECT+1+AS+one",
        "/tracker/orders?buyer__contains=nobody",
    ],
)
def test_tables_rows_and_queries_are_in_the_readers_language(served: Application, path: str) -> None:
    """Nothing around the rows is said in English on a page in Chinese; names of columns and codes are the file's own."""
    said = shown(served, f"{path}{'&' if '?' in path else '?'}_lang=zh").partition('class="content">')[2].partition("</main>")[0]
    # rows and texts of the file itself, and descriptions in the other language
    its_own = r"(?s)<(table|pre|option|textarea|dt|h1)\b.*?</\1>|<small lang.*?</small>"
    kept = re.sub(its_own, "", said)
    words = set(re.findall(r"[A-Za-z_]{3,}", re.sub(r"<[^>]+>", " ", kept)))
    columns = {column for table in (*tracker_tables(), *views()) for column, _ in table.columns}
    codes = {"JSON", "CSV", "SQL", "NULL", "awarded", "candidate", "currency"} | {
        table.name for table in (*tracker_tables(), *views())
    }
    assert words - columns - codes == set()


def test_conditions_are_said_in_words(served: Application) -> None:
    """Each condition that rows can be chosen by has words in both languages."""
    for language, word in (("zh", ">大于<"), ("en", ">above<")):
        assert word in shown(served, f"/tracker/wins?_lang={language}")
    assert all(f"condition.{key}" in page_words("zh").ours for key, _, _ in Filters([]).lookups())


def test_digits_stand_in_groups(served: Application) -> None:
    """An amount in major units is shown to its last digit, in groups of three, and none is made of its minor units."""
    wins = shown(served, "/tracker/wins")
    assert ">2,975,000</td>" in wins
    assert ">297500000</td>" in wins
    assert [str(cell(value, "amount")) for value in (1234.5, 0.0, 456000.125, 1e17)] == ["1,234.5", "0", "456,000.125", "1e+17"]
    assert cell(None, "amount") is None
