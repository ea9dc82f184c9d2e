"""Legal names: what can be one, where one ends in running text, and joint ventures."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.labels import LABELS
from scrapers.reading.lexicon.words import any_of, words_of

_HAN = r"[\u4e00-\u9fff]"
_LEGAL = re.compile(rf"{any_of('legal_ends')}(?:\([^()]{{2,12}}\))?(?:\([^()]*\))?$")
# a name in running text: up to the first full legal ending, plus a branch
_ENDS = re.compile(rf"{any_of('name_ends')}(?:\({any_of('partnerships')}\))?|(?<={_HAN}{{2}}){any_of('short_name_ends')}")
# a name may hold another one's ending: 某某研究院集团有限公司, 某某市中心医院
_WHOLE_AFTER = re.compile(
    rf"(?:(?![省市区县路号街])[\u4e00-\u9fff()]){{0,16}}?{any_of('companies')}|{_HAN}{{1,8}}?{any_of('traders')}|{any_of('after_centre')}(?:{_HAN}{{1,6}}?{any_of('institutes')})?"
)
# 某某大学华西口腔医院
_OF_UNIVERSITY = re.compile(rf"(?:(?![为与和及由系是以])(?!{any_of('party_labels')}){_HAN}){{0,12}}?{any_of('of_universities')}")
# 某某集团公司第二十八研究所
_NUMBERED_PART = re.compile(rf"第[{COUNTING}\d]{{1,5}}{any_of('parts_of_companies')}")
# 某某勘察院（某某局第二地质大队): the other name of an institution
_OTHER_NAME = re.compile(r"\([^()\d:]{5,40}\)")
_BRANCH = re.compile(rf"\(?(?![为是系由以和与及]){_HAN}{{1,14}}?{any_of('branches')}(?!{_HAN}{{0,2}}(?:公司|院))\)?")
_LEADING = re.compile(
    rf"^(?:\({any_of('member_marks')}\)\s*|[\d、.．:;,。\s()·—\-]*[、.．:;,。\s()·—\-](?=[^\d\s])|(?:20|1?\d)(?=[^\d\sA-Z])|第[{COUNTING}\d]+{any_of('ranked_kinds')}\s*[:.、]?\s*"
    rf"|(?:{any_of('judged_in')}[中的]{{0,2}})?{any_of('ranks_said')}第[一二三四1-4][名位]?的{any_of('ranked_bidders')}?"
    rf"|{any_of('sentence_begins')}[^,;。:]{{0,40}}(?<![司院所厂心]),\s?(?:{any_of('decides')}|{any_of('at_last')}?由)?|{any_of('decides')}(?={_HAN}{{4}})"
    rf"|{any_of('won_of')}{any_of('winner_words')}{any_of('name_or_none')}{any_of('is_named')}:?\s?(?={_HAN}{{4}})"
    rf"|{any_of('said_before_names')}|{any_of('before_names')}\s*(?:\d|[一二三四])?\s*[:]|(?:{any_of('named_kinds')}?名称|{any_of('winner_heads')})\s*(?={_HAN}{{4}}))+"
)
# 编码某省某公司: cells run together, where the name begins with its region
_REGION = re.compile(any_of("regions"))
_BEFORE_REGION = frozenset(LABELS) | frozenset(words_of("before_regions"))
_LONGEST_BEFORE = 14
_IN_LOT = rf"第?[A-Za-z\d{COUNTING}]{{1,3}}{any_of('lot_words')}|{any_of('lot_words')}[A-Za-z\d{COUNTING}]{{1,3}}"
_TRAILING = re.compile(
    # the name in the other language
    r"(?<=公司)\s?\(?[A-Z][A-Za-z .,'&()\-]{5,}$"
    r"|(?:[\s。;、,:·*①-⑳]|\(注\s?\d{0,2}\)|\[注?\d{1,2}\]|(?<![A-Za-z])\.)+$"
    rf"|\((?:{_IN_LOT})\)\s*$|(?<=[司院所厂])\s?(?:\d{{1,2}}|\(\d{{1,2}}\)|[\d-]{{7,14}})$|(?<=[司院所])(?:组成的?)?{any_of('venture')}$"
    rf"|(?<=[司院所厂])\s?/\s?{_HAN}{{2,4}}$|[(\[]{any_of('after_names')}[)\]]\s*$|\({_HAN}{{1,3}}{any_of('persons')}\)$"
    rf"|\({any_of('short_for')}[^()]{{0,30}}\)\s*$|\((?:[^()]{{0,8}}代码)?[:\s]*[0-9A-Z]{{18}}\)\s*$|\(\d{{1,3}}(?:\.\d+)?%\)\s*$"
)
# (联合体成员), (占七成), (7:3)
_NOTE = re.compile(
    rf"\((?:{any_of('venture_notes')}[^()]*|[^()]{{0,16}}{any_of('share_notes')}[^()]{{0,16}}|\d{{1,2}}(?:\.\d{{1,2}})?%|\d{{1,2}}(?::\d{{1,2}}){{1,4}})\)"
)
# 其中某公司占七成
_SAYS_SHARES = re.compile(any_of("share_notes", "share_work"))
_NONE = re.compile(
    rf"/|-+|—+|\*+|0|\\|{any_of('no_name')}|{any_of('no_name_begins')}.*|.*{any_of('no_name_ends')}|.*{any_of('no_name_holds')}.*"
)
_END_ALONE = re.compile(
    rf"{any_of('legal_ends')}|{any_of('trades')}{{1,3}}(?:集团|股份)?有限(?:责任)?公司|.(?:集团|股份)?有限(?:责任)?公司"
)
_CHINESE = re.compile(_HAN)
# 某某公司以100万元的价格中标
_PRICED = re.compile(r"\d\s?(?:[万亿]?元|%(?![^()]*\)))|[¥$]\s?\d")
# 第一年（元）, a head
_OF_MONEY = re.compile(r"\((?:单位:?)?(?:人民币)?[万亿]?元\)$")
_SENTENCE = re.compile(rf"[。;!?]|经.{{0,6}}委员会|{any_of('sentence_words')}")
# 某某公司为某某银行分行 begins with a name and is none
_NAMES_ANOTHER = re.compile(r"公司[为系]")
# words of table heads: a text that holds them is a table run together, never a name
_HEADS = re.compile(rf"{any_of('head_words')}|[□√]|包\s?\d{{1,3}}\s?{any_of('lot_outcomes')}")
_VENTURE, _JOINT, _MEMBER = any_of("venture"), any_of("joint_venture"), any_of("member")
_SPLIT = re.compile(
    rf"\s*(?=(?:{_JOINT}|(?<!投标){_VENTURE}[^\s:、]{{0,4}}|(?<!联合体){_MEMBER}[^\s:、]{{0,4}})\s*:)"
    rf"|(?<=[司院所厂])\s*\(?\d{{1,2}}\)?[、.)]\s?(?={_HAN})|[、;,/+&\n]|\s{{2,}}"
    rf"|(?<=[司院所厂])\s+(?={_HAN})(?!联合(?!体))|(?<=[司)院所])(?:以及|与|和|及)(?={_HAN}{{2,}}?(?:公司|院|所))"
    rf"|(?<=[司院所厂])\s*(?=\({any_of('member_marks')}\)\s?{_HAN}{{2}})"
    rf"|(?<=[司院所])\s?联合\s?(?=(?!体){_HAN}{{2,40}}(?:公司|院|所))"
)
# 联合体（某公司、某院）
_WRAPPED = re.compile(rf"{_VENTURE}\s?:?\s?\((?P<names>.+)\)")
_MAY_SPLIT = re.compile(rf"[、;；,，/+&\n\s]|{_VENTURE}|{_MEMBER}|[司)）院所]以?[与和及]|联合|[(（]{any_of('member_marks')}[)）]")
_SPACE_IN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_MARK = re.compile(rf"{any_of('venture_marks')}\d?[:：]?")
_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
_LATIN = re.compile(r"[A-Za-z]{3,}")
_PERSON = re.compile(rf"[{''.join(words_of('surnames'))}]{_HAN}{{1,2}}")
# says of a bidder what it is
_CANDIDATE = "候选"
_LONGEST = 90


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """A name as printed, without the marks, notes and line breaks round it; spaces between Chinese characters dropped."""
    text = " ".join(text.split())
    if " " in text:
        text = _SPACE_IN.sub("", text)
    folded = fold(text)
    region = _REGION.search(folded, 2, _LONGEST_BEFORE)
    if region and folded[: region.start()] in _BEFORE_REGION:
        text, folded = text[region.start() :], folded[region.start() :]
    while True:
        leading = _LEADING.match(folded)
        trailing = _TRAILING.search(folded)
        if leading and leading.end() < len(folded):
            text, folded = text[leading.end() :], folded[leading.end() :]
        elif trailing and trailing.start() > 0:
            text, folded = text[: trailing.start()], folded[: trailing.start()]
        else:
            break
    if folded.startswith("(") and folded.find(")") == len(folded) - 1:
        text = text[1:-1]
    unclosed = folded.count("(") - folded.count(")")
    if unclosed == 1 and folded.endswith("("):
        text = text[:-1]
    return text.strip("\"'“”")


def is_name(text: str) -> bool:
    """Whether a text can be a party's name: of some length, not a sentence, not a placeholder, not a bare number."""
    return 2 <= len(text) <= _LONGEST and _is_name(text)


def is_legal(text: str) -> bool:
    """Whether a text ends as registered names end."""
    return 2 <= len(text) <= _LONGEST and _is_legal(text)


def is_person(text: str) -> bool:
    """Whether a text is the name of a natural person, and nothing else."""
    return _PERSON.fullmatch(text) is not None


# the same names stand in a page many times, and are asked about at every place
@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    folded = fold(text)
    if (
        ":" in folded
        or folded[0] in "为系[【"
        or _CANDIDATE in folded
        or _NAMES_ANOTHER.search(folded)
        or _NONE.fullmatch(folded.strip("()"))
        or _END_ALONE.fullmatch(folded)
        or _HEADS.search(folded)
        or _PRICED.search(folded)
        or _OF_MONEY.search(folded)
        or folded.replace(".", "").replace(",", "").isdigit()
    ):
        return False
    if not _CHINESE.search(folded):
        return " " in folded and bool(_LATIN.search(folded))
    return not _SENTENCE.search(folded) or bool(
        _LEGAL.search(folded) and len(folded) < 45 and "。" not in folded and ";" not in folded
    )


@lru_cache(maxsize=4096)
def _is_legal(text: str) -> bool:
    return bool(_LEGAL.search(fold(text).strip())) and is_name(text)


def first_name(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the first legal name ends in a run of text that begins with it; a branch named after it belongs to it."""
    piece = folded[start:end]
    stop = 0
    for found in _ENDS.finditer(piece):
        stop = found.end()
        inside = piece.count("(", 0, stop) > piece.count(")", 0, stop)
        if not inside or piece[stop : stop + 1] == ")" or ")" not in piece[stop : stop + 20]:
            break
    if not stop:
        return None
    if not piece.endswith("司", 0, stop) and (company := _WHOLE_AFTER.match(piece, stop)):
        stop = company.end()
        if piece.startswith(")", stop) and piece.count("(", 0, stop) > piece.count(")", 0, stop):
            stop += 1
    stop = _whole_institution(piece, stop)
    branch = _BRANCH.match(piece, stop)
    if branch:
        stop = branch.end()
    left = len(piece) - len(piece.lstrip())
    return start + left, start + stop


def _whole_institution(piece: str, stop: int) -> int:
    """Where the name of an institution ends whose own part or other name is printed behind it."""
    within = (
        _OF_UNIVERSITY if piece.endswith(("学", "学院"), 0, stop) else _NUMBERED_PART if piece.endswith("司", 0, stop) else None
    )
    if within and (part := within.match(piece, stop)):
        return part.end()
    other = None if piece.endswith("司", 0, stop) else _OTHER_NAME.match(piece, stop)
    return other.end() if other and _is_legal(other.group()[1:-1]) else stop


def split_parties(text: str) -> list[str]:
    """The parties of a supplier cell in printed order: one, or the lead and members of a joint venture."""
    if not _MAY_SPLIT.search(text):
        return [tidy(text)]
    if wrapped := _WRAPPED.fullmatch(fold(text)):
        text = text[slice(*wrapped.span("names"))]
    folded = fold(text)
    depth, cuts, last = 0, [], 0
    inside = [0] * (len(folded) + 1)
    for i, char in enumerate(folded):
        depth += (char == "(") - (char == ")")
        inside[i] = depth
    for match in _SPLIT.finditer(folded):
        # the depth behind the character before
        if inside[match.start() - 1] <= 0:
            cuts.append(text[last : match.start()])
            last = match.end()
    cuts.append(text[last:])
    parties = [tidy(_without_note(part)) for part in cuts]
    parties = list(dict.fromkeys(part for part in parties if part and not _MARK.fullmatch(part)))
    while len(parties) > 2 and _SAYS_SHARES.search(parties[-1]) and not is_legal(parties[-1]):
        parties.pop()
    if len(parties) > 1 and all(is_legal(part) for part in parties):
        return parties
    return [tidy(text)]


def _without_note(part: str) -> str:
    note = _NOTE.search(fold(part))
    return part[: note.start()] + part[note.end() :] if note else part


def registration_code(text: str) -> str | None:
    """The unified social credit code printed in a text, checksum and all."""
    from stdnum.cn import uscc

    for found in _CODE.finditer(text):
        if uscc.is_valid(found.group()):
            return found.group()
    return None


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """A name for comparison: full-width forms and spaces looked through."""
    return "".join(unicodedata.normalize("NFKC", name).split())
