"""Years, rounds and numbers in project names: what is left out when names are compared, and what tells them apart."""

from __future__ import annotations

import re

from scrapers.notice import Notice
from scrapers.numerals import COUNTING
from tracker.model.keys import name_key

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年?(?:度)?[-~至到](20\d\d))?(?:财年|年度|年)(?!\d*月)")
_AGAIN = re.compile(rf"重新发布|再次发布|重发|第[\d{COUNTING}]+次(?:公告|公示|采购|招标)?|-\d$")
_EMPTY = re.compile(r"[(（【\[]\s*[)）】\]]")
# what tells 平台1 from 平台2, 一期 from 二期
_TELLING = re.compile(rf"\d+|[a-z]+|[{COUNTING}]+(?=期|批|阶段)")


def project_key(text: str) -> str:
    """A project's name as compared, without its year and without the words for an announcement made again."""
    bare = _AGAIN.sub("", _YEAR.sub("", text.strip()))
    return name_key(_EMPTY.sub("", bare))


def years_in(text: str) -> set[int]:
    """The years that a name or title prints, those between the ends of a span among them."""
    spans = [(int(found[1]), int(found[2] or found[1])) for found in _YEAR.finditer(text)]
    return {year for first, last in spans for year in range(first, last + 1)}


def other_mark(left: str, right: str) -> bool:
    """Whether two names differ in a number or letter, as 平台1 and 平台2 do; years and 第N次 do not count."""
    here, there = (_TELLING.findall(_AGAIN.sub("", _YEAR.sub("", name))) for name in (left, right))
    return here != there


def years_of(notice: Notice) -> set[int]:
    """The years that a notice's project name or title prints."""
    return years_in(notice.project_name or "") | years_in(notice.title or "")
