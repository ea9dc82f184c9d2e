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
