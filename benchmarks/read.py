"""Notices read per second on one core, against a bare parse of the same pages in the same run.

`python -m benchmarks.read [--rounds 5]` reads the corpus's pages ($CORPUS, default ../shared/corpus) and, for growth with
size, one synthetic table of more and more rows.
"""

from __future__ import annotations

import argparse
import itertools
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from benchmarks.support.altered import altered
from benchmarks.support.figures import RUNS, Figure
from benchmarks.support.synthetic import deals, page_of
from scrapers.decoding import decode
from scrapers.errors import UnreadablePage
from scrapers.reading import read_notice

CORPUS = Path(os.environ.get("CORPUS", Path(__file__).parent.parent.parent / "shared" / "corpus"))
SIZES = (25, 50, 100, 200)
_LENGTHS = (("under 5 kB", 0, 5_000), ("5 to 20 kB", 5_000, 20_000), ("over 20 kB", 20_000, 1 << 40))
ROWS = (50, 500, 1000, 2000)


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Processor seconds of so many pages of the corpus, each as often as it takes; without a corpus, of synthetic ones."""
    html = [decode(page, None) for page in readable()]
    for size in sizes:
        pages = list(itertools.islice(itertools.cycle(html), size))
        took = seconds(lambda page: read_notice(page, kind="html"), pages, RUNS)
        yield Figure("read, in memory", size, took, "s", seconds(bare, pages, RUNS))
        yield Figure("read, in memory, a second", size, size / took, "notices")


def readable() -> list[bytes]:
    """The corpus's HTML pages that can be read at all; without a corpus, synthetic ones."""
    pages = [path.read_bytes() for path in sorted((CORPUS / "notices").glob("*.html"))] or [page_of(deal) for deal in deals(100)]
    return [page for page in pages if _is_readable(page)]


def _is_readable(page: bytes) -> bool:
    try:
        notice = read_notice(decode(page, None), kind="html")
    except UnreadablePage:
        return False
    return bool(notice.published_date or notice.project_name or notice.buyer or notice.awards)


def seconds(work: Callable[[str], object], pages: Sequence[str], rounds: int) -> float:
    """The processor time of all pages, of each the best of some rounds: what else the machine does counts less so.

    No page comes twice: in each round it has other names and figures.
    """
    best = [float("inf")] * len(pages)
    for turn in range(rounds):
        for number, page in enumerate(pages):
            fresh = altered(page, turn * len(pages) + number)
            began = time.process_time()
            work(fresh)
            best[number] = min(best[number], time.process_time() - began)
    return sum(best)


def bare(page: str) -> object:
    """What any reader has to do at least: parse the page and take its text."""
    body = LexborHTMLParser(page).body
    return body.text() if body else None


def report(name: str, pages: Sequence[str], rounds: int) -> None:
    """One line: pages a second, and the ratio to the bare parse."""
    if not pages:
        return
    took = seconds(lambda page: read_notice(page, kind="html"), pages, rounds)
    least = seconds(bare, pages, rounds)
    print(f"{name:24} {len(pages):4} pages  {len(pages) / took:8.0f} a second", end="")
    print(f"  {took / least:5.1f} times the bare parse")


def table(rows: int) -> str:
    """A synthetic page with a table of items of so many rows."""
    row = "<tr><td>1</td><td>某某设备有限公司</td><td>一体机</td><td>3</td><td>12,800.00</td></tr>"
    head = "<tr><td>序号</td><td>供应商名称</td><td>货物名称</td><td>数量</td><td>单价(元)</td></tr>"
    award = "<h1>某项目中标公告</h1><p>中标人：甲乙有限公司</p><p>中标价：5万元</p><p>四、主要标的信息</p>"
    return f"{award}<table>{head}{row * rows}</table>"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    paths = sorted((CORPUS / "notices").iterdir()) if (CORPUS / "notices").is_dir() else []
    if not paths:
        print(f"no corpus at {CORPUS}: set CORPUS for the figures on real pages")
    html = [decode(page, None) for page in readable()]
    texts = [decode(path.read_bytes(), None) for path in paths if path.suffix == ".txt"]
    report("HTML, all", html, rounds)
    for name, least, most in _LENGTHS:
        report(f"HTML, {name}", [page for page in html if least <= len(page) < most], rounds)
    if texts:
        took = seconds(lambda page: read_notice(page, kind="text"), texts, rounds)
        print(f"{'text, all':24} {len(texts):4} pages  {len(texts) / took:8.0f} a second")
    for rows in ROWS:
        page = table(rows)
        took = seconds(lambda page: read_notice(page, kind="html"), [page], rounds)
        print(f"{f'table of {rows} rows':24} {len(page) / 1000:5.0f} kB  {1000 * took:8.1f} ms", end="")
        print(f"  {1e9 * took / len(page):6.0f} ns a character")


if __name__ == "__main__":
    main()
