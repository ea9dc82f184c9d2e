"""Open data of the world goes the same way as pages: through `tracker run` into the file, the report and its currency."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.scrapers.ocds.samples import ALPHA, award, package, release
from tests.scrapers.ted.samples import WINNER, eforms
from tests.scrapers.test_usaspending import AWARD, CHANGE
from tests.support.fault_server import Reply, Seen, as_json
from tests.support.place import Place, states

WATCHED = """
language = "en"
contact = "mailto:ops@example.com"

[company.ours]
name = "Ours"
ticker = "00001.HK"
exchange = "HKEX"
currency = "{currency}"
organizations = ["{name}"]
"""
FILE = """
[source.{site}]
base_url = "{url}"
pace = 0
start = 2025-12-01
"""


def watch(place: Place, site: str, name: str, currency: str, more: str = "") -> None:
    """One source of a site on the portal, and one company."""
    company = WATCHED.replace("{currency}", currency).replace("{name}", name)
    place.configure(FILE.replace("{site}", site) + more, company)


def report(place: Place) -> dict[str, Any]:
    """The company's report as JSON."""
    answer = place.call("report", "--format", "json")
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    return found


def body(value: bytes) -> Reply:
    """A JSON document."""
    return Reply(body=value, content_type="application/json")


def test_an_open_contracting_file_goes_into_a_report_in_another_currency(place: Place) -> None:
    """Pounds are converted by a rate of the day, and the line says by which; nothing is new the second time."""
    watch(place, "world_ocds_file", "Alpha Works Ltd", "CNY")
    place.portal.routes["/"] = body(package(release()))
    answer = place.call("run", "world_ocds_file")
    assert answer.code == 0
    assert place.rows("SELECT supplier, amount_minor, currency FROM award") == [
        {"supplier": "Alpha Works Ltd", "amount_minor": 100000, "currency": "GBP"}
    ]
    (line,) = report(place)["lines"]
    assert (line["amount"], line["currency"]) == ("1000.00", "GBP")
    assert (line["fx_day"], line["fx_source"]) == ("2026-01-20", "ECB reference rate")
    assert Decimal(line["credited"]) == round(1000 * Decimal(line["fx_rate"]), 2)
    assert report(place)["currency"] == "CNY"
    assert states(place.run("world_ocds_file", hours=24)) == ["done"]
    assert place.column("SELECT new FROM run ORDER BY id DESC LIMIT 1") == [0]
    assert place.call("verify").code == 0


def test_two_winners_under_one_award_id_are_two_orders(place: Place) -> None:
    """A publisher that gives one id to two awards loses neither of them: each counts for its own supplier, to the penny."""
    watch(place, "world_ocds_file", "Beta Systems Ltd", "GBP")
    beta = award(suppliers=[{"id": "S2", "name": "Beta Systems Ltd"}], value={"amount": 2000, "currency": "GBP"})
    dearer = {"amount": 3000, "currency": "GBP"}
    lots = [award(relatedLots=["L1"], value=dearer), award(relatedLots=["L2"], suppliers=beta["suppliers"], value=dearer)]
    place.portal.routes["/"] = body(package(release(awards=[award(), beta]), release(ocid="ocds-abcdef-2", id="r2", awards=lots)))
    assert place.call("run", "world_ocds_file").code == 0
    orders = place.rows('SELECT supplier, amount_minor FROM "order" ORDER BY supplier, amount_minor')
    assert [tuple(row.values()) for row in orders] == [
        ("Alpha Works Ltd", 100000),
        ("Alpha Works Ltd", 300000),
        ("Beta Systems Ltd", 200000),
        ("Beta Systems Ltd", 300000),
    ]
    assert (report(place)["orders"], report(place)["floor"]) == (2, "5000.00")


def test_a_rate_of_one_s_own_wins_over_the_bundled_one(place: Place) -> None:
    """For its day and pair an imported rate counts, and the import says which one it replaced."""
    watch(place, "world_ocds_file", "Alpha Works Ltd", "CNY")
    place.portal.routes["/"] = body(package(release()))
    assert place.call("run", "world_ocds_file").code == 0
    bundled = report(place)["lines"][0]["fx_rate"]
    (place.folder / "fx.csv").write_text("base,quote,day,value,source\nGBP,CNY,2026-01-20,9.5,our bank\n", encoding="utf-8")
    told = place.call("fx", "import", str(place.folder / "fx.csv"))
    assert told.code == 0
    assert f"GBP/CNY on 2026-01-20: 9.5 replaces {bundled} (ECB reference rate)" in told.out + told.err
    (line,) = report(place)["lines"]
    assert (line["fx_rate"], line["fx_source"], line["credited"]) == ("9.5", "our bank", "9500.00")


def ted_rows(place: Place, number: str = "600001-2026") -> dict[str, Any]:
    """A search's answer with one notice."""
    links = {"xml": {"MUL": f"{place.portal.url}/notice/{number}/xml"}}
    row = {
        "publication-number": number,
        "publication-date": "2026-01-28+01:00",
        "notice-title": {"eng": "Works"},
        "buyer-name": {"eng": ["Buyer"]},
        "links": links,
    }
    return {"notices": [row], "totalNoticeCount": 1, "iterationNextToken": None, "timedOut": False}


@pytest.mark.parametrize("more", ["", 'region = ["NOR"]\n', 'keyword = ["72000000"]\n'])
def test_ted_is_searched_by_the_watched_name(place: Place, more: str) -> None:
    """Its eForms notice becomes an order in kroner; countries and codes asked of the search do not drop what it found."""
    watch(place, "eu_ted", "Vinner AS", "NOK", more)
    xml = eforms(WINNER)
    place.portal.routes["/v3/notices/search"] = as_json(ted_rows(place))
    place.portal.routes["/notice/600001-2026/xml"] = Reply(body=xml, content_type="application/xml")
    (ran,) = place.run("eu_ted")
    assert (ran.state, ran.reason, ran.counts["new"]) == ("done", None, 1)
    (supplier,) = place.column("SELECT supplier FROM award")
    watch(place, "eu_ted", str(supplier), "NOK", more)
    found = report(place)
    assert [(line["amount"], line["currency"]) for line in found["lines"]] == [("1000.00", "NOK")]
    query = json.loads(place.portal.asked("/v3/notices/search")[0].body)["query"]
    assert 'winner-name ~ ("Vinner AS")' in query
    assert place.call("verify").code == 0


def spending(seen: Seen) -> Reply:
    """The two searches of USAspending."""
    asked = json.loads(seen.body)
    rows = [AWARD] if "transaction" not in seen.path else [CHANGE]
    assert asked["filters"]
    return as_json({"results": rows, "page_metadata": {"page": 1, "hasNext": False}})


def test_awards_and_modifications_of_usaspending_are_one_order(place: Place) -> None:
    """Asked by the watched name, whatever its capitals; the order's amount is what was obligated to date."""
    watch(place, "us_usaspending", "Synthetic Analytics Inc.", "USD", 'supplier = ["Synthetic Analytics Inc."]\n')
    for kind in ("award", "transaction"):
        place.portal.routes[f"/api/v2/search/spending_by_{kind}/"] = spending
    (ran,) = place.run("us_usaspending")
    assert (ran.state, ran.reason) == ("done", None)
    (line,) = report(place)["lines"]
    assert (line["amount"], line["currency"]) == ("1250000.50", "USD")
    assert place.column("SELECT count(*) FROM notice") == [2]
    assert place.call("verify").code == 0
    place.forget()
    assert states(place.run("us_usaspending", archive=True)) == ["done"]
    assert [(each["amount"], each["currency"]) for each in report(place)["lines"]] == [("1250000.50", "USD")]


def test_a_process_that_changed_is_read_again_at_once(place: Place) -> None:
    """The feed says when; what it does not call changed is not asked for again."""
    watch(place, "ua_prozorro", "Alpha Works Ltd", "UAH")
    feed = "/api/2.5/tenders"
    changed = {"t1": "2026-01-27T10:00:00+02:00", "t2": "2026-01-27T11:00:00+02:00"}
    value = {"amount": 1000, "currency": "UAH"}

    def answer(seen: Seen) -> Reply:
        rows = [{"id": name, "dateModified": at, "status": "complete"} for name, at in changed.items()]
        last = seen.query["offset"] == "end"
        return as_json({"data": [] if last else rows, "next_page": {"uri": f"{place.portal.url}{feed}?offset=end"}})

    def process(number: int) -> Reply:
        award = {"id": "A1", "status": "active", "date": "2026-01-20T00:00:00Z", "value": value}
        award["suppliers"] = [{"id": "S1", "name": ALPHA["name"]}]
        return body(package(release(ocid=f"ocds-be6bcu-{number}", id=f"r{number}", awards=[award])))

    place.portal.routes |= {feed: answer, f"{feed}/t1": lambda _: process(1), f"{feed}/t2": lambda _: process(2)}
    assert states(place.run("ua_prozorro")) == ["done"]
    assert len(place.portal.asked(f"{feed}/t1")) == 1
    assert states(place.run("ua_prozorro", hours=24)) == ["done"]
    assert len(place.portal.asked(f"{feed}/t1")) == 1
    value["amount"] = 1500
    changed["t1"] = "2026-01-29T14:00:00+02:00"
    assert states(place.run("ua_prozorro", hours=24)) == ["done"]
    assert (len(place.portal.asked(f"{feed}/t1")), len(place.portal.asked(f"{feed}/t2"))) == (2, 1)
    assert sorted(place.column("SELECT amount_minor FROM award")) == [100000, 150000]
    assert states(place.run("ua_prozorro", hours=24)) == ["done"]
    assert len(place.portal.asked(f"{feed}/t1")) == 2
