"""`tracker run --dry-run`: the lists are read, nothing is stored, nobody is told; what a run would do is said."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from scrapers.base import Reference
from scrapers.registry import discover
from tests.support.fault_server import Reply
from tests.support.place import COMPANY, OURS, SOURCE, Place
from tests.support.town import award
from tracker.cli import run as run_command
from tracker.collecting.forecast import Forecast, Sample, forecast
from tracker.sources.lock import source_lock
from tracker.sources.source import all_sources

WON = award(203, 28, "乙县民政局", OURS, "900")
LOST = award(204, 28, "丙县民政局", "乙方仪器设备有限公司", "12")


def dry(place: Place, *arguments: str) -> dict[str, object]:
    """The forecast of the one source."""
    answer = place.call("run", "--dry-run", *arguments, "--format", "json")
    assert answer.code == 0, answer.err
    [found] = json.loads(answer.out)
    assert isinstance(found, dict)
    return found


def test_a_dry_run_reads_the_lists_and_no_notice(place: Place) -> None:
    """Every notice is counted, none of their pages is asked for, and no file of notices or pages appears."""
    place.publish(WON, LOST)
    found = dry(place)
    assert (found["state"], found["listed"], found["known"], found["to_fetch"], found["notices"]) == ("listed", 2, 0, 2, [])
    assert place.portal.asked(WON[1].path) == place.portal.asked(LOST[1].path) == []
    assert list(place.folder.glob("*.db")) == []


def test_what_it_forecasts_is_what_the_run_does(place: Place) -> None:
    """As many notices are fetched and as many requests made as was said; afterwards nothing is left to fetch."""
    place.publish(WON, LOST)
    found = dry(place)
    [report] = place.run()
    assert report.counts["fetched"] == found["to_fetch"] == 2
    assert report.counts["requests"] == found["list_requests"] + found["to_fetch"]
    again = dry(place)
    assert (again["listed"], again["known"], again["to_fetch"]) == (2, 2, 0)


@pytest.mark.parametrize(
    ("first_run", "news", "words"), [("baseline", 0, "nothing: what is there"), ("alert", 2, "wins among 2")]
)
def test_what_a_first_run_would_send(place: Place, first_run: str, news: int, words: str) -> None:
    """A baseline sends nothing of what is there; `alert` sends the wins among all of it."""
    place.configure(f'{SOURCE}first_run = "{first_run}"\n')
    place.publish(WON, LOST)
    found = dry(place)
    assert (found["first_run"], found["news"]) == (True, news)
    assert str(found["would_send"]).startswith(words)
    place.run()
    assert bool(place.rows("SELECT * FROM alert WHERE state = 'sent'")) is (news > 0)


def test_without_a_company_it_leads_to_one(place: Place) -> None:
    """Nothing can be sent of companies that nobody watches: the way to the first one is printed."""
    place.configure(company=COMPANY.partition("[company")[0])
    place.publish(WON)
    answer = place.call("run", "--dry-run")
    assert "tracker watch add" in answer.out
    assert dry(place)["would_send"] == "nothing: no company is watched"


def test_the_time_is_that_of_the_pace(place: Place) -> None:
    """Requests of lists and notices at the source's pace; the terminal says the whole in words."""
    place.publish(WON, LOST)
    source = all_sources(place.world().settings, discover())["cn_ccgp"]
    slow = source.__class__(
        name=source.name, scraper=source.scraper, settings=source.settings.model_copy(update={"pace": 30.0}), configured=True
    )
    began = place.clock.now
    found = forecast(slow, place.world())
    assert found.time.total_seconds() == 30 * (found.counts["list_requests"] + 2)
    # the lists were asked for at that pace
    assert (place.clock.now - began).total_seconds() >= 30 * (found.counts["list_requests"] - 1)


def test_a_longer_crawl_delay_is_the_pace(place: Place) -> None:
    """Where robots.txt wants more time between two requests than the source takes, the forecast is of that time."""
    place.publish(WON, LOST)
    place.portal.routes["/robots.txt"] = Reply(body="User-agent: *\nCrawl-delay: 40\n", content_type="text/plain")
    source = all_sources(place.world().settings, discover())["cn_ccgp"]
    found = forecast(source, place.world())
    assert found.pace == 40
    assert found.time.total_seconds() == 40 * (found.counts["list_requests"] + 2)


def test_a_few_notices_are_shown(place: Place) -> None:
    """--limit reads the newest so many, --sample a few spread over the list; with their awards, stored nowhere."""
    place.publish(WON, LOST)
    [first] = dry(place, "--limit", "1")["notices"]  # type: ignore[misc]  # JSON
    both = dry(place, "--sample")["notices"]
    assert [award["supplier"] for award in first["awards"]] == [OURS]
    assert len(both) == 2  # type: ignore[arg-type]  # JSON
    assert WON[1].title in place.call("run", "--dry-run", "--limit", "1").out
    assert list(place.folder.glob("*.db")) == []


def listed(number: int, day: date | None) -> Reference:
    """An item that a list names."""
    return Reference(key=str(number), url=f"http://portal.example/{number}", title="", published=day)


def keys(sample: Sample, references: list[Reference]) -> list[int]:
    return [int(each.key) for each in sample.of(references)]


def test_a_sample_is_spread_over_the_lists() -> None:
    """As many as asked for, from all of the time, each once."""
    several = [listed(number, date(2026, 6, 30) - timedelta(number)) for number in range(100)]
    assert keys(Sample(count=4, spread=True), several) == [12, 37, 62, 87]
    assert keys(Sample(count=4), several) == [0, 1, 2, 3]
    assert keys(Sample(count=4, spread=True), several[:3]) == [0, 1, 2]


def test_the_newest_of_several_lists_are_the_newest_of_all() -> None:
    """Lists are read one after the other; what the last one names may be the newest, what has no day is not."""
    first = [listed(1, date(2026, 1, 13)), listed(2, date(2026, 1, 9))]
    second = [listed(3, date(2026, 1, 26)), listed(4, None), listed(5, date(2026, 1, 13))]
    assert keys(Sample(count=3), [*first, *second]) == [3, 1, 5]
    assert keys(Sample(count=9, spread=True), [*first, *second]) == [3, 1, 5, 2, 4]


def test_a_page_that_cannot_be_read_is_said_and_the_others_come(place: Place) -> None:
    """One page gone wrong is a line with its address; the other notice is in the answer."""
    place.publish(WON, LOST)
    place.portal.routes[LOST[1].path] = Reply(body="nothing")
    answer = place.call("run", "--dry-run", "--sample", "--format", "json")
    assert [row["title"] for row in json.loads(answer.out)[0]["notices"]] == [WON[1].title]
    assert LOST[1].path in answer.err


def test_a_trouble_of_every_channel_is_said_once(place: Place) -> None:
    """What every channel of a portal says in the same words is one line."""
    source = all_sources(place.world().settings, discover())["cn_ccgp"]
    found = Forecast(source=source, pace=source.pace)
    for _ in range(3):
        found.note_issue("issue: the portal is down")
    assert found.issues == ["issue: the portal is down"]


def test_a_portal_that_is_down_fails_the_dry_run(place: Place) -> None:
    """A source that cannot be listed is failed with its reason; the exit code is 1."""
    place.portal.close()
    place.monkeypatch.setattr("scrapers.http.fetcher._SLICE", 1e9)
    place.monkeypatch.setattr(run_command, "Runtime", lambda **given: given.pop("now") and place.world())
    answer = place.call("run", "--dry-run", "--format", "json")
    [row] = json.loads(answer.out)
    assert (answer.code, row["state"], row["listed"]) == (1, "failed", 0)
    assert row["reason"]


def test_a_source_that_is_being_read_is_left_alone(place: Place) -> None:
    """The dry run takes the source's lock like any run, and asks nobody while another holds it."""
    place.publish(WON)
    with source_lock(place.folder / "tracker.db", "cn_ccgp"):
        found = dry(place)
    assert found["state"] == "skipped"
    assert place.portal.log == []


def test_offline_it_prints_what_would_be_asked(place: Place) -> None:
    """robots.txt and the first page of each list are named, and nobody is asked."""
    place.publish(WON)
    answer = place.call("run", "--dry-run", "--offline", "--format", "json")
    asked = [row["asks"] for row in json.loads(answer.out)]
    assert (answer.code, asked[0]) == (0, f"GET {place.portal.url}/robots.txt")
    assert len(asked) > 2
    assert all(each.startswith(f"GET {place.portal.url}/") for each in asked)
    assert place.portal.log == []
    assert "Nobody was asked" in place.call("run", "--dry-run", "--offline").out


@pytest.mark.parametrize("option", [("--limit", "3"), ("--sample",), ("--offline",)])
def test_its_options_belong_to_it(place: Place, option: tuple[str, ...]) -> None:
    """Without --dry-run they are refused in one line, and nobody is asked."""
    answer = place.call("run", *option)
    assert (answer.code, len(answer.err.splitlines())) == (2, 1)
    assert place.portal.log == []


def test_verbose_names_each_page(place: Place) -> None:
    """-v prints every address as it is asked for, of lists and of notices."""
    place.publish(WON)
    listed = place.call("run", "--dry-run", "-v").err
    assert "cn_ccgp: http" in listed
    assert WON[1].path not in listed
    assert WON[1].path in place.call("run", "-v").err


def test_it_speaks_the_configurations_language(place: Place) -> None:
    """Heads, states and sentences in Chinese; JSON keeps to one language."""
    place.configure(company=COMPANY.replace('language = "en"', 'language = "zh"'))
    place.publish(WON, LOST)
    said = place.call("run", "--dry-run").out
    assert [word for word in ("来源", "已列出", "运行将取回 2 条公告", "首次运行不发送") if word not in said] == []
    assert [word for word in ("listed", "source ", "A run would") if word in said] == []
    assert str(dry(place)["would_send"]).startswith("nothing")
