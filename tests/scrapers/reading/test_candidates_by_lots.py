"""Candidates of lots side by side, of each rank below those of the one before, and what tables of them tell of each."""

from __future__ import annotations

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice

_A, _B, _C, _D = "杭州甲乙建设有限公司", "绍兴丙丁建设集团有限公司", "宁波戊己工程有限公司", "湖州庚辛路桥有限公司"
_TITLE = "青溪区乡村道路工程中标候选人公示"


def _told(notice: Notice) -> set[tuple[str | None, str, int | None, int | None]]:
    return {(a.lot, a.supplier.name, a.rank, a.amount.minor if a.amount else None) for a in notice.awards}


def _html(*rows: str, title: str = _TITLE) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return f"<h1>{title}</h1><table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


_ROWS = (
    "标段|一标段|二标段",
    f"第一中标候选人|{_A}|{_B}",
    "投标报价（元）|2622000.00|2410080.00",
    f"第二中标候选人|{_C}|{_D}",
    "投标报价（元）|2633100.00|2420000.00",
)
_OF_LOTS = {
    ("一标段", _A, 1, 262_200_000),
    ("一标段", _C, 2, 263_310_000),
    ("二标段", _B, 1, 241_008_000),
    ("二标段", _D, 2, 242_000_000),
}


def test_the_second_candidates_stand_below_the_first_of_their_lots() -> None:
    """Lots over the first names are over the names further down, too, and a label that is a rank ranks them."""
    assert _told(read_notice(_html(*_ROWS))) == _OF_LOTS


@pytest.mark.parametrize("gap", ["\n", " "])
def test_the_second_candidates_of_a_flattened_table_keep_their_lots(gap: str) -> None:
    """A cell a line, or the cells of a row in one."""
    rows = "\n".join(row.replace("|", gap) for row in _ROWS)
    assert _told(read_notice(f"{_TITLE}\n{rows}\n公示期：3日\n", kind="text")) == _OF_LOTS


def test_what_was_concluded_of_bids_ranks_them() -> None:
    """评审结论 says who is recommended, who is not, and who did not pass."""
    page = _html(
        "投标人|报价（万元）|评审得分|评审结论",
        f"{_A}|226.63|92.8|推荐第一中标候选人",
        f"{_B}|227|91.4|推荐第二中标候选人",
        f"{_C}|231.5|86.2|不推荐",
        f"{_D}|—|—|资格审查不通过",
    )
    assert _told(read_notice(page)) == {(None, _A, 1, 226_630_000), (None, _B, 2, 227_000_000)}


def test_a_cell_names_the_candidate_behind_his_rank() -> None:
    """第一中标候选人：某某公司, and beside it lines of what he bid."""
    page = _html(
        "中标候选人|评标情况",
        f"第一中标候选人：{_A}|投标报价：212.238万元<br>评标得分：93.15分",
        f"第二中标候选人：{_B}|投标报价：213万元<br>评标得分：91.90分",
    )
    assert _told(read_notice(page)) == {(None, _A, 1, 212_238_000), (None, _B, 2, 213_000_000)}


def test_candidates_without_prices_have_those_they_bid() -> None:
    """单位名称 in a part about candidates that ranks them; what they bid stands in the list of all bidders above."""
    bids = f"序号\t投标人名称\t投标报价（元）\n1\t{_C}\t5390550.00\n2\t{_A}\t5366200.18\n3\t{_B}\t5371000.00\n"
    ranked = f"排序\t单位名称\t得分\t项目经理\n1\t{_A}\t93.20\t曲某某\n2\t{_B}\t92.11\t金某某\n"
    page = f"青溪区分拣中心工程评标结果公示\n一、所有投标人报价\n{bids}二、推荐的中标候选人\n{ranked}三、公示期：3日\n"
    assert _told(read_notice(page, kind="text")) == {(None, _A, 1, 536_620_018), (None, _B, 2, 537_100_000)}


def test_the_whole_of_a_price_told_in_parts_is_the_price() -> None:
    """A label that spans the parts and their sum; where none is called the whole, nobody can say what the price is."""
    title = "青溪区渔港升级工程中标结果公告"
    parts = "<tr><td rowspan={}>中标价（元）</td><td>勘察设计费</td><td>2120300.00</td></tr>"
    parts += "<tr><td>建安工程费</td><td>86000000.00</td></tr>"
    winner = f"<h1>{title}</h1><table><tr><td>中标人</td><td colspan=2>{_A}</td></tr>"
    whole = read_notice(f"{winner}{parts.format(3)}<tr><td>总价</td><td>88120300.00</td></tr></table>")
    assert [award.amount.minor for award in whole.awards if award.amount] == [8_812_030_000]
    none = read_notice(f"{winner}{parts.format(2)}</table>")
    assert [(award.amount, bool(award.marks)) for award in none.awards] == [(None, True)]


def test_sections_of_a_road_are_called_by_letters_and_figures() -> None:
    """K1合同段 is the lot, and no first one."""
    page = _html(
        "合同段|K1合同段|K2合同段", f"中标人|{_A}|{_B}", "中标价（元）|4122000.00|3980010.00", title="青溪区公路工程中标结果公告"
    )
    assert _told(read_notice(page)) == {("K1合同段", _A, None, 412_200_000), ("K2合同段", _B, None, 398_001_000)}


@pytest.mark.parametrize("heads", ["第一入围供应商|第二入围供应商", "入围供应商1|入围供应商2", "入围单位（一）|入围单位（二）"])
def test_winners_counted_in_columns_have_their_lot_and_their_rate(heads: str) -> None:
    """A region a row, and behind all of its winners one cell with the rate of each."""
    rows = (f"片区|{heads}|下浮率", f"东片|{_A}|{_B}|18% / 16.5%", f"西片|{_C}|{_A}|15% / 14%")
    notice = read_notice(_html(*rows, title="青溪区副食品供应商入围公示"))
    told = [(a.lot, a.supplier.name, a.rate) for a in notice.awards]
    assert told == [("东片", _A, "18%"), ("东片", _B, "16.5%"), ("西片", _C, "15%"), ("西片", _A, "14%")]


def test_winners_counted_in_the_columns_of_one_row_are_all_read() -> None:
    """Behind the number of the row; the third column names nobody."""
    notice = read_notice(_html("序号|第一中标人|第二中标人|第三中标人", f"1|{_A}|{_B}|/", title="青溪区绿化中标结果公示"))
    assert [a.supplier.name for a in notice.awards] == [_A, _B]


def test_lists_of_a_shortlist_are_lots() -> None:
    """入围名单：, and below it A组（住宅类）：, B组（厂房类）： with the names of each."""
    lines = f"入围名单：\nA组（住宅类）：{_A}、{_B}\nB组（厂房类）：{_C}、{_A}\n公示时间：2026年7月6日—7月8日\n"
    notice = read_notice(f"青溪区物业服务单位入围公示\n招标人：青溪高新集团有限公司\n{lines}", kind="text")
    told = [(a.lot, a.supplier.name) for a in notice.awards]
    assert told == [("A组（住宅类）", _A), ("A组（住宅类）", _B), ("B组（厂房类）", _C), ("B组（厂房类）", _A)]


def test_rows_whose_labels_begin_with_a_lot_are_of_it() -> None:
    """A包 投标人, A包 投标报价 and B包 投标人 below ranks that stand over all of them."""
    notice = read_notice(
        _html(
            "内容|第一名|第二名",
            f"A包 投标人|{_A}|{_B}",
            "A包 投标报价|512.60万元|518.00万元",
            f"B包 投标人|{_B}|{_C}",
            "B包 投标报价|388.00万元|391.75万元",
        )
    )
    assert _told(notice) == {
        ("A包", _A, 1, 512_600_000),
        ("A包", _B, 2, 518_000_000),
        ("B包", _B, 1, 388_000_000),
        ("B包", _C, 2, 391_750_000),
    }


def test_kinds_of_works_over_lists_of_names_are_lots() -> None:
    """分包专业 | 入围单位, one firm in both rows."""
    rows = ("分包专业|入围单位（排名不分先后）", f"土建|{_A}、{_B}", f"线路|{_C}、{_A}")
    notice = read_notice(_html(*rows, title="青溪电力工程施工分包入围结果公示"))
    assert [(a.lot, a.supplier.name) for a in notice.awards] == [("土建", _A), ("土建", _B), ("线路", _C), ("线路", _A)]
