"""The parts of a result that a correction says stay as they were announced: the winner, a lot, its price."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scrapers.reading.corrections.sides import read_printed
from scrapers.reading.lexicon.forms import LOT_ANYWHERE
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import Figure

_SHAKEN = re.compile(any_of("result_shaken"))
_ELSE = re.compile(any_of("no_result_topics"))
_CHANGES = re.compile(rf"{any_of('replaced_verbs')}(?:为|成|至|到)|有误|错误|应为|误|遗漏|漏|增加|增补|新增|补充")
_NAMES_RESULT = re.compile(
    rf"{any_of('winner_labels')}|{any_of('price_labels')}|公司|联合体|{any_of('won')}(?!结果公告|公告|公示)"
)
_LAW = re.compile(r"《[^《》]{2,60}》(?:\([^()]*\))?")
# 更正事项：中标结果 names what is corrected, and what changes follows
_TOPIC = re.compile(r"\s*(?:更正|变更)(?:事项|类型)\s*:[^:]{0,12}")
_ITEMS = re.compile("分项|明细|单项|单价")
_OF_FEES = re.compile(rf"{any_of('other_prices')}|收取")
_STAYS = r"(?:均|仍|都|也|保持|维持|继续|不受影响|依然)*(?:不变|有效|不作(?:变更|调整))"
_WON = r"(?:中标|成交|中选)"
_SAME_RESULT = re.compile(
    rf"维持[^,。;\n]{{0,24}}(?:{_WON}|采购|评审)结果|(?:{_WON}|采购|评审)(?:\(成交\))?结果{_STAYS}"
    rf"|不影响(?:{_WON}|评审|采购)?结果|{any_of('winner_labels')}[、及和与]{any_of('price_labels')}{_STAYS}"
)
_OF_OTHERS = re.compile(r"其[他它余]")
# 第二包不变, 第三包的中标资格予以保留
_LOT_STAYS = re.compile(r"[^,。;\n]{0,16}?(?:不变|不受影响|(?<!不再)有效|不作(?:变更|调整)|继续履行|(?:予以)?保留|[不未]涉及)")
# 标项1： in a line of its own
_LOT_ALONE = re.compile(rf"(?:^|\n)[ \t]*{LOT_ANYWHERE.pattern}[ \t]*:?[ \t]*(?=\n)")
_EXCEPT = re.compile(r"除[^,。;\n]{0,24}?(?:之外|以外|外)")
_ADDS = re.compile(r"(?:增加|新增|增补|追加)[^,。;:\n]{0,10}:?\s*$")
_MISSED = re.compile(
    rf"(?:遗漏|漏[登列报填写发公])[^,。;:\n]{{0,16}}?(?:{any_of('winner_labels')}|公司|家|[包段项]|{_WON}(?:信息|结果))"
    rf"(?!的?(?:{_WON}|采购)?(?:总?金额|价|得分|地址|名称|编号))(?=[^\n]{{0,60}}?(?:补|增))"
    rf"|补充(?:公告|公示)?(?:{any_of('winner_labels')}\s*:|[^,。;:\n]{{0,10}}(?:包|标段|标项)[^,。;:\n]{{0,8}}(?:结果|信息))"
)
# 取消中标, 重新招标, where a new winner would stand
_LOST = re.compile(rf"{any_of('undone')}|放弃|弃[标选]|重新?(?:{any_of('procedures')}|组织|开展)|重招|不再")
_SAME = re.compile(r"不变|一致|同[前左上原]|维持|保持|未变|无变化")
# 更正内容详见附件
_ATTACHED = re.compile(r"(?:更正|变更)后?的?(?:内容|信息|结果|事项|情况)\s*:?\s*(?:具体)?(?:内容)?请?详?见[^,。;\n]{0,6}附[件表]")
# 原公告遗漏一家，现增补入围供应商：
_OLD_LINE = re.compile(r"(?:(?<!维持)原(?:公[告示]|中标|成交|中选)|(?:更正|变更|修改)前)(?![^\n]*[,。;\s](?:现|增补|增加|补充))")
_OLD_WORDS = ("原定", "原由", "原为")
_ITEMS_STAY = re.compile(rf"[^,;。\n]{{0,20}}(?:{_ITEMS.pattern})[^,;。\n]{{0,8}}不变[,;。]")
# 更正公告（将…更正为…）予以撤销; 撤销2026年3月4日发布的更正公告
_REVOKED = re.compile(
    rf"更正公告[”\"》]?(?:\([^()\n]{{0,300}}\))?[^,。;:\n()]{{0,16}}?{any_of('undone')}|{any_of('undone')}[^,。;\n]{{0,60}}?更正公告"
)
_OLD_PRICE = re.compile(rf"(?<!\S)原{any_of('price_labels')}[^\n:。]{{0,8}}:[^\n]*")
_ALL_STAYS = re.compile(r"[^。;\n]{0,60}?,(?:均|都|以上|上述内容)[^,。;\n]{0,4}不变")
_NEAR, _NEARBY = 20, 160
_SAME_PRICE = re.compile(
    rf"{any_of('price_labels')}(?:\([^()]{{0,12}}\))?\s*(?:[\s:为]{{0,2}}¥?\d[\d,.]*万?元)?(?:[、及和与]其[他它余]内容)?{_STAYS}"
)


def keeps_price(page: Page, at: int) -> bool:
    """Whether the line in which a change ends, or the one behind it, says that the price stays."""
    end = page.folded.find("\n", at)
    end = page.folded.find("\n", end + 1) if end >= 0 else end
    return bool(_SAME_PRICE.search(page.folded, page.folded.rfind("\n", 0, at) + 1, end if end >= 0 else len(page.folded)))


def is_of_items(page: Page, price: int, now: int) -> bool:
    """Whether a price that changes is an item's beside a total that stays: 单价由2000元更正为1800元，中标总金额不变."""
    line = page.folded.rfind("\n", 0, price) + 1
    # 单价不变，中标金额由100万元更正为120万元: of items that stay nothing changes
    return keeps_price(page, now) and _ITEMS.search(_ITEMS_STAY.sub("", page.folded[line:now])) is not None


def adds(page: Page, span: tuple[int, int] | None) -> bool:
    """Whether a winner is named as one more, so that those announced stay: 增加…, 原公告遗漏第3包，现补充如下."""
    if span is None:
        return False
    return bool(
        _ADDS.search(page.folded, max(0, span[0] - _NEAR), span[0])
        or _MISSED.search(page.folded, max(0, span[0] - _NEARBY), span[0])
    )


def same_result(text: str) -> bool:
    """Whether a text says that the result stays, and not only that of a lot or of the others: 第一包中标结果不变."""
    for stays in _SAME_RESULT.finditer(text):
        clause = text[max(text.rfind(sign, 0, stays.end()) for sign in ",。;\n") + 1 : stays.end()]
        if not (LOT_ANYWHERE.search(clause) or _OF_OTHERS.search(clause)):
            return True
    return False


def lot_stays(page: Page, end: int) -> bool:
    """Whether the clause of a lot that is printed up to `end` says that it stays as it was."""
    return _LOT_STAYS.match(page.folded, end) is not None


def lots_passed_over(page: Page, where: tuple[int, int], told: Iterable[str | None]) -> bool:
    """Whether a lot that heads a line of a part is none of those whose changes were read, of which there are some."""
    read = {lot_key(lot) for lot in told if lot}
    heads = _LOT_ALONE.finditer(page.folded, *where) if read else ()
    return any(lot_key(head["lot"]) not in read and not lot_stays(page, head.end() + 1) for head in heads)


def lot_excepted(text: str) -> bool:
    """Whether a sentence tells its loss of all lots but those it names: 除第三包外."""
    return any(LOT_ANYWHERE.search(excepted.group()) for excepted in _EXCEPT.finditer(text))


def unclear(page: Page, where: tuple[int, int]) -> bool:
    """Whether a part speaks of a result in a way that may change it: of an award lost, or of nothing known to change none."""
    text = page.folded[slice(*where)]
    if _ATTACHED.search(text):
        return True
    if _SHAKEN.search(text):
        return True
    said = re.split(r"[。;\n]|,(?!\d)", _LAW.sub("", text))
    clauses = [each for each in said if not (each.endswith("不变") or _TOPIC.fullmatch(each))] or [text]
    told = [each for each in clauses if _CHANGES.search(each)] or clauses
    of_result = [each for each in told if _NAMES_RESULT.search(each)] or [text]
    total_stays = _SAME_PRICE.search(text) is not None
    return any(not (_ELSE.search(each) or _OF_FEES.search(each) or (total_stays and _ITEMS.search(each))) for each in of_result)


def revoked(page: Page, where: tuple[int, int]) -> tuple[int, int] | None:
    """The passage of a part that tells of an earlier correction which it revokes: what that one said holds no more."""
    found = _REVOKED.search(page.folded, *where)
    return found.span() if found else None


def is_announced(page: Page, finding: Finding) -> bool:
    """Whether a result stands in a line that says 原公告, or its name was read with such a word: 原定某某公司中标."""
    line = page.folded.rfind("\n", 0, finding.span[0]) + 1
    return finding.supplier.startswith(_OLD_WORDS) or bool(_OLD_LINE.search(page.folded, line, finding.span[0]))


def is_lost(cell: str) -> bool:
    """Whether a cell where a new winner would stand says that there is none: 取消中标, 重新招标."""
    return _LOST.search(cell) is not None and not _SAME.search(cell)


def says_same(before: str, after: str) -> bool:
    """Whether the cell of what holds now says what that of the announced does: 不变, or the same once more."""
    return _SAME.search(after) is not None or before.strip() == after.strip()


def told_to_stay(page: Page, at: int) -> bool:
    """Whether the sentence that goes on behind a winner says that he and his price stay: 某某公司，成交金额：12万元，均不变."""
    return _ALL_STAYS.match(page.folded, at) is not None


def announced_price(page: Page, stop: int) -> tuple[Figure, tuple[int, int]] | None:
    """The one price that a line above prints as that announced, with the line: 原合同价：86.4万元."""
    lines = [line.span() for line in _OLD_PRICE.finditer(page.folded, 0, stop)]
    price = read_printed(page, lines[0][0] + 1, lines[0][1]).price if len(lines) == 1 else None
    return (price, lines[0]) if price else None
