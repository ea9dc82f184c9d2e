"""Labels glued to their values or parted from them by a gap, in elements of their own, with notes and spread letters."""

from __future__ import annotations

import pytest

from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice

A, B = "杭州甲乙信息技术有限公司", "宁波丙丁设备有限公司"


def _fen(notice: Notice) -> list[int]:
    """The amounts of a notice in fen."""
    return [award.amount.minor for award in notice.awards if award.amount]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("成交金额", "人民币陆万伍仟伍佰贰拾 元 （￥65,520.00）"),
        ("中&nbsp;标&nbsp;价", "6.552 万元"),
        ("成 交 金 额", "65520.00元"),
        ("成交金额（万元）", "6.552"),
    ],
)
def test_a_label_and_its_value_in_elements_side_by_side(label: str, value: str) -> None:
    """No colon stands between them."""
    page = f"<h1>灯光改造成交公告</h1><p>成交供应商：{A}</p><p><strong>{label}</strong><span>{value}</span></p>"
    assert _fen(read_notice(page, kind="html")) == [6_552_000]


def test_an_offer_that_is_all_its_line_holds_is_read_without_a_colon() -> None:
    """Below a candidate's rank and name."""
    page = f"灯光改造中标候选人公示\n第一中标候选人\n{A}\n投标报价13133081.96元\n第二中标候选人\n{B}\n投标报价13092218.33元\n"
    assert _fen(read_notice(page)) == [1_313_308_196, 1_309_221_833]


def test_a_label_and_a_gap_begin_a_line_of_their_own() -> None:
    """The line above is as wide as the page and no address goes on in it."""
    wide = "供应商地址：青溪市云岭区高科技园区明河路2号甲乙大厦8层"
    lines = f"一、项目编号：QX-2026-0315\n供应商名称　{A}\n{wide}\n中标（成交）金额　1285.60万元\n"
    more = "".join(f"说明{n}：{'青溪' * 12}\n" for n in range(4))
    assert _fen(read_notice(f"平台扩容中标结果公告\n{lines}{more}")) == [1_285_600_000]


@pytest.mark.parametrize("note", ["<sup>1</sup>", "<sup>[1]</sup>", "<sup class='note'>（注1）</sup>"])
def test_the_mark_of_a_footnote_is_no_digit_of_a_figure(note: str) -> None:
    """259.07 with a note is no 259.071."""
    page = f"<h1>保险采购中标公告</h1><p>供应商名称：{A}</p><p>中标金额（万元）：259.07{note}</p>"
    assert _fen(read_notice(page, kind="html")) == [259_070_000]


@pytest.mark.parametrize("rank", ["第{}中标候&nbsp;选人", "第{} 中标候选人", "第{}中标\n候选人"])
@pytest.mark.parametrize("before", ["", "<p>初审情况：</p><p>全部投标人通过了初审</p>"])
def test_ranks_with_a_gap_label_the_cells_beside_them(rank: str, before: str) -> None:
    """Also behind a line about how the bids were looked through."""
    rows = "".join(f"<tr><td>{rank.format(n)}</td><td>{name}</td></tr>" for n, name in zip("一二", (A, B), strict=True))
    page = f"<h1>灯光改造中标候选人公示</h1>{before}<table><tr><td>项目名称</td><td>灯光改造</td></tr>{rows}</table>"
    notice = read_notice(page, kind="html")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1), (B, 2)]


def test_a_line_over_a_ranking_is_no_title() -> None:
    """评标委员会推荐的中标候选人排序： above the award makes no candidates of it."""
    ranking = "".join(
        f"<tr><td>第{n}中标候选人</td><td>{name}</td><td>{sum_}</td></tr>"
        for n, name, sum_ in (("一", A, 100.5), ("二", B, 120.5))
    )
    page = (
        f"<p>评标委员会推荐的中标候选人排序：</p><table><tr><td>推荐排名</td><td>投标人名称</td><td>投标报价（元）</td></tr>{ranking}</table>"
        f"<p>采购人确认的结果如下：</p><table><tr><td>中标人:</td><td>{A}</td></tr><tr><td>中标价(元):</td><td>100.50</td></tr></table>"
    )
    notice = read_notice(page, kind="html")
    assert notice.notice_type is NoticeType.AWARD
    assert [award.supplier.name for award in notice.awards] == [A]


def test_labels_in_spread_letters_beside_ranks_name_and_price_candidates() -> None:
    """第一名 | 单 位 名 称：某某公司, below it 第一名 | 投 标 报 价（万元）：100."""
    rows = "".join(
        f"<tr><td>第{n}名</td><td>单 位 名 称： {name}</td></tr><tr><td>第{n}名</td><td>投 标 报 价（万元）： {sum_}</td></tr>"
        for n, name, sum_ in (("一", A, "890.068859"), ("二", B, "888.713352"))
    )
    page = f"<h1>管网改造中标候选人公示</h1><table><tr><td>工程名称</td><td>管网改造</td></tr>{rows}</table>"
    assert _fen(read_notice(page, kind="html")) == [890_068_859, 888_713_352]


def test_words_of_a_sum_may_follow_its_figures_behind_a_label_without_a_colon() -> None:
    """3、中标金额￥584,800.00 (人民币…元整)."""
    price = "<p>3、<b>中标金额</b>￥584,800.00 (人民币伍拾捌万肆仟捌佰元整)</p>"
    page = f"<h1>种植基地成交公告</h1><p>1、<b>中标供应商</b>{A}</p>{price}"
    assert _fen(read_notice(page, kind="html")) == [58_480_000]


def test_a_winners_price_behind_the_table_of_items_is_the_only_winners() -> None:
    """中标价格 below 主要标的信息."""
    items = "<tr><td>序号</td><td>货物名称</td><td>货物单价(元)</td></tr><tr><td>1</td><td>计算机</td><td>2959.94</td></tr>"
    page = (
        f"<h1>灯光改造中标公告</h1><p>中标人：{A}</p><p>主要标的信息</p><table>{items}</table><p>中标价格：</p><p>118365.57</p>"
    )
    assert _fen(read_notice(page, kind="html")) == [11_836_557]


def test_a_company_called_after_an_institution_and_its_trade_is_one_name() -> None:
    """某某市立医院项目管理有限公司 is no hospital's project."""
    page = f"关于食堂的公示\n经研究，确定学校委托食堂为：“青溪市立医院项目管理有限公司”和“{A}”。\n"
    assert [award.supplier.name for award in read_notice(page).awards] == ["青溪市立医院项目管理有限公司", A]


@pytest.mark.parametrize("mark", ["1、", "1.", "（1）"])
def test_the_number_of_an_item_in_a_cell_of_money_is_no_money(mark: str) -> None:
    """1、最终报价:425800(元) under 中标（成交）金额(元)."""
    page = (
        "<h1>检测设备采购成交公告</h1><table><tr><td>序号</td><td>中标（成交）金额(元)</td><td>中标供应商名称</td></tr>"
        f"<tr><td>1</td><td>{mark}最终报价:425800(元)</td><td>{A}</td></tr></table>"
    )
    assert _fen(read_notice(page, kind="html")) == [42_580_000]


def test_candidates_by_label_behind_a_line_about_the_first_look_are_read() -> None:
    """初审情况： above 第一中标候选人：某某公司."""
    looked = "中标候选人信息\n初审情况：\n全部投标人通过了初审\n"
    told = f"第一中标候选人：{A}\n投标报价：¥4,580,000.00\n第二中标候选人：{B}\n投标报价：¥4,820,000.00\n"
    notice = read_notice(f"水库勘察设计中标候选人公示\n{looked}{told}")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1), (B, 2)]
    assert _fen(notice) == [458_000_000, 482_000_000]


@pytest.mark.parametrize("gap", [" ", "   "])
def test_pairs_in_a_line_are_no_heads_over_a_row(gap: str) -> None:
    """项目名称 某某项目 中标供应商 某某公司 中标金额 100元."""
    pairs = gap.join(("项目名称", "青溪县灯光改造项目", "中标供应商", A, "中标金额", "65520.00元", "供应商地址", "东街9号"))
    notice = read_notice(f"青溪县灯光改造项目中标结果公告\n三、中标信息\n{pairs}\n四、其他\n", kind="text")
    assert ([award.supplier.name for award in notice.awards], _fen(notice)) == ([A], [6_552_000])


@pytest.mark.parametrize(
    "strong", ["**一、项目编号**\nQX-2026-7", "**一、项目编号：** QX-2026-7", "## **一、项目编号**：QX-2026-7"]
)
def test_stars_round_heads_and_labels_are_none_of_them(strong: str) -> None:
    """Nor are those of a mask such a sign."""
    page = f"灯光改造项目中标结果公告\n{strong}\n**三、中标信息**\n**中标供应商：**{A}\n**四、评审专家名单**\n王**、李**\n"
    notice = read_notice(page, kind="text")
    assert (notice.project_number, [award.supplier.name for award in notice.awards]) == ("QX-2026-7", [A])
    assert "王**、李**" in notice.text


@pytest.mark.parametrize("before", ["", "二次招标结果出炉，"])
def test_what_says_that_a_label_is_somebody_is_none_of_his_name(before: str) -> None:
    """中标单位是某某公司, in a line of its own and in a sentence."""
    page = f"青溪博物馆空调采购中标结果公告\n{before}中标单位是{A}，成交金额1350.1万元。\n"
    notice = read_notice(page, kind="text")
    assert [(award.supplier.name, award.amount and award.amount.minor) for award in notice.awards] == [(A, 1_350_100_000)]


def test_candidates_in_elements_beside_their_labels_are_read() -> None:
    """候选人排名 | 1, 候选人名称 | 某某公司, 投标价格 | 1568000.00, each label and value in two spans that nothing parts."""
    told = [("候选人排名", "1"), ("候选人名称", A), ("投标价格", "1568000.00"), ("价格单位", "元"), ("交货期", "30日")]
    more = [("候选人排名", "2"), ("候选人名称", B), ("投标价格", "1599800.00"), ("价格单位", "元"), ("交货期", "30日")]
    lines = "".join(f"<div><span>{label}</span><span>{value}</span></div>" for label, value in (*told, *more))
    notice = read_notice(f"<h1>食堂设备采购中标候选人公示</h1><div>中标候选人信息</div>{lines}", kind="html")
    named = [(award.rank, award.supplier.name, award.amount and award.amount.minor) for award in notice.awards]
    assert named == [(1, A, 156_800_000), (2, B, 159_980_000)]


def test_the_title_of_candidates_names_none() -> None:
    """候选人公示_某某集团, a page's name and its site's."""
    assert not read_notice("候选人公示_泰景集团\n候选人公示\n招标人：泰景置业集团有限公司\n").awards


def test_who_stands_by_has_his_own_rate_behind_a_clause() -> None:
    """中标供应商 某某公司，报价折扣率 88%；备选供应商 某某公司，报价折扣率 89%."""
    line = f"包1：中标供应商 {A}，报价折扣率 88%；备选供应商 {B}，报价折扣率 89%"
    notice = read_notice(f"<h1>试剂配送服务中标结果公示</h1><p>{line}</p>", kind="html")
    assert [(award.lot, award.supplier.name, award.rate) for award in notice.awards] == [("包1", A, "88%")]


def test_the_price_at_which_works_were_given_out_is_one() -> None:
    """发包价, beside 承包人."""
    page = (
        f"<h1>新桥乡以工代赈项目施工发包结果公示</h1><p>发包人：新桥乡人民政府</p><p>承包人：{A}</p><p>发包价：1,286,540.11元</p>"
    )
    assert _fen(read_notice(page, kind="html")) == [128_654_011]


def test_a_day_with_a_clock_and_a_price_with_a_note_stand_beside_their_labels() -> None:
    """发布时间2026-04-13 15:22; 成交金额(含税)1,126,400.00; 选中机构."""
    spans = [("发布时间", "2026-04-13 15:22"), ("选中机构", A), ("成交金额(含税)", "1,126,400.00")]
    lines = "".join(f"<div><span>{label}</span><span>{value}</span></div>" for label, value in spans)
    notice = read_notice(f"<h3>组件清洗服务成交公示</h3>{lines}", kind="html")
    assert _fen(notice) == [112_640_000]
    assert str(notice.published_date) == "2026-04-13"


@pytest.mark.parametrize("before", ["", "投标报价："])
def test_rates_of_parts_in_one_line_are_both_told(before: str) -> None:
    """设计费下浮率：12%；建安费下浮率：6%."""
    page = f"安置房设计施工总承包中标结果公示\n中标人：{A}\n{before}设计费下浮率：12%；建安费下浮率：6%\n"
    assert [award.rate for award in read_notice(page, kind="text").awards] == ["12%；6%"]
