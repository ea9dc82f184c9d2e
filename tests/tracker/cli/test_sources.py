"""`tracker sources` and the facts of a portal that its user mends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scrapers.base import Scraper
from scrapers.registry import discover
from tests.tracker.cli.conftest import Tracker
from tests.tracker.cli.test_complaints import english_of
from tracker.wording.complaints import complaint

MENDED = '[source.cn_ctg.facts]\nlist_at = "#list2"\nchannels = [{ code = "1ywgg7", names = ["中标结果"] }]\n'


def test_facts_are_shown_as_the_configuration_writes_them(tracker: Tracker, tmp_path: Path) -> None:
    """What `sources show` prints below the table's head can be pasted into tracker.toml, where it changes nothing."""
    printed = tracker("sources", "show", "cn_ctg").out
    assert '{ code = "1ywgg4", names = ["中标结果公告", "中标结果", "中标公告"] },' in printed
    (tmp_path / "tracker.toml").write_text(printed[printed.index("[source.cn_ctg.facts]") :], encoding="utf-8")
    again = json.loads(tracker("sources", "show", "cn_ctg", "--format", "json").out)
    (tmp_path / "tracker.toml").unlink()
    first = json.loads(tracker("sources", "show", "cn_ctg", "--format", "json").out)
    assert again["facts"] == first["facts"]
    assert (again["replaced"], first["replaced"]) == (sorted(first["facts"]), [])


def test_a_replaced_fact_is_shown_as_such(tracker: Tracker, tmp_path: Path) -> None:
    """A fact of the configuration goes before the module's, and is marked."""
    (tmp_path / "tracker.toml").write_text(f'language = "en"\n{MENDED}', encoding="utf-8")
    assert 'list_at = "#list2"  # replaced' in tracker("sources", "show", "cn_ctg").out


def test_an_unfit_fact_is_one_line_with_its_place(tracker: Tracker, tmp_path: Path) -> None:
    """A slip in the facts ends every command alike: file, place, what was found and expected; exit 2."""
    (tmp_path / "tracker.toml").write_text(MENDED.replace("names", "labels"), encoding="utf-8")
    for command in (("sources",), ("run",), ("sources", "show", "cn_ctg")):
        answer = tracker(*command)
        assert answer.code == 2
        assert answer.err.strip().endswith(
            "source.cn_ctg.facts.channels.0.names: missing, found {'code': '1ywgg7', 'labels': ['中标结果']}"
        )


def test_sources_as_json_say_how_each_was_verified(tracker: Tracker) -> None:
    """Every source's JSON has the sentence on what it was verified against."""
    rows = json.loads(tracker("sources", "--format", "json").out)
    assert all(row["verified_how"].endswith(".") for row in rows)
    assert json.loads(tracker("sources", "list", "--format", "json").out) == rows


def test_what_is_shown_of_a_source_is_in_the_readers_language(tracker: Tracker, tmp_path: Path) -> None:
    """Labels, schedule and how it was verified; JSON keeps the keys."""
    (tmp_path / "tracker.toml").write_text('language = "en"\n', encoding="utf-8")
    assert "every: 6h\n" in tracker("sources", "show", "cn_ctg").out
    (tmp_path / "tracker.toml").write_text(f'language = "zh"\n{MENDED}', encoding="utf-8")
    shown = tracker("sources", "show", "cn_ctg").out
    assert "网站: cn_ctg\n" in shown
    assert "周期: 6h\n" in shown
    assert "验证方式: 据描述，未实测\n" in shown
    assert "# 已替换" in shown
    assert json.loads(tracker("sources", "show", "cn_ctg", "--format", "json").out)["verified"] == "described structure"


@pytest.mark.parametrize("site", discover().values(), ids=discover())
def test_how_a_site_was_verified_is_said_in_chinese_too(site: type[Scraper]) -> None:
    """With the same days and numbers; a site that ships brings the sentence in both languages."""
    said = complaint(site.verified_how, "zh")
    assert english_of(said) == []
    assert re.search(r"[\u4e00-\u9fff]", said)
    numbers = [sorted(re.findall(r"\d[\d-]*\d|\d{2}", text)) for text in (said, site.verified_how)]
    assert numbers[0] == numbers[1]
