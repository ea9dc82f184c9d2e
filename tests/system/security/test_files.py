"""Files: who may read them, and that no text of a portal names one."""

from __future__ import annotations

import ast
import os
import stat
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.base import Page
from tests.conftest import ROOT
from tests.support.code import trees
from tests.support.town import NEWS, OURS, PAST, Town, award, one_round, registry
from tests.support.world import NOON
from tracker.collecting.attachments import file_name
from tracker.ops.status import write_status


@pytest.fixture
def no_mask() -> Iterator[None]:
    """A user whose files are everybody's unless somebody says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("no_mask")
def test_every_file_is_its_owner_s_alone(town: Town) -> None:
    """Databases with their journals, the pace, locks and the status can be read and written by their owner and nobody else."""
    for path in town.folder.iterdir():
        path.unlink()
    town.pace = 0.001
    one_round(town.world())
    write_status(town.world(), registry(), {})
    made = {path.name: stat.S_IMODE(path.stat().st_mode) for path in town.folder.iterdir() if path.name != "tracker.toml"}
    assert {"tracker.db", "pages.db", "tracker.pace.db", "tracker.cn_ccgp.lock", "tracker.status.json"} <= set(made)
    assert {name: oct(mode) for name, mode in made.items() if mode & 0o077} == {}


@pytest.mark.usefixtures("no_mask")
def test_journals_are_as_closed_as_their_file(town: Town) -> None:
    """While a run writes, the journals beside the file are its owner's alone."""
    seen: dict[str, int] = {}

    def look(_seen: object) -> None:
        seen.update({path.name: stat.S_IMODE(path.stat().st_mode) for path in town.folder.glob("*.db-*")})

    target = NEWS[1][1].path
    good = town.portal.routes[target]
    town.portal.routes[target] = lambda asked: (look(asked), good)[1]  # type: ignore[return-value] # a plain reply
    town.round(hours=6)
    assert any(name.endswith("-wal") for name in seen)
    assert {name: oct(mode) for name, mode in seen.items() if mode & 0o077} == {}


NASTY = st.sampled_from(
    ("..", "../../etc/passwd", "%2e%2e%2f", "..%5c..%5cx.exe", "/etc/passwd", "C:\\x", "a\x00b", "con.pdf", ".")
)


@given(st.lists(NASTY | st.text(st.characters(codec="utf-8"), max_size=8), max_size=4).map("/".join))
def test_an_attachment_s_name_is_no_path(path: str) -> None:
    """What is left of an address as a name has no folder in it, in no spelling."""
    name = file_name(Page(url=f"http://portal.example/{path}", body=b"", fetched_at=NOON))
    assert not set("/\\") & set(name)
    assert name not in ("", ".", "..")


def test_portals_write_no_file_of_their_own(town: Town) -> None:
    """A notice whose address, title and attachments are paths leaves no file but the tracker's."""
    before = {
        path for path in town.folder.parent.rglob("*") if not path.name.startswith("tracker") and town.folder not in path.parents
    }
    channel, item = award(404, 28, "../../etc/passwd", OURS, "18", title="..\\..\\x")
    attached = (
        b'<p>\xe8\xaf\xa6\xe8\xa7\x81\xe9\x99\x84\xe4\xbb\xb6 <a href="/%2e%2e/%2e%2e/evil.pdf">../../evil.pdf</a></p></body>'
    )
    town.publish((channel, replace(item, body=item.body.replace(b"</body>", attached))), *NEWS, *PAST)
    town.round("attachments = true", hours=6)
    after = {
        path for path in town.folder.parent.rglob("*") if not path.name.startswith("tracker") and town.folder not in path.parents
    }
    assert before == after
    allowed = ("tracker.", "pages.")
    assert [path.name for path in town.folder.rglob("*") if not path.name.startswith(allowed)] == []


WRITES = {"write_text", "write_bytes", "mkdir", "touch", "rename", "replace", "symlink_to", "hardlink_to", "makedirs", "mkstemp"}
# a pace file that is no database is removed, nothing else
SCRAPERS_WRITE = {"scrapers/http/pace.py": {"unlink"}}


def test_what_reads_pages_writes_no_files() -> None:
    """In scrapers/ nothing opens a file for writing, makes a folder or moves anything."""
    found: dict[str, set[str]] = {}
    for path, tree in trees("scrapers"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (name := _writes(node)):
                found.setdefault(str(path.relative_to(ROOT)), set()).add(name)
    assert found == SCRAPERS_WRITE


def _writes(call: ast.Call) -> str | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
    modes = [arg.value for arg in (*call.args, *(k.value for k in call.keywords)) if isinstance(arg, ast.Constant)]
    if name == "open" and any(isinstance(mode, str) and set(mode) & set("wax+") and len(mode) <= 3 for mode in modes):
        return name
    # str.replace takes two arguments, Path.replace one
    if name == "replace":
        return name if len(call.args) == 1 and not call.keywords and not isinstance(call.args[0], ast.Name) else None
    return name if name in (WRITES - {"replace"}) | {"unlink", "rmdir", "rmtree", "remove"} and _is_path(call) else None


def _is_path(call: ast.Call) -> bool:
    return not (isinstance(call.func, ast.Attribute) and call.func.attr == "remove")
