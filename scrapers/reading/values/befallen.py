"""Procurements that sentences say have failed, ended or been changed, on pages whose titles say none of it."""

from __future__ import annotations

import re
from itertools import pairwise

from scrapers.notice import NoticeType
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.values.failures import CONDITION
from scrapers.reading.values.too_few import IF_TOO_FEW, TOO_FEW

_RULES = re.compile(r"《[^《》\n]{2,60}》")
_SENTENCE = re.compile(r"[^。;!\n]+[。;!]?")
_FAILED = re.compile(
    rf"{any_of('tender_failed')}|(?:采购|招标|比选|询价|磋商|谈判)失败|(?:不能|无法|不予|未能)开标|(?:重新|择期|另行|再次)[^,。;\n]{{0,6}}?"
    r"(?:采购|招标|公告|比选|询价|开标)"
)
_OUTRIGHT = re.compile(
    rf"(?:本|该|此)(?:次|项目|标段|包)?[^,。;\n]{{0,24}}?(?:{any_of('tender_failed')}|(?:采购|招标)失败)|(?<![可能])(?:决定|议定|现?予以)[^,。;\n]{{0,6}}?{any_of('tender_failed')}"
)
_ENDED = re.compile(
    r"(?:决定|现|经研究|予以|特此)[^。;\n]{0,40}?(?:终止|取消|中止|撤销)(?![^。;\n]{0,24}(?:资格|中标|成交|候选))[^。;\n]{0,40}?"
    r"(?:采购|招标|项目|活动|比选|询价|磋商|谈判)|(?:采购|招标|项目)(?:活动)?[^,。;\n]{0,12}(?:予以|现已?|决定)(?:终止|取消|中止|撤销)"
)
_CHANGED = re.compile(
    r"时间(?:更改|变更|改|调整)为|向后(?:推延|推迟|顺延|延期)|特此(?:更正|变更|澄清|补充)|现(?:将其)?(?:延期|推迟|顺延|变更|更?改|调整|修改|更正)(?:为|至|到|于)|更正为|有误[^。;\n]{0,30}(?:应为|改为)"
    # 现将本项目的相关条件进行调整, 对递交文件的截止时间予以延期
    r"|现[将对][^。;\n]{2,40}?(?:条件|时间|文件|要求|内容)[^。;\n]{0,6}?(?:进行|予以)(?:调整|延期|顺延|变更|修改|更正)"
    r"|原定[^。;\n]{2,60}(?:现(?:因|由|延|推|改|变|调)|改为|调整为|变更为|推迟[到至])"
)
_SUPPOSED = re.compile(
    rf"{any_of('conditions')}|(?<![例譬])如(?![下上期实何同今])|若|情形|将被?视为|的,(?=[将应按视])|{IF_TOO_FEW}|(?<!已)可(?:以|能)"
)
# 中标单位原为甲，现更正为乙; 变更第二名为中标单位
_RESULT_CHANGED = re.compile(
    rf"{any_of('won')}[^。;\n]{{0,14}}?(?:人|单位|供应商|公司|金额|价|结果)"
    r"(?:[^。;]{0,80}?(?:更正(?:[为:前后]|如下)|变更为|现更正|更名为)|[^。;\n]{0,80}?(?:应为|误[写为填]|有误|错误))"
    rf"|(?:正确|更正)(?:后)?的?{any_of('won')}(?:金额|价)|现?变更[^。;\n]{{2,30}}?为{any_of('won')}"
)
# looked for first: each such change holds one of these
_OF_CHANGES = re.compile("更正|变更|更名|应为|误|正确")
# 对中标结果有异议或发现错误的，请与我单位联系
_OBJECTION = re.compile(r"异议|质疑|投诉|举报")
# 经财政部门裁定，某公司中标无效，责令重新开展采购活动, under a title that says nothing
_TAKEN_BACK = re.compile(
    r"(?:裁定|认定|裁决|处理决定)[^。\n]{0,80}(?:中标|成交)(?:结果|资格)?(?:无效|予以(?:取消|撤销))|(?:中标|成交)(?:结果)?无效,?[^。\n]{0,8}责令"
    r"|(?<!不)成立[^\n]{0,60}?(?:中标|成交|中选)(?:结果|资格)?(?:\([^()\n]{1,60}\))?(?:作废|无效|予以(?:取消|撤销))"
    # 决定：一、该项目中标无效
    r"|决定\s?:?\s{0,3}(?:[一1]\s?、\s?)?(?:该|本)(?:项目|包)的?(?:中标|成交)(?:结果)?无效"
    # 第三十二条: 撤销合同, 从合格的候选人中另行确定
    r"|从合格的[^。\n]{0,12}候选人中?另行确定|撤销[^,。\n]{0,50}合同[^。\n]{0,80}?(?:另行确定|重新(?:开展|组织)|[作确认][为定][^,。\n]{0,40}?(?:中标|成交))"
)
# 质疑事项1成立，影响中标结果: whatever else did not hold
_UPHELD = re.compile(r"(?<!不)成立,[^。;\n]{0,12}(?<![不未])影响(?:中标|成交|采购|中选)结果(?!的)")
# 被投诉人1：…, 三、相关当事人 … 五、处理依据及结果: a decision on a complaint or of a supervisor, whatever its title
# 暂停投标资格6个月, 列入黑名单2年
_PUNISHED = (
    r"(?:(?:暂停|取消|禁止|限制)[^。;\n]{0,16}?(?:资格|活动|业务|投标|采购)[^。;\n]{0,8}?|列入[^。;\n]{0,12}?名单[^。;\n]{0,4}?)"
    r"\d{1,2}\s?个?[月年]"
)
_PUNISHED_TWICE = re.compile(rf"{_PUNISHED}(?s:.){{1,600}}?{_PUNISHED}")
_COMPLAINANT = re.compile(
    r"(?:被投诉人|被举报人|被检查人|被申诉人|被处罚人|当事人|投诉人|举报人|申诉人)(?:名称)?\s?[\d一二三]?\s?:"
)
_DEALT_WITH = re.compile(r"投诉事项|举报事项|处理(?:依据|决定|结果|意见)|监督检查|投诉处理|行政处罚")
_PARTIES_CONCERNED = re.compile(r"相关当事人")
_DECIDED = re.compile(r"处理(?:依据|结果|决定)|投诉事项|监督检查")
# who is named first, what is said of it, and between them at least and at most so many letters
_COMPLAINTS = ((_COMPLAINANT, _DEALT_WITH, 0, 3_000), (_PARTIES_CONCERNED, _DECIDED, 1, 2_000))
# looked for first: each punishment holds one of these
_OF_PUNISHMENTS = re.compile("暂停|取消|禁止|限制|列入")
_LONGEST_DECISION = 6_000
# what somebody asks for is not decided
_ASKED = re.compile(r"(?:请求|要求|主张|申请|诉求)[^,。;\n]*$")
_LONGEST, _LONGEST_CLAUSE = 3_000, 80


def befallen(folded: str) -> NoticeType | None:
    """Failure, change or end of what a short page is about, as its sentences tell it; None of what only may befall it."""
    if len(folded) > _LONGEST:
        return None
    sentences = [sentence.group() for sentence in _SENTENCE.finditer(folded)]
    # the name of a rule supposes nothing: 根据《某某管理办法》, 现决定…
    said = [sentence for sentence in sentences if not _SUPPOSED.search(_RULES.sub("", sentence))]
    if any(map(_failed_outright, sentences)) or _failed_for_few(said):
        return NoticeType.FAILED
    if any(_CHANGED.search(sentence) for sentence in said):
        return NoticeType.CORRECTION
    return NoticeType.TERMINATION if any(_ENDED.search(sentence) for sentence in said) else None


def is_ruling(folded: str) -> bool:
    """Whether a page has the form of a decision on a complaint, or on suppliers: who complained, what was decided of whom."""
    if _OF_PUNISHMENTS.search(folded) and _PUNISHED_TWICE.search(folded, 0, _LONGEST_DECISION):
        return True
    return any(
        said.start() - named.end() <= most
        for form, behind, least, most in _COMPLAINTS
        for named in form.finditer(folded, 0, _LONGEST_DECISION)
        if (said := behind.search(folded, named.end() + least, _LONGEST_DECISION))
    )


def changes_result(folded: str) -> bool:
    """Whether a short page says in a sentence that what was announced of a winner or a price is wrong, or is no more."""
    may = len(folded) <= _LONGEST and _OF_CHANGES.search(folded) is not None
    for found in _RESULT_CHANGED.finditer(folded) if may else ():
        begins = max(folded.rfind(stop, 0, found.start()) for stop in "。;\n") + 1
        if not (_SUPPOSED.search(folded, begins, found.end()) or _OBJECTION.search(folded, begins, found.end())):
            return True
    return False


def is_upheld(folded: str) -> bool:
    """Whether a page says that a complaint holds and bears on the result."""
    return _UPHELD.search(folded) is not None


def _failed_outright(sentence: str) -> bool:
    """Whether a clause says that this tender has failed: after a law that is followed, and not after a condition."""
    found = _OUTRIGHT.search(sentence)
    if found is None or CONDITION.search(sentence, 0, found.end()):
        return False
    return not _SUPPOSED.search(sentence, sentence.rfind(",", 0, found.start()) + 1, found.end())


def _failed_for_few(said: list[str]) -> bool:
    """Whether too few bid, and the same sentence or the next says what came of it."""
    return any(
        TOO_FEW.search(sentence) and (_FAILED.search(sentence) or _FAILED.search(following))
        for sentence, following in pairwise([*said, ""])
    )


def takes_back(folded: str) -> bool:
    """Whether a short page rules that an award is void."""
    if len(folded) > _LONGEST:
        return False
    found = _TAKEN_BACK.finditer(folded)
    return any(not _ASKED.search(folded, max(0, ruling.start() - _LONGEST_CLAUSE), ruling.start()) for ruling in found)
