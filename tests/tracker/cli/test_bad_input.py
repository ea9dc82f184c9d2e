"""A user's mistake is one clear line and the right exit code, never a traceback."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from tests.support.ccgp_portal import routes
from tests.support.fault_server import Portal
from tests.tracker.cli.conftest import Tracker
from tracker.config.runtime import Runtime

PAGE = """<!doctype html><html><head><title>演示项目中标公告</title></head><body><!-- synthetic -->
<h2>演示项目中标公告</h2><p>一、项目编号：DEMO-1</p><p>二、项目名称：演示项目</p>
<p>供应商名称：演示科技有限公司</p><p>中标（成交）金额：12.5000000（万元）</p>
<p>1.采购人信息</p><p>名 称：演示单位</p></body></html>"""


def config(folder: Path, text: str) -> str:
    path = folder / "tracker.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lingo = 'zh'", "lingo: unknown key"),
        ("language = 'fr'", "language"),
        ("[source.cn_ccgp]\npaice = 1", "source.cn_ccgp.paice: unknown key"),
        ("[source.cn_ccgp]\nevery = '6 hours'", "source.cn_ccgp.every"),
        ("[source.cn_ccgp]\nevery = '0 9 * * 1'", "names"),
        ("[source.cn_nowhere]", "no such site"),
        ("[company.x]\nname = 'X'", "company.x.ticker"),
        ("[rules.W099]", "rules.W099: no such rule"),
        ("[rules.W002]\npercent_of_yaer = 1", "percent_of_yaer"),
        ("[channel.c]\nkind = 'pigeon'", "kind"),
        ("language = ", "not readable as TOML"),
    ],
)
def test_a_bad_configuration_is_one_line(tracker: Tracker, tmp_path: Path, text: str, told: str) -> None:
    """File, key and expectation stand in one line on standard error; the exit code is 2."""
    answer = tracker("--config", config(tmp_path, text), "run")

    assert answer.code == 2
    assert answer.out == ""
    assert len(answer.err.strip().splitlines()) == 1
    assert "tracker.toml" in answer.err
    assert told in answer.err or told == "names"


@pytest.mark.parametrize(
    "arguments",
    [
        ("bogus",),
        ("--config",),
        ("parse",),
        ("notices", "--limit", "x"),
        ("notices", "--limit", "0"),
        ("notices", "--limt", "3"),
        ("report", "--from", "2026-13-01"),
        ("report", "--from", "2026-02-01", "--to", "2026-01-01"),
        ("sources", "--format", "yaml"),
        ("alerts", "show", "x"),
        ("alerts", "--format", "json", "list"),
        ("inbox", "--format", "json", "list"),
    ],
)
def test_malformed_arguments_are_one_line(tracker: Tracker, arguments: tuple[str, ...]) -> None:
    """What is wrong with the arguments stands in one line on standard error; the exit code is 2."""
    answer = tracker(*arguments)

    assert answer.code == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert answer.err.startswith("tracker: ")


def test_no_arguments_show_the_help(tracker: Tracker) -> None:
    """Called without a command, the programme shows its commands."""
    answer = tracker()
    assert answer.code == 2
    assert "demo" in answer.out


@pytest.mark.parametrize("table", ["alerts", "inbox"])
def test_a_group_without_a_command_prints_its_table_as_json(tracker: Tracker, table: str) -> None:
    """`tracker alerts` and `tracker inbox` are tables, and JSON alone where that is asked for."""
    tracker("init", "--example", "ai-vendors")
    tracker("revenue", "list")
    assert json.loads(tracker(table, "--format", "json").out) == []


def test_a_missing_configuration_names_the_way_out(tracker: Tracker) -> None:
    """Without a configuration the command says how to get one."""
    answer = tracker("run")
    assert answer.code == 2
    assert "tracker init" in answer.err


def test_options_of_the_programme_may_stand_behind_the_command(tracker: Tracker, tmp_path: Path) -> None:
    """--config is taken wherever it stands."""
    path = config(tmp_path, "language = 'en'")
    assert tracker("sources", "--config", path, "--format", "json").code == 0


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("empty.html", b"", "is empty"),
        ("blank.txt", b" \n\t", "is empty"),
        ("binary.html", b"abc\0\0\1\2" * 50, "is binary"),
        ("paper.pdf", b"%PDF-1.7 ...", "is a PDF"),
        ("words.txt", b"just some words that are no notice", "notice"),
        ("huge.html", b"<p>" * 7_000_000, "is larger than"),
    ],
)
def test_a_file_that_is_no_notice_never_stops_the_rest(
    tracker: Tracker, tmp_path: Path, name: str, body: bytes, told: str
) -> None:
    """The bad file is named with its reason, the good one is parsed, the exit code is 1."""
    bad, good = tmp_path / name, tmp_path / "good.html"
    bad.write_bytes(body)
    good.write_text(PAGE, encoding="utf-8")
    answer = tracker("parse", "--jsonl", str(bad), str(tmp_path / "missing.html"), str(tmp_path), str(good))

    labels = [json.loads(line) for line in answer.out.splitlines()]
    assert answer.code == 1
    assert f"{bad}: " in answer.err
    assert told in answer.err
    assert len(answer.err.splitlines()) == 3
    assert [str(good)] == [label["file"] for label in labels]
    assert labels[0]["awards"][0]["amount"] == "125000.00"


def test_gbk_pages_and_plain_text_are_read(tracker: Tracker, tmp_path: Path) -> None:
    """Whatever the encoding and the shape, the same award is read."""
    page, text = tmp_path / "gbk.html", tmp_path / "plain.txt"
    page.write_bytes(PAGE.encode("gbk"))
    lines = ("演示项目中标公告", "一、项目编号：DEMO-1", "供应商名称：演示科技有限公司", "中标（成交）金额：12.5000000（万元）")
    text.write_text("\n".join(lines), encoding="utf-8")
    answer = tracker("parse", "--jsonl", str(page), str(text))

    awards = [json.loads(line)["awards"][0] for line in answer.out.splitlines()]
    assert answer.code == 0
    assert [(award["supplier"], award["amount"]) for award in awards] == [("演示科技有限公司", "125000.00")] * 2


def test_a_portal_that_is_down_fails_alone(tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One source fails with its reason, the other is read, the exit code is 1."""
    monkeypatch.setattr("tracker.cli.run.Runtime", partial(Runtime, sleep=lambda _seconds: None))
    with Portal(routes({})) as up:
        down = Portal()
        down.close() if down._thread.is_alive() else down._server.server_close()
        text = f"""
        [source.good]
        site = "cn_ccgp"
        base_url = "{up.url}"
        pace = 0
        [source.bad]
        site = "cn_ctg"
        base_url = "{down.url}"
        pace = 0
        robots = false
        """
        answer = tracker("--config", config(tmp_path, text), "run", "--format", "json")

    states = {row["source"]: (row["state"], row["reason"]) for row in json.loads(answer.out)}
    assert answer.code == 1
    assert states["good"][0] == "done"
    assert states["bad"][0] == "failed"
    assert states["bad"][1]


def test_init_never_overwrites(tracker: Tracker, tmp_path: Path) -> None:
    """init writes a configuration that loads, and refuses to replace one."""
    assert tracker("init", "--example", "ai-vendors").code == 0
    written = (tmp_path / "tracker.toml").read_bytes()
    again = tracker("init")

    assert again.code == 2
    assert written == (tmp_path / "tracker.toml").read_bytes()
    assert tracker("revenue", "list").code == 0
    assert tracker("init", "--example", "nothing", "--config", "other.toml").code == 2


def test_a_corrupt_file_is_told(tracker: Tracker, tmp_path: Path) -> None:
    """A database that is none is named in one line; the exit code is 1."""
    (tmp_path / "tracker.db").write_bytes(b"not a database at all" * 100)
    answer = tracker("--config", config(tmp_path, "language = 'en'"), "orders")

    assert answer.code == 1
    assert "tracker.db" in answer.err
    assert len(answer.err.strip().splitlines()) == 1


def test_a_company_without_revenue_says_so(tracker: Tracker) -> None:
    """SenseTime has no figure in the example: said, and none shown."""
    tracker("init", "--example", "ai-vendors")
    answer = tracker("revenue", "list", "sensetime", "--format", "json")
    assert json.loads(answer.out) == []
    assert "没有营业收入数据" in answer.err
