"""The report on a terminal: the figures people quote, in both languages, and portal text that stays text."""

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console, RenderableType

from scrapers.notice import Party
from tests.support.ledger_samples import MARKED, company, event, first_user, order, revenue, state
from tracker.ledger.bridge import bridge
from tracker.ledger.ledger import build_ledger
from tracker.model.order import OrderStatus
from tracker.model.rate import no_rates
from tracker.model.view import View, Window
from tracker.reporting.report import build_report
from tracker.reporting.terminal import render, render_peers
from tracker.revenue.checks import check_revenue

YEAR = View(window=Window(date(2026, 1, 1), date(2026, 12, 31)))
DAY = date(2026, 1, 28)


def printed(renderable: RenderableType) -> str:
    """What a wide terminal shows."""
    out = StringIO()
    Console(file=out, width=240, force_terminal=False).print(renderable)
    return out.getvalue()


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        (
            "zh",
            [
                "订单 4",
                "14,621,000 元",
                "4.69 %",
                "7.70 %",
                "0.37 %",
                "所印占比与金额不符 69.4 % ≠ 85.3 %",
                "639 万元",
                "未公布金额 0",
            ],
        ),
        (
            "en",
            ["orders 4", "CNY 14,621,000", "4.69 %", "7.70 %", "0.37 %", "printed share contradicts the amounts", "unpriced 0"],
        ),
    ],
)
def test_the_first_users_figures_are_on_the_screen(language: str, wanted: list[str]) -> None:
    """Count, total, shares of year and half, the Three Gorges order alone, and the contradiction."""
    zhipu, orders, figures = first_user()
    ledger = build_ledger(zhipu, orders, check_revenue(figures), no_rates, YEAR)
    shown = printed(render(build_report(ledger, no_rates, DAY), language))
    assert [each for each in wanted if each not in shown] == []


@pytest.mark.parametrize(
    ("language", "kept", "missing"), [("zh", "未注明公布日", "尚未录入"), ("en", "Kept without", "No revenue")]
)
def test_revenue_without_a_publication_day_is_said_to_be_kept(language: str, kept: str, missing: str) -> None:
    """On a past day its period is named as kept; today it is a ratio; where there is none at all, that is said."""
    figure = replace(revenue("FY2025", "2025-01-01", "2025-12-31", "1000"), published=None)
    shown: dict[str, str] = {}
    for case, rows, day in (("past", (figure,), date(2026, 1, 28)), ("today", (figure,), None), ("none", (), date(2026, 1, 28))):
        ledger = build_ledger(company(), [order()], rows, no_rates, replace(YEAR, as_of=day))
        shown[case] = printed(render(build_report(ledger, no_rates, DAY), language))
    told = {case: (kept in text, missing in text, "10.00 %" in text) for case, text in shown.items()}
    assert told == {"past": (True, False, False), "today": (False, False, True), "none": (False, True, False)}


def test_the_largest_customers_and_kinds_of_buyer_are_on_the_screen() -> None:
    """Each of the largest five with its kind, orders, value and whether it is new; a kind's buyers are counted once each."""
    before = order(event(date(2025, 3, 1), state("5")), id="O0", buyer="某市大学")
    again = order(event(date(2026, 1, 5), state("70")), id="O1", buyer="某市大学")
    new = order(event(date(2026, 1, 6), state("30")), id="O2", buyer="某乡大学")
    ledger = build_ledger(company(), [before, again, new], (), no_rates, YEAR)
    shown = [line.split() for line in printed(render(build_report(ledger, no_rates, DAY), "en")).splitlines()]
    cells = [[cell for cell in line if cell != "│"] for line in shown]
    assert ["某市大学", "高校", "1", "CNY", "70", "repeat"] in cells
    assert ["某乡大学", "高校", "1", "CNY", "30", "first", "time"] in cells
    assert ["高校", "2", "2", "CNY", "100"] in cells


def test_explain_leads_to_every_notice() -> None:
    """Each order's basis, events and addresses, and the bridge with its orders."""
    orders = [
        order(
            event(date(2026, 1, 5), state(status=OrderStatus.CANDIDATE, rank=1)), event(date(2026, 1, 20), state(), notice_id=2)
        )
    ]
    ledger = build_ledger(company(), orders, (), no_rates, YEAR)
    built = bridge(company(), orders, no_rates, (date(2026, 1, 10), DAY))
    shown = printed(render(build_report(ledger, no_rates, DAY, built), "en", explain=True))
    for wanted in (
        "https://portal.example/O1/1",
        "https://portal.example/O1/2",
        "N2",
        "opening 2026-01-10",
        "No revenue figure is known",
    ):
        assert wanted in shown


def test_a_net_report_says_so() -> None:
    """And names what it could not net."""
    ledger = build_ledger(company(), [order(country="BR", id="O9")], (), no_rates, replace(YEAR, net_of_vat=True))
    shown = printed(render(build_report(ledger, no_rates, DAY), "en"))
    assert "Net of value-added tax" in shown
    assert "tax basis unknown: O9" in shown


def test_an_interval_is_shown_with_its_counts() -> None:
    """Candidates, marked and unpriced orders stand beside the sums, and the ratio has its own interval."""
    orders = [
        order(event(date(2026, 1, 5), state("100")), id="O1"),
        order(event(date(2026, 1, 6), state("50", marks=MARKED)), id="O2"),
        order(event(date(2026, 1, 7), state(None)), id="O3"),
    ]
    ledger = build_ledger(company(), orders, (revenue("FY2024", "2024-01-01", "2024-12-31", "1000"),), no_rates, YEAR)
    shown = printed(render(build_report(ledger, no_rates, DAY), "zh"))
    for wanted in ("未公布金额 1", "存疑 1", "10.00 % – 15.00 %", "金额大写与小写不一致", "上限 150 元"):
        assert wanted in shown


def test_a_percentage_is_rounded_once() -> None:
    """7.6946 % of the amounts is 7.69 % on the screen and 0.076946 in JSON."""
    ledger = build_ledger(
        company(),
        [order(event(date(2026, 1, 5), state("76946")))],
        (revenue("FY2024", "2024-01-01", "2024-12-31", "1000000"),),
        no_rates,
        YEAR,
    )
    found = build_report(ledger, no_rates, DAY)
    assert found.as_json()["ratios"][0]["ratio"] == 0.076946
    assert "7.69 %" in printed(render(found, "en"))


def test_portal_text_cannot_command_the_terminal() -> None:
    """Escape sequences, markup and turned reading directions are printed as nothing or as they are."""
    nasty = order(buyer="[red]某局[/red]\x1b[2J\u202e")
    ledger = build_ledger(company(), [nasty], (), no_rates, YEAR)
    shown = printed(render(build_report(ledger, no_rates, DAY), "zh", explain=True))
    assert "[red]某局[/red]" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_peers_in_one_table() -> None:
    """Each company with its share, another currency marked."""
    zhipu, orders, figures = first_user()
    dollar = replace(company(currency="USD"), names={"zh": "元", "en": "Dollar"})
    reports = [
        build_report(build_ledger(zhipu, orders, figures, no_rates, YEAR), no_rates, DAY),
        build_report(build_ledger(dollar, [order(supplier="x", members=(Party(name="y"),))], (), no_rates, YEAR), no_rates, DAY),
    ]
    shown = printed(render_peers(reports, "en"))
    for wanted in ("Zhipu AI 02513.HK", "4.69 % (FY2024)", "other currency", "No revenue figure"):
        assert wanted in shown


def test_a_table_without_rows_is_one_line() -> None:
    """A company without an order has no frame around nothing."""
    report = build_report(build_ledger(company(), [], (), no_rates, YEAR), no_rates, DAY)
    assert "订单: 没有内容。\n" in printed(render(report, "zh"))
    assert "orders: Nothing to show.\n" in printed(render(report, "en"))
