"""A soak's chat service: answers 200 with an error in the body, takes no long messages, and never takes some of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.support.messengers import BUSY, LOCKED, REFUSED, TAKEN, Reply, text_of

SERVICE = "wecom"
LONGEST = 2048
# what it answers while it is out of order, each with status 200 but the last
MOODS: dict[str, Reply] = {
    "ok": TAKEN[SERVICE],
    "locked": LOCKED[SERVICE],
    "busy": BUSY[SERVICE][0],
    "garbled": (200, {}, "<html>"),
    "error": (500, {}, ""),
}
_IDENT = re.compile(r"A[A-Z2-7]{20}")
# of so many messages one is never taken, whoever receives it
_POISONED = 11


def is_poison(ident: str) -> bool:
    """Whether a message is one that no service will ever take."""
    return sum(map(ord, ident)) % _POISONED == 0


@dataclass
class Chat:
    """What came, by message id, and whatever was too long."""

    mood: str = "ok"
    ids: Counter[str] = field(default_factory=Counter)
    too_long: list[int] = field(default_factory=list)

    def answer(self, _host: str, body: dict[str, Any]) -> Reply:
        """The service's reply to one request."""
        text = text_of(body)
        size = len(text.encode())
        if size > LONGEST:
            self.too_long.append(size)
            return REFUSED[SERVICE]
        # its own id stands last: a message may name others that it takes back
        found = _IDENT.findall(text)[-1:]
        if found and is_poison(found[0]):
            return REFUSED[SERVICE]
        if self.mood == "ok" and found:
            self.ids[found[0]] += 1
        return MOODS[self.mood]
