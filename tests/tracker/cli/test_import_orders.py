"""`tracker orders import` keeps all of a file's orders or none, and leaves what importing them one by one would."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import notices
from db.engine.connection import open_file
from db.engine.errors import DatabaseProblem
from db.engine.rows import Row, select
from tests.tracker.cli.conftest import Tracker
from tests.tracker.cli.test_taking_back import _CONFIG

_HEAD = "published,buyer,supplier,title,amount,source\n"
_ROWS = (
    "2026-01-10,某市数据局,甲方智能科技有限公司,数据平台建设项目,1000000,某报\n",
    "2026-01-11,某市数据局,甲方智能科技有限公司,数据平台建设项目中标,1000000,另一报\n",
    "2026-01-12,某县医院,甲方智能科技有限公司南京分公司,影像系统采购项目,730000,某报\n",
    "2026-01-13,某大学,乙方仪器设备有限公司,光谱仪采购项目,88000,某报\n",
)
_LEFT = (
    'SELECT id, supplier, amount_minor, status, standing FROM "order" ORDER BY id',
    "SELECT kind, subject, company, order_id, other_order_id, stake_minor FROM proposal ORDER BY kind, subject",
    "SELECT rule, company, order_id, occasion FROM flag ORDER BY rule, company, order_id, occasion",
)


def left(folder: Path) -> list[list[Row]]:
    """Orders, open questions and flags of the file."""
    with open_file(folder / "tracker.db") as db:
        return [select(db, sql) for sql in _LEFT]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a configuration and a file of four orders."""
    (tmp_path / "tracker.toml").write_text(_CONFIG, encoding="utf-8")
    (tmp_path / "leads.csv").write_text(_HEAD + "".join(_ROWS), encoding="utf-8")
    return tmp_path


def test_a_file_is_imported_whole_or_not_at_all(folder: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that fails at its third order leaves nothing behind and can be imported afterwards."""
    real, saved = notices.save_notice, []

    def full_at_the_third(*arguments: object) -> object:
        saved.append(arguments)
        if len(saved) == 3:
            raise DatabaseProblem("the disk is full")
        return real(*arguments)  # type: ignore[arg-type]  # as they came

    with monkeypatch.context() as patched:
        patched.setattr(notices, "save_notice", full_at_the_third)
        answer = tracker("orders", "import", "leads.csv")
    assert (answer.code, answer.err.count("\n"), len(saved)) == (1, 1, 3)
    assert left(folder) == [[], [], []]
    assert "新 4 个，有变化 0 个" in tracker("orders", "import", "leads.csv").err
    assert "新 0 个，有变化 0 个" in tracker("orders", "import", "leads.csv").err


def test_together_is_as_one_by_one(folder: Path, tracker: Tracker) -> None:
    """One file of four orders, and four files of one: the same orders, questions (a near name among them) and flags."""
    assert tracker("orders", "import", "leads.csv").code == 0
    together = left(folder)
    assert {row["kind"] for row in together[1]} == {"near_miss", "weak_join"}
    for path in folder.glob("tracker.db*"):
        path.unlink()
    for row in _ROWS:
        (folder / "one.csv").write_text(_HEAD + row, encoding="utf-8")
        assert tracker("orders", "import", "one.csv").code == 0
    assert left(folder) == together
