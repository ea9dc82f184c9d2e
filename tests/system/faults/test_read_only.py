"""Copies that may only be read: every reading command says of them what it says of the file, what is left in the WAL included."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.town import Town, content
from tests.system.faults.conftest import Chronicle
from tracker.__main__ import main

NOBODY = 65534
COMMANDS = (
    "report",
    "report --format json",
    "orders",
    "orders --format json",
    "notices",
    "show {order}",
    "show {notice}",
    "inbox list",
    "inbox export",
    "alerts list",
    "alerts show {alert}",
    "rules test W001",
    "replay --rules {rules}",
    "sources",
    "status",
    "verify",
    "revenue list",
    "fx list",
    "filings list",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Places:
    """A file in use and a copy of it that may only be read."""

    used: Path
    copy: Path
    free: Path
    names: dict[str, str]


def called(config: Path, command: str) -> Answer:
    """A command of this process."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    argv, sys.argv = sys.argv, ["tracker", "--config", str(config), *command.split()]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        sys.argv = argv
    return Answer(code, out.getvalue(), err.getvalue())


def called_by_nobody(config: Path, command: str) -> Answer:
    """A command of a process without the rights of root, which has imported everything."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            if os.getuid() == 0:
                os.setuid(NOBODY)
            answer = called(config, command)
            os.write(writing, json.dumps([answer.code, answer.out, answer.err]).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        text = pipe.read()
    os.waitpid(pid, 0)
    return Answer(*json.loads(text))


@pytest.fixture(scope="module")
def places(chronicle: Chronicle) -> Iterator[Places]:
    """A town whose news are read and stand in the WAL alone, and a copy of its files while they are in use."""
    root = Path(tempfile.mkdtemp())
    used, copy, free = (root / name for name in ("used", "copy", "free"))
    for folder in (used, copy, free):
        folder.mkdir()
    town = chronicle.town(used)
    holders = [sqlite3.connect(used / name) for name in ("tracker.db", "pages.db")]
    for holder in holders:
        holder.execute("BEGIN")
        holder.execute("SELECT count(*) FROM sqlite_master").fetchone()
    town.round(hours=6)
    for name in ("tracker.toml", "tracker.db", "tracker.db-wal", "pages.db", "pages.db-wal"):
        shutil.copy(used / name, copy / name)
    (root / "rules.toml").write_text("[rules.W001]\n", encoding="utf-8")
    names = found_names(town) | {"folder": str(free), "rules": str(root / "rules.toml")}
    lock(root, copy, free)
    yield Places(used, copy, free, names)
    for holder in holders:
        holder.close()
    copy.chmod(0o755)
    shutil.rmtree(root)


def found_names(town: Town) -> dict[str, str]:
    """The ids of an order, a notice and an alert of the news."""
    newest = town.rows('SELECT id FROM "order" ORDER BY first_published DESC LIMIT 1')[0]["id"]
    notice = town.rows("SELECT max(id) AS id FROM notice")[0]["id"]
    alert = town.rows("SELECT max(id) AS id FROM alert")[0]["id"]
    return {"order": str(newest), "notice": f"N{notice}", "alert": str(alert)}


def lock(root: Path, copy: Path, free: Path) -> None:
    """The copy may be read by everybody and written by nobody."""
    root.chmod(0o755)
    free.chmod(0o777)
    (root / "rules.toml").chmod(0o444)
    for path in copy.iterdir():
        path.chmod(0o444)
    copy.chmod(0o555)


def unpathed(text: str, places: Places) -> str:
    """A text without the folder that it speaks of, and without the minute at which it was asked for."""
    asked = f"{datetime.now(UTC):%Y-%m-%d} [0-9:]{{5}}Z"
    return re.sub(asked, "now", text.replace(str(places.used), "").replace(str(places.copy), ""))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_copy_says_what_the_file_says(command: str, places: Places) -> None:
    """Standard output is the same, standard error says that a copy is read and how much of a WAL with it; nothing is written."""
    line = command.format(**places.names)
    expected = called(places.used / "tracker.toml", line)
    before = {path.name: path.read_bytes() for path in places.copy.iterdir()}
    found = called_by_nobody(places.copy / "tracker.toml", line)
    assert (found.code, unpathed(found.out, places)) == (expected.code, unpathed(expected.out, places))
    wal = (places.copy / "tracker.db-wal").stat().st_size
    assert f"may only be read here: a copy of it is read, the {wal} bytes left in tracker.db-wal with it" in found.err
    assert before == {path.name: path.read_bytes() for path in places.copy.iterdir()}


@pytest.mark.parametrize("command", ["export csv --all", "export ocds --all"])
def test_a_copy_is_exported_as_the_file_is(command: str, places: Places) -> None:
    """What is taken along is written elsewhere: the medium itself stays as it is."""
    kind = command.split()[1]
    used, copy = (places.free / f"{name}.{kind}" for name in ("used", "copy"))
    assert called(places.used / "tracker.toml", f"{command} --out {used}").code == 0
    found = called_by_nobody(places.copy / "tracker.toml", f"{command} --out {copy}")
    assert found.code == 0, found.err
    # the address of a package is made of the second in which it was written
    moment = re.compile(rb"urn:uuid:[0-9a-f-]{36}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)")
    assert moment.sub(b"", copy.read_bytes()) == moment.sub(b"", used.read_bytes())


def test_a_backup_of_a_copy_is_whole(places: Places) -> None:
    """A backup is made of what can only be read, too, what is left in the WAL included."""
    found = called_by_nobody(places.copy / "tracker.toml", f"backup {places.free}")
    assert found.code == 0, found.err
    made = next(places.free.glob("tracker-*.db"))
    assert content(made) == content(places.used / "tracker.db")


def test_a_copy_without_a_wal_is_read_too(chronicle: Chronicle) -> None:
    """Files that were closed in peace are read in a folder that may not be written."""
    root = Path(tempfile.mkdtemp())
    town = chronicle.town(root)
    town.world()
    names = found_names(town)
    expected = [called(root / "tracker.toml", line.format(**names)) for line in ("report", "show {notice}")]
    for path in root.iterdir():
        path.chmod(0o444)
    root.chmod(0o555)
    found = [called_by_nobody(root / "tracker.toml", line.format(**names)) for line in ("report", "show {notice}")]
    assert [each.out for each in found] == [each.out for each in expected]
    assert all("no WAL is left beside it" in each.err for each in found)
    root.chmod(0o755)
    shutil.rmtree(root)


def test_a_command_that_stores_says_that_it_may_not(places: Places) -> None:
    """What would store something ends in one line, and never in a copy that is thrown away."""
    found = called_by_nobody(places.copy / "tracker.toml", "alerts mute --rule W001 --for 1d")
    assert found.code == 1
    assert found.err.count("\n") == 1
    assert "tracker.db cannot be used" in found.err
