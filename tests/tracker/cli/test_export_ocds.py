"""`tracker export ocds`: the demo's and the corpus's packages pass the validator, merge as the standard says, and come back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from db.engine.connection import open_file
from tests.support.corpus_file import NOW, read_corpus
from tests.support.demo_file import played_demo
from tests.support.fault_server import Portal, Reply
from tests.support.ocds_trip import TERMS, lines, read_back
from tests.support.ocds_validator import findings, needs, release_schema
from tests.support.world import Clock, make_world, read, write_config
from tests.tracker.cli.conftest import Tracker
from tracker.config.settings import Settings
from tracker.exporting.ocds.awards import Terms
from tracker.model.order import Order
from tracker.storage.repository import Repository

SOURCE = """
[source.world_ocds_file]
base_url = "{url}/package.json"
pace = 0
start = 2000-01-01
first_run = "alert"
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A demo that has been played."""
    return played_demo(tmp_path_factory.mktemp("ocds") / "demo")


@pytest.fixture(scope="module")
def everything(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A file that holds all that can be read of the corpus."""
    return read_corpus(corpus, tmp_path_factory.mktemp("corpus"))


def exported(tracker: Tracker, settings: Settings, out: Path, *more: str) -> Any:
    """The package that the command writes."""
    config = ("--config", str(settings.folder / "tracker.toml")) if (settings.folder / "tracker.toml").exists() else ()
    answer = tracker(*config, "--db", str(settings.db_path), "export", "ocds", "--out", str(out), *more)
    assert answer.code == 0, answer.err
    return json.loads(out.read_text(encoding="utf-8"))


def stored_orders(settings: Settings) -> tuple[Sequence[Order], Terms]:
    """Every order of a file, and the terms it is exported under."""
    with open_file(settings.db_path) as db:
        repository = Repository(db)
        return repository.orders_by_id(None), replace(TERMS, orders=repository.terms)


@pytest.mark.parametrize("more", [("--all",), ("--all", "--records"), (), ("zhipu",), ("zhipu", "--records")])
def test_the_demos_package_passes(tracker: Tracker, demo: Settings, corpus: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    """Nothing in any list of the validator, the lots extension found by its versioned address."""
    package = exported(tracker, demo, tmp_path / "out.json", *more)
    assert package["publisher"] == {"name": "award-tracker"}
    assert package["extensions"][0].endswith("/ocds_lots_extension/v1.1.5/extension.json")
    assert findings(corpus, tmp_path / "out.json") == {}


@pytest.mark.slow
@pytest.mark.parametrize("more", [(), ("--records",)])
def test_the_package_of_the_whole_corpus_passes(
    tracker: Tracker, everything: Settings, corpus: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    """Everything read from the corpus, as releases and as records."""
    package = exported(tracker, everything, tmp_path / "out.json", "--all", *more)
    assert len(package["records" if more else "releases"]) > 800
    assert findings(corpus, tmp_path / "out.json") == {}


def test_the_validator_is_heard(tracker: Tracker, demo: Settings, corpus: Path, tmp_path: Path) -> None:
    """What it does not like is found: a currency of no list, a field of our own, an id without the prefix."""
    package = exported(tracker, demo, tmp_path / "out.json", "--all")
    package["releases"][0]["awards"][0]["value"]["currency"] = "RMB"
    package["releases"][1]["ours"] = 1
    package["releases"][2]["ocid"] = "other-1"
    (tmp_path / "wrong.json").write_text(json.dumps(package), encoding="utf-8")
    assert set(findings(corpus, tmp_path / "wrong.json")) == {
        "additional_closed_codelist_values",
        "conformance_errors",
        "additional_fields",
    }


@pytest.mark.slow
def test_everything_of_the_corpus_comes_back_as_the_same_orders(tracker: Tracker, everything: Settings, tmp_path: Path) -> None:
    """Every order that is exported, by suppliers, standing, firm money and day."""
    package = exported(tracker, everything, tmp_path / "out.json", "--all")
    orders, terms = stored_orders(everything)
    wanted, found = Counter(lines(orders, terms)), Counter(lines(read_back(package["releases"])))
    assert sum(wanted.values()) > 800
    assert (list((wanted - found).elements()), list((found - wanted).elements())) == ([], [])


@pytest.mark.slow
def test_a_record_is_what_merging_its_releases_gives(
    tracker: Tracker, everything: Settings, corpus: Path, tmp_path: Path
) -> None:
    """The compiled release is the one that the standard's own merger makes."""
    needs("ocdsmerge")
    import jsonref
    import ocdsmerge

    merger = ocdsmerge.Merger(jsonref.replace_refs(release_schema(corpus)))
    records = exported(tracker, everything, tmp_path / "out.json", "--all", "--records")["records"]
    assert any(len(record["releases"]) > 1 for record in records)
    for record in records:
        assert merger.create_compiled_release(record["releases"]) == record["compiledRelease"]


def test_a_run_over_the_demos_package_finds_its_orders(tracker: Tracker, demo: Settings, tmp_path: Path) -> None:
    """The package behind a portal, read as a source: the same orders, suppliers, amounts and company totals."""
    exported(tracker, demo, tmp_path / "out.json", "--all")
    body = (tmp_path / "out.json").read_bytes()
    (folder := tmp_path / "again").mkdir()
    with Portal({"/package.json": Reply(body=body, content_type="application/json")}) as portal:
        company = (demo.folder / "tracker.toml").read_text(encoding="utf-8").partition("[company")
        settings = write_config(folder, SOURCE.format(url=portal.url) + "".join(company[1:]).partition("\n[source")[0])
        report = read(make_world(settings, Clock(NOW)), "world_ocds_file")
    assert (report.state, report.reason) == ("done", None)
    orders, terms = stored_orders(demo)
    again, _ = stored_orders(settings)
    assert lines(again) == lines(orders, terms)
    assert len(again) == len(lines(orders, terms))


def test_a_company_has_the_processes_of_its_orders(tracker: Tracker, demo: Settings, tmp_path: Path) -> None:
    """No other's; without a name every watched company's."""
    ours = exported(tracker, demo, tmp_path / "one.json", "zhipu")["releases"]
    assert {each["name"] for release in ours for award in release["awards"] for each in award["suppliers"]} == {
        "北京智谱华章科技股份有限公司"
    }
    watched = exported(tracker, demo, tmp_path / "watched.json")["releases"]
    every = exported(tracker, demo, tmp_path / "all.json", "--all")["releases"]
    assert len(ours) <= len(watched) < len(every)


def test_publisher_and_prefix_are_the_configurations(tracker: Tracker, demo: Settings, tmp_path: Path) -> None:
    """Whoever publishes has a prefix of their own."""
    text = (demo.folder / "tracker.toml").read_text(encoding="utf-8")
    settings = write_config(tmp_path, text + '\n[ocds]\npublisher = "示例研究所"\nprefix = "ocds-abc123"\n')
    settings = settings.model_copy(update={"db": demo.db_path})
    package = exported(tracker, settings, tmp_path / "out.json", "--all")
    assert package["publisher"]["name"] == "示例研究所"
    assert all(release["ocid"].startswith("ocds-abc123-") for release in package["releases"])
    assert datetime.fromisoformat(package["publishedDate"]).tzinfo


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nosuch",), 2, "没有公司 'nosuch'"),
        (("zhipu", "--all"), 2, "公司名与 --all 不能同用"),
        ((), 2, "--out"),
    ],
)
def test_bad_usage_is_one_line(
    tracker: Tracker, demo: Settings, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """Nothing is written, and the line says what was expected."""
    out = ("--out", str(tmp_path / "out.json")) if arguments else ()
    answer = tracker("--config", str(demo.folder / "tracker.toml"), "export", "ocds", *arguments, *out)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert said in answer.err
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_replaced_or_left_half(tracker: Tracker, demo: Settings, tmp_path: Path) -> None:
    """A name that is taken, a folder that is not there, a file without notices: exit 1, and nothing new."""
    (tmp_path / "taken.json").write_text("mine", encoding="utf-8")
    base = ("--config", str(demo.folder / "tracker.toml"), "export", "ocds", "--all", "--out")
    answer = tracker(*base, str(tmp_path / "taken.json"))
    assert (answer.code, (tmp_path / "taken.json").read_text(encoding="utf-8")) == (1, "mine")
    assert tracker(*base, str(tmp_path / "nowhere" / "out.json")).code == 1
    with open_file(tmp_path / "empty.db"):
        pass
    answer = tracker("--db", str(tmp_path / "empty.db"), "export", "ocds", "--all", "--out", str(tmp_path / "out.json"))
    assert (answer.code, "run `tracker run`" in answer.err) == (1, True)
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".json") == ["taken.json"]
