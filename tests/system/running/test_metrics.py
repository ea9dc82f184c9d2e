"""/metrics: what an operator asks for, under names and units as Prometheus wants them, and all that is asked for."""

from __future__ import annotations

import json
import re
from http.client import HTTPConnection

import pytest
import yaml
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from db.engine.connection import open_database
from db.pages import PageStore
from tests.conftest import ROOT
from tests.support.place import SOURCE, Place
from tests.system.running.test_daemon_within import NEWS, Inside, ask
from tracker.model.states import AlertState
from tracker.ops.metrics import holdings
from tracker.ops.monitor import serve_monitor

ASKED = re.compile(r"\btracker_\w+")


@pytest.fixture
def served(place: Place) -> dict[str, Metric]:
    """What a daemon serves that has read two notices."""
    place.configure(SOURCE + 'first_run = "alert"\n[channel.feed]\nkind = "atom"\npath = "feed.xml"\n')
    place.publish(*NEWS)
    place.run("cn_ccgp")
    inside = Inside(place)
    inside.daemon.deliver()
    server = serve_monitor("127.0.0.1:0", inside.daemon)
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    try:
        code, text = ask(connection, "/metrics")
    finally:
        connection.close()
        server.shutdown()
        server.server_close()
    assert code == 200
    return {family.name: family for family in text_string_to_metric_families(text)}


def answers(place: Place) -> int:
    """How many answers the archive holds."""
    store = PageStore.open(place.folder / "pages.db", create=False)
    try:
        return sum(1 for _ in store.iterate())
    finally:
        store.close()


def value(served: dict[str, Metric], name: str, **labels: str) -> float:
    """The one sample of these labels."""
    (found,) = [sample.value for sample in served[name].samples if labels.items() <= sample.labels.items()]
    return float(found)


def test_what_an_operator_asks_for_is_served(served: dict[str, Metric], place: Place) -> None:
    """Last success, duration, pages, notices, read rate, looks due, inbox, alerts by state, file sizes, version."""
    source = {"source": "cn_ccgp"}
    assert value(served, "tracker_source_last_success_timestamp_seconds", **source) == place.clock.now.timestamp()
    assert value(served, "tracker_source_last_run_duration_seconds", **source) >= 0
    assert value(served, "tracker_source_notices", **source) == 2
    assert value(served, "tracker_source_read_ratio", **source) == 1
    assert value(served, "tracker_source_looks_due", **source) == 0
    assert value(served, "tracker_pages") == answers(place) > 2
    assert value(served, "tracker_inbox_questions") == 0
    assert value(served, "tracker_channel_dead", channel="feed") == 0
    assert {sample.labels["state"] for sample in served["tracker_alerts"].samples} == set(AlertState)
    assert value(served, "tracker_alerts", state="sent") == len(place.rows("SELECT 1 FROM alert WHERE state = 'sent'")) > 0
    assert value(served, "tracker_file_size_bytes", file="tracker") == (place.folder / "tracker.db").stat().st_size
    assert served["tracker_build_info"].samples[0].labels["version"]


def test_names_and_units_are_as_prometheus_wants_them(served: dict[str, Metric]) -> None:
    """One prefix, snake case, base units at the end, `_total` for counters alone, help for each."""
    for name, family in served.items():
        assert re.fullmatch(r"tracker(_[a-z]+)+", name), name
        assert family.documentation, name
        assert family.type == "gauge", name
        assert not name.endswith(("_total", "_count", "_sum", "_bucket", "_milliseconds", "_percent", "_minutes", "_kilobytes"))


def test_alert_rules_and_dashboard_ask_for_metrics_that_are_served(served: dict[str, Metric]) -> None:
    """Every metric that a file of deploy/ names is one of the daemon's, and the dashboard shows all that sources have."""
    (group,) = yaml.safe_load((ROOT / "deploy" / "alerts.rules.yml").read_text(encoding="utf-8"))["groups"]
    board = json.loads((ROOT / "deploy" / "grafana-dashboard.json").read_text(encoding="utf-8"))
    ruled = {name for rule in group["rules"] for name in ASKED.findall(rule["expr"])}
    shown = {name for panel in board["panels"] for target in panel["targets"] for name in ASKED.findall(target["expr"])}
    chosen = {name for variable in board["templating"]["list"] for name in ASKED.findall(json.dumps(variable))}
    assert len(ruled) >= 6
    assert (ruled | shown | chosen) - set(served) == set()
    assert {name for name in served if name.startswith("tracker_source_")} - shown == set()
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])


def test_what_is_not_known_has_no_sample(place: Place) -> None:
    """Before the first run there is no archive, no duration and no read rate, rather than a nought."""
    inside = Inside(place)
    open_database(place.folder / "tracker.db").close()
    held = holdings(inside.daemon.runtime)
    assert (held.pages, held.inbox, dict(held.notices)) == (None, 0, {})
