"""The day a notice was published: what heads the page, a label, the signature, or the first day of its publicity."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from scrapers.numerals import COUNTING
from scrapers.reading.fields.signatures import day_signed
from scrapers.reading.fields.site.menus import HEAD_LINES, TITLE_END
from scrapers.reading.labels.entries import Value
from scrapers.reading.lexicon.labels import label
from scrapers.reading.lexicon.words import VOCABULARY, any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page
from scrapers.reading.values.dates import Day, days, first_day

# each begins with letters a search can leap to; what must stand before them is looked for from there
_SOURCED = re.compile(r"20(?<!\S20)\d\d年\d{1,2}月\d{1,2}日\s+\d{1,2}:\d{2}\s*来源")
# a title, the time and the first part in one line
_TITLED = re.compile(
    r"公[告示]\s+20\d\d[-年/]\d{1,2}[-月/]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\[?[^\S\n]+(?=一\s?、|[\u4e00-\u9fff]{2,8}:)"
)
_SIGNED = re.compile(
    r"^[\s(]*(?:日\s*期|时\s*间)?\s*:?\s*(?:[二两][〇○零O0]|20\d\s?\d)\S{0,4}\s?[年./-]\s?\S{1,3}\s?[月./-]\s?\S{1,3}\s?日?[\s)。]*(?:\(.{0,8}\)|附件(?:信息)?:?)?$"
)
# 2026年1月9日 2026年1月15日附件信息: a day signed, and the one when a portal published it
_ATTACHED = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日(?=\s*附件信息)")
# [2026-01-09], 2026-01-09 招标办, 2026-01-09, under the title
_UNDER_TITLE = re.compile(
    r"\s*(?:[\[(]\s?20\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?\s?[\])]"
    rf"|20\d\d[-年/.]\d{{1,2}}[-月/.]\d{{1,2}}日?(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?:\s+[\u4e00-\u9fff]{{2,12}}{any_of('offices')})?)\s*$"
)
# 2026-05-06 10:00:11 来源：某某网, 时间：2026-05-06 作者：某处, 湖北2026-05-06收藏, at the top of a page
_HEADED = re.compile(
    rf"[\s\[(]*(?:[时日][间期]\s?:\s?|[\u4e00-\u9fff]{{2,6}}(?<![间期])\s?)?20\d\d\s?[-年/.]\s?\d{{1,2}}\s?[-月/.]\s?\d{{1,2}}日?(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?[\])]?\s*[|\[]?\s*(?:{any_of('beside_days')}|\[?[大中小](?:\s?[\[\]]*\s?[大中小]){{1,2}}\])"
)
# 来源：某某交易平台 2026-06-22, 某某政府采购网 2026-08-04 10:05:33 来源：某县; 2026-12-03 11:10 某某政府采购网
_DAY = r"20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
_SITE = r"[\u4e00-\u9fff]{2,20}(?:网|平台|中心|交易云|门户|系统|商城)"
_SOURCE = re.compile(
    rf"\s*(?:(?:(?:信息|文章)?来源\s?:[^\n:]{{2,40}}?|{_SITE})\s{_DAY}(?:\s+来源\s?:[^\n:]{{2,20}})?|{_DAY}\s+{_SITE})\s*$"
)
# 董事会 2026年1月9日 某某网: a board signs, and a site's name may stand behind its day
_BOARD = re.compile(r"董\s?事\s?会\s{1,40}(?=[二两][〇○零O0]|20\d\d)")
# 2026年1月9日 星期五 上一期, at the head of a newspaper's page
_EDITION = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日\s{0,4}星期[一二三四五六日天]\s{0,4}上一期")
# 关于…的公告2026-01-09, of a listed company
_GLUED, _LISTED = re.compile(r"公告(?=20\d\d-\d\d-\d\d\s*$)"), re.compile(r"证券(?:代码|简称)")
# what stands in every such line, in figures at least
_YEAR_BEGINS, _CENTURY = re.compile("[二两2](?:(?<!2)|0)"), "20"
# the last day of a period is not the day a page was signed
_LAST_DAY = re.compile(rf"(?:[至到]|{any_of('period_ends')}\s?:?)\s*$")
# 2026年1月9日16:00前
_DEADLINE = re.compile(r"[\d\s:时点分]{0,8}(?:之|以)?前")
# 一、公示时间, and in the line below 2026年1月9日至2026年1月15日
# 公示时间为2026年1月9日-…, 公示期为5个工作日（2026年1月9日至
_BEGUN = re.compile(
    r"公示(?:期限?|时间)?\s?[为是]?\s?[自从](?=\s?20\d\d)|公示(?:期限?|时间)\s?:?\s?\n\s*(?=20\d\d)"
    rf"|公示(?:期限?|时间)\s?[为是]?\s?(?:[{COUNTING}\d]{{1,3}}个?(?:工作日|天|日)\s?[(,:]?\s?[自从]?)?(?=20\d\d[年.]\d{{1,2}}[月.]\d{{1,2}}日?\s?[至到\-—~])"
)
# 本项目招标公告发布日期: another notice's day
_OF_ANOTHER = re.compile(rf"{any_of('other_notices')}\s?$")
_PUBLISHES = re.compile(rf"^(?!{any_of('other_notices')}).*(?:发布|公布|发文|落款|签发|填报)|^(?:公告|公示)(?:时间|日期)")
# 竣工验收时间, 有效期至: what stands right before a day that is not the publication's
_LABEL_BEFORE = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,14}(?:时间|日期|期限?)(?:及地点)?)(?:[\s:|(至]*|:[^\s:]{1,12})$")
# 2026-01-16 17:30:00, and in the second line below it 报名结束时间
_TIMES_ANOTHER = re.compile(
    rf"\s*\n(?:[^\n]{{1,8}}\n\s*)?(?!{any_of('publishes')})[\u4e00-\u9fff]{{2,10}}(?:时间|日期)\s*(?:\n|$)"
)
# 五、响应文件开启 / 1.时间：2026年1月9日 / 2.地点：, and in one line 三、获取采购文件 时间：
_OF_EVENT = re.compile(rf"{any_of('events')}(?:[^\n。]{{0,12}}\n[^\n]{{0,8}}|[^\s。:]{{0,6}} {{1,3}})$")
_AT_PLACE = re.compile(r"[^\n]{0,24}\n\s*(?:\(?\d{1,2}(?:\.\d{1,2})?\)?\s?[.、]?\s?)?地点\s?:")
_BEHIND_DAY = re.compile(r"[\s)。\]】]*(?:\d{1,2}:\d{2}(?::\d{2})?)?[\s)。]*(?:$|\n)")
_WEAK = frozenset(
    ("时间", "日期", *(f"{act}{noun}" for act in ("更新", "添加", "录入", "上传", "创建") for noun in ("时间", "日期")))
)
# a correction tells its own day so, and that of the notice it corrects
_CORRECTION_DAYS = frozenset(f"{act}{noun}" for act in ("更正", "变更") for noun in ("日期", "时间"))
_FIRST = re.compile(r"首次公告|原公告")
# 成文日期 may stand before 发布日期
_DRAWN_UP, _UNTIL = ("成文", "发文", "签发", "印发", "制表", "填报", "落款"), tuple(VOCABULARY["words"]["until"])
# how far behind a label its day ends; of a label without one the next words are the value, and tell of other days
_NEAR = 40
# no notice is published so many days before its publicity begins
_LONGEST_DELAY = 10
_LONGEST_NAME, _LONGEST_BEFORE, _LONGEST_END, _LAST_LINES, _TOP_LINES, _TAIL = 8, 30, 12, 60, 12, 160


def read_day(page: Page, outline: Outline) -> Day | None:
    """The publication day; never the day of an opening, an award or a contract."""
    if page.published and (day := first_day(page.published, 0, len(page.published), compact=True)):
        return day._replace(start=0, end=0)
    headings = (_SOURCED, _TITLED) if "来源" in page.folded else (_TITLED,)
    headlines = [found for pattern in headings if (found := pattern.search(page.folded))]
    if headlines:
        headline = min(headlines, key=lambda found: found.end())
        return first_day(page.folded, headline.start(), headline.end())
    box = outline.summary.get("公告时间")
    if box and (day := first_day(page.folded, box.start, box.end)):
        return day
    return (
        _labelled(page, outline, weak=False)
        or _headed(page)
        or _signature(page, outline)
        or _of_board(page)
        or day_signed(page)
        or _over_attachments(page)
        or _labelled(page, outline, weak=True)
        or _publicity(page, outline)
        or _corrected(page, outline)
    )


def _corrected(page: Page, outline: Outline) -> Day | None:
    """The day of a correction, where it says beside it when the notice was published that it corrects."""
    others = outline.values("other_date")
    if not any(_FIRST.search(value.word.key) for value in others):
        return None
    found = [first_day(page.folded, value.start, value.end) for value in others if value.word.key in _CORRECTION_DAYS]
    return found[0] if len(found) == 1 else None


def _labelled(page: Page, outline: Outline, *, weak: bool) -> Day | None:
    for value in sorted(outline.values("published"), key=lambda value: value.word.key.startswith(_DRAWN_UP)):
        if _OF_ANOTHER.search(page.folded, max(0, value.at - _LONGEST_NAME), value.at):
            continue
        day = first_day(page.folded, value.start, min(value.end, value.start + _NEAR), compact=True)
        if day is None or _ends_period(page, day) or (weak and _is_events(page, value)):
            continue
        if (value.word.key in _WEAK) == weak and not days(page.folded, day.end, value.end):
            return _later(page, outline, day)
    return _head_line(page) if weak else None


def _ends_period(page: Page, day: Day) -> bool:
    return _LAST_DAY.search(page.folded, max(0, day.start - 4), day.start) is not None


def _is_events(page: Page, value: Value) -> bool:
    """Whether 时间 is that of something to happen: under 响应文件开启, or with a place below it."""
    placed = _AT_PLACE.match(page.folded, value.end)
    return placed is not None or _OF_EVENT.search(page.folded, max(0, value.at - _TAIL), value.at) is not None


def _later(page: Page, outline: Outline, day: Day) -> Day:
    """The day the publicity began, where the labelled one lies so long before it that it is the call's."""
    for value in outline.values("publicity", "published"):
        begun = first_day(page.folded, value.start, value.end)
        if begun and value.word.key not in _WEAK and (begun.day - day.day).days > _LONGEST_DELAY:
            return begun
    return day


def _headed(page: Page) -> Day | None:
    """A day near the top with what sites print beside it: where it comes from, how often it was read."""
    for above, line in pairwise(((0, 0), *page.lines[:HEAD_LINES])):
        if page.folded.find(_CENTURY, *line) < 0:
            continue
        if _UNDER_TITLE.match(page.folded, *line) and TITLE_END.search(page.folded[slice(*above)]):
            return first_day(page.folded, *line)
        if any(form.match(page.folded, *line) for form in (_HEADED, _SOURCE, _EDITION)):
            return first_day(page.folded, *line)
        if (glued := _GLUED.search(page.folded, *line)) and _LISTED.search(page.folded):
            return first_day(page.folded, glued.end(), line[1])
    return None


def _of_board(page: Page) -> Day | None:
    """The day right behind the board that signs last."""
    signed = [*_BOARD.finditer(page.folded)] if "董" in page.folded else []
    return first_day(page.folded, signed[-1].end(), signed[-1].end() + _TAIL // 4) if signed else None


def _over_attachments(page: Page) -> Day | None:
    """The day right before the list of attached files, with which portals close a notice."""
    closed = _ATTACHED.search(page.folded) if "附件信息" in page.folded else None
    return first_day(page.folded, *closed.span()) if closed else None


def _head_line(page: Page) -> Day | None:
    """A day with its time of day that stands alone in a line near the top."""
    for line in page.lines[:_TOP_LINES]:
        found = days(page.folded, *line)
        alone = len(found) == 1 and found[0].end - found[0].start >= line.end - line.start - 2 and ":" in found[0].text
        if alone and not _is_anothers(page.folded, found[0].start) and not _TIMES_ANOTHER.match(page.folded, line.end):
            return found[0]
    return None


def _publicity(page: Page, outline: Outline) -> Day | None:
    columns = set(outline.cells("publicity"))
    if len(columns) == 1 and (day := first_day(page.folded, *next(iter(columns))[:2])):
        return day
    for value in (*outline.values("publicity"), *outline.values("published")):
        day = first_day(page.folded, value.start, min(value.end, value.start + _NEAR))
        if day and not (value.word.kind == "published" and (_ends_period(page, day) or _is_events(page, value))):
            return day
    if (begun := _BEGUN.search(page.folded)) and (day := first_day(page.folded, begun.end(), begun.end() + _TAIL)):
        return day
    tail = page.folded[-_TAIL:]
    found = days(tail, 0, len(tail))
    at = len(page.folded) - len(tail)
    if (
        found
        and len(tail) - found[-1].end < _LONGEST_END
        and _BEHIND_DAY.match(tail, found[-1].end)
        and not _DEADLINE.match(tail, found[-1].end)
        and not _LAST_DAY.search(tail, 0, found[-1].start)
        and not _is_anothers(tail, found[-1].start)
    ):
        return found[-1]._replace(start=found[-1].start + at, end=found[-1].end + at)
    return None


def _signature(page: Page, outline: Outline) -> Day | None:
    """The day that stands alone in a line near the end, and is no label's of another day."""
    others = {value.start for value in outline.values("other_date", "publicity", "contract_date", "service_period")}
    cells = [cell[:2] for grid in page.grids for row in grid.rows[-2:] for cell in row]
    spans = sorted({*page.lines[-_LAST_LINES:], *cells})[-_LAST_LINES:]
    years = [year.span() for year in _YEAR_BEGINS.finditer(page.folded, spans[0][0])] if spans else []
    for start, end in reversed(spans):
        begins = bisect_left(years, (start, 0))
        if begins == len(years) or years[begins][1] > end:
            continue
        for at, stop in reversed(_lines(page.folded, start, end)):
            if stop - at < 60 and _SIGNED.match(page.folded[at:stop].strip()):
                found = days(page.folded, at, stop)
                until = page.folded[max(0, at - 24) : at].rstrip().endswith(_UNTIL)
                if found and at not in others and not until and not _is_anothers(page.folded, at):
                    return found[-1]
    return None


def _is_anothers(folded: str, at: int) -> bool:
    """Whether a day is labelled as that of something else: 评标日期, 竣工验收时间, 响应文件开启 in the line above."""
    before = _LABEL_BEFORE.search(folded, max(0, at - _LONGEST_BEFORE), at)
    if before is None:
        return _OF_EVENT.search(folded, max(0, at - _TAIL), at) is not None
    word = label(before["label"])
    return not _PUBLISHES.search(before["label"]) if word is None else word.kind not in ("published", "publicity")


def _lines(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for piece in folded[start:end].split("\n"):
        spans.append((at, at + len(piece)))
        at += len(piece) + 1
    return spans
