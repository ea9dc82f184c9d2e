"""Roles of the parties of a joint venture as a cell prints them: in brackets, as labels, right before their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.names import HAN, is_legal
from scrapers.reading.lexicon.words import any_of

_NUMBER = rf"(?:\s?[{COUNTING}\d](?!\d))?"
_VENTURE, _IS = any_of("venture"), any_of("is")
_LEAD, _MEMBER = any_of("lead_roles"), rf"{any_of('member_roles')}{_NUMBER}"
_SHORT_LEAD, _SHORT_MEMBER = any_of("short_lead_roles"), rf"{any_of('short_member_roles')}{_NUMBER}"
_ROLE = rf"(?:{_LEAD}|{_MEMBER}|{any_of('partner_roles')})"
_SPEAKS = re.compile(rf"{any_of('venture', 'venture_notes', 'lead_roles', 'member_roles', 'partner_roles')}|{_SHORT_LEAD}\s?:")
_OPEN, _SHUT = r"[(\[]", r"[)\]]"
# （牵头人）, （成员一）, （主）, （施工单位、联合体牵头人，占60%）
_WORDS_BEFORE, _WORDS_BEHIND = r"[^()\[\]:;]{0,16}", r"[^()\[\]]{0,24}"
_LEAD_NOTE = rf"{_OPEN}(?:{_SHORT_LEAD}{_SHUT}|{_WORDS_BEFORE}{_LEAD}{_WORDS_BEHIND}{_SHUT})"
_NOTE = re.compile(rf"{_OPEN}{{1,2}}(?:{_SHORT_LEAD}|{_SHORT_MEMBER}|{_WORDS_BEFORE}{_ROLE}{_WORDS_BEHIND}){_SHUT}{{1,2}}\s?")
# （联合体单位：某院、某所）, （与某院组成联合体）
_NAMES = r"(?:[^()\[\]\n]|\([^()\n]{0,20}\)){4,160}?"
_NAMES_IN_NOTE = re.compile(
    rf"{_OPEN}(?:{_MEMBER}\s?(?:{_IS}|:)?\s?(?P<names>{_NAMES})"
    rf"|与(?P<partners>{_NAMES})(?:共同)?(?:组成)?的?{_VENTURE}){_SHUT}"
)
# 牵头方：, 联合体成员单位为, 成员-; （联合体）主：某某公司 成：某某院
_LABEL = re.compile(rf"{_ROLE}\s?(?:{_IS}|[:\-])\s?|(?<!{HAN})(?:{_SHORT_LEAD}|{_SHORT_MEMBER})\s?:\s?(?={HAN}{{4}})")
# 某某公司为联合体牵头人，某某院为成员组成的联合体; 某某公司牵头，联合某某院; …参与组建的联合体
_LABEL_BEHIND = re.compile(
    rf"{_IS}{_ROLE}(?=[,;、。\s]|(?:共同)?组成|的{_VENTURE}|$)|牵头[,、]\s?(?:并?由|[与和及]|联合|会同)?(?={HAN}{{4}})"
    rf"|(?<=[司院所厂)])(?:共同|牵头|参[与加])*(?:参[与加]|组[成建])的?{_VENTURE}(?:投标)?$"
)
_BEFORE_NAME = re.compile(rf"(?:{_LEAD}|{_MEMBER})\s?(?={HAN}{{4}})")
# 施工：某某公司, 某某公司（设计）
_WORKS_LABEL = re.compile(rf"{any_of('works_of_parties')}\s?:\s?")
_WORKS_NOTE = re.compile(rf"{_OPEN}{any_of('works_of_parties')}{_SHUT}\s?$")
_VENTURE_BEHIND = re.compile(rf"(?:(?:共同)?组成)?的?{_VENTURE}(?:投标)?$")
_NOTED_LEAD = re.compile(rf"\s?{_LEAD_NOTE}")
_SAID_LEAD = re.compile(rf"{_IS}{_LEAD}(?=[,;、。\s]|$)")
_LABELLED_LEAD = re.compile(rf"(?:{_LEAD}\s?(?:{_IS}|[:\-])|(?<!{HAN}){_SHORT_LEAD}\s?:)\s?$")
_ANY_LEAD = re.compile(rf"{_LEAD_NOTE}|{_LEAD}\s?:|{_IS}{_LEAD}")
_LEAD_BEFORE = re.compile(rf"{_LEAD_NOTE}\s?$")
_PARTNER = re.compile(
    rf"{_OPEN}(?:{_SHORT_MEMBER}{_SHUT}|{_MEMBER}(?:{_SHUT}|\s?:))|{_MEMBER}\s?[:\-]|(?P<before>{_MEMBER})\s?(?={HAN}{{4}})"
    rf"|.*{_OPEN}(?:{_SHORT_MEMBER}|{_WORDS_BEFORE}{_MEMBER}{_WORDS_BEHIND}){_SHUT}$"
)
_MEMBERS = re.compile(rf"{_MEMBER}\s?:?")
_NOTED = rf"\s?(?:{_OPEN}[^()\[\]]{{0,24}}{_SHUT})?"
_LEAD_ALONE, _MEMBER_ALONE = re.compile(_LEAD + _NOTED), re.compile(_MEMBER + _NOTED)
_BARE_VENTURE = re.compile(rf"{_OPEN}{_VENTURE}(?:投标)?{_SHUT}")
_LISTS = re.compile("[、;,/和与及]|\n")
# 某某公司（牵头人）与某某公司
_NAME_ENDS, _JOINS = re.compile(r"[^\s、;,/:(\[]"), re.compile("(?:以及|与|和|及|联合(?!体))")
_SEPARATOR = ";"
_LONGEST_BEFORE = 24
# more than any cell of parties holds
_LONGEST_CELL = 2_000


def speaks_of_roles(folded: str) -> bool:
    """Whether a text may tell the parts of parties in a joint venture."""
    return len(folded) <= _LONGEST_CELL and (_SPEAKS.search(folded) or _NOTE.search(folded)) is not None


def tells_roles(folded: str) -> bool:
    """Whether a text prints the role of a party."""
    return bool(_roles(folded))


def without_roles(text: str) -> str:
    """A text in which separators stand for the roles of parties: A（牵头人）B（成员）, 牵头方：A成员方：B."""
    folded = fold(text)
    pieces, last = [], 0
    for start, end, names in _roles(folded):
        pieces += [text[last:start], _LABEL.sub(_SEPARATOR, fold(text[slice(*names)])) if names else ""]
        joined = _JOINS.match(folded, end) if _NAME_ENDS.match(folded[:start].rstrip()[-1:]) else None
        last = joined.end() if joined else end
    pieces.append(text[last:])
    return _SEPARATOR.join(pieces)


def behind_role(text: str) -> str:
    """A party without the role right before its name: 成员单位某某公司."""
    role = _BEFORE_NAME.match(fold(text))
    return text[role.end() :] if role and is_legal(text[role.end() :]) else text


def bare_party(text: str) -> str:
    """A party without its role, and without the works it does: 施工：某某公司, 某某公司（施工单位）."""
    text = behind_role(text)
    folded = fold(text)
    before = _WORKS_LABEL.match(folded)
    start = before.end() if before else 0
    end = len(text)
    # 某某院（勘察）联合体
    for form in (_VENTURE_BEHIND, _WORKS_NOTE):
        behind = form.search(folded, start, end)
        end = behind.start() if behind else end
    return text[start:end]


def does_works(piece: str) -> bool:
    """Whether a piece of a list says of its party which works it does: 某某公司（设计）, 施工：某某公司."""
    folded = fold(piece).strip()
    return _WORKS_NOTE.search(folded) is not None or _WORKS_LABEL.match(folded) is not None


def lead_first(text: str, names: Sequence[str]) -> list[str]:
    """Parties with the one first that the text calls the lead; in their order where it calls none or several so."""
    folded = fold(text).strip()
    # （成员）某某公司（牵头人）某某公司
    before = _NOTE.match(folded) is not None
    leads = [name for name in names if _is_lead(folded, fold(name), before=before)]
    return [leads[0], *[name for name in names if name != leads[0]]] if len(leads) == 1 else [*names]


def is_partner(folded: str, *, plain: bool = False) -> bool:
    """Whether a text names a further party of a venture by its role: （成员）某某公司, 某某公司（联合体成员）.

    `plain`: 联合体 alone does not say so, for a venture may be one of several winners.
    """
    partner = _PARTNER.match(folded)
    if partner is None or _ANY_LEAD.search(folded) or (plain and _BARE_VENTURE.search(folded)):
        return False
    if folded[0] not in "([" and any(names for *_, names in _roles(folded)):
        # 某某公司（联合体成员：某院）
        return False
    return not partner["before"] or is_legal(folded[partner.end() :])


def is_members_label(folded: str) -> bool:
    """Whether a text is the word for members and nothing else, above the name of one."""
    return _MEMBERS.fullmatch(folded) is not None


def is_lead_alone(folded: str) -> bool:
    """Whether a text is the word for a lead and nothing else but a note, in a column of roles: 牵头人（设计）."""
    return _LEAD_ALONE.fullmatch(folded) is not None


def is_member_alone(folded: str) -> bool:
    """Whether a text is the word for a member and nothing else but a note, in a column of roles: 成员（设计）."""
    return _MEMBER_ALONE.fullmatch(folded) is not None


def is_led(folded: str) -> bool:
    """Whether a text ends with a name that is called the lead: 某某公司（牵头人）."""
    return any(note.end() == len(folded) for pattern in (_NOTED_LEAD, _SAID_LEAD) for note in pattern.finditer(folded))


def _is_lead(folded: str, name: str, *, before: bool) -> bool:
    at = folded.find(name)
    if at < 0:
        return False
    head = folded[max(0, at - _LONGEST_BEFORE) : at]
    noted = _LEAD_BEFORE.search(head) if before else _NOTED_LEAD.match(folded, at + len(name))
    return bool(noted or _LABELLED_LEAD.search(head) or _SAID_LEAD.match(folded, at + len(name)))


def _roles(folded: str) -> list[tuple[int, int, tuple[int, int] | None]]:
    """Where roles are printed, each with the names in its brackets; in no more than a cell of parties."""
    found: list[tuple[int, int, int, tuple[int, int] | None]] = []
    if len(folded) > _LONGEST_CELL:
        return []
    for match in _NAMES_IN_NOTE.finditer(folded):
        group = "names" if match["names"] else "partners"
        if any(is_legal(_LABEL.sub("", name).strip()) for name in _LISTS.split(match[group])):
            found.append((match.start(), 0, match.end(), match.span(group)))
    for pattern in (_NOTE, _LABEL, _LABEL_BEHIND):
        found += [(match.start(), 1, match.end(), None) for match in pattern.finditer(folded)]
    kept, last = [], 0
    for start, _, end, names in sorted(found, key=itemgetter(0, 1)):
        if start >= last:
            kept.append((start, end, names))
            last = end
    return kept
