"""Whatever is typed behind `tracker`, the answer is an answer or one clear line, never a traceback."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
import typer.main
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.demo_file import played_demo
from tests.tracker.cli.conftest import Answer
from tracker.__main__ import main
from tracker.cli.app import whole_application

# they serve, wait, ask a network, or write into the folder they are called in
LEFT_OUT = {
    "serve",
    "daemon",
    "demo",
    "run",
    "record",
    "new",
    "check",
    "doctor",
    "init",
    "revenue fetch",
    "alerts test",
    "alerts send",
}
GLOBAL = ("--config", "--db")
NUMBERS = st.one_of(
    st.integers().map(str),
    st.sampled_from(("0", "-1", "9223372036854775808", "1e400", "1" * 5000, "0.1", "NaN", "Infinity", "１２", "²")),
)
DAYS = st.sampled_from(("2026-01-20", "0001-01-01", "9999-12-31", "2026-02-30", "20260120", "2026-1-2", "", "today"))
IDS = st.sampled_from(
    (
        "zhipu",
        "02513.HK",
        "智谱",
        "N1",
        "N99999999999999999999",
        "O",
        "1",
        "99999999999999999999",
        "ONLN6TDNH3B",
        "W001",
        "FY2024",
    )
)
WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(("--", "-", "[/bold]", "\x00", "\ud800", "%", '"', "'", "*", "NEAR(", "tracker.toml", ".", "/", "/dev/null")),
)


def commands() -> dict[str, list[Any]]:
    """Each command's words with its options and arguments."""
    found: dict[str, list[Any]] = {}

    def walk(words: str, command: Any) -> None:
        if words in LEFT_OUT:
            return
        found[words] = [each for each in command.params if each.name != "help"]
        for name, inner in getattr(command, "commands", {}).items():
            walk(f"{words} {name}".strip(), inner)

    for name, command in typer.main.get_command(whole_application()).commands.items():  # type: ignore[attr-defined]  # a group
        walk(name, command)
    return found


COMMANDS = commands()


@st.composite
def calls(draw: st.DrawFn) -> list[str]:
    """A command with some of its options, in any order, with values that fit, nearly fit, or do not."""
    words = draw(st.sampled_from(sorted(COMMANDS)))
    arguments: list[list[str]] = []
    for each in COMMANDS[words]:
        value = st.one_of(NUMBERS, DAYS, IDS, WORDS)
        if each.param_type_name == "argument":
            arguments += [[draw(value)]] if draw(st.booleans()) else []
        elif draw(st.integers(0, 2)) == 0:
            name = draw(st.sampled_from(each.opts))
            arguments.append([name] if each.is_flag else [name, draw(value)])
    arguments = draw(st.permutations(arguments))
    extra = draw(st.lists(WORDS, max_size=1)) if draw(st.integers(0, 5)) == 0 else []
    return [*words.split(), *(part for each in arguments for part in each), *extra]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo that has been played."""
    return played_demo(tmp_path_factory.mktemp("fuzz") / "demo").folder


@pytest.fixture
def folder(played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demo, as the folder that commands are called in."""
    shutil.copytree(played, tmp_path / "demo")
    monkeypatch.chdir(tmp_path / "demo")
    monkeypatch.delenv("TRACKER_CONFIG", raising=False)
    return tmp_path / "demo"


def answered(arguments: list[str]) -> Answer:
    """What a call prints, and its exit code; anything but SystemExit is let through."""
    before, out, err = sys.argv, io.StringIO(), io.StringIO()
    sys.argv = ["tracker", *arguments]
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main()
        code: object = 0
    except SystemExit as exit_:
        code = exit_.code or 0
    finally:
        sys.argv = before
    assert isinstance(code, int)
    return Answer(code, out.getvalue(), err.getvalue())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(calls())
def test_whatever_is_typed_is_answered(folder: Path, arguments: list[str]) -> None:
    """Exit code 0, 1 or 2; a refusal says why; no traceback."""
    answer = answered(arguments)
    assert answer.code in (0, 1, 2), arguments
    assert "Traceback" not in answer.err
    assert answer.code == 0 or answer.err or answer.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "zhipu", "--as-of", "9999-12-31"),
        ("report", "zhipu", "--seen-by", "0001-01-01"),
        ("report", "zhipu", "--bridge", "0001-01-01", "9999-12-31"),
        ("orders", "--min-amount", "9" * 30),
        ("orders", "--limit", "9" * 30),
        ("alerts", "mute", "--lift", "9" * 30),
        ("show", "N" + "9" * 30),
    ],
)
def test_figures_and_days_beyond_all_bounds_are_refused(folder: Path, arguments: tuple[str, ...]) -> None:
    """More than 64 bits, the first and the last year: one line each."""
    answer = answered(list(arguments))
    assert answer.code in (1, 2)
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize(
    "amount", ['"99999999999999999999"', "1e30", '"1e400"', '"1e999999"', "92233720368547758.08", '"NaN"', "inf"]
)
def test_a_revenue_beyond_64_bits_is_refused(folder: Path, amount: str) -> None:
    """The configuration's error names the key."""
    path = folder / "tracker.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('amount = "312000000"', f"amount = {amount}", 1), encoding="utf-8")
    answer = answered(["revenue", "list"])
    assert (answer.code, len(answer.err.splitlines())) == (2, 1)
    assert "company.zhipu.revenue.0" in answer.err


ENCODINGS = ("ascii", "latin-1", "gbk", "utf-8:strict")


@pytest.mark.parametrize(
    "words", ["report zhipu", "watch", "orders", "inbox", "status", "notices --format json", "show N1", "alerts show 1"]
)
def test_a_stream_without_chinese_prints_escapes(folder: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Whatever the encoding, the command does what it does; JSON stays JSON, with all that it says."""
    plain_code, plain = printed(monkeypatch, words, "utf-8")
    for encoding in ENCODINGS:
        code, other = printed(monkeypatch, words, encoding)
        assert code == plain_code
        assert other
        if "json" in words:
            assert json.loads(other) == json.loads(plain)


# the first for all where there is little time: each is a process of its own
@pytest.mark.parametrize("encoding", [ENCODINGS[0], *(pytest.param(each, marks=pytest.mark.slow) for each in ENCODINGS[1:])])
def test_a_terminal_without_chinese_is_no_reason_for_a_traceback(folder: Path, encoding: str) -> None:
    """As a process of its own, whose streams have their encoding from the environment."""
    call = [sys.executable, "-m", "tracker", "report", "zhipu"]
    environ = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(call, env=environ, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def printed(monkeypatch: pytest.MonkeyPatch, words: str, encoding: str) -> tuple[int, str]:
    """Exit code and standard output of a call whose streams are of an encoding; an error of encoding is let through."""
    name, _, errors = encoding.partition(":")
    out, err = (io.TextIOWrapper(io.BytesIO(), name, errors or "strict") for _ in range(2))
    with monkeypatch.context() as patch:
        patch.setattr("sys.argv", ["tracker", *words.split()])
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", err)
        with pytest.raises(SystemExit) as ended:
            main()
        out.flush()
    return int(ended.value.code or 0), out.buffer.getvalue().decode(name)  # type: ignore[attr-defined]  # of a BytesIO
