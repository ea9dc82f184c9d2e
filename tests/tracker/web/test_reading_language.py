"""The pages in the reader's language: states, rules and problems are said in words, never as codes or in another language."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.support.demo_file import asked, pages_of, played_demo
from tracker.model.flag import OPERATOR
from tracker.rules import RULES
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
