"""The part of a correction that corrects, and what it speaks of."""

from __future__ import annotations

import re

from scrapers.changes import Concern
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page

_VERBS = any_of("replaced_verbs")
# （原第二中标候选人） is the rank of who follows, not what was announced
_RANKED = r"[^():,;\n]{1,12}(?:候选人|名|第[一二三四五\d])\)"
BEFORE = re.compile(
    rf"{_VERBS}前(?:的)?(?:公告)?(?:内容|信息|结果|情况)?\s*:?|错误(?:的)?(?:公告)?(?:内容|信息|结果)?\s*:|(?<![\u4e00-\u9fff])误\s*:|将原|原(?!{_RANKED})(?={any_of('before_pieces')}|为|\s*:)|(?<![\u4e00-\u9fff])由(?=[\u4e00-\u9fff])"
)
# before what holds now
AFTER = re.compile(
    rf"→|(?<!改)变为\s*:?|(?:现|先|应|拟|均|予以|特)?{_VERBS}(?:成(?!交)|为|后|至|到)(?:的)?(?:公告|内容|信息|结果|情况)*(?:为)?\s*:?"
    rf"|(?:现)?(?<!如下)(?<!以下)更正\s*:|现(?:更正|变更|修改)(?:内容|信息|结果|公告)*\s*(?=[:\n])|(?<=[,;。\s])现为|应(?:该|当)?为\s*:?|现(?:更正|变更|修改)[^,。;:\n]{{0,14}}[;:。]"
    r"|(?:实际|正确)(?:的)?(?=(?:中标|成交)(?:\((?:中标|成交)\))?(?:金额|价格|总价|价|供应商|人|单位))"
    r"|(?:实际|正确)(?:的)?(?:中标|成交)?(?:金额|价格|内容|信息|结果|名称)?(?:应为|为|是)\s*:?"
    rf"|{_VERBS}(?:信息|内容)?如下\s*[:,]?|(?<![\u4e00-\u9fff])现(?={any_of('winner_labels')}|{any_of('price_labels')})|(?<![\u4e00-\u9fff])现\s*:|现(?:公告)?(?:内容|信息|结果|为)\s*:"
    r"|正确(?:的)?(?:公告)?(?:内容|信息|结果)?\s*:|(?<![\u4e00-\u9fff])正\s*:"
)
# 2、原公告主要内容：… 3、更正内容：…
_HOLDS_NOW = re.compile(r"(?:更正|变更)的?内容[^\S\t\n]*[:\t]")
# 更正公告中“成交供应商更正为：某某公司”有误，现更正为
_ITSELF_WRONG = re.compile(r"[“\"]?[^“”\"\n。;]{1,80}[”\"][^。;\n]{0,12}(?:有误|错误|不正确|不准确|应为)")
# 原更正公告：成交金额更正为298500元。现更正为
_EARLIER = re.compile(r"原[^,。;:\n现]{0,6}更正公告[^\n现]{0,60}$")
# 现作废该更正公告，恢复原成交结果
_TAKEN_BACK = re.compile(rf"{any_of('undone')}(?:上述|该|此|原)?更正公告|更正公告[^。;\n]{{0,12}}{any_of('undone')}|恢复原")
_NOW = ("现", "应", "→")
_BEGINS = re.compile(rf"(?:^|[\n#、.\s]){any_of('correction_parts')}\s*(?:[:\n(]|$)")
_ENDS = re.compile(rf"{any_of('correction_ends')}")
# 三、原公告主要内容：… 四、变更内容：…
_ANNOUNCED = re.compile(r"原公告的?(?:主要)?内容[^\S\t\n]*[:\t]")
_LABEL = rf"{any_of('winner_labels', 'price_labels')}(?:\([^()\n]{{1,8}}\))?\s?:"
_SIDES_ABOVE = re.compile(rf"(?:^|\n)[ \t]*原{_LABEL}[^\n]*\n(?:[^\n]*\n){{0,2}}?[ \t]*(?:{_VERBS}后的?|现){_LABEL}")
# 原公告内容 | 更正内容, heads of columns
_HEAD_BESIDE = re.compile(r"原(?:公告)?的?(?:内容|信息)[\s|]*$")
_SUBJECT = re.compile(r"更正(?:事项|内容)(?:及原因)?\s*:?\s*(?P<subject>[^\n。;]{0,60})")
# □采购公告 □采购文件 √采购结果, 采购公告□ 采购文件□ 采购结果☑
_BOX, _TICK, _OPTION = "☐□○◯", "☑√■☒✓✔●", r"[^\s☐□○◯☑√■☒✓✔●?]{2,12}"
_BOXED = re.compile(rf"\s*[{_BOX}{_TICK}]")
_TICKED = (re.compile(rf"({_OPTION})\s*[{_TICK}]"), re.compile(rf"[{_TICK}]\s*({_OPTION})"))
_LEFT_OPEN = (re.compile(rf"{_OPTION}\s*[{_BOX}]"), re.compile(rf"[{_BOX}]\s*{_OPTION}"))
_RESULT = re.compile(any_of("corrects_result"))
_TENDER = re.compile(any_of("corrects_tender"))
_CHANGES_WINNER = re.compile(any_of("changes_winner"))
# 成交供应商由甲变更为乙; 中标单位原为甲，现更正为乙; 放弃中标资格, 中标总价128万元修订为118万元, without a word of the result
_OF_RESULT = re.compile(
    rf"(?:中标|成交|中选|入围|定标)(?:人|供应商|单位|公司|服务商|商|企业|方)"
    rf"(?:[^,。;\n]{{0,60}}?{any_of('loses')}|[^。;]{{0,80}}?(?:{any_of('replaced_verbs')}|误|应为|增加|新增|增补))"
    # 错误：成交供应商：
    r"|[误确前后原现容]\s*:\s*(?:中标|成交|中选|入围)(?:人|供应商|单位)(?:名称)?\s*:"
    r"|(?:中标|成交|中选|入围)(?:资格|无效)|(?:放弃|取消)(?:中标|成交|中选|入围)"
    r"|(?:中标|成交|中选|签约)(?:\((?:中标|成交)\))?(?:总|成交)?(?:金额|价格|价款|报价|总价|单价|价|份额|下浮率|折扣率|费率|优惠率)"
    r"|候选人(?:[^,。;\n]{0,4}报价|[^。;\n]{0,40}(?:递补|顺延|否决|取消))|联合体成员|公司[^,。;\n]{0,8}更名为"
    r"|现(?:中标|成交|中选)(?:人|供应商|单位|商)|退出本项目|公司\s?¥?\d[\d,.]*\s?万?元"
    rf"|{_VERBS}[前后]的?(?:中标|成交|中选|入围)(?:人|供应商|单位|商)"
    r"|原公告的?(?:主要)?内容\s*:\s*[^\n。]{0,40}?(?:中标|成交|中选|入围)(?:人|供应商|单位|商|金额|价)"
    # 甲公司更名为乙公司, and no agency's
    rf"|公司(?:(?!代理|采购人|招标人|制造|厂[家商])[^。\n]){{0,40}}?(?:{any_of('replaced_verbs')}为)[^。\n]{{0,40}}?公司"
)
_SAYS = re.compile(rf"原|误|{any_of('replaced_verbs', 'loses', 'takes_away', 'contract_ends')}")
_TITLE_LINE = re.compile(r"(?<!现)(?:公告|公示|通知|公告书)(?:\([^()]{1,12}\)|第[一二三四五\d]次)?\s*$")
# 地址：太原市原平路18号
_PARTY = re.compile(r"[^:\n。]{0,16}(?:地址|采购人|招标人|甲方|代理机构)[^:\n。]{0,8}:")
_CONTACTS = re.compile(r"[^\n。]{0,12}(?:联系方式|联系人|采购人信息|招标人信息|凡对本次)")
_HEAD, _LONGEST_CLAUSE, _NEAR = 3_000, 80, 16


def correcting_part(page: Page) -> tuple[int, int] | None:
    """Where the part under 更正信息 begins and ends; None on a page without that form."""
    box = page.summary[1] if page.summary else 0
    begins = _BEGINS.search(page.folded, box) or _BEGINS.search(page.folded)
    # 原合同金额：… 变更后合同金额：… 变更内容：增加接口
    if begins is None or _SIDES_ABOVE.search(page.folded, box, begins.start()):
        return None
    announced = _ANNOUNCED.search(page.folded, box, begins.start()) or _HEAD_BESIDE.search(
        page.folded, max(box, begins.start() - _NEAR), begins.start() + 1
    )
    ends = _ENDS.search(page.folded, begins.end())
    # 原公告内容 | 更正内容: a head of a table begins no part within it
    headed = (
        grid.start
        for grid in page.grids
        if grid.start < begins.start() < grid.end and page.same_row(grid.start, begins.start() + 1)
    )
    if (start := next(headed, None)) is not None:
        return start, ends.start() if ends else len(page.folded)
    return announced.start() if announced else begins.end(), ends.start() if ends else len(page.folded)


def plain_part(page: Page) -> tuple[int, int]:
    """Where a page without that form may correct: from the first line that says so, its title apart, to who is to be asked."""
    box = page.summary[1] if page.summary else 0
    at, begin = box, None
    for line in page.folded[box:].split("\n"):
        if begin is None and _SAYS.search(line) and not (_TITLE_LINE.search(line) or _PARTY.match(line)):
            begin = at
        elif begin is not None and _CONTACTS.match(line):
            return begin, at
        at += len(line) + 1
    return (box if begin is None else begin), len(page.folded)


def concern_of(page: Page, title: str | None, part: tuple[int, int] | None) -> Concern:
    """Subject of a correction: by its title, its subject line, its words."""
    start, end = part or (0, min(len(page.folded), _HEAD))
    subjects = " ".join(_chosen(match["subject"]) for match in _SUBJECT.finditer(page.folded, max(0, start - 12), end))
    about_result = _RESULT.search(subjects)
    about_tender = _TENDER.search(subjects)
    if about_result and not about_tender:
        return Concern.RESULT
    if about_tender and not about_result:
        return Concern.TENDER
    told = _RESULT.search(title or "") or (not about_tender and _RESULT.search(page.folded, start, end))
    of_result = _CHANGES_WINNER.search(title or "") or _OF_RESULT.search(page.folded, start, end)
    # a menu above what is corrected may name the call for bids
    begin, stop = part or plain_part(page)
    if told or (of_result and not (about_tender or speaks_of_tender(page, begin, min(stop, begin + _HEAD)))):
        return Concern.RESULT
    return Concern.TENDER


def _chosen(subject: str) -> str:
    """What of a subject is ticked where some of it is, else what is not left open."""
    before = _BOXED.match(subject) is not None
    return " ".join(_TICKED[before].findall(subject)) or _LEFT_OPEN[before].sub("", subject) or subject


def speaks_of_tender(page: Page, start: int, end: int) -> bool:
    """Whether a passage speaks of the call for bids, its papers or its days."""
    return bool(_TENDER.search(page.folded, start, end))


def marks_of_now(folded: str, start: int, end: int) -> list[re.Match[str]]:
    """The words for 更正为 of a part, but for those by which an earlier correction said what is corrected here."""
    found = [mark for mark in AFTER.finditer(folded, start, end) if not _ITSELF_WRONG.match(folded, mark.end(), end)]
    last = found[-1] if found and not _TAKEN_BACK.search(folded, found[-1].end(), end) else None
    found = [
        mark
        for mark in found
        if mark is last
        or mark.group().startswith(_NOW)
        or not _EARLIER.search(folded, max(start, mark.start() - _LONGEST_CLAUSE), mark.start())
    ]
    announced = _ANNOUNCED.search(folded, start, end)
    found += _HOLDS_NOW.finditer(folded, announced.end(), end) if announced else ()
    return sorted(found, key=lambda mark: mark.start())
