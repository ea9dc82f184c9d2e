"""Past works: what they cost is no price of the notice, whatever its label says."""

from __future__ import annotations

import re

from scrapers.reading.labels.entries import Value
from scrapers.reading.lexicon.columns import OTHERS
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.names import key_of
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.results.collecting.gathering import Gathering

# 近三年类似业绩 | 某某治理 合同金额：1310万元; 上期服务单位：某某公司，合同金额：1856000元
_PAST_WORKS = re.compile(
    rf"业绩|类似(?:项目|工程)|同类(?:项目|工程)|{any_of('past_times')}[\u4e00-\u9fff]{{0,4}}(?:单位|商|人|合同)"
)
# 其他参与供应商：某某公司，报价：1856000元, with no 中标人：某某厂 between
_OF_ANOTHER = re.compile(rf"{OTHERS}(?:供应商|供货商|单位|机构|投标人|公司)\s?:(?:(?!{any_of('won')})[^\n])*\Z")
_HEAD_ABOVE = re.compile(r"(?:业绩|类似(?:项目|工程))\s?:?\n[^\n\t]*\Z")
_OF_CONTRACTS, _LONGEST_HEAD, _FARTHEST = ("合同", "签约"), 14, 200


def did_before(into: Gathering, text: str) -> bool:
    """Whether a part about past works names there who has a result already, as who did one of them."""
    if into.cursor.section != "past_works":
        return False
    named = first_name(text, 0, len(text))
    name = key_of(text[slice(*named)] if named else text)
    return any(key_of(finding.supplier) == name for finding in into.out.findings)


def is_of_past_works(into: Gathering, value: Value) -> bool:
    """Whether a sum is another party's, or that of works done before: 合同金额 of any, 中标价 behind a price the result has."""
    priced = into.finding is not None and into.finding.price is not None
    folded = into.page.folded
    if _OF_ANOTHER.search(folded, max(folded.rfind("\n", 0, value.at) + 1, value.at - _FARTHEST), value.at):
        return True
    if into.cursor.section == "past_works" and into.finding is None and value.word.kind in PRICES:
        return True
    if value.word.kind != "amount" or not (priced or value.word.key.startswith(_OF_CONTRACTS)):
        return False
    line = folded.rfind("\n", 0, value.at) + 1
    cell = max(line, folded.rfind("\t", line, value.at) + 1)
    above = _HEAD_ABOVE.search(folded, max(0, line - _LONGEST_HEAD), value.at)
    return above is not None or _PAST_WORKS.search(folded, max(line, cell - _LONGEST_HEAD), value.at) is not None
