"""Corrections on the list of another site: what is printed of the original finds its order. Everything is synthetic."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from scrapers.reading.reader import read_notice
from tests.support.town import OURS
from tracker.model.notice_history import NoticeVersion, StoredNotice
from tracker.orders.build import build_orders

ADDRESS = "https://cn-a.example/zbgg/202602/t20260202_188.htm"
AWARD = (
    "甲县智慧医院建设项目中标公告\n一、项目编号：ZW-2026-00188\n二、项目名称：甲县智慧医院建设项目\n三、中标信息\n"
    f"供应商名称：{OURS}\n中标金额：500000元\n采购人：甲县人民医院\n"
)
NAMED = "甲县智慧医院建设项目{kind}公告\n{number}项目名称：甲县智慧医院建设项目\n{words}\n采购人：甲县人民医院\n"
PRICE = "更正事项：采购结果\n更正内容：中标金额由500000元更正为480000元。"


def stored(number: int, site: str, text: str, day: date, url: str) -> StoredNotice:
    """A page of a site, read and kept on its day."""
    notice = replace(read_notice(text, kind="text"), key=str(number), url=url, published_date=day)
    at = datetime.combine(day, time(9), UTC)
    return StoredNotice(id=number, source=site, site=site, first_seen=at, versions=(NoticeVersion(notice=notice, seen_at=at),))


def outcome(site: str, text: str) -> tuple[str, str, tuple[str, ...]]:
    """What becomes of the award of cn_a: its status, amount and events."""
    award = stored(1, "cn_a", AWARD, date(2026, 2, 2), ADDRESS)
    later = stored(2, site, text, date(2026, 2, 9), f"https://{site.replace('_', '-')}.example/gzgg/202602/2.htm")
    (order,) = build_orders([later, award]).orders
    return order.state.status.value, str(order.state.amount), tuple(event.kind.value for event in order.events)


every_site = pytest.mark.parametrize("site", ["cn_a", "cn_b"])


@every_site
@pytest.mark.parametrize(
    "text",
    [
        NAMED.format(kind="更正", number="项目编号：ZW-2026-00188\n", words=PRICE),
        NAMED.format(kind="更正", number="项目编号：ＺＷ－2026－00188\n", words=PRICE),
        NAMED.format(kind="更正", number="项目编号：ZW-2026-00188（第1包）\n", words=PRICE),
        NAMED.format(kind="更正", number="", words=PRICE),
        "更正公告\n我单位于2026年2月2日发布的《甲县智慧医院建设项目中标公告》中，中标金额由500000元更正为480000元。\n采购人：甲县人民医院\n",
        f"更正公告\n原公告地址：{ADDRESS}\n{PRICE}\n",
    ],
    ids=["number", "wide number", "number with a lot", "name and buyer", "quoted title", "address"],
)
def test_a_correction_finds_the_order_whatever_it_prints_of_the_original(site: str, text: str) -> None:
    """By number, by name and buyer, by the title it quotes, by address; on its own site and on another."""
    assert outcome(site, text) == ("awarded", "480000.00", ("awarded", "amount_corrected"))


@every_site
@pytest.mark.parametrize("number", ["", "项目编号：ZW-2026-00188\n"])
def test_the_end_of_a_project_elsewhere_ends_its_order(site: str, number: str) -> None:
    """A termination on another site's list takes the award out."""
    text = NAMED.format(kind="终止", number=number, words="终止原因：因政策调整，中标结果作废。")
    assert outcome(site, text) == ("terminated", "500000.00", ("awarded", "terminated"))


@every_site
@pytest.mark.parametrize(
    "words",
    [
        "更正事项：采购公告\n更正内容：开标时间由2月1日更正为2月3日。",
        "更正事项：采购结果\n更正内容：采购代理机构联系电话由010-88880001更正为010-88880002。",
        "更正事项：中标结果\n更正内容：评审专家劳务费由2000元更正为2500元，其他内容不变。",
        "更正事项：采购结果\n更正内容：附件漏传，现予补充。",
    ],
)
def test_what_changes_no_result_does_nothing_elsewhere_either(site: str, words: str) -> None:
    """Days, telephones, fees and files leave the order as it was, without a doubt."""
    text = NAMED.format(kind="更正", number="项目编号：ZW-2026-00188\n", words=words)
    assert outcome(site, text) == ("awarded", "500000.00", ("awarded", "corrected"))
