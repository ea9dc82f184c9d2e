"""The buyer among others whom a page names, and under labels of its own. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice


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
