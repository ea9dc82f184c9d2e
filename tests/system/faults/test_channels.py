"""Faults of services: errors in the body, messages too long, poison, asked to wait; whatever comes, nothing is lost."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.support.messengers import BUSY, LOCKED, REFUSED, TAKEN, URLS, Reply, messengers
from tests.tracker.alerts.office import office
from tests.tracker.alerts.samples import win
from tracker.alerts.message import message_id

# Apprise looks for a module that Python 3.13 drops
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
SERVICES = sorted(set(BUSY) & set(LOCKED) & set(REFUSED))
LONGEST = {"wecom": 2048, "discord": 2000, "telegram": 4096}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("service", SERVICES)
def test_through_every_fault_each_message_arrives_or_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: str, seed: int
) -> None:
    """A seeded week of wrong keys, waits, broken answers and one poisoned message between good ones."""
    dice = random.Random(seed)  # noqa: S311 - a script that can be repeated
    wins = [win(number) for number in range(12)]
    poison = message_id("chat", [wins[dice.randrange(12)]])
    calm = False
    arrived: list[str] = []

    def answer(_host: str, body: dict[str, Any]) -> Reply:
        said = json.dumps(body)
        if poison in said:
            return REFUSED[service]
        faults: list[Reply] = [LOCKED[service], BUSY[service][0], (500, {}, ""), (200, {}, "<html>"), TAKEN[service]]
        reply = TAKEN[service] if calm else dice.choice(faults)
        # Discord has no body for a message taken: to it any 2xx is one
        if reply == TAKEN[service] or (service == "discord" and reply[0] < 300):
            arrived.append(said)
        return reply

    with messengers(monkeypatch, answer) as there:
        desk = office(tmp_path, {"URL": URLS[service]}, chat={"kind": "apprise", "url_env": "URL"})
        for number, flag in enumerate(wins):
            desk.queue([flag])
            desk.send()
            desk.later(hours=1 + number % 3)
        calm = True
        for _ in range(12):
            desk.send()
            desk.later(hours=2)
    found = {row["message_id"]: row["state"] for row in desk.alerts()}
    assert found.pop(poison) == "refused"
    assert set(found.values()) == {"sent"}
    assert all(sum(ident in said for said in arrived) == 1 for ident in found)
    assert all(len(text.encode() if service == "wecom" else text) <= LONGEST.get(service, 35000) for text in there.texts)
