"""Contracts that end, announcements taken back, suppliers replaced: synthetic corrections in the national form and in none."""

from collections.abc import Callable

import pytest

from scrapers.notice import ChangeAction, Notice, NoticeMark
from scrapers.reading import read_notice

OURS, OTHERS = "甲方智能科技有限公司", "乙方仪器设备有限公司"


def in_form(title: str, body: str) -> Notice:
    """A correction in the national form."""
    return read_notice(
        f"数据平台项目{title}\n一、项目基本情况\n原公告的采购项目编号：ZB-2026-0101\n原公告的采购项目名称：数据平台项目\n"
        f"首次公告日期：2026年02月02日\n二、更正信息\n更正事项：采购结果\n更正内容：\n{body}\n三、其他补充事宜\n无\n",
        kind="text",
    )


def in_none(title: str, body: str) -> Notice:
    """A sentence below the project's number and name."""
    head = f"数据平台项目{title}\n项目编号：ZB-2026-0101\n项目名称：数据平台项目\n采购人：某市数据局\n"
    return read_notice(f"{head}{body}\n", kind="text")


every_form = pytest.mark.parametrize("page", [in_form, in_none])
Form = Callable[[str, str], Notice]


@every_form
@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("撤销合同公告", f"经双方协商一致，撤销采购人与{OURS}签订的采购合同。"),
        ("合同撤销公告", f"因供应商无法履约，采购人与{OURS}于2026年3月2日签订的合同予以撤销。"),
        ("合同解除公告", f"采购人与{OURS}就本项目签订的政府采购合同（合同编号：HT-1）自2026年3月10日起解除。"),
        ("关于取消采购合同的公告", f"{OURS}与我单位签订的合同现予取消。"),
        ("合同作废公告", f"原与{OURS}签订的合同（编号HT-1）作废。"),
        ("更正公告", f"原合同公告作废，采购人与{OURS}不再签订合同。"),
    ],
)
def test_a_contract_that_ends_is_its_supplier_s(page: Form, title: str, body: str) -> None:
    """The contract of the supplier named ends, and nothing is said of anybody else's."""
    notice = page(title, body)
    assert [(change.action, change.before.supplier) for change in notice.changes] == [(ChangeAction.TERMINATED, OURS)]
    assert notice.marks == ()


@every_form
def test_a_contract_of_nobody_named_ends_too(page: Form) -> None:
    """A contract may be declared ended without a word of its supplier."""
    notice = page("撤销合同公告", "因财政资金调整，本项目采购合同予以撤销。")
    assert [(change.action, change.before.supplier) for change in notice.changes] == [(ChangeAction.TERMINATED, None)]


@every_form
def test_an_announcement_taken_back_because_it_was_wrong_ends_no_contract(page: Form) -> None:
    """Nobody can say what becomes of a contract whose announcement will be published anew."""
    notice = page("撤销合同公告", "因合同信息录入有误，现撤销该合同公告，将重新发布。")
    assert (notice.changes, notice.marks) == ((), (NoticeMark.CORRECTION_NOT_UNDERSTOOD,))


@every_form
@pytest.mark.parametrize(
    "body",
    [
        f"成交供应商由“{OTHERS}”变更为“{OURS}”。",
        f"原供应商：{OTHERS}，现供应商：{OURS}。",
        f"更正前供应商：{OTHERS}\n更正后供应商：{OURS}",
        f"因{OTHERS}放弃，中标单位调整为{OURS}。",
        f"原成交供应商{OTHERS}因故退出，由{OURS}承接本项目。",
    ],
)
def test_another_supplier_without_a_price_is_read(page: Form, body: str) -> None:
    """Who had the award and who has it now; a price that is not printed is none."""
    (change,) = page("供应商变更公告", body).changes
    assert (change.action, change.before.supplier, change.after.supplier) == (ChangeAction.SUPPLIER_REPLACED, OTHERS, OURS)
    assert (change.after.amount, change.keeps_price) == (None, False)


@every_form
def test_a_price_that_stays_is_said_to_stay(page: Form) -> None:
    """中标金额不变 is the price announced before."""
    (change,) = page("供应商变更公告", f"原中标供应商{OTHERS}变更为{OURS}，中标金额不变。").changes
    assert (change.after.supplier, change.after.amount, change.keeps_price) == (OURS, None, True)


@pytest.mark.parametrize("word", ["招标文件", "投标截止时间", "采购公告"])
def test_a_correction_of_the_call_for_bids_changes_no_result(word: str) -> None:
    """A condition about winners or contracts in the call for bids is none of the result."""
    notice = in_none("更正公告", f"{word}中“中标人放弃中标的，合同解除”一条更正为“中标单位变更的，另行通知”。")
    assert (notice.changes, notice.marks) == ((), ())


@every_form
@pytest.mark.parametrize("body", ["原发布的废标公告因工作失误，现予以撤销，原中标结果继续有效。", "原发布的废标公告现予以撤销。"])
def test_a_failure_that_is_taken_back_is_asked_about(page: Form, body: str) -> None:
    """Whether somebody has won after all the page need not say: it is marked, and changes nothing by itself."""
    notice = page("甲项目关于撤销废标公告的公告", body)
    assert (notice.changes, notice.marks) == ((), (NoticeMark.CORRECTION_NOT_UNDERSTOOD,))


@every_form
@pytest.mark.parametrize(
    ("body", "number"),
    [
        (f"采购人与{OURS}就本项目签订的政府采购合同（合同编号：HT-2026-01）自2026年3月10日起解除。", "HT-2026-01"),
        (f"原与{OURS}签订的合同（编号HT-1）作废。", "HT-1"),
        (f"经协商，解除与{OURS}签订的宁采合〔2026〕12号合同。", "宁采合〔2026〕12号"),
        (f"终止与{OURS}签订的HT-2026-01号合同，合同编号为HT-2026-02的合同继续履行。", None),
        (f"与{OURS}签订的合同（合同编号：HT-1、HT-2）均予解除。", None),
        (f"与{OURS}签订的采购合同予以解除。\n合同编号：HT-2026-01", "HT-2026-01"),
        (f"与{OURS}签订的采购合同予以解除。\n合同编号：HT-2026-01\n合同编号：HT-2026-02", None),
        (f"与{OURS}签订的采购合同予以解除。", None),
    ],
)
def test_the_number_of_the_contract_that_ends_is_read(page: Form, body: str, number: str | None) -> None:
    """The one number of the sentence, else the only one printed; of several nobody can say which."""
    (change,) = page("合同解除公告", body).changes
    assert (change.action, change.before.supplier, change.contract_number) == (ChangeAction.TERMINATED, OURS, number)
