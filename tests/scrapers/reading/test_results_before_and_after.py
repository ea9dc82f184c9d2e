"""Corrections that print whole results before and after, in lines, cells and sentences. Every page is synthetic."""

import pytest

from scrapers.notice import Change, ChangeAction, Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, Form, every_form, in_form, in_none

THIRD = "丙方教学设备有限公司"


def _told(change: Change) -> tuple[str | None, ...]:
    """Lot, action, and suppliers and figures of both sides."""
    figures = (str(side.amount) if side.amount else side.rate for side in (change.before, change.after))
    before, after = figures
    return change.lot, change.action.value, change.before.supplier, before, change.after.supplier, after


def _all(notice: Notice) -> list[tuple[str | None, ...]]:
    return sorted((_told(change) for change in notice.changes), key=str)


def _in_cells(rows: str) -> Notice:
    page = (
        "<h1>数据平台项目中标结果更正公告</h1><p>一、项目基本情况</p><p>原公告的采购项目编号：ZB-2026-0101</p>"
        f"<p>二、更正信息</p><p>更正事项：采购结果</p><p>更正内容：</p>{rows}<p>三、其他补充事宜</p>"
    )
    return read_notice(page, kind="html")


def _table(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def test_flattened_tables_are_the_sides_of_a_correction() -> None:
    """Cells on lines of their own are read as in any result, before and after."""
    heads = "1.中标结果：\n序号\n中标金额(元)\n中标供应商名称\n1\n"
    notice = in_form(
        "更正公告", f"原公告内容：\n{heads}750000.00\n{OURS}\n现更正为：\n{heads}750000.00\n{OTHERS}\n其他内容不变。"
    )
    assert _all(notice) == [(None, "supplier_replaced", OURS, "750000.00", OTHERS, "750000.00")]


def test_tables_before_and_after_change_what_differs() -> None:
    """The lot that is printed alike twice stays."""
    old, new = (_table("包号|中标供应商|中标金额（万元）", f"1|{OURS}|{sum_}", f"2|{OTHERS}|20.4") for sum_ in ("31.2", "32.1"))
    notice = _in_cells(f"<p>原公告：</p>{old}<p>更正为：</p>{new}")
    assert _all(notice) == [("1", "amount_changed", OURS, "312000.00", OURS, "321000.00")]


def test_several_columns_before_stand_beside_theirs_behind() -> None:
    """A supplier and a price each have a column of what was announced."""
    heads = "标包|原成交供应商|原成交金额（万元）|更正后成交供应商|更正后成交金额（万元）"
    notice = _in_cells(_table(heads, f"包1|{OURS}|31.2|{OTHERS}|32.5"))
    assert _all(notice) == [("包1", "supplier_replaced", OURS, "312000.00", OTHERS, "325000.00")]


def test_the_lot_stands_in_the_last_column_of_lots() -> None:
    """分标编号 is not the number of the lot beside it."""
    notice = _in_cells(_table("分标编号|分标名称|包号|原公告中标人|更正后中标人", f"AB-0003|断路器|包3|{OURS}|{OTHERS}"))
    assert _all(notice) == [("包3", "supplier_replaced", OURS, None, OTHERS, None)]


def test_a_row_that_says_failed_behind_a_winner_ends_his_lot() -> None:
    """Whatever stands beside it is read, too, and a sentence above the table."""
    rows = ("更正项|更正前内容|更正后内容", f"标项二 中标结果|中标供应商：{OURS}；中标金额：386400元|废标。理由：中标无效")
    notice = _in_cells(f"<p>标项三中标金额由182000元更正为128000元。</p>{_table(*rows)}")
    assert _all(notice) == [
        ("标项三", "amount_changed", None, "182000.00", None, "128000.00"),
        ("标项二", "terminated", OURS, "386400.00", None, None),
    ]


def test_the_prices_of_goods_change_no_result() -> None:
    """A table that names goods prices each of them."""
    notice = _in_cells(_table("品名|规格|原公告单价（元/kg）|更正后单价（元/kg）", "黄芪|统片|62|52", "党参|段|118|108"))
    assert (notice.changes, notice.marks) == ((), ())


@pytest.mark.parametrize("lead", ["将一标段与二标段的中标人对调，现变更如下：", "填写颠倒，现更正如下："])
@pytest.mark.parametrize(
    "lot",
    [
        "{}标段中标人由“{}”变更为“{}”，中标价由“{}万元”变更为“{}万元”；",
        "{0}标段（某类）\n原公告：中标供应商：{1} 中标金额：{3}万元\n更正为：中标供应商：{2} 中标金额：{4}万元",
    ],
)
def test_lots_that_were_swapped_are_each_told(lead: str, lot: str) -> None:
    """The words that lead to them are no side, and the lots these name are not theirs."""
    lots = lot.format("一", OURS, OTHERS, 75, 70), lot.format("二", OTHERS, OURS, 70, 75)
    assert _all(in_none("中标结果更正公告", f"因失误，{lead}\n{lots[0]}\n{lots[1]}")) == [
        ("一标段", "supplier_replaced", OURS, "750000.00", OTHERS, "700000.00"),
        ("二标段", "supplier_replaced", OTHERS, "700000.00", OURS, "750000.00"),
    ]


@every_form
def test_a_name_before_the_label_of_a_price_is_whose_it_is(page: Form) -> None:
    """Two suppliers' prices are two changes."""
    notice = page("更正公告", f"（1）{OURS}中标金额由31万元更正为30万元；\n（2）{OTHERS}中标金额由20万元更正为24万元。")
    assert _all(notice) == [
        (None, "amount_changed", OTHERS, "200000.00", OTHERS, "240000.00"),
        (None, "amount_changed", OURS, "310000.00", OURS, "300000.00"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "原成交金额：310000元，更正为：301000元；\n原成交金额：204000元，更正为：240000元。",
        "原公告总中标金额：310.5万元，更正为：A包：210.5万元，B包：100万元。",
    ],
)
def test_prices_of_nobody_are_marked(body: str) -> None:
    """Whose each is nobody can say."""
    notice = in_form("更正公告", body)
    assert (notice.changes, notice.marks) == ((), (NoticeMark.CORRECTION_NOT_UNDERSTOOD,))


def test_a_lot_may_hold_another_in_its_name() -> None:
    """The unit price of its goods is none of its own."""
    lines = ("中标金额(第1候选人)：1,130,000.00元,更正为：1,103,000.00元", "主要标的单价：11,300.00元,更正为：11,030.00元")
    for body in (lines, lines[::-1]):
        notice = in_form("更正公告", "\n".join(f"原公告的合同包2(B包 彩超){line}" for line in body))
        assert _all(notice) == [("合同包2", "amount_changed", None, "1130000.00", None, "1103000.00")]


@every_form
@pytest.mark.parametrize("words", ["更正后的中选结果公示如下：", "原公告作废，以下为更正后的成交结果："])
def test_every_result_that_holds_now_is_stated(page: Form, words: str) -> None:
    """And not the first alone."""
    notice = page("更正公告", f"{words}\n成交供应商：{OURS}\n成交金额（元）：204000\n成交供应商：{OTHERS}\n成交金额（元）：98000")
    assert _all(notice) == [
        (None, "restated", None, None, OTHERS, "98000.00"),
        (None, "restated", None, None, OURS, "204000.00"),
    ]


@every_form
@pytest.mark.parametrize(
    ("body", "members"),
    [
        (f"原公告“中标供应商：{OURS}”更正为“中标供应商：{OURS}（牵头人）、{OTHERS}（联合体成员）”，中标金额不变。", (OTHERS,)),
        (f"中标单位应为{OURS}与{OTHERS}组成的联合体，原公告漏登联合体成员{OTHERS}。", (OTHERS,)),
        (
            f"原公告中标人：{OURS}\n更正为中标人：{OURS}（联合体牵头人）、{OTHERS}（联合体成员）\n中标金额：5万元（不变）",
            (OTHERS,),
        ),
        (f"原公告中标人：{OURS}（牵头人）、{OTHERS}（成员）组成的联合体\n更正为：中标人：{OURS}", ()),
    ],
)
def test_other_partners_are_another_result(page: Form, body: str, members: tuple[str, ...]) -> None:
    """Who leads stays, and is stated with those who are partners now."""
    notice = page("中标结果更正公告", body)
    assert [change.action for change in notice.changes] == [ChangeAction.RESTATED]
    (award,) = notice.awards
    assert (award.supplier.name, tuple(member.name for member in award.members)) == (OURS, members)


@every_form
@pytest.mark.parametrize(
    "body", [f"入围供应商增加{OURS}，共6家。", f"原公告遗漏一家入围供应商，现增补入围供应商：{OURS}，服务费率：68%。"]
)
def test_one_more_winner_is_an_award_added(page: Form, body: str) -> None:
    """Under a label, and in a sentence that speaks of what was announced."""
    assert [(c.action, c.after.supplier) for c in page("更正公告", body).changes] == [(ChangeAction.AWARD_ADDED, OURS)]


@every_form
@pytest.mark.parametrize(
    "body",
    [
        f"中标单位名称由“{OURS}”变更为“{OTHERS}”，中标金额及其他内容不变。",
        f"{OURS}更名为{OTHERS}，合同主体相应变更。",
        f"原公告中标供应商：{OURS}，更正为：{OTHERS}。",
    ],
)
def test_another_name_is_the_supplier_s(page: Form, body: str) -> None:
    """Whatever verb says so."""
    assert _all(page("更正公告", body)) == [(None, "supplier_replaced", OURS, None, OTHERS, None)]


def test_a_name_that_changed_is_a_correction_by_its_title() -> None:
    """And not the award of the old one."""
    title = "关于数据平台项目中标单位名称变更的公告"
    body = f"已发布中标公告，中标单位为{OURS}。现中标单位名称由“{OURS}”变更为“{OTHERS}”。"
    assert read_notice(f"{title}\n{body}\n", kind="text").notice_type is NoticeType.CORRECTION


@every_form
@pytest.mark.parametrize(
    "body",
    [
        f"原公告中标供应商{OURS}所投产品制造商由“某某电子厂”更正为“{OTHERS}”。",
        "中标供应商开户行名称有误，应为某某银行股份有限公司甲县支行。",
    ],
)
def test_the_maker_and_the_bank_of_a_winner_win_nothing(page: Form, body: str) -> None:
    """A name that is corrected beside a winner is not his."""
    assert page("中标结果更正公告", body).changes == ()


@every_form
@pytest.mark.parametrize("what", ["名称、地址填写有误，正确信息为：", "显示错误，评审日期无误，应为"])
def test_the_right_name_of_a_winner_is_stated(page: Form, what: str) -> None:
    """Where the wrong one is not printed."""
    assert _all(page("更正公告", f"原公告中标供应商{what}{OTHERS}，地址：甲路1号。")) == [
        (None, "restated", None, None, OTHERS, None)
    ]


@every_form
@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("由{0}、{1}更正为{0}、{2}。", (None, "supplier_replaced", OTHERS, None, THIRD, None)),
        ("：{0}、{1}，更正为：{0}、{1}、{2}。", (None, "award_added", None, None, THIRD, None)),
        ("：{0}、{1}、{2}，更正为：{0}、{1}。", (None, "award_withdrawn", THIRD, None, None, None)),
    ],
)
def test_of_lists_of_winners_who_left_and_who_came_is_told(page: Form, body: str, told: tuple[str | None, ...]) -> None:
    """The others stay."""
    assert _all(page("更正公告", f"原公告入围供应商{body.format(OURS, OTHERS, THIRD)}")) == [told]


@every_form
@pytest.mark.parametrize(
    ("body", "sums"),
    [
        ("原公告1包中标金额3万元、2包中标金额2万元，更正为1包中标金额4万元、2包中标金额5万元。", ("30000.00", "20000.00")),
        ("中标金额更正为：1包：4万元；2包：5万元。", (None, None)),
    ],
)
def test_what_is_printed_lot_by_lot_is_each_lot_s(page: Form, body: str, sums: tuple[str | None, ...]) -> None:
    """Before and after, or after alone."""
    assert _all(page("更正公告", body)) == [
        ("1包", "amount_changed", None, sums[0], None, "40000.00"),
        ("2包", "amount_changed", None, sums[1], None, "50000.00"),
    ]


@every_form
def test_a_list_of_lots_changes_in_each(page: Form) -> None:
    """均由 is no part of the name."""
    notice = page("更正公告", f"第1、2包中标供应商均由{OURS}变更为{OTHERS}。")
    assert _all(notice) == [(lot, "supplier_replaced", OURS, None, OTHERS, None) for lot in ("1包", "2包")]
