"""A brief is one page that stands alone, with the report's own figures, in which foreign text stays text."""

from __future__ import annotations

import base64
import builtins
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.notice import Party
from tests.support.ledger_samples import company, event, first_user, order, state
from tracker.briefing import charts
from tracker.briefing.brief import MONTHS, ORDERS, compose_brief
from tracker.briefing.markup import to_html, to_markdown
from tracker.ledger.bridge import bridge
from tracker.ledger.ledger import build_ledger
from tracker.model.company import UnreadName
from tracker.model.rate import no_rates
from tracker.model.view import View, Window
from tracker.reporting.report import Report, build_report
from tracker.revenue.checks import check_revenue

YEAR = View(window=Window(date(2026, 1, 1), date(2026, 12, 31)))
DAY = date(2026, 1, 28)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> [a](http://evil.example) | `x` *b* _c_ &amp; # ~~d~~"


def first_report() -> Report:
    """The first user's four orders."""
    zhipu, orders, figures = first_user()
    return build_report(build_ledger(zhipu, orders, check_revenue(figures), no_rates, YEAR), no_rates, DAY)


def report_of(*orders: Any) -> Report:
    """A report on some orders."""
    return build_report(build_ledger(company(), orders, (), no_rates), no_rates, DAY)


class Page(HTMLParser):
    """What a reader of HTML makes of it: its elements, its attributes, its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element begins."""
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Text between elements."""
        self.text += data


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_users_figures_are_on_the_page(language: str) -> None:
    """Total, both shares, the Three Gorges order alone and the contradiction, in both forms."""
    brief = compose_brief(first_report(), language)
    for text in (Page(to_html([brief])).text, to_markdown([brief])):
        wanted = ["14,621,000", "4.69 %", "7.70 %", "0.37 %", "69.4 % ≠ 85.3 %", "2026-01-27", "中国三峡集团"]
        assert [each for each in wanted if each not in text] == []


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    """No script, no style sheet, no address but those of notices; the chart is in the page."""
    page = Page(to_html([compose_brief(first_report(), "zh")]))
    assert page.tags <= {
        "html", "head", "meta", "title", "body", "h2", "p", "strong", "table", "tr", "th", "td", "a", "img",
    }  # fmt: skip
    assert [name for name, _ in page.attributes if name.startswith("on")] == []
    sources = [value or "" for name, value in page.attributes if name == "src"]
    assert [source.partition(",")[0] for source in sources] == ["data:image/svg+xml;base64"]
    svg = base64.b64decode(sources[0].partition(",")[2]).decode()
    assert svg.startswith("<svg ")
    assert "<script" not in svg
    assert set(re.findall(r"https?://[^\"' ]+", svg)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_the_charts_figures_are_said_in_words() -> None:
    """Whoever sees no picture reads each month's amount, twelve months at most."""
    old = order(event(date(2020, 1, 5), state("7")), id="OOLD")
    report = report_of(old, order())
    alt = dict(Page(to_html([compose_brief(report, "en")])).attributes)["alt"] or ""
    months = [(period.label, sums.stated) for period, sums in report.intake.months][-MONTHS:]
    assert alt.partition(": ")[2].split("; ") == [f"{label} CNY {minor // 100:,}" for label, minor in months]


def test_foreign_text_stays_text() -> None:
    """A buyer, project and lot that are markup are shown as they are written."""
    brief = compose_brief(report_of(order(buyer=HOSTILE, project_name=HOSTILE, lot=HOSTILE)), "en")
    page = Page(to_html([brief]))
    assert {"script"} & page.tags == set()
    assert [name for name, _ in page.attributes if name.startswith("on")] == []
    assert HOSTILE in page.text
    markdown = to_markdown([brief])
    assert "<script" not in markdown
    assert "<img" not in markdown
    assert "](http://evil" not in markdown
    assert "| `x`" not in markdown


@settings(deadline=None, max_examples=40)
@given(text=st.text(min_size=1, max_size=60).filter(str.strip))
def test_no_text_breaks_a_table(text: str) -> None:
    """Whatever a buyer is called, every row of a Markdown table has as many cells as its head, and HTML gains no element."""
    report = report_of(replace(order(), buyer=Party(name=text)), order(event(date(2026, 1, 6), state("5")), id="O2"))
    brief = compose_brief(report, "en")
    plain = Page(to_html([compose_brief(report_of(order(), order(event(date(2026, 1, 6), state("5")), id="O2")), "en")]))
    assert Page(to_html([brief])).tags == plain.tags
    tables = re.findall(r"(?:^\|.*\n)+", to_markdown([brief]), re.MULTILINE)
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


def test_the_newest_orders_come_first_and_the_rest_is_counted() -> None:
    """Ten orders have room, with their notices; how many more there are is said."""
    orders = [order(event(date(2026, 1, day), state("5")), id=f"O{day}") for day in range(1, 16)]
    text = to_markdown([compose_brief(report_of(*orders), "en")])
    shown = re.findall(r"^\| (2026-01-\d\d) \|", text, re.MULTILINE)
    assert shown == [f"2026-01-{day:02}" for day in range(15, 15 - ORDERS, -1)]
    assert "5 more: tracker report acme" in text
    assert "(https://portal.example/O15/1)" in text


def test_what_is_not_known_is_on_the_page() -> None:
    """Silence, pages that could not be read, days that were not listed, and revenue that nobody has entered are said."""
    gap = {"source": "s", "channel": "c", "start_date": "2026-01-01", "end_date": "2026-01-02", "reason": "HTTP 503"}
    unread = UnreadName(company="acme", notice="N7", shown="N7", name="甲乙数据科技有限公司", passage="…")
    report = replace(report_of(order()), gaps=(gap,), unread=(unread,), silence="no orders in 20 days")
    text = to_markdown([compose_brief(report, "en")])
    for wanted in ("no orders in 20 days", "N7", "2026-01-01 to 2026-01-02", "No revenue figure is known"):
        assert wanted in text


def test_the_bridge_is_there_when_asked_for() -> None:
    """A report with a bridge has it in its brief."""
    zhipu, orders, figures = first_user()
    ledger = build_ledger(zhipu, orders, check_revenue(figures), no_rates, YEAR)
    built = bridge(zhipu, orders, no_rates, (date(2026, 1, 1), DAY), YEAR)
    assert "opening 2026-01-01" in to_markdown([compose_brief(build_report(ledger, no_rates, DAY, built), "en")])


def test_the_page_is_linked_where_it_is_served() -> None:
    """The company's page has its address in the brief only where readers can reach it."""
    served = compose_brief(first_report(), "en", "https://tracker.example.com")
    assert "(https://tracker.example.com/company/zhipu)" in to_markdown([served])
    assert "tracker.example.com" not in to_markdown([compose_brief(first_report(), "en")])


def test_without_the_extra_the_months_are_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A brief is never refused for its chart: it says that there is none, and lists the months."""
    charts._svg.cache_clear()
    real = builtins.__import__

    def refusing(name: str, *more: Any) -> ModuleType:
        if name == "vl_convert":
            raise ModuleNotFoundError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", refusing)
    text = to_markdown([compose_brief(first_report(), "en")])
    assert "No chart: the extra \\[web\\] is not installed." in text
    assert "2026-01 CNY 14,621,000" in text
    assert "data:image" not in text


def test_several_briefs_are_one_document() -> None:
    """One page after the other, one head."""
    briefs = [compose_brief(first_report(), "zh"), compose_brief(report_of(order()), "zh")]
    text = to_html(briefs)
    assert text.count("<html") == 1
    assert text.count("<h2") == 2


def test_days_periods_and_amounts_stand_in_one_line() -> None:
    """Words may be broken where the page is narrow, figures not."""
    page = to_html([compose_brief(first_report(), "en")])
    cells = re.findall(r"<td( nowrap)?>([^<]*)</td>", page)
    firm = {text for nowrap, text in cells if nowrap}
    assert {"2026-01-27", "H1 2025", "CNY 312,000,000", "4.69 %"} <= firm
    assert any(not nowrap and len(text) > 20 for nowrap, text in cells)
