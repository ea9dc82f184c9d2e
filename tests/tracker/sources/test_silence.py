"""A company's silence is explained by the sites that ever carried it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.tracker.rules.cases import ZHIPU, cases_of
from tracker.ledger.ledger import Ledger
from tracker.model.order import OrderStatus
from tracker.model.states import SourceState
from tracker.sources.silence import SiteState, explain, say


def ledger_on(sites: list[str], dated: date) -> Ledger:
    """One order per site, all of one day."""
    line = next(case for case in cases_of("W001") if case.flags).facts.after.lines[0]
    lines = []
    for number, site in enumerate(sites):
        notice = replace(line.order.notices[0], site=site)
        lines.append(replace(line, dated=dated, order=replace(line.order, id=f"OSITE{number}", notices=(notice,))))
    return Ledger(company=ZHIPU, lines=tuple(lines), revenue=())


SITES = ["a", "b", "c", "d", "e"]


def states(dark: date | None) -> list[SiteState]:
    """Four healthy sites, one dark."""
    return [SiteState(site=site, state=SourceState.HEALTHY) for site in SITES[:4]] + [
        SiteState(site="e", state=SourceState.DARK, since=dark),
        SiteState(site="never_carried", state=SourceState.DARK, since=dark),
    ]


def test_silence_counts_the_sites_that_carried_the_company() -> None:
    """Four of five are healthy, one is dark since 3 May; a dark site that never carried it is left out."""
    silence = explain(ledger_on(SITES, date(2026, 5, 1)), states(date(2026, 5, 3)), date(2026, 5, 22))
    assert (silence.days, silence.sites, len(silence.healthy)) == (21, 5, 4)
    assert say(silence, "en") == (
        "Zhipu AI: no orders in 21 days; 4 of the 5 sites that ever carried this company are healthy; e dark since 2026-05-03"
    )
    assert say(silence, "zh") == "智谱：21 天没有新订单；曾刊登其公告的 5 个网站中 4 个正常；e 自 2026-05-03 起失联"


def test_a_site_read_by_two_sources_is_as_good_as_the_better_one() -> None:
    """A healthy source of a site outweighs a dark one."""
    both = [SiteState(site="a", state=SourceState.DARK), SiteState(site="a", state=SourceState.HEALTHY)]
    assert explain(ledger_on(["a"], date(2026, 5, 1)), both, date(2026, 5, 22)).healthy == ("a",)


def test_a_site_that_is_no_longer_read_is_said() -> None:
    """A site without a source, or with a disabled one, cannot speak."""
    silence = explain(
        ledger_on(["a", "b"], date(2026, 5, 1)), [SiteState(site="a", state=SourceState.DISABLED)], date(2026, 5, 2)
    )
    assert silence.unread == ("a", "b")
    assert say(silence, "en").endswith("2 not read at present")


def test_a_company_without_orders_says_so() -> None:
    """There is no silence before the first order."""
    assert say(explain(ledger_on([], date(2026, 5, 1)), [], date(2026, 5, 2)), "en") == "Zhipu AI: no orders yet"


def test_what_was_entered_by_hand_or_has_ended_breaks_no_silence() -> None:
    """Orders typed in come from no site; an order that was terminated is none, though its site did carry the company."""
    told = ledger_on(["leads", "a"], date(2026, 5, 1))
    ended = told.lines[1].state
    lines = (told.lines[0], replace(told.lines[1], dated=date(2026, 5, 9), state=replace(ended, status=OrderStatus.TERMINATED)))
    silence = explain(replace(told, lines=lines), [SiteState(site="a", state=SourceState.HEALTHY)], date(2026, 5, 22))
    assert (silence.days, silence.healthy, silence.unread) == (21, ("a",), ())


def test_an_order_of_today_or_yesterday_is_said_as_such() -> None:
    """Nobody says "no orders in 0 days"."""
    ledger = ledger_on(["a"], date(2026, 5, 1))
    said = [say(explain(ledger, [], date(2026, 5, day)), "en").partition(";")[0] for day in (1, 2, 3)]
    assert said == ["Zhipu AI: an order today", "Zhipu AI: no orders since yesterday", "Zhipu AI: no orders in 2 days"]
