"""A retraction goes where its win was told, after it, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.support.receivers import http_receiver
from tests.tracker.alerts.office import hook, office, webhook
from tests.tracker.alerts.samples import flags_of, win
from tracker.model.flag import Flag


def retraction(told: Flag, channels: list[str]) -> Flag:
    """The retraction of a win that went to these channels."""
    first = flags_of("W007")[0]
    judged = first.evidence["judged"]
    assert isinstance(judged, dict)
    sent = [{"rule": "W001", "channel": name, "message_id": "ATOLD", "sent_at": None} for name in channels]
    evidence = {**first.evidence, "order": told.order, "judged": {**judged, "sent": sent}}
    return replace(first, order=told.order, on=told.on + timedelta(days=7), notice_id=99, evidence=evidence)


def test_a_retraction_of_a_step_reaches_the_channel_that_heard_only_of_steps(tmp_path: Path) -> None:
    """W003 is a flag of the company, and still its order's retraction follows it."""
    desk = office(tmp_path, console={"kind": "console", "rules": ["W003"]})
    first = win(1)
    step = replace(first, rule="W003", order=None, occasion="FY2024 2% 365d", evidence=flags_of("W003")[0].evidence)
    step = replace(step, evidence={**step.evidence, "order": first.order})
    desk.queue([first, step])
    desk.send()
    desk.queue([retraction(first, ["console"])])
    desk.send()
    assert [(row["rule"], row["state"]) for row in desk.alerts()] == [("W003", "sent"), ("W007", "sent")]


def test_a_retraction_follows_its_win_on_the_same_channels_only(tmp_path: Path) -> None:
    """It goes to the channel that got the win, although that one's filters would not let it through, and to no other."""
    desk = office(
        tmp_path,
        feed={"kind": "atom", "path": "feed.xml", "rules": ["W001"]},
        console={"kind": "console", "rules": ["W009"]},
    )
    told = win(1)
    desk.queue([told])
    desk.send()
    desk.later(days=7)
    desk.queue([retraction(told, ["feed"])])
    desk.send()
    assert [(row["channel"], row["rule"], row["state"]) for row in desk.alerts()] == [
        ("feed", "W001", "sent"),
        ("feed", "W007", "sent"),
    ]


def test_a_retraction_finds_its_win_under_a_former_id(tmp_path: Path) -> None:
    """An earlier notice gave the order another id between the win and its end."""
    desk = office(tmp_path, console={"kind": "console"})
    told = win(1)
    desk.queue([told])
    desk.send()
    later = retraction(told, ["console"])
    desk.queue([replace(later, order="ONEW", evidence={**later.evidence, "order": "ONEW", "former": [told.order]})])
    desk.send()
    assert desk.states() == ["sent", "sent"]


def test_a_retraction_waits_for_a_win_that_is_still_on_its_way(tmp_path: Path) -> None:
    """While the win is refused the retraction stays behind it, and both arrive in order."""
    with http_receiver() as hooked:
        desk = office(tmp_path, hook(hooked.url), hook=webhook())
        told = win(1)
        desk.queue([told])
        hooked.mood = "error"
        desk.send()
        desk.queue([retraction(told, ["hook"])])
        desk.send()
        assert desk.states() == ["queued", "queued"]
        hooked.mood = "ok"
        desk.later(hours=1)
        desk.send()
        desk.send()
    assert [body["flags"][0]["rule"] for body in hooked.bodies] == ["W001", "W007"]


def test_a_retraction_of_what_never_arrived_is_dropped(tmp_path: Path) -> None:
    """When the win grew too old on its way, nothing is left to take back."""
    desk = office(tmp_path, {}, hook=webhook(max_age="2d"))
    told = win(1)
    desk.queue([told])
    desk.send()
    desk.later(days=5)
    desk.queue([replace(retraction(told, ["hook"]), on=desk.now.date())])
    desk.send()
    desk.send()
    assert desk.states() == ["stale", "stale"]
