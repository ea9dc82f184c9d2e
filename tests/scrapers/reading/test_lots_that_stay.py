"""Corrections in which one lot loses its winner and another keeps his, or lots stand behind the losers' names; synthetic."""

import pytest

from scrapers.notice import ChangeAction, Notice, NoticeMark
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, Form, every_form, in_form

LOST, REPLACED = ChangeAction.AWARD_WITHDRAWN, ChangeAction.SUPPLIER_REPLACED


def _all(notice: Notice) -> list[tuple[object, ...]]:
    return [(change.lot, change.action, change.before.supplier) for change in notice.changes]


@every_form
@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f"原中标供应商{OURS}放弃中标资格，由{OTHERS}递补为中标供应商。第二包不变。", (None, REPLACED, OURS)),
        (f"原第一包中标供应商{OURS}放弃中标资格，由{OTHERS}递补，第二包结果不变。", ("第一包", REPLACED, OURS)),
        (f"第二包不变，原第一包中标供应商{OURS}放弃中标资格，第一包重新采购。", ("第一包", LOST, OURS)),
        (f"{OURS}为第一包、第二包中标供应商，现放弃第二包中标资格，第一包继续履行。", ("第二包", LOST, OURS)),
        (f"取消{OURS}第一包的中标资格，第三包的中标资格予以保留。", ("第一包", LOST, OURS)),
    ],
)
def test_a_lot_that_stays_is_not_lost(page: Form, body: str, told: tuple[object, ...]) -> None:
    """第二包不变 behind or before the loss of the first says nothing was lost in the second."""
    assert _all(page("更正公告", body)) == [told]


@every_form
@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f"取消{OURS}第一包、{OTHERS}第二包的中标资格。", [("第一包", OURS), ("第二包", OTHERS)]),
        (
            f"{OURS}（第一包、第三包）和{OTHERS}（第二包）放弃中标资格。",
            [("第一包", OURS), ("第三包", OURS), ("第二包", OTHERS)],
        ),
    ],
)
def test_lots_behind_their_losers_are_theirs(page: Form, body: str, told: list[tuple[str, str]]) -> None:
    """甲第一包、乙第二包: what stands between two names is of the first."""
    assert _all(page("更正公告", body)) == [(lot, LOST, loser) for lot, loser in told]


@every_form
def test_a_loss_of_all_lots_but_one_is_marked(page: Form) -> None:
    """Which they are the sentence does not say."""
    notice = page("更正公告", f"除第三包外，取消{OURS}的中标资格。")
    assert (notice.changes, notice.marks) == ((), (NoticeMark.CORRECTION_NOT_UNDERSTOOD,))
    beside = page("更正公告", f"第三包中标金额由31万元更正为30万元。\n除第三包外，取消{OURS}的中标资格。")
    assert [change.lot for change in beside.changes] == ["第三包"]
    assert beside.marks == (NoticeMark.CORRECTION_NOT_UNDERSTOOD,)


@pytest.mark.parametrize(("lot", "reason"), [("A", ""), ("A", "A包"), ("第一包", "1包"), ("1", "第一包")])
def test_the_lot_of_a_pair_and_of_its_reason_are_one(lot: str, reason: str) -> None:
    """A, A包 and 第一包, 1包: the reason adds no second loss."""
    rows = "".join(
        f"<tr><td>{lot}</td><td>{item}</td><td>{old}</td><td>{new}</td></tr>"
        for item, old, new in [("中标供应商", OURS, OTHERS), ("中标金额", "1,096,000.00元", "1,128,500.00元")]
    )
    notice = read_notice(
        "<p>数据平台项目中标结果更正公告</p><p>一、项目基本情况</p><p>原公告的采购项目编号：ZB-2026-0101</p>"
        "<p>首次公告日期：2026年02月02日</p><p>二、更正信息</p><p>更正事项：采购结果</p><p>更正内容：</p>"
        f"<table><tr><td>标包</td><td>更正项</td><td>更正前内容</td><td>更正后内容</td></tr>{rows}</table>"
        f"<p>更正原因：原{reason}中标供应商{OURS}放弃中标资格，确定排名第二的中标候选人为中标供应商。B包结果不变。</p>"
        "<p>三、其他补充事宜</p><p>无</p>"
    )
    assert _all(notice) == [(lot, REPLACED, OURS)]
    assert str(notice.changes[0].after.amount) == "1128500.00"


@every_form
@pytest.mark.parametrize(
    ("body", "amounts"),
    [
        ("第1包中标金额由31万元更正为30万元，第2包由25万元更正为20.5万元。", ["300000.00", "205000.00"]),
        ("第1包中标金额由31万元更正为30万元，代理服务费第1包由2万元更正为1万元，第2包由3万元更正为2万元。", ["300000.00"]),
        ("第1包中标金额由31万元更正为30万元，第2包预算由25万元更正为20.5万元。", ["300000.00"]),
    ],
)
def test_a_lot_whose_label_is_not_repeated_has_the_price_of_its_kind(page: Form, body: str, amounts: list[str]) -> None:
    """第2包由25万元更正为20.5万元 goes on with the label of the first, not with that of a fee."""
    assert [str(change.after.amount) for change in page("更正公告", body).changes] == amounts


@every_form
def test_an_item_whose_price_changes_beside_a_total_that_stays_is_no_doubt(page: Form) -> None:
    """硬件单价由2000元更正为1800元，中标总金额不变: nothing of the result."""
    notice = page("更正公告", "分项报价表中硬件单价由2000元更正为1800元，中标总金额不变。")
    assert (notice.changes, notice.marks) == ((), ())


@pytest.mark.parametrize(("head", "lot"), [("标包", "A"), ("包号", "2"), ("标项", "标项2")])
def test_items_of_a_lot_on_lines_of_their_own_have_two_sides(head: str, lot: str) -> None:
    """标包, 更正项 and both sides, a cell a line: the old price is not that of the new winner."""
    items = [
        ("中标供应商", OURS, OTHERS),
        ("中标供应商地址", "柳园南路", "经十东路"),
        ("中标金额", "1,096,000.00元", "1,128,500.00元"),
    ]
    cells = "\n".join("\n".join((lot, *item)) for item in items)
    body = f"{head}\n更正项\n更正前内容\n更正后内容\n{cells}\n更正原因：原中标供应商{OURS}放弃中标资格。"
    notice = in_form("更正公告", body)
    assert _all(notice) == [(lot, REPLACED, OURS)]
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [(OTHERS, "1128500.00")]
