"""Tables on their side whose cells run together in one line, or stand apart by blanks alone. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import NoticeMark
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import read, told

A, B = "杭州甲乙商贸有限公司", "成都市伟业建设有限公司"


@pytest.mark.parametrize("lots", [("包1", "包2"), ("1标段", "2标段"), ("第一包", "第二包")])
@pytest.mark.parametrize(
    "prices",
    ["总价（元）2167000.004658000.00", "成交金额（元）2,167,000.004,658,000.00", "中标价2167000.00元4658000.00元"],
)
@pytest.mark.parametrize("seat", ["", "地址合肥市人民路142号3幢502室太原市科技路285号A座12层"])
def test_lots_names_and_prices_that_run_together(lots: tuple[str, str], prices: str, seat: str) -> None:
    """包号包1包2中标供应商名称甲乙总价…: as many prices as names and lots, parted by their units or fen."""
    found = read(f"包号{''.join(lots)}中标（成交）供应商{A}{B}{seat}{prices}")
    assert told(found) == [(lots[0], A, 216_700_000), (lots[1], B, 465_800_000)]


def test_ranks_names_and_prices_that_run_together() -> None:
    """中标候选人排序第一中标候选人第二中标候选人投标人名称甲乙投标报价…."""
    ranks = "中标候选人排序第一中标候选人第二中标候选人"
    line = f"{ranks}投标人名称{A}{B}投标报价388620.02元394153.52元综合得分92.5090.37"
    notice = read_notice(f"青溪区河道整治工程中标候选人公示\n一、评标情况\n{line}\n招标人：青溪区水利局", kind="text")
    assert [(a.supplier.name, str(a.amount), a.rank) for a in notice.awards] == [(A, "388620.02", 1), (B, "394153.52", 2)]


def test_prices_that_nobody_can_part_are_not_parted() -> None:
    """72.621440.3662 in 万元 may be two prices in several ways."""
    notice = read(f"包号包1包2中标单位{A}{B}中标金额（万元）72.621440.3662")
    assert all(amount is None for _, _, amount in told(notice))
    assert NoticeMark.RESULT_NOT_READ in notice.marks


def test_lots_apart_by_blanks_are_those_of_the_names_below_them() -> None:
    """包号 1包 2包 中标供应商 甲 甲: 1包 2 is no lot, and one winner may have won both."""
    page = f"青溪区设备采购中标公告 三、中标信息 包号 1包 2包 中标供应商 {A} {A} 成交金额（元） 26558.00 527705.13 七、公告期限"
    assert told(read_notice(page, kind="text")) == [("1包", A, 2_655_800), ("2包", A, 52_770_513)]


def test_words_for_a_project_behind_a_figure_are_no_count() -> None:
    """52.50141 项目负责人: 项 counts nothing there."""
    line = f"中标候选人名称 {A} {B} 投标报价（万元） 51.822412 52.50141 项目负责人 张三 李四"
    notice = read_notice(f"青溪区河道整治工程中标候选人公示\n{line}\n招标人：青溪区水利局", kind="text")
    assert [str(a.amount) for a in notice.awards] == ["518224.12", "525014.10"]
