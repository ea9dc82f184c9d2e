"""Buyers and agencies of pages in running text, and values that hold more than a name. Every page is synthetic."""

from datetime import date

import pytest

from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice

OURS = "杭州甲乙实业有限公司"


def _read(text: str) -> Notice:
    return read_notice(text, kind="text")


def test_a_proposed_partner_of_negotiations_is_no_buyer() -> None:
    """Who is to be dealt with alone: a call, no award, and who issued it buys."""
    notice = _read(
        "青溪学院后勤中心于2019年4月26日发出的，关于青溪学院食堂清理项目招标延期公告，因投标单位只有一家，不能如期开标。"
        "经相关会议决定，改为单一来源谈判，拟谈判单位： 青溪甲乙装潢服务部，公示时间为2019年5月5日-2019年5月7日。"
    )
    assert (notice.notice_type, notice.awards) == (NoticeType.TENDER, ())
    assert notice.buyer
    assert notice.buyer.name == "青溪学院后勤中心"


def test_a_party_ends_before_the_next_label() -> None:
    """A label behind a comma, with no colon of its own."""
    notice = _read(f"采购单位：青溪市教育局，联系人为张三，电话：555。中标单位：{OURS}，中标金额：10万元。")
    assert notice.buyer
    assert notice.buyer.name == "青溪市教育局"


def test_brackets_round_a_value_are_none_of_it() -> None:
    """Names, numbers and prices in 【】."""
    notice = _read(
        f"采购结果公示\n项目名称：【青溪路改造工程】\n项目编号：【QX-2025-01】\n中标单位：【{OURS}】\n"
        "中标金额：【123456.00元】\n采购人：【青溪市教育局】"
    )
    assert (notice.project_name, notice.project_number) == ("青溪路改造工程", "QX-2025-01")
    assert [(a.supplier.name, str(a.amount)) for a in notice.awards] == [(OURS, "123456.00")]


@pytest.mark.parametrize("signer", ["青溪县融媒体中心", "青溪日报", "青溪电视台", "校工会", "院总务处"])
def test_who_tells_news_or_is_a_part_of_a_school_buys_nothing(signer: str) -> None:
    """The signature below a piece of news."""
    assert _read(f"青溪镇召开招标会，{OURS}以100万元中标。\n{signer}\n2025年1月2日").buyer is None


def test_a_station_that_buys_for_itself_signs_its_notice() -> None:
    """The same signature below a notice."""
    notice = _read(f"演播室设备采购中标公告\n中标供应商：{OURS}\n中标金额：10万元\n青溪县融媒体中心\n2025年1月2日")
    assert notice.buyer
    assert notice.buyer.name == "青溪县融媒体中心"


@pytest.mark.parametrize("title", ["2022年4月学校食材供应商公示", "2025年春季学校食堂大米采购结果公示", "部分餐厅承包结果公示"])
def test_a_month_before_a_school_names_nobody(title: str) -> None:
    """A title that begins with a time or a quantity begins with no organisation."""
    assert _read(f"{title}\n中标供应商：{OURS}").buyer is None


@pytest.mark.parametrize("told", ["公示时间为2025年9月25日-2025年9月29日", "公示期为5个工作日（2025年9月25日至9月"])
def test_the_first_day_of_a_publicity_is_told_in_prose(told: str) -> None:
    """With or without how long it lasts, where the page ends there, too."""
    day = _read(f"经研究，确定{OURS}为我校校服供应商。{told}").published_date
    assert day == date(2025, 9, 25)


_HOUSE, _BUREAU, _AGENT = "甲乙市丙丁区文化馆", "甲乙市丙丁区文化旅游局", "辽宁甲乙招投标代理有限公司"


def _buyer_of_works(told: str, works: str = "改扩建项目方案设计") -> str | None:
    head = f"{_HOUSE}{works}中标候选人公示\n{_HOUSE}{works}（招标编号：LNSY-2026-17）评标已结束，中标候选人如下：\n"
    read = read_notice(f"{head}第一名：浙江戊己设计有限公司\n{told}\n招标代理机构 {_AGENT} 024-22721010\n")
    return read.buyer.name if read.buyer else None


@pytest.mark.parametrize(
    "told",
    [
        f"联系人：招标人 {_BUREAU} 024-89811345",
        f"联系方式：招标人 {_BUREAU}，电话024-89811345",
        f"招标人{_BUREAU}于2026年9月11日组织召开定标会，按照有关规定确定中标人。",
        f"本项目招标人为{_BUREAU}",
    ],
)
def test_a_buyer_stands_behind_the_word_for_his_role_without_a_colon(told: str) -> None:
    """Behind a blank, or before the day on which he did something."""
    assert _buyer_of_works(told) == _BUREAU


@pytest.mark.parametrize("works", ["改扩建项目方案设计", "扩建工程施工", "改造项目", "建设工程监理", "修缮工程"])
@pytest.mark.parametrize("told", ["", "招标人 联系人 王某", "招标人或招标代理机构 甲乙市某某管理有限公司"])
def test_a_house_that_is_built_buys_nothing(told: str, works: str) -> None:
    """A name cut out of that of the works is no buyer, nor is whom a form names as one or the other."""
    assert _buyer_of_works(told, works) is None


def test_a_house_that_buys_is_the_buyer() -> None:
    """What is delivered to it is named behind it."""
    assert _buyer_of_works("", "灯光设备采购项目") == _HOUSE


@pytest.mark.parametrize(
    "sentence",
    [
        "{0}对青溪学院2026年被褥采购进行了竞争性磋商采购，现将结果公告如下：",
        "{0}就青溪学院2026年被褥采购组织了竞争性磋商，现将结果公告如下：",
        "由{0}代理的青溪学院2026年被褥采购已结束，结果如下：",
        "公示期3天。{0}组织的青溪学院2026年被褥采购，经采购人确认，结果如下：",
        "公示日期：2026年7月6日-2026年7月9日{0}受青溪学院的委托，就2026年被褥采购进行磋商，结果如下：",
        "发布时间：2026-07-06{0}受青溪学院委托，就2026年被褥采购进行磋商，结果如下：",
        "公示期至2026年7月9日17:00分{0}受青溪学院委托，就2026年被褥采购进行磋商，结果如下：",
    ],
)
def test_the_agency_is_the_subject_of_the_first_sentence(sentence: str) -> None:
    """In whatever words it bought for another, and without the day that runs into its name."""
    agency = _read(
        f"2026年被褥采购成交公告\n{sentence.format('青溪市甲乙招标有限公司')}\n成交供应商：{OURS}\n成交价：46000元"
    ).agency
    assert agency
    assert agency.name == "青溪市甲乙招标有限公司"


def test_a_buyer_that_buys_by_itself_has_no_agency() -> None:
    """Its trade is another one."""
    assert _read(f"被褥采购成交公告\n青溪甲乙酒店有限公司对被褥采购进行了询价采购，结果如下：\n成交供应商：{OURS}").agency is None


@pytest.mark.parametrize("name", ["12345热线服务中心", "3M青溪材料有限公司"])
def test_a_number_that_is_no_day_belongs_to_the_name(name: str) -> None:
    """Names may begin with figures."""
    buyer = _read(f"被褥采购成交公告\n采购人：{name}\n成交供应商：{OURS}\n成交价：46000元").buyer
    assert buyer
    assert buyer.name == name


def test_a_centre_that_tendered_on_a_day_arranged_and_the_number_in_brackets_is_none_of_the_name() -> None:
    """某某政府采购中心于某日对某某采购（编号）进行了公开招标."""
    told = "青溪县政府采购中心于2026年5月20日对青溪县水利局管材采购（QXZC26-118）进行了公开招标，结果如下："
    notice = read_notice(f"中标公告\n{told}\n中标单位：沈阳广达塑胶厂\n采购单位：青溪县水利局\n", kind="text")
    assert notice.agency is not None
    assert (notice.agency.name, notice.project_name, notice.project_number) == (
        "青溪县政府采购中心",
        "青溪县水利局管材采购",
        "QXZC26-118",
    )


def test_a_day_in_brackets_with_blanks_heads_a_page() -> None:
    """[ 2026-01-09 ]."""
    notice = read_notice("<h1>青溪县管材采购中标公告</h1><div>[ 2026-01-09 ]</div><p>采购人：青溪县水利局</p>")
    assert str(notice.published_date) == "2026-01-09"
