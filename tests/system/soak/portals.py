"""The soak's portals, in a process of their own, so that the memory measured is the tracker's.

Reads one instant a line and brings every portal to it; `Portals` is the other end.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from types import TracebackType
from typing import Self

from tests.support import http_faults as faults
from tests.support.ccgp_portal import Item, detail_page, routes
from tests.support.fault_server import Closed, Portal, Reply, Route, Seen, redirect
from tests.system.soak.script import Script, Stand

BROKEN: dict[str, Callable[[], Route]] = {
    "500": lambda: Reply(status=500),
    "404": lambda: Reply(status=404),
    "challenge": lambda: Reply(body=faults.CHALLENGE),
    "truncated": faults.truncated_gzip,
    "429": lambda: Reply(status=429, headers={"Retry-After": "600"}),
    "413": lambda: Reply(status=413),
    "loop": lambda: lambda seen: redirect(seen.path),
}


class Portals:
    """The other end: where the portals are, and what time it is for them."""

    def __init__(self, script: Script) -> None:
        told = [str(script.seed), str(script.portals), script.start.isoformat(), str(script.days)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.system.soak.portals", *told], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.urls: list[str] = json.loads(self._line())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.communicate(timeout=30)

    def hour(self, now: datetime) -> None:
        """Every portal is as the script has it then."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{now.isoformat()}\n")
        self._process.stdin.flush()
        self._line()

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@dataclass(slots=True)
class Town:
    """Every portal of one script."""

    script: Script
    portals: list[Portal]
    down: dict[int, Closed]

    def hour(self, now: datetime) -> None:
        """What happens in one hour."""
        for number in self.script.hour(now):
            self._show(number)
        for portal in self.portals:
            portal.log.clear()

    def _show(self, number: int) -> None:
        stand, portal = self.script.stands[number], self.portals[number]
        if stand.fault == "refused" and number not in self.down:
            portal.close()
            self.down[number] = Closed(portal.port)
        elif stand.fault != "refused" and number in self.down:
            self.down.pop(number).let_go()
            portal = self.portals[number] = Portal(port=portal.port)
            portal.open()
        portal.routes = shown(stand)


def shown(stand: Stand) -> dict[str, Route]:
    """The routes of a portal, with the fault it has."""
    told = list(stand.before if stand.fault == "stale" else stand.shown)
    if stand.fault == "empty":
        told = []
    elif stand.fault == "shuffled":
        random.Random(len(told)).shuffle(told)  # noqa: S311 a seeded order, no secret
    by_channel: dict[str, list[Item]] = {}
    for channel, item in told:
        by_channel.setdefault(channel, []).append(item)
    found: dict[str, Route] = dict(routes(by_channel))
    if stand.fault == "stub":
        excuses = {item.path: _excuse(item) for _, item in told}
        found.update({path: reply for at, (path, reply) in enumerate(sorted(excuses.items())) if at % 3 == 0})
    elif stand.fault == "sliding":
        found.update({path: _sliding(path, by_channel) for path in found if "/index" in path})
    reply = BROKEN.get(stand.fault or "")
    if reply is not None:
        # every third address: lists and pages alike
        found.update({path: reply() for at, path in enumerate(sorted(found)) if at % 3 == 0})
    return found


def _excuse(item: Item) -> Reply:
    """The frame of a notice's page round an excuse."""
    return Reply(body=detail_page(item.title, item.published, "<p>该公告暂时无法访问，请稍后再试</p>"))


def _sliding(path: str, by_channel: Mapping[str, list[Item]]) -> Route:
    """A list whose newest notice is there at every other request only, so that the others slide while they are read."""
    asked = count()
    states = [dict(routes(by_channel)), dict(routes({channel: items[1:] for channel, items in by_channel.items()}))]

    def answer(seen: Seen) -> Reply:
        return states[next(asked) % 2].get(path) or states[0][path]

    return answer


def main() -> None:
    """Serve until the input ends."""
    seed, count, start, days = sys.argv[1:]
    script = Script(seed=int(seed), portals=int(count), start=datetime.fromisoformat(start), days=int(days))
    town = Town(script, [Portal() for _ in range(script.portals)], {})
    for portal in town.portals:
        portal.open()
    print(json.dumps([portal.url for portal in town.portals]), flush=True)
    for line in sys.stdin:
        town.hour(datetime.fromisoformat(line.strip()))
        print("done", flush=True)
    for portal in town.portals:
        portal.close()


if __name__ == "__main__":
    main()
