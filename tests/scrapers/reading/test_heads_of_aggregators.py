"""Heads that aggregators and forms put over a notice. Every page is synthetic."""

from datetime import date

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, written


def test_the_head_of_an_aggregator_that_names_every_bidder_adds_no_winner() -> None:
    """What stands over the numbered parts, with the winner's price beside another's name, overrules none of them."""
    head = "中标公司 杭州甲乙信息技术有限公司\n中标公司 杭州丙丁信息技术有限公司 39.24万元\n中标公司 杭州戊己信息技术有限公司\n"
    body = "一、项目编号：QX-2026-01\n二、采购结果\n供应商名称：杭州丙丁信息技术有限公司\n中标（成交）金额：392400元\n"
    notice = read_notice(f"信息化项目中标（成交）结果公告\n{head}{body}", kind="text")
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [("杭州丙丁信息技术有限公司", "392400.00")]


def test_a_role_behind_a_buyers_name_is_none_of_it_and_a_forms_label_is_nobody() -> None:
    """采购人：某局（甲方）; 业主单位 over an empty form's next label."""
    notice = read_notice("养护项目中标公告\n采购人：青溪县城市管理局（甲方）\n中标人：杭州甲乙园林有限公司\n", kind="text")
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪县城市管理局"
    empty = read_notice("养护项目中标公告\n业主单位：业主类型\n中标人：杭州甲乙园林有限公司\n", kind="text")
    assert empty.buyer is None


@pytest.mark.parametrize(
    ("line", "day"),
    [("湖北2026-04-29收藏分享", date(2026, 4, 29)), ("2026-04-29", date(2026, 4, 29)), ("开标时间2026-04-29收藏分享", None)],
)
def test_the_day_behind_a_region_is_the_publications(line: str, day: date | None) -> None:
    """Tags below the title, and the buttons behind them."""
    page = f"汽轮机大修招标公告\n{line}\n青溪水泥有限公司对汽轮机大修项目进行公开招标。\n报名方式：电子邮件\n验收\n2026-04-22\n"
    assert read_notice(page, kind="text").published_date == day


def test_a_telephone_that_ran_into_the_last_day_hides_it_from_nobody() -> None:
    """0731-52370001 and the day in one line."""
    page = "直饮水设备采购成交公告\n成交供应商：杭州甲乙设备有限公司\n成交金额：49.6万元\n联系方式：0731-523700012026年08月27日"
    assert read_notice(page, kind="text").published_date == date(2026, 8, 27)


def test_labels_and_values_in_rows_of_one_cell_are_pairs() -> None:
    """项目名称 in a row of its own, and its value in the next."""
    rows = ["项目名称", "白石镇农村饮水工程", "项目编号", "SLGC-2026-03-11", "招标人", "白石镇农村供水管理站", "中标人", A]
    notice = read_notice(f"<h1>交易结果公示</h1>{written(*rows, '中标价（万元）', '326.5178')}", kind="html")
    assert (notice.project_name, notice.project_number) == ("白石镇农村饮水工程", "SLGC-2026-03-11")
    assert (notice.buyer and notice.buyer.name, [str(award.amount) for award in notice.awards]) == (
        "白石镇农村供水管理站",
        ["3265178.00"],
    )
