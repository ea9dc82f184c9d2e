"""Lines that a printer broke, joined again."""

from __future__ import annotations

import re

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import LOT
from scrapers.reading.lexicon.labels import label, section
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import split_parties
from scrapers.reading.lexicon.words import any_of

# a name broken within its ending, or an amount behind its comma
_BROKEN = re.compile(
    rf"(?<=[\u4e00-\u9fff)）])\n(?={any_of('name_tails')}|{any_of('trades')}{{1,3}}(?:(?:集团|股份)?有限(?:责任)?公司|经营部|服务部|商行|设计院|研究院|事务所)(?:\s|$)|(?:专业)?合作社(?:\s|$))"
    r"|(?<=[\u4e00-\u9fff])\n(?=[\u4e00-\u9fff](?:集团|股份)?有限(?:责任)?公司)"
    # a branch, or what kind of partnership it is
    r"|(?<=公司)\n(?=[\u4e00-\u9fff]{2,8}分公司(?:\s|$))|(?<=所)\n(?=[(（](?:特殊)?(?:普通|有限)合伙[)）])"
    # the next party of a list, and the word for all of them
    r"|(?<=[司院所厂)）]、)\n(?=[\u4e00-\u9fff(（])|(?<=联)\n(?=合体)|(?<=联合)\n(?=体)"
    r"|(?<=\n序)\n(?=号\s)"
    # the word for a winner before his name
    r"|(?<=候选)\n(?=人[\u4e00-\u9fff])|(?<=供应)\n(?=商[\u4e00-\u9fff:：])|(?<=[标交选]单)\n(?=位[\u4e00-\u9fff:：])"
    # 第一中标 / 候选人, in a narrow cell
    rf"|(?<=第[{COUNTING}\d](?:中标|成交|中选|推荐))\n(?=候选[人供单])|(?<=[标交选]候)\n(?=选[人供单])"
    r"|(?<=有)\n(?=限(?:责任)?公司)|(?<=有限)\n(?=(?:责任)?公司)|(?<=有限责)\n(?=任公司)|(?<=有限责任)\n(?=公司)|(?<=[限任]公)\n(?=司)"
    # 中标状 / 态, a head; 会计师事 / 务所
    r"|(?<=[标交选]状)\n(?=态\s)|(?<=会计)\n(?=师事务所)|(?<=[计律]师)\n(?=事务所)|(?<=师事)\n(?=务所)|(?<=师事务)\n(?=所)"
    # 某某集团第 / 三工程局有限公司
    rf"|(?<=[\u4e00-\u9fff]第)\n(?=[{COUNTING}]{{1,3}}[\u4e00-\u9fff]{{2}})"
    r"|(?<=\d,)\n(?=\d{3})|(?<=\d)\n(?=[,，]\d{3}[,，.\d元])|(?<=\d[,，]\d)\n(?=\d\d[,，.元])|(?<=\d[,，]\d\d)\n(?=\d[,，.元])|(?<=\d\.)\n(?=\d{2}\s?元)|(?<=\d\.\d)\n(?=\d\s?[万亿]?元)|(?<=[A-Za-z\d]-)\n(?=[A-Za-z\d])"
)


# ￥1423 / 366.00（大写…, ：260 / 601.92元
_BROKEN_AMOUNT = re.compile(r"([:：¥￥]\s?\d[\d,，]{0,9})\n(?=\d{1,6}(?:[,，]\d{3})*\.\d{2}\s?[元(（])")


_OPEN_BRACKET = re.compile(r"[(（](?P<inside>[^()（）:：\n]{2,40})\n(?=[^()（）:：\n]{1,40}(?:\n[^()（）:：\n]{1,20})?[)）])")


_ENDS = re.compile(r"(?:[。;；:：!]|公告|公示)\s*$|[\t|]|\S {2,}\S")


# a row of a table begins with its number, whose name may run into it and into a figure: 1某某公司100.00
_BEGINS = re.compile(
    rf"\s*(?:\d{{1,2}}[\u4e00-\u9fff(（][\u4e00-\u9fff()（）]{{2,40}}(?:公司|[院所厂社])[¥￥\d]|序号[\u4e00-\u9fff]|\d{{1,3}}\s+(?![年月日号时分万亿元%])|[#(（{COUNTING}\d]{{1,4}}\s?[、.．)）](?!\d)|第[{COUNTING}\d]|[包标分][段包标]?号?\s?\d{{1,2}}\s?[:：\s]|[|\t]"
    # 2标段某某公司以100万元中标
    rf"|{LOT}(?:\s?(?:[:：\s]|$)|[\u4e00-\u9fff(（）)]{{4,40}}?(?<=[司院所厂社)）])(?:[以为,，]|{any_of('won')}))"
    rf"|[A-Z]{{1,3}}-?\d{{1,2}}\s+\S+\s|.*\S {{2,}}\S)"
)
_CLAUSE = re.compile("[,，。;；(（]")
_LABELLED = re.compile(r"\s*(?P<label>[^\s:：,，。]{2,14})\s?[:：]")


_NARROWEST, _WIDEST, _RAGGED = 40, 110, 3


_FULL_LINES = 3
# 1、某某公司，投标报价100元
_ITEM = re.compile(r"\s*[(（]?\d{1,2}[、.．)）]\s?[^\d\s]")
_NUMBER = re.compile(r"\s*\d{1,2}\s*")
# by letters, of which each full line has as many
_SHORTEST, _LONGEST = 20, 200


# eight letters with a space behind each; the first space comes first, for a search leaps to it
SPACED = re.compile(r" (?<=\S )[^\S\n]?(?:\S [^\S\n]?){7}")


_FEWEST_LETTERS, _ALONE = 7, 0.9


# cells of a row that begins with a name
_FEWEST_CELLS = 3
# the breaks within one bracket
_MOST_BREAKS = 2


def unwrapped(text: str) -> str:
    """Text whose lines end where a printed page ended, with what was broken there or set in spaced letters joined again."""
    if SPACED.search(text):
        text = "\n".join(unspaced(line) for line in text.split("\n"))
    text = _BROKEN_AMOUNT.sub(r"\1", _BROKEN.sub("", text))
    for _ in range(_MOST_BREAKS):
        text = _OPEN_BRACKET.sub(lambda match: match.group()[:-1], text)
    lines = text.split("\n")
    full = _full(lines)
    if full is None:
        return text
    # cells of their own where several lines are such: ranks, numbers of rows
    numbers = {i for i, line in enumerate(lines) if _NUMBER.fullmatch(line)}
    begins = numbers if len(numbers) > _FULL_LINES else set()
    parts = []
    for i, line in enumerate(lines):
        goes_on = full[i] and i + 1 < len(lines) and not _ENDS.search(line) and i + 1 not in begins and not _begins(lines[i + 1])
        parts.append(line if goes_on else f"{line}\n")
    return "".join(parts).removesuffix("\n")


def _full(lines: list[str]) -> list[bool] | None:
    """Which lines are as wide as the page, by letters or by columns; None where it has no width of its own."""
    longest = max(map(len, lines))
    if _SHORTEST <= longest <= _LONGEST:
        full = [len(line) == longest for line in lines]
        if len({line for line in lines if len(line) == longest and not _ITEM.match(line)}) > _FULL_LINES:
            return full
    if longest > _WIDEST:
        return None
    widths = [_width(line.strip()) for line in lines]
    widest = max(widths)
    full = [width > widest - _RAGGED for width in widths]
    # names of several parties are cells, however long, and the items of a list are alike: they tell no width
    fitting = {line for line, fits in zip(lines, full, strict=True) if fits and not _ITEM.match(line)}
    wide = {line for line in fitting if not all(map(is_legal, split_parties(line)))}
    return full if _NARROWEST <= widest <= _WIDEST and len(wide) >= _FULL_LINES else None


def _begins(line: str) -> bool:
    """Whether a line begins something of its own: a row, the heads of a table, a part, a labelled value."""
    cells = line.split(maxsplit=_FEWEST_CELLS)
    if len(cells) >= _FEWEST_CELLS and (is_legal(cells[0]) or all(label(fold(cell)) for cell in cells[:2])):
        return True
    # 中标金额 1285.60万元: a label and a gap
    if cells and label(fold(cells[0])) and (len(cells) == 2 or (len(cells) > 1 and cells[1][:1].isdigit())):
        return True
    labelled = _LABELLED.match(line)
    if labelled and is_legal(_CLAUSE.split(line[labelled.end() :].strip(), maxsplit=1)[0]):
        # 南片区：某某公司，中标单价0.65元
        return True
    word = fold(labelled["label"]) if labelled else ""
    return _BEGINS.match(line) is not None or (bool(word) and bool(label(word) or section(word)))


def unspaced(line: str) -> str:
    """A line in which every letter stands alone (中 标 人 ： 某 某 公 司), without the spaces between them."""
    pieces = line.split()
    alone = sum(len(piece) == 1 for piece in pieces)
    spread = alone > _FEWEST_LETTERS and alone >= len(pieces) * _ALONE and any("\u4e00" <= piece <= "\u9fff" for piece in pieces)
    return "".join(pieces) if spread else line


def _width(line: str) -> int:
    """How wide a line is printed: a Chinese character takes two places."""
    return sum(2 if char > "\u2e80" else 1 for char in line)
