"""Buyers, agencies, numbers, names and days as sentences, heads and feet tell them. Every page is synthetic."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice

_WON = "成交供应商：杭州甲乙信息技术有限公司\n成交金额：49.8万元\n"
_AGENCY = "青溪诚信招标代理有限公司"


def test_an_agency_is_charged_where_nobody_says_by_whom() -> None:
    """某公司受委托，对…进行招标采购."""
    page = f"体育馆灯光改造招标公告\n{_AGENCY}受委托，对青溪大学体育馆灯光改造项目进行国内公开招投标采购。\n"
    notice = read_notice(page)
    assert notice.agency is not None
    assert notice.agency.name == _AGENCY


@pytest.mark.parametrize("label", ["招标代理为", "招标代理人为", "招标代理机构为"])
def test_who_is_called_by_a_short_name_is_the_buyer_or_the_agency(label: str) -> None:
    """招标人为某某局(以下简称“招标人”): the label is no part of the name."""
    told = f"招标人为青溪县公路管理所（以下简称“招标人”），{label}{_AGENCY}（以下简称“招标代理”）。"
    notice = read_notice(f"青溪大桥设计招标公告\n一、招标条件\n本招标项目青溪大桥设计已由青溪县发展和改革局批准，{told}")
    assert notice.buyer is not None
    assert notice.agency is not None
    assert (notice.buyer.name, notice.agency.name) == ("青溪县公路管理所", _AGENCY)


def test_an_agency_that_arranged_the_tender() -> None:
    """招标工作由某公司组织，于某日开标."""
    notice = read_notice(f"门诊楼改造中标结果公告\n门诊楼改造招标工作由{_AGENCY}组织，于2026年11月23日开标。\n{_WON}")
    assert notice.agency is not None
    assert notice.agency.name == _AGENCY


def test_an_agency_by_whom_the_tender_was_handled() -> None:
    """招投标由某公司代理."""
    notice = read_notice(f"棚户区改造招标结果\n该项目的招投标由{_AGENCY}代理，共有6家单位参加。\n{_WON}")
    assert notice.agency is not None
    assert notice.agency.name == _AGENCY


@pytest.mark.parametrize(
    ("title", "buyer"),
    [
        ("长风学校门厅改造项目成交公告", "青溪市云岭区长风学校"),
        ("部分餐厅托管服务成交公告", None),
        ("明河中心地下车库环境改造及局部装修成交公告", None),
        ("甲乙股份子公司成交公告", None),
    ],
)
def test_the_buyer_of_a_title_is_an_organisation_by_its_whole_name(title: str, buyer: str | None) -> None:
    """The body prints it with the places before it; 部分餐厅, 及局 and another's 子公司 are nobody."""
    notice = read_notice(f"{title}\n青溪市云岭区长风学校《门厅改造》项目综合评议采购\n{_WON}")
    named = notice.buyer.name if notice.buyer else None
    assert named == buyer


@pytest.mark.parametrize("label", ["招投标单号", "采购单号", "项目单号"])
def test_a_number_keeps_no_other_number_in_brackets(label: str) -> None:
    """QX22032（代理机构内部编号：…）."""
    notice = read_notice(
        f"体育馆灯光改造成交公告\n1、项目名称：灯光改造。2、{label}：QX22032（代理机构内部编号：NB2212175）\n{_WON}"
    )
    assert notice.project_number == "QX22032"


def test_the_number_of_a_site_is_no_projects() -> None:
    """备案号：某ICP备…号."""
    assert read_notice(f"灯光改造成交公告\n{_WON}备案号：青ICP备09060037号").project_number is None


def test_a_contracts_name_is_not_its_projects() -> None:
    """合同名称 before 项目名称; alone it is all there is."""
    contract = "合同公告\n合同名称：青溪县灯光改造采购合同\n{}供应商：杭州甲乙信息技术有限公司\n合同金额：49.8万元\n"
    assert read_notice(contract.format("项目名称：青溪县灯光改造\n")).project_name == "青溪县灯光改造"
    assert read_notice(contract.format("")).project_name == "青溪县灯光改造采购合同"


@pytest.mark.parametrize("head", ["资格审查条件最低要求", "评标委员会推荐", "投标人资格条件"])
def test_what_stands_beside_the_word_for_projects_is_no_name(head: str) -> None:
    """项目 / 资格审查条件最低要求 are the heads of two columns."""
    notice = read_notice(f"青溪大桥设计成交公告\n{_WON}项目\n{head}\n资质等级\n具有独立法人资格")
    assert notice.project_name == "青溪大桥设计"


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("合同公告日期：2026年3月4日", date(2026, 3, 4)),
        ("中标候选人公示日期：2026年3月4日", date(2026, 3, 4)),
        ("栏目：推荐 来源： 发布：2026-03-04", date(2026, 3, 4)),
        ("获取招标文件，并于\n2026年03月30日09时00分\n（北京时间）前递交响应文件。", None),
        ("五、响应文件开启\n1.时间：2026年03月30日09时00分\n2.地点：交易中心", None),
        ("五、响应文件开启\n时间：2026年03月30日", None),
        ("三、获取采购文件 时间：2026年03月20日 至 2026年03月26日，每天上午8:30至12:00。", None),
        (
            "发布时间：\n项目概况 青溪大学体育馆灯光改造的潜在供应商应在交易中心获取采购文件，并于2026年03月30日前提交响应文件。",
            None,
        ),
    ],
)
def test_the_day_of_publication_and_no_deadline(lines: str, published: date | None) -> None:
    """A day behind 于 at the end of a line is that of something to be done."""
    assert read_notice(f"灯光改造成交公告\n{lines}\n{_WON}").published_date == published


def test_a_time_over_its_label_is_not_the_publications() -> None:
    """2026-01-16 17:30:00 / 5家 / 报名结束时间."""
    page = "关于公开选取工程监理机构的公告\n我要报名\n2026-01-16 17:30:00\n5家\n报名结束时间\n项目业主名称：\n青溪水务有限公司\n"
    notice = read_notice(page)
    assert notice.published_date is None
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪水务有限公司"


def test_bidders_who_are_invited_have_won_nothing() -> None:
    """特邀请合格的供应商前来投标, under a title that does not say what it is."""
    page = f"食堂托管服务公开招标\n{_AGENCY}受委托，对青溪大学食堂托管服务进行采购，特邀请合格的供应商前来投标。"
    assert read_notice(page).notice_type is NoticeType.TENDER


def test_whose_office_takes_objections_is_the_buyer() -> None:
    """以书面形式向某某学院招投标办公室提出质疑."""
    notice = read_notice(
        f"评审结果公示：校园景石安放项目\n拟{_WON}有异议的，以书面形式向青溪工程学院招投标办公室提出质疑，逾期不再受理。"
    )
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪工程学院"


def test_the_day_behind_the_source_is_the_publications() -> None:
    """来源：某某交易平台 2026-06-22."""
    notice = read_notice(f"代理服务中标结果公示\n来源：青溪省公共资源交易平台　2026-06-22\n{_WON}")
    assert notice.published_date == date(2026, 6, 22)


def test_answers_with_their_number_are_a_correction() -> None:
    """某某项目答疑一."""
    page = "青溪体育公园及体育场项目（勘察设计“评定分离”）答疑一\n招标文件修改、澄清（答疑）内容如下：\n一、原发布的资料作废。\n"
    assert read_notice(page).notice_type is NoticeType.CORRECTION


def test_a_call_for_prequalification_without_a_title_is_a_tender() -> None:
    """招标项目的潜在资格预审申请人应在…领取资格预审文件."""
    told = "青溪学院二期建设PPP项目招标项目的潜在资格预审申请人应在交易中心网站领取资格预审文件，并于2021-12-29前提交申请文件。"
    assert read_notice(f"项目概况\n{told}\n一、项目基本情况\n项目编号：QX-2021-G2-005022\n").notice_type is NoticeType.TENDER
