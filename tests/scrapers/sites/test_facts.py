"""Facts of a site replaced by its user: whatever a portal renames is mended in the configuration."""

from __future__ import annotations

import json
import re
from dataclasses import is_dataclass, replace
from datetime import date
from typing import Any, get_type_hints

import pytest

from scrapers.base import Reference, Scraper, Selector
from scrapers.errors import ScraperError
from scrapers.facts import FactError, checked_facts, facts_of, names_of
from scrapers.registry import discover
from scrapers.sites.cn_ctg import CnCtg
from tests.scrapers.sites.cases import Case, FakeFetch, case_of
from tests.scrapers.sites.routes import Route
from tests.scrapers.sites.telling import issues_of, item_told, notice_told, references_of

# one portal of each family, and those that share no software with others
SITES = (
    "cn_11185",
    "cn_ccgp",
    "cn_ccgp_jiangsu",
    "cn_ccgp_search",
    "cn_cfcpn",
    "cn_chinamobile",
    "cn_chinapost",
    "cn_chinaunicom",
    "cn_ctg",
    "cn_ggzy",
    "cn_jsggzy",
    "cn_njggzy",
    "cn_psbc",
    "cn_qcc",
    "cn_sgcc",
    "cn_tianyancha",
    "cn_zcy_czbank",
    "cn_zycg",
    "eu_ted",
    "uk_scotland",
    "uk_contracts_finder",
    "us_usaspending",
    "world_ocds_file",
)
RENAMED = "moved9"
# ids, classes and values of attributes in a selector; keys in a path of JSON; elements where there is nothing else
WORD = re.compile(r"(?<=[#=])[\w-]+|(?<=[a-z0-9]\.)[\w-]+|(?<=^)\w+(?=$)|h1")
FOUND = discover()
FACTS = [(site, name) for site in SITES for name in names_of(FOUND[site])]


def is_place(site: type[Scraper], name: str) -> bool:
    """Whether a fact says where something stands in a page or a reply, and not what is asked of the portal."""
    return get_type_hints(site, include_extras=True)[name] == Any or name.endswith("_at")


@pytest.mark.parametrize("site", FOUND.values(), ids=lambda site: site.id)
def test_facts_as_shown_can_be_written_back(site: type[Scraper]) -> None:
    """Facts as `tracker sources show` prints them are facts that the configuration takes, and change nothing."""
    shown = facts_of(site())
    replaced = checked_facts(site, shown)
    assert facts_of(site(None, replaced)) == shown
    assert {name: getattr(site(), name) for name in shown} == replaced


@pytest.mark.parametrize(("site", "name"), [fact for fact in FACTS if is_place(FOUND[fact[0]], fact[1])])
def test_what_a_portal_moves_is_found_again(site: str, name: str) -> None:
    """A portal that renames an element or a key is read as before once the fact says so."""
    case = case_of(site)
    places = {fact: str(value) for fact, value in facts_of(case.site()).items() if is_place(case.scraper, fact)}
    token = WORD.findall(places[name])[0]
    word = re.compile(rf"(?<![\w-]){token}(?![\w-])")

    def moved(body: bytes, _route: Route) -> bytes:
        return word.sub(RENAMED, body.decode()).encode()

    renamed = {fact: word.sub(RENAMED, written) for fact, written in places.items() if word.search(written)}
    scraper = case.scraper(None, checked_facts(case.scraper, renamed))
    assert read_from(scraper, case, moved) == read_from(case.site(), case, None)


@pytest.mark.parametrize(("site", "name"), [fact for fact in FACTS if not is_place(FOUND[fact[0]], fact[1])])
def test_what_a_portal_renumbers_is_asked_and_listed_anew(site: str, name: str) -> None:
    """A channel's code, a page's size, a path or a prefix of the configuration changes what is asked, or what is taken."""
    case = case_of(site)
    value = "%d/%m/%Y" if name == "day_form" else other(getattr(case.scraper, name))
    replaced = checked_facts(case.scraper, {name: value})
    assert asked_and_listed(case.scraper(None, replaced), case) != asked_and_listed(case.site(), case)


def test_a_list_that_prints_its_days_in_another_order_is_read_again() -> None:
    """A portal that turns 2026-01-27 into 27/01/2026 is read as before once the fact says so."""
    case = case_of("cn_ctg")

    def turned(body: bytes, _route: Route) -> bytes:
        return re.sub(r"\b(\d{4})-(\d\d)-(\d\d)\b", r"\3/\2/\1", body.decode()).encode()

    lost = list(case.site().list_notices(FakeFetch(case, turned), case.listing))
    assert references_of(lost) == []
    assert "no date in '27/01/2026', expected one like 2026-01-27" in " ".join(issue.message for issue in issues_of(lost))
    scraper = case.scraper(None, checked_facts(case.scraper, {"day_form": "%d/%m/%Y"}))
    items = list(scraper.list_notices(FakeFetch(case, turned), case.listing))
    assert [item_told(item, case.root) for item in items] == [item_told(item, case.root) for item in case.listed()[0]]


def asked_and_listed(scraper: Scraper, case: Case) -> list[str]:
    """Requests and items of a listing, and the error that ended it."""
    fetch = FakeFetch(case, loose=True)
    listed: list[str] = []
    try:
        listed.extend(str(item) for item in scraper.list_notices(fetch, replace(case.listing, since=date(2025, 1, 1))))
    except ScraperError as error:
        listed.append(str(error))
    return [*fetch.log, *listed]


def other(value: Any) -> Any:
    """Another value of the same kind, as the configuration writes it."""
    if isinstance(value, int):
        return 1
    if isinstance(value, str):
        return f"%Y-%m-%d {RENAMED}" if "%" in value else f"/{RENAMED}" if value.startswith("/") else RENAMED
    if isinstance(value, dict):
        return {RENAMED: "结果"}
    if value and is_dataclass(value[0]):
        return [{**item, next(iter(item)): RENAMED} for item in facts_of_rows(value)]
    return [other(item) for item in value] or [RENAMED]


def facts_of_rows(rows: Any) -> list[dict[str, Any]]:
    """Channels as the configuration writes them."""
    return [{name: getattr(row, name) for name in row.__slots__} for row in rows]


def read_from(scraper: Scraper, case: Case, change: Any) -> str:
    """Everything a site lists and reads of a case's pages, `change` made to each."""
    items = list(scraper.list_notices(FakeFetch(case, change), case.listing))
    told = [item_told(item, case.root) for item in items]
    for item in items:
        page = case.page_of(item, change) if isinstance(item, Reference) else None
        if page is not None:
            told.extend(notice_told(notice, case.root) for notice in scraper.parse(page, item))
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"channel": []}, "channel: no such fact; did you mean channels?"),
        ({"zzz": 1}, "zzz: no such fact; the facts of cn_ctg are channels, list_at, items_at, day_form, body_at, title_at"),
        ({"channels": "1ywgg7"}, "channels: expected a list, found '1ywgg7'"),
        ({"channels": [{"code": "1ywgg7"}]}, "channels.0.names: missing, found {'code': '1ywgg7'}"),
        ({"channels": [{"code": "x", "names": ["y"], "labels": 1}]}, "channels.0.labels: no such key, found 1"),
        ({"day_form": "DD/MM/YYYY"}, "day_form: expected %Y, %m and %d once each, such as %d/%m/%Y, found 'DD/MM/YYYY'"),
        ({"day_form": "%d/%m/%y"}, "day_form: expected %Y, %m and %d once each, such as %d/%m/%Y, found '%d/%m/%y'"),
        ({"list_at": "#list1["}, "list_at: '#list1[' is no CSS selector"),
        ({"list_at": 3}, "list_at: expected text, found 3"),
        ({"channels": []}, "channels: empty, expected a value; leave the line out for the module's own"),
    ],
)
def test_an_unfit_fact_is_refused_with_its_place(table: dict[str, object], said: str) -> None:
    """An unknown fact, another kind of value, a selector that is none and an empty value are refused, each in words."""
    with pytest.raises(FactError) as refused:
        checked_facts(CnCtg, table)
    assert str(refused.value) == said


def test_selectors_are_marked_as_such() -> None:
    """Every fact whose name ends in `_at` and whose site reads HTML is a selector, so that a slip is refused at once."""
    for site in FOUND.values():
        hints = get_type_hints(site, include_extras=True)
        html = [name for name in names_of(site) if name.endswith("_at") and not site.leads]
        assert all(Selector in getattr(hints[name], "__args__", ()) for name in html), site.id
