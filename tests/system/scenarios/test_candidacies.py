"""Candidacies and contracts from a portal to the messages: one message a win, and a retraction of the part that ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.support.ccgp_portal import Item, detail_page
from tests.support.fault_server import Portal
from tests.support.receivers import http_receiver
from tests.support.town import OTHERS, OURS, Town
from tests.support.town import award as town_award
from tests.system.scenarios.stories import Page, Story

DEAL = Story("HX-2026-0188", "河西县智慧医院建设项目", "河西县人民医院")
FIRST = town_award(101, 20, "甲县财政局", OTHERS, "12")
RANKED = replace(DEAL.candidates((OURS, "400000"), (OTHERS, "410000")), day=date(2026, 1, 22))
BEHIND = replace(DEAL.candidates((OTHERS, "400000"), (OURS, "410000")), day=date(2026, 1, 22))


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """A portal that has been read once, so that what follows is news."""
    with Portal() as portal, http_receiver() as receiver:
        found = Town(tmp_path, portal, receiver)
        found.publish(FIRST)
        found.round()
        yield found


def tell(town: Town, *pages: Page) -> list[tuple[str, set[str]]]:
    """Each page is published, and read in a run of its own; the headings and rules of what was sent."""
    before = len(town.receiver.bodies)
    shown: list[tuple[str, Item]] = [FIRST]
    for number, page in enumerate(pages):
        path = f"/{page.channel}/{page.day:%Y%m}/t{page.day:%Y%m%d}_{700 + number}.htm"
        item = Item(path, page.title, page.day, detail_page(page.title, page.day, page.body), buyer=DEAL.buyer)
        shown.insert(0, (page.channel, item))
        town.publish(*shown)
        town.round(hours=25)
    bodies = town.receiver.bodies[before:]
    return [(str(body["subject"]), {flag["rule"] for flag in body["flags"]}) for body in bodies]


def rules(sent: Sequence[tuple[str, set[str]]]) -> list[set[str]]:
    """The rules of each message that speaks of the company's orders."""
    return [found & {"W001", "W006", "W007"} for _, found in sent if found & {"W001", "W006", "W007"}]


@pytest.mark.parametrize(
    ("candidacy", "win"),
    [
        (RANKED, DEAL.award("400000元", on=(1, 26))),
        (RANKED, DEAL.award("398000元", on=(1, 26))),
        (BEHIND, DEAL.award("410000元", on=(1, 26))),
    ],
    ids=["first", "other price", "second"],
)
def test_a_win_after_a_candidacy_is_one_message(town: Town, candidacy: Page, win: Page) -> None:
    """One message for the candidacy, one for the win, and no retraction, whatever rank it had and whatever price it gets."""
    sent = rules(tell(town, candidacy, win))
    assert [found for found in sent if "W007" in found] == []
    assert [found for found in sent if "W001" in found] == [{"W001"}]
    assert len(sent) == (2 if candidacy is RANKED else 1)


def test_a_candidacy_that_another_wins_takes_nothing_back_that_counted(town: Town) -> None:
    """A candidate's money is in no firm total: its loss is no retraction from something to nothing."""
    sent = tell(town, RANKED, DEAL.award("410000元", supplier=OTHERS, on=(1, 26)))
    assert "W001" not in set().union(*(found for _, found in sent))
    assert town.rows("SELECT status FROM 'order' WHERE project_number = 'HX-2026-0188' ORDER BY status") == [
        {"status": "awarded"},
        {"status": "failed"},
    ]


def test_the_end_of_one_contract_takes_its_part_of_the_win_back(town: Town) -> None:
    """The message says that one contract ended, and the order is worth the others."""
    end = DEAL.plain(f"采购人与{OURS}协商一致，解除双方签订的合同（合同编号：HT-2026-B）。", title="合同解除公告", on=(1, 28))
    sent = tell(
        town,
        DEAL.award("900000元", on=(1, 22)),
        DEAL.contract("400000元", own="HT-2026-A", on=(1, 24)),
        DEAL.contract("500000元", own="HT-2026-B", on=(1, 25)),
        end,
    )
    assert [found for found in rules(sent) if found] == [{"W001"}, {"W007"}]
    assert "one of its contracts ended" in town.receiver.bodies[-1]["text"]
    held = town.rows("SELECT amount_minor FROM 'order' WHERE project_number = 'HX-2026-0188'")
    assert held == [{"amount_minor": 40000000}]
