"""The pages of the demo's file: every address answers, the figures are the report's, foreign text stays inert."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime

import openpyxl
import pytest

from db.engine.connection import open_file
from db.engine.rows import column
from scrapers.registry import discover
from tests.support.demo_file import NOW, pages_of
from tests.tracker.web.conftest import get
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings
from tracker.ops.status import status
from tracker.storage.repository import Repository
from tracker.web import company_pages, server
from tracker.web.held_file import HeldFile
from tracker.web.page_context import PageContext
from tracker.web.passages import pieces
from tracker.web.plugin import begin
from tracker.web.security import Application
from tracker.web.words import page_words


def ids(demo: Settings) -> tuple[str, int]:
    """An order and a notice of the file."""
    with open_file(demo.db_path) as db:
        return str(column(db, 'SELECT id FROM "order" ORDER BY id')[0]), int(column(db, "SELECT min(id) FROM notice")[0])


def test_what_is_shown_is_taken_along(served: Application) -> None:
    """The page's link to its JSON names the days of the bridge that it shows, and gives that bridge."""
    page = get(served, "/company/zhipu?from=2026-01-14&to=2026-01-20&lang=en").text
    link = re.search(r'href="(/company/zhipu/report\.json[^"]*)"', page)
    assert link
    report = get(served, link[1].replace("&amp;", "&")).json()
    steps = {row["kind"]: row for row in report["bridge"]}
    assert (steps["opening"]["day"], steps["closing"]["day"]) == ("2026-01-14", "2026-01-20")
    for kind in ("opening", "new", "closing"):
        assert page_words("en").amount(steps[kind]["stated"], "") in page
    assert report["company"]["name"] == "Zhipu AI"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "path", ["/", "/company/zhipu", "/sources", "/inbox", "/alerts", "/search", "/search?q=智谱", "/tracker"]
)
def test_every_page_answers_in_both_languages(served: Application, path: str, language: str) -> None:
    """Each page is whole, has a title, and loads nothing but our own style sheets."""
    answer = get(served, f"{path}{'&' if '?' in path else '?'}lang={language}")
    assert answer.status_code == 200
    assert re.search(r"<title>[^<]+</title>", answer.text)
    assert "<script" not in answer.text
    loaded = re.findall(r'(?:src|<link [^>]*href)="([^"]+)"', answer.text)
    assert [each for each in loaded if not each.startswith("/")] == []
    assert f'lang="{"en" if language == "en" else "zh-CN"}"' in answer.text


def test_orders_and_notices_have_pages(demo: Settings, served: Application) -> None:
    """An order shows its events and passages, a notice its archived text with every value marked."""
    order, notice = ids(demo)
    shown = get(served, f"/order/{order}")
    assert shown.status_code == 200
    assert shown.text.count("<mark>") >= 3
    page = get(served, f"/notice/N{notice}")
    assert page.status_code == 200
    links = set(re.findall(r'href="#(p\d+)"', page.text))
    assert links
    assert links <= set(re.findall(r'<mark id="(p\d+)"', page.text))


def test_the_figures_are_the_reports(demo: Settings, served: Application) -> None:
    """The overview shows the year's floor and its share, the company page the report's floor, and the download is the report."""
    overview = get(served, "/").text
    assert "14,621,000.00 CNY" in overview
    assert "4.69 %" in overview
    report = get(served, "/company/zhipu/report.json").json()
    assert report["floor"] == "14621000.00"
    page = get(served, "/company/zhipu").text
    assert f'data-figure="floor">{page_words("zh").amount(report["floor"], report["currency"])}<' in page
    with open_file(demo.db_path) as db:
        company = next(each for each in Repository(db).companies() if each.id == "zhipu")
        assert report["orders"] == len(Repository(db).ledger(company).lines)


def test_a_file_that_ends_before_this_year_shows_its_own_year_too(demo: Settings) -> None:
    """Beside the empty current year stands the newest year of the file, labelled."""
    later = get(pages_of(demo, now=datetime(2028, 3, 1, tzinfo=UTC)), "/").text
    assert "2028 年订单" in later
    assert "2026 年订单" in later
    assert "14,621,000.00 CNY" in later


def test_the_ledger_is_taken_along_as_a_table(served: Application) -> None:
    """One row an order, the amounts as they stand in the report."""
    rows = get(served, "/company/zhipu/ledger.csv").text.splitlines()
    assert rows[0].startswith("order,date,status,buyer")
    assert len(rows) == 5
    assert any("1160000.00" in row for row in rows)


def test_a_company_has_a_workbook(served: Application) -> None:
    """What the page shows: its ledger, the bridge between its days, in its language; every address of the page answers."""
    page = get(served, "/company/zhipu?from=2026-01-14&to=2026-01-20&lang=en").text
    link = re.search(r'href="(/company/zhipu/workbook\.xlsx[^"]*)"', page)
    assert link
    answer = get(served, link[1].replace("&amp;", "&"))
    assert answer.headers["content-disposition"] == 'attachment; filename="zhipu.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(answer.content), data_only=True)
    cells = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    assert {"Zhipu AI", 1160000, 2975000} <= set(cells)
    assert any("2026-01-14" in str(value) for value in cells)


def test_pages_are_worked_out_before_they_are_asked_for(demo: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the start began is what the first reader is shown, in either language: nothing is drawn or added up again."""
    context = PageContext(settings=demo, now=lambda: NOW, file=HeldFile(demo.db_path))
    begin(context)
    context.reader.submit(lambda: None).result(60)
    monkeypatch.setattr(company_pages, "_worked_out", None)
    monkeypatch.setattr(company_pages, "_bridged", None)
    monkeypatch.setattr(company_pages, "ledger_rows", None)
    monkeypatch.setattr(company_pages, "_totalled", None)
    application = server._application(context, None)
    for path in ("/", *(f"/company/{company.id}" for company in demo.companies)):
        for language in ("", "?lang=zh", "?lang=en"):
            assert get(application, f"{path}{language}").status_code == 200


def test_a_source_shows_what_is_due_and_what_it_read_last(demo: Settings) -> None:
    """The looks due at its stored pages are those of the status; its newest three pages each lead on."""
    served = pages_of(demo)
    shown = get(served, "/sources?lang=en").text
    head = re.findall(r"<th[^>]*>([^<]*)</th>", shown)
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(<td.*?)</tr>", shown)]
    due = {row[0]: row[head.index("Looks due")] for row in rows if len(row) > 3}
    pages = [re.findall(r'href="(/notice/N\d+)\?lang=en"', row[2])[0] for row in rows if row[0] == "cn_ccgp" and len(row) == 3]
    with open_file(demo.db_path) as db:
        entry = status(db, Runtime(settings=demo, now=lambda: NOW), discover(), {})
        newest = column(db, "SELECT notice_id FROM notice_source WHERE source = 'cn_ccgp' ORDER BY notice_id DESC LIMIT 3")
    assert due == {each["id"]: str(each["looks_due"]) for each in entry["sources"]}
    assert int(due["cn_ccgp"]) > 0
    assert pages == [f"/notice/N{number}" for number in newest]
    assert {get(served, page).status_code for page in pages} == {200}


def test_one_order_is_no_orders(served: Application) -> None:
    """A count of one is said as one."""
    assert "1 order<" in get(served, "/?lang=en").text
    assert "4 orders" in get(served, "/?lang=en").text


def test_a_line_of_the_ledger_keeps_the_language(served: Application) -> None:
    """Its link to the order carries the language that the address names, and none where it names none."""
    for asked_for, kept in (("", ""), ("?lang=en", "?lang=en"), ("?lang=zh", "?lang=zh")):
        links = re.findall(r'href="/order/\w+([^"]*)"', get(served, f"/company/zhipu{asked_for}").text)
        assert set(links) == {kept}


def test_a_company_has_a_feed(served: Application) -> None:
    """The Atom feed holds the messages that were sent about it."""
    answer = get(served, "/company/zhipu/alerts.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert answer.text.count("<entry>") >= 4


def test_search_is_the_same_in_sql(served: Application) -> None:
    """The function that our searches use can be called in a query."""
    found = get(served, "/tracker/find_notices.json?words=三峡&_shape=array").json()
    assert len(found) == 2
    assert "三峡" in json.dumps(found, ensure_ascii=False)


def test_overlapping_values_are_all_marked() -> None:
    """Every piece knows the values that stand in it, and the pieces are the text."""
    from scrapers.notice import Evidence

    text = "甲公司以100万元中标"
    values = [Evidence(field="supplier", text="甲公司", start=0, end=3), Evidence(field="prose", text=text[:8], start=0, end=8)]
    cut = pieces(text, values)
    assert "".join(piece.text for piece in cut) == text
    assert [(piece.text, piece.marks) for piece in cut] == [("甲公司", (0, 1)), (text[3:8], (1,)), (text[8:], ())]


def test_both_languages_say_the_same() -> None:
    """Neither language lacks a phrase of the other."""
    assert set(page_words("zh").ours) == set(page_words("en").ours)
    assert NOW.tzinfo is not None
