"""Corrections and endings by which awards are lost: of some lots, by several in turn, by nobody; synthetic."""

import pytest

from scrapers.notice import ChangeAction, Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, Form, every_form, in_form

TEAM, DIGGERS = "丙地市政工程服务队", "驻马店市丁记凿井队"
LOST, REPLACED, ENDED = ChangeAction.AWARD_WITHDRAWN, ChangeAction.SUPPLIER_REPLACED, ChangeAction.TERMINATED


def _all(notice: Notice) -> list[tuple[object, ...]]:
    return [(change.lot, change.action, change.before.supplier, change.after.supplier) for change in notice.changes]


@every_form
@pytest.mark.parametrize("stays", ["第一包中标结果不变。", "其他包中标结果有效。"])
def test_what_stays_of_other_lots_hushes_no_loss(page: Form, stays: str) -> None:
    """第一包中标结果不变 says nothing of the second."""
    notice = page("更正公告", f"原第二包中标供应商{OURS}放弃中标资格，第二包重新采购，{stays}")
    assert _all(notice) == [("第二包", LOST, OURS, None)]


@every_form
@pytest.mark.parametrize("between", ["；", "。", "。\n2、"])
def test_each_lot_has_its_own_loss(page: Form, between: str) -> None:
    """In one line or in two; the price of who follows is that of his lot."""
    body = (
        f"第二包成交供应商{DIGGERS}被取消成交资格，由{OURS}递补{between}"
        f"第三包成交供应商{OTHERS}放弃成交资格，确定排名第二的成交候选供应商{TEAM}为第三包成交供应商，成交金额：1,376,800.00元。"
    )
    notice = page("更正公告", body)
    assert _all(notice) == [("第二包", REPLACED, DIGGERS, OURS), ("第三包", REPLACED, OTHERS, TEAM)]
    assert [str(change.after.amount) for change in notice.changes] == ["None", "1376800.00"]


@every_form
@pytest.mark.parametrize(
    ("body", "lost"),
    [
        (f"第1、3包中标供应商{OURS}放弃中标资格，重新采购。", [("1包", OURS), ("3包", OURS)]),
        (f"第一包、第三包成交供应商{OURS}放弃成交资格，重新采购。", [("第一包", OURS), ("第三包", OURS)]),
        (
            f"第一包中标供应商{OURS}放弃中标资格，第二包中标供应商{OTHERS}也放弃中标资格。",
            [("第一包", OURS), ("第二包", OTHERS)],
        ),
        (
            f"因第一包中标供应商{OURS}和第二包中标供应商{OTHERS}串通投标，取消上述两家中标资格。",
            [("第一包", OURS), ("第二包", OTHERS)],
        ),
        (f"取消{OURS}、{OTHERS}入围资格。", [(None, OURS), (None, OTHERS)]),
    ],
)
def test_every_loser_and_every_lot_of_a_sentence_is_told(page: Form, body: str, lost: list[tuple[str | None, str]]) -> None:
    """In lists and one by one."""
    assert _all(page("更正公告", body)) == [(lot, LOST, loser, None) for lot, loser in lost]


@every_form
def test_a_change_and_a_loss_in_one_sentence_are_of_their_own_lots(page: Form) -> None:
    """The price of one lot, the winner of another; who follows may be named in another point."""
    priced = page("更正公告", f"第二包中标金额由20.4万元更正为24万元，第三包中标供应商{OURS}放弃中标，重新采购。")
    assert _all(priced) == [("第二包", ChangeAction.AMOUNT_CHANGED, None, None), ("第三包", LOST, OURS, None)]
    points = page("更正公告", f"1、取消{OURS}第一包中标资格；2、第一包由{OTHERS}中标，中标金额301000元；3、第二包终止采购。")
    assert _all(points) == [("第二包", ENDED, None, None), ("第一包", REPLACED, OURS, OTHERS)]


@every_form
def test_of_several_that_gave_up_the_first_had_the_award(page: Form) -> None:
    """The second was to have it."""
    body = f"第一中标候选人{OURS}、第二中标候选人丙有限公司均放弃中标资格，现顺延第三中标候选人{OTHERS}为中标供应商。"
    assert _all(page("更正公告", body)) == [(None, REPLACED, OURS, OTHERS)]


@every_form
def test_who_received_a_letter_is_no_part_of_a_name(page: Form) -> None:
    """招标人收到 stands before it."""
    body = f"2026年5月9日，招标人收到{OURS}放弃中标的函，经研究，确定排名第二的中标候选人{OTHERS}为中标人。"
    assert _all(page("中标结果变更公告", body)) == [(None, REPLACED, OURS, OTHERS)]


@every_form
def test_a_failure_that_became_an_award_ends_no_lot(page: Form) -> None:
    """What was announced as failed has been won."""
    notice = page("更正公告", f"原公告第2包结果为废标，更正为：第2包中标供应商{OURS}，中标金额310000元。")
    assert _all(notice) == [("第2包", ChangeAction.RESTATED, None, OURS)]


@pytest.mark.parametrize(
    "body",
    [
        f"撤销2026年4月9日发布的更正公告（一），维持3月30日发布的成交结果，即成交供应商：{OURS}，成交金额：498000元。",
        f"撤销前次更正，维持原成交结果：成交供应商：{OURS}，成交金额：498000元。",
    ],
)
def test_a_correction_taken_back_takes_no_award_away(body: str) -> None:
    """The first result is stated again."""
    notice = in_form("更正公告（二）", body)
    assert _all(notice) == [(None, ChangeAction.RESTATED, None, OURS)]


def test_a_winner_and_his_price_that_stay_are_no_doubt() -> None:
    """Whatever score was judged again."""
    body = f"质疑成立，重新评审，{OURS}得分由91分更正为88分，仍为第一，中标供应商及中标金额均不变。"
    notice = in_form("重新评审结果公告", body)
    assert (notice.changes, notice.marks) == ((), ())


@pytest.mark.parametrize(
    ("title", "body", "action"),
    [
        ("更正公告", "因投诉于6月1日暂停采购活动。现投诉处理完毕，恢复采购活动，原成交结果继续有效。", ChangeAction.RESUMED),
        ("更正公告", "因投诉暂停采购活动。待处理完毕后恢复采购活动。", ChangeAction.SUSPENDED),
        ("恢复采购活动的公告", "恢复采购活动。", ChangeAction.RESUMED),
    ],
)
def test_the_last_of_a_pause_and_its_end_holds(title: str, body: str, action: ChangeAction) -> None:
    """An end that is to come has not come."""
    assert [change.action for change in in_form(title, body).changes] == [action]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("关于“空调采购”中标结果无效的公告", f"中标单位为{OURS}。经研究决定：\n一、{OURS}中标结果无效；\n二、重新组织招标。"),
        ("关于取消中标资格的公告", f"空调采购项目中标单位{OURS}拒不签订合同，经研究，取消其中标资格，重新采购。"),
        ("投诉处理结果公告", f"投诉事项成立，认定{OURS}中标无效。\n依据规定，认定{OURS}中标无效，责令重新开展采购活动。"),
    ],
)
def test_an_award_that_ends_is_told_once_with_its_supplier(title: str, body: str) -> None:
    """Under titles that say so, without the words that lead to a name."""
    notice = read_notice(f"{title}\n项目编号：AB-2026-1\n{body}\n", kind="text")
    assert (notice.notice_type, _all(notice)) == (NoticeType.TERMINATION, [(None, ENDED, OURS, None)])


@every_form
@pytest.mark.parametrize(
    "body",
    [
        f"{OURS}的中标份额由60%调整为55%，工期90日历天。",
        f"联合体成员单位更正为增加{OTHERS}，评审日期不变。",
        f"原公告中“第一包 {OURS} 310000元”更正为“第一包 {OTHERS} 310000元”，公告时间不变。",
    ],
)
def test_what_is_said_of_another_topic_hushes_nothing(page: Form, body: str) -> None:
    """A sentence that may change a result and is not understood is marked, whatever day stands beside it."""
    notice = page("更正公告", body)
    assert notice.changes or NoticeMark.CORRECTION_NOT_UNDERSTOOD in notice.marks


@every_form
@pytest.mark.parametrize(
    "body",
    [
        "最高限价由35万元更正为33万元。",
        "附件漏传，现予补充。",
        "中标候选人业绩公示有误，现重新公示。",
        "原交货地点：甲处，更正为：乙处。",
    ],
)
def test_what_is_of_no_result_tells_nothing(page: Form, body: str) -> None:
    """A ceiling is no price of an award."""
    assert page("中标结果更正公告", body).changes == ()


def test_a_joint_venture_whose_partners_are_not_read_is_marked() -> None:
    """On one side alone it is another result."""
    body = f"中标单位由“{OURS}”变更为“{OURS}（联合体牵头单位）；{OTHERS}（联合体成员单位）”。"
    assert in_form("更正公告", body).marks == (NoticeMark.CORRECTION_NOT_UNDERSTOOD,)
