"""The same pages over HTTP: what a portal on 127.0.0.1 is really sent, to the last header, colon and percent sign."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from urllib.parse import parse_qsl

import pytest

from scrapers.base import Fetch, ListItem, Reference, Scraper
from scrapers.notice import Notice
from tests.scrapers.sites.cases import Case, case_of
from tests.scrapers.sites.routes import Asked
from tests.scrapers.sites.telling import item_told, notice_told, references_of
from tests.support.fault_server import Portal, Reply, Seen
from tests.support.page_archive import MemoryArchive, quick_fetcher

# one portal of each family, and those that share no software with others
PORTALS = [
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
    "cn_impc",
    "cn_jsggzy",
    "cn_njggzy",
    "cn_psbc",
    "cn_qcc",
    "cn_sgcc",
    "cn_tianyancha",
    "cn_zcy_czbank",
    "cn_zcy_guangxi",
    "cn_zycg",
]


@pytest.mark.parametrize("site", PORTALS)
def test_a_portal_is_sent_what_it_expects(site: str) -> None:
    """Read over HTTP through the real fetcher, a site lists and parses what its golden file says; nothing else is asked."""
    case = case_of(site)
    golden = json.loads(case.golden.read_text(encoding="utf-8"))
    refused: list[str] = []
    archive = MemoryArchive()
    with Portal() as portal:
        portal.routes = {route.path: answering(case, portal, refused) for route in case.routes}
        scraper = case.site(portal.url)
        with quick_fetcher(portal.url, archive=archive) as fetch:
            items = list(scraper.list_notices(fetch, case.listing))
            read = {
                item.key: [notice_told(notice, portal.url) for notice in parsed(scraper, item, fetch)]
                for item in known(case, items)
            }
    assert refused == []
    assert [item_told(item, portal.url) for item in items] == golden["items"]
    assert read == golden["notices"]
    assert len(portal.log) == len(golden["requests"]) + sum(1 for item in known(case, items) if item.page is None)


def test_an_article_id_arrives_as_it_was_listed() -> None:
    """The slashes, pluses and equals signs of a base64 article id survive the way to the portal."""
    case = case_of("cn_zcy_guangxi")
    with Portal() as portal:
        portal.routes = {route.path: answering(case, portal, []) for route in case.routes}
        with quick_fetcher(portal.url) as fetch:
            reference = references_of(case.site(portal.url).list_notices(fetch, case.listing))[0]
            fetch(reference.request or reference.url)
    assert portal.log[-1].query["articleId"] == reference.key
    assert set("+/=") <= set(reference.key)


@pytest.mark.parametrize("site", ["cn_qcc", "cn_tianyancha"])
def test_keys_and_contacts_are_not_kept(site: str) -> None:
    """Of an aggregator's answers only rows without people are handed on; keys and contacts are in no page and no archive."""
    case = case_of(site)
    archive = MemoryArchive()
    with Portal() as portal:
        portal.routes = {route.path: answering(case, portal, []) for route in case.routes}
        with quick_fetcher(portal.url, archive=archive) as fetch:
            items = list(case.site(portal.url).list_notices(fetch, case.listing))
    kept = [page for pages in archive.pages.values() for page in pages] + [
        item.page for item in references_of(items) if item.page
    ]
    assert references_of(items)
    for page in kept:
        told = page.url + page.text
        assert "SYNTHETIC-PERSON" not in told
        assert "SYNTHETIC-NUMBER" not in told
        assert not any(secret in told for secret in case.listing.secrets.values())


def answering(case: Case, portal: Portal, refused: list[str]) -> Callable[[Seen], Reply]:
    """Answers a request the case knows, to the last parameter and required header; 400 for any other."""

    def answer(seen: Seen) -> Reply:
        asked = asked_of(seen, case, portal)
        for route in case.routes:
            if route.matches(asked):
                body = route.body().replace(case.root.encode(), portal.url.encode())
                return Reply(body=body, content_type=route.content_type)
        refused.append(f"{asked} {dict(seen.headers)}")
        return Reply(status=400, body="unexpected")

    return answer


def asked_of(seen: Seen, case: Case, portal: Portal) -> Asked:
    """The request as the case writes it: decoded, and addressed to the site's own host."""
    kind = seen.headers.get("content-type", "")
    form = dict(parse_qsl(seen.body.decode(), keep_blank_values=True)) if "form-urlencoded" in kind else None
    headers = {name: value.replace(portal.url, case.root) for name, value in seen.headers.items()}
    return Asked(
        method=seen.method,
        path=seen.path,
        params=dict(seen.query),
        form=form,
        json=json.loads(seen.body) if "json" in kind else None,
        headers=headers,
    )


def known(case: Case, items: Sequence[ListItem]) -> list[Reference]:
    """The listed notices whose pages the case holds."""
    keys = json.loads(case.golden.read_text(encoding="utf-8"))["notices"]
    return [item for item in references_of(items) if item.key in keys]


def parsed(scraper: Scraper, reference: Reference, fetch: Fetch) -> list[Notice]:
    """The notices of one listed reference, fetched where the list did not carry them."""
    page = reference.page or fetch(reference.request or reference.url)
    return list(scraper.parse(page, reference))
