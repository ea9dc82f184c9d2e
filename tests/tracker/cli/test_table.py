"""Tables fit the terminal: ids, days and amounts whole, other columns narrower, then gone; codes in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from tests.support.demo_file import played_demo
from tests.tracker.cli.conftest import Tracker
from tracker.cli.table import columns_of
from tracker.wording.columns import Column, drawn, fitted
from tracker.wording.screens import head, screens, term

HEADINGS = {"order": "order", "date": "date", "buyer": "buyer", "amount": "amount", "title": "title"}
ROW = {
    "order": "ONLN6TDNH3B",
    "date": "2026-01-27",
    "buyer": "南京徐庄高新技术产业开发区管理委员会(机关)",
    "amount": "1,160,000.00",
    "title": "基于大语言模型的水电站运维智能问答技术研究及示范应用 with [square brackets] and more words than there is room for",
}

VALUES = st.one_of(st.none(), st.text(), st.integers(), st.booleans())
COMMANDS = ["orders", "notices", "alerts list", "inbox", "watch", "revenue list", "sources", "status", "rules"]
REPORTS = ["report zhipu", "report zhipu --explain", "report --all", "report zhipu --bridge 2026-01-01 2026-01-28"]


def lines_of(rows: list[Mapping[str, object]], headings: Mapping[str, str], width: int, language: str = "en") -> list[str]:
    console = Console(width=width, record=True, file=None, force_terminal=False)
    with console.capture() as captured:
        console.print(drawn(fitted(columns_of(rows, headings, language), width), ""))
    return captured.get().splitlines()


def shown_of(rows: list[Mapping[str, object]], width: int, *keep: str) -> list[str]:
    return [column.heading for column in fitted(columns_of(rows, HEADINGS, "en"), width, keep)]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_ids_days_and_amounts_stay_whole(width: int) -> None:
    """They stand in one line at any width that has room for them; no line is longer than the terminal."""
    lines = lines_of([ROW], HEADINGS, width)
    assert all(cell_len(line) <= width for line in lines)
    whole = [value for value in ("ONLN6TDNH3B", "2026-01-27", "1,160,000.00") if any(value in line for line in lines)]
    assert len(whole) == 3 or width == 40


def test_what_has_no_room_goes() -> None:
    """First the text columns, the last before the first; then the others; never the first column."""
    assert shown_of([ROW], 60) == ["order", "date", "buyer", "amount"]
    assert shown_of([ROW], 20) == ["order"]


def test_what_is_named_stays_longest_and_what_holds_nothing_goes_first() -> None:
    """Named columns outlast days and amounts, the first of them the others; an empty column makes room before any other."""
    assert shown_of([ROW], 60, "title", "buyer") == ["order", "date", "buyer", "title"]
    assert shown_of([ROW], 38, "title", "buyer") == ["order", "buyer", "title"]
    assert shown_of([ROW], 30, "title", "buyer") == ["order", "title"]
    assert shown_of([{**ROW, "date": None, "title": ""}], 45, "title") == ["order", "buyer", "amount"]


@given(
    st.lists(st.fixed_dictionaries(dict.fromkeys(HEADINGS, VALUES)), min_size=1),
    st.integers(60, 200),
)
def test_any_table_fits(rows: list[Mapping[str, object]], width: int) -> None:
    """Whatever the cells hold, no line is longer than the terminal."""
    assert all(cell_len(line) <= width for line in lines_of(rows, HEADINGS, width))


def test_terms_are_in_words_and_instants_short() -> None:
    """Codes of ours become words in their own column only; what a portal printed stays as it is."""
    assert term("never_run", "state", "zh") == "尚未运行"
    assert (term("failed", "state", "zh"), term("failed", "status", "zh")) == ("失败", "流标")
    assert term("words_differ, above_budget", "marks", "zh") == "金额大写与小写不一致，高于预算"
    assert term("failed", "title", "zh") == "failed"
    [column] = columns_of([{"at": "2026-01-28T04:00:12.5+00:00"}], {"at": "due"}, "zh")
    assert (column.heading, column.cells, column.is_firm) == ("下次运行", ["2026-01-28 04:00Z"], True)


@pytest.mark.parametrize(
    "amount", ["297.5 万元", "1,346.1 万元", "3.12 亿元", "CNY 14,621,000", "USD 0", "−12.05 万元", "14,621,000 元", "4.69 %"]
)
def test_an_amount_with_its_unit_is_not_broken(amount: str) -> None:
    """However long the column's other amounts are."""
    assert Column("credited", [amount, "CNY 14,621,000.00"]).is_firm


def test_every_heading_and_term_is_there_in_both_languages() -> None:
    """No table mixes languages."""
    for name in ("head", "term"):
        assert [key for key, texts in screens()[name].items() if set(texts) != {"zh", "en"}] == []
    assert head("amount", "zh") == "金额"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo that has been played."""
    return played_demo(tmp_path_factory.mktemp("tables") / "demo").folder


@pytest.mark.parametrize("command", COMMANDS)
def test_the_tables_of_the_demo_fit_80_columns(
    tracker: Tracker, played: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """On a terminal of 80 columns no line is longer; with language = "zh" no English heading is left."""
    monkeypatch.setattr("tracker.cli.output.console", lambda **_: Console(width=80, highlight=False))
    answer = tracker("--config", str(played / "tracker.toml"), *command.split())
    lines = answer.out.splitlines()
    assert lines
    assert [line for line in lines if cell_len(line) > 80] == []
    headings = lines[1] if len(lines) > 1 else ""
    assert [word for word in ("state", "order", "company", "date", "amount", "settings") if word in headings] == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", REPORTS)
def test_a_report_fits_80_columns(
    tracker: Tracker, played: Path, monkeypatch: pytest.MonkeyPatch, command: str, language: str
) -> None:
    """No line of a table is longer, no day, id or amount is broken, and what found no room is named."""
    monkeypatch.setattr("tracker.cli.report.console", lambda **_: Console(width=80, highlight=False))
    config = played / f"{language}.toml"
    config.write_text(
        (played / "tracker.toml").read_text(encoding="utf-8").replace('language = "zh"', f'language = "{language}"'),
        encoding="utf-8",
    )
    answer = tracker("--config", str(config), *command.split())
    table = [line for line in answer.out.splitlines() if line.startswith(("│", "┃"))]
    assert [line for line in table if cell_len(line) > 80] == []
    assert ("宽度不够" in answer.out) or ("no room for" in answer.out)
    if "--all" not in command:
        wanted = ["2026-01-13", "ONLN6TDNH3B", "0.95 %", "297.5 万元" if language == "zh" else "CNY 2,975,000"]
        assert [each for each in wanted if not any(each in line for line in table)] == []


def test_an_empty_table_is_one_line(tracker: Tracker) -> None:
    """It says that there is nothing, in the configuration's language."""
    tracker("init", "--example", "ai-vendors")
    tracker("revenue", "list")
    assert tracker("orders").out == "没有内容。\n"
