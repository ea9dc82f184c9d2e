"""`tracker init`: a configuration and its schema to start from."""

from __future__ import annotations

from pathlib import Path

from tests.tracker.cli.conftest import Tracker
from tracker.config.schema import schema_text


def test_init_writes_the_schema_beside_the_configuration(tracker: Tracker, tmp_path: Path) -> None:
    """It is there after init, and `init --schema` writes it anew without touching tracker.toml."""
    tracker("init")
    path, config = tmp_path / "tracker.schema.json", (tmp_path / "tracker.toml").read_bytes()
    assert path.read_text(encoding="utf-8") == schema_text()
    path.write_text("{}", encoding="utf-8")
    assert tracker("init", "--schema").code == 0
    assert path.read_text(encoding="utf-8") == schema_text()
    assert (tmp_path / "tracker.toml").read_bytes() == config
