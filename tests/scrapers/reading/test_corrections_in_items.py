"""Corrections of several lots in numbered items, of one clause beside another, and of a correction itself. All synthetic."""

from __future__ import annotations

import pytest

from scrapers.changes import Change
from scrapers.notice import Notice, NoticeMark
from scrapers.reading import read_notice

A, B, C, D = "南通海声科技有限公司", "北京天行科技有限公司", "成都宏图建设有限公司", "武汉启明设备有限公司"
_HEAD = (
    "青溪县第一中学设备采购项目中标结果更正公告\n一、项目基本情况\n原公告的采购项目编号：QX2026-101\n"
    "首次公告日期：2026年3月2日\n二、更正信息\n更正事项：采购结果\n更正内容：\n"
)
_FOOT = "\n更正日期：2026年3月6日\n三、其他补充事宜\n无\n四、凡对本次公告内容提出询问，请按以下方式联系。\n名称：青溪县第一中学\n"


def _read(body: str) -> Notice:
    return read_notice(f"{_HEAD}{body}{_FOOT}", kind="text")


def _side(change: Change) -> tuple[object, ...]:
    sides = (change.before, change.after)
    return (change.lot, *(fact for side in sides for fact in (side.supplier, side.amount and side.amount.minor // 100)))


@pytest.mark.parametrize(
    ("numbers", "lots"), [("{}、", "{}包"), ("{}.", "包{}"), ("（{}）", "{}标段"), ("{}.", "{}标段"), ("", "第{}包")]
)
@pytest.mark.parametrize("joint", ["；\n", "。\n", "\n"])
def test_each_item_corrects_its_own_lot(numbers: str, lots: str, joint: str) -> None:
    """Neither the winner nor the lot of one item is another's, whatever the items are numbered by."""
    told = [
        f"原中标供应商：{A}，现更正为：{B}",
        f"中标供应商由{C}更正为{D}，中标金额由100000元更正为110000元",
        "原中标金额：200000元，现更正为：220000元",
    ]
    lot = [lots.format(n) for n in (1, 2, 3)]
    items = [f"{numbers.format(n)}{lot[n - 1]}{item}" for n, item in enumerate(told, 1)]
    notice = _read(f"{joint.join(items)}。")
    assert [_side(change) for change in notice.changes] == [
        (lot[0], A, None, B, None),
        (lot[1], C, 100_000, D, 110_000),
        (lot[2], None, 200_000, None, 220_000),
    ]
    assert notice.marks == ()


@pytest.mark.parametrize("sides", [f"原公告为{A}，更正为{B}", f"原公告为“{A}”，更正为“{B}”", f"{B}（原公示：{A}）"])
def test_the_words_for_the_announcement_are_no_part_of_a_name(sides: str) -> None:
    """中标供应商：原公告为某某公司: who had it, and not a name that begins with 原公告为."""
    notice = _read(f"中标供应商：{sides}")
    assert [_side(change) for change in notice.changes] == [(None, A, None, B, None)]
    assert [award.supplier.name for award in notice.awards] == [B]


def test_marks_of_print_are_no_part_of_a_name() -> None:
    """▲ before a name says nothing of it."""
    notice = _read(f"原公告：中标供应商：▲{A}\n更正为：中标供应商：▲{B}")
    assert [_side(change) for change in notice.changes] == [(None, A, None, B, None)]


def test_a_price_of_pieces_that_stays_beside_the_total_leaves_its_change() -> None:
    """单价不变，中标金额由100万元更正为120万元: the total changes."""
    notice = _read("采购数量由100台更正为120台，单价不变，中标金额由100万元更正为120万元。")
    assert [_side(change) for change in notice.changes] == [(None, None, 1_000_000, None, 1_200_000)]


def test_what_a_revoked_correction_said_holds_no_more() -> None:
    """更正公告（将…更正为…）予以撤销: neither its winner nor its price; what the page states instead holds."""
    said = f"将中标供应商由{A}更正为{B}，中标金额更正为98000元"
    notice = _read(f"原2026年3月4日发布的更正公告（{said}）予以撤销，原中标结果有效。")
    assert (notice.changes, notice.awards, notice.marks) == ((), (), (NoticeMark.CORRECTION_NOT_UNDERSTOOD,))
    stated = f"本项目中标结果以2026年3月2日公告为准：中标供应商{A}，中标金额120000元。"
    notice = _read(f"现撤销2026年3月4日发布的《中标结果更正公告》，{stated}")
    assert [_side(change) for change in notice.changes] == [(None, None, None, A, 120_000)]


def _table(*rows: str) -> str:
    cells = (row.replace("|", "</td><td>") for row in rows)
    return f"<table>{''.join(f'<tr><td>{row}</td></tr>' for row in cells)}</table>"


@pytest.mark.parametrize("sides", ["原公告内容|更正后内容", "更正前|更正后"])
def test_the_words_for_a_side_are_no_lot_and_in_no_name(sides: str) -> None:
    """更正后： above a table is no lot, and 原公告内容 before a name no part of it."""
    head = "<h1>青溪县第一中学设备采购项目中标结果更正公告</h1><p>二、更正信息</p><p>更正内容：</p>"
    labels, old, new = "中标供应商|中标金额", f"{A}|100000元", f"{B}|110000元"
    before, after = sides.split("|")
    one = _table(f"|{labels}", f"{before}|{old}", f"{after}|{new}")
    two = f"<p>{before}：</p>{_table(labels, old)}<p>{after}：</p>{_table(labels, new)}"
    for body in (one, two):
        notice = read_notice(f"{head}{body}<p>更正日期：2026年3月6日</p>")
        assert [_side(change) for change in notice.changes] == [(None, A, 100_000, B, 110_000)]


def _named(body: str) -> Notice:
    named = "原公告的采购项目名称：青溪县第一中学设备采购项目\n首次公告"
    return read_notice(f"{_HEAD.replace('首次公告', named)}{body}{_FOOT}", kind="text")


def test_what_holds_now_is_not_the_old_winners_where_another_is_named() -> None:
    """更正后 over a row of another winner: his price is none of the old one's."""
    head = "\n中标供应商 中标价\n"
    old, new = "昆明市恒信勘察设计研究院有限公司", "济南市卓越物业管理有限公司"
    notice = _named(f"更正前内容：{head}{old} 3,155,000.00元\n更正后内容：{head}{new} 3,182,000.00元")
    assert (notice.changes, notice.marks) == ((), (NoticeMark.CORRECTION_NOT_UNDERSTOOD,))


def test_a_lot_of_whose_changes_nothing_was_read_is_told() -> None:
    """1标段： and 2标段： over rows of their own, of which the last alone was read."""
    names = (
        ("福州锦程物业管理有限公司", "成都启明物业管理有限公司"),
        ("成都市科创科技股份有限公司", "南昌市金桥商贸有限公司"),
        ("合肥市博雅勘察设计研究院有限公司", "福州天瑞科技股份有限公司"),
    )
    sides = (f"变更前 {old} {n}8.5万元\n变更后 {new} {n}8.8万元" for n, (old, new) in enumerate(names, 1))
    rows = "\n".join(f"{n}标段：\n 成交供应商 成交金额\n{side}" for n, side in enumerate(sides, 1))
    assert _named(rows).marks == (NoticeMark.CORRECTION_NOT_UNDERSTOOD,)


def test_a_sum_for_a_sum_of_nobody_knows_what_is_told() -> None:
    """Behind a change that was read 原为“790元”，现更正为“791元” without a label."""
    notice = _read("1包中标金额由5,956,000.00元更正为5,977,000.00元。另一项原公告为7,905,000.00元，现更正为7,907,000.00元。")
    assert notice.marks == (NoticeMark.CORRECTION_NOT_UNDERSTOOD,)
