"""Lists that are searches: asked by name, country or code, and never for everything."""

import json
from datetime import date
from typing import Any

import pytest

from scrapers.base import Filters, Listing, ListIssue, StatedTotal
from scrapers.errors import LayoutChanged
from scrapers.sites.eu_ted import EuTed, searches
from scrapers.sites.us_usaspending import UsUsaspending
from tests.scrapers.sites.listing import DAY, keys, listed, reply
from tests.scrapers.test_usaspending import AWARD, CHANGE
from tests.support.fault_server import Portal, Reply, Seen


def ted_row(number: int) -> dict[str, Any]:
    """A row of TED's search."""
    return {
        "publication-number": f"{number}-2026",
        "publication-date": "2026-01-21+01:00",
        "notice-type": "can-standard",
        "notice-title": {"nor": "Arbeid", "eng": "Works"},
        "buyer-name": {"nor": ["Kommune", "Kommune"]},
        "links": {"xml": {"MUL": f"https://ted.europa.eu/en/notice/{number}-2026/xml"}},
    }


def test_ted_is_searched_by_name_page_after_page(portal: Portal) -> None:
    """A JSON POST by iteration token; days in the only order that finds anything; fields and limit within what is allowed."""

    def answer(seen: Seen) -> Reply:
        token = json.loads(seen.body).get("iterationNextToken")
        rows = {None: [ted_row(1), {"publication-number": "2-2026"}], "t1": [ted_row(3)], "t2": []}[token]
        following = {None: "t1", "t1": "t2", "t2": None}[token]
        return reply({"notices": rows, "totalNoticeCount": 3, "iterationNextToken": following, "timedOut": token == "t1"})

    portal.routes["/v3/notices/search"] = answer
    items = listed(EuTed, portal, Listing(since=date(2026, 1, 10), today=date(2026, 1, 21), names=('Alfa "AS"*',)))
    assert keys(items) == ["1-2026", "3-2026"]
    first = items[1]
    assert (first.title, first.buyer, first.published) == ("Works", "Kommune", date(2026, 1, 21))
    assert first.request.url == "https://ted.europa.eu/en/notice/1-2026/xml"
    assert [item.total for item in items if isinstance(item, StatedTotal)] == [3]
    assert [item.kind for item in items if isinstance(item, ListIssue)] == ["broken_item", "incomplete"]
    asked = json.loads(portal.log[0].body)
    assert (portal.log[0].method, len(portal.log)) == ("POST", 3)
    assert asked["query"] == (
        "notice-type IN (can-standard can-social can-desg can-tran veat can-modif) AND publication-date >= 20260110 "
        'AND publication-date <= 20260121 AND winner-name ~ ("Alfa AS") SORT BY publication-date DESC'
    )
    assert (asked["paginationMode"], asked["scope"]) == ("ITERATION", "ALL")
    assert asked["limit"] <= 250
    assert asked["limit"] * (len(asked["fields"]) + 1) <= 10_000


def test_ted_can_be_searched_by_country_and_code() -> None:
    """Filters that are countries or CPV codes narrow a name's search, or stand alone."""
    filters = Filters(region=("DEU", "München"), keyword=("72000000", "software"))
    (search,) = searches(Listing(since=DAY.since, today=DAY.today, filters=filters))
    assert "buyer-country IN (DEU) AND classification-cpv IN (72000000) SORT BY" in search.query
    (search,) = searches(Listing(since=DAY.since, today=DAY.today, filters=filters, names=("Alfa",)))
    assert search.channel == "Alfa"
    assert "buyer-country IN (DEU)" in search.query


def test_a_search_that_would_ask_for_everything_is_not_sent(portal: Portal) -> None:
    """Without a watched name nothing is asked, and that is said."""
    for scraper in (EuTed, UsUsaspending):
        assert [item.kind for item in listed(scraper, portal)] == ["nothing_asked"]
    assert portal.log == []


def test_a_failing_search_leaves_the_other_names(portal: Portal) -> None:
    """One name's search that breaks is an issue of its channel."""
    portal.routes["/v3/notices/search"] = lambda seen: (
        reply({"message": "syntax"}) if "Beta" in seen.body.decode() else reply({"notices": [ted_row(1)], "totalNoticeCount": 1})
    )
    items = listed(EuTed, portal, Listing(since=DAY.since, today=DAY.today, names=("Beta", "Alfa")))
    assert keys(items) == ["1-2026"]
    assert [(item.kind, item.channel) for item in items if isinstance(item, ListIssue)] == [("layout_changed", "Beta")]


def test_usaspending_is_searched_for_awards_and_their_changes(portal: Portal) -> None:
    """One group of award types, dates of modification, pages by the last row; the first transaction is the award itself."""

    def awards(seen: Seen) -> Reply:
        page = json.loads(seen.body)["page"]
        row = {**AWARD, "generated_internal_id": f"CONT_AWD_{page}"}
        metadata = {"page": page, "hasNext": page == 1, "last_record_unique_id": 77, "last_record_sort_value": "2026-01-20"}
        return reply({"results": [row], "page_metadata": metadata})

    portal.routes["/api/v2/search/spending_by_award/"] = awards
    first = {**CHANGE, "Mod": "0"}
    portal.routes["/api/v2/search/spending_by_transaction/"] = reply(
        {"results": [CHANGE, first], "page_metadata": {"hasNext": False}}
    )
    items = listed(
        UsUsaspending, portal, Listing(since=date(2026, 1, 10), today=date(2026, 1, 21), names=("Synthetic Analytics",))
    )
    assert keys(items) == ["CONT_AWD_1", "CONT_AWD_2", f"{AWARD['generated_internal_id']}/P00002"]
    one, two, changes = (json.loads(seen.body) for seen in portal.log)
    assert one["filters"] == {
        "award_type_codes": ["A", "B", "C", "D"],
        "recipient_search_text": ["Synthetic Analytics"],
        "time_period": [{"start_date": "2026-01-10", "end_date": "2026-01-21", "date_type": "last_modified_date"}],
    }
    assert (two["page"], two["last_record_unique_id"], two["last_record_sort_value"]) == (2, 77, "2026-01-20")
    assert one["sort"] in one["fields"]
    assert changes["sort"] in changes["fields"]
    assert "date_type" not in changes["filters"]["time_period"][0]
    # an award of last year that was modified now is listed now
    assert items[0].published == date(2026, 1, 20)
    (notice,) = UsUsaspending(portal.url).parse(items[1].page, items[1])
    assert notice.key == "CONT_AWD_2"


def test_usaspending_rows_without_their_fields_are_refused(portal: Portal) -> None:
    """A renamed field would otherwise pass for an award without an amount."""
    row = {("Obligated" if name == "Award Amount" else name): value for name, value in AWARD.items()}
    portal.routes["/api/v2/search/spending_by_award/"] = reply({"results": [row], "page_metadata": {"hasNext": False}})
    portal.routes["/api/v2/search/spending_by_transaction/"] = reply({"results": [], "page_metadata": {}})
    with pytest.raises(LayoutChanged, match="Award Amount"):
        listed(UsUsaspending, portal, Listing(since=DAY.since, today=DAY.today, names=("Synthetic",)))


def test_nothing_older_than_the_search_knows_is_asked(portal: Portal) -> None:
    """USAspending refuses days before October 2007."""
    portal.routes["/api/v2/search/spending_by_award/"] = reply({"results": [], "page_metadata": {"hasNext": False}})
    portal.routes["/api/v2/search/spending_by_transaction/"] = reply({"results": [], "page_metadata": {"hasNext": False}})
    listed(UsUsaspending, portal, Listing(since=date(2001, 1, 1), today=date(2026, 1, 21), names=("Synthetic",)))
    assert json.loads(portal.log[0].body)["filters"]["time_period"][0]["start_date"] == "2007-10-01"
