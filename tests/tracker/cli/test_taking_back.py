"""What was entered by hand can be taken back, and the file keeps that it was there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from db import taken_back
from db.engine.connection import open_file
from tests.tracker.cli.conftest import Tracker

_CONFIG = """
[company.ours]
name = "甲方智能"
ticker = "00001.HK"
organizations = ["甲方智能科技有限公司"]
"""
_LEADS = """published,buyer,supplier,title,amount,source
2026-01-10,某市数据局,甲方智能科技有限公司,数据平台建设项目,1000000,某报
2026-01-11,某市数据局,甲方智能科技有限公司,数据平台建设项目中标,1000000,另一报
"""
_REVENUE = """company,label,start,end,amount,currency,source
ours,FY2024,2024-01-01,2024-12-31,50000000,CNY,annual report
"""


@pytest.fixture
def folder(tmp_path: Path, tracker: Tracker) -> Path:
    """A folder with two leads that may be one, and a reported year."""
    for name, text in (("tracker.toml", _CONFIG), ("leads.csv", _LEADS), ("revenue.csv", _REVENUE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert tracker("orders", "import", "leads.csv").code == 0
    assert tracker("revenue", "import", "revenue.csv").code == 0
    return tmp_path


def report(tracker: Tracker) -> dict[str, Any]:
    """The company's report as JSON."""
    found: dict[str, Any] = json.loads(tracker("report", "ours", "--format", "json").out)
    return found


def history(folder: Path) -> list[str]:
    """What the file says was taken back."""
    with open_file(folder / "tracker.db") as db:
        return [row["kind"] for row in taken_back.load(db)]


def test_a_lead_is_taken_back(folder: Path, tracker: Tracker) -> None:
    """Its order counts no more and says why; the other one is no longer in question."""
    before = report(tracker)
    assert (before["orders"], before["in_question"], before["stated"]) == (2, 1, "1000000.00")
    later = before["lines"][1]["order"]
    assert tracker("orders", "remove", later).code == 0
    after = report(tracker)
    assert (after["orders"], after["in_question"], after["stated"]) == (1, 0, "1000000.00")
    assert "状态: 取消" in tracker("show", later).out
    assert history(folder) == ["lead"]
    assert tracker("orders", "remove", later).code == 1
    assert tracker("orders", "import", "leads.csv").code == 0
    assert report(tracker)["orders"] == 2


def test_a_reported_figure_is_taken_back(folder: Path, tracker: Tracker) -> None:
    """The period is no denominator any more; what was never there is said in one line."""
    assert [ratio["period"] for ratio in report(tracker)["ratios"]] == ["FY2024"]
    assert tracker("revenue", "remove", "ours", "FY2024", "--by", "analyst").code == 0
    assert report(tracker)["ratios"] == []
    assert history(folder) == ["revenue"]
    answer = tracker("revenue", "remove", "ours", "FY2024")
    assert (answer.code, answer.err.count("\n")) == (1, 1)


def test_a_decision_is_taken_back(folder: Path, tracker: Tracker) -> None:
    """The two orders are two again, and the question is open again."""
    (item,) = json.loads(tracker("inbox", "list", "--format", "json").out)
    lines = tracker("inbox").out.splitlines()
    assert [each for each in item["subject"].split("|") if each.startswith("O") and each not in lines[0]] == []
    assert not any(code in lines[0] + lines[1] for code in ("weak_join", "days apart", "same buyer", "#"))
    accepted = tracker("inbox", "accept", item["id"])
    assert accepted.code == 0
    assert (report(tracker)["orders"], json.loads(tracker("inbox", "list", "--format", "json").out)) == (1, [])
    undone = tracker("inbox", "undo", item["id"], "--by", "analyst")
    assert undone.code == 0
    # what was decided is said in words, as it was asked
    assert not any(code in accepted.err + undone.err for code in ("weak_join", "days apart", "|", "same_"))
    found = report(tracker)
    assert (found["orders"], found["in_question"]) == (2, 1)
    assert [each["id"] for each in json.loads(tracker("inbox", "list", "--format", "json").out)] == [item["id"]]
    assert history(folder) == ["decision"]
    assert tracker("inbox", "undo", item["id"]).code == 1
