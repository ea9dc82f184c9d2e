"""Parties of one cell: whether a text can name one, and the lead and the members of a joint venture apart."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import RANK
from scrapers.reading.lexicon.labels import section
from scrapers.reading.lexicon.names import HAN, REGION, is_legal, is_name, is_person, is_short, tidy
from scrapers.reading.lexicon.roles import (
    bare_party,
    behind_role,
    does_works,
    is_led,
    is_partner,
    lead_first,
    speaks_of_roles,
    without_roles,
)
from scrapers.reading.lexicon.running import PLACED, first_name, runs_into_address
from scrapers.reading.lexicon.words import any_of, words_of

# (联合体成员), (占七成), (7:3)
_NOTE = re.compile(
    rf"\((?:{any_of('venture_notes')}[^()]*|[^()]{{0,16}}{any_of('share_notes')}[^()]{{0,16}}|\d{{1,2}}(?:\.\d{{1,2}})?%|\d{{1,2}}(?::\d{{1,2}}){{1,4}})\)"
)
# 其中某公司占七成
_SAYS_SHARES = re.compile(any_of("share_notes", "share_work"))
_VENTURE, _JOINT, _MEMBER = any_of("venture"), any_of("joint_venture"), any_of("member")
# what parts names begins with one of these, or stands before one: a search skips whatever else there is
_PARTS_WITH = f"\\s(\\d②-⑳、;,/|+&以与和及联—–\\-{''.join({word[0] for word in words_of('joint_venture', 'venture', 'member')})}"
_SPLIT = re.compile(
    rf"(?=[{_PARTS_WITH}])(?:\s*(?=(?:{_JOINT}|(?<!投标){_VENTURE}[^\s:、]{{0,4}}|(?<!联合体){_MEMBER}[^\s:、]{{0,4}})\s*:)"
    rf"|(?<=[司院所厂心行局部站店会社校)])\s*(?:\(?\d{{1,2}}\)?[、.)]|[②-⑳])\s?(?={HAN})"
    # 1 某公司 2 某公司
    rf"|(?<=[司院所厂)])\s*\d{{1,2}}\s*(?={HAN}{{4,28}}?(?:公司|院|所|厂|中心|集团))|[、;,/|+&\n]|\s{{2,}}"
    rf"|(?<=[司院所厂)])\s+(?={HAN})(?!联合(?!体))|(?<=[司)院所])(?:以及|与|和|及)(?={HAN}{{2,}}?(?:公司|院|所))"
    # 某某公司与某某建筑安装队: what ends there names another, too
    rf"|(?<=[司)院所])与(?={HAN}{{6,40}}$)"
    rf"|(?<=[司院所厂])\s*(?=\({any_of('member_marks')}\)\s?{HAN}{{2}})"
    rf"|(?<=[司院所厂])\s?[—–-]{{1,2}}\s?(?={HAN}{{4,28}}(?:公司|院|所|厂))"
    rf"|(?<=[司院所])\s?联合\s?(?=(?!体){HAN}{{2,40}}(?:公司|院|所)))"
)
# 联合体（某公司、某院）, 某公司联合体（某公司、某院）
_LED_VENTURE = rf"[^()、,;\n]{{1,40}}(?={_VENTURE}\s?\([^()]{{2,60}}(?:公司|[院所]))"
_WRAPPED = re.compile(rf"(?:{_LED_VENTURE})?{_VENTURE}\s?:?\s?\((?P<names>.+)\)")
_MAY_SPLIT = re.compile(
    rf"[②-⑳]|[司院所厂)）]\s*\d|[(（]\d{{1,2}}[)）]|[、;；,，/|｜+&\n\s]|{_VENTURE}|{_MEMBER}|[司)）院所]以?[与和及]|[司院所厂]\s?[—–-]|联合|[(（]{any_of('member_marks')}[)）]"
)
_TRADES = (*words_of("trades"), "会计师", "律师", "税务师")
_MEMBERS_TOLD = re.compile(rf"(?:{_JOINT}|{_VENTURE}|{_MEMBER})[^\s:、]{{0,4}}\s*:")
# what is no party by itself: a role, 组成的联合体, a number, a share
_MARK = re.compile(rf"(?:共同)?(?:组成的?)?{_VENTURE}|{any_of('venture_marks')}\d?[:：]?|\d+(?:\.\d+)?[%％]?|[①-⑳]")
_OPEN = re.compile(r"[\u4e00-\u9fff()·A-Za-z]{4,30}")
_CELL = re.compile(r"[\u4e00-\u9fff]{4,40}")
_FIGURE_BEHIND = re.compile(r"\s?[(\d¥$]")
_CLAUSE_ENDS = ",;。:\n"
_LISTS, _PARTS = "、", ",;"
# 某某公司//某某院 资质：甲级
_JOINS, _LONGEST_NAME = re.compile(r"\s?(?://|;)\s?"), 60
_SHORTEST, _LONGEST_LIST = 4, 240
_MOST_LINES, _FAR = 3, 120
# lines of a column by width: a full one may be narrower than another by a letter and a half
RAGGED = 3
_FIGURES = re.compile(r"[¥￥$]?\d")
_SCORE = re.compile(r"\s?\((?:[\u4e00-\u9fff]{0,6}分[数值]?\s?[:为]?\s?\d{1,3}(?:\.\d{1,4})?\s?分?|\d{1,3}(?:\.\d{1,4})?\s?分)\)")
# what a cell holds that is no name: a clause, a place in a street, a work, a head, an outcome
_NO_PARTY = re.compile(
    rf"[的了在已与或将被请应为是系由按无未不见]|[路街巷道号栋幢楼层室座弄]$"
    rf"|{any_of('works', 'head_ends', 'title_kinds', 'what_is_bought')}$"
    rf"|{any_of('tender_failed', 'other_money', 'counted_words')}"
)


@lru_cache(maxsize=4096)
def can_be_party(text: str) -> bool:
    """Whether a text can name a party where only one can stand: as organizations end, or by what it is not."""
    if is_legal(text):
        return True
    folded = fold(text)
    if not _OPEN.fullmatch(folded) or not is_name(text) or is_person(folded) or folded.isascii():
        return False
    return not (_NO_PARTY.search(folded) or RANK.search(folded) or section(folded)) and column(folded).kind == "other"


def is_placed(text: str) -> bool:
    """Whether a text can name a party and says where it sits, as most names do."""
    return is_legal(text) or (can_be_party(text) and PLACED.match(fold(text)) is not None)


def name_in_row(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the name ends with which a row of cells run together goes on: by its own ending, else before what is no name."""
    if name := first_name(folded, start, end):
        return name
    run = _CELL.match(folded, start, end)
    if run is None:
        return None
    region = REGION.search(folded, run.start() + _SHORTEST, run.end())
    stop = region.start() if region else run.end()
    if not region and not _FIGURE_BEHIND.match(folded, stop):
        return None
    piece = folded[run.start() : stop]
    return (run.start(), stop) if is_placed(piece) and not runs_into_address(piece, len(piece)) else None


def split_parties(text: str) -> list[str]:
    """The parties of a supplier cell: one, or the lead and members of a joint venture, in printed order but the lead first."""
    speaks = speaks_of_roles(fold(text))
    if not speaks and not _MAY_SPLIT.search(text):
        return [tidy(text)]
    parted = (speaks and _parted(without_roles(text), venture=True)) or _parted(text, venture=False)
    if not parted:
        return [_alone(text) if speaks else tidy(text)]
    return lead_first(text, parted) if speaks else parted


def scored_parties(text: str) -> list[str]:
    """The parties of a list that tells each one's score (A（得分：91.2）、B（得分：90.1）); nothing where it is no such list."""
    pieces, last = [], 0
    for score in _SCORE.finditer(fold(text), 0, _LONGEST_LIST):
        pieces.append(text[last : score.start()])
        last = score.end()
    names = split_parties("".join(pieces)) if len(pieces) > 1 and last == len(text) else []
    return names if len(names) == len(pieces) and all(map(is_legal, names)) else []


def _alone(text: str) -> str:
    """The one party of a text that tells its role: 某某公司（施工，牵头人）, 成员单位某某公司."""
    party = behind_role(tidy(without_roles(text).strip(";")))
    return party if is_legal(party) else behind_role(tidy(text))


def between_parties(head: str, cuts: list[int]) -> list[int]:
    """The `cuts` that end what stands before a name, without those between the parties of one venture: A（牵头人），B（成员）."""
    cuts, end = [*cuts], len(head)
    while cuts and head[cuts[-1] - 1] in _PARTS:
        before, piece = head[cuts[-2] if len(cuts) > 1 else 0 : cuts[-1] - 1], head[cuts[-1] : end]
        if not (is_partner(piece) or is_led(before)) or not is_legal(split_parties(without_roles(before))[0]):
            break
        end = cuts.pop() - 1
    return cuts


def names_end(folded: str, start: int, end: int) -> int:
    """Where the parties of a venture end of which a sentence names the first from `start` to `end`; `end` of a name alone."""
    while (sign := _JOINS.match(folded, end)) and (name := first_name(folded, sign.end(), sign.end() + _LONGEST_NAME)):
        if name[0] != sign.end() or not is_legal(folded[slice(*name)]):
            break
        end = name[1]
    depth, stop = 0, end
    while stop < min(len(folded), end + _FAR) and (folded[stop] not in _CLAUSE_ENDS or depth > 0):
        depth += (folded[stop] == "(") - (folded[stop] == ")")
        stop += 1
    return stop if speaks_of_roles(folded[end:stop]) and len(split_parties(folded[start:stop])) > 1 else end


def list_begins(folded: str, start: int) -> int:
    """Where the line begins whose list of names goes on in the one that begins at `start`: 某某公司、 / 某某院."""
    for _ in range(_MOST_LINES):
        end = len(folded[max(0, start - _FAR) : start].rstrip()) + max(0, start - _FAR)
        if not 0 < end < start or folded[end - 1] != _LISTS:
            break
        start = max(folded.rfind("\n", 0, end) + 1, end - _FAR)
    return start


def _parted(text: str, *, venture: bool) -> list[str]:
    """The parties of a text where it names several, in printed order; nothing where it does not."""
    if wrapped := _WRAPPED.fullmatch(fold(text)):
        text = text[slice(*wrapped.span("names"))]
    if "\n" in text:
        text = _whole_trades(text)
    folded = fold(text)
    pieces = [_without_note(part) for part in _pieces(text, folded)]
    if venture or (len(pieces) > 1 and all(map(does_works, pieces[1:]))):
        pieces = [bare_party(tidy(piece)) for piece in pieces]
    parties = [party for party in map(tidy, pieces) if party and not _MARK.fullmatch(party)]
    parties = list(dict.fromkeys(parties))
    while len(parties) > 2 and _SAYS_SHARES.search(parties[-1]) and not is_legal(parties[-1]):
        parties.pop()
    told = len(parties) == folded.count(_LISTS) + 1 or _MEMBERS_TOLD.search(folded)
    listed = told and all(map(can_be_party, parties))
    # of names over lines such an ending may be the rest of one
    ends = _ends_itself if "\n" not in text else is_legal
    return parties if len(parties) > 1 and (listed or all(map(ends, parties))) else []


def _ends_itself(party: str) -> bool:
    return is_legal(party) or is_short(party)


def _pieces(text: str, folded: str) -> list[str]:
    """The pieces of a text between what parts names outside brackets."""
    pieces, last = [], 0
    depth = at = 0
    for match in _SPLIT.finditer(folded):
        depth += folded.count("(", at, match.start()) - folded.count(")", at, match.start())
        at = match.start()
        if depth <= 0:
            pieces.append(text[last : match.start()])
            last = match.end()
    return [*pieces, text[last:]]


def _whole_trades(text: str) -> str:
    """A text without the line breaks that part the words of a trade: 某某园 / 林绿化有限公司 is one name."""
    pieces = text.split("\n")
    joined = pieces[0].rstrip()
    for piece in map(str.strip, pieces[1:]):
        parted = any(
            joined.endswith(trade[:at]) and piece.startswith(trade[at:]) for trade in _TRADES for at in range(1, len(trade))
        )
        joined += piece if parted else f"\n{piece}"
    return joined


def _without_note(part: str) -> str:
    note = _NOTE.search(fold(part))
    return part[: note.start()] + part[note.end() :] if note else part


def are_lines_of_name(lines: list[str]) -> bool:
    """Whether some lines are those of one name in a narrow column: all but the last as wide as each other, none a name itself."""
    *full, last = lines
    if not full or not all(map(is_legal, split_parties("".join(lines)))):
        return False
    if is_legal(last) and (is_legal("".join(full)) or any(map(is_legal, full))):
        # two names; 某某集团 / 有限公司 is one
        return False
    widths = [width_of(line) for line in full]
    if max(widths) - min(widths) > RAGGED or width_of(last) > widths[0] + 1 or any(map(_FIGURES.match, lines)):
        return False
    return not (is_legal(last) and PLACED.match(last))


def width_of(line: str) -> int:
    """How wide a line is printed: a Chinese character takes two places."""
    return sum(2 if char > "\u2e80" else 1 for char in line)
