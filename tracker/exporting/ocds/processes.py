"""Contracting processes: orders and notices that belong under one Open Contracting ID."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tracker.exporting.ocds.values import short_name
from tracker.model.keys import is_ocid, number_key
from tracker.orders.projects import Groups

# an id as the standard has it: in small letters
_OCID = re.compile(r"ocds-[a-z0-9]{6}-.+")
# a number that comes back after so many days is another procurement's
_ANOTHER = 300


class Head(NamedTuple):
    """An order, or a notice that speaks of none: its id, its name for ever, its project's number and buyer, its first day.

    `framework` is the order that an order is called off from.
    """

    id: str | int
    name: str
    number: str | None
    buyer: int | None
    day: str
    framework: str | None = None


class Process(NamedTuple):
    """Orders and loose notices of one process, oldest first, under its id, and the id of the process it is called off from."""

    ocid: str
    orders: tuple[str, ...]
    notices: tuple[int, ...]
    framework: str | None


def processes_of(orders: Iterable[Head], loose: Iterable[Head], spoken: Iterable[tuple[int, str]], prefix: str) -> list[Process]:
    """Every process, the one with the oldest order first, those without any last.

    Orders are of one process when a notice speaks of both and their numbers do not differ, or when they share number and
    buyer within 300 days; a notice without an order belongs where its number and buyer are. What is called off from a
    framework is a process of its own. `spoken` is by notice; `prefix` begins the ids that we give.
    """
    heads = [*orders, *loose]
    numbers = [f"framework {head.framework}" if head.framework else number_key(head.number) for head in heads]
    groups = Groups(len(heads))
    _join_numbers(groups, heads, numbers)
    _join_notices(groups, {head.id: place for place, head in enumerate(heads)}, numbers, spoken)
    sets = [[heads[place] for place in places] for places in groups.sets()]
    ids = [_ocid(members, prefix) for members in sets]
    of_order = {head.id: ocid for members, ocid in zip(sets, ids, strict=True) for head in members}
    return [_process(members, ocid, of_order) for members, ocid in zip(sets, ids, strict=True)]


def _ocid(members: Sequence[Head], prefix: str) -> str:
    """The process's id: the one its publisher gave it, else ours, by its oldest order or notice."""
    given = (head.number for head in members if head.number and not head.framework and _OCID.fullmatch(head.number))
    first = members[0]
    return next(given, None) or f"{prefix}-{first.name if isinstance(first.id, str) else short_name(first.name, 'N')}"


def _join_numbers(groups: Groups, heads: Sequence[Head], numbers: Sequence[str]) -> None:
    by_number: defaultdict[tuple[str, int | None], list[int]] = defaultdict(list)
    for place, (head, number) in enumerate(zip(heads, numbers, strict=True)):
        if number and not head.framework and (head.buyer is not None or is_ocid(number)):
            by_number[number, None if is_ocid(number) else head.buyer].append(place)
    for (number, _), places in by_number.items():
        places.sort(key=lambda place: heads[place].day)
        for left, right in pairwise(places):
            if is_ocid(number) or _days(heads[left], heads[right]) <= _ANOTHER:
                groups.join(left, right)


def _days(left: Head, right: Head) -> int:
    return (date.fromisoformat(right.day) - date.fromisoformat(left.day)).days


def _join_notices(
    groups: Groups, places: dict[str | int, int], numbers: Sequence[str], spoken: Iterable[tuple[int, str]]
) -> None:
    """Join the orders of each notice, those of a page with several projects by project."""
    notice, first = None, dict[str, int]()
    for notice_id, order in spoken:
        if notice_id != notice:
            notice, first = notice_id, {}
        place = places[order]
        groups.join(first.setdefault(numbers[place], place), place)


def _process(members: Sequence[Head], ocid: str, of_order: Mapping[str | int, str]) -> Process:
    frame = next((of_order[head.framework] for head in members if head.framework in of_order and head.framework), None)
    return Process(
        ocid,
        tuple(head.id for head in members if isinstance(head.id, str)),
        tuple(head.id for head in members if isinstance(head.id, int)),
        frame if frame != ocid else None,
    )
