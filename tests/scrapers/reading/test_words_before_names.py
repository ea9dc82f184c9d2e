"""Names behind the words of a decision and before notes in brackets, and what is said of winners. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.marks import NoticeMark
from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, read, table, told


@pytest.mark.parametrize(
    "words",
    [
        "经评审",
        "经评标委员会评审",
        "经询价小组评定",
        "经综合评审确定",
        "评审结果为",
        "最终",
        "现确定",
        "一致同意",
        "评委一致推荐",
        "谈判小组建议",
        "经比较",
        "按得分高低排序，",
    ],
)
@pytest.mark.parametrize("name", [A, B])
def test_the_words_of_a_decision_are_none_of_a_name(words: str, name: str) -> None:
    """Behind a lot and its colon."""
    assert told(read(f"一标段：{words}{name}以报价123000元为第一名，推荐为中标人。")) == [("一标段", name, 12_300_000)]


@pytest.mark.parametrize("name", ["经纬评估有限公司", "现代机电厂", "青溪结果园艺场"])
def test_a_name_may_begin_as_such_words_do(name: str) -> None:
    """经纬, 现代."""
    assert told(read(f"第1包中标供应商：{name}\n中标金额：123000元")) == [("第1包", name, 12_300_000)]


def test_who_judges_has_won_nothing() -> None:
    """经评标委员会."""
    assert told(read("中标供应商：经评标委员会\n中标金额：123000元")) == []


@pytest.mark.parametrize(
    "note",
    ["（微型）", "(微企)", "（代理商）", "（2026年）", "（青溪高新路1号）", "/91610000MA6TXXXX1A", "【91610000MA6TXXXX1A】"],
)
@pytest.mark.parametrize("name", [A, B])
def test_a_note_of_a_size_a_year_a_place_or_a_code_is_none_of_the_name(name: str, note: str) -> None:
    """In brackets or behind a slash."""
    assert told(read(f"供应商名称：{name}{note}\n中标金额：123000元")) == [(None, name, 12_300_000)]


@pytest.mark.parametrize("title", ["青溪区设备采购评审结果公示", "青溪区设备采购成交结果公示"])
def test_whom_a_part_about_judging_calls_recommended_has_won(title: str) -> None:
    """三、评审结果 推荐成交供应商."""
    notice = read_notice(f"{title}\n三、评审结果\n推荐成交供应商：{A}\n成交金额：123000元\n", kind="text")
    assert told(notice) == [(None, A, 12_300_000)]


@pytest.mark.parametrize("head", ["租金（元）", "中标值（元）", "评标价（元）"])
def test_a_sum_under_another_head_beside_a_winner_without_a_price_is_marked(head: str) -> None:
    """Nobody says that it is his price."""
    notice = table(f"中标供应商|{head}", f"{A}|123000")
    assert (told(notice), notice.marks) == ([(None, A, None)], (NoticeMark.RESULT_NOT_READ,))


def test_a_result_in_yuan_is_a_price() -> None:
    """中标供应商 | 中标结果（元）."""
    assert told(table("中标供应商|中标结果（元）", f"{A}|123000")) == [(None, A, 12_300_000)]


def test_a_part_of_the_ceiling_is_a_rate() -> None:
    """控制价下浮2%."""
    (award,) = table("包号|供应商名称|成交价", f"1|{A}|控制价下浮2%").awards
    assert award.rate == "2%"


def test_a_lot_in_square_brackets_is_told_without_them_and_failure_is_a_word_of_its_own() -> None:
    """【包1】, and 失败 in a column of outcomes."""
    notice = table("标段名称|状态|中标供应商|中标金额（元）", f"【包1】|成交|{A}|123000", "【包2】|失败||")
    assert (told(notice), notice.failed_lots) == ([("包1", A, 12_300_000)], ("包2",))
    assert notice.notice_type is NoticeType.AWARD
