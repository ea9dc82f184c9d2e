"""Broken JSON in one release or row: the others are kept, the next pages followed, the issue names it, the watermark moves on."""

from __future__ import annotations

import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scrapers.sites.us_usaspending import UsUsaspending
from tests.scrapers.ocds.samples import ALPHA, package, release
from tests.scrapers.test_usaspending import AWARD
from tests.support.fault_server import Reply, Seen, as_json
from tests.support.place import Place, states
from tests.system.running.test_open_data import body, watch

# printed in a number's place; JSON takes none of them
BROKEN = ("000", "", "221,000,000.00", "1 250 00", "12万")
HOLE = "987654321"
FEED = "/api/2.5/tenders"


def broken(value: dict[str, Any], printed: str) -> Reply:
    """An answer with `printed` where `HOLE` stands."""
    return body(json.dumps(value, ensure_ascii=False).replace(HOLE, printed).encode())


def spent(ident: str, amount: float) -> dict[str, Any]:
    """A row of USAspending's search."""
    return AWARD | {
        "generated_internal_id": f"CONT_AWD_{ident}",
        "Award ID": ident,
        "internal_id": len(ident),
        "Award Amount": amount,
    }


@pytest.mark.parametrize("printed", BROKEN)
def test_a_broken_row_of_usaspending_leaves_the_others(printed: str, place: Place) -> None:
    """The row's page and the next one are read, the issue says which row and byte, and the next run goes on from today."""
    watch(place, "us_usaspending", "Synthetic Analytics Inc.", "USD", 'supplier = ["Synthetic Analytics Inc."]\n')

    def awards(seen: Seen) -> Reply:
        number = json.loads(seen.body)["page"]
        rows = [[spent("A1", 10), spent("A2", int(HOLE)), spent("A3", 30)], [spent("A4", 40)]][number - 1]
        return broken({"results": rows, "page_metadata": {"page": number, "hasNext": number == 1}}, printed)

    none = as_json({"results": [], "page_metadata": {"page": 1, "hasNext": False}})
    place.portal.routes |= {
        "/api/v2/search/spending_by_award/": awards,
        "/api/v2/search/spending_by_transaction/": none,
    }
    assert states(place.run("us_usaspending")) == ["done"]
    assert sorted(place.column("SELECT key FROM notice")) == ["CONT_AWD_A1", "CONT_AWD_A3", "CONT_AWD_A4"]
    (said,) = place.column("SELECT message FROM issue")
    assert "CONT_AWD_A2" in str(said)
    assert "byte" in str(said)
    today = place.clock.now.astimezone(ZoneInfo(UsUsaspending.zone)).date()
    assert place.column("SELECT watermark FROM source_state") == [today.isoformat()]


@pytest.mark.parametrize("printed", BROKEN)
def test_a_broken_row_and_a_broken_process_of_a_feed_leave_the_others(printed: str, place: Place) -> None:
    """A row that is no JSON is an issue, a process that is none is unread and tried again; all others are kept."""
    watch(place, "ua_prozorro", "Alpha Works Ltd", "UAH")

    def feed(seen: Seen) -> Reply:
        page = {"0": 0, "1": 1}.get(seen.query["offset"], 0 if seen.query["offset"] != "end" else 2)
        rows = [["t1", "t2"], ["t3", "t4"], []][page]
        data: list[dict[str, Any]] = [
            {"id": name, "dateModified": "2026-01-27T10:00:00+02:00", "status": "complete"} for name in rows
        ]
        if page == 0:
            data.append({"id": "t9", "rank": int(HOLE), "status": "complete"})
        following = ["1", "end", "end"][page]
        return broken({"data": data, "next_page": {"uri": f"{place.portal.url}{FEED}?offset={following}"}}, printed)

    def process(number: int, amount: int) -> Reply:
        award = {"id": "A1", "status": "active", "date": "2026-01-20T00:00:00Z", "value": {"amount": amount, "currency": "UAH"}}
        award["suppliers"] = [{"id": "S1", "name": ALPHA["name"]}]
        found = json.loads(package(release(ocid=f"ocds-be6bcu-{number}", id=f"r{number}", awards=[award])))
        return broken(found, printed)

    place.portal.routes[FEED] = feed
    for number in (1, 2, 3, 4):
        place.portal.routes[f"{FEED}/t{number}"] = process(number, int(HOLE) if number == 2 else 1000)
    assert states(place.run("ua_prozorro")) == ["done"]
    assert sorted(place.column("SELECT key FROM notice")) == ["t1", "t3", "t4"]
    messages = " / ".join(str(each) for each in place.column("SELECT message FROM issue"))
    assert "the row t9 is not JSON at byte" in messages
    assert "the release ocds-be6bcu-2" in messages
    assert place.column("SELECT watermark FROM source_state") == [place.clock.now.date().isoformat()]

    place.portal.routes[f"{FEED}/t2"] = process(2, 1000)
    assert states(place.run("ua_prozorro", hours=24)) == ["done"]
    assert sorted(place.column("SELECT key FROM notice")) == ["t1", "t2", "t3", "t4"]


def test_a_figure_that_is_no_number_is_no_amount(place: Place) -> None:
    """NaN is read as an amount that is not printed, and its row is kept."""
    watch(place, "us_usaspending", "Synthetic Analytics Inc.", "USD", 'supplier = ["Synthetic Analytics Inc."]\n')
    answer = broken({"results": [spent("A1", int(HOLE))], "page_metadata": {"page": 1, "hasNext": False}}, "NaN")
    none = as_json({"results": [], "page_metadata": {"page": 1, "hasNext": False}})
    place.portal.routes |= {
        "/api/v2/search/spending_by_award/": answer,
        "/api/v2/search/spending_by_transaction/": none,
    }
    assert states(place.run("us_usaspending")) == ["done"]
    assert place.column("SELECT amount_minor FROM award") == [None]
