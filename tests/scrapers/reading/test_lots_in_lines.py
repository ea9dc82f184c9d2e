"""Lots that were won and lots that failed, line by line. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice

_TITLE = "绿化养护项目中标公告\n三、中标结果\n"
_FIRST, _SECOND = "智联信息技术有限公司", "北京恒达信息技术有限公司"


def test_lines_as_wide_as_each_other_that_begin_with_lots_stay_apart() -> None:
    """Three lines of one width look like a printed page's; a lot begins each."""
    page = _TITLE + "\n".join(
        f"{lot}包：中标人：青溪{name}园林绿化有限公司，中标金额：{amount}元"
        for lot, name, amount in (("A", "甲木", 100000), ("C", "乙水", 302222), ("D", "丙火", 403333))
    )
    assert [award.lot for award in read_notice(page).awards] == ["A包", "C包", "D包"]


def test_who_won_a_lot_is_named_without_the_word_before_him() -> None:
    """标段一由某某公司中标."""
    page = f"{_TITLE}标段一由{_FIRST}中标，中标金额为100000元。\n标段二由{_SECOND}中标，中标金额为200000元。"
    assert [award.supplier.name for award in read_notice(page).awards] == [_FIRST, _SECOND]


@pytest.mark.parametrize(
    ("failed", "lots"),
    [
        ("第2包\n结果：投标人不足三家，流标", ("第2包",)),
        ("第2包\n本包无成交供应商", ("第2包",)),
        ("第2包\n本包终止采购", ("第2包",)),
        ("包号：第2包\n中标供应商：有效供应商不足三家，作废标处理", ("第2包",)),
        ("四、其他补充事宜\n本项目包2流标。", ("包2",)),
        ("四、其他补充事宜\n本项目标段二流标。", ("标段二",)),
    ],
)
def test_a_lot_that_failed_is_told_however_it_is_said(failed: str, lots: tuple[str, ...]) -> None:
    """A result, a winner's place, and a sentence that names the project before the lot."""
    page = f"{_TITLE}第1包\n供应商名称：{_FIRST}\n中标金额：100000元\n{failed}\n采购人：青溪县教育局"
    notice = read_notice(page)
    assert ([award.supplier.name for award in notice.awards], notice.failed_lots) == ([_FIRST], lots)


def test_a_supplier_that_sentences_name_under_two_lots_has_won_both() -> None:
    """A decision below its lot's bidders belongs to that lot, in whatever part it stands."""
    decided = f"1.{_FIRST}；\n2.{_SECOND}；\n根据评审结果，确定排名第一的{_FIRST}为中标供应商。\n"
    page = f"{_TITLE}四、评审结果\n第一包：气压计\n{decided}第二包：露点仪\n{decided}"
    assert [(award.lot, award.supplier.name) for award in read_notice(page).awards] == [("第一包", _FIRST), ("第二包", _FIRST)]


def test_a_lot_in_the_title_of_another_notice_is_none_of_this_one() -> None:
    """What a page links to at its foot names lots of other projects."""
    page = f"{_TITLE}供应商名称：{_FIRST}\n中标金额：100000元\n相关信息\n青溪县2026年通村公路第4标段二次招标公告\n"
    assert [award.lot for award in read_notice(page).awards] == [None]


def test_a_masked_name_is_no_failed_lot() -> None:
    """Stars stand for a name that somebody took out, dashes for a rule."""
    page = f"{_TITLE}采购标的：第1包\n****\n供应商名称：{_FIRST}\n中标金额：100000元\n"
    assert read_notice(page).failed_lots == ()
