"""Lots, names and results of others that stand side by side, each with its own facts. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Mark, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, table, told


@pytest.mark.parametrize(
    ("lots", "names", "prices"),
    [("包1 包2", f"{A} {C}", "145500.00 89229.00"), ("第1包 第2包", f"{A} {C}", "145500.00 89229.00")],
)
def test_cells_tell_of_two_lots_side_by_side(lots: str, names: str, prices: str) -> None:
    """As many lots as names and sums: each with its own."""
    notice = read(f"包号\t中标供应商\t中标金额（元）\n{lots}\t{names}\t{prices}")
    first, second = lots.split()
    assert told(notice) == [(first, A, 14_550_000), (second, C, 8_922_900)]


@pytest.mark.parametrize(
    "lines",
    [
        "中标供应商 | 中标金额\n{} | 包1：145500.00元 包2：89229.00元",
        "中标供应商：{}\n包1中标金额：145500.00元\n包2中标金额：89229.00元",
    ],
)
def test_one_winner_has_a_sum_for_each_lot(lines: str) -> None:
    """No second lot is lost where only the sums name lots."""
    assert told(read(lines.format(A))) == [("包1", A, 14_550_000), ("包2", A, 8_922_900)]


@pytest.mark.parametrize(
    "lots",
    [
        ("1#标段", "2#标段"),
        ("I标段", "II标段"),
        ("标段（一）", "标段（二）"),
        ("第（1）包", "第（2）包"),
        ("第1合同段", "第2合同段"),
    ],
)
def test_lots_are_called_in_many_ways(lots: tuple[str, str]) -> None:
    """A hash, a Roman number, a bracket, 合同段."""
    blocks = "\n".join(f"{lot}\n中标供应商：{who}\n中标金额：1000.00元" for lot, who in zip(lots, (A, C), strict=True))
    assert [lot for lot, *_ in told(read(blocks))] == [lot.replace("（", "(").replace("）", ")") for lot in lots]


@pytest.mark.parametrize("said", ["废标包号：包2", "未成交包：包2", "终止的标项：标项2", "另包2因故终止。"])
def test_failed_lots_stand_under_labels_of_their_own(said: str) -> None:
    """Whatever the label calls failing."""
    notice = read(f"包1\n成交供应商：{A}\n成交金额：1000.00元\n{said}")
    assert [lot.removeprefix("标项").removeprefix("包") for lot in notice.failed_lots] == ["2"]


@pytest.mark.parametrize(
    "said", ["本项目无废标。", "废标情况：无", "否决投标情况：湖州庚辛有限公司，未提供保函", "本项目未出现废标情况。"]
)
def test_a_rejected_bid_fails_no_list_of_candidates(said: str) -> None:
    """A list whose table is not read and that tells of rejected bids has not failed."""
    text = f"青溪工程中标候选人公示\n标段\n土建1标\n推荐{A}等三家\n{said}\n公示期：3天\n"
    assert read_notice(text, kind="text").notice_type is NoticeType.CANDIDATE


def test_the_title_announces_the_candidates_of_a_table() -> None:
    """Ranks 第一, 第二 of each lot anew beside points: no line need say that candidates follow."""
    heads = "标段\t中标候选人排序\t投标人名称\t投标报价（元）\t综合得分"
    rows = [
        ("土建1标", "第一", A, "2863319"),
        ("土建1标", "第二", C, "2879022"),
        ("土建2标", "第一", C, "3112087"),
        ("土建2标", "第二", A, "3120044"),
    ]
    text = "青溪公路工程评标结果公示\n" + heads + "\n" + "\n".join("\t".join((*row, "96.88")) for row in rows)
    notice = read_notice(f"{text}\n公示期：3天\n", kind="text")
    assert [(a.lot, a.supplier.name, a.rank) for a in notice.awards] == [
        ("土建1标", A, 1),
        ("土建1标", C, 2),
        ("土建2标", C, 1),
        ("土建2标", A, 2),
    ]


@pytest.mark.parametrize("work", ["类似业绩：白岩治理，中标价：1210000元", "企业业绩：白岩治理，合同金额：121万元"])
def test_past_works_price_no_bid(work: str) -> None:
    """Whatever label stands before what they cost."""
    text = f"青溪咨询中标候选人公示\n第一中标候选人：{A}，投标报价：1865000元，项目负责人：甲某，{work}；\n公示期：3天\n"
    assert told(read_notice(text, kind="text")) == [(None, A, 186_500_000)]


@pytest.mark.parametrize(
    "summary",
    [f"中标单位：{A},{C}\n中标金额：257.8万元", f"中标单位：{A}、{C}", f"中标单位：{A},{C}\n中标金额：97.8万元,160万元"],
)
def test_a_summary_above_the_lots_is_no_award(summary: str) -> None:
    """Aggregators restate winners and their sum."""
    lots = f"标段一：\n中标人：{A}\n中标价：978000元\n标段二：\n中标人：{C}\n中标价：1600000元"
    notice = read_notice(f"青溪平台采购中标公告\n{summary}\n公告详情\n{lots}\n", kind="text")
    assert told(notice) == [("标段一", A, 97_800_000), ("标段二", C, 160_000_000)]


@pytest.mark.parametrize("head", ["同类中标项目", "历史中标", "相似项目推荐", "为您推荐"])
def test_other_results_at_the_foot_are_none_of_the_notices(head: str) -> None:
    """A table of other projects below the contacts; a failed notice stays one."""
    others = f"{head}\n项目名称\t中标单位\t中标金额（元）\n南山改造项目\t{C}\t145500.00\n"
    won = read_notice(f"青溪保安服务中标公告\n中标人：{A}\n中标金额：1000.00元\n采购人：青溪一中\n\n{others}", kind="text")
    assert told(won) == [(None, A, 100_000)]
    failed = read_notice(f"青溪保安服务废标公告\n三、废标原因\n有效投标人不足三家。\n采购人：青溪一中\n\n{others}", kind="text")
    assert (failed.notice_type, failed.awards) == (NoticeType.FAILED, ())


@pytest.mark.parametrize("note", ["（综合排名第1）", "（小型企业，价格扣除10%）", "（综合评分第一名）"])
def test_notes_behind_a_name_are_no_part_of_it(note: str) -> None:
    """A rank, a size; 恭喜 before it neither."""
    assert told(read(f"成交供应商：{A}{note}\n成交金额：1000.00元")) == [(None, A, 100_000)]
    assert told(read(f"恭喜{A}中标，中标价1000.00元。")) == [(None, A, 100_000)]


@pytest.mark.parametrize("names", [f"①{A}②{C}", f"（1）{A}（2）{C}", f"1.{A} 2.{C}"])
def test_numbers_part_the_names_of_winners(names: str) -> None:
    """Each number is followed by a whole name."""
    assert [name for _, name, _ in told(read(f"中标人：{names}"))] == [A, C]


@pytest.mark.parametrize("mark", ["〃", "″", "同上"])
def test_a_ditto_mark_is_the_name_above(mark: str) -> None:
    """The row has a lot and a sum of its own."""
    notice = read(f"包号\t中标供应商\t中标金额（元）\n1\t{A}\t4869.00\n2\t{mark}\t2985.00\n3\t{C}\t1397.00")
    assert told(notice) == [("1", A, 486_900), ("2", A, 298_500), ("3", C, 139_700)]


@pytest.mark.parametrize("listed", ["1 {} 2 {}", "{}2{}", "{}｜{}", "{}|{}"])
def test_numbers_without_points_and_pipes_part_names(listed: str) -> None:
    """A number between two names counts them; pipes between the names of one label make no table."""
    notice = read("入选单位：" + listed.format(A, C))
    assert [name for _, name, _ in told(notice)] == [A, C]


@pytest.mark.parametrize("head", ["评标排名", "推荐顺序", "中标候选人名次"])
@pytest.mark.parametrize("rank", ["{}", "第{}", "第{}名"])
@pytest.mark.parametrize("between", ["\n", "     "])
def test_blanks_part_the_columns_of_ranked_candidates(head: str, rank: str, between: str) -> None:
    """The days of the works stand between price and points, and rows may follow each other in one line."""
    rows = [f"{head}    投标人名称    投标报价（元）    工期（日历天）    评标得分"]
    rows += [
        f"{rank.format(n)}    {name}    {price}    90    {92 - n}.31" for n, name, price in ((1, A, "568000"), (2, C, "551528"))
    ]
    opening, closing = "青溪中学教学楼项目中标候选人公示\n项目编号：QX-01\n三、中标候选人情况", "四、联系方式\n采购人：青溪中学"
    page = f"{opening}\n{between.join(rows)}\n{closing}"
    told = read_notice(page, kind="text").awards
    assert [(a.rank, a.supplier.name, a.amount.minor if a.amount else None) for a in told] == [
        (1, A, 56_800_000),
        (2, C, 55_152_800),
    ]


def test_a_summary_in_another_unit_is_a_rival() -> None:
    """97.8元 above 97.8万元: one award, and it is in doubt."""
    notice = read_notice(
        f"青溪采购中标公告\n中标单位：{A}\n中标金额：97.8元\n公告详情\n中标人：{A}\n中标价：97.8万元\n", kind="text"
    )
    assert told(notice) == [(None, A, 97_800_000)]
    assert notice.awards[0].marks


def test_a_lot_beside_the_others_failed_in_its_own_words() -> None:
    """标段1 | 标段2 over 某某公司 | 本标段招标失败."""
    rows = (
        ("", "标段1", "标段2", "标段3"),
        ("中标人", "甲乙电机有限公司", "本标段招标失败", "丙丁监测有限公司"),
        ("中标价格（万元）", "296.84", "/", "145.00"),
    )
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    notice = read_notice(f"<h1>某电厂备件采购中标结果公示</h1><table>{cells}</table>")
    told = [(a.lot, a.supplier.name, a.amount.minor if a.amount else None) for a in notice.awards]
    assert told == [("标段1", "甲乙电机有限公司", 296_840_000), ("标段3", "丙丁监测有限公司", 145_000_000)]
    assert notice.failed_lots == ("标段2",)


def test_a_numbered_list_of_units_is_a_shortlist() -> None:
    """序号 and 单位名称, one cell a line."""
    lines = (
        "四、入围单位名单（排名不分先后）：\n序号\n单位名称\n1\n甲乙保险公估有限公司\n2\n某省价格认证中心\n五、入围有效期：两年\n"
    )
    notice = read_notice(f"某保险公估机构入围项目中标结果公示\n{lines}", kind="text")
    assert [award.supplier.name for award in notice.awards] == ["甲乙保险公估有限公司", "某省价格认证中心"]


def test_a_lot_without_a_second_and_one_that_failed_stay_rows_of_a_table_with_columns_of_ranks() -> None:
    """包号 | 中标单位 | 中标金额 | 第二名 | 第三名: the winner alone is read, and the failure is of its own lot."""
    notice = table(
        "包号|中标单位|中标金额（元）|第二名|第三名",
        f"1|{A}|1152000|{C}|{B}",
        f"2|{B}|396500|/|/",
        "3|废标|/|/|/",
    )
    assert told(notice) == [("1", A, 115_200_000), ("2", B, 39_650_000)]
    assert notice.failed_lots == ("3",)


def test_below_a_row_of_labels_and_values_stand_such_too() -> None:
    """成交供应商 | 某某公司 | 成交原因 | 最低价成交 names one winner."""
    notice = table("预算总价|98000元|成交总价|89600元", f"成交供应商|{A}|成交原因|最低价成交")
    assert told(notice) == [(None, A, 8_960_000)]


@pytest.mark.parametrize("above", ["", "序号|1|2", "标段名称|教学楼|宿舍楼", "数量|1|2"])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("party", ["中标人", "供应商名称"])
def test_winners_stand_side_by_side_below_their_numbers_or_what_they_won(above: str, turned: bool, party: str) -> None:
    """Each won, and has the price of his column, above his name or below it."""
    rows = [f"{party}|{A}|{B}", "中标金额|112.8万元|109.35万元"][:: -1 if turned else 1]
    awards = table(*([above] if above else []), *rows).awards
    assert sorted((a.supplier.name, str(a.amount), a.rank) for a in awards) == [(A, "1128000.00", None), (B, "1093500.00", None)]


def test_a_dear_piece_of_which_nobody_says_how_many_has_no_price() -> None:
    """台 beside 1,093,500.00 is marked, beside 98.50 a unit price."""
    notice = table("标项|中标人|中标价（元）|单位", f"1|{A}|1,093,500.00|台", f"2|{B}|98.50|盒")
    assert [(award.supplier.name, award.amount, award.rate) for award in notice.awards] == [
        (A, None, None),
        (B, None, "98.50"),
    ]
    assert notice.awards[0].marks == (Mark.UNREADABLE_AMOUNT,)


def test_what_was_won_below_the_names_ends_no_column() -> None:
    """项目名称 between the winners of two lots and their prices."""
    notice = table("标段|1标段|2标段", f"中标人|{A}|{B}", "项目名称|教学楼|宿舍楼", "中标金额|112.8万元|100万元")
    assert told(notice) == [("1标段", A, 112_800_000), ("2标段", B, 100_000_000)]
