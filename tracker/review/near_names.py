"""Names close to a watched one: for a person to look at, never for the ledger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from scrapers.numerals import COUNTING
from tracker.model.company import Company, SeenOrganization, decided_names
from tracker.model.decision import Decisions
from tracker.model.keys import supplier_key
from tracker.model.matching import watched

if TYPE_CHECKING:
    from opencc import OpenCC

_BRANCH = re.compile(r"(?:分公司|分行|分店|分院|分所|办事处|代表处|事业部|branch)")
_FORM = re.compile(
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团|\(集团\)|控股|合伙企业|\(有限合伙\))"
)
_PLACE = re.compile(r"^(?:中国|[一-鿿]{2,3}(?:省|市|自治区)|北京|上海|天津|重庆|深圳|广州|杭州|南京|苏州|成都|武汉|西安|香港)市?")
_BRACKETED = re.compile(r"\([^)]*\)")
# what a company does, not what it is called
_TRADE = re.compile(
    r"(?:科技|技术|信息|智能|人工智能|软件|网络|大数据|数据|数字|电子|系统|服务|咨询|开发|发展|实业|产业|工程|建设|贸易|医疗|投资|管理|文化|传媒|通信|云计算"
    r"|计算|研究院|研究|创新|国际)+"
)
_LATIN = re.compile(r"[a-z]+")
# words of a Latin name that say legal form or trade
_COMMON = re.compile(
    r"ai|the|co|company|inc|ltd|limited|corp|corporation|holdings?|group|llc|plc|china|international"
    r"|technolog(?:y|ies)|intelligence|software|data|digital|systems?|services?"
)
_NUMERALS = re.compile(rf"[\d零{COUNTING}百]+")
# likeness in a hundred, letters of a Latin word, characters of a stem or core, from which on they say something
_ALIKE, _WORD, _STEM = 90, 4, 2
# counts up when more names are near than before, so that files compare theirs again
RULES = 1


class Nearness(StrEnum):
    """Reason for which a name is near a watched one, surest first."""

    TRADITIONAL = "traditional"
    BRANCH = "branch"
    SAME_STEM = "same_stem"
    BRAND = "brand"
    ENGLISH = "english"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """An organization that may belong to a company; `near` is the watched name or brand it is near to."""

    organization: SeenOrganization
    company: Company
    nearness: Nearness
    near: str
    score: int


def near_misses(
    organizations: Iterable[SeenOrganization], companies: Sequence[Company], decisions: Decisions
) -> tuple[NearMiss, ...]:
    """The undecided names near a company's names, its brands or its English name; those already in a perimeter are not near."""
    decided = decided_names(decisions)
    found = []
    for organization in organizations:
        if watched((organization.party,), companies):
            continue
        name = supplier_key(organization.party.name)
        for company in companies:
            near = None if (name, company.id) in decided else _nearest(name, company)
            if near:
                nearness, to, score = near
                found.append(NearMiss(organization=organization, company=company, nearness=nearness, near=to, score=score))
    return tuple(found)


def watched_names(companies: Iterable[Company]) -> set[tuple[str, bool]]:
    """Every name that others can be near to, and whether it is a brand."""
    return {(entry.name, False) for company in companies for entry in company.perimeter} | {
        (brand, True) for company in companies for brand in company.names.values()
    }


def candidates(names: Sequence[str], watched_as: Iterable[tuple[str, bool]]) -> set[int]:
    """Places of those among many compared names that may be near a watched one: never fewer than are near, and few more."""
    simple = _converter().convert("\n".join(names)).split("\n")
    return {place for name, is_brand in watched_as for place in _places(simple, name, is_brand=is_brand)}


def _places(simple: Sequence[str], watched_name: str, *, is_brand: bool) -> set[int]:
    from rapidfuzz.process import extract

    key = supplier_key(watched_name)
    whole, stem = _simplified(key), _stem(key)
    parts = [word for word in (_latin_word(watched_name),) if len(word) >= _WORD]
    if is_brand:
        parts += [whole] if _is_core(whole) else []
        return {place for place, name in enumerate(simple) if any(part in name for part in parts)}
    parts += [whole]
    found = {place for place, name in enumerate(simple) if any(part in name for part in parts)}
    found |= {place for _, _, place in extract(whole, simple, scorer=_ratio(), score_cutoff=_ALIKE - 1, limit=None)}
    if len(stem) < _STEM:
        return found
    first, second = stem[0], stem[1]
    return found | {i for i, name in enumerate(simple) if first in name and second in name and _stem(name) == stem}


def _nearest(name: str, company: Company) -> tuple[Nearness, str, int] | None:
    """The surest way in which a name is near a company."""
    near = [*_near_names(name, company), *_near_brands(name, company)]
    order = list(Nearness)
    return min(near, key=lambda item: (order.index(item[0]), -item[2], item[1]), default=None)


def _near_names(name: str, company: Company) -> Iterator[tuple[Nearness, str, int]]:
    simple, stem = _simplified(name), _stem(name)
    for entry in company.perimeter:
        watched_name = _simplified(supplier_key(entry.name))
        if simple == watched_name:
            yield Nearness.TRADITIONAL, entry.name, 100
        elif simple.startswith(watched_name) and _BRANCH.search(simple[len(watched_name) :]):
            yield Nearness.BRANCH, entry.name, 100
        elif len(stem) >= _STEM and stem == _stem(supplier_key(entry.name)):
            yield Nearness.SAME_STEM, entry.name, 95
        else:
            score = round(_ratio()(simple, watched_name))
            if score >= _ALIKE and _NUMERALS.sub("", simple) != _NUMERALS.sub("", watched_name):
                yield Nearness.ALIKE, entry.name, score


def _near_brands(name: str, company: Company) -> Iterator[tuple[Nearness, str, int]]:
    simple = _simplified(name)
    for brand in (*company.names.values(), *(entry.name for entry in company.perimeter)):
        word = _latin_word(brand)
        if len(word) >= _WORD and word in simple:
            yield Nearness.ENGLISH, brand, 80
    for brand in company.names.values():
        core = _simplified(supplier_key(brand))
        if _is_core(core) and core in simple:
            yield Nearness.BRAND, brand, 80


def _is_core(name: str) -> bool:
    """Whether a brand is telling as a part of a name: Latin ones are looked for as words."""
    return len(name) >= _STEM and not name.isascii()


def _latin_word(name: str) -> str:
    """The first word of a Latin name that is neither its legal form nor its trade."""
    return next((word for word in _LATIN.findall(name.casefold()) if not _COMMON.fullmatch(word)), "")


@lru_cache(maxsize=65536)
def _simplified(name: str) -> str:
    return supplier_key(_converter().convert(name))


@lru_cache(maxsize=65536)
def _stem(name: str) -> str:
    """The part of a name that is the company's own: without place, legal form and trade."""
    bare = _BRACKETED.sub("", _PLACE.sub("", _FORM.sub("", _simplified(name))))
    return _TRADE.sub("", bare)


@cache
def _ratio() -> Callable[..., float]:
    from rapidfuzz.fuzz import ratio

    return ratio


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
