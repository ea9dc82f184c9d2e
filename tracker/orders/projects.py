"""Notices that speak of one project: joined by links, Open Contracting IDs, and project numbers of one buyer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scrapers.notice import Link, LinkKind, Notice, Party
from tracker.model.keys import code_key, is_ocid, name_key, number_key, supplier_key, url_key
from tracker.model.notice_history import NoticeVersion, StoredNotice
from tracker.model.order import JoinKey

# letters and digits of a number that tells projects apart, and of one that no other buyer has
_LONG, _NOBODY_ELSES = 10, 12


def by_project(stored: StoredNotice) -> list[StoredNotice]:
    """A notice once for each project of its page, each with that project's number; itself where the page has but one."""
    numbers = {number_key(award.project_number) for version in stored.versions for award in version.notice.awards} - {""}
    if len(numbers) < 2:
        return [stored]
    return [
        replace(stored, project=number, versions=tuple(_of_project(version, number, numbers) for version in stored.versions))
        for number in sorted(numbers)
    ]


def _of_project(version: NoticeVersion, number: str, numbers: set[str]) -> NoticeVersion:
    notice = version.notice
    own = next((award for award in notice.awards if number_key(award.project_number) == number), None)
    links = tuple(link for link in notice.links if number_key(link.project_number) not in numbers)
    name = own.project_name if own else None
    shown = own.project_number if own else number
    return replace(version, notice=replace(notice, project_number=shown, project_name=name or notice.project_name, links=links))


class Groups:
    """Disjoint sets of positions."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, item: int) -> int:
        """The set an item is in."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, left: int, right: int) -> None:
        """Makes two items' sets one."""
        low, high = sorted((self.root(left), self.root(right)))
        self._parent[high] = low

    def sets(self) -> list[list[int]]:
        """Every set, its items rising, in the order of their first items."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            found[self.root(item)].append(item)
        return list(found.values())


class Projects:
    """The projects of some notices. Positions are those of the sequence given."""

    def __init__(self, notices: Sequence[StoredNotice], pairs: Iterable[tuple[int, int]] = ()) -> None:
        self._notices = notices
        self._linked = Groups(len(notices))
        self._all = Groups(len(notices))
        self._by_address = _addresses(notices)
        self._numbers = [numbers_of(n.notice) for n in notices]
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        for place, numbers in enumerate(self._numbers):
            for number in numbers:
                self._by_number[number].append(place)
        self._join_links()
        self._join_numbers()
        for left, right in pairs:
            self._all.join(left, right)

    def sets(self) -> list[list[int]]:
        """The positions of each project's notices."""
        return self._all.sets()

    def together(self, left: int, right: int) -> bool:
        """Whether two notices speak of one project."""
        return self._all.root(left) == self._all.root(right)

    def key(self, place: int, others: Iterable[int]) -> JoinKey:
        """The strongest key by which a notice belongs to the project of some others."""
        shared = False
        for other in others:
            if self._linked.root(place) == self._linked.root(other):
                return JoinKey.LINK
            shared = shared or any(is_ocid(n) for n in self._numbers[place] & self._numbers[other])
        return JoinKey.OCID if shared else JoinKey.PROJECT_LOT_SUPPLIER

    def named_by(self, place: int, *kinds: LinkKind) -> set[int]:
        """The notices that links of some kinds, printed in a notice, name by address, key, title or number."""
        notice = self._notices[place]
        links = [link for link in notice.notice.links if link.kind in kinds]
        named = {other for link in links for other in self._addressed(place, link)}
        numbers = {n for link in links for n in _number(link.project_number)}
        for number in numbers:
            # such a number is nobody else's, whoever calls off
            anyone = is_ocid(number) or (LinkKind.FRAMEWORK in kinds and _letters(number) >= _NOBODY_ELSES)
            named.update(p for p in self._by_number[number] if anyone or _same_buyer(notice, self._notices[p]) is not False)
        return named - {place}

    def _addressed(self, place: int, link: Link) -> Iterator[int]:
        site = self._notices[place].site
        for name in (url_key(link.url), f"{site}|{link.key}" if link.key else ""):
            if name:
                yield from self._by_address.get(name, ())
        title = name_key(link.title)
        for other in self._by_address.get(f"title|{title}", ()) if len(title) >= 6 else ():
            agree = _same_buyer(self._notices[place], self._notices[other])
            if agree or (agree is None and self._notices[other].site == site):
                yield other

    def _join_links(self) -> None:
        for place, stored in enumerate(self._notices):
            for link in stored.notice.links:
                if link.kind is LinkKind.FRAMEWORK:
                    continue
                for other in self._addressed(place, link):
                    self._linked.join(place, other)
                    self._all.join(place, other)

    def _join_numbers(self) -> None:
        for number, places in self._by_number.items():
            for group in [places] if is_ocid(number) else _by_buyer(number, places, self._notices):
                for other in group[1:]:
                    self._all.join(group[0], other)


def numbers_of(notice: Notice) -> set[str]:
    """The numbers a notice shares with its project: its own, its links', Open Contracting IDs among them."""
    links = (link.project_number for link in notice.links if link.kind is not LinkKind.FRAMEWORK)
    return {number for text in (notice.project_number, *links) for number in _number(text)}


def buyers_agree(left: Party | None, right: Party | None) -> bool | None:
    """Whether two printed buyers are one; None where one is not printed.

    A name inside the other is the same buyer with its department or its seal's addition.
    """
    if left is None or right is None:
        return None
    code = code_key(left.code)
    if code is not None and code == code_key(right.code):
        return True
    short, long = sorted((supplier_key(left.name), supplier_key(right.name)), key=len)
    return short == long or (len(short) >= 4 and short in long)


def _number(text: str | None) -> tuple[str, ...]:
    key = number_key(text)
    return (key,) if key else ()


def _same_buyer(left: StoredNotice, right: StoredNotice) -> bool | None:
    return buyers_agree(left.notice.buyer, right.notice.buyer)


def _by_buyer(number: str, places: list[int], notices: Sequence[StoredNotice]) -> list[list[int]]:
    """The notices of one number, buyer by buyer.

    A number long enough to be nobody else's also joins a buyer printed with an addition, and notices without a buyer: to the
    only buyer, else among themselves.
    """
    long = _letters(number) >= _LONG
    groups = Groups(len(places))
    heads: list[int] = []
    nameless = [i for i, place in enumerate(places) if notices[place].notice.buyer is None]
    for i in sorted(set(range(len(places))) - set(nameless)):
        same = [h for h in heads if _one_buyer(notices[places[h]], notices[places[i]], long)]
        for head in same:
            groups.join(head, i)
        if not any(_one_buyer(notices[places[h]], notices[places[i]], False) for h in same):
            heads.append(i)
    for i in nameless[1:] if long else ():
        groups.join(nameless[0], i)
    if long and nameless and len({groups.root(h) for h in heads}) == 1:
        groups.join(nameless[0], heads[0])
    return [[places[i] for i in group] for group in groups.sets()]


def _letters(number: str) -> int:
    return sum(letter.isalnum() for letter in number)


def _one_buyer(left: StoredNotice, right: StoredNotice, additions: bool) -> bool:
    """Whether two notices print one buyer, be it with an addition."""
    here, there = left.notice.buyer, right.notice.buyer
    if not additions and here and there and supplier_key(here.name) != supplier_key(there.name):
        return (code := code_key(here.code)) is not None and code == code_key(there.code)
    return bool(buyers_agree(here, there))


def _addresses(notices: Sequence[StoredNotice]) -> dict[str, list[int]]:
    """Where notices stand under their address, their site and key, and their title."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, stored in enumerate(notices):
        names = {
            url_key(stored.notice.url),
            stored.source_key if stored.notice.key else "",
            f"title|{name_key(stored.notice.title)}",
        }
        for name in names - {""}:
            found[name].append(place)
    return found
