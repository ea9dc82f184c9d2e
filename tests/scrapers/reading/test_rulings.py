"""Decisions on complaints and sanctions: pages that name companies and award nothing. Every page is synthetic."""

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from scrapers.reading.lexicon.names import tidy

HEAD = "某某厅政府采购信息公告（第十号）\n2025年9月29日\n一、项目编号：JY2024001\n二、项目名称：显微镜采购项目\n"
PARTIES = (
    "三、相关当事人\n投诉人：青溪仪器有限公司\n被投诉人1：青溪大学\n地址：青溪路2号\n"
    "相关供应商：杭州甲乙信息技术有限公司（以下称甲乙公司）\n地址：白石路4号\n"
)
DECISION = (
    "四、基本情况\n投诉事项2，中标产品为进口产品，甲乙公司投标无效。\n"
    "五、处理依据及结果\n根据有关规定，{}。\n某 某 厅\n2025年9月28日"
)


def test_a_decision_on_a_complaint_names_no_winner() -> None:
    """Neither an award nor the office that decides as a buyer, and no mark for what was not read."""
    notice = read_notice(HEAD + PARTIES + DECISION.format("投诉事项1成立，投诉事项2缺乏事实依据"), kind="text")
    assert (notice.notice_type, notice.awards, notice.buyer, notice.marks) == (NoticeType.OTHER, (), None, ())
    assert (notice.project_number, notice.project_name) == ("JY2024001", "显微镜采购项目")


def test_an_award_that_a_decision_takes_back_is_ended() -> None:
    """The same form, where the decision orders a new tender."""
    notice = read_notice(HEAD + PARTIES + DECISION.format("投诉事项成立，中标无效，责令重新开展采购活动"), kind="text")
    assert (notice.notice_type, notice.awards) == (NoticeType.TERMINATION, ())


@pytest.mark.parametrize(
    "body",
    [
        "被举报人：青溪大学\n中标供应商：杭州甲乙信息技术有限公司\n处理结果：举报事项不成立。",
        "相关当事人\n采购人：青溪大学\n中标供应商：杭州甲乙信息技术有限公司\n处理依据及结果：驳回。",
        "当事人：杭州甲乙信息技术有限公司\n在青溪大学采购项目中提供虚假材料谋取中标。\n行政处罚决定如下：罚款五万元。",
        "监督检查\n被检查人：青溪大学\n成交供应商：杭州甲乙信息技术有限公司\n监督检查处理决定：责令改正。",
    ],
)
def test_decisions_of_other_words_are_none_either(body: str) -> None:
    """Reports, inspections and fines."""
    notice = read_notice(f"某某局政府采购信息公告\n{body}\n2025年9月28日", kind="text")
    assert (notice.notice_type, notice.awards) == (NoticeType.OTHER, ())


def test_a_rule_about_complaints_makes_no_decision() -> None:
    """A result that tells how to complain is a result."""
    rule = "供应商认为结果使其权益受损的，可以提出质疑；投诉人对处理决定不服的，可以申请行政复议。"
    notice = read_notice(f"显微镜采购中标公告\n中标供应商：杭州甲乙信息技术有限公司\n中标金额：10万元\n{rule}", kind="text")
    assert (notice.notice_type, len(notice.awards)) == (NoticeType.AWARD, 1)


@pytest.mark.parametrize("note", ["（以下称甲乙公司）", "（以下简称“甲乙”）", "（统称甲乙公司）", "（下称甲乙）"])
def test_a_short_name_stays_in_no_name(note: str) -> None:
    """The bracket behind a name that says how it is called below."""
    assert tidy(f"杭州甲乙信息技术有限公司{note}") == "杭州甲乙信息技术有限公司"


def test_a_notice_with_a_telephone_for_complaints_is_a_result() -> None:
    """A title of a result stands against words that decisions use, too."""
    text = "显微镜采购中标公告\n中标供应商：杭州甲乙信息技术有限公司\n投诉人：张三\n投诉处理电话：5555"
    assert read_notice(text, kind="text").notice_type is NoticeType.AWARD
    told = f"显微镜采购项目投诉处理结果公示\n{PARTIES}{DECISION.format('驳回投诉')}"
    assert (read_notice(told, kind="text").notice_type, read_notice(told, kind="text").awards) == (NoticeType.OTHER, ())
