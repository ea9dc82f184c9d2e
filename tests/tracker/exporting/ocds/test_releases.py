"""Each kind of fact as the standard has it: awards, candidates, corrections, ends, ventures, frameworks, identifiers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scrapers.money import Money
from scrapers.notice import Change, ChangeAction, Link, LinkKind, Mark, NoticeType, Party, Pricing, Side
from tests.support.ocds_trip import read_back, releases_of
from tests.support.order_samples import OURS, award, changed, stored
from tracker.exporting.ocds.processes import Head, processes_of
from tracker.exporting.ocds.values import address_of, party_of, value_of
from tracker.model.notice_history import StoredNotice
from tracker.orders.build import build_orders

RIVAL = "乙方智能科技有限公司"
CODE = "91110000710926094P"


def released(*told: StoredNotice) -> list[Any]:
    """The releases of the one process that some notices make."""
    (releases,) = releases_of(build_orders(told).orders, told)
    return releases


def only(*told: StoredNotice) -> Any:
    """The one award of the last release."""
    (found,) = released(*told)[-1]["awards"]
    return found


def test_an_award_is_active_with_its_value_day_and_supplier() -> None:
    """One release, of the notice's day in the portal's zone, with the notice's page as its document."""
    (release,) = released(stored("b", 5, award("1160000.50")))
    assert (release["date"], release["tag"], release["initiationType"]) == ("2026-01-05T00:00:00+08:00", ["award"], "tender")
    (found,) = release["awards"]
    assert (found["status"], found["value"]) == ("active", {"amount": 1160000.5, "currency": "CNY"})
    assert found["date"] == "2026-01-05T00:00:00+08:00"
    assert [each["name"] for each in found["suppliers"]] == [OURS]
    assert [each["url"] for each in found["documents"]] == ["https://cn-a.example/b"]
    assert {each["name"]: each["roles"] for each in release["parties"]}[OURS] == ["supplier"]
    assert "contracts" not in release


def test_a_candidate_is_no_award_yet() -> None:
    """The first is proposed (pending), the others are bidders; the winner's award is active, a beaten candidate unsuccessful."""
    ranked = [award("100", OURS, rank=1), award("110", RIVAL, rank=2)]
    (release,) = released(stored("a", 2, *ranked, kind=NoticeType.CANDIDATE))
    assert [(each["suppliers"][0]["name"], each["status"]) for each in release["awards"]] == [(OURS, "pending")]
    assert [each["name"] for each in release["tender"]["tenderers"]] == [RIVAL]
    won = released(stored("a", 2, *ranked, kind=NoticeType.CANDIDATE), stored("b", 5, award("110", RIVAL)))[-1]
    statuses = {each["suppliers"][0]["name"]: each["status"] for each in won["awards"]}
    assert statuses == {OURS: "unsuccessful", RIVAL: "active"}


def test_a_contract_stands_beside_its_award() -> None:
    """With the tag of a contract, under the award's id."""
    last = released(stored("b", 5, award()), stored("c", 9, award(), kind=NoticeType.CONTRACT))[-1]
    assert last["tag"] == ["contract"]
    assert [(each["awardID"], each["status"]) for each in last["contracts"]] == [(last["awards"][0]["id"], "active")]


def test_a_correction_updates_the_award_and_names_the_release_it_amends() -> None:
    """The tag is awardUpdate, the amendment says what it came from."""
    before, last = released(stored("b", 5, award("100")), stored("d", 9, award("90"), kind=NoticeType.CORRECTION))
    assert last["tag"] == ["awardUpdate"]
    (found,) = last["awards"]
    assert found["value"] == {"amount": 90, "currency": "CNY"}
    assert [(each["amendsReleaseID"], each["releaseID"]) for each in found["amendments"]] == [(before["id"], last["id"])]


def test_a_correction_that_takes_the_price_back_empties_the_value() -> None:
    """Null takes a value out when releases are merged; leaving it out would keep the old one."""
    side = Side(pricing=Pricing.RATE, rate="下浮5%")
    change = Change(action=ChangeAction.PRICING_CHANGED, before=Side(supplier=OURS), after=side)
    told = stored("b", 5, award("100")), stored("d", 9, kind=NoticeType.CORRECTION, changes=(change,))
    assert only(*told)["value"] == {"amount": None, "currency": None}
    assert "下浮5%" in only(*told)["description"]


def test_an_end_cancels_the_award_and_keeps_its_value() -> None:
    """Award and contract end; alone the tag says so, while others stand the release is an update of all of them."""
    told = stored("b", 5, award()), stored("c", 9, award(), kind=NoticeType.CONTRACT)
    last = released(*told, stored("e", 12, kind=NoticeType.TERMINATION))[-1]
    assert last["tag"] == ["awardCancellation", "contractTermination"]
    assert (last["awards"][0]["status"], last["awards"][0]["value"]["amount"]) == ("cancelled", 100)
    assert last["contracts"][0]["status"] == "terminated"
    lots = stored("b", 5, award("100", OURS, "1包"), award("200", RIVAL, "2包"))
    last = released(lots, stored("e", 9, kind=NoticeType.FAILED, failed_lots=("1包",)))[-1]
    assert last["tag"] == ["awardUpdate"]
    assert {each["relatedLots"][0]: each["status"] for each in last["awards"]} == {"1": "cancelled", "2": "active"}
    assert {each["id"]: each["status"] for each in last["tender"]["lots"]} == {"1": "unsuccessful", "2": "complete"}


def test_a_venture_is_one_award_of_all_its_parties() -> None:
    """One value, lead first, each party once."""
    parties = (Party(name=OURS), Party(name=RIVAL))
    found = only(stored("b", 5, award("100", members=parties)))
    assert [each["name"] for each in found["suppliers"]] == [OURS, RIVAL]
    assert found["value"]["amount"] == 100


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (award("100", marks=(Mark.UNIT_SLIP,)), "公布金额 100 元"),
        (award(None, pricing=Pricing.RATE, rate="85%"), "85%"),
        (award(None, framework=True, ceiling=Money.of("500")), "框架上限 500 元"),
    ],
)
def test_what_is_not_firm_is_said_and_is_no_value(told: Any, said: str) -> None:
    """A doubted amount, a rate, a framework's most: in the description, never in the value."""
    found = only(stored("b", 5, told))
    assert "value" not in found
    assert said in found["description"]


def test_a_call_off_names_the_process_of_its_framework() -> None:
    """`relatedProcesses` of every release of the call-off, of none of the framework's; read back it is called off again."""
    most = award(None, framework=True, ceiling=Money.of("500"), pricing=Pricing.NONE)
    link = Link(kind=LinkKind.FRAMEWORK, project_number="ZB-2026-0101")
    told = stored("f", 5, most), stored("c", 9, award("120"), project_number="DD-2026-0007", links=(link,))
    framework, call_off = releases_of(build_orders(told).orders, told)
    related = {"id": "1", "relationship": ["framework"], "scheme": "ocid", "identifier": framework[0]["ocid"]}
    assert [each["relatedProcesses"] for each in call_off] == [[related]]
    assert "relatedProcesses" not in framework[0]
    found = {order.state.framework: order for order in read_back([*framework, *call_off])}
    assert found[False].call_off_of == found[True].id


def test_a_page_that_was_read_again_says_in_its_place_what_it_says_now() -> None:
    """The first release already has the amount of the newest reading."""
    told = changed(stored("b", 5, award("1000000")), 20, awards=(award("100"),))
    releases = released(told, stored("c", 9, award("100"), kind=NoticeType.CONTRACT))
    assert [each["awards"][0]["value"]["amount"] for each in releases] == [100, 100]


def test_releases_of_one_day_keep_their_order() -> None:
    """No two releases of a process have one instant: whoever merges them sorts by it."""
    told = [stored(key, 5, award(), kind=kind) for key, kind in (("a", NoticeType.AWARD), ("b", NoticeType.CONTRACT))]
    dates = [each["date"] for each in released(*told)]
    assert dates == ["2026-01-05T00:00:00+08:00", "2026-01-05T00:00:01+08:00"]


def test_leads_are_not_published() -> None:
    """What nobody but an aggregator says is in no release."""
    told = stored("l", 2, award("100"), site="leads", lead=True), stored("b", 5, award("100"))
    assert [each["id"] for each in released(*told)] == [f"N{told[1].id}"]


def test_a_code_that_holds_is_an_identifier_and_names_the_party_everywhere() -> None:
    """CN-USCI and the code; a code whose check digit fails is nobody's."""
    party = party_of(Party(name=OURS, code=CODE, scheme="CN-USCC"), ["supplier"])
    assert party["id"] == f"CN-USCI-{CODE}"
    assert party["identifier"] == {"scheme": "CN-USCI", "id": CODE, "legalName": OURS}
    assert "identifier" not in party_of(Party(name=OURS, code="91110000710926094X", scheme="CN-USCC"), ["supplier"])
    coded = replace(award(), supplier=Party(name=OURS, code=CODE, scheme="CN-USCC"))
    told = stored("b", 5, award()), stored("c", 9, coded, kind=NoticeType.CONTRACT)
    assert {each["awards"][0]["suppliers"][0]["id"] for each in released(*told)} == {f"CN-USCI-{CODE}"}


@pytest.mark.parametrize(
    ("money", "value"),
    [
        (Money(minor=1, currency="CNY"), {"amount": 0.01, "currency": "CNY"}),
        (Money(minor=12345, currency="JPY"), {"amount": 12345, "currency": "JPY"}),
        (Money(minor=10**15 + 1, currency="CNY"), {"amount": 10000000000000.01, "currency": "CNY"}),
        (Money(minor=100, currency="XCG"), None),
        (Money(minor=210000050, currency="HRK"), {"amount": 2100000.5, "currency": "HRK"}),
        (Money(minor=2**62 + 1, currency="CNY"), None),
        (None, None),
    ],
)
def test_amounts_are_exact_or_left_out(money: Money | None, value: object) -> None:
    """As a JSON number to the last minor unit; not where JSON cannot hold it or the closed list lacks the currency."""
    assert value_of(money) == value


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://portal.example/a?b=1&c=%E4%B8%AD", "https://portal.example/a?b=1&c=%E4%B8%AD"),
        ("http://portal.example/公告 1.htm", "http://portal.example/%E5%85%AC%E5%91%8A%201.htm"),
        ("javascript:alert(1)", None),
        ("", None),
        ("https://[::1", None),
    ],
)
def test_addresses_are_those_of_the_web(url: str, address: str | None) -> None:
    """Escaped as the schema wants them; anything else is no document."""
    assert address_of(url) == address


def test_which_orders_are_one_process() -> None:
    """Number and buyer within 300 days, or one notice; call-offs are processes of their own that name their framework."""
    heads = [
        Head("O1", "O1", "ZB-2026-0101", 7, "2026-01-05"),
        Head("O2", "O2", "ZB-2026-0101", 7, "2026-03-05"),
        Head("O3", "O3", "ZB-2026-0101", 8, "2026-03-05"),
        Head("O4", "O4", None, 9, "2026-03-06"),
        Head("O5", "O5", None, 9, "2026-03-06"),
        Head("O6", "O6", "ZB-2026-0101", 7, "2026-04-05", "O1"),
        Head("O7", "O7", "ZB-2026-0101", 7, "2027-06-05"),
        Head("O8", "O8", "ocds-abc123-1", 3, "2027-06-05"),
    ]
    loose = [Head(5, "cn_a|x", "zb-2026-0101", 7, "2026-01-02"), Head(6, "cn_a|y", None, 7, "2026-01-02")]
    found = processes_of(heads, loose, [(1, "O4"), (1, "O5")], "ocds-000000")
    assert [(each.orders, each.notices) for each in found] == [
        (("O1", "O2"), (5,)), (("O3",), ()), (("O4", "O5"), ()), (("O6",), ()), (("O7",), ()), (("O8",), ()), ((), (6,)),
    ]  # fmt: skip
    assert [each.framework for each in found] == [None, None, None, "ocds-000000-O1", None, None, None]
    assert [found[0].ocid, found[5].ocid] == ["ocds-000000-O1", "ocds-abc123-1"]
    assert found[6].ocid.startswith("ocds-000000-N")
