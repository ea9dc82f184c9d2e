"""Lots of one page that end differently or share a cell, and prices that stand apart from their figures' words. All synthetic."""

from __future__ import annotations

import pytest

from scrapers.changes import ChangeAction
from scrapers.marks import NoticeMark
from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice

_A, _B, _C = "杭州甲乙农机有限公司", "绍兴丙丁机械制造厂", "宁波戊己科技股份有限公司"
_TITLE = "青溪区农机采购中标公告"


def _table(*rows: str) -> str:
    def cell(text: str) -> str:
        return f'<td rowspan="{text[1]}">{text[2:]}</td>' if text[:1] == "v" else f"<td>{text}</td>"

    return "<table>" + "".join("<tr>" + "".join(map(cell, row.split("|"))) + "</tr>" for row in rows) + "</table>"


def _read(body: str, title: str = _TITLE) -> Notice:
    return read_notice(f"<html><body><h1>{title}</h1>{body}</body></html>")


def _told(notice: Notice) -> list[tuple[str | None, str, int | str | None]]:
    return [(a.lot, a.supplier.name, a.amount.minor if a.amount else a.rate) for a in notice.awards]


@pytest.mark.parametrize("outcome", ["流标", "废标（不足三家）", "/"])
@pytest.mark.parametrize("failed", [0, 1, 2])
def test_lots_are_columns_and_one_failed(outcome: str, failed: int) -> None:
    """Whichever lot failed, the others are won and the notice is one of awards."""
    winners, prices = [_A, _B, _C], ["118.4", "255.9", "79.2"]
    winners[failed], prices[failed] = outcome, "/"
    lots = ["第一标段", "第二标段", "第三标段"]
    rows = ("标段|" + "|".join(lots), "采购内容|采摘机|烘干机|色选机", "中标供应商|" + "|".join(winners))
    notice = _read(_table(*rows, "中标金额（万元）|" + "|".join(prices)))
    assert (notice.notice_type, notice.failed_lots) == (NoticeType.AWARD, (lots[failed],))
    assert [a.lot for a in notice.awards] == [lot for i, lot in enumerate(lots) if i != failed]


@pytest.mark.parametrize(
    ("lots", "prices"),
    [
        ("1包、3包", "1包：856000.00元；3包：412500.00元"),
        ("1包、3包", "1包：856000.00元<br>3包：412500.00元"),
        ("1包<br>3包", "856000.00<br>412500.00"),
        ("1包、3包", "856000.00元；412500.00元"),
    ],
)
def test_one_winner_of_two_lots_is_told_for_each(lots: str, prices: str) -> None:
    """Where the price's cell tells of each lot, none of them is lost and neither has the other's money."""
    notice = _read(_table("供应商名称|成交包号|成交金额", f"{_A}|{lots}|{prices}", f"{_B}|2包|2包：330000.00元"))
    assert _told(notice) == [("1包", _A, 85_600_000), ("3包", _A, 41_250_000), ("2包", _B, 33_000_000)]


@pytest.mark.parametrize("lots", ["1包、3包", "第1、3包", "1-3包"])
def test_a_sum_of_several_lots_is_none_of_theirs(lots: str) -> None:
    """One sum beside several lots is printed with all of them."""
    notice = _read(_table("供应商名称|成交包号|成交金额", f"{_A}|{lots}|1268500.00元", f"{_B}|2包|330000.00元"))
    assert _told(notice) == [(lots, _A, 126_850_000), ("2包", _B, 33_000_000)]


@pytest.mark.parametrize("told", ["（下浮率42%）", "（下浮率：42%）", "，下浮率42%", " 下浮率：42%"])
def test_a_rate_behind_a_name_is_no_part_of_it(told: str) -> None:
    """The bracket of a partnership is."""
    notice = _read(_table("服务类别|入围单位", f"预算编制|{_A}{told}", f"结算审核|青溪会计师事务所（普通合伙）{told}"))
    assert [(a.supplier.name, a.rate) for a in notice.awards] == [(_A, "42%"), ("青溪会计师事务所（普通合伙）", "42%")]


@pytest.mark.parametrize("head", ["价格单位", "单位", "计价单位"])
def test_a_unit_in_a_column_of_its_own_may_count_pieces(head: str) -> None:
    """元/升 beside a figure makes a unit price of it, 万元 an amount, % a rate."""
    rows = (f"包号|中标人|中标价|{head}", f"1包|{_A}|7.12|元/升", f"2包|{_B}|156.8|万元", f"3包|{_C}|92|%")
    notice = _read(_table(*rows))
    assert [a.pricing.value for a in notice.awards] == ["unit_price", "total", "rate"]
    assert [a.amount.minor if a.amount else None for a in notice.awards] == [None, 156_800_000, None]


@pytest.mark.parametrize(("unit", "pricing"), [("元", "total"), ("%", "rate"), ("元/年", "unit_price")])
def test_a_unit_may_follow_its_price(unit: str, pricing: str) -> None:
    """价格单位 in a row of its own below the price."""
    notice = _read(_table(f"中标人|{_A}", "中标价格|8.5", f"价格单位|{unit}"))
    assert [a.pricing.value for a in notice.awards] == [pricing]


def test_lots_named_with_what_they_buy_begin_glued_rows() -> None:
    """A包（蔬菜）某某公司91.5%1年: the bracket is the lot's, the per cent ends the rate, and one failed lot fails no other."""
    text = (
        "青溪集团食堂食材配送服务成交公告\n包别成交供应商成交折扣率服务期\n"
        f"A包（米面粮油）{_A}91.5%1年\nB包（蔬菜禽蛋）{_B}88%1年\n注：以市场均价为基准。\nC包（水果）因响应供应商不足三家，采购失败。\n"
    )
    notice = read_notice(text, kind="text")
    assert _told(notice) == [("A包", _A, "91.5%"), ("B包", _B, "88%")]
    assert (notice.notice_type, notice.failed_lots) == (NoticeType.AWARD, ("C包",))


def test_a_failed_page_that_names_winners_is_marked() -> None:
    """A lot's line with a name beside a failed lot was not read: that is said."""
    text = f"青溪食材配送成交公告\nA包（米面）由{_A}供货九一折\nB包因供应商不足三家，采购失败。\n"
    notice = read_notice(text, kind="text")
    assert notice.notice_type is not NoticeType.FAILED or NoticeMark.RESULT_NOT_READ in notice.marks


@pytest.mark.parametrize("reason", ["有效投标人不足3家，流标", "流标", "不足3家"])
@pytest.mark.parametrize("named", ["标", "标段"])
def test_a_failed_row_among_cells_on_lines_takes_no_other(reason: str, named: str) -> None:
    """Each lot of the series begins a row, however many cells follow it."""
    rows = [
        (f"1{named}", _A, "1862.4417万元", "甲某某"),
        (f"2{named}", _B, "955.20万元", "乙某某"),
        (f"3{named}", "/", "/", "/", reason),
        (f"4{named}", _C, "728.0065万元", "丙某某"),
    ]
    text = "\n".join(
        ("青溪公路工程中标结果公示", "标段", "中标人", "中标价", "项目经理", "备注", *sum(rows, ()), "公示期：2026年7月1日")
    )
    notice = read_notice(text, kind="text")
    assert [(a.lot, a.supplier.name) for a in notice.awards] == [(f"1{named}", _A), (f"2{named}", _B), (f"4{named}", _C)]
    assert notice.failed_lots == (f"3{named}",)


_LOST = f"于2026年7月28日公示中标结果，原中标人为{_A}，中标价为96.8万元。因原中标人书面放弃中标资格，"


@pytest.mark.parametrize("title", ["关于调整{}中标人的公告", "关于重新确定{}中标人的公告", "关于变更{}中标人的公告"])
def test_who_is_replaced_has_won_nothing(title: str) -> None:
    """Whatever the title calls it, the one before 放弃 is history."""
    body = f"<p>青溪监理项目{_LOST}招标人确定排名第二的中标候选人{_B}为中标人，中标价为98.5万元。</p><p>特此公告。</p>"
    notice = _read(body, title.format("青溪监理项目"))
    assert (notice.notice_type, _told(notice)) == (NoticeType.CORRECTION, [(None, _B, 98_500_000)])


@pytest.mark.parametrize(("old", "new"), [("错误内容", "正确内容"), ("误", "正"), ("原结果", "现结果"), ("错误信息", "正确信息")])
def test_pairs_of_wrong_and_right_change_one_amount(old: str, new: str) -> None:
    """What was wrong is not awarded again."""
    sides = [
        f"<p>{side}：“成交供应商：{_A}，成交金额：{price}元”。</p>" for side, price in ((old, "328600.00"), (new, "382600.00"))
    ]
    notice = _read("<p>因录入错误，作如下变更：</p>" + "".join(sides), "青溪标识采购成交结果变更公告")
    assert [change.action for change in notice.changes] == [ChangeAction.AMOUNT_CHANGED]
    assert _told(notice) == [(None, _A, 38_260_000)]


def test_one_winner_restated_at_two_prices_is_in_doubt() -> None:
    """Which of two prices holds nobody says."""
    sides = [
        f"<p>{side}：成交供应商：{_A}，成交金额：{price}元。</p>" for side, price in (("旧", "328600.00"), ("新", "382600.00"))
    ]
    notice = _read("<p>因录入错误，作如下变更：</p>" + "".join(sides), "青溪标识采购成交结果变更公告")
    assert (notice.awards, notice.marks) == ((), (NoticeMark.CORRECTION_NOT_UNDERSTOOD,))


def test_prices_stand_in_a_part_of_their_own_by_lot() -> None:
    """二、中标价格: each line is a lot, what it buys and a price, in other money too."""
    lots = (
        ("001", "空调", _A, "265.300000万元人民币"),
        ("002", "电梯", _B, "1480000.00元人民币"),
        ("003", "机组", _C, "USD 121,500.00"),
    )
    named = "".join(f"<p>标段(包)[{n}]{what}:</p><p>中标人：{who}</p>" for n, what, who, _ in lots)
    priced = "".join(f"<p>标段(包)[{n}]{what}:{price}</p>" for n, what, _, price in lots)
    notice = _read(f"<p>一、中标人信息:</p>{named}<p>二、中标价格:</p>{priced}<p>三、其他:</p>")
    assert [(a.amount.minor, a.amount.currency) if a.amount else None for a in notice.awards] == [
        (265_300_000, "CNY"),
        (148_000_000, "CNY"),
        (12_150_000, "USD"),
    ]


def test_a_rate_beside_a_spanning_label_is_no_winner() -> None:
    """中标人 spans its name's row and those of its rates."""
    notice = _read(_table(f"v3中标人|单位名称|{_A}（主） {_C}（成）", "建安工程费下浮率|6.88%", "设计费下浮率|20.00%"))
    assert [(a.supplier.name, a.rate, a.marks) for a in notice.awards] == [(_A, "6.88%；20.00%", ())]


def test_a_sum_of_unit_prices_is_none() -> None:
    """以上金额为单价之和 says so of what stands under 成交金额."""
    notice = _read(f"<p>成交供应商：{_A}</p><p>成交金额：86.00元</p><p>其它补充事宜：以上金额为单价之和。</p>")
    assert [(a.amount, a.pricing.value) for a in notice.awards] == [(None, "unit_price")]


def test_ranks_are_counted_in_words_behind_candidates() -> None:
    """中标候选人一, 中标候选人二."""
    lines = "".join(f"<p>中标候选人{n}：{who}</p><p>投标报价：100万元</p>" for n, who in (("一", _A), ("二", _B)))
    assert [a.rank for a in _read(lines, "青溪工程中标候选人公示").awards] == [1, 2]


def test_points_of_bidders_are_no_awards() -> None:
    """A table of points without prices, in a part that nobody says is about winners."""
    winner = _table("序号|中标金额（元）|中标供应商名称", f"1|报价:1453000(元)|{_A}")
    points = _table(
        "标项|供应商名称|专家1|商务技术得分|报价得分|总分", f"1|{_B}|48.0|47.17|9.69|56.86", f"1|{_A}|85.0|82.5|10.0|92.5"
    )
    notice = _read(f"<p>三、中标信息</p>{winner}<p>十、技术评分明细表</p>{points}")
    assert _told(notice) == [(None, _A, 145_300_000)]


def test_who_entrusts_is_named_and_no_role_is() -> None:
    """某某公司受招标人的委托 names no buyer; 招标人为… does."""
    body = (
        f"<p>招标人为青溪地铁运营有限公司，中标人为{_A}，中标价为100万元。</p><p>青溪咨询有限公司受招标人的委托发布本公告。</p>"
    )
    notice = _read(body)
    assert notice.buyer
    assert notice.buyer.name == "青溪地铁运营有限公司"


def test_a_sub_item_before_the_next_label_is_no_part_of_a_name() -> None:
    """…分行2.3项目编号：X in a text without lines."""
    line = f"2.2项目单位：中国青溪银行股份有限公司白岩省分行2.3项目编号：QX-2026-11 中标人：{_A} 中标价：100万元"
    notice = read_notice(f"青溪银行平台项目中标公告\n{line}\n", kind="text")
    assert notice.buyer
    assert notice.buyer.name == "中国青溪银行股份有限公司白岩省分行"


@pytest.mark.parametrize("head", ["药品（中成药）配送中选企业", "耗材配送入围机构", "药品配送中选企业名单"])
def test_names_stand_below_heads_of_chosen_companies(head: str) -> None:
    """A list of names below 一、…中选企业, in no order."""
    notice = _read(
        f"<p>现将遴选结果公告如下。</p><p>一、{head}</p><p>{_A}、{_C}（排名不分先后）。</p>", "青溪医院药品配送遴选结果公告"
    )
    assert [a.supplier.name for a in notice.awards] == [_A, _C]


def test_a_year_stands_in_a_role() -> None:
    """2025-2026学年学生餐供餐单位为：某某公司 names who was chosen."""
    text = (
        f"青溪中学遴选结果如下：\n{_B} 2 票\n{_A} 9 票\n青溪中学2025-2026学年学生餐供餐单位为：{_A}。\n青溪中学\n2025年8月24日\n"
    )
    assert [a.supplier.name for a in read_notice(text, kind="text").awards] == [_A]


def test_who_won_another_lot_did_not_for_that_take_the_place_of_the_first() -> None:
    """标段二：成交人… says nothing of the ranks of 标段一."""
    page = f"青溪区农机采购结果公示\n标段一：第一成交人{_A}，份额70%；第二成交人{_B}，份额30%。\n标段二：成交人{_B}，份额100%。\n"
    notice = read_notice(page, kind="text")
    assert [(award.lot, award.supplier.name) for award in notice.awards][:2] == [("标段一", _A), ("标段一", _B)]
