"""Every alert arrives at every channel that is up, exactly once by message id, whatever happens on the way."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from defusedxml.ElementTree import parse

from tests.support.receivers import free_port, http_receiver, mailbox
from tests.tracker.alerts.office import hook, office, webhook
from tests.tracker.alerts.samples import win
from tracker.alerts.delivery import deliver

# Apprise looks for a module that Python 3.13 drops
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


def test_each_alert_arrives_at_each_channel_once(tmp_path: Path) -> None:
    """Console, feed, signed webhook, Apprise's JSON and mail take their wins, and a second pass sends nothing."""
    with http_receiver() as hooked, http_receiver() as jsoned, mailbox() as box:
        jsoned_url = jsoned.url.replace("http://", "json://")
        environ = hook(hooked.url) | {"JSON_URL": f"{jsoned_url}?:message_id=x", "MAIL_URL": box.url}
        desk = office(
            tmp_path,
            environ,
            console={"kind": "console"},
            feed={"kind": "atom", "path": "feed.xml"},
            hook=webhook(),
            json={"kind": "apprise", "url_env": "JSON_URL"},
            # Apprise rests between two mails
            mail={"kind": "apprise", "url_env": "MAIL_URL", "companies": ["minimax"]},
        )
        desk.queue([win(1), win(2, company="minimax")])
        first = desk.send()
        assert (first.sent, first.failed, first.errors) == (9, 0, {})
        desk.later(hours=1)
        assert desk.send().sent == 0
        ids = {row["message_id"] for row in desk.alerts(channel="hook")}
        assert hooked.ids == dict.fromkeys(ids, 1)
        assert [len(jsoned.bodies), len(box.mails)] == [2, 1]
        assert set(desk.states()) == {"sent"}
        assert desk.stdout.getvalue().count("消息编号") == 2
        entries = parse(tmp_path / "feed.xml").findall("{http://www.w3.org/2005/Atom}entry")
        told = {entry.findtext("{http://www.w3.org/2005/Atom}id") for entry in entries}
        assert told == {f"urn:award-tracker:message:{row['message_id']}" for row in desk.alerts(channel="feed")}


def test_flags_of_one_notice_and_company_share_one_message(tmp_path: Path) -> None:
    """Three flags of one order are one message with one id."""
    desk = office(tmp_path, console={"kind": "console"})
    first = win(1)
    desk.queue([first, replace(first, occasion="b"), replace(first, occasion="c"), win(2)])
    assert desk.send().sent == 2
    assert len({row["message_id"] for row in desk.alerts()}) == 2


def test_a_webhook_is_signed_and_carries_its_id(tmp_path: Path) -> None:
    """The receiver can compute the signature from the timestamp and the body, and finds id and evidence in the JSON."""
    with http_receiver() as hooked:
        desk = office(tmp_path, hook(hooked.url), hook=webhook())
        desk.queue([win(1)])
        desk.send()
    headers, body = hooked.headers[0], hooked.bodies[0]
    signed = hmac.new(b"s3cr3t-key", headers["X-Tracker-Timestamp"].encode() + b"." + hooked.raw[0], hashlib.sha256)
    assert headers["X-Tracker-Signature"] == f"sha256={signed.hexdigest()}"
    assert headers["X-Tracker-Message-Id"] == body["message_id"]
    assert body["flags"][0]["evidence"]["amount"] == {"value": "6390000.00", "currency": "CNY"}


def test_a_mail_carries_its_id_in_header_and_body(tmp_path: Path) -> None:
    """Refused twice, it arrives once, with the same id as if nothing had happened."""
    with mailbox() as box:
        box.refusals = 2
        desk = office(tmp_path, {"MAIL_URL": box.url}, mail={"kind": "apprise", "url_env": "MAIL_URL", "dead_after": 9})
        desk.queue([win(1)])
        for _ in range(5):
            desk.send()
            desk.later(hours=1)
    ident = desk.alerts()[0]["message_id"]
    assert [mail["X-Tracker-Message-Id"] for mail in box.mails] == [ident]
    parts = [part.get_payload(decode=True) for part in box.mails[0].walk() if not part.is_multipart()]
    assert all(isinstance(part, bytes) and ident.encode() in part for part in parts)
    assert desk.states() == ["sent"]


def test_a_receiver_that_hangs_up_after_reading_gets_the_same_id_again(tmp_path: Path) -> None:
    """The sender cannot know that it arrived: it repeats, and the id lets the receiver drop the repeat."""
    with http_receiver() as hooked:
        hooked.mood = "drop"
        desk = office(tmp_path, hook(hooked.url), hook=webhook())
        desk.queue([win(1), win(2)])
        for _ in range(2):
            desk.send()
            desk.later(hours=2)
        hooked.mood = "ok"
        desk.send()
        desk.later(hours=2)
        desk.send()
    assert set(hooked.ids) == {row["message_id"] for row in desk.alerts()}
    assert max(hooked.ids.values()) > 1
    assert desk.states() == ["sent", "sent"]


def test_a_channel_that_is_down_for_a_day_holds_up_nobody(tmp_path: Path) -> None:
    """The others get theirs at once; the operator hears once that it is dead and once that it works; then all arrives."""
    port = free_port()
    desk = office(
        tmp_path,
        hook(f"http://127.0.0.1:{port}/") | hook(f"http://127.0.0.1:{port}/", "OPS"),
        hook=webhook(),
        console={"kind": "console"},
        ops={"kind": "atom", "path": "ops.xml", "audience": "operator"},
    )
    desk.queue([win(number) for number in range(5)])
    for _ in range(24):
        desk.send()
        desk.later(hours=1)
    assert desk.states("console") == ["sent"] * 5
    assert [row["occasion"].split()[2] for row in desk.alerts(channel="ops")] == ["dead"]
    with http_receiver(port) as hooked:
        for _ in range(3):
            desk.send()
            desk.later(hours=1)
        assert hooked.ids == dict.fromkeys({row["message_id"] for row in desk.alerts(channel="hook")}, 1)
    assert desk.states("hook") == ["sent"] * 5
    assert [row["occasion"].split()[2] for row in desk.alerts(channel="ops")] == ["dead", "works"]
    assert desk.states("ops") == ["sent", "sent"]


def test_a_slow_channel_does_not_delay_the_others(tmp_path: Path) -> None:
    """While one receiver sits on a message, the console has printed all of its own."""
    with http_receiver() as hooked:
        hooked.mood = "slow"
        desk = office(tmp_path, hook(hooked.url), hook=webhook(timeout=20), console={"kind": "console"})
        desk.queue([win(number) for number in range(3)])
        write = desk.stdout.write

        def written(text: str) -> int:
            taken = write(text)
            if desk.stdout.getvalue().count("消息编号") == 3:
                hooked.patience.set()
            return taken

        desk.stdout.write = written  # type: ignore[method-assign] # the third message releases the slow one
        assert desk.send().sent == 6


def test_a_message_that_is_always_refused_does_not_block_its_channel(tmp_path: Path) -> None:
    """After its failure the others of the channel go first."""
    with http_receiver() as hooked:
        desk = office(tmp_path, hook(hooked.url), hook=webhook())
        desk.queue([win(1)])
        hooked.mood = "error"
        desk.send()
        desk.queue([win(2)])
        hooked.mood = "ok"
        desk.later(seconds=5)
        desk.send()
        assert desk.states() == ["queued", "sent"]


def test_waits_between_attempts_grow(tmp_path: Path) -> None:
    """Each failure puts the next attempt further off, up to an hour."""
    with http_receiver() as hooked:
        hooked.mood = "error"
        desk = office(tmp_path, hook(hooked.url), hook=webhook())
        desk.queue([win(1)])
        waits = []
        for _ in range(7):
            desk.send()
            row = desk.alerts()[0]
            waits.append((row["attempts"], row["next_attempt_at"]))
            desk.later(hours=1)
        assert desk.states() == ["queued"]
    spans = [at[11:16] for _, at in waits]
    assert spans == ["04:01", "05:05", "06:15", "07:30", "09:00", "10:00", "11:00"]
    assert [attempts for attempts, _ in waits] == [1, 2, 3, 4, 5, 6, 7]


def test_nothing_old_is_sent_as_new_and_a_baseline_never(tmp_path: Path) -> None:
    """A back-dated notice of half a year ago is stale, the past of a first run is the baseline, both stay unsent."""
    desk = office(tmp_path, console={"kind": "console"})
    desk.queue([win(1, on=date(2025, 7, 1)), win(2)])
    desk.queue([win(3)], baseline=True)
    assert desk.send().sent == 1
    assert desk.states() == ["stale", "sent", "baseline"]


def test_ten_thousand_flags_are_digested(tmp_path: Path) -> None:
    """A flood is one message that says how many."""
    with http_receiver() as hooked:
        desk = office(tmp_path, hook(hooked.url), hook=webhook(), console={"kind": "console"})
        kept = ("names", "ticker", "buyer", "amount", "shares", "url")
        wins = [win(number) for number in range(10_000)]
        desk.queue([replace(one, evidence={"order": one.order, **{key: one.evidence[key] for key in kept}}) for one in wins])
        assert desk.send().sent == 2
        assert len(hooked.bodies) == 1
        assert len(hooked.bodies[0]["flags"]) == 10_000
    assert set(desk.states()) == {"sent"}
    assert "10000 条" in desk.stdout.getvalue()


def test_asked_to_stop_no_further_message_is_begun(tmp_path: Path) -> None:
    """What is under way is finished and written down; the rest waits in the outbox and is sent by the next pass."""
    with http_receiver() as hooked:
        desk = office(tmp_path, hook(hooked.url), hook=webhook())
        desk.queue([win(number) for number in range(3)])
        first = deliver(desk.store, desk.outlets(), lambda: desk.now, is_stopped=lambda: bool(hooked.bodies))
        assert (first.sent, first.failed) == (1, 0)
        assert sorted(desk.states()) == ["queued", "queued", "sent"]
        assert desk.send().sent == 2
        assert set(hooked.ids.values()) == {1}


def test_the_plain_part_of_a_mail_holds_its_link_and_two_mails_do_not_wait(tmp_path: Path) -> None:
    """Readers of plain text can open the notice; the pause between two mails is off."""
    with mailbox() as box:
        desk = office(tmp_path, {"MAIL_URL": box.url}, mail={"kind": "apprise", "url_env": "MAIL_URL", "format": "html"})
        desk.queue([win(1), win(2)])
        channel = desk.outlets()["mail"].open()
        assert channel._service.request_rate_per_sec == 0  # type: ignore[attr-defined] # Apprise's own pause
        assert desk.send().sent == 2
    for mail in box.mails:
        plain = next(part for part in mail.walk() if part.get_content_type() == "text/plain").get_payload(decode=True)
        assert isinstance(plain, bytes)
        assert str(win(1).evidence["url"]).encode() in plain.replace(b"=\n", b"")
