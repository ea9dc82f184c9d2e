"""A company that reports in Hong Kong dollars from April to March, with orders in five currencies: figures worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.support.ccgp_portal import Item, detail_page
from tests.support.fault_server import Portal
from tests.support.place import COMPANY, SOURCE, Place, make_place
from tests.support.town import OTHERS, OURS
from tests.system.scenarios.stories import Page, Story

ABROAD = COMPANY.replace('currency = "CNY"', 'currency = "HKD"')
RATES = """base,quote,day,value,source
CNY,HKD,2026-02-02,1.10,synthetic
CNY,HKD,2026-03-02,1.12,synthetic
CNY,HKD,2026-03-03,1.12,synthetic
CNY,HKD,2026-03-04,1.12,synthetic
CNY,HKD,2026-03-07,1.12,synthetic
USD,HKD,2026-02-05,7.80,synthetic
EUR,HKD,2026-02-10,9.00,synthetic
JPY,HKD,2026-03-05,0.0521,synthetic
USD,HKD,2025-09-30,7.78,synthetic
"""
REVENUE = """company,label,start,end,segment,amount,currency,source,published
ours,FY2024,2024-04-01,2025-03-31,,40000000,HKD,synthetic,2025-06-30
ours,FY2024,2024-04-01,2025-03-31,AI,10000000,HKD,synthetic,2025-06-30
ours,H1 FY2025,2025-04-01,2025-09-30,,3000000,USD,synthetic,2026-02-20
"""
LEADS = (
    f"published,supplier,source,buyer,title,amount,currency\n2026-03-07,{OURS},news,癸县人民医院,癸县数据平台项目,100000,CNY\n"
)
VENTURE = f"{OURS}（牵头方）、{OTHERS}（成员）"


def story(place: str) -> Story:
    """A deal of a buyer of its own."""
    return Story(f"HK-2026-{ord(place)}", f"{place}县智慧医院建设项目", f"{place}县人民医院")


def pages() -> list[tuple[Story, Page]]:
    """Every notice, in no order."""
    jia, yi, bing, ding, wu, ji, geng, xin, ren, zi = map(story, "甲乙丙丁戊己庚辛壬子")
    return [
        (jia, jia.award("1000000元", on=(2, 2))),
        (yi, yi.award("100000美元", on=(2, 5))),
        (bing, bing.award("50,000.00欧元", on=(2, 10))),
        (ding, ding.award("500000元", on=(3, 2))),
        (ding, ding.correction("中标金额由500000元更正为450000元。", on=(3, 9))),
        # nobody has a rate
        (wu, wu.award("200,000.00澳门元", on=(2, 20))),
        (ji, ji.award("12,345,678日元", on=(3, 5))),
        (geng, geng.award("1000000元", supplier=VENTURE, more="<p>联合体各方份额比例为7:3</p>", on=(3, 3))),
        (xin, replace(xin.candidates((OURS, "300000"), (OTHERS, "310000")), day=date(2026, 3, 4))),
        (ren, ren.award("HK$88,888.88", on=(3, 6))),
        (zi, zi.award("400000元", on=(2, 2))),
        (zi, zi.end("因政策调整，项目终止，中标结果作废。", title="终止公告", on=(3, 10))),
    ]


# what was public on a day: floor, stated value, ceiling, orders and orders without an amount
WORKED_OUT = {
    "2026-02-02": ("1540000.00", "1540000.00", "1540000.00", 2, 0),
    "2026-02-05": ("2320000.00", "2320000.00", "2320000.00", 3, 0),
    "2026-02-10": ("2770000.00", "2770000.00", "2770000.00", 4, 0),
    "2026-02-20": ("2770000.00", "2770000.00", "2770000.00", 5, 0),
    "2026-03-02": ("3330000.00", "3330000.00", "3330000.00", 6, 0),
    "2026-03-03": ("4114000.00", "4114000.00", "4114000.00", 7, 0),
    "2026-03-04": ("4114000.00", "4114000.00", "4450000.00", 7, 0),
    "2026-03-05": ("4757209.82", "4757209.82", "5093209.82", 8, 0),
    "2026-03-06": ("4846098.70", "4846098.70", "5182098.70", 9, 0),
    "2026-03-07": ("4846098.70", "4958098.70", "5294098.70", 10, 0),
    "2026-03-09": ("4790098.70", "4902098.70", "5238098.70", 10, 0),
    "2026-03-10": ("4350098.70", "4462098.70", "4798098.70", 9, 0),
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Place]:
    """A portal, and a company that reports abroad, with its rates and revenue."""
    with Portal() as portal:
        found = make_place(tmp_path, portal, monkeypatch, capsys)
        found.configure(SOURCE, ABROAD)
        for name, text in (("rates", RATES), ("revenue", REVENUE), ("leads", LEADS)):
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        yield found


def entries(last: date) -> list[tuple[str, Item]]:
    """What the portal shows on a day, newest first."""
    made = []
    for number, (deal, page) in enumerate(pages()):
        path = f"/{page.channel}/{page.day:%Y%m}/t{page.day:%Y%m%d}_{4000 + number}.htm"
        if page.day <= last:
            item = Item(path, page.title, page.day, detail_page(page.title, page.day, page.body), buyer=deal.buyer)
            made.append((page.channel, item))
    return sorted(made, key=lambda entry: entry[1].published, reverse=True)


def fill(place: Place, days: list[date]) -> None:
    """The portal is read on each of these days; then what is known from elsewhere is imported."""
    for day in days:
        place.clock.now = datetime.combine(day, time(4), UTC)
        place.publish(*entries(day))
        place.run("cn_ccgp")
    for command in (("fx",), ("revenue",), ("orders",)):
        name = {"fx": "rates", "orders": "leads"}.get(command[0], "revenue")
        answer = place.call(*command, "import", str(place.folder / f"{name}.csv"))
        assert answer.code == 0, answer


def report(place: Place, *options: str) -> dict[str, Any]:
    """The company's report as JSON."""
    answer = place.call("report", "--format", "json", *options)
    assert answer.code == 0, answer
    found: dict[str, Any] = json.loads(answer.out)
    return found


@pytest.mark.parametrize("step", [1, 60], ids=["day by day", "at once"])
def test_every_day_comes_to_what_was_worked_out(place: Place, step: int) -> None:
    """Floor, stated value and ceiling in the company's currency as of every day on which something was published."""
    days = sorted({page.day for _, page in pages()})
    fill(place, days if step == 1 else [date(2026, 3, 20)])
    got = {}
    for day in WORKED_OUT:
        found = report(place, "--as-of", day)
        got[day] = (found["floor"], found["stated"], found["ceiling"], found["orders"], found["unpriced"])
    assert got == WORKED_OUT


def test_ratios_are_those_of_the_years_known_then(place: Place) -> None:
    """A half-year in dollars is converted at its last day, and is no denominator before it was published."""
    fill(place, [date(2026, 3, 20)])
    ratios = [
        (each["period"], each["segment"], round(each["ratio"], 8)) for each in report(place, "--as-of", "2026-03-10")["ratios"]
    ]
    # 4,462,098.70 of 40,000,000, of 10,000,000 and of 3,000,000 dollars at 7.78
    assert ratios == [("FY2024", None, 0.11155247), ("FY2024", "AI", 0.44620987), ("H1 FY2025", None, 0.19117818)]
    earlier = report(place, "--as-of", "2026-02-19")
    assert [(each["period"], round(each["ratio"], 8)) for each in earlier["ratios"]] == [("FY2024", 0.06925), ("FY2024", 0.277)]


def test_the_bridge_between_two_days_is_the_one_worked_out(place: Place) -> None:
    """What was new, amended and cancelled, in the company's currency, to the cent."""
    fill(place, [date(2026, 3, 20)])
    bridge = report(place, "--as-of", "2026-03-10", "--bridge", "2026-03-02", "2026-03-10")["bridge"]
    worked_out = {
        "opening": "3330000.00",
        # 784,000 of the venture, 643,209.82, 88,888.88 and the lead's 112,000
        "new": "1628098.70",
        "amended": "-56000.00",
        "cancelled": "-440000.00",
        "closing": "4462098.70",
    }
    assert {step["kind"]: step["stated"] for step in bridge if Decimal(step["stated"])} == worked_out
