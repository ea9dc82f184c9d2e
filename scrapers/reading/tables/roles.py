"""The roles of a table's columns, from what their cells hold where their heads are unknown, missing or say something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, pairwise

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.figures import BARE_MONEY, SAID_MONEY
from scrapers.reading.lexicon.forms import LOT_AT_START, RANK, counts_candidate, rank_of
from scrapers.reading.lexicon.kinds import PARTY_KINDS, PRICES
from scrapers.reading.lexicon.labels import Word, unit_in
from scrapers.reading.lexicon.names import is_legal, key_of, tidy
from scrapers.reading.lexicon.parties import can_be_party, split_parties
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.dealing.outcomes import LOST, WON, tells_outcome
from scrapers.reading.values.failures import says_failed

# money that says so itself, in figures or in words
_MONEY, _BARE_MONEY = re.compile(SAID_MONEY), re.compile(BARE_MONEY)
# heads that leave open what stands under them
_OPEN = frozenset(("other", "party_name", "address", "item"))
# as many names or figures show that a row is one of bids
_MANY = 2
# 合作方, and not 制造商
_PARTY_HEAD = re.compile(rf"(?!.*{any_of('makers')})[\u4e00-\u9fff]{{0,6}}{any_of('party_nouns')}{any_of('name_or_none')}")
_OUTCOMES, _MAY_RANK = ("other", "result", "remark"), PARTY_KINDS | {"index", "other", "result", "remark"}
# 签约合同总价
_MONEY_HEAD = re.compile(rf"[\u4e00-\u9fff]{{0,8}}{any_of('price_nouns')}")
# heads what is counted by, or organizations
UNIT = "单位"
_RANK = re.compile(rf"(?:拟|建议)?(?:推荐|确定|评定|列)?为?{RANK.pattern}")
ORDER = re.compile("[排顺次]序|名次|排名")
_PROPOSED = "候选"
_SAMPLE, _LONGEST_PARTIES, _NO_BID = 12, 160, ("", "/", "-", "—", "无")
# what parts a name from what stands with it in its cell
_PARTED = re.compile(r"[\n()、/,;:&+ 与和]|(?<=[司院所])\S")
_FIGURE_TOLD = re.compile(r"\s?(?:[,;\s]|\((?=[^()]*\)$))[\u4e00-\u9fff]{2,8}\s?:?\s?[¥]?\d[\d,.]*\s?(?:[%‰折]|[万亿]?元)\)?$")
_FIGURE_ENDS, _LETTER = ("%", "‰", "折", "元", ")"), re.compile(r"[A-Za-z\u4e00-\u9fff]")
# what a price is judged to be worth stands under a head for prices, too
_JUDGED_BESIDE = ("商务", "技术", "资信")
_JUDGED, _POINTS = ("价格", "报价", "价格部分", "报价部分"), re.compile(r"\d{1,2}(?:\.\d{1,4})?|100(?:\.0+)?|[-/—]")
_SUM = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{4,})\.\d{2,6}")
# 中标金额：12万元 in a cell of its own
_UNLABELLED = re.compile(r"^[\u4e00-\u9fff]{2,8}(?:\([^()]*\))?\s?:\s*")
_PAST_WORKS, _OF_WORKS = re.compile("业绩|类似项目|同类项目"), ("合同", "签约", "金额", "项目", "规模")
_DONE = PRICES | {"project_name"}


def settled(header: list[Word], rows: Sequence[list[Cell]]) -> list[Word]:
    """The header's words with each column's role corrected by its cells; the first rows of a table tell."""
    columns = [[row[i].text for row in rows[:_SAMPLE] if i < len(row) and row[i].text] for i in range(len(header))]
    words = [
        word._replace(kind="party_name") if word.key == UNIT and cells and all(map(begins_with_name, cells)) else word
        for word, cells in zip(header, columns, strict=True)
    ]
    words = [w._replace(kind="result") if tells_outcome(w, cells) else w for w, cells in zip(words, columns, strict=True)]
    works = next((i for i, word in enumerate(words) if _PAST_WORKS.search(word.key)), len(words))
    # 业绩名称 | 合同金额
    words[works:] = [w._replace(kind="item") if w.key.startswith(_OF_WORKS) and w.kind in _DONE else w for w in words[works:]]
    role: Word | None = None
    # 第一, 第二 beside a winner's column are numbers
    may_rank = _MAY_RANK - {"index"} if any(word.kind == "supplier" for word in header) else _MAY_RANK
    for i, (word, cells) in enumerate(zip(header, columns, strict=True)):
        if _ranks_some(word, i, rows[:_SAMPLE]):
            words[i] = word._replace(kind="result")
        elif word.kind in may_rank and cells and (all(map(is_rank, cells)) or _counts(word, cells)):
            # 中标候选人, or 序号, over 第一名, 第二名
            words[i], role = word._replace(kind="rank"), role or (word if word.kind in PARTY_KINDS else None)
    ranked = next((columns[i] for i, word in enumerate(words) if word.kind == "rank"), [])
    if ranked and all("候选" in text for text in ranked):
        words = [word._replace(kind="candidate") if word.kind in ("bidder", "party_name") else word for word in words]
    if any(word.kind == "score" for word in words) and any(word.key.startswith(_JUDGED_BESIDE) for word in words):
        # 商务 | 技术 | 价格 | 总分
        points = [bool(cells) and all(map(_POINTS.fullmatch, cells)) for cells in columns]
        words = [
            word._replace(kind="score") if word.key in _JUDGED and scored and not word.qualifier else word
            for word, scored in zip(words, points, strict=True)
        ]
    kinds = {word.kind for word in words}
    # who made the goods is named in a table of items, too
    if not kinds & PARTY_KINDS:
        _find_party(words, columns, role, of_items=role is None and bool(kinds & {"item", "unit_price"}))
    if not any(word.kind in PRICES for word in words):
        _find_price(words, columns)
    return words


def _ranks_some(word: Word, column: int, rows: Sequence[list[Cell]]) -> bool:
    """Whether a column makes candidates of some bidders and not of others: 推荐为第一中标候选人, nothing, 否决.

    A row that lacks other cells too goes on in the one above it, as a partner does.
    """
    if word.kind not in _OUTCOMES:
        return False
    cells = [row[column] for row in rows if column < len(row) and all(c.text for i, c in enumerate(row) if i != column)]
    ranked = [cell for cell in cells if _PROPOSED in cell.text and is_rank(cell.text)]
    others = [cell for cell in cells if cell not in ranked and cell.text not in _NO_BID]
    return 0 < len(ranked) < len(cells) and all(LOST.match(cell.text) for cell in others)


def _counts(word: Word, cells: list[str]) -> bool:
    """Whether a column of parties, or one whose head speaks of an order, numbers its rows: 1, 2, 3, above 职务 perhaps."""
    ordered = ORDER.search(word.key) is not None
    ranks = [rank_of(text) for text in cells if ":" not in text[:-1]]
    ranks = ranks[: ranks.index(None)] if ordered and None in ranks else ranks
    # 第一, 第二, of each lot anew, and 1, 2, under 中标候选人排序
    spelt = all(text.startswith("第") for text in cells)
    counts = ranks[:1] == [1] and all(
        ((ordered or spelt) and after == 1) or after == (one or 0) + 1 for one, after in pairwise(ranks)
    )
    return counts and (ordered or word.kind in PARTY_KINDS or (spelt and word.kind == "index"))


def is_rank(text: str) -> bool:
    """Whether a cell is a rank and nothing else but who proposes it: 推荐为第一中标候选人, 中标候选人1."""
    ranked = len(text) < 20 and "第" in text and _RANK.fullmatch("".join(text.split()))
    return bool(ranked) or counts_candidate(text)


@lru_cache(maxsize=4096)
def names_party(text: str) -> bool:
    """Whether a cell names a party, alone or before its address, its partners or a note."""
    if is_legal(text):
        return True
    if _LETTER.search(text) is None or _PARTED.search(text) is None:
        return False
    return first_name(text, 0, min(len(text), 90)) is not None or len(split_parties(text[:_LONGEST_PARTIES])) > 1


def bid_heads(row: list[Cell], above: list[Cell], below: list[Cell]) -> dict[int, str]:
    """Columns that names of bidders head over their prices, each with the key of the name; none without a winner's column beside.

    标项 | 甲公司 | 乙公司 | 中标单位; the names may stand below one head (各单位报价), which is in `above`.
    """
    # looked for first, in every row of every table: figures or none below some of its cells
    offers = (one for one in below if one.text in _NO_BID or (_may_be_money(one.text) and _BARE_MONEY.fullmatch(one.text)))
    if len(row) > len(below) or len([*islice(offers, _MANY)]) < _MANY:
        return {}
    spanned = [i < len(above) and above[i].start == cell.start for i, cell in enumerate(row)]
    named = {i: key_of(tidy(cell.text)) for i, cell in enumerate(row) if not spanned[i] and begins_with_name(cell.text)}
    won = [i for i, cell in enumerate(row) if i not in named and column(cell.text).kind == "supplier"]
    if len({*named.values()}) < _MANY or len(won) != 1:
        return {}
    figures = [below[i].text for i in named if below[i].text not in _NO_BID]
    named_below = key_of(tidy(below[won[0]].text)) in named.values()
    return named if named_below and figures and all(map(_BARE_MONEY.fullmatch, figures)) else {}


def _may_be_money(text: str) -> bool:
    """Whether a filled cell begins as money does: with a figure, a sign or 人民币."""
    return not text[0].isalpha() or text[0] == "人"


def of_winner(words: list[Word], row: list[Cell], bidders: dict[int, str]) -> list[Word]:
    """The words of a row in a table with a column for each bidder's price: of those only the winner's own is one."""
    won = {key_of(tidy(cell.text)) for word, cell in zip(words, row, strict=False) if word.kind == "supplier"}
    return [word._replace(kind="other") if i in bidders and bidders[i] not in won else word for i, word in enumerate(words)]


def told_without_heads(cells: list[Cell]) -> list[Word] | None:
    """The words of a row without a header that says itself what it holds: a lot, a rank, one name, money with its unit."""
    lot = LOT_AT_START.fullmatch(cells[0].text) is not None
    ranked = next((i for i, cell in enumerate(cells[: 1 + lot]) if is_rank(cell.text)), None)
    if not (lot or ranked is not None):
        # a row of bidders may look the same
        return None
    named = [i for i, cell in enumerate(cells) if begins_with_name(cell.text)]
    priced = [i for i, cell in enumerate(cells) if _MONEY.fullmatch(_UNLABELLED.sub("", cell.text))]
    if len(named) != 1 or len(priced) != 1 or not named[0]:
        return None
    words = [Word("lot" if lot else "other", "", ""), *[Word("other", "", "")] * (len(cells) - 1)]
    if ranked is not None:
        words[ranked] = Word("rank", "", "")
    proposed = ranked is not None and _PROPOSED in cells[ranked].text
    words[named[0]], words[priced[0]] = Word("candidate" if proposed else "bidder", "", ""), Word("amount", "", "")
    return words


def _find_party(words: list[Word], columns: list[list[str]], role: Word | None, *, of_items: bool) -> None:
    """Gives the party's role to the one column whose cells are registered names; among items its head must speak of one."""
    named = [
        i
        for i, (word, cells) in enumerate(zip(words, columns, strict=True))
        if word.kind in _OPEN
        and cells
        and not (of_items and not _PARTY_HEAD.fullmatch(word.key))
        and sum(begins_with_name(text) for text in cells) * 2 > len(cells)
    ]
    if role and not named:
        # 名称 beside 中标候选人排序
        unknown = [i for i, word in enumerate(words) if word.kind == "party_name"]
        named = [i for i in unknown if columns[i] and all(map(can_be_party, columns[i]))]
    if len(named) == 1:
        word = words[named[0]]
        kind = role.kind if role else "party_name" if word.kind == "party_name" else "bidder"
        words[named[0]] = Word(kind, role.key if role else word.key, word.qualifier)


def begins_with_name(text: str) -> bool:
    """Whether the first line of a cell is a registered name, alone or before a figure of its own: 某某公司（下浮率：42%）."""
    line = text.split("\n", 1)[0].strip()
    if is_legal(line):
        return True
    told = _FIGURE_TOLD.search(line) if line.endswith(_FIGURE_ENDS) else None
    return told is not None and is_legal(line[: told.start()])


def _is_money(text: str) -> bool:
    """Whether a cell is money that says so itself, behind a label of its own or none: 报价:798000(元)."""
    bare = _UNLABELLED.sub("", text)
    return _BARE_MONEY.fullmatch(bare) is not None and any(sign in bare for sign in "元¥￥$")


def _are_money(word: Word, cells: list[str]) -> bool:
    """Whether cells are money by their own unit, or figures under a head that prints it."""
    return all(map(_is_money, cells)) or (
        unit_in(word.qualifier).endswith("元") and all(_BARE_MONEY.fullmatch(cell.replace("\n", "")) for cell in cells)
    )


def _are_sums(cells: list[str]) -> bool:
    """Whether cells under 中标结果 are sums to the fen, but for those of lots that failed."""
    sums = [_SUM.fullmatch(cell) is not None for cell in cells]
    return any(sums) and all(is_sum or says_failed(cell) for is_sum, cell in zip(sums, cells, strict=True))


def _find_price(words: list[Word], columns: list[list[str]]) -> None:
    """Gives the price's role to the one column whose cells are money with its unit, headed by nothing or a price nobody knows."""
    priced = [
        i
        for i, (word, cells) in enumerate(zip(words, columns, strict=True))
        if (word.kind == "other" and (not word.key or _MONEY_HEAD.fullmatch(word.key)) and cells and _are_money(word, cells))
        or (word.kind in ("result", "supplier") and WON.match(word.key) and _are_sums(cells))
    ]
    if len(priced) == 1:
        words[priced[0]] = words[priced[0]]._replace(kind="amount")
