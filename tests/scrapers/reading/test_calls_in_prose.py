"""Pages of running text that call for offers, ask for opinions, or invite to something else. Every page is synthetic."""

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice


@pytest.mark.parametrize(
    "text",
    [
        "我校将开展2022年物业服务企业遴选工作，企业应属于公布（中标）入围名录。有意向参与报名的企业请将计划书在12月13日之前送至总务处。",
        "我院拟采购病床一批，有意者请于3月1日前将报价单寄至设备科。",
        "我校需选用校服生产企业，欢迎符合条件的企业前来报名。",
        "食堂对外承包，有意向的单位请携带资质到总务处报名。",
        "学校拟定制新生校服，诚邀有资质的厂家参与投标，报价单请密封。",
        "现就办公家具询价，有意愿的供应商须在5月6日前递交报价文件。",
        "询价函\n贵公司：\n我院拟采购注射器一批，请按清单报价，并于4月9日前将密封报价函送至总务科。",
        "小卖部招租，有意承租的商家可与后勤处联系。",
    ],
)
def test_an_invitation_in_prose_calls_for_bids(text: str) -> None:
    """No title, no form, and somebody who is asked to hand in."""
    notice = read_notice(f"{text}\n青溪中学\n2021年12月6日", kind="text")
    assert (notice.notice_type, notice.awards) == (NoticeType.TENDER, ())


@pytest.mark.parametrize(
    "text",
    [
        "请各参训单位于3月1日前报名参加采购业务培训。",
        "公司招聘会计一名，有意者请将简历发至邮箱。",
        "欢迎各企业报名参加产品展会。",
        "学校食堂今日开放，欢迎家长参观。",
        "经采购小组评审，杭州甲乙有限公司被确定为供应商之一，欢迎供应商继续参与我校报价。",
    ],
)
def test_other_invitations_call_for_none(text: str) -> None:
    """Lessons, posts, fairs, and a page that says who was chosen."""
    assert read_notice(f"{text}\n青溪中学\n2021年12月6日", kind="text").notice_type is not NoticeType.TENDER


@pytest.mark.parametrize(
    "title",
    [
        "青溪小学订购校服征求家长意见结果公示",
        "关于校服款式家长意见征求情况的公示",
        "食堂满意度调查结果公示",
        "关于征求师生意见情况的通报",
    ],
)
def test_a_poll_is_no_result(title: str) -> None:
    """Opinions that were asked for: neither an award nor a mark."""
    notice = read_notice(f"{title}\n回收问卷196份，同意采购193份，可进入采购环节。\n青溪小学\n2025年12月5日", kind="text")
    assert (notice.notice_type, notice.awards, notice.marks) == (NoticeType.OTHER, (), ())
