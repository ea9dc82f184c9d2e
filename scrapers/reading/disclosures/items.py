"""Items of a listed company's notice: labelled values, numbered or a line each, dealt out to the projects that they tell of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import NamedTuple

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.labels import Word, bare
from scrapers.reading.page.page import Page

_NUMBER = rf"(?:\(?\d{{1,2}}\s?[.、)](?!\d)|\([{COUNTING}]{{1,2}}\)|[{COUNTING}]{{1,2}}\s?、|[①-⑳])\s{{0,4}}|[●◆■•▪*·-]\s{{0,4}}"
_ITEM = re.compile(
    rf"(?:(?P<line>^|\n)|(?P<gap>[\s;。,]))[^\S\n]{{0,30}}(?P<number>{_NUMBER})?(?P<opens>\[)?"
    rf"(?P<label>[\u4e00-\u9fff](?:[\u4e00-\u9fff()/]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])){{1,23}}?)"
    # 【中标金额】100万元; 中标金额 100万元
    rf"(?(opens)\]\s?:?|(?:\s?:(?!//)|(?P<blank>[^\S\n]{{1,4}})(?=[¥￥]?\d)))"
)
# a part of the first order, and a project's own head
_PART = re.compile(
    rf"(?:(?<=\n)|(?<=\s)|(?<=。)|^)[^\S\n]{{0,30}}(?P<number>[{COUNTING}]{{1,3}})\s?、\s?(?P<head>[^\s:。;]{{2,30}})"
)
_OWN_HEAD = re.compile(
    rf"(?:(?<=\n)|(?<=[\s:。;])|^)[^\S\n]{{0,30}}(?:\([{COUNTING}\d]{{1,2}}\)|项目[{COUNTING}\d]{{1,2}}[:、]?)\s?(?P<name>[^\n:。;]{{4,100}}?)(?=\s{{0,3}}\n|\s\d\s?[.、])"
)
# parts that speak of the parties, or of what follows, and not of what was won
_BESIDE = re.compile(r"影[响響]|[风風][险險]|备查|介[绍紹]|[简簡]介|对方|对手|当事人|履约|审议|其他|后续|[说說]明")
_KINDS = (
    ("agency", re.compile(r"(?:招标|采购)?代理(?:机构|单位|人|公司)?(?:名称)?|招标机构")),
    (
        "buyer",
        re.compile(
            r"(?:项目|本项目|工程)?(?:招标|采购|发包|建设|业主|委托|比选)(?:人|方|[单單]位|主体)(?:名称)?|(?:项目)?[业業]主(?:[单單]位|方)?|甲方|买方|需方|合同(?:相)?对方|交易对方|客户(?:名称)?|定作方"
        ),
    ),
    (
        "project_name",
        re.compile(
            r"(?:预|拟)?(?:中标|成交|合同|招标|采购|标段|中选)?(?:项目|工程|标段|合同|标的|标)名[称稱]|(?:招标|中标|采购|工程|预中标)项目|合同标的|项目"
        ),
    ),
    ("project_number", re.compile(r"(?:招标|采购)?(?:项目|招标|采购|标书)编[号號]|(?:招标|采购)文件编号")),
    ("lot", re.compile(r"(?:中标)?(?:标段|标包|包段|合同包|包)(?:号|编号)?")),
    ("members", re.compile(r"[联聯]合[体體](?:成员)?(?:[单單]位|成员|方)?|(?:[联聯]合[体體])?成员[单單]位")),
    ("lead", re.compile(r"(?:[联聯]合[体體])?[牵牽][头頭](?:人|方|[单單]位)")),
    (
        "winner",
        re.compile(
            r"(?P<rank>第[一二三1-3](?:名)?)?(?:[预拟])?(?:[中][标选]|成交)(?:候选)?(?:人|方|[单單]位|供[应應]商|主体|企业|公司)(?:名称)?|乙方|卖方|供方|承包(?:人|方|[单單]位)|(?:项目)?(?:实施|签约|承接|承建)(?:主体|[单單]位)|供应商(?:名称)?"
        ),
    ),
    ("period", re.compile(r"(?:项目|中标|合同|服务|总|计划|合同)?(?:工期|期限|服务期限?|交货期|履行期限)")),
)
_OF_ALL = frozenset(("project_name", "buyer", "agency", "project_number", "winner", "lead", "members"))
# a value of these holds no sentence
_NAMED = frozenset(("project_name", "buyer", "agency", "project_number"))
_AMOUNT = re.compile(
    r"(?:预[估计]|项目|[预拟]|中标|成交|中选|签约|合同|订单|投标|工程|采购|含税|不含税|暂定|总){0,5}(?:总?金[额額]|总价)"
    r"|(?:预[估计]|项目|[预拟]|中标|成交|中选|签约|合同|订单|投标|工程|含税|不含税|暂定|总){1,5}(?:价|价格|价款|报价|造价)"
)
_NO_AMOUNT = re.compile(
    r"投[资資]|预算|控制|限价|保证金|收入|[资資]本|服务费|支付|付款|方式|单价|[评評]|累计|占|依据|确定|[条條]款|审|下浮|其中|标准"
)
_RATE = re.compile(r"费率|下浮率|折扣率|中标率|优惠率")
_PARTED = re.compile(r"\n\s*\n|\s(?=[^\S\n]{0,30}(?:" + _NUMBER + r")[\u4e00-\u9fff])|[;。](?:\s|$)")
_SHORTEST_WRAPPED, _LONGEST_VALUE, _MOST = 24, 420, 400
# a number ends before a bracket that it did not open, a comma, a clause
_NUMBER_ALONE = re.compile(r"\s{0,4}[A-Za-z\d\u4e00-\u9fff\[\]_/.—-]{4,60}(?=\)|,(?![A-Za-z\d-]{5}))")
_SHORTEST_BEHIND_COMMA = 3
_LEADING = re.compile(r"^(?:本次|本|该|此次|上述|预计|预估|暂定)+")


class Item(NamedTuple):
    """One labelled value: its kind, its label, and where it stands."""

    kind: str
    word: Word
    at: int
    start: int
    end: int


@dataclass(slots=True)
class Project:
    """The items of one project, by kind, and the name that its own head gives it."""

    items: list[Item] = field(default_factory=list)
    head: tuple[int, int] | None = None

    def of(self, kind: str) -> list[Item]:
        """The items of a kind, in page order."""
        return [item for item in self.items if item.kind == kind]

    def has(self, kind: str) -> bool:
        """Whether the project has an item of a kind."""
        return any(item.kind == kind for item in self.items)


def projects_of(page: Page, begins: int) -> list[Project]:
    """The projects that the items from a position on tell of, each once."""
    heads = [match.span("name") for match in _OWN_HEAD.finditer(page.folded, begins)]
    found: list[Project] = [Project()]
    for item in items_in(page, begins):
        above = next((head for head in reversed(heads) if head[0] < item.at), None)
        own = found[-1]
        if (above and own.items and own.items[-1].at < above[0]) or _is_anothers(page, own, item):
            # a lot is of the same project
            shared = [each for each in own.items if each.kind in _OF_ALL] if item.kind == "lot" else []
            own = Project(shared)
            found.append(own)
        if not own.items and above and (len(found) < 2 or not found[-2].items or found[-2].items[-1].at < above[0]):
            own.head = above
        own.items.append(item)
    return _once(page, [project for project in found if project.has("amount") or project.has("winner") or project.has("rate")])


def value_of(page: Page, item: Item) -> str:
    """A value as one line: without the breaks that stand within its words."""
    text = page.text[item.start : item.end]
    return " ".join(re.sub(r"(?<=[^\x00-\x7f])\s*\n\s*|\s*\n\s*(?=[^\x00-\x7f])", "", text).split()).strip(" ;,。、:")


def _is_anothers(page: Page, own: Project, item: Item) -> bool:
    """Whether an item begins another project: a name, a buyer, a number or a lot that the open one has already, and another."""
    if item.kind not in ("project_name", "buyer", "project_number", "lot"):
        return False
    before = own.of(item.kind)
    return bool(before) and all(value_of(page, other) != value_of(page, item) for other in before) and own.has("amount")


def _once(page: Page, projects: list[Project]) -> list[Project]:
    """The projects, those of one name as one: a summary at the top tells them before their part does."""
    kept: dict[str, Project] = {}
    for project in projects:
        names = project.of("project_name")
        lots = "".join(value_of(page, lot) for lot in project.of("lot"))
        name = value_of(page, names[0]) if names else page.text[slice(*project.head)] if project.head else ""
        key = "".join(name.split()) + lots if name else f"{id(project)}"
        if key in kept:
            kept[key].items += project.items
        else:
            kept[key] = project
    return list(kept.values())


def items_in(page: Page, begins: int) -> list[Item]:
    """Labelled values of the items that describe what was won, in page order."""
    beside = _beside(page, begins)
    matches = [found for found in map(_labelled, islice(_ITEM.finditer(page.folded, begins), _MOST)) if found]
    found = []
    for match, following in pairwise([*matches, None]):
        kind = _kind(match.text) if match else None
        if match is None or kind is None or any(low <= match.at < high for low, high in beside):
            continue
        limit = min(following.begins if following else len(page.folded), match.end + _LONGEST_VALUE)
        stop = _value_end(page.folded, match.end, limit)
        sentence = page.folded.find("。", match.end, stop) if kind in _NAMED else -1
        stop = sentence if sentence >= 0 else stop
        number = _NUMBER_ALONE.match(page.folded, match.end, stop) if kind == "project_number" else None
        start, end = page.span(match.end, number.end() if number else stop)
        if end > start:
            key, qualifier = bare(match.text)
            found.append(Item(kind, Word("amount" if kind == "amount" else kind, key, qualifier), match.at, start, end))
    return found


class _Label(NamedTuple):
    """A label: where the value before it ends, where it begins and ends, and its words."""

    begins: int
    at: int
    end: int
    text: str


def _labelled(match: re.Match[str]) -> _Label | None:
    """The label of a match: a known one where it stands in a line, of several words the last where that alone is known."""
    text, at, begins = match["label"], match.start("label"), match.start()
    if match["gap"] == "," and not match["number"] and len(text) < _SHORTEST_BEHIND_COMMA:
        return None
    words, _, last = text.rpartition(" ")
    if words and match["line"] is None and _kind(text) is None and len(last) >= _SHORTEST_BEHIND_COMMA and _kind(last):
        begins = at + len(words)
        text, at = last, begins + 1
    kind = _kind(text)
    if match["blank"] and kind != "amount":
        return None
    return _Label(begins, at, match.end(), text) if match["line"] is not None or match["number"] or kind else None


def _beside(page: Page, begins: int) -> list[tuple[int, int]]:
    """The parts of the page that do not speak of what was won."""
    parts = list(_PART.finditer(page.folded, begins))
    ends = [*(part.start() for part in parts), len(page.folded)][1:]
    return [(part.start(), end) for part, end in zip(parts, ends, strict=True) if _BESIDE.search(part["head"])]


def _value_end(folded: str, start: int, limit: int) -> int:
    """Where a value ends: at a stop or the next number, and at the end of a line that is too short to have been broken."""
    stop = _PARTED.search(folded, start, limit)
    end = stop.start() if stop else limit
    begin = folded.rfind("\n", 0, start) + 1
    line = folded.find("\n", start, end)
    while line >= 0:
        opened = folded.count("(", start, line) > folded.count(")", start, line)
        if len(folded[begin:line].strip()) < _SHORTEST_WRAPPED and not opened:
            return line
        begin = line + 1
        line = folded.find("\n", begin, end)
    return end


def _kind(label: str) -> str | None:
    """The kind of an item's label, None where it says nothing of a result."""
    key = _LEADING.sub("", "".join(re.sub(r"\([^()]*\)", "", label).split()))
    inner = "".join(label.split())
    if not key or len(key) > 16:
        return None
    kind = next((kind for kind, pattern in _KINDS if pattern.fullmatch(key)), None)
    if kind is not None:
        return kind
    if _RATE.search(key) and "说明" not in key:
        return "rate"
    return "amount" if _AMOUNT.fullmatch(key) and not _NO_AMOUNT.search(inner) else None
