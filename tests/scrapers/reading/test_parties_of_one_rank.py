"""Candidates that bid together, as resource trading centres print them. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice

_A, _B, _C = "杭州甲乙建设有限公司", "绍兴丙丁建设集团有限公司", "宁波戊己市政工程有限公司"
_D, _E, _F = "嘉兴庚辛建筑设计院有限公司", "湖州壬癸勘测院", "金华子丑规划设计研究院"
_TITLE, _FOOT = "青溪区柳河治理工程总承包中标候选人公示", "公示期：2026年5月21日至2026年5月25日"
_PRICES = (18_823_055_194, 18_900_672_000, 18_785_439_935)
_VENTURES = [(1, [_A, _D], _PRICES[0]), (2, [_B, _E], _PRICES[1]), (3, [_C], _PRICES[2])]


def _html(body: str, title: str = _TITLE) -> Notice:
    return read_notice(f"<html><body><h1>{title}</h1>{body}<p>{_FOOT}</p></body></html>")


def _text(body: str, title: str = _TITLE) -> Notice:
    return read_notice(f"{title}\n招标编号：HZJ2026-077\n{body}\n{_FOOT}", kind="text")


def _table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows) + "</table>"


def _told(notice: Notice) -> list[tuple[int | None, list[str], int | None]]:
    """Rank, parties and amount in fen of each result."""
    return [
        (a.rank, [a.supplier.name, *(member.name for member in a.members)], a.amount.minor if a.amount else None)
        for a in notice.awards
    ]


@pytest.mark.parametrize("sign", ["；", "//", "<br/>", "（联）"])
def test_the_parties_of_one_rank_bid_together(sign: str) -> None:
    """Names of one candidate beside candidates of other ranks are a venture, and none has the next one's price."""
    table = _table(
        "项目|第一名|第二名|第三名",
        f"投标人名称|{_A}{sign}{_D}|{_B}{sign}{_E}|{_C}",
        "投标报价（元）|188230551.94|189006720.00|187854399.35",
        "工期（日历天）|540|540|530",
    )
    assert _told(_html(table)) == _VENTURES


def test_long_lines_of_parties_are_cells() -> None:
    """Names of ventures one below the other are the widest lines of their page, and no text that was broken."""
    page = "\n".join(
        (
            "中标候选人名单",
            "第一名",
            "第二名",
            "第三名",
            "投标人名称",
            f"{_A}（联）{_D}",
            f"{_B}（联）{_E}",
            f"{_C}（联）{_F}",
            "投标报价（元）",
            "188230551.94",
            "189006720.00",
            "187854399.35",
        )
    )
    assert _told(_text(page)) == [*_VENTURES[:2], (3, [_C, _F], _PRICES[2])]


@pytest.mark.parametrize("rest", ["540 张三", "控制价：56168300.00元"])
def test_another_figure_of_the_line_is_no_price_of_a_second_winner(rest: str) -> None:
    """Of two parties over one price neither takes the term or the ceiling that stands behind it."""
    row = f"中标人名称 中标价（元） 工期 项目经理\n{_A};{_D} 54168300.00 {rest}"
    line = f"中标人：{_A};{_D} 中标价：54168300.00元 {rest}"
    page = line if "：" in rest else row
    assert _told(_text(page, "青溪区柳河治理工程中标结果公示")) == [(None, [_A, _D], 5_416_830_000)]


@pytest.mark.parametrize(("lead", "partner"), [("（施工，牵头人）", "（设计）"), ("（施工）", "（设计单位）")])
def test_who_does_other_works_stands_below_the_lead(lead: str, partner: str) -> None:
    """The name in the line below a candidate's, with the works it does, is its member; works are no part of a name."""
    body = "".join(
        f"<p>{rank}：{first}{lead}</p><p>{second}{partner}</p><p>投标报价：{price}元</p>"
        for rank, first, second, price in (
            ("第一中标候选人", _A, _D, "188230551.94"),
            ("第二中标候选人", _B, _E, "189006720.00"),
        )
    )
    assert _told(_html(body)) == _VENTURES[:2]


def test_a_lead_whose_members_nobody_names_is_marked() -> None:
    """A party with its works and its part in a venture stands for others."""
    notice = _html(f"<p>第一中标候选人：{_A}（施工，牵头人）</p><p>投标报价：188230551.94元</p>")
    assert [(a.supplier.name, [mark.value for mark in a.marks]) for a in notice.awards] == [(_A, ["not_a_name"])]


@pytest.mark.parametrize(
    "page",
    [
        f"中标候选人1：{_A}\n投标报价：188230551.94元\n中标候选人2：{_C}\n投标报价：189006720.00元",
        "\n".join(
            f"中标候选人{n}：\n联合体牵头人：{name}\n联合体成员：{other}\n投标报价：{price}元"
            for n, name, other, price in ((1, _A, _D, "188230551.94"), (2, _C, _E, "189006720.00"))
        ),
        f"推荐顺序\n中标候选人\n投标报价（元）\n中标候选人1\n{_A}\n188230551.94\n中标候选人2\n{_C}\n189006720.00",
    ],
)
def test_candidates_are_counted_by_their_label(page: str) -> None:
    """中标候选人1 ranks as 第一中标候选人 does, and is no head of a column."""
    assert [(rank, names[0], amount) for rank, names, amount in _told(_text(page))] == [(1, _A, _PRICES[0]), (2, _C, _PRICES[1])]


@pytest.mark.parametrize("first", ["第一名", "1"])
def test_an_unknown_head_stands_last_above_the_first_rank(first: str) -> None:
    """Heads that begin with that of ranks end right above the first rank."""
    second = "第二名" if "第" in first else "2"
    heads = "推荐顺序\n单位名称\n评标价（元）\n投标报价（元）\n资格能力"
    page = f"{heads}\n{first}\n{_A}\n186000000.00\n188230551.94\n详见投标文件\n{second}\n{_C}\n186100000.00\n189006720.00\n满足"
    assert _told(_text(page)) == [(1, [_A], _PRICES[0]), (2, [_C], _PRICES[1])]


def test_parties_by_any_ending_are_columns() -> None:
    """A cell of two parties names a column of its own, whatever the first one's name ends with."""
    lead = "宁波戊己交通工程队"
    table = _table("排名|第一名|第二名", f"单位名称|{_A}|{lead};青溪市市政工程设计院", "投标报价（元）|188230551.94|189006720.00")
    assert _told(_html(table)) == [(1, [_A], _PRICES[0]), (2, [lead, "青溪市市政工程设计院"], _PRICES[1])]


def test_the_next_rank_begins_another_row_of_cells_run_together() -> None:
    """No cell of a row goes on in a line that begins with a rank, however strange the name behind it."""
    heads = "排序中标候选人名称投标报价（元）工期质量项目经理证书编号"
    rows = (
        f"第一名{_A}6,418,220.5060日历天合格张三豫241131000011",
        "第二名郑州第三市政养护所6,455,731.0260日历天合格李四豫241151000022",
        "第三名林州建总建筑工程有限公司6,390,088.7755日历天合格王五豫241091000033",
    )
    told = _told(_text("\n".join((heads, *rows))))
    assert [rank for rank, _, _ in told] == [1, 2, 3]
    assert told[2] == (3, ["林州建总建筑工程有限公司"], 639_008_877)


def test_ranks_under_the_candidates_are_no_names() -> None:
    """中标候选人排序 beside 单位名称 heads ranks, in rows run together, too."""
    rows = (f"1（主）{_A}（成）{_D}7.9312个月", f"2（主）{_B}（成）{_E}21.0912个月", f"3{_C}18.8212个月")
    notice = _text("\n".join(("中标候选人排序单位名称投标报价(费率%)交货期", *rows)))
    assert [(a.supplier.name, len(a.members)) for a in notice.awards] == [(_A, 1), (_B, 1), (_C, 0)]


def test_a_figure_no_count_of_fen_holds_is_no_price() -> None:
    """A certificate's number under the head of a price in 万元 is left out and marked."""
    notice = _text(f"中标人：{_A}\n中标价：1372014201511028万元", "青溪区柳河治理工程中标结果公示")
    assert [(a.amount, [mark.value for mark in a.marks]) for a in notice.awards] == [(None, ["unreadable_amount"])]


@pytest.mark.parametrize("sign", ["//", "；"])
def test_a_partner_stands_before_what_else_the_line_tells(sign: str) -> None:
    """The names that a platform's sign joins end before the next label of their line."""
    lines = (
        f"第一中标候选人：{_A}{sign}{_D}　资格能力：满足　投标报价：188230551.94元",
        f"第二中标候选人：{_B}{sign}{_E}　资格能力：满足　投标报价：189006720.00元",
    )
    assert _told(_text("\n".join(lines))) == _VENTURES[:2]
