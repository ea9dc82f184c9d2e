"""A venture wholly inside a company's perimeter, from the portal to the report and the views."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fault_server import Portal
from tests.support.place import COMPANY, SOURCE, Place, make_place
from tests.support.town import OTHERS, OURS, award

BOTH = COMPANY.replace(f'organizations = ["{OURS}"]', f'organizations = ["{OURS}", "{OTHERS}"]')


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Place]:
    """A portal, a source and a company."""
    with Portal() as portal:
        yield make_place(tmp_path, portal, monkeypatch, capsys)


@pytest.mark.parametrize(
    ("company", "figures"), [(BOTH, ("1000000.00", "1000000.00")), (COMPANY, ("0.00", "1000000.00"))], ids=["inside", "beside"]
)
def test_a_venture_counts_the_same_in_the_views_and_the_report(place: Place, company: str, figures: tuple[str, str]) -> None:
    """Inside the perimeter it counts whole, though no share is printed; with a stranger in it nothing of it is firm."""
    place.configure(SOURCE, company)
    place.publish(award(101, 20, "甲县财政局", f"{OURS}（联合体牵头方）、{OTHERS}（联合体成员）", "100"))
    place.run("cn_ccgp")
    found = json.loads(place.call("report", "--format", "json").out)
    assert (found["floor"], found["ceiling"]) == figures
    firm = int(figures[0].replace(".", ""))
    for sql in (
        "SELECT coalesce(sum(amount_minor), 0) FROM company_totals WHERE company = 'ours'",
        "SELECT coalesce(sum(credited_minor), 0) FROM order_book WHERE company = 'ours' AND counts_as = 'firm'",
        "SELECT coalesce(sum(credited_minor), 0) FROM wins WHERE company = 'ours' AND counts_as = 'firm'",
        "SELECT coalesce(sum(amount_minor), 0) FROM firm_wins WHERE company = 'ours'",
    ):
        assert place.column(sql) == [firm], sql


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("联合体各方比例7:3", ("700000.00", "700000.00")),
        ("联合体成员占三成", ("700000.00", "700000.00")),
        ("付款比例7:3", ("0.00", "1000000.00")),
    ],
)
def test_a_share_in_words_is_credited(place: Place, said: str, figures: tuple[str, str]) -> None:
    """A printed share counts from the portal to the report; where none is printed nothing is firm."""
    place.configure(SOURCE, COMPANY)
    place.publish(award(101, 20, "甲县财政局", f"{OURS}（联合体牵头方）、{OTHERS}（联合体成员）</p><p>{said}", "100"))
    place.run("cn_ccgp")
    found = json.loads(place.call("report", "--format", "json").out)
    assert (found["floor"], found["ceiling"]) == figures
