"""Corrections that print what was announced and what holds now side by side, or correct a fee. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.changes import ChangeAction
from scrapers.marks import NoticeMark
from scrapers.notice import Notice
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, C

_BEFORE = (
    "青溪区设备采购更正公告\n一、项目基本情况\n原公告的采购项目编号：QX-2026-018\n首次公告日期：2026年5月6日\n"
    "二、更正信息\n更正事项：采购结果\n更正内容：\n"
)
_AFTER = "\n更正日期：2026年5月8日\n三、其他补充事宜\n无\n四、联系方式\n采购人：青溪区教育局\n"


def _corrected(lines: str) -> Notice:
    return read_notice(f"{_BEFORE}{lines}{_AFTER}", kind="text")


def _record(name: str, price: str, between: str) -> str:
    return between.join((f"供应商名称：{name}", "供应商地址：杭州市文三路90号", f"中标金额：{price}元"))


@pytest.mark.parametrize("between", ["", " ", "；", "\n"])
@pytest.mark.parametrize("heads", ["序号 更正项 更正前内容 更正后内容\n1 中标信息 ", "更正前 更正后\n", "更正前\n更正后\n"])
def test_the_second_of_two_records_side_by_side_holds(heads: str, between: str) -> None:
    """Whatever parts their labels, and be they run together."""
    notice = _corrected(f"{heads}{_record(A, '3468000.00', between)} {_record(C, '3648000.00', between)}")
    (change,) = notice.changes
    assert change.action is ChangeAction.SUPPLIER_REPLACED
    assert (change.before.supplier, change.after.supplier) == (A, C)
    assert [(award.supplier.name, award.amount and award.amount.minor) for award in notice.awards] == [(C, 364_800_000)]


def test_records_that_cannot_be_parted_are_marked() -> None:
    """Which of three holds now nobody can say."""
    notice = _corrected(
        "更正前 更正后\n" + " ".join(_record(name, "3468000.00", "；") for name in (A, C, "湖州庚辛建设有限公司"))
    )
    assert not notice.awards
    assert NoticeMark.CORRECTION_NOT_UNDERSTOOD in notice.marks


@pytest.mark.parametrize(
    "lines",
    [
        f"原公告代理服务费“收费金额：3.468万元”更正为“收费金额：3.648万元”；中标供应商{A}不变",
        f"原公告代理服务费金额：3.468万元，更正为3.648万元；中标供应商：{A}不变",
        f"序号 更正项 更正前 更正后\n1 代理服务费 收费金额：34680元 收费金额：36480元\n2 中标供应商 {A} 不变",
    ],
)
def test_a_corrected_fee_changes_no_result(lines: str) -> None:
    """The winner who stays is named, and wins nothing anew."""
    notice = _corrected(lines)
    assert (notice.awards, notice.changes) == ((), ())


@pytest.mark.parametrize(
    "lines",
    [
        "1包中标金额由398119.00元更正为386524.36元，3包中标金额由247375.00元更正为235779.00元。",
        "1包：原中标金额398119.00元，现更正为386524.36元\n3包：原中标金额247375.00元，现更正为235779.00元",
        "包号\t原中标金额（元）\t现中标金额（元）\n1包\t398119.00\t386524.36\n3包\t247375.00\t235779.00",
    ],
)
def test_each_lot_has_its_own_sums_before_and_after(lines: str) -> None:
    """In a sentence, on lines, in columns."""
    changes = [
        (c.lot, c.before.amount and c.before.amount.minor, c.after.amount and c.after.amount.minor)
        for c in _corrected(lines).changes
    ]
    assert changes == [("1包", 39_811_900, 38_652_436), ("3包", 24_737_500, 23_577_900)]


@pytest.mark.parametrize(
    "lines",
    [
        "更正项 更正前 更正后\n中标金额（万元） 39.8119 38.652436",
        "序号 更正项 更正后内容 更正前内容\n1 中标金额 386524.36元 398119.00元",
    ],
)
def test_columns_that_blanks_part_are_sides(lines: str) -> None:
    """The head says which is which."""
    (change,) = _corrected(lines).changes
    assert (change.before.amount and change.before.amount.minor, change.after.amount and change.after.amount.minor) == (
        39_811_900,
        38_652_436,
    )


def test_glued_columns_are_marked() -> None:
    """Which of the two names holds now nobody can say."""
    notice = _corrected(f"序号更正项更正前内容更正后内容\n1中标供应商{A}{C}\n2中标金额398119.00元386524.36元")
    assert (notice.awards, notice.marks) == ((), (NoticeMark.CORRECTION_NOT_UNDERSTOOD,))


@pytest.mark.parametrize(
    "lines", ["中标金额386524.36元，代理服务费由12500元更正为8600元。", f"未中标供应商{C}的报价由398119.00元更正为397119.00元。"]
)
def test_the_sums_of_others_are_not_the_winners(lines: str) -> None:
    """A fee beside the price, the offer of a loser."""
    assert not _corrected(lines).changes


@pytest.mark.parametrize(
    "follows", ["由{0}为中标人，中标金额386524.36元", "递补{0}为中标人", "{0}为新的中标人，中标金额386524.36元"]
)
def test_who_follows_a_winner_that_lost_is_not_lost(follows: str) -> None:
    """In words nobody knows the correction is marked."""
    notice = _corrected(f"取消{A}的中标资格。\n{follows.format(C)}。")
    assert notice.marks or C in [award.supplier.name for award in notice.awards]


def test_an_offer_corrected_among_candidates_is_marked() -> None:
    """It changes no award, and is not silent."""
    notice = read_notice(
        f"青溪道路工程中标候选人公示更正公告\n第二中标候选人{C}投标报价更正如下：\n原内容：投标报价：32688100.00元\n现更正为：投标报价：32868100.00元\n",
        kind="text",
    )
    assert (notice.changes, notice.marks) == ((), (NoticeMark.CORRECTION_NOT_UNDERSTOOD,))


@pytest.mark.parametrize(
    "price",
    [
        "投标报价（包含所有内容，不含增值税）：100000.00元\n增值税税率：9%\n投标报价（包含所有内容，含增值税）：109000.00元",
        "中标金额：不含税100000.00元，含税109000.00元",
        "中标金额：100000.00元（不含税），109000.00元（含税）",
        "不含税价：100000.00元，税额：9000.00元，价税合计：109000.00元",
        "中标金额（含税）：109000.00元\n中标金额（不含税）：100000.00元",
    ],
)
def test_the_price_that_holds_now_is_with_tax(price: str) -> None:
    """Whichever of both is printed first, as in an award."""
    notice = read_notice(
        f"青溪道路工程中标结果变更公示\n变更原因：原中标人{A}书面放弃中标资格。\n变更后中标结果：\n中标人：{C}\n{price}\n质量保修期：3年\n",
        kind="text",
    )
    (change,), (award,) = notice.changes, notice.awards
    assert (str(change.after.amount), str(award.amount)) == ("109000.00", "109000.00")


def test_a_price_without_tax_alone_stays_the_price() -> None:
    """A fee that is told with tax behind it is none."""
    notice = _corrected(f"中标供应商：{A}\n中标金额（不含税）：由398119.00元更正为386524.36元\n代理服务费（含税）：5000元")
    assert [str(change.after.amount) for change in notice.changes] == ["386524.36"]


def test_what_was_shown_before_is_the_old_side() -> None:
    """原公示：… 变更为：…, on a site whose menu speaks of results."""
    sides = f"原公示：第二中标候选人：{A}，投标报价：46.80万元\n变更为：第二中标候选人：{A}，投标报价：48.60万元\n"
    page = f"中标结果\n终止公告\n安全帽采购项目（包2）中标候选人公示变更\n现变更如下：\n{sides}其余内容不变。"
    notice = read_notice(page, kind="text")
    assert [award.amount and award.amount.minor for award in notice.awards] == [48_600_000]
    assert [change.action for change in notice.changes] == [ChangeAction.AMOUNT_CHANGED]


def test_a_price_parted_by_a_blank_is_not_read_as_its_first_digits() -> None:
    """8976 00.00 is no 8976 yuan."""
    row = "更正事项\t更正前\t更正后\n"
    notice = _corrected(f"{row}成交供应商名称\t{A}\t{C}\n成交金额\t897600.00元\t8976 00.00元")
    assert [(award.supplier.name, award.amount) for award in notice.awards] == [(C, None)]
