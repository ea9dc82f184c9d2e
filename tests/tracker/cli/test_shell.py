"""`tracker shell`: a prompt that answers, refuses to write, and survives every mistake."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine.connection import open_file, transaction
from db.engine.rows import column, execute
from db.engine.schema_text import views
from db.queries import QUERIES, split
from tests.support.demo_file import played_demo
from tests.tracker.cli.conftest import Answer, Tracker
from tracker.config.settings import Settings


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A demo that has been played."""
    return played_demo(tmp_path_factory.mktemp("shell") / "demo")


def piped(tracker: Tracker, demo: Settings, monkeypatch: pytest.MonkeyPatch, text: str, *more: str) -> Answer:
    """The answer to what is piped in."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    return tracker("--db", str(demo.db_path), "shell", *more)


def test_statements_are_answered_in_turn(tracker: Tracker, demo: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several in a line, one over several lines, the last without its semicolon; JSON alone on standard output."""
    text = "SELECT 1 AS one; SELECT ';' AS semicolon;\nSELECT count(*) AS wins\nFROM wins\n;\nSELECT NULL AS empty"
    answer = piped(tracker, demo, monkeypatch, text, "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    assert [json.loads(line) for line in answer.out.splitlines()] == [
        [{"one": 1}], [{"semicolon": ";"}], [{"wins": 5}], [{"empty": None}],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM notice", "open for reading only: nothing can be written"),
        ("CREATE TABLE mine (a)", "open for reading only: nothing can be written"),
        ("PRAGMA query_only = OFF; DROP TABLE notice", "open for reading only: nothing can be written"),
        ("ATTACH 'other.db' AS other", "neither can another one be attached"),
        ("SELECT nosuch FROM wins", "no such column: nosuch"),
        ("SELEC 1", "syntax error"),
        ("SELECT :name", "value for binding"),
        (".nosuch", "no command"),
        (".try", "no command"),
        (".try nosuch", "no query 'nosuch'"),
        (".try history_of", "takes ORDER_ID, found 0"),
        (".sql 'open", "quotation"),
    ],
)
def test_a_mistake_is_one_line_and_the_rest_goes_on(
    tracker: Tracker, demo: Settings, monkeypatch: pytest.MonkeyPatch, statement: str, said: str
) -> None:
    """What is wrong is said on standard error, the next statement answered, and the exit code is 1."""
    end = "" if statement.startswith(".") else ";"
    answer = piped(tracker, demo, monkeypatch, f"{statement}{end}\nSELECT 42 AS answer;\n", "--format", "json")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert said in answer.err
    assert json.loads(answer.out.splitlines()[-1]) == [{"answer": 42}]
    assert not Path("other.db").exists()


def test_help_has_ten_queries_that_all_answer(tracker: Tracker, demo: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each named by .help with its parameters, shown by .sql, answered by .try."""
    with open_file(demo.db_path) as db:
        order = column(db, 'SELECT id FROM "order"')[0]
    values = {
        "company": "zhipu", "supplier": "北京智谱华章科技股份有限公司", "words": "智谱", "order_id": order,
        "from_day": "2026-01-01", "to_day": "2026-12-31",
    }  # fmt: skip
    shown = piped(tracker, demo, monkeypatch, ".help\n.views\n").out
    assert len(QUERIES) == 10
    assert all(view.name in shown for view in views())
    for query in QUERIES:
        assert re.search(rf"\.try {' '.join([query.name, *map(str.upper, query.parameters)])}\s", shown), query.name
        text = f".try {query.name} {' '.join(values[name] for name in query.parameters)}\n.sql {query.name}\n"
        answer = piped(tracker, demo, monkeypatch, text, "--format", "json")
        assert (answer.code, answer.err) == (0, ""), query.name
        found, _, sql = answer.out.partition("\n")
        # the demo's inbox alone is empty
        assert json.loads(found) or query.name == "waiting"
        assert sql.strip() == f"{query.sql};"


def test_long_answers_are_cut_and_say_so(tracker: Tracker, demo: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets a thousand rows and a line, JSON all of them."""
    text = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) SELECT i FROM n;"
    table = piped(tracker, demo, monkeypatch, text)
    assert "1000" in table.out
    assert "1001" not in table.out
    assert "前 1000 行" in table.err
    assert len(json.loads(piped(tracker, demo, monkeypatch, text, "--format", "json").out)) == 1500


def test_bytes_and_controls_are_printed_harmlessly(tracker: Tracker, demo: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes in hexadecimal digits; what would move the cursor is taken out."""
    answer = piped(tracker, demo, monkeypatch, "SELECT x'00ff' AS b, 'a' || char(27) || '[31mred' AS c;")
    assert "00ff" in answer.out
    assert "\x1b" not in answer.out


def test_a_missing_file_says_so(tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And none is made."""
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    answer = tracker("--db", str(tmp_path / "none.db"), "shell")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "no file" in answer.err
    assert not (tmp_path / "none.db").exists()


def test_it_answers_beside_a_writer_and_holds_nobody_up(
    demo: Settings, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another process holds the write lock the prompt reads; a writer is not kept waiting by an open prompt."""
    with open_file(demo.db_path) as db, transaction(db):
        execute(db, "INSERT INTO mute (created_at) VALUES ('2026-01-01T00:00:00+00:00')")
        answer = piped(tracker, demo, monkeypatch, "SELECT count(*) AS mutes FROM mute;", "--format", "json")
        assert json.loads(answer.out) == [{"mutes": 0}]


@pytest.mark.parametrize("keys", [b"\x04", b".quit\n"])
def test_a_person_is_welcomed_and_may_leave(demo: Settings, keys: bytes) -> None:
    """On a terminal: the views, a mark to write at, an answer; Ctrl-D ends it with 0."""
    seen, code = _typed(demo, b"SELECT 40 + 2\n;\n", keys)
    assert "wins" in seen
    assert "tracker> " in seen
    assert "...> " in seen
    assert "42" in seen
    assert code == 0, seen


@pytest.fixture
def hearing() -> Iterator[None]:
    """Whoever runs the tests may ignore SIGINT, which children would inherit."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("hearing")
def test_ctrl_c_ends_a_query_that_never_would(demo: Settings) -> None:
    """At once, with 130 and no traceback."""
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;\n"
    command = [sys.executable, "-m", "tracker", "--db", str(demo.db_path), "shell"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdin
            assert process.stdout
            process.stdin.write("SELECT 'ready';\n" + endless)
            process.stdin.flush()
            assert any("ready" in line for line in process.stdout)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert err in ("", "tracker: stopped\n")


def test_statements_end_where_sqlite_says() -> None:
    """Not at a semicolon inside a text or a comment."""
    assert split("SELECT ';'; SELECT 1 -- ;\n; SELECT 2") == (["SELECT ';';", " SELECT 1 -- ;\n;"], " SELECT 2")


def _typed(demo: Settings, *keys: bytes) -> tuple[str, int]:
    """The screen of a person who types some keys, each once the prompt has come, and the exit code."""
    command = [sys.executable, "-m", "tracker", "--db", str(demo.db_path), "shell"]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "dumb"})
    os.close(theirs)
    seen, left, last = b"", list(keys), b""
    for _ in range(60):
        if not select.select([ours], [], [], 1)[0]:
            # a key that comes between the mark and the terminal's change to single keys is lost: a person presses it again
            os.write(ours, last)
            continue
        try:
            got = os.read(ours, 4096)
        except OSError:
            break
        seen += got
        if left and seen.endswith(b"tracker> "):
            last = left.pop(0)
            os.write(ours, last)
    os.close(ours)
    try:
        return seen.decode(), process.wait(60)
    finally:
        process.kill()
