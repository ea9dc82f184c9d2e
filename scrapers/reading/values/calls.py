"""Calls for bids, as the body of a page tells them whose title says nothing."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.words import any_of

# what a call for bids tells and no other notice: how to get its papers, who may bid
_INVITES = re.compile(any_of("invites"))
# 项目已具备招标条件，现对该项目的施工进行公开招标
_TENDERED = re.compile(
    r"具备(?:招标|采购)条件,?[^。\n]{0,140}?进行[^。\n]{0,8}?(?:招标|采购|磋商|谈判|询价|比选)"
    # 现就救护车进行院内询价，请于5月6日前递交报价文件
    r"|现[就对将][^。\n]{2,80}?进行[^。\n]{0,10}?(?:招标|询价|比选|磋商|谈判|遴选)[^。\n]{0,200}?(?:报名|递交|提交|参加|参与|前来)"
    # 凡符合要求的承运商均可参与报价
    r"|凡[^。\n]{4,60}?均可(?:参与|参加|前来)[^。,\n]{0,6}?(?:报价|投标|竞标|竞价|比选|报名|磋商|谈判)"
    # 特邀请合格的供应商前来投标
    r"|[特现诚]?邀请[^。,\n]{2,30}?(?:前来|参加|参与)[^。,\n]{0,8}?(?:投标|报价|磋商|谈判|响应|比选)"
)
# 有意向参与报名的企业请将计划书在3月1日之前送至总务处
_INVITED = re.compile(
    r"有(?:合作)?意[向愿者]?[^。\n]{0,40}?(?:请|须|可|于|在)[^。\n]{0,60}?"
    r"(?:送[至到交达]|递交|提交|报名|寄[至到]|发[至到送]|报[至送]|联系|投递)"
    r"|(?:欢迎|邀请?|请)[^。,\n]{0,30}?(?:单位|企业|公司|供应商|商家|厂家|机构)[^。\n]{0,30}?(?:报名|参选|参与|投标|报价|洽谈)"
)
_PROCURES = re.compile("采购|招标|遴选|比选|询价|选聘|选用|议价|竞价|磋商|谈判|供应商|供货|承包|报价|招租|承租|投标|征订")
# others are invited to learn or to play, or for a post
_OF_OTHERS = re.compile("培训|比赛|讲座|招聘|应聘|论坛|大赛|展会|年会|评优|研讨|招生|志愿者|运动会|挂牌|拍卖|转让")
_ANNOUNCED = re.compile(
    r"(?:中标|成交|中选|入围)(?:候选|人|供应商|单位|结果|公|企业)|候选人|废标|流标|终止|结果公|更正|被?确定为|当选"
)
# 采购方式：…, 最高限价：…, 采购需求：…
_ASKS = [
    re.compile(rf"{any_of(group)}(?:\([^()\n]{{1,8}}\))?\s?[:|\t]") for group in ("asked_how", "asked_at_most", "asked_what")
]
# 预计采购时间, of an intention
_INTENDS = re.compile(r"预计(?:采购|招标|实施)(?:时间|日期)")
# 报价截止时间：…, beside what may be paid at most
_UNTIL = re.compile(r"报价(?:截止|结束)(?:时间|日期)\s?[:|\t]")
# 成交后可见, and 中标公告 in a site's menu, tell of no result
_RESULT_TOLD = re.compile(rf"{any_of('tells_result')}(?!后|人?公[告示]|结果公[告示]|通知)")
_AT_MOST, _LONGEST_FORM, _LONGEST_CALL = 1, 5_000, 20_000


def calls_for_bids(folded: str) -> bool:
    """Whether a body tells how to take part."""
    return len(set(_INVITES.findall(folded, 0, _LONGEST_CALL))) > 1


def asks_for_bids(folded: str) -> bool:
    """Whether a page calls for bids, or says what is bought, how and for how much at most, and has no word of a result."""
    asked = [words.search(folded, 0, _LONGEST_FORM) is not None for words in _ASKS]
    closes = asked[_AT_MOST] and _UNTIL.search(folded, 0, _LONGEST_FORM)
    if (closes or _INTENDS.search(folded, 0, _LONGEST_FORM)) and not _RESULT_TOLD.search(folded, 0, _LONGEST_CALL):
        return True
    if (all(asked) or _TENDERED.search(folded, 0, _LONGEST_FORM)) and not _RESULT_TOLD.search(folded, 0, _LONGEST_CALL):
        return True
    invited = _INVITED.search(folded, 0, _LONGEST_FORM) is not None and _PROCURES.search(folded, 0, _LONGEST_FORM) is not None
    return invited and not (_ANNOUNCED.search(folded, 0, _LONGEST_CALL) or _OF_OTHERS.search(folded, 0, _LONGEST_FORM))
