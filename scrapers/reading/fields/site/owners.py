"""Owners of a site, and who stands right before a project's name: buyers that no label names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from scrapers.reading.fields.found import Found
from scrapers.reading.fields.signatures import PART_OF, is_agent, signatories
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page

# 版权所有 © 某某大学招投标中心
_OWNER = re.compile(
    rf"(?:版权所有|[Cc]opyright|主办(?:单位)?:)[^\u4e00-\u9fff\n]{{0,24}}(?P<body>[\u4e00-\u9fff]{{2,20}}?{any_of('bodies')})(?:[\u4e00-\u9fff]{{0,10}}(?:{any_of('offices')}|[网站]))?(?![\u4e00-\u9fff])"
)
# 版权所有：某某银行
_ANY_OWNER = re.compile(
    r"(?:版权所有|[Cc]opyright|主办(?:单位)?:)[^\u4e00-\u9fff\n]{0,24}(?P<body>[\u4e00-\u9fff()]{4,30})(?![\u4e00-\u9fff])"
)
# 电子信息学院, 生命科学研究院, of which university nobody says
_BODY = re.compile(any_of("bodies"))
_FACULTY = re.compile(r"[\u4e00-\u9fff]{2,8}(?<!大学)(?:学院|研究院|研究所)")
_FOOT_OF_SITE = 600
_PUBLISHERS, _COMPANY = ("发布单位", "发布机构", "发布人"), re.compile(r"(?:公司|集团|[厂矿])$")
# 某某学院“某某设备”项目
_AHEAD = re.compile(r"(?:^|(?<=[\s,。;:、]))(?P<buyer>(?![本该此我关])[^\s,。;:、“”\"()]{4,40})[“\"《]?\Z")
_LONGEST_AHEAD, _MOST_PLACES, _GROUP = 42, 6, 4
# 某某公司某某项目投标文件
_OF_BIDDER = re.compile(r"的?(?:投标|竞标|响应|报价|应答|参选)")


def of_site(page: Page, named: Found | None, title: Found | None) -> Found | None:
    """The school or hospital whose site a page stands on, where it names nobody else, or a faculty or an office alone.

    Of such a part also who signs; and whose name begins the title, whatever he is, where nobody else is named: 某某银行.
    """
    alone = named is None or _FACULTY.fullmatch(named.value) or PART_OF.fullmatch(named.value)
    if not alone or (named and _BODY.search(named.value[:-2])):
        return None
    # below the lists of other notices, too
    foot = fold(page.text[-_FOOT_OF_SITE:])
    owners = [*_OWNER.finditer(foot)]
    if named is None and title and not owners:
        owners = [
            owner
            for owner in _ANY_OWNER.finditer(foot)
            if fold(title.value).startswith(owner["body"]) and not is_agent(owner["body"])
        ]
    if named and not owners:
        own = signatories(page)[0]
        return (
            own
            if own and _BODY.search(own.value) and not (_FACULTY.fullmatch(own.value) or PART_OF.fullmatch(own.value))
            else None
        )
    at = max(0, len(page.text) - _FOOT_OF_SITE)
    start, end = (at + place for place in owners[-1].span("body")) if owners else (0, 0)
    return Found(page.text[start:end], start, end) if owners else None


def unlabelled(page: Page, outline: Outline, name: str) -> Iterator[tuple[int, int]]:
    """Where a buyer may stand that no label names: right before the project's name, and who publishes on a group's own site.

    某某公司某某采购项目（编号：…）已完成评审; 发布单位：某某公司, for an office publishes for others.
    """
    for at in islice(re.finditer(re.escape(name), page.text), _MOST_PLACES) if name else ():
        before = _AHEAD.search(page.folded, max(0, at.start() - _LONGEST_AHEAD), at.start())
        if before and not _OF_BIDDER.match(page.folded, at.end()):
            yield before.span("buyer")
    for value in outline.values("method"):
        name = page.folded[value.start : value.end].strip()
        # an agency publishes for others; whose group's site it is, the page says once more
        own = value.word.key in _PUBLISHERS and _COMPANY.search(name) and page.folded.count(name[:_GROUP]) > 1
        if own:
            yield value.start, value.end
