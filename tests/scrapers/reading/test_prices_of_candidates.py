"""Prices of candidates beside rates, parts, ranks and staff. Every page is synthetic."""

from __future__ import annotations

from scrapers.reading import read_notice
from tests.scrapers.reading.candidate_lists import BOTH, TITLE, A, B, C, lined, tabled, told


def test_ranks_stand_before_the_names_and_the_prices_of_a_cell() -> None:
    """第一名：某某公司 / 第二名：某某公司 are no venture, and each has its own price."""
    notice = tabled(
        "标段|中标候选人|投标报价（元）|项目经理",
        f"第一标段|第一名：{A}<br>第二名：{B}|第一名：3122008.00<br>第二名：3130000.50|第一名：汤某某<br>第二名：万某某",
    )
    assert told(notice) == [("第一标段", A, 1, "3122008.00"), ("第一标段", B, 2, "3130000.50")]


def test_parts_of_a_price_in_rows_come_to_their_sum() -> None:
    """设计费, 施工费 and 合计 beside the rank and the names that span them; without a sum nobody says what the price is."""
    rows = [
        "推荐排名|投标人|费用名称|报价（元）",
        f"<r3>第一中标候选人|<r3>{A}（联合体牵头人）<br>{C}（联合体成员）|设计费|320900.00",
        "施工费|15900000.00",
        "合计|16220900.00",
    ]
    assert told(tabled(*rows)) == [(None, A, C, 1, "16220900.00")]
    notice = tabled(rows[0], rows[1].replace("<r3>", "<r2>"), rows[2])
    assert told(notice) == [(None, A, C, 1, None)]
    assert notice.awards[0].marks


def test_a_sum_and_a_rate_stand_in_one_cell() -> None:
    """5233100.90/4.85 under 投标报价（元）/下浮率（%）."""
    notice = tabled("排序|中标候选人|投标报价（元）/下浮率（%）", f"1|{A}|5233100.90/4.85", f"2|{B}|5240000.00/4.73")
    assert told(notice) == [(None, A, 1, "5233100.90"), (None, B, 2, "5240000.00")]


def test_prices_have_a_list_of_ranks_of_their_own() -> None:
    """第一中标候选人 | 2566120.33元 below the list of names."""
    notice = read_notice(
        f"<h1>{TITLE}</h1><p>一、中标候选人</p><table><tr><td>第一中标候选人</td><td>{A}</td></tr><tr><td>第二中标候选人</td>"
        f"<td>{B}</td></tr></table><p>二、投标报价</p><table><tr><td>第一中标候选人</td><td>2566120.33元</td></tr>"
        "<tr><td>第二中标候选人</td><td>2570000.00元</td></tr></table>"
    )
    assert told(notice) == [(None, A, 1, "2566120.33"), (None, B, 2, "2570000.00")]


def test_a_price_stands_in_brackets_behind_the_name() -> None:
    """报价 is its label, without the name before the bracket."""
    notice = lined(
        f"第一中标候选人：{A}（报价：91238540.00元；下浮率：3.20%；项目经理：林某某）",
        f"第二中标候选人：{B}（报价：91502277.00元；下浮率：2.96%；项目经理：应某某）",
    )
    assert told(notice) == BOTH


def test_a_price_stands_below_a_rank_named_before() -> None:
    """Parts of names and of prices, each by ranks, a cell a line."""
    names = ["一、中标候选人", "第一中标候选人", A, "第二中标候选人", B]
    prices = ["二、中标候选人投标报价", "第一中标候选人", "91238540.00元", "第二中标候选人", "91502277.00元"]
    assert told(lined(*names, *prices)) == BOTH


def test_the_fee_of_a_part_beside_the_price_is_not_the_whole() -> None:
    """中标价 spans rows of parts and their sum, a cell a line."""
    parts = [
        "中标价（元）",
        "勘察设计费",
        "2120300.00",
        "建安工程费",
        "86000000.00",
        "总价",
        "88120300.00",
        "项目负责人",
        "林某某",
    ]
    notice = lined("中标人", A, *parts, title="青溪区海塘提升工程中标结果公示")
    assert told(notice) == [(None, A, None, "88120300.00")]


def test_staff_have_heads_in_two_rows_beside_prices() -> None:
    """投标报价 and 项目负责人 are each parted into two, a cell a line."""
    rows = (
        ("排序", "中标候选人名称", "投标报价", "工期", "项目负责人"),
        ("小写（元）", "大写", "姓名", "证书编号"),
        ("1", A, "9122330.00", "玖佰壹拾贰万贰仟叁佰叁拾元整", "200日历天", "毛世忠", "浙133161700011"),
        ("2", B, "9150080.40", "玖佰壹拾伍万零捌拾元肆角", "200日历天", "犹大才", "浙133151600012"),
    )
    notice = lined(*(cell for row in rows for cell in row))
    assert told(notice) == [(None, A, 1, "9122330.00"), (None, B, 2, "9150080.40")]
