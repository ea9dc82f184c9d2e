"""Corrections in clauses and in columns whose words are few or strange: every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.notice import NoticeMark
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, in_form, in_none
from tests.scrapers.reading.test_forms_of_corrections import told
from tests.scrapers.reading.test_tables_of_corrections import in_cells, table_of

REPLACED, PRICED, RESTATED = ChangeAction.SUPPLIER_REPLACED, ChangeAction.AMOUNT_CHANGED, ChangeAction.RESTATED
LOST, ENDED = ChangeAction.AWARD_WITHDRAWN, ChangeAction.TERMINATED
THIRD = "丙方电缆有限公司"
NEITHER = (NoticeMark.CORRECTION_NOT_UNDERSTOOD,)


def test_the_old_content_stands_before_the_corrected() -> None:
    """原内容 | 更正后, in a flattened table."""
    rows = f"成交供应商 {OURS} {OURS}", "成交价 86500.00元 85600.00元"
    notice = in_form("采购结果", "\n".join(("更正内容 原内容 更正后", *rows)))
    assert told(notice) == [(None, PRICED, OURS, 8_650_000, OURS, 8_560_000)]


@pytest.mark.parametrize("words", [("错误", "正确"), ("旧", "新"), ("变动前", "变动后")])
def test_sides_in_other_words(words: tuple[str, str]) -> None:
    """Before the labels of winner and price."""
    heads = "|".join(["分包", *(f"{word}{label}" for word in words for label in ("成交人", "成交价（元）"))])
    notice = in_cells(table_of(heads, f"一分包|{OTHERS}|186000|{OURS}|168000"))
    assert told(notice) == [("一分包", REPLACED, OTHERS, 18_600_000, OURS, 16_800_000)]


@pytest.mark.parametrize(
    "heads",
    [
        "分包|公告成交单位|公告成交价（元）|实际成交单位|实际成交价（元）",
        "分包|初次公示中标人|初次公示中标价|本次公示中标人|本次公示中标价",
        "分包|成交人|成交价（元）|成交人|成交价（元）",
    ],
)
def test_sides_that_no_known_word_tells_apart_are_in_doubt(heads: str) -> None:
    """Which of two winners of a row holds nobody can say."""
    rows = f"一分包|{OTHERS}|186000|{OURS}|168000", f"二分包|{OURS}|92400|{THIRD}|92400"
    notice = in_cells(f"<p>中标结果有误，更正如下：</p>{table_of(heads, *rows)}")
    assert (told(notice), notice.awards, notice.marks) == ([], (), NEITHER)


def test_a_row_may_say_that_its_award_is_taken_back() -> None:
    """调整类型: who is cancelled has not won, and who is new has."""
    rows = f"包3|取消中标|{OTHERS}|212.00", f"包3|新增中标|{OURS}|213.00", f"包6|取消中标|{THIRD}|655.80"
    notice = in_cells(f"<p>部分标包中标结果调整如下：</p>{table_of('标包|调整类型|供应商|金额（万元）', *rows)}<p>其他不变。</p>")
    assert told(notice) == [
        ("包3", REPLACED, OTHERS, None, OURS, 213_000_000),
        ("包6", LOST, THIRD, None, None, None),
    ]


def test_labels_in_quotes() -> None:
    """“成交金额”：原为…，现为…, one below the other."""
    body = f"①“成交供应商”：原为“{OTHERS}”，现为“{OURS}”；\n②“成交金额”：原为“1128000元”，现为“1182000元”。"
    assert told(in_none("成交公告更正公告", f"成交公告作如下更正：\n{body}")) == [
        (None, REPLACED, OTHERS, 112_800_000, OURS, 118_200_000)
    ]


def test_the_sum_of_years_is_the_price() -> None:
    """Where it is the one that was announced nothing changes."""
    body = "原公告中标金额：12680000.00元（三年），现更正为：中标金额：4226666.67元/年，服务期三年，三年合计12680000.00元。"
    notice = in_form("更正公告", body)
    assert (told(notice), notice.marks) == ([], ())


def test_who_was_to_win_has_not() -> None:
    """原定甲中标，现改由乙中标."""
    notice = in_none("中标结果更正公告", f"原定{OTHERS}中标，现改由{OURS}中标，中标价110万元。")
    assert [award.supplier.name for award in notice.awards] == [OURS]


def test_prices_stand_in_brackets_behind_names() -> None:
    """将第三包中标人甲（100万元）变更为乙（110万元）."""
    body = f"将第三包中标人{OTHERS}（100万元）变更为{OURS}（110万元）。"
    assert told(in_none("中标结果更正公告", body)) == [("第三包", REPLACED, OTHERS, 100_000_000, OURS, 110_000_000)]


def test_each_winner_is_named_before_his_price() -> None:
    """Several of one lot, on both sides."""
    old = f"{OTHERS}中标金额100万元，{THIRD}中标金额50万元"
    body = f"原公告{old}，现更正为{OTHERS}中标金额110万元，{THIRD}中标金额60万元。"
    assert told(in_none("中标结果更正公告", body)) == [
        (None, PRICED, OTHERS, 100_000_000, OTHERS, 110_000_000),
        (None, PRICED, THIRD, 50_000_000, THIRD, 60_000_000),
    ]


def test_who_lost_one_lot_is_not_named_of_the_next() -> None:
    """In one sentence, behind a semicolon."""
    body = f"第二包中标人{OTHERS}因资质造假取消中标资格，第二包重新招标；第一包中标人{THIRD}中标金额更正为110万元。"
    assert sorted(told(in_none("中标结果更正公告", body)), key=str) == [
        ("第一包", PRICED, THIRD, None, None, 110_000_000),
        ("第二包", LOST, OTHERS, None, None, None),
    ]


def test_who_becomes_the_first_follows() -> None:
    """Nobody else is read to have it, so that the page is in doubt."""
    body = f"原第一名{OTHERS}被取消资格，原第二名{OURS}成为第一名，中标金额110万元。"
    assert in_none("中标结果更正公告", body).marks == NEITHER


@pytest.mark.parametrize("number", ["YDDW-KJ-2026-2", "鹿财采-2026-77"])
def test_a_number_stands_behind_the_words_of_the_title(number: str) -> None:
    """Whatever the project ends with."""
    notice = read_notice(
        f"青溪区2026年物资框架中标公告\n青溪区2026年物资框架（{number}）评审已结束，结果如下：\n中标人：{OURS}\n中标金额：12000元\n",
        kind="text",
    )
    assert notice.project_number == number


def test_lots_that_lost_are_listed_with_who_had_them() -> None:
    """1标段（某某公司，100万元）、3标段（…）中标结果作废: each of them, and not the one that stays."""
    notice = read_notice(
        f"数据平台项目部分标段中标结果作废公告\n项目编号：ZB-1\n采购人：某市数据局\n"
        f"1标段（{OTHERS}，100万元）、3标段（{THIRD}，50万元）中标结果作废，2标段（{OURS}）不受影响。\n",
        kind="text",
    )
    assert [(change.lot, change.action) for change in notice.changes] == [("1标段", ENDED), ("3标段", ENDED)]


def test_a_result_announced_anew_is_the_only_one() -> None:
    """Who stands in brackets of the void notice has not won."""
    notice = read_notice(
        f"数据平台项目成交公告（重新发布）\n项目编号：ZB-1\n采购人：某市数据局\n"
        f"原成交公告（成交供应商：{OTHERS}）作废，以本公告为准。\n成交供应商：{OURS}\n成交金额：110万元\n",
        kind="text",
    )
    assert [award.supplier.name for award in notice.awards] == [OURS]


def test_both_sides_stand_above_what_was_changed_else() -> None:
    """变更内容 begins no part behind them."""
    body = f"甲方：某市数据局\n乙方：{OURS}\n原合同金额：100万元\n变更后合同金额：108万元\n变更内容：增加接口开发"
    assert told(in_none("合同变更公告", body)) == [(None, PRICED, OURS, 100_000_000, OURS, 108_000_000)]


def test_the_winner_s_lot_is_the_one_before_him() -> None:
    """Behind one that failed."""
    body = f"原流标公告有误，更正为：本项目第1包流标，第2包中标人{OURS}，中标金额110万元。"
    assert told(in_none("流标公告更正", body)) == [
        ("第1包", ENDED, None, None, None, None),
        ("第2包", RESTATED, None, None, OURS, 110_000_000),
    ]


def test_candidates_of_both_sides() -> None:
    """原候选人 | 现候选人: the first is another, and the second has won nothing."""
    heads = "名次|原候选人|原报价|现候选人|现报价"
    rows = f"第一名|{OTHERS}|100万元|{OURS}|110万元", f"第二名|{OURS}|110万元|{THIRD}|120万元"
    assert told(in_cells(table_of(heads, *rows))) == [(None, REPLACED, OTHERS, 100_000_000, OURS, 110_000_000)]


def test_results_of_both_sides_name_winner_and_price() -> None:
    """原中标结果 | 现中标结果, and 维持."""
    heads = "包号|原中标结果|异议处理结果|现中标结果"
    rows = f"1|{OTHERS}|异议成立|{OURS}，110万元", f"2|{THIRD}|异议不成立|维持"
    notice = in_cells(table_of(heads, *rows))
    assert (told(notice), notice.marks) == ([("1", REPLACED, OTHERS, None, OURS, 110_000_000)], ())


def test_what_a_row_says_of_its_winner_is_not_of_the_next() -> None:
    """变更为 in a cell leads to nothing below its row."""
    rows = f"1|{OTHERS}|100|变更为{OURS}，110万元", f"2|{THIRD}|50|不变"
    notice = in_cells(f"<p>中标结果更正如下：</p>{table_of('包号|中标人|中标价（万元）|变更情况', *rows)}")
    assert (told(notice), notice.marks) == ([], NEITHER)


@pytest.mark.parametrize("gap", ["\n", " "])
def test_labels_repeated_side_by_side(gap: str) -> None:
    """中标人：甲 中标人：乙 中标金额：… 中标金额：…, under heads that a flattened table left."""
    rows = f"1|中标人：{OTHERS}|中标人：{OURS}", "2|中标金额：100万元|中标金额：110万元", "3|评标专家：张三|评标专家：李四"
    body = "\n".join(gap.join(row.split("|")) for row in ("序号|原公告内容|更正内容", *rows))
    notice = in_none("中标结果变更公告", f"因工作失误，中标结果更正如下：\n{body}")
    assert told(notice) == [(None, REPLACED, OTHERS, 100_000_000, OURS, 110_000_000)]


def test_heads_in_brackets_say_whose_price_it_is() -> None:
    """中标价（更正前） in a line of its own, as each cell."""
    cells = (
        "标段",
        "中标人（更正前）",
        "中标人（更正后）",
        "中标价（更正前）",
        "中标价（更正后）",
        "1",
        OTHERS,
        OURS,
        "1000000元",
        "1100000元",
    )
    notice = in_none("中标结果变更公告", "中标结果更正如下：\n" + "\n".join(cells))
    assert told(notice) == [("1", REPLACED, OTHERS, 100_000_000, OURS, 110_000_000)]


def test_a_remark_behind_both_sides_takes_nothing_from_the_second() -> None:
    """1 甲 … 乙 … 原中标人放弃, in a row of words that no column was read of."""
    heads = "包号 原中标供应商 原中标金额（元） 更正后中标供应商 更正后中标金额（元） 备注"
    notice = in_none("中标结果变更公告", f"中标结果更正如下：\n{heads}\n1 {OTHERS} 1000000 {OURS} 1100000 原中标人放弃")
    assert (told(notice), notice.marks) == ([], NEITHER)


def test_bars_between_cells_are_no_part_of_names() -> None:
    """更正前中标人 | 某某公司."""
    lines = f"更正前中标人 | {OTHERS}\n更正前中标价 | 1000000元\n更正后中标人 | {OURS}\n更正后中标价 | 1100000元"
    assert told(in_none("中标结果变更公告", f"中标结果更正如下：\n{lines}")) == [
        (None, REPLACED, OTHERS, 100_000_000, OURS, 110_000_000)
    ]


def test_who_goes_on_with_a_contract_that_ended_is_told() -> None:
    """And leaves the page in doubt."""
    notice = read_notice(
        f"数据平台项目合同解除公告\n项目编号：ZB-1\n采购人：某市数据局\n与{OTHERS}签订的合同已解除，剩余工程由{OURS}承接，合同价40万元。\n",
        kind="text",
    )
    assert ([change.before.supplier for change in notice.changes], notice.marks) == ([OTHERS], NEITHER)


def test_a_sum_behind_the_price_of_a_piece_is_the_price() -> None:
    """中标单价86.50元/吨，暂定总价1730000元, of who follows."""
    lost = f"2标段中标人{OTHERS}投标文件未按要求签章，其投标无效。"
    body = f"1.{lost}\n2.变更后结果：2标段中标人为{OURS}，中标单价86.50元/吨，暂定总价1730000元。"
    assert told(in_none("中标结果变更公告", body)) == [("2标段", REPLACED, OTHERS, None, OURS, 173_000_000)]


def test_a_menu_s_item_is_no_buyer() -> None:
    """下载中心 above a short notice that names nobody who buys."""
    notice = read_notice(
        "首页\n通知公告\n下载中心\n关于对数据平台项目中标结果的更正\n我公司代理的数据平台项目（ZB-2026-02）中标公告有误，现予更正。\n"
        f"中标供应商：{OURS}\n中标金额：12万元\n云南鼎泰招标有限公司\n2026年7月22日\n",
        kind="text",
    )
    assert notice.buyer is None
