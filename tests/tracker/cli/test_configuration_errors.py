"""A mistake of the configuration is said at its level, nearest first, and by every command alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Tracker

COMPANY = "[company.{id}]\nname = '{id}'\nticker = '{id}'\norganizations = [{entry}]\n"
ORGANIZATION = "{{ name = '甲方智能科技有限公司'{more} }}"


def two(more: str, other: str) -> str:
    """Two companies with one organization, each with its own terms."""
    entries = (ORGANIZATION.format(more=more), ORGANIZATION.format(more=other))
    return "".join(COMPANY.format(id=name, entry=entry) for name, entry in zip("ab", entries, strict=True))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[rules.W002]\npercent = 1", "rules.W002.percent: unknown key; expected one of percent_of_year, percent_of_half"),
        ("[rules.W002.company.x]\npercent = 1", "rules.W002.company.x.percent: unknown key; expected one of percent_of_"),
        ("[rules.W02]", "rules.W02: no such rule; expected one of W002"),
        ("[rules.W002.company.x]", "rules.W002.company.x: no such company; expected one of none"),
        ("[rules.W002]\ncompany = 1", "rules.W002.company: expected tables"),
        ("[rules.W002.company]\nx = 1", "rules.W002.company: expected tables"),
        ("lingo = 'zh'", "lingo: unknown key; expected one of language"),
        ("[source.cn_ccgp]\nbuyers = ['x']", "source.cn_ccgp.buyers: unknown key; expected one of buyer"),
        ("[source.cn_ccgp]\nbuyer = '邮储银行'", 'source.cn_ccgp.buyer: expected a list, such as ["邮储银行"]'),
        ("[company.x]\nname='x'\nticker='x'\norganizations='甲'", 'company.x.organizations: expected a list, such as ["甲"]'),
        (
            "[company.x]\nname='x'\nticker='x'\norganizations=[{nam='甲'}]",
            "organizations.0.nam: unknown key; expected one of",
        ),
        ("[company.x]\nname='x'\nticker='x'\n[[company.x.revenue]]\nlable='x'", "company.x.revenue.0."),
        ("[channel.c]\nkind='console'\ncompanies='x'", "channel.c.companies: expected a list"),
        ("[channel.c]\nkind='console'\nlanguag='zh'", "channel.c.languag: unknown key; expected one of language"),
        ("source = 1", "source"),
        ("company = ['x']", "company"),
    ],
)
def test_the_level_is_named(tracker: Tracker, tmp_path: Path, text: str, said: str) -> None:
    """File, key and what is expected there, in one line."""
    (tmp_path / "tracker.toml").write_text(text, encoding="utf-8")
    answer = tracker("orders")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert answer.err.startswith(f"tracker: tracker.toml: {said}") or f"{said}" in answer.err


def test_a_byte_order_mark_is_taken(tracker: Tracker, tmp_path: Path) -> None:
    """As Windows editors write it."""
    (tmp_path / "tracker.toml").write_bytes(b"\xef\xbb\xbflanguage = 'en'\n")
    assert tracker("watch").code == 0
    assert tracker("replay").err == "tracker: no file tracker.db, expected one that `tracker run` has written\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (two("", ""), "company.b.organizations: 甲方智能科技有限公司 counts for a too"),
        (two(", share = '0.6'", ", share = '0.5', from = 2020-01-01"), "counts for a too"),
        ("[source.cn_nowhere]", "source.cn_nowhere.site: no such site 'cn_nowhere'"),
    ],
)
def test_every_command_says_it_alike(tracker: Tracker, tmp_path: Path, text: str, said: str) -> None:
    """One organization under two companies and an unknown site: the same line, the same exit code."""
    (tmp_path / "tracker.toml").write_text(text, encoding="utf-8")
    calls = (
        "run",
        "report",
        "orders",
        "notices",
        "inbox",
        "alerts",
        "status",
        "sources --config tracker.toml",
        "watch",
        "verify",
    )
    answers = [tracker(*call.split()) for call in (*calls, "revenue list", "run --dry-run --offline", "rules")]
    assert {answer.code for answer in answers} == {2}
    assert len({answer.err for answer in answers}) == 1
    assert said in answers[0].err


APART = [
    two(", share = '0.5'", ", share = '0.5'"),
    two(", to = 2020-12-31", ", from = 2021-01-01"),
    two("", ", treatment = 'watch_only'"),
]


@pytest.mark.parametrize("text", APART)
def test_an_organization_may_be_shared_sold_or_only_watched(tracker: Tracker, tmp_path: Path, text: str) -> None:
    """Shares that add up to one at most, other years, and what counts nothing are no mistake."""
    (tmp_path / "tracker.toml").write_text(text, encoding="utf-8")
    assert tracker("watch").code == 0


def test_an_empty_perimeter_is_said_by_every_command(tracker: Tracker, tmp_path: Path) -> None:
    """The command does what it does, and says on standard error that no win can be the company's."""
    (tmp_path / "tracker.toml").write_text("[company.x]\nname = 'x'\nticker = 'x'\n", encoding="utf-8")
    for call in ("watch", "revenue list", "run --dry-run --offline", "report"):
        assert "company.x：没有任何计入的机构" in tracker(*call.split()).err
