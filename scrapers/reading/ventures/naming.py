"""Parties of a joint venture as a page names them: by name, by how the name begins, by their part in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.reading.lexicon.folding import fold

# what stands before a party: （，其中联合体
_BEFORE = re.compile(
    r"^(?:[\s,;、:()\[\]。+]|其中|由|投标|联合体(?!的?牵头|的?成员|的?主体)|各方|双方|分工|及|和|与|\d{1,2}[.、)])+"
)
_ALL_BEFORE = re.compile(r"^[^:\n]{0,30}[:]\s?")
_LEAD = re.compile(r"(?:联合体)?的?(?:牵头|主办|主体|主)(?:方|人|单位|企业|公司|供应商)")
_MEMBER = re.compile(
    r"(?:联合体)?的?(?:其他|另一)?(?:成员|参与|参加|协办)(?:方|单位|企业|公司|供应商)?\s?(?P<number>[一二三四1-4](?![成\d.%]))?"
)
_LETTER = re.compile(r"(?P<letter>[甲乙丙丁])方(?![\u4e00-\u9fff]{0,20}公司)")
# 甲方 and 乙方 of a contract are its buyer and its supplier
_OF_CONTRACT = re.compile(r"甲方\s?[:(]|\(甲方\)")
_LEAST = 2
_MARKED_LEAD = re.compile(r"\s?\((?:联合体)?(?:牵头|主办|主体)|\s?\((?:联合体)?主\)")
_SAID_LEAD = re.compile(r"(?:牵头|主办|主体)(?:方|人|单位|企业)?\s?(?:为|是|:)?\s?$")


class Naming:
    """The parties of one venture, as listed, and which of them leads; None where the page calls several the lead, or none."""

    def __init__(self, folded: str, names: Sequence[str]) -> None:
        self.names = [fold(name) for name in names]
        led = [i for i, name in enumerate(self.names) if _is_lead(folded, name)]
        self.lead = led[0] if len(led) == 1 else None
        first = [folded.find(name) for name in self.names]
        # whether the page lists the parties in this order
        self.listed = first == sorted(first) and first[0] >= 0
        self.lettered = self.listed and not _OF_CONTRACT.search(folded)

    def party_in(self, words: str) -> int | None:
        """The one party that some words name; None where it is none, several or not certain."""
        named = [i for i, name in enumerate(self.names) if name in words]
        if named:
            return named[0] if len(named) == 1 else None
        return self._by_part(words)

    def party_of(self, cells: Sequence[str]) -> int | None:
        """The one party that a table's row is about, by the name it prints, else by how a cell begins."""
        named = {i for i, name in enumerate(self.names) if any(name in cell for cell in cells)}
        named = named or {i for cell in cells if (i := self._by_part(cell)) is not None}
        return named.pop() if len(named) == 1 else None

    def is_bare(self, words: str) -> bool:
        """Whether some words are hardly more than a party's name."""
        return len(_BEFORE.sub("", words).rstrip(" :,")) <= max(map(len, self.names)) + _LEAST

    def order_in(self, words: str) -> list[int] | None:
        """The parties in the order in which some words name them all; empty where they name nobody, None where not certain."""
        places = [words.find(name) for name in self.names]
        if min(places) >= 0:
            return sorted(range(len(places)), key=places.__getitem__)
        if max(places) >= 0:
            return None
        lead, member = _LEAD.search(words), _MEMBER.search(words)
        if lead is None:
            return []
        if member is None or self.lead is None or len(self.names) != _LEAST:
            return None
        order = [self.lead, 1 - self.lead]
        return order if lead.start() < member.start() else order[::-1]

    def _by_part(self, words: str) -> int | None:
        words = _BEFORE.sub("", words)
        found = self._by_role(words)
        if found is None:
            found = self._by_beginning(words)
        if found is None and (head := _ALL_BEFORE.match(words)):
            words = _BEFORE.sub("", words[head.end() :])
            found = self._by_role(words)
            return self._by_beginning(words) if found is None else found
        return found

    def _by_role(self, words: str) -> int | None:
        if letter := _LETTER.match(words):
            number = "甲乙丙丁".index(letter["letter"])
            return number if self.lettered and number < len(self.names) else None
        if _LEAD.match(words):
            return self.lead
        member = _MEMBER.match(words)
        if member is None or self.lead is None:
            return None
        others = [i for i in range(len(self.names)) if i != self.lead]
        if not member["number"]:
            return others[0] if len(others) == 1 else None
        number = "一二三四1234".index(member["number"]) % 4
        return others[number] if number < len(others) and self.listed else None

    def _by_beginning(self, words: str) -> int | None:
        """The party whose name alone begins as the words do, by two characters at least."""
        alike = [_alike(words, name) for name in self.names]
        best = max(alike)
        return alike.index(best) if best >= _LEAST and alike.count(best) == 1 else None


def _is_lead(folded: str, name: str) -> bool:
    at = folded.find(name)
    while at >= 0:
        if _MARKED_LEAD.match(folded, at + len(name)) or _SAID_LEAD.search(folded[max(0, at - 12) : at]):
            return True
        at = folded.find(name, at + 1)
    return False


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
