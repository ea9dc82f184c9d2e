"""The buyer among others whom a page names, and under labels of its own. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice

_WORKS = "经研究，道路划线工程由杭州甲乙交通设施有限公司承建，中标价86400元，现予以公示。"
_FOOT = "<p>主办：青云县人民政府 客服热线：400-800-0000</p>"


@pytest.mark.parametrize(
    "cells", ["项目业主|青溪区交通局|招标人|青溪交投建设有限公司", "招标人|青溪交投建设有限公司|项目业主|青溪区交通局"]
)
def test_who_invites_bids_buys_before_the_owner(cells: str) -> None:
    """A form that names both 项目业主 and 招标人."""
    row = "".join(f"<td>{cell}</td>" for cell in cells.split("|"))
    notice = read_notice(f"<h1>青溪区道路中标候选人公示</h1><table><tr>{row}</tr></table>", kind="html")
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪交投建设有限公司"


def test_who_calls_for_a_framework_buys() -> None:
    """征集人信息 over 名称."""
    notice = read_notice(
        "青溪区印刷框架协议采购入围结果公告\n四、联系方式\n1.征集人信息\n名称：青溪区机关事务管理局\n", kind="text"
    )
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪区机关事务管理局"


@pytest.mark.parametrize(
    ("told", "buyer"),
    [
        ("为做好大楼消防维护，青溪交通投资有限公司拟通过公开比选方式确定一家单位，现公告如下。", "青溪交通投资有限公司"),
        ("中选单位：杭州甲乙设计有限公司\n异议联系：青溪文化旅游发展有限公司综合部 0571-1234567", "青溪文化旅游发展有限公司"),
        (
            "中选单位：杭州甲乙设计有限公司\n联系方式：青溪农商银行股份有限公司庐城支行综合管理部。",
            "青溪农商银行股份有限公司庐城支行",
        ),
        ("中选单位：杭州甲乙设计有限公司\n青溪市实验中学校服选用采购领导小组\n2026年6月1日", "青溪市实验中学"),
    ],
)
def test_a_buyer_without_a_label_stands_in_what_it_does_where_it_answers_and_where_it_signs(told: str, buyer: str) -> None:
    """The subject of 拟通过…, whose department is to be asked, and for whom a group of its own signs."""
    notice = read_notice(f"消防维护单位比选结果公告\n{told}\n", kind="text")
    assert notice.buyer is not None
    assert notice.buyer.name == buyer


def test_who_is_to_be_asked_for_the_agency_does_not_buy() -> None:
    """代理机构联系方式."""
    notice = read_notice(
        "维护项目中标公告\n代理机构联系方式：甲乙国际商务有限公司招标部\n中标人：杭州丙丁有限公司\n", kind="text"
    )
    assert notice.buyer is None


def test_a_centre_that_signs_last_is_the_agency_of_a_buyer_named_before() -> None:
    """No day stands below it; who won is none, whatever its trade."""
    page = "印刷服务入围结果公告\n采购人：青溪市机关事务管理局\n入围供应商：杭州甲乙印务有限公司\n公告期限：一个工作日\n"
    signed = read_notice(f"{page}青溪市政府采购中心\n", kind="text")
    assert signed.agency is not None
    assert signed.agency.name == "青溪市政府采购中心"
    assert read_notice("造价服务中标公告\n采购人：青溪市水利局\n中标人\n杭州甲乙造价咨询有限公司\n", kind="text").agency is None


@pytest.mark.parametrize(
    ("page", "buyer"),
    [
        (
            "<h1>青溪食堂食材入围征集公告</h1><p>青溪教育投资有限公司中央厨房拟面向社会公开征集食材供应商。</p>",
            "青溪教育投资有限公司",
        ),
        (
            "<h1>物资采购成交公示</h1><p>成交供应商：杭州甲乙商贸有限公司</p><p>采购单位联系人：青溪监狱后勤保障科 李警官</p>",
            "青溪监狱",
        ),
        (f"<h1>公示</h1><p>{_WORKS}</p><p>青云镇人民政府</p><p>扫一扫在手机打开当前页</p>{_FOOT}", "青云镇人民政府"),
        (f"<h1>公示</h1><p>{_WORKS}</p><p>东方物流有限公司</p><p>我要参与收藏返回列表</p>{_FOOT}", "东方物流有限公司"),
    ],
)
def test_who_acts_for_a_buyer_and_what_a_site_prints_below_hides_it_from_nobody(page: str, buyer: str) -> None:
    """A part of a company that calls, an officer to be asked, a signature above a site's buttons."""
    notice = read_notice(page)
    assert notice.buyer is not None
    assert notice.buyer.name == buyer


def test_a_school_buys_what_its_site_announces_where_nobody_else_is_named() -> None:
    """The foot of the site, below the next notice; a faculty alone is of the same."""
    foot = "<p>下一篇：食堂设备中标公告</p><p>版权所有 © 青溪理工大学招投标中心 地址：大学路1号</p>"
    for name in ("高频电路实验平台", "电子信息学院高频电路实验平台"):
        won = f"<p>项目名称：{name}</p><p>中标单位：杭州甲乙仪器有限公司</p><p>中标金额：368000元</p>"
        notice = read_notice(f"<h1>中标结果公示（QXLG2026-H-031）</h1>{won}{foot}")
        assert notice.buyer is not None
        assert (notice.notice_type.value, notice.buyer.name, notice.project_number) == (
            "award",
            "青溪理工大学",
            "QXLG2026-H-031",
        )


@pytest.mark.parametrize("title", ["关于规范代理机构管理的通知", "2025年度代理机构考核情况的通报"])
def test_a_page_that_buys_nothing_has_no_buyer(title: str) -> None:
    """An office signs what it announces."""
    assert (
        read_notice(f"<h1>{title}</h1><p>各单位：现将有关事项通知如下。</p><p>青溪县财政局</p><p>2026年3月1日</p>").buyer is None
    )


def test_a_role_among_several_buyers_is_no_part_of_the_name() -> None:
    """青溪市第一人民医院（牵头采购人）."""
    notice = read_notice(
        "洗涤服务联合采购中标公告\n中标人：某某洗涤有限公司\n采购人：青溪市第一人民医院（牵头采购人）\n", kind="text"
    )
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪市第一人民医院"


@pytest.mark.parametrize(
    ("named", "buyer"),
    [
        ("<p>采购单位：化学学院</p>", "青溪大学"),
        ("<p>采购单位：青溪大学化学学院</p>", "青溪大学化学学院"),
        ("<p>公示三天。</p><p>设备物资科</p>", "青溪大学"),
        ("<p>采购部门：安宁化工有限公司安全环保部</p>", "安宁化工有限公司"),
    ],
)
def test_an_office_alone_is_of_the_school_whose_site_it_is(named: str, buyer: str) -> None:
    """A faculty or an office without the name of whose it is, and none with that."""
    won = "<p>成交供应商：杭州甲乙仪器有限公司</p><p>成交金额：45800元</p>"
    notice = read_notice(f"<h1>自动进样器成交公告</h1>{won}{named}<p>主办单位：青溪大学采购网 技术支持：某某公司</p>")
    assert notice.buyer is not None
    assert notice.buyer.name == buyer


def test_who_wants_advice_and_asks_for_offers_buys() -> None:
    """拟选聘 right behind its name."""
    notice = read_notice("<h1>选聘2026年度税务顾问公告</h1><p>因业务需要，青溪国有资产运营有限公司拟选聘税务顾问，诚邀报名。</p>")
    assert notice.buyer is not None
    assert (notice.buyer.name, notice.project_name) == ("青溪国有资产运营有限公司", "2026年度税务顾问")


@pytest.mark.parametrize(
    ("told", "buyer"),
    [
        ("青溪水土保持工作站于2026年4月28日对流域治理工程进行了公开比选，中选单位为杭州甲乙水利有限公司。", "青溪水土保持工作站"),
        ("甲乙招标有限公司于2026年4月28日对流域治理工程进行了公开比选，中选单位为杭州甲乙水利有限公司。", None),
    ],
)
def test_who_held_a_tender_buys(told: str, buyer: str | None) -> None:
    """The subject of a sentence, where its trade is not to arrange tenders."""
    notice = read_notice(f"比选结果公示\n{told}\n", kind="text")
    assert (notice.buyer.name if notice.buyer else None) == buyer


def test_an_institute_of_a_university_buys_for_it() -> None:
    """采购单位：生命科学研究院, on the university's site."""
    notice = read_notice(
        "<h1>单一来源公示：冷冻电镜维保</h1><p>采购单位：生命科学研究院</p><p>版权所有 © 青溪理科大学实验室与设备管理处</p>"
    )
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪理科大学"


def test_the_head_of_the_next_column_is_no_agency() -> None:
    """代理机构 | 评价得分, in a list of agencies."""
    notice = read_notice("<h1>2026年度代理机构监督评价结果</h1><table><tr><td>代理机构</td><td>评价得分</td></tr></table>")
    assert (notice.notice_type.value, notice.agency) == ("other", None)


def test_our_school_in_a_title_is_nobodys_name() -> None:
    """选聘我校 before the project's name."""
    notice = read_notice(
        "<h1>关于选聘我校2026-2029年度法律顾问单位的公告</h1><p>一、报名条件：成立满五年</p><p>二、报名截止：5月6日</p>"
    )
    assert (notice.notice_type.value, notice.buyer) == ("tender", None)


@pytest.mark.parametrize("name", ["青溪区妇幼保健院", "青溪镇中心卫生院", "青溪区疾病预防控制中心", "青溪监狱"])
def test_a_body_of_health_or_law_before_the_project_buys(name: str) -> None:
    """青溪区妇幼保健院布草洗涤服务采购项目, and nobody else named."""
    notice = read_notice(f"{name}布草洗涤服务采购项目中标公告\n成交供应商：甲乙洗涤有限公司\n成交价：2.35万元\n", kind="text")
    assert notice.buyer is not None
    assert notice.buyer.name == name
