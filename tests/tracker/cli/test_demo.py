"""The demo shows the article's figures, and everything that can be asked of its file afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.engine.connection import open_database
from db.engine.rows import column, select
from tests.conftest import ROOT
from tests.tracker.cli.conftest import Tracker
from tracker.demo.script import QUERIES, play


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo that has been played."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    play(folder, lambda _: None, lambda *_: None)
    return folder


def report(tracker: Tracker, played: Path, *more: str) -> dict[str, object]:
    answer = tracker("--config", str(played / "tracker.toml"), "report", "zhipu", *more, "--format", "json")
    assert answer.code == 0, answer.err
    found: dict[str, object] = json.loads(answer.out)
    return found


def test_the_four_orders_and_their_shares(tracker: Tracker, played: Path) -> None:
    """Four orders, 14,621,000 yuan, 4.69 % of FY2024, 7.70 % of H1 2025, and a mark on the printed segment shares."""
    found = report(tracker, played, "--from", "2026-01-01", "--to", "2026-12-31")

    ratios = {(each["period"], each["segment"]): each for each in found["ratios"]}
    assert (found["orders"], found["unpriced"], found["stated"]) == (4, 0, "14621000.00")
    assert (found["floor"], found["ceiling"]) == ("14621000.00", "14621000.00")
    assert round(ratios["FY2024", None]["ratio"], 5) == 0.04686
    assert round(ratios["H1 2025", None]["ratio"], 4) == 0.0770
    assert any("69.4" in mark for mark in ratios["H1 2025", "on-premises deployment"]["marks"])
    assert [line["amount"] for line in found["lines"]] == ["2975000.00", "6390000.00", "4096000.00", "1160000.00"]


def test_the_report_on_a_terminal_shows_the_same_figures(tracker: Tracker, played: Path) -> None:
    """As a table the report carries the total, both shares and the contradicted segment shares; --all the companies."""
    config = ("--config", str(played / "tracker.toml"))
    shown = tracker(*config, "report", "zhipu", "--explain")
    peers = tracker(*config, "report", "--all")

    assert (shown.code, peers.code) == (0, 0)
    assert [each for each in ("14,621,000", "4.69 %", "7.70 %", "69.4 %", "30.6 %") if each not in shown.out] == []
    assert [each for each in ("智谱", "MiniMax", "商汤") if each not in peers.out] == []


def test_a_report_has_the_promised_keys(tracker: Tracker, played: Path) -> None:
    """The JSON carries every key that others build on."""
    found = report(tracker, played, "--bridge", "2026-01-01", "2026-01-31")

    promised = {
        "company", "from", "to", "as_of", "currency", "orders", "unpriced", "stated", "ratios", "lines",
        "floor", "ceiling", "candidates", "marked", "bridge", "burn_off", "calibration",
    }  # fmt: skip
    of_line = {
        "order", "date", "buyer", "project", "lot", "amount", "credited", "status", "notices",
        "share", "credit_rule", "fx_rate", "marks", "events",
    }  # fmt: skip
    assert set() == promised - set(found)
    assert set() == of_line - set(found["lines"][0])
    assert found["company"] == {"id": "zhipu", "name": "智谱", "ticker": "02513.HK"}
    assert set() == {"period", "segment", "revenue", "currency", "ratio", "ratio_floor", "ratio_ceiling"} - set(
        found["ratios"][0]
    )


def test_net_of_tax(tracker: Tracker, played: Path) -> None:
    """Net of 6 % value-added tax, rounded for each order, the four orders are 13,793,396.22 yuan."""
    assert report(tracker, played, "--net-of-vat")["stated"] == "13793396.22"


def test_the_state_of_a_past_day(tracker: Tracker, played: Path) -> None:
    """On 15 January two of the orders were public."""
    assert report(tracker, played, "--as-of", "2026-01-15")["orders"] == 2


def test_four_orders_are_four_messages_and_the_later_notice_one_more(tracker: Tracker, played: Path) -> None:
    """Flags of one notice and company share a message; each message was sent once."""
    answer = tracker("--config", str(played / "tracker.toml"), "alerts", "list", "--format", "json")
    alerts = json.loads(answer.out)

    by_company = {name: {each["message_id"] for each in alerts if each["company"] == name} for name in ("zhipu", "sensetime")}
    assert (len(by_company["zhipu"]), len(by_company["sensetime"])) == (4, 1)
    assert {"sent"} == {each["state"] for each in alerts}
    keys = {"id", "rule", "company", "order", "channel", "state", "attempts", "created_at", "sent_at", "message_id"}
    assert keys == set(alerts[0])


def test_the_readme_shows_a_message_of_the_demo(tracker: Tracker, played: Path) -> None:
    """The alert in the README is what the demo says of its last order, word for word."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.split("```")[1].strip()
    config = ("--config", str(played / "tracker.toml"))
    alerts = json.loads(tracker(*config, "alerts", "list", "--format", "json").out)
    messages = {tracker(*config, "alerts", "show", str(alert["id"])).out for alert in alerts if alert["rule"] == "W001"}

    assert any(message.startswith(shown) for message in messages)


def test_the_printed_queries_work(played: Path) -> None:
    """The three queries that the demo ends with run on its file and find something."""
    db = open_database(played / "tracker.db")
    try:
        counts = [len(select(db, query)) for query in QUERIES]
        sums = select(db, next(query for query in QUERIES if "sum(" in query))
        wins = column(db, "SELECT amount FROM wins WHERE company = 'zhipu' ORDER BY amount")
    finally:
        db.close()
    assert all(counts)
    # one currency a company, firm only: what may be summed
    assert {row["company"]: row["amount"] for row in sums} == {"zhipu": 14621000, "sensetime": 2050000}
    assert wins == [1160000, 2975000, 4096000, 6390000]


def test_show_leads_down_to_the_passage(tracker: Tracker, played: Path) -> None:
    """An order leads to its notice, either to the passage of the archived page with the value marked."""
    config = ("--config", str(played / "tracker.toml"))
    lines = report(tracker, played)["lines"]
    order = json.loads(tracker(*config, "show", lines[-1]["order"], "--format", "json").out)
    notice = json.loads(tracker(*config, "show", order["notices"][0]["notice"], "--format", "json").out)

    amounts = [each for each in notice["passages"] if each["field"] == "amount"]
    assert lines[-1]["order"] == order["order"]
    assert amounts
    assert any("【116" in each["passage"] for each in amounts)
    own = [each for each in order["passages"] if each["field"] == "amount"]
    assert [(each["notice"], "【116" in each["passage"]) for each in own] == [(order["notices"][0]["notice"], True)]


def test_the_file_is_sound(tracker: Tracker, played: Path) -> None:
    """verify finds nothing wrong, and what-if with nothing changed finds no difference."""
    config = ("--config", str(played / "tracker.toml"))
    assert tracker(*config, "verify").code == 0
    found = json.loads(tracker(*config, "replay", "--format", "json").out)
    assert found == {"appear": [], "disappear": [], "totals": {}}


def test_a_higher_line_takes_flags_away_before_anything_is_changed(tracker: Tracker, played: Path, tmp_path: Path) -> None:
    """replay with other thresholds names the flags that would disappear and leaves the file as it is."""
    rules = tmp_path / "rules.toml"
    rules.write_text("[rules.W002]\npercent_of_year = 2\npercent_of_half = 10\n", encoding="utf-8")
    config = ("--config", str(played / "tracker.toml"))
    before = tracker(*config, "alerts", "list", "--format", "json").out
    found = json.loads(tracker(*config, "replay", "--rules", str(rules), "--format", "json").out)

    assert [each["rule"] for each in found["disappear"]] == ["W002"]
    assert found["appear"] == []
    assert before == tracker(*config, "alerts", "list", "--format", "json").out
