"""`tracker watch`: companies are added to tracker.toml and taken out again by a command."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Tracker

ZHIPU = ("02513.HK", "--name", "智谱", "--org", "北京智谱华章科技股份有限公司")


def listed(tracker: Tracker) -> list[dict[str, object]]:
    answer = tracker("watch", "list", "--format", "json")
    assert answer.code == 0, answer.err
    found: list[dict[str, object]] = json.loads(answer.out)
    return found


def test_a_newcomer_is_led_to_the_first_company(tracker: Tracker) -> None:
    """init asks nothing and says how to add a company; the command that it prints works as printed."""
    said = tracker("init").err
    command = next(line for line in said.splitlines() if line.startswith("  tracker watch add"))
    assert "no company is watched" in tracker("watch").err
    assert tracker(*command.split()[1:]).code == 0

    [row] = listed(tracker)
    assert row == {
        "id": "02513_hk", "ticker": "02513.HK", "name": "智谱", "organizations": ["北京智谱华章科技股份有限公司"],
        "currency": "CNY", "revenue": 0,
    }  # fmt: skip
    assert tracker("revenue", "list", "02513.HK").code == 0


def test_a_company_watched_already_gains_organizations(tracker: Tracker) -> None:
    """The same ticker again adds the names that are new, once however they are spaced, and changes nothing else."""
    tracker("init", "--example", "ai-vendors")
    again = tracker("watch", "add", "02513.HK", "--org", "北京智谱华章科技股份 有限公司", "--org", "成都智谱有限公司")
    assert again.code == 0
    assert "成都智谱有限公司" in again.err
    zhipu = listed(tracker)[0]
    assert zhipu["organizations"] == ["北京智谱华章科技股份有限公司", "北京智谱华章科技有限公司", "成都智谱有限公司"]
    renamed = tracker("watch", "add", "02513.HK", "--name", "别名", "--org", "甲有限公司")
    assert (renamed.code, len(renamed.err.splitlines())) == (2, 1)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "a ticker and --name and --org"),
        (("02513.HK", "--name", "智谱"), "expected --org"),
        (("02513.HK", "--org", "甲有限公司"), "expected --name"),
        (("智谱", "--name", "智谱", "--org", "甲有限公司"), "--id"),
        ((*ZHIPU, "--currency", "RMB"), "CNY"),
        ((*ZHIPU, "--from-file", "companies.csv"), "--from-file"),
        (("--from-file", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_incomplete_arguments_are_one_line(tracker: Tracker, tmp_path: Path, arguments: tuple[str, ...], expected: str) -> None:
    """What is missing is named, and the file stays as it is."""
    tracker("init")
    before = (tmp_path / "tracker.toml").read_bytes()
    answer = tracker("watch", "add", *arguments)
    assert answer.code != 0
    assert len(answer.err.splitlines()) == 1
    assert expected in answer.err
    assert (tmp_path / "tracker.toml").read_bytes() == before


def test_a_table_of_companies_is_taken_whole(tracker: Tracker, tmp_path: Path) -> None:
    """Rows of one ticker are one company; a file as Chinese Excel saves it is read."""
    tracker("init")
    zhipu = "02513.HK,智谱,北京智谱华章科技股份有限公司,\n02513.HK,智谱,甲有限公司;乙有限公司,\n"
    table = f"ticker,name,org,currency\n{zhipu}00100.HK,MiniMax,上海稀宇科技有限公司,USD\n"
    (tmp_path / "companies.csv").write_bytes(table.encode("gbk"))
    answer = tracker("watch", "add", "--from-file", "companies.csv")
    assert answer.code == 0, answer.err
    rows = {row["id"]: (row["organizations"], row["currency"]) for row in listed(tracker)}
    assert rows == {
        "02513_hk": (["北京智谱华章科技股份有限公司", "甲有限公司", "乙有限公司"], "CNY"),
        "00100_hk": (["上海稀宇科技有限公司"], "USD"),
    }


def test_one_wrong_row_takes_nothing(tracker: Tracker, tmp_path: Path) -> None:
    """File, line and column are named, and no company is added."""
    tracker("init")
    (tmp_path / "companies.csv").write_text(
        "ticker,name,org\n02513.HK,智谱,甲有限公司\n02513.HK,MiniMax,乙有限公司\n", encoding="utf-8"
    )
    answer = tracker("watch", "add", "--from-file", "companies.csv")
    assert answer.code == 1
    assert "companies.csv, line 3, column name" in answer.err
    assert listed(tracker) == []


def test_removing_leaves_the_file_as_it_was(tracker: Tracker, tmp_path: Path) -> None:
    """By id, ticker or name; comments, mode and line ends stay, also with a byte order mark."""
    tracker("init")
    path = tmp_path / "tracker.toml"
    before = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    path.chmod(0o640)
    for name in ("02513_hk", "02513.HK", "智谱"):
        assert tracker("watch", "add", *ZHIPU).code == 0
        assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
        assert tracker("watch", "remove", name).code == 0
        assert path.read_bytes() == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert tracker("watch", "remove", "智谱").code == 2


def test_a_company_that_rules_or_channels_name_is_not_removed(tracker: Tracker, tmp_path: Path) -> None:
    """A channel without its only company would send everything: where it is named is said first."""
    tracker("init")
    tracker("watch", "add", *ZHIPU)
    with (tmp_path / "tracker.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[rules.W002.company.02513_hk]\npercent_of_year = 2\n[channel.one]\nkind = "console"\ncompanies = ["02513_hk"]\n'
        )
    answer = tracker("watch", "remove", "02513_hk")
    assert answer.code == 2
    assert "channel.one.companies, rules.W002.company.02513_hk" in answer.err


def test_companies_in_a_form_that_cannot_be_edited_are_left_alone(tracker: Tracker, tmp_path: Path) -> None:
    """An inline table of companies is refused in one line, and not rewritten."""
    text = "company = { a = { name = 'A', ticker = 'A', organizations = ['A'] } }\n"
    (tmp_path / "tracker.toml").write_text(text, encoding="utf-8")
    answer = tracker("watch", "add", *ZHIPU)
    assert (answer.code, len(answer.err.splitlines())) == (2, 1)
    assert "by hand" in answer.err
    assert (tmp_path / "tracker.toml").read_text(encoding="utf-8") == text
