"""`tracker doctor`: what is not in place is found, and what to do is said in order."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.fault_server import Reply
from tests.support.place import COMPANY, SOURCE, Place
from tracker.cli import doctor as command
from tracker.wording.screens import screens

READY = SOURCE + '[[company.ours.revenue]]\nlabel = "FY2024"\nstart = 2024-01-01\nend = 2024-12-31\namount = "1000000"\n'


@pytest.fixture
def ready(place: Place) -> Place:
    """A place with everything in order, by the machine's own clock: portals on it say the same time."""
    place.monkeypatch.setattr(command, "now", lambda: datetime.now(UTC))
    place.configure(READY)
    place.portal.routes["/robots.txt"] = Reply(body="User-agent: *\nAllow: /\n")
    place.call("init", "--schema")
    place.run()
    for path in place.folder.glob("*.db"):
        path.chmod(0o600)
    return place


def findings(place: Place, code: int) -> dict[str, list[dict[str, Any]]]:
    """Findings by area."""
    answer = place.call("doctor", "--format", "json")
    assert answer.code == code
    found: dict[str, list[dict[str, Any]]] = {}
    for row in json.loads(answer.out):
        found.setdefault(row["area"], []).append(row)
    return found


def levels(found: dict[str, list[dict[str, Any]]], area: str) -> list[str]:
    return [row["level"] for row in found[area]]


def test_all_in_place(ready: Place) -> None:
    """Every area is looked at and well; nothing is to be done, nobody is sent anything, each host is asked once."""
    before = len(ready.portal.log)
    found = findings(ready, 0)
    assert list(found) == ["configuration", "files", "clock", "network", "channels", "disk", "versions"]
    assert {row["level"] for rows in found.values() for row in rows} == {"ok"}
    assert [seen.path for seen in ready.portal.log[before:]] == ["/robots.txt"]
    assert "nothing to do" in ready.call("doctor").out


def test_on_a_medium_that_may_only_be_read_nobody_is_asked(ready: Place) -> None:
    """Without a file to keep the pace in no host is asked; the other findings come all the same."""

    def refuse(_path: Path) -> None:
        raise OSError(30, "Read-only file system")

    ready.configure(READY.replace("pace = 0\n", "pace = 1\n"))
    ready.monkeypatch.setattr("tracker.collecting.fetchers.prepare_scratch", refuse)
    before = len(ready.portal.log)
    found = findings(ready, 0)
    assert levels(found, "network") == ["advice"]
    assert "no pace can be kept" in found["network"][0]["found"]
    assert len(ready.portal.log) == before
    assert levels(found, "versions") == ["ok"]


def test_a_newcomer_is_led_step_by_step(place: Place) -> None:
    """Without a configuration: init. Then a company. The steps are commands that exist, problems first."""
    (place.folder / "tracker.toml").unlink()
    answer = place.call("doctor")
    assert answer.code == 1
    assert "1. tracker init" in answer.out
    place.call("init")
    said = place.call("doctor").out
    steps = [line.strip() for line in said.splitlines() if line.strip()[:2] in ("1.", "2.", "3.", "4.")]
    assert steps[0] == "1. tracker watch add TICKER --name NAME --org LEGAL-NAME"
    assert "tracker run --dry-run" in steps[-1]


def test_a_broken_configuration_is_the_first_thing_to_mend(place: Place) -> None:
    """The error stands as every command says it, and disk and versions are looked at all the same."""
    (place.folder / "tracker.toml").write_text("lingo = 1", encoding="utf-8")
    found = findings(place, 1)
    assert "lingo: unknown key" in found["configuration"][0]["found"]
    assert set(found) == {"configuration", "disk", "versions"}


def test_what_the_configuration_lacks(ready: Place) -> None:
    """A company without organizations, one without revenue, no contact, no channel, another version's schema."""
    ready.configure(SOURCE, '[company.bare]\nname = "乙"\nticker = "00002.HK"\n')
    (ready.folder / "tracker.schema.json").write_text("{}", encoding="utf-8")
    found = findings(ready, 1)
    said = " ".join(row["found"] for row in found["configuration"])
    assert [
        word
        for word in ("bare 没有任何计入的机构", "bare 没有营业收入", "没有联系方式", "tracker.schema.json")
        if word not in said
    ] == []
    assert levels(found, "channels") == ["advice"]


def test_a_host_that_does_not_answer(ready: Place) -> None:
    """It is a problem of the network, with the source to look at; a host that answers 404 is reached."""
    ready.portal.routes["/robots.txt"] = Reply(status=404)
    assert levels(findings(ready, 0), "network") == ["ok"]
    ready.portal.close()
    [row] = findings(ready, 1)["network"]
    assert (row["level"], "cn_ccgp" in row["step"]) == ("problem", True)


def test_a_clock_that_is_off(ready: Place) -> None:
    """More than two minutes from the portals' clocks, or before the last run, is a problem; requests are signed by it."""
    ready.monkeypatch.setattr(command, "now", lambda: datetime(2031, 1, 1, tzinfo=UTC))
    assert levels(findings(ready, 1), "clock") == ["problem"]
    ready.monkeypatch.setattr(command, "now", lambda: datetime(2020, 1, 1, tzinfo=UTC))
    assert "last run is dated later" in findings(ready, 1)["clock"][0]["found"]


def test_files_that_are_wrong(ready: Place) -> None:
    """One that others can read is advice, one that is no database a problem."""
    (ready.folder / "tracker.db").chmod(0o644)
    found = findings(ready, 0)
    assert levels(found, "files") == ["ok", "advice"]
    assert found["files"][1]["step"] == "chmod 600 tracker.db"
    ready.forget()
    (ready.folder / "tracker.db").write_bytes(b"no database" * 1000)
    assert "problem" in levels(findings(ready, 1), "files")


def test_a_channel_that_cannot_be_opened(ready: Place) -> None:
    """Its variable is not set: the channel is named, and the variable."""
    ready.configure(READY, COMPANY + '[channel.wecom]\nkind = "apprise"\nurl_env = "WECOM_URL"\n')
    [_, row] = findings(ready, 1)["channels"]
    assert (row["level"], "WECOM_URL" in row["found"]) == ("problem", True)
    assert "tracker alerts test wecom" in row["step"]


def test_a_disk_that_is_full(ready: Place) -> None:
    """Less than 100 MiB is a problem, less than 1 GiB advice."""
    usage = shutil.disk_usage(ready.folder)
    for free, level in ((1 << 20, "problem"), (500 << 20, "advice")):
        ready.monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage._replace(free=free))
        assert levels(findings(ready, 1 if level == "problem" else 0), "disk") == [level]


def test_both_languages_say_the_same() -> None:
    """Every sentence has both languages and the same values in each."""
    for table in screens().values():
        for key, texts in table.items():
            values = [sorted(part.partition("}")[0] for part in texts[language].split("{")[1:]) for language in ("zh", "en")]
            assert values[0] == values[1], key
