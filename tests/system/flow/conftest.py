"""The market that tests of the whole flow happen in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fault_server import Portal
from tests.support.market import Market
from tests.support.receivers import http_receiver
from tracker.cli import alerts, daemon, imports, inbox, lookup, report, revenue, rules, status, upkeep
from tracker.cli import run as run_command


@pytest.fixture
def market(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Market]:
    """A market with nothing published; the command line stands in its folder and goes by its clock."""
    with Portal() as ccgp, Portal() as ctg, http_receiver() as reader, http_receiver() as operator:
        made = Market(tmp_path, ccgp, ctg, reader, operator, monkeypatch, capsys)
        made.configure()
        made.show()
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("TRACKER_CONFIG", raising=False)
        for name, value in made.environ.items():
            monkeypatch.setenv(name, value)
        for module in (alerts, daemon, imports, inbox, lookup, report, revenue, rules, run_command, status, upkeep):
            monkeypatch.setattr(module, "now", made.clock)
        yield made
