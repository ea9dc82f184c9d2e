"""What a notice announces, from its title, its body and its outcome; never from the channel it was filed under."""

from __future__ import annotations

import re

from scrapers.notice import NoticeType

_TITLE = (
    (re.compile(r"更正|变更公[告示]|澄清|补遗|补充公告|修改公告|延期公告"), NoticeType.CORRECTION),
    (re.compile(r"终止|中止|暂停|撤销|取消"), NoticeType.TERMINATION),
    (re.compile(r"废标|流标|招标失败|采购失败|未成交|失败公告|失败公示"), NoticeType.FAILED),
    (re.compile(r"候选人|候选供应商|评标结果公示|评审结果公示|预中标"), NoticeType.CANDIDATE),
    (
        re.compile(r"合同(?:公告|公示|签订|备案)|合同$|框架协议(?!.*(?:成交|中标|中选|入围|结果|候选))|协议书?$|履约验收"),
        NoticeType.CONTRACT,
    ),
    (re.compile(r"中标|成交|中选|入围|定标|结果|竞得|采购结果"), NoticeType.AWARD),
    (
        re.compile(
            r"招标|采购公告|磋商|询价|谈判|资格预审|比选公告|遴选公告|竞价|征集|采购意向|征求意见|单一来源|需求公示|采购文件|公告$|邀请"
        ),
        NoticeType.TENDER,
    ),
)
_AWARDED_BODY = re.compile(r"中标\(成交\)信息|成交供应商|中标供应商|中标人[:\s]|成交结果|中标结果|中标单位|成交信息|中标信息")
_FAILED_BODY = re.compile(
    r"结果类型\s?[:|\t\n]?\s?(?:废标|流标)|(?:本|该)(?:项目|次(?:采购|招标)|标段|包).{0,20}(?:废标|流标|采购失败|招标失败)|(?:作|予以)(?:废标|流标)"
)


# the form of corrections, where the page was saved without its title
_CORRECTS = re.compile(r"原公告的?(?:采购)?(?:项目)?(?:名称|编号)(?s:.){1,600}?更正(?:信息|事项|内容)")
_ENDS = re.compile(r"合同|协议|公告|公示|结果|通知|公布|名单|候选人|声明|公示表")
_SAYS_WON = re.compile(
    r"(?:中标|成交|中选|定标)(?:\(\S{2}\)|（\S{2}）)?(?:结果)?(?:公告|公示)|(?:中标|成交|中选)(?:人|供应商|单位)(?:名单|公告|公示)"
)
_AS_SAID = (NoticeType.CORRECTION, NoticeType.TERMINATION, NoticeType.CONTRACT)
_LONGEST_TITLE = 160


def title_type(title: str) -> NoticeType | None:
    """What a title says; None where it says nothing or is no title but a sentence."""
    if len(title) > _LONGEST_TITLE or "。" in title or not _ENDS.search(title):
        return None
    return next((kind for pattern, kind in _TITLE if pattern.search(title)), None)


_ANNOUNCED = re.compile(r"(?:现将|现就|现对)[^。\n]{0,60}?(?:公告|公示|公布)")


def announced(folded: str) -> NoticeType | None:
    """What the opening sentence of a body without a title says it announces."""
    return title_type(_announcement(folded))


def _announcement(folded: str) -> str:
    match = _ANNOUNCED.search(folded, 0, 1500)
    return match.group() if match else ""


def decide(
    title: str | None,
    folded: str,
    *,
    has_awards: bool,
    has_candidates: bool,
    has_failed: bool,
    contract: bool = False,
) -> NoticeType:
    """The type of a notice from what its title says and what was read from its body."""
    said = (title_type(title) if title else None) or announced(folded)
    if said is None and _CORRECTS.search(folded, 0, 3000):
        return NoticeType.CORRECTION
    if said is None and contract:
        return NoticeType.CONTRACT
    if said in _AS_SAID:
        return said
    if has_awards or has_candidates:
        return _with_results(said, title or _announcement(folded), has_awards=has_awards)
    if said is NoticeType.FAILED:
        return said
    if said in (NoticeType.AWARD, None) and (has_failed or _FAILED_BODY.search(folded)):
        return NoticeType.FAILED
    if said is not None:
        return said
    return NoticeType.AWARD if _AWARDED_BODY.search(folded[:3000]) and "供应商" in folded else NoticeType.OTHER


def _with_results(said: NoticeType | None, title: str, *, has_awards: bool) -> NoticeType:
    if said in (NoticeType.CANDIDATE, NoticeType.TENDER):
        return said
    return NoticeType.AWARD if has_awards or _SAYS_WON.search(title) else NoticeType.CANDIDATE
