"""What a title tells before its page is fetched: lists that mix all kinds of notices are sifted by it."""

from __future__ import annotations

import re

_RESULT = re.compile(
    r"中标|成交|中选|入围|候选|结果|定标|评标|合同|签约|废标|流标|失败|终止|中止|撤销|取消|作废|更正|变更|澄清|补充|延期|公示|补遗|勘误|暂停"
)
_TENDER = re.compile(
    r"(招标|采购|磋商|谈判|询价|询比|比选|比价|竞价|竞谈|竞磋|竞买|遴选|征集|征询|意向|需求|资格预审|资审|预审|招租|公开|邀请|选取|寻源)[^公]{0,6}"
    r"(公告|公开|书|函|文件|通知)|采购意向"
)


def may_be_result(title: str | None) -> bool:
    """False only for a title that is plainly a call for tenders; everything doubtful is fetched and read."""
    return not title or bool(_RESULT.search(title)) or not _TENDER.search(title)


def looks_like_result(title: str | None) -> bool:
    """Whether the title speaks of a result, a correction or an end of some kind."""
    return bool(title and _RESULT.search(title))
