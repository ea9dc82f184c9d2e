"""A service that answers 200 has not always taken the message: its body is read, and says for whose sake it did not."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.messengers import BUSY, LOCKED, REFUSED, TAKEN, URLS, messengers
from tests.tracker.alerts.office import START, Office, office
from tests.tracker.alerts.samples import win
from tracker.alerts.channels.answers import Answer, judge
from tracker.alerts.channels.base import Refusal
from tracker.alerts.channels.services import SERVICES
from tracker.alerts.message import message_id

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
OPS = {"kind": "console", "audience": "operator"}


def desk_of(tmp_path: Path, service: str, **more: object) -> Office:
    """An office with one service and an operator."""
    return office(tmp_path, {"URL": URLS[service]}, chat={"kind": "apprise", "url_env": "URL", **more}, ops=OPS)


def deliveries(desk: Office) -> list[tuple[str, str | None]]:
    """Outcome and kept answer of every attempt."""
    return [(row[0], row[1]) for row in desk.db.conn.execute("SELECT outcome, answer FROM delivery ORDER BY id")]


@pytest.mark.parametrize("service", TAKEN)
def test_what_a_service_documents_as_success_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: str) -> None:
    """Each service's own answer for a message taken, with the message id in the text."""
    with messengers(monkeypatch, lambda *_: TAKEN[service]) as there:
        desk = desk_of(tmp_path, service)
        desk.queue([win(1)])
        assert desk.send().errors == {}
    assert desk.states("chat") == ["sent"]
    assert desk.alerts()[0]["message_id"] in there.texts[0]
    assert deliveries(desk) == [("taken", None)]


@pytest.mark.parametrize("service", LOCKED)
def test_a_wrong_key_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: str) -> None:
    """Nothing is sent or set aside, the channel is dead until it works, and then everything arrives."""
    with messengers(monkeypatch, lambda *_: LOCKED[service]) as there:
        desk = desk_of(tmp_path, service)
        desk.queue([win(1), win(2)])
        for _ in range(6):
            desk.send()
            desk.later(hours=1)
        assert desk.states("chat") == ["queued", "queued"]
        assert desk.store.health("chat").dead_since is not None
        there.answer = lambda *_: TAKEN[service]
        desk.send()
    assert desk.states("chat") == ["sent", "sent"]
    assert desk.stdout.getvalue().count("连续 3 次发送失败") == 1
    assert desk.stdout.getvalue().count("已恢复") == 1


@pytest.mark.parametrize("service", REFUSED)
def test_a_message_refused_for_ever_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: str) -> None:
    """After three tries, while the next one has long arrived; the operator is told once, with the service's words."""
    poison = win(1)
    with messengers(monkeypatch, lambda *_: TAKEN[service]) as there:
        desk = desk_of(tmp_path, service)
        desk.queue([poison])
        bad = message_id("chat", [poison])
        there.answer = lambda _, body: REFUSED[service] if bad in json.dumps(body) else TAKEN[service]
        desk.send()
        desk.queue([win(2)])
        for _ in range(5):
            desk.send()
            desk.later(hours=1)
    assert desk.states("chat") == ["refused", "sent"]
    assert len([text for text in there.texts if bad in text]) == 3
    assert desk.store.health("chat").dead_since is None
    assert desk.stdout.getvalue().count(f"拒收消息 {bad}") == 1
    row = desk.alerts(channel="chat")[0]
    assert row["last_error"].split(": ")[1][:3] in REFUSED[service][2] + str(REFUSED[service][0])


@pytest.mark.parametrize("service", BUSY)
def test_too_often_waits_as_long_as_it_is_asked_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: str) -> None:
    """The channel rests, no message of it is tried meanwhile, nothing counts as failure, and then both arrive."""
    reply, wait = BUSY[service]
    with messengers(monkeypatch, lambda *_: reply) as there:
        desk = desk_of(tmp_path, service)
        desk.queue([win(1), win(2)])
        desk.send()
        there.answer = lambda *_: TAKEN[service]
        asked = len(there.bodies)
        assert asked == 1
        health = desk.store.health("chat")
        assert health.resting_until == START + timedelta(seconds=wait or 60)
        assert health.failures == 0
        desk.later(seconds=(wait or 60) - 1)
        desk.send()
        assert len(there.bodies) == asked
        desk.later(hours=1)
        desk.send()
    assert desk.states("chat") == ["sent", "sent"]
    assert [outcome for outcome, _ in deliveries(desk)] == ["waiting", "taken", "taken"]


@pytest.mark.parametrize("service", ["wecom", "dingtalk", "feishu", "pushplus"])
@pytest.mark.parametrize("body", ["<html>please log in</html>", '{"errcode": 987654, "code": 987654, "errmsg": "new"}', ""])
def test_an_answer_nobody_documents_is_kept_and_taken_for_no(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: str, body: str
) -> None:
    """A page of a captive portal, a code of tomorrow: the message stays in the outbox, the body in the log."""
    with messengers(monkeypatch, lambda *_: (200, {}, body)):
        desk = desk_of(tmp_path, service)
        desk.queue([win(1)])
        desk.send()
    assert desk.states("chat") == ["queued"]
    assert deliveries(desk) == [("failed", body)]


def test_three_different_messages_refused_in_a_row_are_the_channels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The channel is dead, none is set aside, and all arrive when the service takes them again."""
    with messengers(monkeypatch, lambda *_: REFUSED["wecom"]) as there:
        desk = desk_of(tmp_path, "wecom")
        for number in range(3):
            desk.queue([win(number)])
            for _ in range(3):
                desk.send()
                desk.later(hours=1)
        assert desk.states("chat") == ["queued"] * 3
        assert desk.store.health("chat").dead_since is not None
        there.answer = lambda *_: TAKEN["wecom"]
        desk.later(hours=1)
        desk.send()
    assert desk.states("chat") == ["sent"] * 3


def test_bad_messages_between_good_ones_never_kill_the_channel_by_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four bad ones queued before a good one: once that has arrived they are known for bad, and set aside."""
    with messengers(monkeypatch, lambda *_: TAKEN["wecom"]) as there:
        desk = desk_of(tmp_path, "wecom")
        good = win(9)
        ident = message_id("chat", [good])
        desk.queue([win(number) for number in range(4)])
        there.answer = lambda _, body: TAKEN["wecom"] if ident in json.dumps(body) else REFUSED["wecom"]
        for _ in range(4):
            desk.send()
            desk.later(hours=1)
        desk.queue([good])
        for _ in range(8):
            desk.send()
            desk.later(hours=1)
    assert desk.states("chat") == ["refused"] * 4 + ["sent"]
    assert desk.store.health("chat").dead_since is None
    assert desk.stdout.getvalue().count("已恢复") == 1


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        *((status, Refusal.MESSAGE) for status in (400, 413, 415, 422)),
        *((status, Refusal.CHANNEL) for status in (302, 401, 403, 404, 410, 500, 502)),
        *((status, Refusal.LATER) for status in (408, 425, 429)),
        (200, None),
        (204, None),
    ],
)
def test_a_status_says_for_whose_sake(status: int, refusal: Refusal | None) -> None:
    """Of a service of which nothing else is known."""
    assert judge(None, Answer(status=status, body=""), START).refusal is refusal


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), ("0", 0), ("Tue, 13 Jan 2026 04:05:00 GMT", 300), ("Tue, 13 Jan 2026 03:00:00 GMT", 0), ("soon", None),
     ("999999999", 86400), ("-5", None)],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(value: str, seconds: int | None) -> None:
    """A day at most; what is neither is no wait."""
    wait = judge(None, Answer(status=429, body="", headers={"retry-after": value}), START).retry_after
    assert wait == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize("body", ['{"ok": false}', '{"success": false}', '{"errcode": 40001}'])
def test_an_unknown_service_that_says_no_is_believed(body: str) -> None:
    """Keys that most services use; what it says is kept."""
    verdict = judge(None, Answer(status=200, body=body), START)
    assert (verdict.refusal, verdict.kept) == (Refusal.CHANNEL, body)


def test_every_service_with_codes_is_one_that_apprise_knows() -> None:
    """No line of the table is about a schema that does not exist."""
    import apprise

    known = {schema for plugin in apprise.Apprise().details()["schemas"] for schema in
             ((*(plugin["protocols"] or ()), *(plugin["secure_protocols"] or ())))}  # fmt: skip
    assert set(SERVICES) <= known


def test_the_addresses_on_the_page_are_ones_that_apprise_reads() -> None:
    """Every recipe of docs/alerts.md, its words in capitals filled in."""
    import re

    import apprise

    from tests.conftest import ROOT

    page = (ROOT / "docs" / "alerts.md").read_text(encoding="utf-8")
    table = page.partition("| service | address |")[2].partition("\n\n")[0]
    recipes = re.findall(r"`(\w+://[^`]+)`", table)
    fill = {"BOT_TOKEN": "123456789:abcdefghijklmnopqrstuvwxyz", "CHAT_ID": "12315544", "WEBHOOK_ID": "1" * 18,
            "WEBHOOK_TOKEN": "a" * 64, "DEVICE_KEY": "abcdef", "SENDKEY": "abcdef", "SECRET": "abcdef",
            "TOKEN": "0123456789abcdef0123456789abcdef", "KEY": "abc-def"}  # fmt: skip
    assert len(recipes) >= 10
    for recipe in recipes:
        url = re.sub("|".join(fill), lambda found: fill[found[0]], recipe)
        assert apprise.Apprise.instantiate(url) is not None, recipe
