"""What `tracker export` writes are the report's own figures, in files that are whole and never in place of others."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from tests.support.demo_file import played_demo
from tests.tracker.cli.conftest import Tracker
from tracker.cli.context import today

NAMES = ["overview", "intake", "ledger", "notices", "ratios", "customers", "bridge", "sources"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The configuration of a demo that has been played, whose pages are served somewhere."""
    settings = played_demo(tmp_path_factory.mktemp("book") / "demo")
    path = settings.folder / "tracker.toml"
    text = path.read_text(encoding="utf-8").replace('language = "zh"', 'language = "en"')
    path.write_text(text + '\n[serve]\naddress = "https://tracker.example.com/"\n', encoding="utf-8")
    return path


def exported(tracker: Tracker, demo: Path, out: Path, *which: str) -> Any:
    """The workbook as openpyxl reads it."""
    answer = tracker("--config", str(demo), "export", "xlsx", *which, "--out", str(out))
    assert answer.code == 0, answer.err
    return openpyxl.load_workbook(out)


def rows(book: Any, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet by heading."""
    head, *body = ([cell.value for cell in row] for row in book[name].iter_rows())
    return [dict(zip(head, row, strict=True)) for row in body]


def exact(value: Any) -> Decimal:
    """A cell's number as the amount that it shows: to the fen."""
    return Decimal(repr(value))


@pytest.mark.parametrize("which", ["zhipu", "--all"])
def test_the_figures_are_the_reports(tracker: Tracker, demo: Path, tmp_path: Path, which: str) -> None:
    """Totals, orders, intake, ratios, customers and bridge are those of the JSON report, to the fen."""
    book = exported(tracker, demo, tmp_path / "book.xlsx", which)
    # the bridge is the running year's
    day = today()
    asked = tracker("--config", str(demo), "report", which, "--bridge", f"{day.year}-01-01", f"{day}", "--format", "json")
    found = json.loads(asked.out)
    reports = found if isinstance(found, list) else [found]

    assert book.sheetnames == NAMES
    _check_overview_and_ledger(book, reports)
    _check_periods_and_customers(book, reports)


def _check_overview_and_ledger(book: Any, reports: list[dict[str, Any]]) -> None:
    for report, row in zip(reports, rows(book, "overview"), strict=True):
        assert (row["company"], row["orders"], row["unpriced"]) == (
            report["company"]["name"],
            report["orders"],
            report["unpriced"],
        )
        for bound in ("floor", "stated", "ceiling"):
            assert exact(row[bound]) == Decimal(report[bound])
        assert exact(row["year to date"]) == Decimal(report["intake"]["year_to_date"]["stated"])
    lines = [line for report in reports for line in report["lines"]]
    assert [(row["order"], row["date"].date().isoformat()) for row in rows(book, "ledger")] == [
        (line["order"], line["date"]) for line in lines
    ]
    for line, row in zip(lines, rows(book, "ledger"), strict=True):
        for key in ("amount", "credited", "floor", "ceiling"):
            assert exact(row[key]) == Decimal(line[key])
        assert row["ratio"] == pytest.approx(line["ratio"], rel=1e-14) if line["ratio"] is not None else row["ratio"] is None


def _check_periods_and_customers(book: Any, reports: list[dict[str, Any]]) -> None:
    sums = [entry for report in reports for entry in _intake(report)]
    for entry, row in zip(sums, rows(book, "intake"), strict=True):
        assert (row["period"], row["orders"], exact(row["stated"])) == (
            entry["period"],
            entry["orders"],
            Decimal(entry["stated"]),
        )
    ratios = [entry for report in reports for entry in report["ratios"]]
    for entry, row in zip(ratios, rows(book, "ratios"), strict=True):
        assert (row["period"], row["segment"], row["currency"]) == (entry["period"], entry["segment"], entry["currency"])
        assert exact(row["revenue"]) == Decimal(entry["revenue"])
        assert row["ratio"] == pytest.approx(entry["ratio"], rel=1e-14)
    steps = [step for report in reports for step in report["bridge"]]
    assert [exact(row["stated"]) for row in rows(book, "bridge")] == [Decimal(step["stated"]) for step in steps]
    top = [each for report in reports for each in report["customers"]["top_five"]]
    assert [(row["buyer"], exact(row["stated"])) for row in rows(book, "customers")] == [
        (each["buyer"], Decimal(each["stated"])) for each in top
    ]


def _intake(report: dict[str, Any]) -> list[dict[str, Any]]:
    found = report["intake"]
    return [*found["months"], *found["quarters"], found["year_to_date"], found["rolling_twelve_months"]]


def test_orders_lead_to_their_page_and_notices_to_their_portal(tracker: Tracker, demo: Path, tmp_path: Path) -> None:
    """The ledger links each order to the page that is served and to its notice; every notice stands on a sheet of its own."""
    book = exported(tracker, demo, tmp_path / "book.xlsx", "zhipu")
    links = {cell.coordinate: cell.hyperlink.target for row in book["ledger"].iter_rows() for cell in row if cell.hyperlink}

    assert [links[f"B{number}"] for number in range(2, 6)] == [
        f"https://tracker.example.com/order/{row['order']}" for row in rows(book, "ledger")
    ]
    assert [url for url in links.values() if url.startswith("http://127.0.0.1")] == [
        row["notice"] for row in rows(book, "ledger")
    ]
    assert book["overview"]["A2"].hyperlink.target == "https://tracker.example.com/company/zhipu"
    assert len(rows(book, "notices")) == 4
    assert {row["site"] for row in rows(book, "notices")} <= {row["site"] for row in rows(book, "sources")}


def test_without_a_served_page_there_is_no_link_to_one(tracker: Tracker, demo: Path, tmp_path: Path) -> None:
    """An order is plain text where nothing says at which address its page is served."""
    plain = demo.with_name("plain.toml")
    plain.write_text(demo.read_text(encoding="utf-8").partition("[serve]")[0], encoding="utf-8")
    book = exported(tracker, plain, tmp_path / "book.xlsx", "zhipu")
    assert book["ledger"]["B2"].hyperlink is None


def test_heads_stay_in_sight_and_numbers_have_their_form(tracker: Tracker, demo: Path, tmp_path: Path) -> None:
    """Each head is frozen, amounts are grouped with their decimals, shares are percentages, days are days."""
    book = exported(tracker, demo, tmp_path / "book.xlsx", "zhipu")
    ledger = book["ledger"]
    forms = {head.value: cell.number_format for head, cell in zip(ledger[1], ledger[2], strict=True)}

    assert [sheet.title for sheet in book if not sheet.freeze_panes or not sheet.freeze_panes.endswith("2")] == []
    assert (forms["amount"], forms["ratio"], forms["date"]) == ("#,##0.00", "0.00%", "yyyy-mm-dd")
    assert ledger.auto_filter.ref == f"A1:U{ledger.max_row}"


def test_a_chart_draws_each_companys_months(tracker: Tracker, demo: Path, tmp_path: Path) -> None:
    """The overview has a chart for every company with orders, over that company's months on the sheet of intake."""
    book = exported(tracker, demo, tmp_path / "book.xlsx", "--all")
    intake = rows(book, "intake")
    charts = book["overview"]._charts
    drawn = set()
    for chart in charts:
        amounts = chart.series[0].val.numRef.f
        assert amounts.startswith("intake!$H$")
        first, last = (int(part.rpartition("$")[2]) - 2 for part in amounts.partition("!")[2].split(":"))
        assert {row["span"] for row in intake[first : last + 1]} == {"month"}
        drawn |= {row["company"] for row in intake[first : last + 1]}
    assert len(charts) == 2
    assert drawn == {row["company"] for row in rows(book, "ledger")}


def test_the_ledger_as_csv_is_the_reports(tracker: Tracker, demo: Path, tmp_path: Path) -> None:
    """One row an order of every company; with --bom Excel takes it for UTF-8."""
    for name, more in (("plain.csv", ()), ("excel.csv", ("--bom",))):
        assert tracker("--config", str(demo), "export", "csv", "--all", "--out", str(tmp_path / name), *more).code == 0
    plain, excel = ((tmp_path / name).read_bytes() for name in ("plain.csv", "excel.csv"))
    reports = json.loads(tracker("--config", str(demo), "report", "--all", "--format", "json").out)
    lines = [(line["order"], line["amount"], report["company"]["id"]) for report in reports for line in report["lines"]]

    assert excel == b"\xef\xbb\xbf" + plain
    found = csv.DictReader(io.StringIO(plain.decode("utf-8"), newline=""))
    assert [(row["order"], row["amount"], row["company"]) for row in found] == lines


def test_the_feed_is_that_of_the_page(tracker: Tracker, demo: Path, tmp_path: Path) -> None:
    """Each message about the company is an entry under the id that it bore."""
    out = tmp_path / "feed.atom"
    assert tracker("--config", str(demo), "export", "atom", "02513.hk", "--out", str(out)).code == 0
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.parse(out).getroot()  # noqa: S314 # written just now
    alerts = json.loads(tracker("--config", str(demo), "alerts", "list", "--company", "zhipu", "--format", "json").out)

    named = {entry.findtext(f"{atom}id").rpartition(":")[2] for entry in feed.iter(f"{atom}entry")}
    assert named == {each["message_id"] for each in alerts}


@pytest.mark.parametrize("kind", ["xlsx", "csv", "atom"])
def test_a_file_that_is_there_stays_as_it_is(tracker: Tracker, demo: Path, tmp_path: Path, kind: str) -> None:
    """Nothing is written over; the error names the file."""
    out = tmp_path / "there"
    out.write_bytes(b"mine")
    answer = tracker("--config", str(demo), "export", kind, "zhipu", "--out", str(out))
    assert (answer.code, out.read_bytes()) == (1, b"mine")
    assert f"{out} is there already" in answer.err


@pytest.mark.parametrize("kind", ["xlsx", "csv", "atom"])
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("zhipuu", "--out", "new"), 2, "no such company 'zhipuu', did you mean zhipu"),
        (("02531.HK", "--out", "new"), 2, "did you mean zhipu"),
        (("zhipu", "--out", "nowhere/new"), 1, "nowhere/new cannot be written: No such file or directory"),
        (("zhipu",), 2, "--out"),
    ],
)
def test_a_mistake_is_one_line_and_leaves_no_file(
    tracker: Tracker, demo: Path, tmp_path: Path, kind: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """An unknown company names the nearest; what cannot be written says why; nothing is left behind."""
    answer = tracker("--config", str(demo), "export", kind, *arguments)
    assert answer.code == code
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_one_company_or_all_must_be_asked_for(tracker: Tracker, demo: Path, kind: str) -> None:
    """Neither and both are refused."""
    neither = tracker("--config", str(demo), "export", kind, "--out", "new")
    both = tracker("--config", str(demo), "export", kind, "zhipu", "--all", "--out", "new")
    assert (neither.code, both.code) == (2, 2)
    assert "name a company or say --all" in neither.err
    assert "not both" in both.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('host = "https://x.example"', "serve.host: unknown key; expected one of address"),
        ('address = "x.example"', "serve.address"),
    ],
)
def test_a_bad_address_of_the_page_is_one_line(tracker: Tracker, tmp_path: Path, line: str, said: str) -> None:
    """The key and what was expected are named; the exit code is 2."""
    (tmp_path / "tracker.toml").write_text(f"[serve]\n{line}\n", encoding="utf-8")
    answer = tracker("orders")
    assert answer.code == 2
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
