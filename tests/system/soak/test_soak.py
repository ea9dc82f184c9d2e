"""A short soak: one simulated day of three sources and two days of calm; the whole is `make soak`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.system.soak.soak import soak

# Apprise looks for a module that Python 3.13 drops
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


def test_a_short_soak_ends_with_the_scripts_own_ledger(tmp_path: Path) -> None:
    """Runs fail and channels refuse on the way, and in the end file, ledger, alerts and messages are the script's."""
    figures = soak(tmp_path, days=1, sources=3, seed=2)
    assert figures.account.wrong == []
    assert figures.runs["failed"] > 0
    assert figures.account.repeats > 0
    assert figures.account.refused > 0
    assert figures.account.notices > 20
    assert len(set(figures.files)) == 1
