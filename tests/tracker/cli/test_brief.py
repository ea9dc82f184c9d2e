"""A report as a brief to send on: its figures are the report's own, and what has no place in it is refused."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Tracker
from tests.tracker.cli.test_export import demo as demo  # noqa: PLC0414  a fixture, which pytest finds by its name here


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_brief_has_the_reports_figures(tracker: Tracker, demo: Path, form: str) -> None:
    """`tracker report --format html|markdown` prints a page with the figures of the JSON report, and nothing else."""
    report = json.loads(tracker("--config", str(demo), "report", "zhipu", "--format", "json").out)
    shown = tracker("--config", str(demo), "report", "zhipu", "--format", form)

    assert (shown.code, shown.err) == (0, "")
    figures = [f"{Decimal(report[bound]):,.0f}" for bound in ("floor", "stated", "ceiling")]
    figures += [f"{Decimal(str(each['ratio'])) * 100:.2f} %" for each in report["ratios"]]
    figures += [f"{Decimal(line['amount']):,.0f}" for line in report["lines"]]
    assert [figure for figure in figures if figure not in shown.out] == []
    assert "https://tracker.example.com/company/zhipu" in shown.out
    assert shown.out.startswith("<!doctype html>" if form == "html" else "## ")


def test_a_brief_of_every_company(tracker: Tracker, demo: Path) -> None:
    """--all puts one page after the other."""
    shown = tracker("--config", str(demo), "report", "--all", "--format", "html")
    assert shown.out.count("<h2") == 3


def test_what_has_no_place_in_a_brief_is_refused(tracker: Tracker, demo: Path) -> None:
    """--explain is not silently left out."""
    answer = tracker("--config", str(demo), "report", "zhipu", "--format", "html", "--explain")
    assert answer.code == 2
    assert "--explain" in answer.err


def test_days_of_a_bridge_in_the_wrong_order_are_one_line(tracker: Tracker, demo: Path) -> None:
    """Opening after closing is refused before anything is computed."""
    answer = tracker("--config", str(demo), "report", "zhipu", "--bridge", "2026-02-01", "2026-01-01")
    assert answer.code == 2
    assert answer.err.splitlines() == ["tracker: --bridge: 2026-01-01 is before 2026-02-01; expected a later day"]
