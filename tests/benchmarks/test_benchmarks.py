"""The benchmarks measure what they say: notices of a seed, files that are sound, figures with their ratios. Nothing is timed."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.__main__ import NAMES
from benchmarks.support import files
from benchmarks.support.altered import altered
from benchmarks.support.figures import Figure, write
from benchmarks.support.portal import CENTRAL, answers, listed
from benchmarks.support.synthetic import OURS, deals, notice_of, page_of
from db.check import check_file, check_sums
from db.engine.connection import open_file
from db.engine.rows import column
from scrapers.reading import read_notice


def test_a_seed_gives_the_same_deals() -> None:
    """The same seed the same deals, another one others; half of the amounts lie between 0.5 and 10 million yuan."""
    first = list(deals(400))
    assert first == list(deals(400))
    assert first != list(deals(400, seed=2))
    middle = [deal for deal in first if 50_000_000 <= deal.amount <= 1_000_000_000]
    assert len(middle) > 200


def test_a_synthetic_page_says_what_its_deal_says() -> None:
    """The reader finds supplier, buyer, number and amount of a deal on its page."""
    for deal in deals(20):
        notice = read_notice(page_of(deal).decode(), kind="html")
        (award,) = notice.awards
        assert (award.supplier.name, notice.project_number) == (deal.supplier, deal.code)
        assert notice.buyer is not None
        assert notice.buyer.name == deal.buyer
        # printed in ten thousands of yuan with six digits: hundredths of a yuan
        assert award.amount is not None
        assert award.amount.minor == deal.amount


def test_an_altered_page_keeps_its_words_and_changes_its_values() -> None:
    """Names and long figures become others of their length, years and labels stay; the same for the same seed."""
    page = "<p>发布时间：2026-01-05</p><p>中标人：江河科技有限公司</p><p>中标金额：1,234,567.00元</p>"
    first = altered(page, 1)
    assert first == altered(page, 1)
    assert first != altered(page, 2)
    assert len(first) == len(page)
    assert "江河" not in first
    assert "234" not in first
    assert all(word in first for word in ("发布时间：2026-01-05", "中标人：", "科技有限公司", "中标金额："))


def test_no_id_of_a_copy_is_taken() -> None:
    """A thousand copies of an order have ids of their own, whatever the original's is: a file can hold a million."""
    for order in ("OAAAAAAAAAA", "OABCDEFGD2A", "O7777777777"):
        assert len({order, *(files.copied_id(order, number) for number in range(1, 1_001))}) == 1_001


@pytest.mark.slow
def test_a_multiplied_file_is_sound(tmp_path: Path) -> None:
    """A file of more orders than were written one by one adds up, refers to nothing missing, and can be grown further."""
    path = tmp_path / "tracker.db"
    files.grow(path, 3_000)
    files.grow(path, 4_000)
    with open_file(path) as db:
        assert column(db, 'SELECT count(*) FROM "order"') == [4_000]
        assert column(db, 'SELECT count(*) FROM "order" WHERE supplier = ?', (OURS,)) == [1_000]
        assert check_file(db) == []
        assert list(check_sums(db)) == []


def test_the_portal_lists_every_notice() -> None:
    """Each notice has a page and stands on a list of twenty; every other list is there and empty."""
    pages = answers(45)
    assert sum(f"/{CENTRAL}/index" in name for name in pages) == 3
    assert len(pages) == 45 + 3 + 10
    assert notice_of(listed(45)[0]).published_date == max(deal.published for deal in listed(45))


def test_figures_are_written_with_their_ratios(tmp_path: Path) -> None:
    """Figures of one name take the place of those before; the others stay."""
    path = tmp_path / "bench.json"
    write([Figure("read", 10, 3.0, "s", 1.5), Figure("judge", 10, 15.0, "ms")], path)
    write([Figure("read", 20, 8.0, "s", 2.0)], path)
    judged, read = json.loads(path.read_text(encoding="utf-8"))
    assert judged == {"name": "judge", "size": 10, "value": 15.0, "unit": "ms", "baseline": None, "ratio": None}
    assert read == {"name": "read", "size": 20, "value": 8.0, "unit": "s", "baseline": 2.0, "ratio": 4.0}


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_has_its_sizes(name: str) -> None:
    """Each can be run alone, and draws a curve over at least four sizes, but for the start-up."""
    bench = import_module(f"benchmarks.{name}")
    assert callable(bench.measure)
    assert len(bench.SIZES) >= (1 if name == "startup" else 4)
