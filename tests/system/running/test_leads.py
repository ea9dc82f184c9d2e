"""What aggregators say is hearsay until an official notice confirms it: Qichacha and Tianyancha through `tracker run`."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from tests.support.fault_server import Reply, Seen, as_json
from tests.support.place import OURS, SOURCE, Place, states
from tests.support.town import award

KEYS = {"QCC_KEY": "synthetic-key", "QCC_SECRET": "synthetic-secret", "TIANYANCHA_TOKEN": "synthetic-token"}
SOURCES = (
    SOURCE
    + """
[source.cn_qcc]
base_url = "{url}"
pace = 0

[source.cn_tianyancha]
base_url = "{url}"
pace = 0
"""
)
# the official notice: number TOWN-203, 900 (ten thousands of yuan), found by both aggregators
OFFICIAL = award(203, 28, "乙县民政局", OURS, "900")
TITLE = OFFICIAL[1].title


def qichacha(seen: Seen) -> Reply:
    """One row for the watched name, to whoever signs as the provider asks; 101 for others."""
    signed = f"{seen.query['key']}{seen.headers['timespan']}synthetic-secret"
    if seen.headers["token"] != hashlib.md5(signed.encode(), usedforsecurity=False).hexdigest().upper():
        return as_json({"Status": "101", "Message": f"当前的KEY无效 {seen.query['key']}"})
    row = {
        "Id": "q1",
        "Title": TITLE,
        "ProjectNo": "TOWN-203",
        "PublishDate": "2026-01-28",
        "ContentUrl": "",
        "BidInviUnitList": [{"Name": "乙县民政局", "Contact": "SYNTHETIC-PERSON", "TelNo": "SYNTHETIC-NUMBER"}],
        "WinBidUnitList": [{"Name": OURS, "WinBidAmt": "880万元"}],
    }
    return as_json({"Status": "200", "Message": "", "Paging": {"TotalRecords": 1}, "Result": {"Data": [row]}})


def tianyancha(seen: Seen) -> Reply:
    """One row for the watched name, to whoever has the token."""
    if seen.headers["authorization"] != "synthetic-token":
        return as_json({"error_code": 300005, "reason": "无权限"})
    row = {"uuid": "t1", "title": TITLE, "publishTime": 1769565600000, "purchaser": "乙县民政局", "projectCode": "TOWN-203"}
    return as_json({"error_code": 0, "result": {"total": 1, "items": [row]}})


@pytest.fixture
def leads(place: Place) -> Place:
    """Both aggregators on the portal, which publishes nothing yet; the keys in the environment."""
    place.configure(SOURCES)
    place.environ |= KEYS
    for name, value in KEYS.items():
        place.monkeypatch.setenv(name, value)
    publish(place)
    return place


def publish(place: Place, *told: Any) -> None:
    """The portal's notices beside the aggregators."""
    place.publish(*told)
    place.portal.routes |= {"/TenderCheck/GetList": qichacha, "/services/open/m/bids/search": tianyancha}


def lines(place: Place) -> list[dict[str, Any]]:
    """The report's orders."""
    found: list[dict[str, Any]] = json.loads(place.call("report", "--format", "json").out)["lines"]
    return found


def test_a_lead_is_an_order_that_says_so_until_it_is_confirmed(leads: Place) -> None:
    """Two aggregators and then the portal tell one order: first a lead outside the floor, then awarded at its own amount."""
    assert states(leads.run("cn_qcc", "cn_tianyancha")) == ["done", "done"]
    (line,) = lines(leads)
    assert (line["status"], line["amount"], line["floor"]) == ("lead", "8800000.00", "0.00")
    publish(leads, OFFICIAL)
    assert states(leads.run(hours=6)) == ["done", "done", "done"]
    (line,) = lines(leads)
    assert (line["status"], line["amount"], line["floor"]) == ("awarded", "9000000.00", "9000000.00")
    assert [event["event"] for event in line["events"]][:1] == ["lead"]
    assert leads.call("verify").code == 0


def test_a_lead_that_comes_after_its_notice_adds_nothing(leads: Place) -> None:
    """Found elsewhere, at the official amount."""
    publish(leads, OFFICIAL)
    leads.run("cn_ccgp")
    leads.run("cn_qcc", "cn_tianyancha", hours=6)
    (line,) = lines(leads)
    assert (line["status"], line["amount"], line["floor"]) == ("awarded", "9000000.00", "9000000.00")


def test_leads_are_read_back_from_the_archive(leads: Place) -> None:
    """Their rows are kept without people and keys, and shown and read again like pages."""
    leads.run("cn_qcc", "cn_tianyancha")
    before = lines(leads)
    assert "8800000" in leads.call("show", "N1", "--format", "json").out
    leads.forget()
    assert states(leads.run("cn_qcc", "cn_tianyancha", archive=True)) == ["done", "done"]
    assert [line | {"events": []} for line in lines(leads)] == [line | {"events": []} for line in before]
    kept = b"".join(path.read_bytes() for path in leads.folder.iterdir() if path.is_file())
    assert not [secret for secret in (*KEYS.values(), "SYNTHETIC-PERSON", "SYNTHETIC-NUMBER") if secret.encode() in kept]


@pytest.mark.parametrize(("source", "name"), [("cn_qcc", "QCC_SECRET"), ("cn_tianyancha", "TIANYANCHA_TOKEN")])
def test_a_missing_key_is_said(leads: Place, source: str, name: str) -> None:
    """By its name, with exit code 1, in run and status; nothing is asked, and the other sources go on."""
    leads.monkeypatch.delenv(name)
    answer = leads.call("run", source, "cn_ccgp", "--format", "json")
    rows = {row["source"]: row for row in json.loads(answer.out)}
    assert answer.code == 1
    assert (rows[source]["state"], rows["cn_ccgp"]["state"]) == ("failed", "done")
    assert f"set the environment variable {name}" in rows[source]["reason"]
    assert name in leads.call("status").out
    assert not {seen.path for seen in leads.portal.log} & {"/TenderCheck/GetList", "/services/open/m/bids/search"}


@pytest.mark.parametrize("source", ["cn_qcc", "cn_tianyancha"])
def test_a_provider_that_refuses_is_blocked_and_rests(leads: Place, source: str) -> None:
    """A wrong key or an empty account is no empty list; the key is not repeated in what is said of it."""
    for name in ("QCC_SECRET", "TIANYANCHA_TOKEN"):
        leads.monkeypatch.setenv(name, "wrong")
    answer = leads.call("run", source, "--format", "json")
    (row,) = json.loads(answer.out)
    assert (answer.code, row["state"]) == (1, "failed")
    assert "Blocked" in row["reason"]
    assert "synthetic-key" not in answer.out + "".join(map(str, leads.column("SELECT message FROM issue")))
    asked = len(leads.portal.log)
    assert states(leads.run(source, minutes=30)) == ["skipped"]
    assert len(leads.portal.log) == asked


@pytest.mark.parametrize("source", ["cn_qcc", "cn_tianyancha"])
def test_without_a_watched_company_nothing_is_asked_and_it_is_said(leads: Place, source: str) -> None:
    """An aggregator can only be asked by name."""
    leads.configure(SOURCES, 'language = "en"\n')
    assert states(leads.run(source)) == ["done"]
    assert leads.column("SELECT kind FROM issue") == ["nothing_asked"]
