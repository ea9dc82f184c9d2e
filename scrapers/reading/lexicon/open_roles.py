"""Roles by their form, whatever the trade (校服生产企业, 配合审计单位), and what says that they come of a choice."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.reading.lexicon.labels import label
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of

_NOUN = any_of("open_roles")
# of a role its words up to the noun that the clause ends with; （…） behind it says more
OPEN_ROLE = rf"[^,。;:!\n]{{0,50}}?{_NOUN}(?:\([^()\n]{{1,20}}\))?"
ROLE_ENDS = r"(?=[\s,。;:!]|\Z|的公[示告]|配合|负责|承担|具体)"
# 跟踪审计机构为, 本月食材供应商：
ROLE_LABEL = re.compile(
    rf"(?<![^\s,。;:、)])(?P<role>(?:[\u4e00-\u9fff()\d\-]){{1,24}}?{_NOUN})(?:名单|名称)?(?:分别)?(?P<is>[为是系]\s?:?|:)\s?"
)
_OF_PROCEDURE = re.compile(
    rf"(?:{any_of('roles_of_procedure')}|{any_of('of_procedure')}(?:服务|执行|组织))(?![供服]..){_NOUN}(?:\([^()]*\))?$"
)
_HONOUR = re.compile(any_of("roles_of_honour", "roles_in_procedure"))
_FORMER = re.compile(
    r"^(?:原|前|上|现有|目前|当前|以往|往年|去年|其他|潜在|参与|参加|该|此|各|两|三|多|部分|所有|被|从|在|对|与|为|即)"
)
# 我校, 本工程, 某某项目的: of what was chosen for
_OURS = re.compile(r"[我本该][^,。;\s的]|此次|这次|项目|工程|采购|标段|[学年]年度?|学期")
_CHOICE = any_of("acts_of_tendering", "acts_of_choosing")
_CHOOSES = re.compile(_CHOICE)
# 确定沐锦云熙服饰为校服供应商; 以全票成功当选校服供应商
_SOMEBODY = re.compile(
    rf"(?<![未不拟]){any_of('decides_on', 'chooses')}了?由?[^,。;:\n]{{2,40}}?(?:作?[为是]|担任|承担|负责)"
    rf"(?P<role>[^,。;:\n]{{0,40}}?{_NOUN}){ROLE_ENDS}"
)
_BECAME = re.compile(
    rf"(?<=[\u4e00-\u9fff)\"”])(?<![未没不])(?:{any_of('chosen_as')}|(?:中标|成交|中选)成?为)(?P<role>[^,。;:\n]{{0,40}}?{_NOUN}){ROLE_ENDS}"
)
_MEETS = re.compile("会议|研究|讨论|议定|家委会|家长委员会")
_OPENING, _HOST, _HOSTED = 600, "主办", ("承办", "协办")
_ANNOUNCED = re.compile(
    rf"(?:{_CHOICE}|选定|确定|中选|中标|成交|入围)[^\n。;]{{0,30}}?(?:结果|公[示告布]|通[告报知]|如下)"
    rf"|(?:结果|{_NOUN}|延用|沿用|续用)[^\n。;,]{{0,12}}?(?:公[示布]|如下)"
    rf"|(?:更换|变更|新增|启用)[^\n。;,]{{0,20}}?{_NOUN}[^\n。;,]{{0,12}}?(?:公[示告布]|通[告知])"
)
_RESULTS = re.compile(
    rf"(?:(?:{_CHOICE}|采购|选购|评选)[^\n。;,]{{0,12}}?结果|选定|确定|中选|中标|成交|延用|沿用|续用)[^\n。;]{{0,24}}?(?:公[示告布]|通[告报知]|如下)"
    rf"|{_NOUN}[^\n。;,]{{0,6}}?(?:结果|公[示布](?!期))|{_CHOICE}(?s:.){{0,200}}?现[将就][^\n。]{{0,20}}?结果[^\n。]{{0,6}}?(?:公[示告布]|如下)"
)
# 食品抽检结果公示, 竣工验收结果公告
_OF_CHECKS = re.compile(
    r"(?:报名|资格|黑名单|检查|抽检|抽查|抽样|巡查|验收|立项|处罚|检测|评估|认定|考核|考评|环评|批复|评价|许可|审批|登记|备案)[^\n。;,]{0,16}?(?:结果|公[示告布])"
)


def is_of_choice(folded: str, begins: int, role: tuple[int, int]) -> bool:
    """Whether a role that a sentence gives somebody is that of who was chosen to do or deliver something, and no honour.

    It says for what, or its sentence or the page's opening how was chosen.
    """
    said = folded[slice(*role)]
    if not is_plain(said):
        return False
    return bool(_OURS.search(said) or _CHOOSES.search(folded, begins, role[1]) or announces_choice(folded))


def is_plain(role: str) -> bool:
    """Whether a role is neither of those who buy, conduct and watch nor an honour."""
    return not (_OF_PROCEDURE.search(role) or _HONOUR.search(role))


def tells_choice(sentence: str) -> bool:
    """Whether a sentence says that someone was chosen for a role of any trade: 以全票当选我校校服供应商."""
    for told in (*_SOMEBODY.finditer(sentence), *_BECAME.finditer(sentence)):
        said = told["role"]
        if is_plain(said) and not is_legal(said) and (_OURS.search(said) or _CHOOSES.search(sentence) or _MEETS.search(sentence)):
            return True
    return False


def is_of_procedure(role: str) -> bool:
    """Whether a role is that of who buys, conducts or watches a choice."""
    word = label(role)
    return _OF_PROCEDURE.search(role) is not None or (word is not None and word.kind in ("buyer", "agency"))


def is_winners_label(folded: str, named: re.Match[str]) -> bool:
    """Whether the words before a name are an open role that a page gives its winners and no label has: 审计机构为某某所."""
    role = named["role"]
    # 主办单位, 承办单位 of a contest
    hosts = role.startswith(_HOSTED) and _HOST in folded
    other = hosts or _FORMER.match(role) or label(role) or is_legal(role)
    return is_plain(role) and not other and announces_results(folded)


@lru_cache(maxsize=8)
def announces_choice(folded: str) -> bool:
    """Whether a page's opening speaks of a choice that it announces."""
    return _ANNOUNCED.search(folded, 0, _OPENING) is not None


@lru_cache(maxsize=8)
def announces_results(folded: str) -> bool:
    """Whether a page's opening announces results, and does not only call for offers."""
    return _RESULTS.search(folded, 0, _OPENING) is not None and not _OF_CHECKS.search(folded, 0, _OPENING)
