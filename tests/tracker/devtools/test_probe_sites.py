"""A probe of every site: its own pages match, and whatever stands in their place is a verdict."""

from __future__ import annotations

import json

import pytest

from scrapers.registry import discover
from tests.scrapers.sites.breaking import SPOILT
from tests.scrapers.sites.cases import Change, FakeFetch, case_of
from tests.scrapers.sites.routes import reshaped
from tracker.devtools.probe import Findings, Verdict, probe_lists, probe_notice
from tracker.devtools.probe_bundle import as_json, lines

CHANGES: dict[str, Change] = {
    **{name: (lambda _, __, page=page: page) for name, page in SPOILT.items()},
    "new names": reshaped,
}


def findings(site: str, change: Change | None) -> Findings:
    """A probe of the site's own pages, `change` made to each; told and as JSON without an error."""
    case = case_of(site)
    scraper, fetch = case.site(), FakeFetch(case, change, loose=True)
    lists = probe_lists(scraper, fetch, case.listing)
    found = Findings(source=site, scraper=scraper, lists=tuple(lists), notice=probe_notice(scraper, fetch, lists, None))
    assert list(lines(found))
    assert json.dumps(as_json(found))
    return found


@pytest.mark.parametrize("site", sorted(discover()))
def test_a_sites_own_pages_match(site: str) -> None:
    """Every channel of every site is as expected or empty on the site's own pages, and a notice is read where one is listed."""
    found = findings(site, None)
    assert {each.verdict for each in found.lists} <= {Verdict.MATCHES, Verdict.EMPTY}
    is_listed = any(each.references for each in found.lists)
    assert found.notice.verdict is (Verdict.MATCHES if is_listed else Verdict.NOT_READ)
    assert not any(each.suggestion for each in found.all)


@pytest.mark.parametrize("kind", CHANGES)
@pytest.mark.parametrize("site", sorted(discover()))
def test_other_pages_are_a_verdict_and_no_channel_of_another_name(site: str, kind: str) -> None:
    """A refusal, an error page, nothing, foreign JSON and renamed elements in place of every page match nowhere."""
    found = findings(site, CHANGES[kind])
    assert not any(each.verdict is Verdict.MATCHES for each in found.all)
    assert all(each.reason for each in found.all)
    assert not any(each.suggestion for each in found.all)
