"""Form of a listed company's own notice: who issues it, which names it shortens, and what it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from scrapers.notice import NoticeType
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.page.page import Page

# what only notices of listed companies print; all of it begins with letters that a search can leap to
_LISTED = re.compile(
    r"证券(?:代码|简称)|股票(?:代码|简称)|股(?<=[ABH].)(?:代码|简称)|债券(?:代码|简称)|股份代[号號]|披露|公司公告|董事会(?:及)?(?:其)?全体(?:成员|董事)|全体董事保证|上市[规規][则則]|投资者|自愿性?(?:公告|公布|披露)"
)
_SHARE = re.compile(r"证券代码|股(?:票|(?<=[ABH].))代码")
# what the issuer calls itself
PRONOUNS = frozenset(("公司", "本公司", "我公司", "上市公司"))
_BRACKET = re.compile(r"\((?P<inside>[^()]{1,90})\)")
_QUOTED = re.compile(r"[“\"‘'「『]\s?(?P<alias>[^“”\"‘’'「」『』]{1,30}?)\s?[”\"’'」』]")
_SHORTENED = re.compile(r"简称|簡称|(?<![统合統])称为?|^\s?[“\"「『]")
_UNQUOTED = re.compile(r"[简簡]称:?\s?(?P<alias>[\u4e00-\u9fffA-Za-z]{2,16})$")
# 连同其附属公司统称「本集团」 shortens several names
_TOGETHER = re.compile(r"[合统統]称|[连連]同")
# no name goes on over these
_HARD = re.compile(r"[。;:,《》“”\"「」|\t!]|\n\s*\n|(?<=[司院所)])[与與和及、]")
_BEFORE_NAME = re.compile(
    r".*(?:[子孙孫]公司|附[属屬]公司|[参參]股公司|[联聯合]营公司|近日|日前|近期|今日|收到|接到|[获獲]悉|[显顯]示|告知|确认|确定|[招投]标人|招标[单單]位"
    r"|[业業]主[单單]位|采购人|发包人|建设[单單]位|代理机构|成[员員]单位|[牵牽]头人|关于|[联聯]合体|特此|提示|[公预預]告|公布)[:之的]?"
)
# looked for first, for a search leaps to it
_BOARD = re.compile(r"董\s?事\s?会")
_SIGNED = re.compile(r"(?P<name>[\u4e00-\u9fff()A-Za-z]{4,60}公司)\s{0,8}董\s?事\s?会")
# the name above the title, a line of its own
_HEADED = re.compile(r"(?:^|\n)[^\S\n]*(?P<name>[\u4e00-\u9fff()A-Za-z]{4,60}公司)\s{0,40}关[于於][^。:;]{2,160}?公\s?告")
_SUBSIDIARY_BEFORE = re.compile(r"(?:[子孙孫]公司|附[属屬]公司)[:之的]?(?:[^。;:,与與]{1,110}、)?$")
_LONGEST_LIST = 140
_LONGEST_NAME, _MOST_BRACKETS, _LONGEST_PAGE, _HEAD = 90, 400, 60_000, 3_000
_COMPANY = re.compile(r"(?:公司|集团|银行|Limited|Ltd\.?|LTD\.?)$")

_IN_QUOTES = re.compile(r"《[^《》]{1,200}》")
_RECEIVED = re.compile(
    r"(?:收到|取得|接到|获得|獲得|领取|領取)(?<!未..)(?<!未能..)(?<!以..)(?![^。;]{0,60}(?:不确定|[风風]险))[^。;]{0,120}?(?:中标|成交|中选)(?:的)?(?:结果)?通知"
)
_NOT_YET = re.compile(r"(?:尚|仍|暂)未(?:收到|取得|接到|[获獲]得|[领領]取)|能否(?:收到|取得|[获獲]得|中标|签订)")
_TO_WIN = re.compile(r"[预預拟擬](?:计)?(?:中标|成交|中选)|(?:中标|成交|中选)候选")
_SHOWN = re.compile(r"(?:处于|仍在|尚在)[^。;]{0,20}公示|公示期(?:间|内|限|自|为|为|:|尚未|至)|(?:中标|成交)候选人公示")
_WON = re.compile(r"中标|成交|中选|[预預]中|得标|承建|承包")
_SPEAKS = re.compile(rf"{_WON.pattern}|合同")
# 关于中标及预中标项目的公告
_BOTH = re.compile(r"中标[及和与、](?:近期)?[预拟](?:中标|成交)|[预拟]中标[及和与、](?:近期)?中标")
_SIGNS = re.compile(r"(?:签订|签署|签约)[^。]{0,80}(?:合同|协议|订单)|合同(?:签订|签署)")
# a notice of these speaks of no new result, or takes one back
_OTHERWISE = re.compile(
    r"终止|解除|取消|撤销|放弃|未中|落标|作废|无效|失效|更正|补充|变更|诉讼|仲裁|延期|澄清|问询|回复|框架|战略|意向|投资设立|减持|增持|担保|异常|质疑|暂停"
)
_UNDONE = re.compile(
    r"[中成](?:(?<=中)[标选]|(?<=成)交)(?:资格|结果|通知书)?[^。;]{0,12}(?:被)?(?:取消|撤销|作废|无效|解除)"
    r"|[取撤放](?:(?<=取)消|(?<=撤)销|(?<=放)弃)[^。;]{0,16}(?:中标|成交|中选)|未能中标|未中标"
)
# what may come is no news: 如中标被取消
_PERHAPS = re.compile(r"如|若|可能|或|风险|能否|不排除")
_TITLE = re.compile(r"关[于於](?P<about>[^。:;]{2,160}?)的?[^。:;\n]{0,12}?公\s?告")


@dataclass(frozen=True, slots=True)
class Form:
    """A listed company's notice: its issuer, the names it shortens, what it announces, and where its own words begin."""

    issuer: str
    issuer_span: tuple[int, int]
    aliases: dict[str, tuple[str, tuple[int, int]]]
    # the issuer and those of its companies that it names as such
    own: frozenset[str]
    kind: NoticeType | None
    # several results of two kinds, or words that disagree
    doubtful: bool
    begins: int


def form_of(page: Page, title: str | None) -> Form | None:
    """The form of a listed company's notice of what it won or contracted; None of any other page."""
    if len(page.folded) > _LONGEST_PAGE or not _is_listed(page.folded):
        return None
    aliases = _aliases(page)
    issuers = {name for alias, (name, _) in aliases.items() if alias in PRONOUNS}
    if not issuers and (signed := _signer(page)):
        aliases |= dict.fromkeys(PRONOUNS, signed)
        issuers = {signed[0]}
    announced = _announced(page, title) if len(issuers) == 1 else None
    if announced is None:
        return None
    issuer, span = next(value for alias, value in aliases.items() if alias in PRONOUNS)
    if not _COMPANY.search(issuer):
        return None
    own = frozenset(name for name, (start, _) in aliases.values() if _is_subsidiary(page.folded, start)) | {issuer}
    aliases |= dict.fromkeys(PRONOUNS, (issuer, span))
    begins = span[0] if span[0] < len(page.folded) // 2 else 0
    return Form(issuer, span, aliases, own, *announced, begins)


def _is_listed(folded: str) -> bool:
    """Whether a page prints what only listed companies print, and speaks of a win or a contract."""
    return _LISTED.search(folded) is not None and _SPEAKS.search(folded) is not None


def is_listed_head(folded: str) -> bool:
    """Whether a page's head prints the code of a share."""
    return _SHARE.search(folded, 0, _HEAD) is not None


def _is_subsidiary(folded: str, start: int) -> bool:
    """Whether the words before a name say that it is the issuer's company, or one of a list of them."""
    return _SUBSIDIARY_BEFORE.search("".join(folded[max(0, start - _LONGEST_LIST) : start].split())) is not None


def _announced(page: Page, title: str | None) -> tuple[NoticeType | None, bool] | None:
    """What a notice announces, None where it takes back what was won, and whether that is in doubt; None of no result."""
    heading = _TITLE.search(page.folded, 0, 3_000)
    said = "".join((title or "").split()) + (" " + "".join(heading["about"].split()) if heading else "")
    said = said.replace("《", "").replace("》", "")
    body = _IN_QUOTES.sub(lambda quoted: quoted.group() if "通知" in quoted.group() else "", page.folded)
    if _OTHERWISE.search(said):
        return None
    if any(not _PERHAPS.search(body, max(0, found.start() - 24), found.end() + 8) for found in _UNDONE.finditer(body)):
        return None, True
    return _of_words(said, body)


def _of_words(said: str, body: str) -> tuple[NoticeType | None, bool] | None:
    """What the words of a title and a body announce, and whether that is in doubt; None of no result."""
    if _SIGNS.search(said):
        return NoticeType.CONTRACT, False
    received = any(not _NOT_YET.search(body, max(0, found.start() - 6), found.end()) for found in _RECEIVED.finditer(body))
    if _BOTH.search(said):
        return NoticeType.AWARD, True
    if _RECEIVED.search(said):
        return NoticeType.AWARD, not received and _NOT_YET.search(body) is not None
    if _TO_WIN.search(said):
        return NoticeType.CANDIDATE, False
    if not (_WON.search(said) or received or _TO_WIN.search(body)):
        return None
    if received:
        return NoticeType.AWARD, False
    to_win = _TO_WIN.search(body) or _SHOWN.search(body)
    return (NoticeType.CANDIDATE if to_win else NoticeType.AWARD), False


def _aliases(page: Page) -> dict[str, tuple[str, tuple[int, int]]]:
    """The names that the page shortens, by what it calls them, each where it stands."""
    found: dict[str, tuple[str, tuple[int, int]]] = {}
    flat = "".join(page.folded.split())
    for bracket in islice(_BRACKET.finditer(page.folded), _MOST_BRACKETS):
        names = list(_called(bracket["inside"])) if _SHORTENED.search(bracket["inside"]) else []
        named = name_before(page, bracket.start(), flat) if names else None
        if named:
            found = {**dict.fromkeys(names, named), **found}
    return found


def _called(inside: str) -> Iterator[str]:
    """What a bracket behind a name calls it: 以下简称“公司”或“本公司”."""
    alone = inside if (together := _TOGETHER.search(inside)) is None else inside[: together.start()]
    quoted = ["".join(match["alias"].split()) for match in _QUOTED.finditer(alone)]
    if not quoted and (bare := _UNQUOTED.search(alone)):
        quoted = [bare["alias"]]
    yield from quoted


def name_before(page: Page, stop: int, flat: str) -> tuple[str, tuple[int, int]] | None:
    """The legal name that ends at a position, over the breaks of lines: of several the one that the page prints most often."""
    low = max(0, stop - _LONGEST_NAME)
    cuts = [cut.end() for cut in _HARD.finditer(page.folded, low, stop - 1)]
    start = cuts[-1] if cuts else low
    if before := _BEFORE_NAME.match(page.folded[start:stop].replace("\n", " ")):
        start += before.end()
    begins = [start, *(start + gap.end() for gap in re.finditer(r"\s+", page.folded[start:stop]))]
    best: tuple[int, str, int] | None = None
    for begin in begins:
        name = tidy(page.text[begin:stop])
        if is_legal(name) and len(name) > 5:
            printed = flat.count("".join(name.split()))
            best = best if best and best[0] >= printed else (printed, name, begin)
    if best is None:
        return None
    span = page.span(best[2], stop)
    return best[1], span


def _signer(page: Page) -> tuple[str, tuple[int, int]] | None:
    """The company whose board signs the notice, or whose name heads it, where it prints its name elsewhere, too."""
    by_board = _SIGNED.finditer(page.folded) if _BOARD.search(page.folded) else ()
    signed = [*_HEADED.finditer(page.folded, 0, _HEAD), *by_board]
    if not signed:
        return None
    name = tidy(page.text[slice(*signed[-1].span("name"))])
    if is_legal(name) and "".join(page.folded.split()).count(name) > 1:
        return name, signed[-1].span("name")
    return None
