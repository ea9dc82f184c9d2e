"""Heads that aggregators and forms put over a notice. Every page is synthetic."""

from scrapers.reading import read_notice


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
