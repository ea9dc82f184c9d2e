"""Corrections in yet other words, in the national form and in none: prices, awards lost, nothing of the result; synthetic."""

import pytest

from scrapers.money import Money
from scrapers.notice import ChangeAction, NoticeMark, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, Form, every_form, in_none

PRICES = (
    "中标金额：由柒拾伍万元整变更为柒拾万元整。",
    "因四舍五入有误，中标（成交）金额更正如下：700000元。",
    "原中标公告第三条“中标金额：75万元”更正为“中标金额：70万元”。",
    "中标金额 75.00万元 → 70.00万元",
    "中标金额“75万元”应为“70万元”。",
    "特将中标价格由原来的750000元调整至700000元。",
    "中标公告中金额填写错误，实际中标金额为70万元，特此说明。",
    "中标金额：原：750000元，现：700000元。",
    "成交价误录为750000元，正确为700000元。",
    "中标总价75万元修订为70万元。",
    "本项目中标价格应为70万元，而非75万元。",
    "原公告“中标金额75万元”系笔误，正确金额为70万元。",
    "中标金额：700000元（原为750000元）。",
)
LOST = (
    f"{OURS}因投标文件造假被取消中标资格，本项目由{OTHERS}中标。",
    f"因{OURS}明确表示不能履行合同，依法取消其中标资格。",
    f"由于{OURS}提供虚假资质，中标无效，本项目重新采购。",
    f"{OURS}主动弃标，采购人决定与{OTHERS}签订合同。",
    f"因供应商{OURS}拒绝与采购人签订合同，采购人确定排名第二的{OTHERS}为成交供应商。",
    f"因{OURS}被列入严重违法失信名单，其中标资格予以取消，重新招标。",
)
NOTHING = (
    "中标公告附件中标通知书格式有误，现重新上传，其他不变。",
    f"中标供应商{OURS}地址由甲路1号更正为乙路2号。",
    "中标公告中评审得分由90.1更正为91.0。",
    "中标服务费由7500元更正为7000元。",
    "合同履行期限由30日历天更正为45日历天，中标金额不变。",
    "本项目质疑期顺延三日，中标结果不变。",
)


@every_form
@pytest.mark.parametrize("body", PRICES)
def test_another_price_is_read_in_whatever_words(page: Form, body: str) -> None:
    """What holds now is 700,000 yuan; what was announced is 750,000 where it is printed."""
    (change,) = page("更正公告", body).changes
    assert (change.action, str(change.after.amount)) == (ChangeAction.AMOUNT_CHANGED, "700000.00")
    assert str(change.before.amount or "750000.00") == "750000.00"


@every_form
@pytest.mark.parametrize("body", LOST)
def test_an_award_lost_is_read_in_whatever_words(page: Form, body: str) -> None:
    """Who had the award is named, and has it no more."""
    (change,) = page("中标结果更正公告", body).changes
    assert change.action in (ChangeAction.SUPPLIER_REPLACED, ChangeAction.AWARD_WITHDRAWN)
    assert change.before.supplier == OURS
    assert change.after.supplier in (OTHERS, None)


@every_form
@pytest.mark.parametrize("body", NOTHING)
def test_what_is_no_result_changes_none(page: Form, body: str) -> None:
    """Addresses, scores, fees, terms and files change no result, and cast no doubt on it."""
    notice = page("更正公告", body)
    assert [change.action for change in notice.changes if change.after.amount or change.after.supplier] == []
    assert notice.marks == ()


def test_a_ruling_under_a_title_that_says_nothing_takes_the_award_back() -> None:
    """An authority's words are what the page is."""
    notice = in_none("公告", f"经财政部门裁定，{OURS}中标无效，责令重新开展采购活动。")
    assert notice.notice_type is NoticeType.TERMINATION
    assert [change.before.supplier for change in notice.changes] == [OURS]


def test_a_failure_taken_back_fails_nothing() -> None:
    """撤销废标公告 with the result in force ends no award."""
    notice = in_none("撤销废标公告", "经复核，本项目废标公告发布有误，予以撤销，原中标结果有效。")
    assert (notice.notice_type, notice.changes) == (NoticeType.CORRECTION, ())


@pytest.mark.parametrize(
    ("body", "notice_type"),
    [
        ("投诉事项成立，认定中标无效。", NoticeType.TERMINATION),
        ("投诉事项1不成立；投诉事项2成立，认定中标结果无效，责令采购人重新开展采购活动。", NoticeType.TERMINATION),
        ("投诉人请求认定中标无效。投诉事项不成立，驳回投诉。", NoticeType.OTHER),
        ("投诉人请求裁定中标结果无效。经审查，投诉事项缺乏事实依据。", NoticeType.OTHER),
    ],
)
def test_a_ruling_on_a_complaint_takes_the_award_back_where_it_grants_it(body: str, notice_type: NoticeType) -> None:
    """What the complainant asked for is not what was decided."""
    assert in_none("投诉处理结果公告", body).notice_type is notice_type


@pytest.mark.parametrize("title", ["关于撤回中标公告的通知", "中标公告撤回公告"])
def test_an_award_announcement_taken_back_is_no_award(title: str) -> None:
    """A title that takes a result's announcement back ends what it announced."""
    notice = in_none(title, "因操作失误，现撤回该中标公告。")
    assert notice.notice_type is NoticeType.TERMINATION
    assert [change.action for change in notice.changes] == [ChangeAction.TERMINATED]


LOST, WON = "北京明示科技有限公司", "上海启示科技有限公司"


@pytest.mark.parametrize(
    "body",
    [
        f"<p>取消{LOST}的中标资格，由{WON}递补为中标人，中标价为105万元。</p>",
        f"<p>取消{LOST}的中标资格。</p><p>现确定排名第二的{WON}为中标供应商，中标金额105万元</p>",
    ],
)
def test_a_cancellation_that_names_who_has_it_now_is_a_correction(body: str) -> None:
    """Whatever its title says: the new winner is read with his price in the place of the old one."""
    notice = read_notice(f"<html><body><h1>关于取消某项目中标结果的公告</h1>{body}</body></html>")
    (change,) = notice.changes
    assert (notice.notice_type, change.action) == (NoticeType.CORRECTION, ChangeAction.SUPPLIER_REPLACED)
    assert (change.before.supplier, change.after.supplier) == (LOST, WON)
    assert [(a.supplier and a.supplier.name, a.amount and a.amount.minor) for a in notice.awards] == [(WON, 105_000_000)]


def test_a_new_winner_who_cannot_be_read_leaves_a_mark() -> None:
    """Ending the award alone would lose the order of the new winner without a word."""
    body = f"<p>原中标供应商：{LOST}</p><p>原中标金额：100万元</p><p>取消原因：供应商弃标</p>"
    follows = "<p>现确定排名第二的{}为中标供应商，中标金额105万元</p>"
    unread, read = (
        read_notice(f"<html><body><h1>关于取消某项目中标结果的公告</h1>{body}{follows.format(name)}</body></html>")
        for name in ("供应商（名单另附）", WON)
    )
    assert (unread.awards, NoticeMark.CORRECTION_NOT_UNDERSTOOD in unread.marks) == ((), True)
    (change,) = read.changes
    assert (change.before.supplier, change.after.supplier, read.marks) == (LOST, WON, ())


def test_a_cancellation_alone_stays_one() -> None:
    """Without anybody who follows nothing is corrected."""
    page = f"<html><body><h1>关于取消某项目中标结果的公告</h1><p>取消{LOST}的中标资格，该项目重新招标。</p></body></html>"
    assert read_notice(page).notice_type is NoticeType.TERMINATION


@pytest.mark.parametrize("rank", ["原第二中标候选人", "原排名第二", "原第2名"])
@pytest.mark.parametrize("before", ["", f"原中标人：{OURS}，中标价750000元\n"])
def test_the_rank_of_who_takes_the_place_hides_no_price(rank: str, before: str) -> None:
    """The rank stands in brackets between the new winner's name and the price, and begins with the word for the old side."""
    page = f"青溪茶园喷灌工程中标结果变更公告\n{before}变更后中标人：{OTHERS}（{rank}），中标价700,000.00元。"
    (change,) = read_notice(page, kind="text").changes
    assert change.after is not None
    assert (change.after.supplier, change.after.amount) == (OTHERS, Money(minor=70_000_000, currency="CNY"))
