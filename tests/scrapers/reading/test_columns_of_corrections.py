"""Corrections in columns, lists and items, of candidates, shares and complaints. Every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, in_form, in_none
from tests.scrapers.reading.test_forms_of_corrections import told
from tests.scrapers.reading.test_tables_of_corrections import in_cells, table_of

REPLACED, PRICED, RATED = ChangeAction.SUPPLIER_REPLACED, ChangeAction.AMOUNT_CHANGED, ChangeAction.PRICING_CHANGED
LOST, RESTATED, ENDED = ChangeAction.AWARD_WITHDRAWN, ChangeAction.RESTATED, ChangeAction.TERMINATED


@pytest.mark.parametrize(
    "heads", ["分包|原公告成交单位|原公告成交价|更正成交单位|更正成交价", "分包|原成交单位|原成交价|变更成交单位|变更成交价"]
)
def test_a_head_may_say_of_what_holds_now_that_it_corrects(heads: str) -> None:
    """Without 后 behind it."""
    notice = in_cells(table_of(heads, f"一分包|{OURS}|186000元|{OURS}|168000元", f"二分包|{OTHERS}|92400元|{OURS}|92400元"))
    assert told(notice) == [
        ("一分包", PRICED, OURS, 18_600_000, OURS, 16_800_000),
        ("二分包", REPLACED, OTHERS, 9_240_000, OURS, 9_240_000),
    ]


def test_a_cell_may_say_that_a_side_stays() -> None:
    """不变: what was announced holds."""
    rows = f"1包|中标供应商|{OTHERS}|{OURS}", "1包|中标金额（元）|613000.00|不变", f"2包|中标供应商|{OTHERS}|不变"
    notice = in_cells(table_of("包号|内容|更正前|更正后", *rows, "2包|中标金额（元）|452800.00|425800.00"))
    assert told(notice) == [
        ("1包", REPLACED, OTHERS, 61_300_000, OURS, 61_300_000),
        ("2包", PRICED, OTHERS, 45_280_000, OTHERS, 42_580_000),
    ]


def test_who_comes_second_now_has_won_nothing() -> None:
    """In a table of candidates that was and is, the first alone is another."""
    third = "丙方电缆有限公司"
    heads = "包件号|排名|原中标候选人|变更后中标候选人|投标报价（元）"
    notice = in_cells(table_of(heads, f"W7|1|{OTHERS}|{OURS}|386450.00", f"W7|2|{OURS}|{third}|390114.20"))
    assert told(notice) == [("W7", REPLACED, OTHERS, None, OURS, 38_645_000)]
    assert [award.supplier.name for award in notice.awards] == [OURS]


def test_the_price_of_goods_is_no_result_s_in_a_table() -> None:
    """Beside a winner and a sum that are said to stay elsewhere on the page."""
    rows = table_of("更正内容|更正前|更正后", "主要标的 型号|K9|K9A", "主要标的 单价|1980.00元|1890.00元")
    notice = in_cells(f"{rows}<p>三、其他补充事宜</p><p>中标供应商及中标金额不变。</p>")
    assert (told(notice), notice.marks) == ([], ())


def test_whose_project_it_is_loses_nothing() -> None:
    """某某公司2026年第二批物资采购 beside winners of whom none is named."""
    text = f"{OTHERS}2026年第二批物资采购（编号：WZ-02）已公示。因部分中标人放弃中标，现变更如下："
    notice = in_cells(f"<p>{text}</p>" + table_of("包号|原中标人|变更后中标人", f"包4|丙方电缆有限公司|{OURS}"))
    assert told(notice) == [("包4", REPLACED, "丙方电缆有限公司", None, OURS, None)]


@pytest.mark.parametrize("label", ["下浮率", "优惠率"])
def test_a_rate_that_a_sentence_below_changes_is_the_old_one_no_more(label: str) -> None:
    """变更如下 leads to the sentence."""
    notice = in_none(
        "中标公告变更公告", f"中标公告有误，变更如下：\n中标供应商{OURS}的{label}由“1.25%”变更为“12.5%”。\n其他不变。"
    )
    (change,) = notice.changes
    assert (change.action, change.before.rate, change.after.rate) == (RATED, "1.25%", "12.5%")


def test_a_price_of_one_lot_is_corrected_above_the_whole_list() -> None:
    """It is the one of that lot, not the first of the list."""
    table = table_of("标段|中标供应商|中标金额（元）", f"第一标段|{OTHERS}|1996500.00", f"第二标段|{OURS}|2083110.00")
    notice = in_cells(f"<p>第二标段中标金额录入有误，原为2038110.00元，更正后全部中标结果如下：</p>{table}")
    assert told(notice) == [
        ("第二标段", PRICED, None, 203_811_000, OURS, 208_311_000),
        ("第一标段", RESTATED, None, None, OTHERS, 199_650_000),
    ]


def test_items_of_lots_tell_each_of_its_own() -> None:
    """The price that changes in the last is not the price of who follows in the first."""
    items = (
        f"1.包件3“电机”：取消{OTHERS}中标资格，由第二中标候选人丙方电缆有限公司中标，中标金额2350000元；\n"
        "2.包件8“滤芯”：取消丁方滤清器有限公司中标资格，重新招标；\n"
        f"3.包件11“轴承”：中标人{OURS}，中标金额由3980000元更正为3890000元。\n其余包件不变。"
    )
    notice = in_none("中标结果变更公告", f"部分包件中标人未签订合同，变更如下：\n{items}")
    assert sorted(told(notice), key=str) == [
        ("包件11", PRICED, OURS, 398_000_000, None, 389_000_000),
        ("包件3", REPLACED, OTHERS, None, "丙方电缆有限公司", 235_000_000),
        ("包件8", LOST, "丁方滤清器有限公司", None, None, None),
    ]


def test_who_leaves_of_several_that_share() -> None:
    """A title that speaks of shares corrects a result."""
    notice = in_none(
        "中标份额调整公告",
        f"原中标结果：第一中标人{OURS}（份额60%）、第二中标人{OTHERS}（份额40%）。\n因{OTHERS}自愿退出，调整如下：第一中标人{OURS}份额100%。",
    )
    assert told(notice) == [(None, LOST, OTHERS, None, None, None)]


def test_candidates_whose_publicity_is_void_are_none() -> None:
    """关于某某项目中标候选人公示作废的公告."""
    notice = read_notice(
        f"关于数据平台项目中标候选人公示作废的公告\n数据平台项目于5月6日发布中标候选人公示（第一中标候选人：{OURS}，投标报价：348621元），"
        "经核实该公示作废，招标人将组织重新评标。\n招标人：某市数据局\n2026年5月13日\n",
        kind="text",
    )
    assert (notice.notice_type, notice.awards, [change.action for change in notice.changes]) == (
        NoticeType.TERMINATION,
        (),
        [ENDED],
    )


def test_a_failure_taken_back_may_say_who_has_won() -> None:
    """It ends nothing."""
    notice = read_notice(
        f"关于撤销数据平台项目流标公告并公布中标结果的公告\n项目编号：ZB-1\n流标公告有误，现撤销该流标公告，结果公布如下：\n"
        f"中标供应商：{OURS}\n中标金额：1688000.00元\n采购人：某市数据局\n2026年8月12日\n",
        kind="text",
    )
    assert told(notice) == [(None, RESTATED, None, None, OURS, 168_800_000)]


def test_a_complaint_may_give_the_award_to_the_second() -> None:
    """The contract with the first is cancelled."""
    notice = read_notice(
        "某市财政局投诉处理决定公告（数据平台项目）\n一、项目编号：ZB-1\n三、相关当事人\n投诉人：丙方电缆有限公司\n被投诉人：某市数据局\n"
        f"四、处理结果\n投诉事项成立。撤销本项目与{OTHERS}签订的合同，由排名第二的中标候选人{OURS}作为中标供应商。\n五、处理日期：2026年10月26日\n",
        kind="text",
    )
    assert (notice.notice_type, [award.supplier.name for award in notice.awards]) == (NoticeType.CORRECTION, [OURS])


def test_a_buyer_s_name_that_is_corrected() -> None:
    """Nothing of the result, and the buyer is the right one."""
    notice = in_form("更正公告", "原公告“采购人名称：某市数据处”更正为“采购人名称：某市数据局”。")
    assert (told(notice), notice.marks, notice.buyer and notice.buyer.name) == ([], (), None)
