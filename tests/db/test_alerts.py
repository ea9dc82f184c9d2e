"""A flag is raised once and told once on each channel, whatever happens to the sender."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from db import alerts, flags
from db.engine.connection import Database
from tests.db.samples import CHINA, NOW, company, watch
from tracker import storage as records
from tracker.model.flag import Flag

SOON, LATER = NOW + timedelta(minutes=1), NOW + timedelta(hours=1)


def raise_flag(db: Database, occasion: str = "won", **more: object) -> int | None:
    """Raise a flag of the example company."""
    values = {"rule": "W001", "company": "example", "order": "O1", "on": date(2026, 1, 13)} | more
    row = records.flag_row(Flag(occasion=occasion, **values))  # type: ignore[arg-type] # fields by name
    return flags.add_flag(db, row, created_at=text(NOW), run_id=None)


def text(at: datetime) -> str:
    """An instant as stored."""
    return records.instant(at)


@pytest.fixture
def queued(db: Database) -> Database:
    """Two flags in the queue of one channel."""
    watch(db, company())
    for occasion in ("won", "large"):
        flag = raise_flag(db, occasion)
        assert flag is not None
        alerts.queue_alert(db, flag, "console", created_at=text(NOW))
    message = {
        "id": "m1",
        "channel": "console",
        "kind": "single",
        "created_at": text(NOW),
        "company": "example",
        "notice_id": None,
    }
    alerts.add_message(db, message)
    return db


def states(db: Database) -> list[str]:
    """The states of all alerts."""
    return [row["state"] for row in alerts.load_alerts(db)]


def test_a_flag_is_raised_once(db: Database) -> None:
    """Rule, company, order and occasion make a flag; evidence and day do not."""
    watch(db, company(), company("other"))
    assert raise_flag(db) == 1
    assert raise_flag(db, on=date(2026, 1, 14), evidence={"ratio": "1"}) is None
    others = ({"rule": "W002"}, {"company": "other"}, {"order": "O2"}, {"order": None}, {"company": ""})
    assert all(raise_flag(db, **other) is not None for other in others)
    assert raise_flag(db, order=None) is None
    assert raise_flag(db, company="") is None


def test_flags_are_found_by_company_and_rule(db: Database) -> None:
    """Each condition narrows the list."""
    watch(db, company())
    raise_flag(db)
    raise_flag(db, rule="W002", order="O2", on=date(2026, 2, 1))
    raise_flag(db, rule="OPS", company="", order=None)
    found = [[row["id"] for row in flags.load_flags(db, **asked)] for asked in ({}, {"company": "example"}, {"rule": "OPS"})]
    assert found == [[1, 2, 3], [1, 2], [3]]


def test_a_flag_is_queued_once_for_each_channel(queued: Database) -> None:
    """The outbox is unique by flag and channel."""
    assert alerts.queue_alert(queued, 1, "console", created_at=text(NOW)) is None
    assert alerts.queue_alert(queued, 1, "mail", created_at=text(NOW), state="held") == 3
    assert [row["id"] for row in alerts.load_alerts(queued, alerts.Wanted(channel="mail", states=["held"]))] == [3]


def test_what_was_claimed_cannot_be_claimed_again(queued: Database) -> None:
    """Of two senders one gets each alert."""
    assert alerts.claim(queued, [1, 2], "m1", text(NOW)) == [1, 2]
    assert alerts.claim(queued, [1, 2], "m1", text(NOW)) == []
    assert states(queued) == ["sending", "sending"]


def test_what_was_sent_stays_sent(queued: Database) -> None:
    """Nothing moves a sent alert any more."""
    alerts.claim(queued, [1, 2], "m1", text(NOW))
    alerts.mark_sent(queued, "m1", text(SOON))
    alerts.mark_failed(queued, "m1", "late", next_attempt_at=text(LATER))
    assert alerts.release_claims(queued, text(LATER)) == []
    assert alerts.claim(queued, [1, 2], "m1", text(LATER)) == []
    assert [(row["state"], row["sent_at"], row["attempts"]) for row in alerts.load_alerts(queued)] == [
        ("sent", text(SOON), 1)
    ] * 2
    assert (alerts.message(queued, "m1") or {})["sent_at"] == text(SOON)


def test_a_failure_waits_for_its_next_attempt(queued: Database) -> None:
    """The next attempt has its instant and keeps its message; without another attempt it has failed."""
    alerts.claim(queued, [1, 2], "m1", text(NOW))
    alerts.mark_failed(queued, "m1", "HTTP 500", next_attempt_at=text(LATER))
    waiting = alerts.load_alerts(queued, alerts.Wanted(states=["queued"]))
    assert [(row["next_attempt_at"], row["last_error"], row["message_id"]) for row in waiting] == [
        (text(LATER), "HTTP 500", "m1")
    ] * 2
    alerts.claim(queued, [1, 2], "m1", text(LATER))
    alerts.mark_failed(queued, "m1", "HTTP 500", next_attempt_at=None)
    assert states(queued) == ["failed", "failed"]


def test_a_killed_sender_s_alerts_are_sent_again_under_their_message(queued: Database) -> None:
    """They keep their message id, so that the receiver can drop a repeat; fresh claims are left alone."""
    alerts.claim(queued, [1], "m1", text(NOW))
    alerts.claim(queued, [2], "m1", text(SOON))
    assert alerts.release_claims(queued, text(SOON)) == ["m1"]
    assert [(row["state"], row["message_id"]) for row in alerts.load_alerts(queued)] == [("queued", "m1"), ("sending", "m1")]


def test_a_slow_sender_s_success_counts_after_its_release(queued: Database) -> None:
    """The message arrived, whoever thought the sender dead."""
    alerts.claim(queued, [1, 2], "m1", text(NOW))
    alerts.release_claims(queued, text(SOON))
    alerts.mark_sent(queued, "m1", text(LATER))
    assert states(queued) == ["sent", "sent"]


def test_claims_are_dated_across_offsets(queued: Database) -> None:
    """A clock in another zone says the same instant."""
    alerts.claim(queued, [1], "m1", "2026-01-20T10:00:00+08:00")
    assert alerts.release_claims(queued, "2026-01-20T02:00:00+00:00") == []
    assert alerts.release_claims(queued, "2026-01-20T02:00:01+00:00") == ["m1"]


def test_only_alerts_in_the_named_states_move(queued: Database) -> None:
    """Muting does not touch what is on its way."""
    alerts.claim(queued, [1], "m1", text(NOW))
    assert alerts.set_alert_state(queued, [1, 2], "muted", from_states=["queued", "held"]) == [2]
    assert states(queued) == ["sending", "muted"]


def test_the_newest_alerts_come_with_a_limit(queued: Database) -> None:
    """Oldest first, and of many the newest."""
    assert [row["id"] for row in alerts.load_alerts(queued)] == [1, 2]
    assert [row["id"] for row in alerts.load_alerts(queued, limit=1)] == [2]
    assert [row["id"] for row in alerts.load_alerts(queued, alerts.Wanted(ids=[1]))] == [1]
    assert alerts.load_alerts(queued, alerts.Wanted(company="other")) == []


def test_a_channel_without_a_past_has_no_failures(db: Database) -> None:
    """What is written is what is read."""
    fresh = alerts.channel_state(db, "mail")
    assert fresh["failures"] == 0
    alerts.save_channel_state(db, fresh | {"failures": 3, "dead_since": text(datetime(2026, 1, 1, tzinfo=CHINA))})
    assert alerts.channel_state(db, "mail")["failures"] == 3


def test_flags_never_told_can_be_taken_back(queued: Database) -> None:
    """Their alerts go with them."""
    flags.delete_flags(queued, [1])
    assert [row["id"] for row in flags.load_flags(queued)] == [2]
    assert [row["flag_id"] for row in alerts.load_alerts(queued)] == [2]
