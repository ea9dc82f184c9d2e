"""What a title announces, by how it ends. Every title is synthetic."""

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from scrapers.reading.fields.title_type import title_type


@pytest.mark.parametrize(
    ("title", "notice_type"),
    [
        # a word in the project's name is another notice's; the ending is this one's
        ("青溪县澄清池设备采购项目中标公告", NoticeType.AWARD),
        ("青溪县局更正登记系统运维询价结果公告", NoticeType.AWARD),
        ("青溪医院终止妊娠药品采购成交公告", NoticeType.AWARD),
        ("青溪公司履约验收辅助服务比选结果公告", NoticeType.AWARD),
        ("青溪县候选人才公寓装修工程竞争性磋商成交公告", NoticeType.AWARD),
        ("青溪大学答疑平台采购中标候选人公示", NoticeType.CANDIDATE),
        ("青溪县废标处理咨询服务公开招标公告", NoticeType.TENDER),
        ("青溪县检测结果互认平台竞争性谈判公告（二次）", NoticeType.TENDER),
        ("青溪县招标代理机构入围项目合同公告", NoticeType.CONTRACT),
        ("青溪县框架协议电子卖场运维项目选聘公告", NoticeType.TENDER),
        # a call that is taken back, put off or added to calls for nothing
        ("青溪县绿化项目终止招标公告", NoticeType.TERMINATION),
        ("青溪县绿化项目取消采购公告", NoticeType.TERMINATION),
        ("青溪县绿化项目补充说明公告", NoticeType.CORRECTION),
        ("青溪县绿化项目勘误公告", NoticeType.CORRECTION),
        # what begins by taking back, and a remark in brackets, hold against the ending
        ("关于取消青溪县绿化项目中标公告", NoticeType.TERMINATION),
        ("青溪县绿化项目中标公告（更正）", NoticeType.CORRECTION),
        ("青溪县绿化项目（废标）结果公告", NoticeType.FAILED),
        # the site, a round, a lot and a day behind the ending say nothing
        ("青溪县检测结果平台招标公告-青溪采购网", NoticeType.TENDER),
        ("青溪县检测结果平台第二次招标公告_青溪省公共资源交易平台", NoticeType.TENDER),
        ("青溪县检测结果平台邀请招标公告 2026年8月", NoticeType.TENDER),
        ("青溪县澄清池设备结果公告（包1）", NoticeType.AWARD),
        ("青溪县绿化项目成交公告。", NoticeType.AWARD),
        # kinds of their own
        ("青溪县绿化项目采购意向公开", NoticeType.TENDER),
        ("青溪县绿化项目询价函", NoticeType.TENDER),
        ("青溪县绿化项目投标邀请书", NoticeType.TENDER),
        ("青溪县绿化项目合同公开", NoticeType.CONTRACT),
        ("青溪县绿化项目验收结果公告", NoticeType.CONTRACT),
        ("青溪县停车系统建设项目废标（终止）公告", NoticeType.FAILED),
        ("青溪县停车系统建设项目终止（流标）公告", NoticeType.FAILED),
        ("青溪村镇银行2025年年度报告摘要", NoticeType.OTHER),
        ("青溪银行2025年度报告印刷服务中标公告", NoticeType.AWARD),
        ("关于中小学生校服供应商评议结果的公告", NoticeType.OTHER),
        ("关于公布评审专家考核结果的通知", NoticeType.OTHER),
        ("关于2025年度采购项目绩效评价结果的通报", NoticeType.OTHER),
        ("关于发布2026年度合格供应商名录的通知", NoticeType.OTHER),
        ("关于公布2026年度入围供应商名录的通知", NoticeType.AWARD),
        ("关于食堂供应商中标后违约的情况通报", NoticeType.OTHER),
        ("关于协议供货商品价格调整的公告", NoticeType.OTHER),
        ("青溪县技术改造专项资金拟支持项目公示", NoticeType.OTHER),
        ("青溪县电缆联合采购项目下浮系数抽取结果公示", NoticeType.OTHER),
        ("青溪县衔接资金项目完工公告公示", NoticeType.OTHER),
        ("一图读懂｜采购合同公告应当公开哪些内容", NoticeType.OTHER),
        ("教师人工智能应用案例征集活动校内遴选结果公示", NoticeType.OTHER),
        ("学生宿舍空调遴选结果公示", NoticeType.AWARD),
        ("教材供应商遴选结果公示", NoticeType.AWARD),
        ("采购人能否在中标结果公告发布后更换评审专家？", NoticeType.OTHER),
        ("采购异议处理结果公示", NoticeType.OTHER),
        ("投标保证金退还公示（第36批）", NoticeType.OTHER),
        ("青溪港废旧钢丝绳竞价处置成交结果公示", NoticeType.OTHER),
        ("关于公务用车加油服务市场询价的函", NoticeType.TENDER),
        ("关于药品集中采购配送企业遴选的邀请", NoticeType.TENDER),
        ("青溪县首台（套）装备奖补资金安排情况公示", NoticeType.OTHER),
        ("工程进度款支付公示（2026年9月）", NoticeType.OTHER),
        ("关于“一种催化剂”专利转让的公示", NoticeType.OTHER),
        ("青溪县医院接受捐赠公示", NoticeType.OTHER),
        ("2026年9月电力市场月度集中竞价交易结果公示", NoticeType.OTHER),
        ("关于拟撤销某某公司建筑业企业资质的公示", NoticeType.OTHER),
        ("青溪县评标专家抽取结果（2026年3月）", NoticeType.OTHER),
        ("关于中标通知书领取及中标服务费缴纳的通知", NoticeType.OTHER),
        ("采购典型案例：中标供应商未按合同履约被罚", NoticeType.OTHER),
        ("关于选取法律咨询服务机构的中选条件及报名公告", NoticeType.TENDER),
        ("关于邀请参与绿化养护项目报价的函", NoticeType.TENDER),
        ("关于录播教室项目公告内容有误的声明", NoticeType.CORRECTION),
        ("关于青溪县图书馆空调维保项目比选未成功的公告", NoticeType.FAILED),
        ("青溪县货车租赁评审排序公示", NoticeType.CANDIDATE),
        ("2026年移民扶持基金项目建设情况公示", NoticeType.OTHER),
        ("关于准予青溪县排水工程洪水影响评价的行政许可决定", NoticeType.OTHER),
        ("关于滨河路改造工程投标报名情况的公示", NoticeType.OTHER),
        ("获取采购文件供应商名单", NoticeType.OTHER),
        ("青溪县2025年度政府采购项目合同履约情况抽查公示", NoticeType.OTHER),
        ("采购中心2026年中标（成交）数据月报（8月）", NoticeType.OTHER),
        ("关于签订2026年煤炭采购合同的公示", NoticeType.CONTRACT),
        ("【询价】办公用纸", NoticeType.TENDER),
        ("青溪区农村公路养护工程招标计划（第二批）", NoticeType.TENDER),
        ("关于招标公告中资质要求的修改说明", NoticeType.CORRECTION),
        ("青溪县政府采购信用评价等级公示", NoticeType.OTHER),
        ("青溪县财政投资评审中心2026年5月评审结果公示", NoticeType.OTHER),
        ("入围投标人公示（评定分离）", NoticeType.CANDIDATE),
        ("青溪县綠化項目終止公告", NoticeType.TERMINATION),
        ("青溪县綠化項目變更公告", NoticeType.CORRECTION),
    ],
)
def test_the_words_a_title_ends_with_outweigh_the_projects_name(title: str, notice_type: NoticeType) -> None:
    """Words of other kinds of notices stand in names of projects."""
    assert title_type(title) is notice_type


@pytest.mark.parametrize("title", ["青溪县绿化项目", "通知公告", "青溪县绿化项目。第二句公告"])
def test_a_title_that_announces_nothing_has_no_type(title: str) -> None:
    """The body decides then."""
    assert title_type(title) is None


@pytest.mark.parametrize("project", ["取消高速公路省界收费站工程", "撤销乡镇医院旧楼改造项目", "终止妊娠药品配送服务"])
def test_a_projects_name_takes_nothing_back(project: str) -> None:
    """A title that begins with the project's name, which the page tells apart, is what stands behind it."""
    body = f"<p>项目名称：{project}</p><p>中标人：北京明示科技有限公司</p><p>中标金额：888万元</p>"
    notice = read_notice(f"<html><body><h1>{project}中标公告</h1>{body}</body></html>")
    assert (notice.notice_type, notice.changes) == (NoticeType.AWARD, ())
    assert [award.amount and award.amount.minor for award in notice.awards] == [888_000_000]
    ended = read_notice(f"<html><body><h1>关于取消{project}中标结果的公告</h1>{body}</body></html>")
    assert ended.notice_type is NoticeType.TERMINATION


@pytest.mark.parametrize(
    ("ends", "kind"),
    [
        ("中标结果变更公示", NoticeType.CORRECTION),
        ("成交结果更正公告", NoticeType.CORRECTION),
        ("成交结果公告", NoticeType.AWARD),
        ("中标候选人公示", NoticeType.CANDIDATE),
    ],
)
def test_a_title_goes_on_to_the_notices_kind(ends: str, kind: NoticeType) -> None:
    """In a line that goes on with a label, as long as one that would begin with what is left of the title."""
    who = "中标人：宁波戊己设备有限公司投标报价（含税）：412030.00元"
    page = f"青溪支行安防改造工程项目{ends}发布时间：2026-08-05一、招标人：青溪银行股份有限公司五、结果：{who}"
    notice = read_notice(page, kind="text")
    assert (notice.title, notice.notice_type) == (f"青溪支行安防改造工程项目{ends}", kind)


@pytest.mark.parametrize("ending", ["招标通告", "招标预告", "采购启事", "询价通告"])
def test_other_words_for_calls_end_titles(ending: str) -> None:
    """Whatever their project is."""
    assert title_type(f"青溪区学校食堂改造{ending}") is NoticeType.TENDER


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于征集法律顾问服务入围供应商的公告", NoticeType.TENDER),
        ("关于公开征集法律顾问入围单位的通知", NoticeType.TENDER),
        ("关于征集法律顾问入围结果的公告", NoticeType.AWARD),
    ],
)
def test_who_looks_for_whom_to_admit_calls_for_bids(title: str, kind: NoticeType) -> None:
    """入围 in the name of those looked for tells of no result."""
    assert title_type(title) is kind
