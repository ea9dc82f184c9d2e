"""Secrets in a file of their own: only its owner may read it, and nothing repeats what it holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.world import Clock, make_world
from tests.tracker.cli.conftest import Tracker, tracker
from tracker.config.secrets import read_secrets
from tracker.config.settings import load_settings
from tracker.errors import ConfigError

__all__ = ["tracker"]

SECRET = "s3cr3t-of-the-file"


def written(path: Path, text: str, mode: int = 0o600) -> Path:
    """A file of secrets."""
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_a_file_of_secrets_is_names_and_values(tmp_path: Path) -> None:
    """As a shell reads it, too: comments, `export` and quotes are looked through; a value may hold an equals sign."""
    text = f"# channels\n\nHOOK_URL=https://hooks.example/a?b=c\nexport KEY='{SECRET}'\nEMPTY=\n"
    found = read_secrets(written(tmp_path / "secrets.env", text))
    assert found == {"HOOK_URL": "https://hooks.example/a?b=c", "KEY": SECRET, "EMPTY": ""}


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666])
def test_a_file_that_others_may_read_is_refused(mode: int, tmp_path: Path, tracker: Tracker) -> None:
    """The configuration that names it is refused, with the mode found and the one expected."""
    written(tmp_path / "secrets.env", f"KEY={SECRET}\n", mode)
    (tmp_path / "tracker.toml").write_text('secrets = "secrets.env"\n', encoding="utf-8")
    answer = tracker("run")
    assert answer.code == 2
    assert f"mode {mode:o} lets others in, expected 600" in answer.err
    assert SECRET not in answer.out + answer.err


@pytest.mark.parametrize("text", [f"{SECRET}\n", f"KEY: {SECRET}\n", f"A=1\n2B={SECRET}\n"])
def test_a_line_of_another_kind_is_told_by_its_number(text: str, tmp_path: Path) -> None:
    """What the line holds is not repeated: it may be the secret."""
    with pytest.raises(ConfigError, match=rf"line {text.count(chr(10))} is no NAME=value") as error:
        read_secrets(written(tmp_path / "secrets.env", text))
    assert SECRET not in str(error.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path, tracker: Tracker) -> None:
    """One line, exit code 2."""
    (tmp_path / "tracker.toml").write_text('secrets = "nowhere.env"\n', encoding="utf-8")
    answer = tracker("run")
    assert answer.code == 2
    assert "nowhere.env cannot be read" in answer.err
    assert "Traceback" not in answer.err


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """What both hold is the environment's; what only the file holds is the file's, as it stands now."""
    path = written(tmp_path / "secrets.env", "A=file\nB=file\n")
    (tmp_path / "tracker.toml").write_text('secrets = "secrets.env"\n', encoding="utf-8")
    world = make_world(load_settings(tmp_path / "tracker.toml"), Clock(), {"A": "environment"})
    assert world.variables == {"A": "environment", "B": "file"}
    written(path, "B=changed\n")
    assert replace(world).variables["B"] == "changed"
