"""Ranks spelt under 序号, rows of candidates run together, and ranks and lots that no candidate has. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Notice, NoticeMark
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import written

A, B, C = "兰州金桥商贸有限公司", "成都市伟业科技有限公司", "武汉启明设备有限公司"
_TITLE, _CLOSING = "青溪区河道整治工程中标候选人公示", "公示期：2026年3月6日至2026年3月9日\n招标人：青溪区水利局"


def _text(lines: str, title: str = _TITLE) -> Notice:
    return read_notice(f"{title}\n{lines}\n{_CLOSING}", kind="text")


def _told(notice: Notice) -> list[tuple[str, int | None, int | None]]:
    return [(a.supplier.name, a.amount.minor if a.amount else None, a.rank) for a in notice.awards]


@pytest.mark.parametrize("ranks", [("第一名", "第二名"), ("第一", "第二"), ("第一中标候选人", "第二中标候选人")])
@pytest.mark.parametrize("title", ["评标结果公示", "预中标公示"])
def test_ranks_may_stand_under_a_head_for_numbers(ranks: tuple[str, str], title: str) -> None:
    """序号 over 第一名: in a table, in its text, and where its cells run together."""
    wanted = [(A, 84_766_000, 1), (B, 85_994_000, 2)]
    rows = ["序号|投标单位|投标价（元）", f"{ranks[0]}|{A}|847660.00", f"{ranks[1]}|{B}|859940.00"]
    title = f"青溪区河道整治工程{title}"
    assert _told(read_notice(f"<h1>{title}</h1><p>一、评标情况</p>{written(*rows)}<p>招标人：青溪区水利局</p>")) == wanted
    for joint in (" ", "\n"):
        assert _told(_text("\n".join(["一、评标情况", *rows]).replace("|", joint), title)) == wanted
    assert _told(_text("一、评标情况\n" + "".join(rows).replace("|", ""), title)) == wanted


def test_a_rank_may_be_the_value_of_its_label() -> None:
    """排名 | 第一中标候选人 above 投标人名称 | 某某公司."""
    rows = ["排名|第一中标候选人", f"投标人名称|{A}", "报价（元）|607957.44"]
    notice = read_notice(f"<h1>{_TITLE}</h1><p>推荐中标候选人如下：</p>{written(*rows)}<p>招标人：青溪区水利局</p>")
    assert _told(notice) == [(A, 60_795_744, 1)]


def test_names_of_units_beside_offers_are_bidders() -> None:
    """序号 单位名称 投标价 综合得分 below 中标候选人名单, as text."""
    rows = f"序号 单位名称 投标价（元） 综合得分\n1 {A} 905,815.55 92.50\n2 {B} 915,815.55 90.37"
    assert [told[:2] for told in _told(_text(f"一、中标候选人名单\n{rows}"))] == [(A, 90_581_555), (B, 91_581_555)]


def test_a_period_ends_before_the_next_rank() -> None:
    """92.5090天第二中标候选人: behind 90天 the next row begins."""
    rows = f"第一中标候选人{A}416685.50元92.5090天第二中标候选人{B}422665.75元90.37180日历天"
    notice = _text(f"中标候选人：\n排名投标人名称报价综合得分工期{rows}")
    assert (_told(notice), notice.marks) == ([(A, 41_668_550, 1), (B, 42_266_575, 2)], ())


def test_a_rank_before_a_name_that_nobody_has_is_marked() -> None:
    """第二中标候选人某某公司 in a line of its own form, which no rule reads."""
    notice = _text(f"第一中标候选人：{A}，投标报价：416685.50元\n经复核资格后另行说明的第二中标候选人{B}")
    assert (_told(notice), notice.marks) == ([(A, 41_668_550, 1)], (NoticeMark.RESULT_NOT_READ,))


def test_a_lot_without_a_result_beside_others_is_marked() -> None:
    """2标段 over a table of bidders without ranks, between lots that have candidates."""
    ranked = ["中标候选人排序|第一中标候选人|第二中标候选人", f"投标单位|{A}|{B}", "投标报价（元）|491,695.39|498,010.22"]
    bare = [f"投标单位|{B}|{C}", "投标报价（元）|316,791.87|322,160.00"]
    page = f"<h1>青溪区河道整治工程评标结果公示</h1><p>一、评标情况</p><p>1标段</p>{written(*ranked)}<p>2标段</p>{written(*bare)}"
    notice = read_notice(f"{page}<p>招标人：青溪区水利局</p>")
    assert ([name for name, *_ in _told(notice)], notice.marks) == ([A, B], (NoticeMark.RESULT_NOT_READ,))


def test_a_price_whose_digits_nobody_can_part_is_marked() -> None:
    """Of 96.4181481.00 the score may be 96.4 or 96.41."""
    rows = f"第一{A}96.4181481.00第二{B}95.2182481.00"
    notice = _text(f"一、评标情况\n排名单位名称综合得分报价（元）{rows}")
    assert (_told(notice), notice.marks) == ([(A, None, 1), (B, None, 2)], (NoticeMark.RESULT_NOT_READ,))


def test_a_row_of_names_with_a_row_of_prices_is_of_several() -> None:
    """Names beside each other in one line, and behind 投标报价 as many sums before the scores: no venture."""
    line = f"中标候选人： {A} {B} 投标报价（元） 626033.49 632212.26 综合得分 92.50 90.37"
    assert [told[:2] for told in _told(_text(line))] == [(A, 62_603_349), (B, 63_221_226)]


def test_names_right_behind_a_candidate_that_nobody_has_are_marked() -> None:
    """投标人名称 and two names run together, of which the first alone was read."""
    notice = _text(f"中标候选人：\n投标人名称{A}{B}投标报价388620.02元394153.52元")
    assert len(notice.awards) == 2 or notice.marks == (NoticeMark.RESULT_NOT_READ,)


def test_who_was_rejected_is_no_candidate() -> None:
    """被否决的投标人及原因： behind a table of candidates side by side, in its line."""
    ranked = f"中标候选人排序 第一中标候选人 第二中标候选人 投标人名称 {A} {B} 投标价（万元） 32.215796 32.643402"
    page = f"{_TITLE} 开标时间：2026年3月5日 中标候选人： {ranked} 被否决的投标人及原因： {C}，未按要求提供保证金。 公示期：3日"
    assert [name for name, *_ in _told(read_notice(page, kind="text"))] == [A, B]


def test_heads_and_a_number_before_a_name_are_no_part_of_it() -> None:
    """名次 单位名称 投标价 1 某某公司 in one line is no name."""
    page = f"{_TITLE} 招标人：青溪区水利局 中标候选人： 名次 单位名称 投标价 1 {A} 910367.93元 2 {B} 923680.08元 公示期：3日"
    notice = read_notice(page, kind="text")
    assert not any("名次" in name for name, *_ in _told(notice))
    assert NoticeMark.RESULT_NOT_READ in notice.marks


def test_the_figure_behind_a_name_is_the_first_heads_own() -> None:
    """综合得分 stands before 投标总价（万元） in a row of heads: 92.50 below the name is no price."""
    lines = f"第一中标候选人及其\n综合得分\n投标总价（万元）\n{A}\n92.50\n56.500608"
    assert all(amount is None or amount == 56_500_608 for _, amount, _ in _told(_text(lines)))
    rows = f"序号\n单位名称\n综合得分\n项目负责人\n投标总价（万元）\n第一中标候选人\n{A}\n92.50\n李四光\n56.500608"
    assert _told(_text(f"一、评标情况\n{rows}")) == [(A, 56_500_608, 1)]


def test_a_table_ends_where_the_next_part_begins_in_its_line() -> None:
    """二、中标候选人业绩 is no cell, and the works below it have no winners."""
    rows = f"第一名 {A} 92.50 90天 李四光 110767.63 第二名 {B} 90.37 180日历天 李四光 111931.73"
    works = f"二、中标候选人业绩 单位名称 业绩名称 合同金额（万元） {A} 某某大道工程 3568.12 {B} 滨江路改造 1290.5"
    page = (
        f"{_TITLE} 开标时间：2026年3月5日 中标候选人： 排序 中标候选人名称 综合得分 工期 项目负责人 投标报价（元） {rows} {works}"
    )
    assert _told(read_notice(f"{page} 公示期：3日", kind="text")) == [(A, 11_076_763, 1), (B, 11_193_173, 2)]


def test_tables_of_several_lots_in_one_line_keep_their_lots() -> None:
    """标段2 and the heads again behind the last row of 标段1, all in one line."""
    lots = [f"标段{i} 序号 中标候选人 投标总价（元） 1 {A} 88631{i}.84 2 {B} 90258{i}.24" for i in (1, 2)]
    page = f"{_TITLE} 招标人：青溪区水利局 投标保证金：20万元 中标候选人： {' '.join(lots)} 公示期：3日"
    notice = read_notice(page, kind="text")
    assert [(name, amount) for name, amount, _ in _told(notice)] == [
        (A, 88_631_184),
        (B, 90_258_124),
        (A, 88_631_284),
        (B, 90_258_224),
    ]
    assert [award.lot for award in notice.awards][2:] == ["标段2", "标段2"]
