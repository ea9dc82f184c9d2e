"""Too few bidders: the words for it, and the forms in which a page says so, for all who look for a failure."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.words import any_of

# 不足三家, 未达到法定数量; 仅有两家
_FEWER, _ONE_OR_TWO = any_of("fewer"), r"[仅只]有?\s?[一两二12]\s?"
# 报名单位不足; 仅有两家供应商报名: what became of it is looked for around it
TOO_FEW = re.compile(rf"{any_of('bidders')}[^。\n]{{0,16}}{_FEWER}|{_ONE_OR_TWO}家")
# 投标人不足三家的，…: what would be
IF_TOO_FEW = rf"{_FEWER}[^,。]{{0,8}}[的时],"
# 投标人不足三家, 有效报价不足: narrower, for it alone makes a cell or a line a failed lot: it ends there
TOO_FEW_ALONE = re.compile(
    rf"(?:{any_of('bidders')}|(?:有效|报名|响应|应答|参与)(?:{any_of('bidding')}|报价))(?:{any_of('too_few')}|不足)[。.]?$"
)
# 因报名供应商只有一家，…流标; 有效投标供应商未达到法定数量，项目第二次流标
# For whole bodies, so the outcome belongs to it and no comma stands within it. Before such an outcome words of the bidding
# do for the bidder (有效投标不足三家), and 个 counts bidders; elsewhere 投标保证金不足 is about money, 仅有一个 about a lot.
FAILED_FOR_FEW = re.compile(
    rf"(?:{any_of('bidding')}[^,。;\n]{{0,16}}|{any_of('bidders')})[^,。;\n]{{0,16}}(?:{_FEWER}|{_ONE_OR_TWO}[家个])"
    rf"[^,。;\n]{{0,16}}(?:,[^。;\n]{{0,40}}?)?{any_of('undone_for_few')}"
)
