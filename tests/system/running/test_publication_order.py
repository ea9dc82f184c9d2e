"""Notices of one run are judged in the order in which they were published, whatever the order in which lists name them."""

from __future__ import annotations

import json

import pytest

from tests.support.place import OURS, SOURCE, Place, states
from tests.support.town import LOCAL, award
from tracker.collecting.ingest import Ingest

NEWS = SOURCE + 'first_run = "alert"\n'
# newest first, as the portal lists them; the oldest stands in another list that is read last
TOLD = (
    award(104, 28, "甲县图书馆", OURS, "40"),
    award(103, 27, "甲县气象局", OURS, "30"),
    award(102, 26, "甲县图书馆", OURS, "20", title="维护项目"),
    award(101, 25, "甲县财政局", OURS, "10", channel=LOCAL),
)


@pytest.fixture
def news(place: Place) -> Place:
    """A portal whose four notices are news of one run."""
    place.configure(NEWS)
    place.publish(*TOLD)
    return place


def evidence(place: Place, rule: str) -> list[tuple[object, dict[str, object]]]:
    """The flags of a rule as they were raised: the key of the notice and the evidence."""
    sql = "SELECT n.key, f.evidence FROM flag f JOIN notice n ON n.id = f.notice_id WHERE f.rule = ? ORDER BY f.id"
    return [(row["key"], json.loads(row["evidence"])) for row in place.rows(sql, rule)]


def in_publication_order(place: Place) -> None:
    """The file tells what it would if each notice had been read on its day."""
    oldest_first = [item.path for _, item in reversed(TOLD)]
    wins = evidence(place, "W001")
    assert [key for key, _ in wins] == oldest_first
    running = [told["running"] for _, told in wins]
    assert [(each["orders"], each["total"]["value"]) for each in running if isinstance(each, dict)] == [
        (1, "100000.00"), (2, "300000.00"), (3, "600000.00"), (4, "1000000.00"),
    ]  # fmt: skip
    first = [(key, told["judged"]["case"]) for key, told in evidence(place, "W004") if isinstance(told["judged"], dict)]
    assert first[0] == (oldest_first[0], "first")
    assert "first" not in [case for _, case in first[1:]]
    repeats = [(key, told["judged"]["count"]) for key, told in evidence(place, "W005") if isinstance(told["judged"], dict)]
    assert repeats == [(oldest_first[3], 2)]


def test_the_first_order_is_the_one_published_first(news: Place) -> None:
    """Of notices read newest first in one run the oldest is the first on record, and totals run on in the order of their days."""
    assert states(news.run("cn_ccgp")) == ["done"]
    in_publication_order(news)
    assert news.column("SELECT count(*) FROM unjudged") == [0]


def test_an_archive_read_into_a_new_file_is_judged_in_publication_order(news: Place) -> None:
    """What the archive holds is judged in the same order."""
    news.run("cn_ccgp")
    news.forget()
    assert states(news.run("cn_ccgp", archive=True)) == ["done"]
    in_publication_order(news)


def test_what_was_saved_and_not_judged_is_judged_by_the_next_run(news: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is gone before the end leaves notices that wait, which status counts; the next run judges them first."""
    with monkeypatch.context() as gone:
        gone.setattr(Ingest, "judge_saved", lambda _: None)
        news.run("cn_ccgp")
    assert evidence(news, "W001") == []
    (source,) = json.loads(news.call("status", "--format", "json").out)["sources"]
    assert source["unjudged"] == 4

    news.run("cn_ccgp", hours=6)
    in_publication_order(news)
    assert news.column("SELECT DISTINCT state FROM alert WHERE channel = 'console'") == ["sent"]
    (source,) = json.loads(news.call("status", "--format", "json").out)["sources"]
    assert source["unjudged"] == 0


def test_a_notice_that_changes_before_its_turn_is_judged_once(news: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits is judged as it stands when its turn comes."""
    with monkeypatch.context() as gone:
        gone.setattr(Ingest, "judge_saved", lambda _: None)
        news.run("cn_ccgp")
    news.publish(award(104, 28, "甲县图书馆", OURS, "45"), *TOLD[1:])
    news.configure(NEWS + 'recheck = "1h"\n')
    news.run("cn_ccgp", hours=6)
    assert [key for key, _ in evidence(news, "W001")] == [item.path for _, item in reversed(TOLD)]
    assert news.column('SELECT count(*) FROM "order"') == [4]
