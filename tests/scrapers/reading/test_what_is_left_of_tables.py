"""Cells saved in lines of their own, with what was left of their tables, and words in pieces. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice

A = "杭州甲乙信息技术有限公司"


def test_a_pipe_alone_in_a_line_is_part_of_no_name() -> None:
    """| / 中标人 / 某某公司 / |: nothing but the beginning of a row."""
    cells = ("项目名称", "青溪管网工程", "招标人", "青溪建设局", "中标人", A, "中标价（万元）", "66.698796")
    lines = "\n\n|\n\n".join(f"|      {label}\n\n|      {value}" for label, value in zip(cells[::2], cells[1::2], strict=True))
    notice = read_notice(f"青溪管网工程中标结果公示\n\n{lines}\n\n|\n", kind="text")
    assert [(award.supplier.name, award.amount and award.amount.minor) for award in notice.awards] == [(A, 66_698_796)]
    assert (notice.project_name, notice.buyer and notice.buyer.name) == ("青溪管网工程", "青溪建设局")
    assert notice.marks == ()


def test_pipes_that_part_cells_stay() -> None:
    """Rows with two pipes at least, or a label and its value with one between them."""
    notice = read_notice(f"青溪设备采购中标公告\n中标人 | {A}\n中标金额 | 12万元\n", kind="text")
    assert [(award.supplier.name, award.amount and award.amount.minor) for award in notice.awards] == [(A, 12_000_000)]


@pytest.mark.parametrize("gap", ["", " ", "\n", " \n"])
def test_the_price_with_tax_may_stand_in_the_line_below(gap: str) -> None:
    """901896.63元（不含增值税） / 983067.33元（含增值税）."""
    page = f"青溪支行装修中标公告\n中标人：{A}\n中标金额：901896.63元（不含增值税）{gap}983067.33元（含增值税）\n工期：90日历天\n"
    (award,) = read_notice(page, kind="text").awards
    assert (award.amount and award.amount.minor, award.net_amount and award.net_amount.minor) == (98_306_733, 90_189_663)


def test_a_unit_in_pieces_is_that_of_its_label() -> None:
    """中标金额 / ( / 万元 / ) / 221 / .533."""
    page = (
        f"青溪道路路灯工程中标结果公示\n招标人\n青溪建设局\n中标人\n{A}\n中标金额\n(\n万元\n)\n221\n.533\n联系电话\n023-1234567\n"
    )
    notice = read_notice(page, kind="text")
    assert [(award.supplier.name, award.amount and award.amount.minor) for award in notice.awards] == [(A, 221_533_000)]
