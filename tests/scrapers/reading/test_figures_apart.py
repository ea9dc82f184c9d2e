"""Figures whose unit, lot, label or address stands apart from them or runs into them. Every page is synthetic."""

from __future__ import annotations

from itertools import product

import pytest

from scrapers.marks import Mark, NoticeMark
from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice

_A, _B, _C = "杭州甲乙信息技术有限公司", "绍兴丙丁机电厂", "宁波戊己设备有限公司"
_OPENING = "青溪区设备采购中标公告\n一、项目编号：QX-2026-018\n三、中标（成交）信息\n"
_CLOSING = "\n四、联系方式\n采购人：青溪区教育局\n"


def _read(lines: str) -> Notice:
    return read_notice(f"{_OPENING}{lines}{_CLOSING}", kind="text")


def _told(notice: Notice) -> list[tuple[str | None, str, int | None]]:
    return [(a.lot, a.supplier.name, a.amount.minor if a.amount else None) for a in notice.awards]


@pytest.mark.parametrize(
    "lines",
    [
        f"单位：万元\n中标人：{_A}\n中标价：5780",
        f"中标人：{_A}\n中标价：5780\n（万元）",
        f"中标人：{_A}\n中标价：5780\n注：以上金额单位为万元",
        f"中标人\t{_A}\n中标价\t5780\t万元",
        f"中标人 | {_A}\n中标价 | 5780 | 万元",
        f"中标结果一览表（单位：万元）\n序号 | 中标供应商 | 中标金额\n1 | {_A} | 5780",
        f"供应商名称\t中标金额\t币种及单位\n{_A}\t5780\t人民币万元",
        f"中标供应商 中标金额 备注\n{_A} 5780 以万元为单位",
    ],
)
def test_a_unit_apart_from_its_figure_counts(lines: str) -> None:
    """Above, below, beside, in a note or a remark: 5780 is 57.8 million."""
    assert _told(_read(lines)) == [(None, _A, 5_780_000_000)]


def test_a_unit_of_another_part_counts_nothing() -> None:
    """What stands above 二、 is of what stands there; a sum that is too large in a unit is in doubt."""
    apart = f"一、投标情况\n金额单位：人民币万元\n二、中标结果\n中标人：{_A}\n中标价：1234500.00"
    assert _told(read_notice(f"青溪中标公告\n{apart}\n", kind="text")) == [(None, _A, 123_450_000)]
    large = _read(f"金额单位：万元\n中标人：{_A}\n中标价：1234500.00")
    assert [(a.amount, a.marks) for a in large.awards] == [(None, (Mark.UNREADABLE_AMOUNT,))]


@pytest.mark.parametrize(
    "behind", [" / 工期：20日历天", "/含税", "/预算：750000.00元", "/大写：柒拾肆万玖仟捌佰零捌元整", "/三年"]
)
def test_a_slash_may_part_a_sum_from_what_follows(behind: str) -> None:
    """元/ is so much a piece only before a piece."""
    assert _told(_read(f"中标人：{_A}\n成交金额：749808.00元{behind}")) == [(None, _A, 74_980_800)]


@pytest.mark.parametrize("before", ["控制价654217.77元 ", "预算654217.77元，", "最高限价654217.77元，"])
def test_the_price_beside_a_budget_is_the_winners(before: str) -> None:
    """The word right before each figure says whose it is."""
    assert _told(_read(f"中标人：{_A}\n{before}中标价642217.77元")) == [(None, _A, 64_221_777)]


def test_a_price_nobody_calls_one_beside_a_budget_is_marked() -> None:
    """成交486900.00元 is no label known, and a figure stands there."""
    notice = _read(f"中标人：{_A}\n预算498900.00元，成交486900.00元")
    assert NoticeMark.RESULT_NOT_READ in notice.marks


@pytest.mark.parametrize("value", ["7275.00元/套×20套=145500.00元", "7275.00元*20=145500.00元"])
def test_a_product_ends_with_the_price(value: str) -> None:
    """Behind the sign of equality stands what the whole costs."""
    assert _told(_read(f"中标供应商：{_A}\n中标金额：{value}")) == [(None, _A, 14_550_000)]


@pytest.mark.parametrize(
    "heads",
    [("最终报价（元）", "首轮报价（元）"), ("最后报价（元）", "磋商报价（元）"), ("谈判后报价（元）", "谈判前报价（元）")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_last_round_is_the_price_in_any_order(heads: tuple[str, str], turned: bool) -> None:
    """Whichever column comes first."""
    cells = [*zip(heads, ("145500.00", "150500.00"), strict=True)]
    columns = cells[::-1] if turned else cells
    rows = "\t".join(("成交供应商", *(head for head, _ in columns))) + "\n" + "\t".join((_A, *(cell for _, cell in columns)))
    assert _told(_read(rows)) == [(None, _A, 14_550_000)]


# whether a 2 behind 1516室- is the address's nobody can say where the sum stands bare
@pytest.mark.parametrize(
    ("price", "place"),
    [
        *product(["报价:{}(元)", "标项{n}：{}（元）"], ["温州市瓯海区", "南宁市五象大道", "杭州市文三路9号1516室-"]),
        *product(["{}"], ["温州市瓯海区", "南宁市五象大道"]),
    ],
)
def test_no_row_begins_within_a_figure(price: str, place: str) -> None:
    """Rows run together, the price first: the second row's number stands behind any address, and 1256000 holds no 2."""
    heads = "序号中标（成交）金额(元)中标供应商名称中标供应商地址"
    first, second = (f"{n}{price.format(sum_, n=n)}" for n, sum_ in ((1, "798000"), (2, "1256000")))
    notice = _read(f"{heads}{first}{_A}{place}{second}{_C}宁波市")
    assert [amount for *_, amount in _told(notice)] == [79_800_000, 125_600_000]


def test_a_rate_and_a_unit_price_begin_glued_rows() -> None:
    """1优惠率12.5%某某公司, 1350元/吨某某公司."""
    heads = "序号中标（成交）金额(元)中标供应商名称中标供应商地址"
    rated, priced = (_read(f"{heads}1{cell}{_A}南宁市").awards[0] for cell in ("优惠率12.5%", "350元/吨"))
    assert (rated.supplier.name, rated.rate) == (_A, "12.5%")
    assert (priced.supplier.name, priced.pricing.value) == (_A, "unit_price")


@pytest.mark.parametrize("glued", ["大街262,468,800.00元", "1号楼11032468800.00元", "B座122468800.00元"])
def test_a_house_number_is_no_part_of_a_sum(glued: str) -> None:
    """Where it ends only another figure of the page can say; without one the sum is in doubt."""
    heads = "供应商名称供应商地址中标（成交）金额"
    doubtful = _read(f"{heads}\n{_A}呼和浩特市成吉思汗{glued}")
    assert [(a.amount, a.marks) for a in doubtful.awards] == [(None, (Mark.UNREADABLE_AMOUNT,))]
    printed = _read(f"{heads}\n{_A}呼和浩特市成吉思汗大街262,468,800.00元\n合计：2,468,800.00元")
    assert _told(printed) == [(None, _A, 246_880_000)]


@pytest.mark.parametrize(("glued", "amount"), [("91.252,468,800.00元", 246_880_000), ("91.25868,800.00元", 86_880_000)])
def test_points_before_a_sum_are_no_part_of_it(glued: str, amount: int) -> None:
    """The head says that the points come first; whole points are told from the sum by nothing but another figure."""
    heads = "供应商名称供应商地址评审得分中标（成交）金额"
    assert _told(_read(f"{heads}\n{_A}呼和浩特市开发区{glued}")) == [(None, _A, amount)]
    assert _read(f"{heads}\n{_A}呼和浩特市开发区952468800.00元").awards[0].amount is None


@pytest.mark.parametrize(
    ("lots", "names", "prices"),
    [("包1 包2", f"{_A} {_C}", "145500.00 89229.00"), ("第1包 第2包", f"{_A} {_C}", "145500.00 89229.00")],
)
def test_cells_tell_of_two_lots_side_by_side(lots: str, names: str, prices: str) -> None:
    """As many lots as names and sums: each with its own."""
    notice = _read(f"包号\t中标供应商\t中标金额（元）\n{lots}\t{names}\t{prices}")
    first, second = lots.split()
    assert _told(notice) == [(first, _A, 14_550_000), (second, _C, 8_922_900)]


@pytest.mark.parametrize(
    "lines",
    [
        "中标供应商 | 中标金额\n{} | 包1：145500.00元 包2：89229.00元",
        "中标供应商：{}\n包1中标金额：145500.00元\n包2中标金额：89229.00元",
    ],
)
def test_one_winner_has_a_sum_for_each_lot(lines: str) -> None:
    """No second lot is lost where only the sums name lots."""
    assert _told(_read(lines.format(_A))) == [("包1", _A, 14_550_000), ("包2", _A, 8_922_900)]


@pytest.mark.parametrize(
    "lots",
    [
        ("1#标段", "2#标段"),
        ("I标段", "II标段"),
        ("标段（一）", "标段（二）"),
        ("第（1）包", "第（2）包"),
        ("第1合同段", "第2合同段"),
    ],
)
def test_lots_are_called_in_many_ways(lots: tuple[str, str]) -> None:
    """A hash, a Roman number, a bracket, 合同段."""
    blocks = "\n".join(f"{lot}\n中标供应商：{who}\n中标金额：1000.00元" for lot, who in zip(lots, (_A, _C), strict=True))
    assert [lot for lot, *_ in _told(_read(blocks))] == [lot.replace("（", "(").replace("）", ")") for lot in lots]


@pytest.mark.parametrize("said", ["废标包号：包2", "未成交包：包2", "终止的标项：标项2", "另包2因故终止。"])
def test_failed_lots_stand_under_labels_of_their_own(said: str) -> None:
    """Whatever the label calls failing."""
    notice = _read(f"包1\n成交供应商：{_A}\n成交金额：1000.00元\n{said}")
    assert [lot.removeprefix("标项").removeprefix("包") for lot in notice.failed_lots] == ["2"]


@pytest.mark.parametrize(
    "said", ["本项目无废标。", "废标情况：无", "否决投标情况：湖州庚辛有限公司，未提供保函", "本项目未出现废标情况。"]
)
def test_a_rejected_bid_fails_no_list_of_candidates(said: str) -> None:
    """A list whose table is not read and that tells of rejected bids has not failed."""
    text = f"青溪工程中标候选人公示\n标段\n土建1标\n推荐{_A}等三家\n{said}\n公示期：3天\n"
    assert read_notice(text, kind="text").notice_type is NoticeType.CANDIDATE


def test_the_title_announces_the_candidates_of_a_table() -> None:
    """Ranks 第一, 第二 of each lot anew beside points: no line need say that candidates follow."""
    heads = "标段\t中标候选人排序\t投标人名称\t投标报价（元）\t综合得分"
    rows = [
        ("土建1标", "第一", _A, "2863319"),
        ("土建1标", "第二", _C, "2879022"),
        ("土建2标", "第一", _C, "3112087"),
        ("土建2标", "第二", _A, "3120044"),
    ]
    text = "青溪公路工程评标结果公示\n" + heads + "\n" + "\n".join("\t".join((*row, "96.88")) for row in rows)
    notice = read_notice(f"{text}\n公示期：3天\n", kind="text")
    assert [(a.lot, a.supplier.name, a.rank) for a in notice.awards] == [
        ("土建1标", _A, 1),
        ("土建1标", _C, 2),
        ("土建2标", _C, 1),
        ("土建2标", _A, 2),
    ]


@pytest.mark.parametrize("work", ["类似业绩：白岩治理，中标价：1210000元", "企业业绩：白岩治理，合同金额：121万元"])
def test_past_works_price_no_bid(work: str) -> None:
    """Whatever label stands before what they cost."""
    text = f"青溪咨询中标候选人公示\n第一中标候选人：{_A}，投标报价：1865000元，项目负责人：甲某，{work}；\n公示期：3天\n"
    assert _told(read_notice(text, kind="text")) == [(None, _A, 186_500_000)]


@pytest.mark.parametrize(
    "summary",
    [f"中标单位：{_A},{_C}\n中标金额：257.8万元", f"中标单位：{_A}、{_C}", f"中标单位：{_A},{_C}\n中标金额：97.8万元,160万元"],
)
def test_a_summary_above_the_lots_is_no_award(summary: str) -> None:
    """Aggregators restate winners and their sum."""
    lots = f"标段一：\n中标人：{_A}\n中标价：978000元\n标段二：\n中标人：{_C}\n中标价：1600000元"
    notice = read_notice(f"青溪平台采购中标公告\n{summary}\n公告详情\n{lots}\n", kind="text")
    assert _told(notice) == [("标段一", _A, 97_800_000), ("标段二", _C, 160_000_000)]


def test_a_summary_in_another_unit_is_a_rival() -> None:
    """97.8元 above 97.8万元: one award, and it is in doubt."""
    notice = read_notice(
        f"青溪采购中标公告\n中标单位：{_A}\n中标金额：97.8元\n公告详情\n中标人：{_A}\n中标价：97.8万元\n", kind="text"
    )
    assert _told(notice) == [(None, _A, 97_800_000)]
    assert notice.awards[0].marks


@pytest.mark.parametrize("head", ["同类中标项目", "历史中标", "相似项目推荐", "为您推荐"])
def test_other_results_at_the_foot_are_none_of_the_notices(head: str) -> None:
    """A table of other projects below the contacts; a failed notice stays one."""
    others = f"{head}\n项目名称\t中标单位\t中标金额（元）\n南山改造项目\t{_C}\t145500.00\n"
    won = read_notice(f"青溪保安服务中标公告\n中标人：{_A}\n中标金额：1000.00元\n采购人：青溪一中\n\n{others}", kind="text")
    assert _told(won) == [(None, _A, 100_000)]
    failed = read_notice(f"青溪保安服务废标公告\n三、废标原因\n有效投标人不足三家。\n采购人：青溪一中\n\n{others}", kind="text")
    assert (failed.notice_type, failed.awards) == (NoticeType.FAILED, ())


@pytest.mark.parametrize("told", ["（综合排名第1）", "（小型企业，价格扣除10%）", "（综合评分第一名）"])
def test_notes_behind_a_name_are_no_part_of_it(told: str) -> None:
    """A rank, a size; 恭喜 before it neither."""
    assert _told(_read(f"成交供应商：{_A}{told}\n成交金额：1000.00元")) == [(None, _A, 100_000)]
    assert _told(_read(f"恭喜{_A}中标，中标价1000.00元。")) == [(None, _A, 100_000)]


@pytest.mark.parametrize("names", [f"①{_A}②{_C}", f"（1）{_A}（2）{_C}", f"1.{_A} 2.{_C}"])
def test_numbers_part_the_names_of_winners(names: str) -> None:
    """Each number is followed by a whole name."""
    assert [name for _, name, _ in _told(_read(f"中标人：{names}"))] == [_A, _C]


@pytest.mark.parametrize("mark", ["〃", "″", "同上"])
def test_a_ditto_mark_is_the_name_above(mark: str) -> None:
    """The row has a lot and a sum of its own."""
    notice = _read(f"包号\t中标供应商\t中标金额（元）\n1\t{_A}\t4869.00\n2\t{mark}\t2985.00\n3\t{_C}\t1397.00")
    assert _told(notice) == [("1", _A, 486_900), ("2", _A, 298_500), ("3", _C, 139_700)]


def test_prices_by_the_day_and_of_both_taxes_are_unit_prices() -> None:
    """人天报价, 元/人天 in 备注, 注：…为人天单价, 不含税单价 | 税率 | 含税单价."""
    tables = (
        f"中选供应商\t人天报价（元）\n{_A}\t1650.00",
        f"中选供应商\t中选价（元）\t备注\n{_A}\t1650.00\t元/人天",
        f"中选供应商\t中选价（元）\n{_A}\t1650.00\n注：中选价为人天单价。",
        f"中选供应商\t不含税单价（元）\t税率\t含税单价（元）\n{_A}\t1.65\t13%\t1.86",
    )
    assert [_read(table).awards[0].pricing.value for table in tables] == ["unit_price"] * 4


def test_an_estimate_is_no_amount_and_who_stands_by_has_not_won() -> None:
    """预估采购金额 beside a share; 备选 in 备注."""
    shares = _read(f"中选供应商\t份额\t预估采购金额（万元，含税）\n{_A}\t60%\t600\n{_C}\t40%\t400")
    assert [(name, amount) for _, name, amount in _told(shares)] == [(_A, None), (_C, None)]
    standing_by = _read(f"中选供应商\t中选价（元）\t备注\n{_A}\t880000\t\n{_C}\t900000\t备选")
    assert [name for _, name, _ in _told(standing_by)] == [_A]


@pytest.mark.parametrize("listed", ["1 {} 2 {}", "{}2{}", "{}｜{}", "{}|{}"])
def test_numbers_without_points_and_pipes_part_names(listed: str) -> None:
    """A number between two names counts them; pipes between the names of one label make no table."""
    told = _told(_read("入选单位：" + listed.format(_A, _C)))
    assert [name for _, name, _ in told] == [_A, _C]


@pytest.mark.parametrize("head", ["评标排名", "推荐顺序", "中标候选人名次"])
@pytest.mark.parametrize("rank", ["{}", "第{}", "第{}名"])
@pytest.mark.parametrize("between", ["\n", "     "])
def test_blanks_part_the_columns_of_ranked_candidates(head: str, rank: str, between: str) -> None:
    """The days of the works stand between price and points, and rows may follow each other in one line."""
    rows = [f"{head}    投标人名称    投标报价（元）    工期（日历天）    评标得分"]
    rows += [
        f"{rank.format(n)}    {name}    {price}    90    {92 - n}.31" for n, name, price in ((1, _A, "568000"), (2, _C, "551528"))
    ]
    opening, closing = "青溪中学教学楼项目中标候选人公示\n项目编号：QX-01\n三、中标候选人情况", "四、联系方式\n采购人：青溪中学"
    page = f"{opening}\n{between.join(rows)}\n{closing}"
    told = read_notice(page, kind="text").awards
    assert [(a.rank, a.supplier.name, a.amount.minor if a.amount else None) for a in told] == [
        (1, _A, 56_800_000),
        (2, _C, 55_152_800),
    ]


def test_rows_under_a_head_nobody_knows_give_no_figure_of_another_column() -> None:
    """Where the first column has no role the row of days, points and further names is no price."""
    row = f"1    {_A}    568000    90    92.31     2    {_C}    551528    90    88.60"
    notice = _read(f"评议位    投标人名称    投标报价（元）    工期（日历天）    评标得分     {row}")
    assert all(a.amount is None and a.marks for a in notice.awards)


def test_tiers_of_fees_are_no_price() -> None:
    """They stand under the same label where the price itself is not printed."""
    tiers = "代理费标准：（中标金额：100万元及以下部分，费率：1.5%；中标金额：100-500万元部分，费率：0.8%）向中标供应商收取。"
    (award,) = _read(f"中标供应商：{_A}\n中标金额：详见中标通知书\n六、代理服务收费标准及金额：\n{tiers}").awards
    assert award.amount is None


def test_an_address_below_a_name_is_no_price() -> None:
    """The number of a house stands between a name and its sum, in a table without a column of addresses."""
    address = "地址：成都市高新区天府大道1480号6栋4单元1203"
    assert _told(_read(f"中标供应商\n中标金额（元）\n{_A}\n{address}\n528000.00")) == [(None, _A, 52_800_000)]


def test_a_column_headed_by_who_won_and_a_unit_holds_the_price() -> None:
    """预算（万元） beside 成交（万元）."""
    assert _told(_read(f"序号\t中标供应商\t预算（万元）\t成交（万元）\n1\t{_A}\t49.1\t48.2")) == [(None, _A, 48_200_000)]


def _table(*rows: str, title: str = "中标公告") -> Notice:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return read_notice(
        f"<h1>青溪教学楼项目{title}</h1><p>三、中标信息</p><table>{body}</table><p>四、采购人：青溪中学</p>", kind="html"
    )


@pytest.mark.parametrize("second", [f"<td>2</td><td>{_A}</td>", "<td>2</td>"])
def test_a_sum_that_spans_lots_counts_once(second: str) -> None:
    """It is what the winner of both gets for both."""
    span = "" if _A in second else " rowspan=2"
    first = f"<td>1</td><td{span}>{_A}</td><td rowspan=2>588000</td>"
    notice = _table("<td>包号</td><td>供应商名称</td><td>中标金额（元）</td>", first, second)
    assert _told(notice) == [("1、2", _A, 58_800_000)]


def test_a_sum_that_spans_several_winners_is_nobodys() -> None:
    """Nor is it taken from the table of bids, which is the same one."""
    heads = "<td>排名</td><td>投标人</td><td>得分</td><td>报价（元）</td>"
    first = f"<td rowspan=2>1</td><td>{_A}</td><td rowspan=2>92.3</td><td rowspan=2>580000</td>"
    notice = _table(heads, first, f"<td>{_C}</td>", title="中标候选人公示")
    assert [(a.supplier.name, a.amount, a.marks) for a in notice.awards] == [
        (_A, None, (Mark.UNREADABLE_AMOUNT,)),
        (_C, None, (Mark.UNREADABLE_AMOUNT,)),
    ]


@pytest.mark.parametrize("parts", ["软件：120000元 硬件：230000元", "软件：120000元\n硬件：230000元"])
def test_a_part_of_a_price_is_not_the_price(parts: str) -> None:
    """Nobody prints their sum."""
    (award,) = _read(f"中标供应商：{_A}\n中标金额：{parts}").awards
    assert (award.amount, award.marks) == (None, (Mark.UNREADABLE_AMOUNT,))


@pytest.mark.parametrize("said", ["见附件，预算580000元", "0.00元（据实结算，最高580000元）"])
def test_neither_a_budget_nor_the_most_that_is_paid_is_the_price(said: str) -> None:
    """Also where no other sum is printed."""
    (award,) = _read(f"中标供应商：{_A}\n中标金额：{said}").awards
    assert award.amount is None


def test_a_sum_under_a_head_nobody_knows_is_not_passed_over() -> None:
    """年费用（元） beside a fee by the month may be the price."""
    notice = _read(f"成交供应商\t服务费（元/月）\t年费用（元）\n{_A}\t5000\t60000")
    assert notice.awards[0].amount is None
    assert NoticeMark.RESULT_NOT_READ in notice.marks
