"""The part of a correction that corrects, and what it speaks of."""

from __future__ import annotations

import re

from scrapers.changes import Concern
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page

_BEGINS = re.compile(rf"(?:^|[\n#、.\s]){any_of('correction_parts')}\s*(?:[:\n(]|$)")
_ENDS = re.compile(rf"{any_of('correction_ends')}")
# 三、原公告主要内容：… 四、变更内容：…
ANNOUNCED = re.compile(r"原公告的?(?:主要)?内容\s*:")
_SUBJECT = re.compile(r"更正(?:事项|内容)(?:及原因)?\s*:?\s*(?P<subject>[^\n。;]{0,60})")
_RESULT = re.compile(any_of("corrects_result"))
_TENDER = re.compile(any_of("corrects_tender"))
_CHANGES_WINNER = re.compile(any_of("changes_winner"))
# 成交供应商由甲变更为乙; 中标单位原为甲，现更正为乙; 放弃中标资格, 中标总价128万元修订为118万元, without a word of the result
_OF_RESULT = re.compile(
    rf"(?:中标|成交|中选|入围|定标)(?:人|供应商|单位|公司|服务商|企业|方)"
    rf"(?:[^,。;\n]{{0,60}}?{any_of('loses')}|[^。;]{{0,80}}?(?:{any_of('replaced_verbs')}|误|应为|增加|新增|增补))"
    r"|(?:中标|成交|中选|入围)(?:资格|无效)|(?:放弃|取消)(?:中标|成交|中选|入围)"
    r"|(?:中标|成交|中选|签约)(?:\((?:中标|成交)\))?(?:总|成交)?(?:金额|价格|价款|报价|总价|单价|价|份额|下浮率|折扣率|费率|优惠率)"
    r"|候选人(?:[^,。;\n]{0,4}报价|[^。;\n]{0,40}(?:递补|顺延|否决|取消))|联合体成员|公司[^,。;\n]{0,8}更名为"
    r"|现(?:中标|成交|中选)(?:人|供应商|单位)|退出本项目|公司\s?¥?\d[\d,.]*\s?万?元"
    # 甲公司更名为乙公司, and no agency's
    rf"|公司(?:(?!代理|采购人|招标人|制造|厂[家商])[^。\n]){{0,40}}?(?:{any_of('replaced_verbs')}为)[^。\n]{{0,40}}?公司"
)
_SAYS = re.compile(rf"原|误|{any_of('replaced_verbs', 'loses', 'takes_away', 'contract_ends')}")
_TITLE_LINE = re.compile(r"(?:公告|公示|通知|公告书)(?:\([^()]{1,12}\)|第[一二三四五\d]次)?\s*$")
_CONTACTS = re.compile(r"[^\n。]{0,12}(?:联系方式|联系人|采购人信息|招标人信息|凡对本次)")
_HEAD = 3_000


def correcting_part(page: Page) -> tuple[int, int] | None:
    """Where the part under 更正信息 begins and ends; None on a page without that form."""
    box = page.summary[1] if page.summary else 0
    begins = _BEGINS.search(page.folded, box) or _BEGINS.search(page.folded)
    if begins is None:
        return None
    announced = ANNOUNCED.search(page.folded, box, begins.start())
    ends = _ENDS.search(page.folded, begins.end())
    return announced.start() if announced else begins.end(), ends.start() if ends else len(page.folded)


def plain_part(page: Page) -> tuple[int, int]:
    """Where a page without that form may correct: from the first line that says so, its title apart, to who is to be asked."""
    box = page.summary[1] if page.summary else 0
    at, begin = box, None
    for line in page.folded[box:].split("\n"):
        if begin is None and _SAYS.search(line) and not _TITLE_LINE.search(line):
            begin = at
        elif begin is not None and _CONTACTS.match(line):
            return begin, at
        at += len(line) + 1
    return (box if begin is None else begin), len(page.folded)


def concern_of(page: Page, title: str | None, part: tuple[int, int] | None) -> Concern:
    """Subject of a correction: by its title, its subject line, its words."""
    start, end = part or (0, min(len(page.folded), _HEAD))
    subjects = " ".join(match["subject"] for match in _SUBJECT.finditer(page.folded, max(0, start - 12), end))
    about_result = _RESULT.search(subjects)
    about_tender = _TENDER.search(subjects)
    if about_result and not about_tender:
        return Concern.RESULT
    if about_tender and not about_result:
        return Concern.TENDER
    told = _RESULT.search(title or "") or (not about_tender and _RESULT.search(page.folded, start, end))
    of_result = _CHANGES_WINNER.search(title or "") or _OF_RESULT.search(page.folded, start, end)
    if told or (of_result and not (about_tender or speaks_of_tender(page, start, end))):
        return Concern.RESULT
    return Concern.TENDER


def speaks_of_tender(page: Page, start: int, end: int) -> bool:
    """Whether a passage speaks of the call for bids, its papers or its days."""
    return bool(_TENDER.search(page.folded, start, end))
