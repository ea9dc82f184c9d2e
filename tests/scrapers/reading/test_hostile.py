"""Pages made to hurt are refused or read, quickly."""

# ruff: noqa: E501 (the pages are kept in one piece)

import time
from contextlib import suppress

import pytest

from scrapers.errors import UnreadablePage
from scrapers.reading import read_notice

REFUSED = {
    "empty": "   \n",
    "a PDF": "%PDF-1.7\n1 0 obj",
    "control characters": "\x01\x02\x03" * 200,
    "deep divs": "<html><body>" + "<div>" * 100_000 + "x",
    "divs closed before they open": "<html><body>" + "</div>" * 5_000 + "<div>" * 5_000 + "x",
    "divs with end tags of others": "<p>x</p>" + "<div></x>" * 20_000 + "x",
    "formatting with end tags of others": "".join(f"<p><b x={number}></u></x>" for number in range(4_000)) + "x",
    "formatting that an object keeps open": "<p>x</p><p>y</p>"
    + "".join(f"<b x={number}><object></b></object>" for number in range(4_000))
    + "x",
    "formatting opened anew by every block": "<p>x</p>"
    + "".join(f"<b x={number}>" for number in range(190))
    + "<p>x</p>" * 25_000,
    "links that hide divs": "<p>x</p>" + "<link>" * 10_000 + "<div>" * 10_000 + "x",
    "three million characters of text": "<p>" + "中标公告甲" * 600_000 + "</p><p>x</p>",
    "attributes without end": "<p>x</p><p>y</p><p " + " ".join(f"a{number}=1" for number in range(30_000)) + ">x</p>",
    "attributes behind signs": "<p>x</p><p>y</p><p " + " ".join(f'a{number}=">"' for number in range(30_000)) + ">x</p>",
    "many tags of many attributes": "<p>x</p><p>y</p>" + ("<p " + " ".join(f"a{n}=1" for n in range(2_000)) + ">x</p>") * 200,
    "open formatting": "<html><body>" + "<p><b>" * 20_000 + "x",
    "nested tables": "<table><tr><td>" * 3_000 + "x",
    "a table of 5 MB": "<table>" + "<tr><td>供应商名称</td><td>中标金额</td><td>100</td></tr>" * 100_000 + "</table>",
    "100,000 cells": "<table>" + ("<tr>" + "<td>1</td>" * 100 + "</tr>") * 1_000 + "</table>",
    "spans without end": "<table>" + ("<tr>" + "<td rowspan=99999 colspan=99999>甲</td>" * 20 + "</tr>") * 300 + "</table>",
    "a text of a million characters": "中标人：甲有限公司\n" * 100_000,
    "a line of tabs": "序号\t" * 60_000,
    "thousands of candidates": "第一名 第二名 名称 甲乙有限公司 甲丙有限公司 报价 1 2\n" * 6_500,
}
REPEATED = [
    "\n", " ", "\t", "(", ":", "一、", "1", "1,", "壹", "元", "公司", "、", "|", "第1包", "供应商名称：甲有限公司", "中标人为", "联合体：", "牵头人：甲公司", "（牵头人）", "（联合体成员：甲公司", "受委托",
    "2026年1月1日", "见附件", "序号供应商名称", "1甲有限公司", "确定甲公司为", "(项目编号:", "中标人 甲有限公司 ", "服务期:1年", "--", "1 . ",
    "（", "第", "委托", "受甲委托", "废标", "甲 乙 ", "中 标 人 ", "确定甲公司为中标人", "1元/", "联合体成员：", "公告概要品目", "\u200b", "第一名 第二名 ", "甲某有限公司中标，", "26A-9001包1中标甲某有限公司",
    "包1：供应商名称：甲某有限公司 ", "398000.0092.53", "中标人 Awarded Bidder ",
    "确定甲某有限公司为监理单位，", "审计机构为结果（第一）经抽签", "第1名甲某有限公司、", "甲某有限公司1元（第一）；", "相关公告\n2026-05-10\n",
    "投标人：甲乙有限公司；投标报价：1元；排名：1；", "另\n投标人：甲有限公司\n报价：1元\n排名：1\n投标人：乙有限公司\n报价：2元\n排名：2\n",
]  # fmt: skip
TANGLED = [
    "第一中标候选人\n中标折扣率\n中标候选机构全称\n100.00\n85.5\n", "入围投标人全称\n成交总价款 中标机构全称 ", "： ",
    "第一名 第二名 第三名\n中标单位 二、\n废标 (一)\n", "编号\n", "成交候选人第 九 中标人\n", "供应商名称：\n|a|b|\n", "中 标 ",
]  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_notice_is_refused(name: str) -> None:
    """Empty, binary, too deep, too large: the reader's own error, within two seconds."""
    began = time.process_time()
    with pytest.raises(UnreadablePage):
        read_notice(REFUSED[name])
    assert time.process_time() - began < 2


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_with_size_whatever_is_repeated(piece: str) -> None:
    """A text of one piece repeated is read or refused in time that no regular expression blows up."""
    began = time.process_time()
    with suppress(UnreadablePage):
        read_notice(piece * (60_000 // len(piece)), kind="text")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("piece", ["1", "壹", " ", "1 ", "某某公司、", "("])
@pytest.mark.parametrize("lead", ["中标金额", "某项目中标公告\n中标人：甲乙有限公司\n中标价：", "经评审，确定"])
def test_a_value_without_end_is_read_in_time(lead: str, piece: str) -> None:
    """A figure, a number in words, blanks or names that go on for thirty thousand letters behind a label."""
    began = time.process_time()
    with suppress(UnreadablePage):
        read_notice(lead + piece * (30_000 // len(piece)) + "x", kind="text")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("passage", TANGLED)
def test_tables_that_begin_and_never_go_on_are_read_in_time(passage: str) -> None:
    """A long text of what looks like the heads of flattened tables, of ranks side by side, or of labels without values."""
    began = time.process_time()
    with suppress(UnreadablePage):
        read_notice(passage * (100_000 // len(passage)), kind="text")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("cell", ["1", "中标人：甲乙有限公司", "第1包", "中标人"])
def test_a_table_of_as_many_cells_as_are_read_is_read_in_time(cell: str) -> None:
    """A thousand rows of nineteen cells."""
    page = "<h1>某项目中标公告</h1><table>" + ("<tr>" + f"<td>{cell}</td>" * 19 + "</tr>") * 1_000 + "</table>"
    began = time.process_time()
    with suppress(UnreadablePage):
        read_notice(page, kind="html")
    assert time.process_time() - began < 2


def test_a_page_whose_elements_are_closed_is_read_however_many_they_are() -> None:
    """Five thousand bold links, each closed, are no pile."""
    page = (
        "<h1>某项目中标公告</h1><p>中标人：甲乙有限公司</p><p>中标价：500元</p>" + "<div><b><a href=x>附件</a></b></div>" * 5_000
    )
    assert [str(award.amount) for award in read_notice(page).awards] == ["500.00"]


def test_a_page_with_large_spans_is_still_read() -> None:
    """rowspan=99999 on a real table is clamped, not refused."""
    page = "<h1>某项目中标公告</h1><table><tr><td>包号</td><td>中标人</td><td>中标价(元)</td></tr><tr><td rowspan=99999>1</td><td>甲乙有限公司</td><td>500</td></tr></table>"
    assert [str(award.amount) for award in read_notice(page).awards] == ["500.00"]


def test_thousands_of_lots_that_failed_are_read_in_time() -> None:
    """Each has a number of its own, and is looked for among those that failed before."""
    rows = "".join(f"<tr><td>A{number}包</td><td>流标</td><td>/</td></tr>" for number in range(6_000))
    heads = "<tr><td>包号</td><td>中标供应商</td><td>中标金额（元）</td></tr>"
    began = time.process_time()
    read_notice(f"<h1>设备采购中标公告</h1><p>三、中标信息</p><table>{heads}{rows}</table>")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("supplier", ["甲{0}有限公司", "甲乙有限公司", "甲{0}有限公司、乙{0}有限公司（联合体）"])
@pytest.mark.parametrize("heads", ["中标金额（元）", "中标供应商地址", "不含税（元）"])
def test_thousands_of_results_are_weighed_against_each_other_in_time(supplier: str, heads: str) -> None:
    """Names, prices, addresses and lots that are all different, or one name again and again; no price, or one nobody can tell."""
    rows = "".join(
        f"<tr><td>{number}包</td><td>{supplier.format(number)}</td><td>{10_000 + number}</td></tr>" for number in range(2_000)
    )
    page = f"<h1>设备采购中标公告</h1><p>三、中标信息</p><table><tr><td>包号</td><td>中标供应商</td><td>{heads}</td></tr>{rows}</table>"
    began = time.process_time()
    assert len(read_notice(page).awards) == 2_000
    assert time.process_time() - began < 2


def test_a_list_of_thousands_of_names_is_read_in_time() -> None:
    """Names parted by commas behind one label, over one price."""
    names = "、".join(f"甲{number}有限公司" for number in range(3_000))
    began = time.process_time()
    read_notice(f"设备采购中标公告\n三、中标信息\n中标人：{names}\n中标金额：50000元\n", kind="text")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("label", ["采购人", "代理机构", "中标人", "中标金额", "包号", "排名", "项目名称", "发布时间"])
@pytest.mark.parametrize("piece", ["1日 ", "3:3 - ", "2026年1月1日至", "包1 ", "(甲", "甲（乙）", "1、"])
def test_pieces_of_a_value_that_may_part_anywhere_are_read_in_time(label: str, piece: str) -> None:
    """Forty days, times, lots or brackets in a row: few enough to be looked at whole, and too many to try each way."""
    began = time.process_time()
    read_notice(f"设备采购中标公告\n{label}：{piece * 40}\n中标人：甲乙有限公司\n中标金额：500元\n", kind="text")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("number", ["1" * 5_000, "²", "①", "٣"])
@pytest.mark.parametrize("head", ["序号", "排名", "包号"])
def test_a_row_whose_number_is_none_is_read(head: str, number: str) -> None:
    """Digits that go on without end, and signs that are digits to the letter."""
    for price in ("中标人", "中标金额（元）"), ("中标人",), ("中标金额（元）",):
        heads, cells = (head, *price), (number, "甲乙有限公司", "500.00")[: len(price) + 1]
        table = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (heads, cells, ("2", *cells[1:]))
        )
        read_notice(f"<h1>设备采购中标公告</h1><table>{table}</table><p>序号 标项名称</p><p>1采购包1</p>", kind="html")
        read_notice(f"设备采购中标候选人公示\n{head}：{number}\n中标候选人名称：甲乙有限公司\n投标报价：500元\n", kind="text")


def test_heads_in_two_rows_without_end_are_read_in_time() -> None:
    """Thirty heads of prices, of which any two may have parts below them: the cells that their spans leave are at the end."""
    heads, rows = [["中标人", *["报价"] * 29, ""], ["总价", "单价"] * 15], [["甲乙有限公司", *["500.00"] * 57]] * 5
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (*heads, *rows))
    began = time.process_time()
    read_notice(f"<h1>设备采购中标公告</h1><table>{table}</table>", kind="html")
    assert time.process_time() - began < 2


def test_thousands_of_lots_called_by_name_are_read_in_time() -> None:
    """包名称 before each winner."""
    lots = "".join(
        f"包名称：东区{chr(0x4E00 + n)}片\n供应商名称：甲{chr(0x4E00 + n)}有限公司\n中标金额：{1000 + n}元\n"
        for n in range(2_000)
    )
    began = time.process_time()
    assert len(read_notice(f"设备采购中标公告\n采购人：某市学校\n三、中标信息\n{lots}", kind="text").awards) == 2_000
    assert time.process_time() - began < 2


PILED = {
    "a label of prices that never ends": "<h1>青溪区设备采购项目中标结果更正公告</h1><p>二、更正信息</p><table><tr><td>事项</td><td>更正前</td><td>更正后</td></tr>"
    f"<tr><td>{'明细' * 20_000}</td><td>1元</td><td>2元</td></tr></table>",
    "things before thousands of names": "<h1>设备采购中标公告</h1><table><tr><td>序号</td><td>中标人</td><td>中标价</td></tr>"
    + "".join(
        f"<tr><td>{n}</td><td>离心泵{chr(0x4E00 + n)} 杭州{chr(0x4E00 + n)}乙轴承厂</td><td>1</td></tr>" for n in range(4_000)
    )
    + "</table>",
    "thousands whose sums are corrected": "青溪区设备采购项目中标结果更正公告\n二、更正信息\n原公告"
    + "更正为：".join(
        "".join(f"甲{chr(0x4E00 + n)}有限公司中标金额{sum_of}元，" for n in range(2_500)) for sum_of in (2000, 3000)
    ),
    "one lot in quotes, again and again": "设备采购中标公告\n三、中标信息\n" + "包为“彩超”的中标人：甲乙有限公司\n" * 12_000,
}


@pytest.mark.parametrize("name", PILED)
def test_what_is_piled_up_is_read_in_time(name: str) -> None:
    """Each of so many cells or lines is looked for among the others."""
    began = time.process_time()
    with suppress(UnreadablePage):
        read_notice(PILED[name])
    assert time.process_time() - began < 2
