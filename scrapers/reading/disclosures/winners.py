"""Winners of a listed company's notice: the issuer, a subsidiary of its, or the venture that one of them is a party of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from scrapers.notice import NoticeType
from scrapers.reading.disclosures.form import PRONOUNS, Form
from scrapers.reading.lexicon.names import is_legal, is_name, tidy
from scrapers.reading.page.page import Page

_QUOTED = re.compile(r"《[^《》]{1,200}》")
# 公司与某某公司组成的联合体为…的中标人
_WHO = r"(?P<who>[^,。;:]{2,200}?)"
_ROLE = r"(?:中标|成交|中选|承包|承建|供货)(?:候选)?(?:人|方|[单單]位|供[应應]商|商|主体)?"
_CONFIRMED = re.compile(
    rf"(?:确认|确定|[显顯]示|获悉)[:,]?(?:由|了)?{_WHO}(?:被[确確]定)?[为為系][^。;]{{0,160}}?(?:第[一二三]\s?)?{_ROLE}"
)
_NAMED = re.compile(rf"(?:^|[,。;:]){_WHO}(?:被(?:[确確]定|确认|推荐|选定))?[为為][^。;,]{{0,160}}?(?:第[一二三]\s?)?{_ROLE}")
_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|近日|日前|近期|今日|先后|分别|已|于|共同|成功|联合|[,于於]"
# 公司收到…中标通知书, and not the notice of a subsidiary's of what that won
_ACTS = re.compile(
    rf"(?:^|[,。;:]){_WHO}(?:{_DAY}|\s)*(?:(?:收到|接到|取得|[获獲]得)(?![^。;,]{{0,60}}(?:[子孙孫]公司|附[属屬]公司))[^。;,]{{0,80}}?(?:中标|成交|中选)"
    r"|[预拟]?(?:中标|成交|中选))"
)
# A、B组成联合体参与了投标: says who are parties, where there are several
_JOINED = re.compile(rf"(?:^|[,。;:]){_WHO}(?:{_DAY}|\s)*(?:参[与加]|投标|作为)")
# 公司与招标人某某局签订了合同
_SIGNED = re.compile(
    rf"(?:^|[,。;:]){_WHO}(?:{_DAY}|\s)*[与與和](?P<role>招标人|业主(?:单位|方)?|发包人|采购人|客户|买方|建设单位|甲方)?"
    rf"(?P<buyer>[^,。;:]{{4,60}}?)(?:\([^()]{{0,40}}\))?(?:就[^。;]{{0,80}}?)?(?:{_DAY}|正式)*(?:签订|签署)"
)
# 以某某公司为牵头人,公司为成员单位的联合体
_LED = re.compile(
    r"(?:以|由)(?P<lead>[^,。;:]{2,80}?)(?:为|作为)(?:联合体)?牵头(?:人|方|单位)[,、及和与]{0,2}(?P<who>[^,。;:]{2,120}?)(?:为|作为)(?:联合体)?成员"
)
# 公司为第二中标候选人
_LOST = re.compile(r"公司[为為][^。;,]{0,80}?第[二三四五]\s?(?:名|(?:中标|成交|中选)候选)")
VENTURE = re.compile(r"[联聯]合[体體]")
_NO_VENTURE = re.compile(r"(?:不接受|非|不允许|不是)[^,。;]{0,6}[联聯]合[体體]")
_FORMED = re.compile(r"(?:共同)?(?:组成|組成)?的?(?:投标)?[联聯]合[体體](?:\([^()]*\))?$")
_SPLIT = re.compile(r"(?<=[司院所)）”」\s])\s?(?:以及|与|與|和|及|、|[,，;；])|、")
_NOTE = re.compile(r"[(（](?P<note>[^()（）]{0,60})[)）]")
_LEADS, _JOINS = re.compile(r"[牵牽][头頭]|主体方|主办"), re.compile(r"成[员員]")
_RELATED = re.compile(
    r"^(?:.{0,40}?(?:本?公司))?(?:旗下|所属|下属|之|的|间接|直接|持股\d+(?:\.\d+)?%)*(?:全[资資]|控股|[参參]股|[联聯]营|合营|下属|间接|附[属屬])*(?:的)?(?:[子孙孫]公司|附[属屬]公司|公司)[:之的]?(?=.)"
)
_SUBSIDIARY = re.compile(r"[子孙孫]公司|附[属屬]公司")
# what a bracket behind a name says of it, and is no part of it
_SAID_OF = re.compile(r"称|[联聯]合[体體]|[牵牽][头頭]|成[员員]|代[码碼号號]|^[(（][“\"「『]|占|%")
_TIME = re.compile(rf"^(?:{_DAY}|\s)+|(?:{_DAY}|\s)+$")
# what no name holds: of a clause, or of two companies
_CLAUSE = re.compile(r"收到|近日|日前|[子孙孫]公司|附[属屬]公司|中标|招标|参与|通知|公司(?!.{0,20}分公司$).{2,60}公司$")
_BRACKETED = re.compile(r"[(（][^()（）]{0,80}[)）]")
_QUOTES, _SHORTEST = " \"“”「」'‘’", 5
_MOST, _MOST_TOLD = 4, 12
_REACH = 3_000


class Winner(NamedTuple):
    """Winner of a project: the names of the lead and the members, and where the lead stands."""

    names: tuple[str, ...]
    span: tuple[int, int]
    # a venture is spoken of, and the parties of this one are not all known
    doubtful: bool = False


def winner_told(page: Page, form: Form, buyers: frozenset[str] = frozenset()) -> Winner | None:
    """The winner that the sentences before the items tell; None where they name none for certain."""
    flat, places = _flat(page, form.begins, min(len(page.folded), form.begins + _REACH))
    if _LOST.search(flat):
        return None
    venture = VENTURE.search(_NO_VENTURE.sub("", flat)) is not None
    for who, at in _told(form, flat, buyers):
        names = tuple(name for part in who for name in parties_in(form, part))
        own = not form.own.isdisjoint(names) or any(_SUBSIDIARY.search(part) for part in who)
        # A与B are no winners but as a venture
        if own and (venture if len(names) > 1 else len(names) == len(who)):
            return Winner(names, _span_of(page, form, names[0], places[at]), doubtful=venture and len(names) == 1)
        if len(who) > 1:
            return None
    return None


def _told(form: Form, flat: str, buyers: frozenset[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    """The words for whom sentences call winners, the surest first, each with where they stand; of a venture lead and others."""
    for led in islice(_LED.finditer(flat), 1):
        yield (led["lead"], led["who"]), led.start("lead")
    for pattern in (_CONFIRMED, _NAMED, _ACTS):
        for told in islice(pattern.finditer(flat), _MOST_TOLD):
            yield (told["who"],), told.start("who")
    for joined in islice(_JOINED.finditer(flat), _MOST_TOLD):
        if len(parties_in(form, joined["who"])) > 1:
            yield (joined["who"],), joined.start("who")
    for signed in islice(_SIGNED.finditer(flat), _MOST_TOLD) if form.kind is NoticeType.CONTRACT else ():
        others = (signed["buyer"], *parties_in(form, signed["buyer"]))
        if signed["role"] or not buyers.isdisjoint(others):
            yield (signed["who"],), signed.start("who")


def parties_in(form: Form, text: str) -> tuple[str, ...]:
    """The parties that words name, by short names and pronouns, too, the lead first; nothing where one of them is unknown."""
    text = _FORMED.sub("", _TIME.sub("", "".join(text.split()) if not text.isascii() else text.strip()))
    names: list[str] = []
    lead: str | None = None
    for piece in _pieces(text):
        notes = "".join(_NOTE.findall(piece))
        name = _resolved(form, piece)
        if name is None:
            return ()
        if _LEADS.search(notes) and not _JOINS.search(notes):
            lead = name
        if name not in names:
            names.append(name)
    if len(names) > _MOST or not names:
        return ()
    if lead:
        names = [lead, *(name for name in names if name != lead)]
    return tuple(names)


def _pieces(text: str) -> Iterator[str]:
    depth, at = 0, 0
    cuts = {cut.start(): cut.end() for cut in _SPLIT.finditer(text)}
    for i, char in enumerate(text):
        depth += (char in "(（") - (char in ")）")
        if depth == 0 and i in cuts and i >= at:
            yield text[at:i]
            at = cuts[i]
    yield text[at:]


def _resolved(form: Form, piece: str) -> str | None:
    """The full name that a piece of a sentence means, None where it means none for certain."""
    plain = _BRACKETED.sub(lambda bracket: "" if _SAID_OF.search(bracket.group()) else bracket.group(), piece)
    plain = _TIME.sub("", plain.strip(_QUOTES))
    if plain in form.aliases:
        return form.aliases[plain][0]
    related = _RELATED.match(plain)
    rest = plain[related.end() :].strip(_QUOTES) if related else plain
    if rest in form.aliases and rest not in PRONOUNS:
        return form.aliases[rest][0]
    named = (name for name in map(tidy, (rest, plain)) if is_legal(name) and is_name(name) and len(name) > _SHORTEST)
    return next((name for name in named if not _CLAUSE.search(name)), None)


def _flat(page: Page, start: int, stop: int) -> tuple[str, list[int]]:
    """The passage without breaks, spaces between Chinese letters and quoted titles, each letter with its place in the page."""
    text = page.folded[start:stop]
    text = _QUOTED.sub(lambda quoted: " " * len(quoted.group()) if "通知" not in quoted.group() else quoted.group(), text)
    kept: list[str] = []
    places: list[int] = []
    for i, char in enumerate(text):
        if char.isspace() and not (i and text[i - 1].isascii() and i + 1 < len(text) and text[i + 1].isascii()):
            continue
        kept.append(" " if char.isspace() else char)
        places.append(start + i)
    return "".join(kept), places


def _span_of(page: Page, form: Form, name: str, at: int) -> tuple[int, int]:
    """Where a winner's full name stands: where it was shortened, else behind the place that speaks of it, else anywhere."""
    for named, span in form.aliases.values():
        if named == name:
            return span
    found = page.text.find(name, at)
    if found < 0:
        found = page.text.find(name)
    return (found, found + len(name)) if found >= 0 else (at, at)
