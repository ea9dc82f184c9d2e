"""Type that a title announces: by how it ends, else by its words."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.notice import NoticeType
from scrapers.numerals import COUNTING
from scrapers.reading.fields.site.menus import KIND_ALONE, TITLE_END
from scrapers.reading.fields.title_in_line import SITE_NAME
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import CANDIDATE_NOUN, REPORT
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.aside import names_office
from scrapers.reading.page.page import Page

# what a notice labels and news do not
LABELLED = ("supplier", "amount", "buyer", "agency", "project_number", "project_name")

_TITLE = (
    # 开标记录及中标结果公告
    (
        re.compile(
            rf"{any_of('title_others')}[^,。]{{0,4}}[及和与、]{any_of('won_in_title')}(?:结果|信息){any_of('announcements')}?$"
        ),
        NoticeType.AWARD,
    ),
    (re.compile(rf"{any_of('title_others')}|关于(?:进一步)?{any_of('circulates')}.*通知$"), NoticeType.OTHER),
    (
        re.compile(
            rf"{any_of('title_corrects')}|{any_of('prolongs')}[^,。]{{1,80}}?{any_of('public_terms')}"
            # 关于暂停某某项目采购活动的通知
            rf"|关于{any_of('pauses')}[^,。]{{2,80}}?{any_of('what_pauses')}的?{any_of('announcements', 'notices')}"
            # 更换某某工程项目经理, 关于变更某某项目中标候选人的公示
            rf"|{any_of('takes_turns')}[^,。]{{2,60}}?{any_of('in_charge')}|{any_of('in_charge')}{any_of('takes_turns')}"
            rf"|关于(?:撤销|取消|撤回)[^,。]{{2,60}}?{any_of('title_fails')}{any_of('announcements')}"
            rf"|关于(?:变更|调整|更换|重新确定)[^,。]{{2,60}}?{any_of('won_in_title')}(?:候选)?(?:人|供应商|单位|结果)"
        ),
        NoticeType.CORRECTION,
    ),
    (re.compile(any_of("title_terminates")), NoticeType.TERMINATION),
    (re.compile(any_of("title_fails")), NoticeType.FAILED),
    (re.compile(rf"(?<!候选人)(?<!候选人及){any_of('won_in_title')}结果{any_of('announcements')}$"), NoticeType.AWARD),
    (re.compile(rf"{any_of('title_candidates')}|{CANDIDATE_NOUN}"), NoticeType.CANDIDATE),
    (
        re.compile(
            rf"{any_of('title_contracts')}|{any_of('title_contract_ends')}$"
            rf"|{any_of('title_frameworks')}(?!.*{any_of('title_framework_results')})"
        ),
        NoticeType.CONTRACT,
    ),
    # 关于征集入围供应商的公告
    (
        re.compile(
            r"关于(?:公开)?(?:征集|招募)(?![^,。]*(?:结果|情况|名单|(?:入围|中选|成交|中标)的?(?:公告|通知)))"
            r"[^,。]{2,60}?的?(?:公告|通知)$"
        ),
        NoticeType.TENDER,
    ),
    (re.compile(any_of("title_results")), NoticeType.AWARD),
    (re.compile(rf"{any_of('title_tenders')}|{any_of('title_rest')}$"), NoticeType.TENDER),
)
# 报废资产处置（空调）竞价结果公示, 某某设备拍卖成交公告, 商铺招租成交公告: who pays is another than in a purchase
_SOLD = re.compile(
    r"(?:(?:资产|物资|车辆|设备|(?:报废|废旧|废弃|闲置|罚没)[^,。]{0,12})(?:处置|处理)|出售|变卖|拍卖|(?<!票)销售"
    r"|(?:产权|经营权|使用权)流转|招租|[拍竞标]租|出租|(?:租赁|承租)权|出让|转让)(?:项目|标的)?(?:\([^()]{1,20}\))?"
    rf"(?:公开|网络|网上|挂牌)?(?:竞[价拍]|拍卖|交易|招标)?(?:{any_of('won_in_title')}|结果|候选)"
)
# 2025年年度报告摘要: what an owner reports of a year's purchases, too
_YEARLY = re.compile(r"(?:年度?|季度|中期)报告(?:摘要|全文|正文)?$|[月季年]报(?:\(|$)")
# 废标（终止）公告, 终止（流标）公告: why it ended says more than that it did
_ENDED_FAILED = re.compile(
    rf"{any_of('title_fails')}\(?{any_of('title_terminates')}|{any_of('title_terminates')}\({any_of('title_fails')}"
)
# 撤销某某公司建筑业企业资质, 电力市场月度竞价交易结果
_PERMITS = re.compile(
    r"(?:撤销|注销|吊销|撤回|降低)[^,。]{0,40}(?:资质|许可证?|证书|登记|执照)|(?:电力市场|电量|绿电|碳排放|排污权|用能权|水权)[^,。]{0,16}交易|财政(?:投资)?评审中心[^,。]{0,12}评审结果"
)
_STAMP = re.compile(r"\[(?P<kind>[^\[\]]{2,6})\]")
# 消防验收抽查结果公示, 竣工结算审核结果公示
_OF_OFFICE = re.compile(rf"{any_of('acts_of_offices')}(?:工作)?(?:情况|结果)?的?(?:{any_of('announcements')}|通[告报知])")
# 某某大学2026年6月政府采购意向-高性能计算集群
_INTENDED = re.compile(r"政府采购意向\s?[-—]{1,2}\s?[^-—]{2,80}$")
# 某某集团与某某公司签订两艘货船建造合同, a headline
_DEAL = re.compile(r"(?!关于)[^,。:《》\[\]]{2,30}[与和同][^,。:《》]{2,40}?签[订署约](?!的)[^,。:《》]{2,60}(?:合同|协议书?)$")
_WINNER_SAID = re.compile(rf"{any_of('won')}(?:人|供应商|单位|公司|企业|机构|商|[,。;])|候选")
# 采购人能否更换评审专家？
_ASKS = re.compile(r"^[^,。]{0,30}?(?:能否|可否|是否|如何|怎么|怎样|为何|为什么|哪些|什么)[^。]{2,60}\?$")
# 教师应用案例征集活动校内遴选结果公示, 优秀学生评选结果公示: of people and of what they wrote nothing is bought
_CHOSEN = re.compile(
    r"(?:案例|课题|论文|教材|作品|征文|教师|学生|学员|导师|人才|干部|选手|志愿者|社团|标兵)"
    r"(?:征集|活动|[校院][内级]|[省市县区]级|申报|评审|初审|竞赛|大赛|比赛){0,4}(?:遴选|评选|入选|推荐|选拔)(?:结果|名单)"
)
_SPEAKS = re.compile(any_of("title_speaks"))
_SAYS_NOTHING = re.compile(any_of("no_title", "announcements"))
_CALL = re.compile(rf"{any_of('call_ends')}$")
_CHANGE = re.compile(rf"{any_of('change_ends')}$")
# what a title ends with says more than a word in the project's name
_ENDING_WORDS = any_of(
    *("title_tail", "title_kinds", "title_others", "title_corrects", "title_terminates", "title_fails", "title_candidates"),
    *("title_contracts", "title_contract_ends", "call_ends", "change_ends", "title_ending_words"),
)
_ENDING = re.compile(rf"(?>{_ENDING_WORDS}+)$")
# brackets, numbers, rounds, lots and days behind it say nothing
_BEHIND = re.compile(
    rf"(?>(?:\([^()]*\)|\[[^\[\]]*\]|第?[{COUNTING}\d]{{1,3}}(?:次|批|期|包|标段|标包)|(?:包|标段)[{COUNTING}\d]{{1,3}}"
    rf"|20\d\d年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|第?\(?[{COUNTING}\d]{{1,3}}\)?号|\d+号|[\s\d_\-—./])*)$"
)
# (更正), [废标] beside a title's other words
_REMARK = re.compile(rf"[(\[][^()\[\]]{{0,6}}{any_of('title_fails', 'title_corrects', 'title_terminates', 'title_candidates')}")
# 关于取消某某项目中标结果…
_UNDOES = re.compile(rf"(?:^|关于)(?:\[[^\[\]]*\]|对)*{any_of('undoing')}")
# 某某项目招标公告-某某采购网
_SITE = re.compile(
    rf"(?:{any_of('announcements')}|采购意向)(?:\([^()]*\)|\[[^\[\]]*\])*(?P<behind>\s*[_|—–-]+\s*(?P<site>(?=[^_|—–-]*[\u4e00-\u9fff])[^_|—–-]{{2,30}}))$"
)
# 采购结果 - 某某院
_BETWEEN = re.compile(r"\s?[-—–_|]{1,6}\s?")
_LONGEST_TITLE = 160
# 某某公司采购公示: whose notice it is, and of nothing
_OF_NOBODY = re.compile(rf"(?P<name>[^\s:。;]{{4,40}}?)\s?[-_|—]{{0,2}}\s?(?:采购|招标)?{any_of('title_kinds')}")


@lru_cache(maxsize=256)
def title_type(title: str) -> NoticeType | None:
    """Type that a title announces; None where it announces none or is no title but a sentence."""
    title = fold(title).strip().removesuffix("。")
    if len(title) > _LONGEST_TITLE or "。" in title or _SAYS_NOTHING.fullmatch(title):
        return None
    title = without_site(title)
    if sells(title) or any(form.search(title) for form in (_YEARLY, _CHOSEN, _ASKS, _PERMITS)):
        return NoticeType.OTHER
    if _INTENDED.search(title):
        return NoticeType.TENDER
    if _ENDED_FAILED.search(title):
        return NoticeType.FAILED
    if ending := _by_ending(title):
        return ending
    if report := REPORT.search(title):
        return NoticeType.FAILED if report["failed"] else NoticeType.CANDIDATE
    if _SPEAKS.search(title):
        return _said_by(title)
    # 【询价】办公用纸
    stamp = _STAMP.match(title)
    return _by_ending(f"{stamp['kind']}公告") if stamp else None


def sells(words: str) -> bool:
    """Whether folded words tell who won what an owner sells or lets: the winner pays, so that it is no order."""
    return _SOLD.search(words) is not None


def is_report(title: str) -> bool:
    """Whether a title ends as that of a report on how bids were judged, which need not name any candidates."""
    return REPORT.search(without_site(title)) is not None


def told_by_office(title: str, folded: str) -> bool:
    """Whether a title tells the result of what an office does, over a page that names nobody as who has won."""
    return _OF_OFFICE.search(title) is not None and not names_winner(folded)


def tells_of_deal(title: str) -> bool:
    """Whether a title is a headline of who signs a contract with whom."""
    return _DEAL.match(title) is not None


def names_winner(folded: str) -> bool:
    """Whether a page speaks of a winner by a word for him (中标人, 成交供应商)."""
    return _WINNER_SAID.search(folded) is not None


def calls_by_ending(title: str) -> bool:
    """Whether a title ends as calls for bids do, and does not only hold a word of them or end with 公告."""
    return _by_ending(without_site(fold(title).strip().removesuffix("。"))) is NoticeType.TENDER


def _said_by(words: str) -> NoticeType | None:
    return next((kind for pattern, kind in _TITLE if pattern.search(words)), None)


def _by_ending(title: str) -> NoticeType | None:
    """Type by the words a title ends with; None where they alone do not say it."""
    behind = _BEHIND.search(title)
    plain = title[: behind.start()] if behind else title
    ending = _ENDING.search(plain)
    if ending is None or _UNDOES.search(plain) or _REMARK.search(title):
        return None
    if _CHANGE.search(ending.group()):
        return NoticeType.CORRECTION
    said = _said_by(ending.group())
    # 入围征集公告
    if said in (None, NoticeType.TENDER) or (said is NoticeType.AWARD and _CALL.search(ending.group())):
        return NoticeType.TENDER if _CALL.search(ending.group()) else None
    return said


def without_site(title: str) -> str:
    """A title as printed, without the name of the site that stands behind it."""
    site = _SITE.search(fold(title))
    return title if site is None or _SPEAKS.search(site["site"]) else title[: site.start("behind")]


def is_news(sketch: Outline, title: str | None) -> bool:
    """Whether a page has no notice's title, no table and none of a notice's labels."""
    titled = title is not None and (title_type(title) is not None or TITLE_END.search(fold(title)))
    return not (titled or sketch.rows or sketch.values(*LABELLED))


def without_column(page: Page, title: str) -> str:
    """A head's title without the site's name beside it, where the page prints it so; of a column (采购结果-某某院) nothing."""
    between = _BETWEEN.search(title)
    if between is None:
        return title
    before, behind = fold(title[: between.start()]).strip(), title[between.end() :].strip()
    if SITE_NAME.search(before) and TITLE_END.search(fold(behind)) and title not in page.text and behind in page.text:
        return behind
    if names_office(behind) and title not in page.text and title[: between.start()].strip() in page.text.split("\n"):
        return title[: between.start()].strip()
    named = is_legal(behind) or SITE_NAME.search(fold(behind))
    return "" if named and KIND_ALONE.fullmatch(before) else title


def says_kind_alone(title: str) -> bool:
    """Whether a title says what kind of notice it is, or whose, and not of what."""
    own = _OF_NOBODY.fullmatch(title)
    return KIND_ALONE.fullmatch(title) is not None or (own is not None and is_legal(own["name"]))
