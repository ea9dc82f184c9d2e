"""Corrections whose sides are rows or columns, named or not, and those that add a winner. Every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.notice import Concern, NoticeMark, NoticeType
from scrapers.reading import read_notice
from scrapers.reading.lexicon.running import first_name
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


def test_a_name_goes_on_behind_a_town_called_after_a_shop() -> None:
    """驻马店 is no shop, and 路桥 no road."""
    name = "驻马店安驰路桥工程有限公司"
    assert first_name(name, 0, len(name)) == (0, len(name))


def test_a_bracket_that_opens_elsewhere_is_none_of_a_lot() -> None:
    """Where a lot's number stands in brackets with what it is of."""
    notice = in_none("更正公告", f"平台项目（标段编号：A330）中标结果有误，中标人由{OTHERS}更正为{OURS}。")
    assert [change.lot for change in notice.changes] == ["A330"]
