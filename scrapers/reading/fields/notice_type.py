"""Type of a notice, from its title, its body and its outcome; never from the channel it was filed under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from scrapers.notice import NoticeType
from scrapers.reading.fields.title_type import calls_by_ending, is_report, names_winner, tells_of_deal, title_type, told_by_office
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.values.befallen import befallen, changes_result, is_ruling, is_upheld, takes_back
from scrapers.reading.values.calls import asks_for_bids, calls_for_bids
from scrapers.reading.values.failures import failed_for_few, is_decided_failed, is_failed_thus, tells_failed
from scrapers.reading.values.too_few import TOO_FEW

_CALL = re.compile(any_of("title_tenders", "call_ends"))
_AWARDED_BODY = re.compile(rf"{any_of('body_won')}|{any_of('body_winner')}[:\s]")
_BARE_END = re.compile(rf"(?:{any_of('title_terminates')}|项目|采购|招标|的)+{any_of('announcements')}")
_UNUSUAL = re.compile(any_of("unusual"))
# the form of corrections, where the page was saved without its title
_CORRECTS = re.compile(rf"{any_of('original_notice')}(?s:.){{1,600}}?{any_of('corrected_part')}")
# the whole form: 一、项目基本情况 原公告的采购项目编号 … 二、更正信息; a title need not speak of it
_CORRECTION_FORM = re.compile(
    r"原公告的(?:采购)?项目(?:编号|名称)(?s:.){1,400}?首次(?:发布)?公告日期(?s:.){1,300}?[二2]\s?、\s?更正信息"
)
# 三、更正信息 更正事项：… 更正日期：…, and 首次公告日期 before it
_CORRECTION_PARTS = re.compile(
    r"首次公告日期(?s:.){1,400}?更正(?:信息|事项|内容)|更正(?:事项|内容)\s?:(?s:.){1,2000}?更正日期\s?:"
)
_TERMINATED_BODY = re.compile(rf"{any_of('what_ends')}[^。\n]{{0,20}}?{any_of('ended')}|{any_of('why_ended')}[\s:|]")
_PROPOSED = (
    r"(?:拟(?:定|谈判|采购|协商|邀请)[^,。\n]{0,6}(?:供应商|单位)|拟由[^。\n]{2,60}?(?:提供|承担|实施)"
    r"|(?:同意|拟)[^。\n]{0,12}?[以采]用?(?=单一来源))"
)
_SOLE_SOURCE = re.compile(
    rf"单一来源(?s:.){{0,2000}}?(?:{_PROPOSED}|对[此该本][^,。\n]{{0,8}}采购方式[^。\n]{{0,12}}异议)|{_PROPOSED}(?s:.){{0,2000}}?单一来源"
)
_SAYS_WON = re.compile(rf"{any_of('won_in_title')}(?:\(\S{{2}}\)|（\S{{2}}）)?{any_of('award_titles')}|{any_of('won_in_public')}")
# 评审结果公示, 预中标公示 may name candidates or who is to win; 入围投标人公示 names of whom one will be chosen
_CANDIDATE = re.compile(rf"{any_of('candidate_words')}|入围[投竞]标|(?:评审|评标|综合)(?:排[序名]|得分)")
# 关于发布某某名单的通知, 施工许可信息公开: no act of buying
_BUYS = re.compile(rf"{any_of('acts_of_tendering', 'won', 'decides_on')}|采购|遴选|征集|招租|议价|供应商|供货")
_ANNOUNCED = re.compile(rf"{any_of('announces')}[^。\n]{{0,60}}?{any_of('announcements')}")
_PUBLICITY = re.compile(any_of("publicities"))
_AS_SAID = (NoticeType.CORRECTION, NoticeType.TERMINATION, NoticeType.CONTRACT, NoticeType.OTHER)
_RESULTS = (NoticeType.AWARD, NoticeType.CANDIDATE, NoticeType.CONTRACT)
_UNDONE = (NoticeType.CORRECTION, NoticeType.TERMINATION, NoticeType.FAILED)
_TITLED = (*_RESULTS, *_UNDONE)
_RESULTS_FOLLOW = re.compile(any_of("results_follow"))
# 部分标段流标, 中标及流标公告
_SOME_WON = re.compile(rf"(?<!未){any_of('some_won')}")
# 招标文件现更正如下
_CORRECTED = re.compile(any_of("corrected_here"))
# 我公司发布了《…的通知》, 包1内增加…，其他事项不变
_REST_STANDS = re.compile(
    r"(?:发布|发出|刊登)了?[^。;\n]{0,12}《[^《》\n]{4,90}(?:公告|通知|文件|公示)》[^《》]{0,400}?(?<!如)(?<!如[有需])(?<![若可])"
    r"(?:增加|增补|减少|调整|变更|更正|推迟|延期|顺延|改为|修改为|删除)[^《》]{0,300}?其[他它余][^,。;\n如若]{0,8}不变"
)
_LISTED = re.compile(rf"^[^\n:。]{{4,90}}?{any_of('title_kinds')}\s*[\[(]?20\d\d[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}", re.MULTILINE)
_RULING = re.compile(r"投诉|质疑|举报|裁决|处[理罚]决定|监督检查")
_REJECTED = re.compile(r"驳回|不成立|不予(?:支持|采纳)|缺乏(?:事实|法律)?依据")
# 异常原因：投标人少于3个
_WHY = re.compile(rf"{any_of('tender_failed')}|异常(?:原因|情况|说明)\s?:")
_SHORT_TITLE, _LIST = 8, 3
_LONGEST_CLAUSE = 80
_OPENING, _LONGEST_FORM = 1_500, 5_000


def _announced(folded: str) -> NoticeType | None:
    """Type that the opening sentence of a body without a title announces; how was tendered says nothing of what is announced."""
    said = title_type(_announcement(folded))
    return None if said is NoticeType.TENDER else said


def _announcement(folded: str) -> str:
    match = _ANNOUNCED.search(folded, 0, 1500)
    return match.group() if match else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFacts:
    """Facts read from a notice's body: which results it has, whether one was won, a contract's labels, any of a project's."""

    has_awards: bool
    has_candidates: bool
    has_failed: bool
    won: bool
    contract: bool
    project: bool
    # lots beside a failed one name somebody, though not as a winner, or the summary box prints what was won in all
    lots_named: bool = False
    # a table alone names its awards
    tabled: bool = False
    # its candidates stand in a part headed 中标结果
    under_winners: bool = False
    # somebody stands as its winner, with a price
    priced: bool = False


def decide(title: str | None, folded: str, body: BodyFacts) -> NoticeType:
    """Type of a notice from its title and the facts read from its body."""
    title = fold(title) if title else None
    said = (title_type(title) if title else None) or _announced(folded)
    of_office = said in (None, NoticeType.AWARD) and not body.won and told_by_office(title or "", folded)
    of_deal = said is NoticeType.CONTRACT and not body.project and tells_of_deal(title or "")
    if settled := NoticeType.OTHER if of_office or of_deal else _by_form(said, title, folded, contract=body.contract):
        return settled
    # 公告 alone calls for nothing
    vague = said is None or (said is NoticeType.TENDER and not (calls_by_ending(title or "") or calls_for_bids(folded)))
    if vague and changes_result(folded):
        return NoticeType.CORRECTION
    says_little = said in (None, NoticeType.TENDER) and not (body.won or body.has_awards or body.has_candidates)
    if says_little and takes_back(folded) and not calls_for_bids(folded):
        return NoticeType.TERMINATION
    if said is None and not body.won and calls_for_bids(folded) and not (_is_corrected(folded) or befallen(folded)):
        return NoticeType.TENDER
    # bidders that a failed notice names have won nothing
    failed = said is NoticeType.FAILED and bool(title) and not body.won and not _SOME_WON.search(title or "")
    # 直接选定公告, 订单公告 call for nothing
    calls = said is NoticeType.TENDER and (_CALL.search(title or "") or calls_for_bids(folded))
    if said is NoticeType.TENDER and (body.has_awards or body.has_candidates) and not calls:
        said = None
    # 现将中标结果公示如下, of candidates alone and under no title
    if not title and said is NoticeType.AWARD and not (body.has_awards or body.under_winners) and body.has_candidates:
        return NoticeType.CANDIDATE if _PUBLICITY.search(_announcement(folded)) else NoticeType.AWARD
    if (body.has_awards or body.has_candidates) and not failed:
        # whoever its table names
        if said is None and title and body.tabled and not (_BUYS.search(title) or body.won or names_winner(folded)):
            return NoticeType.OTHER
        return _with_results(said, title or _announcement(folded), body)
    return _of_no_result(said, title, folded, body, vague=vague)


def _of_no_result(said: NoticeType | None, title: str | None, folded: str, body: BodyFacts, *, vague: bool) -> NoticeType:
    """Type of a page of which no result was read; a `vague` title says nothing, or ends with 公告 alone."""
    if (
        not body.lots_named
        and said in (NoticeType.AWARD, NoticeType.CANDIDATE, None)
        and (body.has_failed or tells_failed(folded) or failed_for_few(folded))
    ):
        said = NoticeType.FAILED
    elif said is not NoticeType.FAILED and _is_list(title, folded):
        said = NoticeType.OTHER
    elif said is NoticeType.CANDIDATE and is_report(title or "") and not _CANDIDATE.search(folded):
        said = None
    # 异常公告, 招标异常公告
    unusual = (
        said is NoticeType.TENDER
        and not (_CALL.search(title or "") and not _UNUSUAL.search(title or ""))
        and not calls_for_bids(folded)
    )
    few = _few_bid(title, folded)
    # 招标异常公告 that says why 以上两包招标失败 tells of closing days and papers, too
    unusual = unusual or (few and said is NoticeType.TENDER and _WHY.search(folded) is not None)
    if (unusual and (few or is_decided_failed(folded))) or (said is NoticeType.TENDER and few and is_failed_thus(folded)):
        said = NoticeType.FAILED
    if said is NoticeType.TENDER and vague:
        # 关于系统升级的公告 tells of no project
        said = befallen(folded) or (said if body.project else None)
    return said or _told_by_body(folded, project=body.project)


def _by_form(said: NoticeType | None, title: str | None, folded: str, *, contract: bool) -> NoticeType | None:
    """Type that a page has by its form or by a title that leaves no doubt; None where its results decide."""
    if said not in _AS_SAID and _CORRECTION_FORM.search(folded):
        return NoticeType.CORRECTION
    titled = said in _TITLED and not _RULING.search(title or "")
    ruling = not titled and is_ruling(folded)
    if said is None and not ruling:
        return _untitled(folded, contract=contract)
    # 终止公告 and no more, of a project that failed
    if said is NoticeType.TERMINATION and _BARE_END.fullmatch(title or "") and tells_failed(folded):
        return NoticeType.FAILED
    # 暂停公告 in the form of corrections
    if said is NoticeType.TERMINATION and _CORRECTS.search(folded, 0, 3000):
        return NoticeType.CORRECTION
    ruled = (ruling or (said is NoticeType.OTHER and _RULING.search(title or ""))) and takes_back(folded)
    if ruled and ("责令" in folded or is_upheld(folded) or not _REJECTED.search(folded)):
        return NoticeType.TERMINATION
    return NoticeType.OTHER if ruling else said if said in _AS_SAID else None


def _few_bid(title: str | None, folded: str) -> bool:
    """Whether a page that its title calls unusual tells of too few bidders."""
    return bool(_UNUSUAL.search(title or "") and TOO_FEW.search(folded, 0, _OPENING))


def is_disputed(notice_type: NoticeType, body: BodyFacts) -> bool:
    """Whether a title calls for bids over a body that names who won, by a label or with a price."""
    return notice_type is NoticeType.TENDER and (body.won or body.priced)


def is_taken_back(notice_type: NoticeType, title: str | None) -> bool:
    """Whether a result stands under a list's title that says it failed, ended or was corrected."""
    return notice_type in _RESULTS and title is not None and title_type(title) in _UNDONE


def _untitled(folded: str, *, contract: bool) -> NoticeType | None:
    """What a page saved without its title is by the form of its body."""
    if _CORRECTS.search(folded, 0, 3000):
        return NoticeType.CORRECTION
    return NoticeType.CONTRACT if contract else None


def _told_by_body(folded: str, *, project: bool) -> NoticeType:
    """What a page is whose title says nothing and from which no result was read."""
    if _is_corrected(folded):
        return NoticeType.CORRECTION
    if said := befallen(folded) or (NoticeType.TENDER if calls_for_bids(folded) else _ended(folded)):
        return said
    if _SOLE_SOURCE.search(folded, 0, _LONGEST_FORM):
        return NoticeType.TENDER
    if _RESULTS_FOLLOW.search(folded, 0, _OPENING):
        return NoticeType.AWARD
    if calls_by_ending(_announcement(folded)):
        return NoticeType.TENDER
    if project and "供应商" in folded and _AWARDED_BODY.search(folded[:3000]):
        return NoticeType.AWARD
    return NoticeType.TENDER if asks_for_bids(folded) else NoticeType.OTHER


def _ended(folded: str) -> NoticeType | None:
    """Whether a body has the form of what failed for too few bidders, or ended otherwise."""
    ended = _TERMINATED_BODY.search(folded, 0, _LONGEST_FORM)
    if ended is None:
        return None
    few = TOO_FEW.search(folded, max(0, ended.start() - _LONGEST_CLAUSE), ended.end())
    return NoticeType.FAILED if few else NoticeType.TERMINATION


def _is_corrected(folded: str) -> bool:
    """Whether a body without a title has the words or the parts of a correction, or says what of another notice stays."""
    told = _CORRECTED.search(folded, 0, _OPENING) or _CORRECTION_PARTS.search(folded, 0, _LONGEST_FORM)
    return bool(told or _REST_STANDS.search(folded, 0, _OPENING))


def _is_list(title: str | None, folded: str) -> bool:
    """Whether a page is a list of notices: a title that names none, and several below it with their days."""
    return len(title or "") <= _SHORT_TITLE and len(list(islice(_LISTED.finditer(folded), _LIST))) == _LIST


def _with_results(said: NoticeType | None, title: str, body: BodyFacts) -> NoticeType:
    if said is NoticeType.CANDIDATE and body.has_awards and not _CANDIDATE.search(title):
        return NoticeType.AWARD
    if said in (NoticeType.CANDIDATE, NoticeType.TENDER):
        return said
    won = body.has_awards or (said is NoticeType.AWARD and body.under_winners) or _SAYS_WON.search(title)
    return NoticeType.AWARD if won else NoticeType.CANDIDATE
