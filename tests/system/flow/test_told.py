"""What readers and operators are told of a market, from the portal's page to the message that arrives."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.fault_server import Reply
from tests.support.market import COMPANIES, Market
from tests.support.market_notices import BANK, OURS, award, contract, correction, termination

CHINEXT = COMPANIES.replace('exchange = "HKEX"', 'exchange = "CHINEXT"')
FIRST = date(2026, 1, 27)


def told(market: Market) -> list[tuple[str, set[str]]]:
    """The subject's headline and the rules of each message that the reader got, oldest first; each is looked at once."""
    bodies, market.reader.bodies[:] = list(market.reader.bodies), []
    return [(headline(body), {flag["rule"] for flag in body["flags"]}) for body in bodies]


def headline(body: dict[str, Any]) -> str:
    """What a message is headed."""
    return str(body["subject"]).partition(") ")[2].partition(":")[0]


def win(market: Market, amount: str = "300", *more: Any) -> None:
    """A first order, told."""
    market.publish(award(1, FIRST, OURS, amount, *more))
    market.round(hours=1)
    assert ("New win", {"W001", "W002", "W003", "W004"}) in told(market)


def test_a_terminated_order_is_taken_back(market: Market) -> None:
    """Once, on the channel that heard of it, with what was sent and the totals before and after."""
    win(market)
    market.publish(termination(6, date(2026, 1, 28), 1))
    market.round(hours=3)
    (body,) = market.reader.bodies
    assert headline(body) == "Retraction"
    (flag,) = body["flags"]
    judged = flag["evidence"]["judged"]
    assert (flag["rule"], judged["case"], {sent["rule"] for sent in judged["sent"]}) == (
        "W007",
        "terminated",
        {"W001", "W002", "W003"},
    )
    assert "total from CNY 3,000,000" in body["text"]
    assert "to CNY 0" in body["text"]
    market.round(hours=24)
    assert len(market.reader.bodies) == 1
    assert {body["flags"][0]["rule"] for body in market.operator.bodies} <= {"OPS"}


def test_an_order_that_was_never_told_is_not_taken_back(market: Market) -> None:
    """A channel that wants larger orders only hears of neither."""
    market.configure(channels=HOOK_OF_MILLIONS)
    market.publish(award(1, FIRST, OURS, "300"))
    market.round(hours=1)
    market.publish(termination(6, date(2026, 1, 28), 1))
    market.round(hours=3)
    assert [rules for _, rules in told(market) if rules & {"W001", "W007"}] == []


HOOK_OF_MILLIONS = """
[channel.hook]
kind = "webhook"
url_env = "HOOK_URL"
secret_env = "HOOK_SECRET"
minimum_amount = 5000000
rules = ["W001", "W007"]
"""


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (correction(4, date(2026, 1, 28), 1, OURS, "200"), "Retraction"),
        (correction(4, date(2026, 1, 28), 1, OURS, "350"), "Amount raised"),
        (contract(5, date(2026, 1, 28), 1, OURS, "3600000"), "Amount raised"),
        (contract(5, date(2026, 1, 28), 1, OURS, "2750000"), "Retraction"),
    ],
    ids=["corrected down", "corrected up", "signed for more", "signed for less"],
)
def test_only_what_falls_is_a_retraction(market: Market, second: Any, expected: str) -> None:
    """An amount that rises makes the earlier alert out of date and takes nothing back."""
    win(market)
    market.publish(second)
    market.round(hours=3)
    ((head, rules),) = told(market)
    assert (head, "W007" in rules) == (expected, True)


def test_a_changed_page_is_told_like_a_correction(market: Market) -> None:
    """The same address says another amount, from the day that was seen."""
    win(market)
    market.withdraw(market.told[0])
    market.publish(award(1, FIRST, OURS, "200"))
    market.round(hours=25)
    (body,) = market.reader.bodies
    assert headline(body) == "Retraction"
    assert body["flags"][0]["evidence"]["judged"]["case"] == "cut"
    assert market.rows("SELECT version FROM notice") == [{"version": 2}]
    assert [event["on_date"] for event in market.rows("SELECT on_date FROM order_event ORDER BY place")] == [
        "2026-01-27",
        "2026-01-29",
    ]


def test_a_decision_of_the_inbox_that_changes_a_told_figure_is_told(market: Market) -> None:
    """A near name accepted is a win; the same name refused again, through an imported file, is taken back."""
    branch = f"{OURS}上海分公司"
    market.publish(award(1, FIRST, branch, "300"))
    market.round(hours=1)
    assert told(market) == []
    (item,) = market.json("inbox", "list")
    assert market("inbox", "accept", item["id"], "--by", "analyst").code == 0
    market.round(hours=1)
    assert ("New win", {"W001", "W002", "W003", "W004"}) in told(market)
    decided = market("inbox", "export").out
    (market.folder / "decisions.toml").write_text(decided.replace('"accept"', '"reject"'), encoding="utf-8")
    market.clock.forward(hours=1)
    assert market("inbox", "import", "decisions.toml").code == 0
    market.round(hours=1)
    (body,) = market.reader.bodies
    assert (headline(body), body["flags"][0]["evidence"]["judged"]["case"]) == ("Retraction", "not_theirs")
    assert market.json("report", "ours")["orders"] == 0


def test_the_first_run_over_the_past_tells_nothing(market: Market) -> None:
    """With a baseline what was there is remembered and not told; what comes after it is."""
    text = (market.folder / "tracker.toml").read_text(encoding="utf-8")
    (market.folder / "tracker.toml").write_text(text.replace('first_run = "alert"\n', ""), encoding="utf-8")
    market.publish(*(award(n, date(2026, 1, 20 + n), OURS, "300", title=f"第{n}期项目") for n in range(1, 4)))
    market.round(hours=1)
    assert told(market) == []
    assert {row["state"] for row in market.rows("SELECT state FROM alert")} == {"baseline"}
    assert market.json("report", "ours")["orders"] == 3
    market.publish(award(9, date(2026, 1, 28), OURS, "90", title="新项目"))
    market.round(hours=6)
    assert [head for head, _ in told(market)] == ["New win"]


def test_a_dark_source_is_told_once_and_once_more_when_it_is_back(market: Market) -> None:
    """To the operator alone, however long it lasts."""
    win(market)
    market.operator.bodies.clear()
    for _ in range(6):
        market.ccgp.routes = {"/robots.txt": Reply(status=404)}
        market.round("cn_ccgp", hours=6)
    said = [body["flags"][0]["evidence"]["judged"]["now"]["word"] for body in market.operator.bodies]
    assert said == ["suspect", "dark"]
    market.show()
    for _ in range(2):
        market.round("cn_ccgp", hours=6)
    said = [body["flags"][0]["evidence"]["judged"]["now"]["word"] for body in market.operator.bodies]
    assert said == ["suspect", "dark", "healthy"]
    assert told(market) == []


LEAD = """
[[order]]
published = 2026-01-27
supplier = "甲方智能科技有限公司"
buyer = "甲城商业银行股份有限公司"
project = "甲城商业银行股份有限公司平台建设项目"
project_number = "MARKET-2026-1"
amount = "3000000"
source = "synthetic news item"
"""


def test_a_lead_is_told_as_one_and_confirmed_by_the_official_notice(market: Market) -> None:
    """It is stated and not firm; with the notice it is a win, told as one, and still one order."""
    (market.folder / "leads.toml").write_text(LEAD, encoding="utf-8")
    assert market("orders", "import", "leads.toml").code == 0
    found = market.json("report", "ours")
    assert (found["orders"], found["floor"], found["stated"]) == (1, "0.00", "3000000.00")
    market.round(hours=1)
    assert all("W001" not in rules for _, rules in told(market))
    market.publish(award(1, FIRST, OURS, "300"))
    market.round(hours=1)
    (head,) = [head for head, rules in told(market) if "W001" in rules]
    assert head == "New win"
    found = market.json("report", "ours")
    assert (found["orders"], found["floor"], found["stated"]) == (1, "3000000.00", "3000000.00")
    (line,) = found["lines"]
    assert [event["event"] for event in line["events"]] == ["lead", "awarded"]


def test_the_source_of_a_lead_does_not_stand_in_the_way_of_its_notice(market: Market) -> None:
    """It is shown behind the title; whether two orders are one is asked by the title alone."""
    title, source = f"{BANK}智慧园区视频平台", "synthetic weekly of trade news, number 4 of 2026, page 17, second column"
    fields = {"published": FIRST, "supplier": OURS, "buyer": BANK, "title": title, "amount": 3000000, "source": source}
    row = f"{','.join(fields)}\n" + ",".join(f'"{value}"' for value in fields.values())
    (market.folder / "leads.csv").write_text(row, encoding="utf-8")
    assert market("orders", "import", "leads.csv").code == 0
    market.publish(award(1, FIRST, OURS, "300", title="智慧园区视频平台"))
    market.publish(award(2, FIRST, OURS, "20", title="另一件事"))
    market.round(hours=1)
    (item,) = [item for item in market.json("inbox", "list") if item["kind"] == "weak_join"]
    assert "names 1.00 alike" in item["reason"]
    assert [row["title"] for row in market.rows("SELECT title FROM notice WHERE site = 'leads'")] == [f"{title} ({source})"]


@pytest.mark.parametrize("filed", ["", "110000000", "60000000"])
def test_a_filing_of_several_lots_closes_their_gaps(market: Market, filed: str) -> None:
    """Two lots of one project, each above the threshold: told as unfiled, unless one filing gives what they come to together."""
    market.configure(companies=CHINEXT, more="[rules.W011.thresholds.CHINEXT]\npercent_of_year = 50\n")
    lots = "".join(
        f"<tr><td>{lot}</td><td>{OURS}</td><td>{amount}</td></tr>" for lot, amount in (("第一包", "6000"), ("第二包", "5000"))
    )
    table = f"<table><tr><td>包号</td><td>供应商名称</td><td>中标金额（万元）</td></tr>{lots}</table>"
    channel, item = award(1, FIRST, "SUPPLIER", "1")
    body = item.body.decode().replace("<p>供应商名称：SUPPLIER</p><p>中标（成交）金额：1（万元）</p>", table)
    market.publish((channel, type(item)(item.path, item.title, item.published, body.encode(), buyer=BANK)))
    market.round(hours=1)
    assert market.json("report", "ours")["stated"] == "110000000.00"
    if filed:
        row = f"company,published,title,amount,currency\nours,2026-01-29,重大合同公告（合成）,{filed},CNY\n"
        (market.folder / "filings.csv").write_text(row, encoding="utf-8")
        assert market("filings", "import", "filings.csv").code == 0
    market.reader.bodies.clear()
    market.round("cn_ccgp", days=20)
    gaps = [occasion for rule, _, occasion in market.flags("W011")]
    assert len(gaps) == {"": 2, "110000000": 0, "60000000": 1}[filed]


def test_show_prints_every_flag_of_its_message(market: Market) -> None:
    """Whichever of its alerts is asked for, as it was sent; as JSON each with its evidence."""
    win(market)
    rows = [row for row in market.json("alerts", "list") if row["channel"] == "hook"]
    assert len(rows) == 4
    shown = {market("alerts", "show", str(row["id"])).out for row in rows}
    assert len(shown) == 1
    assert "New win" in shown.pop()
    for row in rows:
        said = market.json("alerts", "show", str(row["id"]))
        assert (said["id"], said["rule"]) == (row["id"], row["rule"])
        assert [flag["rule"] for flag in said["flags"]] == [each["rule"] for each in rows]
        assert all(flag["evidence"] for flag in said["flags"])
