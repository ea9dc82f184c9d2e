"""Corrections whose sides are rows or columns, named or not, and those that add a winner. Every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.money import Money
from scrapers.notice import Concern, NoticeMark, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, in_form, in_none
from tests.scrapers.reading.test_forms_of_corrections import told
from tests.scrapers.reading.test_tables_of_corrections import in_cells, table_of

REPLACED, PRICED, RATED = ChangeAction.SUPPLIER_REPLACED, ChangeAction.AMOUNT_CHANGED, ChangeAction.PRICING_CHANGED
ADDED, RESTATED = ChangeAction.AWARD_ADDED, ChangeAction.RESTATED
NEITHER = [NoticeMark.CORRECTION_NOT_UNDERSTOOD]


@pytest.mark.parametrize("title", ["数据平台项目成交公告更正", "数据平台项目成交结果公告的变更说明", "数据平台项目中标结果变更"])
def test_a_title_may_end_with_what_was_done_to_the_notice(title: str) -> None:
    """And not with 公告: what was announced wrongly is no award."""
    page = f"{title}\n错误：成交供应商名称：{OTHERS}\n正确：成交供应商名称：{OURS}\n采购人：某市数据局\n2026年5月6日\n"
    notice = read_notice(page, kind="text")
    assert (notice.title, notice.notice_type) == (title, NoticeType.CORRECTION)
    assert told(notice) == [(None, REPLACED, OTHERS, None, OURS, None)]
    assert [award.supplier.name for award in notice.awards] == [OURS]


@pytest.mark.parametrize("gap", ["", "   ", "\t", "\n"])
@pytest.mark.parametrize("number", ["", "2"])
@pytest.mark.parametrize("words", [("更正前", "更正后"), ("原公告", "更正为")])
def test_rows_behind_the_words_for_both_sides_begin_with_a_name(gap: str, number: str, words: tuple[str, str]) -> None:
    """The number of a row is no price."""
    rows = (
        ["", "包号", "供应商名称", "中标金额（元）"],
        [words[0], number, OTHERS, "1265000.00"],
        [words[1], number, OURS, "1312000.00"],
    )
    notice = in_form("采购结果", "\n".join(gap.join(cell for cell in row if cell or number) for row in rows))
    assert told(notice) == [(None, REPLACED, OTHERS, 126_500_000, OURS, 131_200_000)]


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("包号 中标供应商 更正前中标金额（元） 更正后中标金额（元）", f"1 {OURS} 80000.00 81000.00"),
        ("更正前中标供应商 更正前中标金额（元） 更正后中标供应商 更正后中标金额（元）", f"{OTHERS} 80000.00 {OURS} 81000.00"),
        ("入围供应商 更正前优惠率 更正后优惠率", f"{OURS} 8% 18%"),
        ("包号 更正内容 更正前 更正后", f"第一包 中标单位 {OTHERS} {OURS}"),
    ],
)
def test_columns_run_together_are_in_doubt(heads: str, row: str) -> None:
    """Nobody can say which cell is of which side."""
    notice = in_form("采购结果", (heads + row).replace(" ", ""))
    assert (told(notice), notice.awards, list(notice.marks)) == ([], (), NEITHER)


@pytest.mark.parametrize("heads", [("原来", "现在"), ("错误", "正确"), ("原公告内容", "现公告内容")])
def test_heads_of_both_sides(heads: tuple[str, str]) -> None:
    """A side's head is known in more words."""
    notice = in_cells(table_of("|".join(["项目", *heads]), f"中标人|{OTHERS}|{OURS}", "中标价（万元）|12.5|12.6"))
    assert told(notice) == [(None, REPLACED, OTHERS, 12_500_000, OURS, 12_600_000)]


def test_a_partner_added_in_a_cell() -> None:
    """Beside a price that stays."""
    lead, partner = OURS, OTHERS
    rows = f"中标人|{lead}|{lead}（牵头人）、{partner}（成员）", "中标价（万元）|12.5|12.5"
    notice = in_cells(table_of("更正项|更正前|更正后", *rows))
    assert [change.action for change in notice.changes] == [RESTATED]
    assert [[member.name for member in award.members] for award in notice.awards] == [[partner]]


def test_a_winner_in_a_column_of_his_own_has_both_prices() -> None:
    """Each winner of a shortlist his own."""
    rows = f"4|{OURS}|8%|18%", f"9|{OTHERS}|15.5%|15.8%"
    notice = in_cells(table_of("序号|入围供应商名称|更正前优惠率|更正后优惠率", *rows))
    assert [(c.action, c.before.supplier, c.after.supplier, c.after.rate) for c in notice.changes] == [
        (RATED, OURS, OURS, "18%"),
        (RATED, OTHERS, OTHERS, "15.8%"),
    ]


def test_what_a_fee_is_reckoned_from_is_no_price() -> None:
    """Whether it stands in percents of the price or in those of a tariff."""
    old = "原公告的代理服务费收费标准及金额：按中标金额2,380,000.00元的1.2%收取，代理服务收费金额28,560.00元"
    notice = in_form("采购结果", f"{old}\n更正为：按计价格[2002]1980号文件规定标准的80%收取，代理服务收费金额26,048.00元")
    assert (told(notice), list(notice.marks)) == ([], [])


def test_a_menu_above_says_nothing_of_what_is_corrected() -> None:
    """采购公告 in the path that leads to the page."""
    head = "首页 > 采购公告 > 其他公告\n车辆定点维修入围供应商变更公告\n"
    page = f"{head}入围供应商{OURS}因场所搬迁，退出本项目入围资格。\n2026年7月28日\n"
    notice = read_notice(page, kind="text")
    assert notice.concerns is Concern.RESULT
    assert told(notice) == [(None, ChangeAction.AWARD_WITHDRAWN, OURS, None, None, None)]


@pytest.mark.parametrize(
    ("text", "lot", "action"),
    [
        ("原公告遗漏一家成交供应商，现补充如下：\n供应商名称：{}\n成交金额：765000元", None, ADDED),
        ("原公告中遗漏第3包中标信息，现补充如下：\n第3包：\n供应商名称：{}\n中标金额：765000元", "第3包", ADDED),
        ("因系统原因，B包未公告，现补充B包成交结果：成交供应商：{}，成交金额：765000元。", "B包", ADDED),
        ("原公告遗漏成交金额，现补充：成交供应商：{}，成交金额：765000元", None, RESTATED),
    ],
)
def test_a_result_that_was_left_out_is_added(text: str, lot: str | None, action: ChangeAction) -> None:
    """It takes nothing from who was announced, and a price that was left out is no further result."""
    notice = in_form("采购结果", text.format(OURS))
    assert told(notice) == [(lot, action, None, None, OURS, 76_500_000)]


def test_a_bracket_that_opens_elsewhere_is_none_of_a_lot() -> None:
    """Where a lot's number stands in brackets with what it is of."""
    notice = in_none("更正公告", f"平台项目（标段编号：A330）中标结果有误，中标人由{OTHERS}更正为{OURS}。")
    assert [change.lot for change in notice.changes] == ["A330"]


@pytest.mark.parametrize("joined", ["、", ""])
def test_a_price_is_told_behind_the_new_name(joined: str) -> None:
    """Whatever sign parts them."""
    notice = in_form("采购结果", f"中标单位由{OTHERS}变更为{OURS}{joined}中标金额由568000元调整为586000元。")
    assert told(notice) == [(None, REPLACED, OTHERS, 56_800_000, OURS, 58_600_000)]


def test_what_stands_lines_below_is_no_price() -> None:
    """Neither the post code at the page's foot nor a call for offers is one."""
    foot = "其他内容不变。\n特此说明。\n某市数据局\n下一条：办公家具询价公告\n版权所有 某市数据局 邮编：450001"
    notice = in_none(
        "中标结果更正说明", f"现将中标单位由“{OTHERS}”更正为“{OURS}”，中标金额由“56.80万元”更正为“58.60万元”。{foot}"
    )
    assert told(notice) == [(None, REPLACED, OTHERS, 56_800_000, OURS, 58_600_000)]


def test_a_price_in_other_money_is_another() -> None:
    """Though its figure is the same."""
    notice = in_form("采购结果", f"原公告中标金额：9.8万元（人民币）\n更正为：中标金额：98,000.00美元\n中标供应商：{OURS}")
    (change,) = notice.changes
    assert change.after.amount == Money.of(98000, "USD")


def test_a_sum_is_told_beside_a_rate() -> None:
    """And is what changes."""
    notice = in_form("采购结果", "原公告费率0.8%更正为0.6%，对应中标金额由80000元变为60000元。")
    assert told(notice) == [(None, PRICED, None, 8_000_000, None, 6_000_000)]


@pytest.mark.parametrize("price", ["（投标报价：含税440000元）", "，中标金额440000元"])
def test_a_loser_s_price_stands_behind_his_name(price: str) -> None:
    """As the old side of the change."""
    notice = in_form(
        "采购结果", f"原中标人{OTHERS}{price}，经查提供虚假业绩，取消其中标资格，由{OURS}递补为中标人，中标价：450000元。"
    )
    assert told(notice) == [(None, REPLACED, OTHERS, 44_000_000, OURS, 45_000_000)]


def test_candidates_who_gave_up_had_won_nothing() -> None:
    """A tender that ends is ended for all."""
    text = f"第一中标候选人{OTHERS}、第二中标候选人{OURS}均放弃中标候选人资格，经招标人研究，终止本次招标，重新组织招标。"
    notice = in_none("终止招标公告", text)
    assert told(notice) == [(None, ChangeAction.TERMINATED, None, None, None, None)]


@pytest.mark.parametrize(
    ("heads", "lots"),
    [
        ("包号|包名称|废标原因|备注", ["1", "3"]),
        ("标段号|标段名称|流标原因", ["1", "3"]),
        ("序号|标项名称|废标理由|其他事项", ["空调", "风机"]),
        ("标项|标项名称|终止原因|备注", ["1", "3"]),
    ],
)
@pytest.mark.parametrize("title", ["数据平台项目废标公告", "数据平台项目终止公告"])
def test_lots_of_a_table_that_says_why_they_failed(title: str, heads: str, lots: list[str]) -> None:
    """And not the whole project."""
    width = heads.count("|") + 1
    rows = ["|".join(row[:width]) for row in (["1", "空调", "报价超预算", ""], ["3", "风机", "有效供应商不足三家", ""])]
    page = f"<h1>{title}</h1><p>项目编号：ZB-1</p><p>采购人：某市数据局</p>{table_of(heads, *rows)}<p>2026年5月6日</p>"
    assert [change.lot for change in read_notice(page, kind="html").changes] == lots


def test_lots_of_lines_that_say_why_they_failed() -> None:
    """A lot's own number begins a row as that of a row does."""
    lines = "包号\n包名称\n废标原因\n1\n空调\n报价超预算\n3\n风机\n有效供应商不足三家"
    assert [change.lot for change in in_none("废标公告", f"{lines}\n四、联系方式").changes] == ["1", "3"]


@pytest.mark.parametrize("gap", ["   ", ""])
@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("包号 原中标供应商 原中标金额（元） 更正后中标供应商 更正后中标金额（元）", f"1 {OTHERS} 568000.00 {OURS} 586000.00"),
        ("更正项 更正前 更正后", f"中标结果 第1包：{OTHERS}568000.00元 第1包：{OURS}586000.00元"),
        ("序号 标项名称 更正项 更正前 更正后", f"1 空调 供应商名称 {OTHERS} {OURS}"),
        ("项目 原公告 更正为", "代理服务费 5680元 5860元 中标金额 568000元 586000元"),
    ],
)
def test_columns_whose_cells_are_parted_by_nothing_sure_are_in_doubt(heads: str, row: str, gap: str) -> None:
    """No column is read for another."""
    notice = in_form("采购结果", gap.join(f"{heads} {row}".split()))
    assert (told(notice), notice.awards, list(notice.marks)) == ([], (), NEITHER)


@pytest.mark.parametrize("gap", ["\n", "   "])
def test_the_number_of_a_row_below_a_price_s_head_is_no_price(gap: str) -> None:
    """更正后：中标金额（元） 1."""
    notice = in_form(
        "采购结果", gap.join(["序号", "更正前：中标金额（元）", "更正后：中标金额（元）", "1", "568000.00", "586000.00"])
    )
    assert (told(notice), list(notice.marks)) == ([], NEITHER)


def test_a_head_may_say_corrected_alone() -> None:
    """原公告内容 beside 更正内容, each a whole result."""
    rows = "|".join(f"成交供应商：{name}<br>成交金额：{price}元" for name, price in ((OTHERS, "568000.00"), (OURS, "586000.00")))
    notice = in_cells(table_of("原公告内容|更正内容", rows))
    assert told(notice) == [(None, REPLACED, OTHERS, 56_800_000, OURS, 58_600_000)]


def test_rows_of_named_lots_are_each_of_their_own() -> None:
    """Where no column has their numbers."""
    rows = "1|空调|中标（成交）金额|568000|586000", f"2|风机|供应商名称|{OTHERS}|{OURS}"
    notice = in_cells(table_of("序号|标项名称|更正项|更正前|更正后", *rows))
    assert told(notice) == [
        ("空调", PRICED, None, 56_800_000, None, 58_600_000),
        ("风机", REPLACED, OTHERS, None, OURS, None),
    ]


def test_several_lots_in_a_cell_have_the_prices_behind_their_winners() -> None:
    """Though nothing labels them."""
    sides = (f"第1包：{name} 568000.00元；第2包：青溪设备有限公司 86000.00元" for name in (OTHERS, OURS))
    notice = in_cells(table_of("更正项|更正前|更正后", "中标结果|" + "|".join(sides)))
    assert told(notice) == [("第1包", REPLACED, OTHERS, 56_800_000, OURS, 56_800_000)]


def test_who_follows_stands_in_the_row_of_the_remark_that_says_so() -> None:
    """Beside other lots that stay."""
    rows = f"一标段|{OURS}|586000.00|原中标人{OTHERS}放弃，递补", "二标段|青溪设备有限公司|86000.00|不变"
    notice = in_cells(table_of("标段|中标人|中标价（元）|备注", *rows))
    assert [each[1:] for each in told(notice)] == [(REPLACED, OTHERS, None, OURS, 58_600_000)]


def test_cells_on_lines_of_their_own_have_the_price_behind_both_names() -> None:
    """原成交供应商 / 现成交供应商 / 成交金额（万元）."""
    lines = f"包号\n原成交供应商\n现成交供应商\n成交金额（万元）\n1\n{OTHERS}\n{OURS}\n58.6"
    assert told(in_form("采购结果", lines)) == [("1", REPLACED, OTHERS, None, OURS, 58_600_000)]
