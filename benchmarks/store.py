"""How fast notices are stored: whole notices with awards, parties, evidence and search, against bare inserts of the same bytes.

Prints one line of JSON for each way of committing; `ratio` is how many times longer a whole notice takes than its bare bytes.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from db import notices
from db.engine.connection import Database, open_database, transaction
from db.engine.rows import Row, execute
from scrapers.money import Money
from scrapers.notice import Award, Evidence, Notice, NoticeType, Party, Pricing
from tracker import storage as records

AT = "2026-01-20T09:00:00+08:00"
BARE = "INSERT INTO bare (site, key, notice, evidence) VALUES (?, ?, ?, ?)"


def notice(number: int) -> Notice:
    """A synthetic award notice of ordinary size: three lots, a dozen positions."""
    suppliers = [Party(name=f"示例{(number * 7 + lot) % 900}号信息科技有限公司") for lot in range(3)]
    awards = tuple(
        Award(
            supplier=supplier,
            lot=f"{lot + 1}包",
            amount=Money(minor=10_000 + number * 3 + lot, currency="CNY"),
            pricing=Pricing.TOTAL,
        )
        for lot, supplier in enumerate(suppliers)
    )
    evidence = tuple(
        Evidence(field=field, text=award.supplier.name, start=100 * i, end=100 * i + len(award.supplier.name), award=i)
        for i, award in enumerate(awards)
        for field in ("supplier", "amount", "lot", "rank")
    )
    name = f"示例单位{number % 300}第{number}期信息化平台建设及运维服务采购项目"
    return Notice(
        notice_type=NoticeType.AWARD,
        title=f"{name}中标公告",
        key=f"2026/{number}",
        url=f"http://portal.example/2026/{number}.html",
        published_date=date(2025, 1, 1) + timedelta(days=number % 365),
        project_number=f"SYN-2026-{number:06d}",
        project_name=name,
        buyer=Party(name=f"示例市第{number % 300}采购中心"),
        agency=Party(name=f"示例招标代理{number % 40}有限公司"),
        region="示例省",
        awards=awards,
        budget=Money(minor=10_000_000 + number, currency="CNY"),
        evidence=evidence,
    )


def measured(rows: list[Row], store: Callable[[Database, Row], object], *, batch: int) -> float:
    """Seconds to store all rows into a new file, `batch` to a transaction."""
    with tempfile.TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "tracker.db")
        execute(db, "CREATE TABLE bare (site TEXT, key TEXT, notice TEXT, evidence TEXT, UNIQUE (site, key))")
        began = time.perf_counter()
        for start in range(0, len(rows), batch):
            together(db, rows[start : start + batch], store)
        took = time.perf_counter() - began
        db.close()
    return took


def together(db: Database, rows: list[Row], store: Callable[[Database, Row], object]) -> None:
    """Store some rows in one transaction."""
    with transaction(db):
        for row in rows:
            store(db, row)


def whole(db: Database, row: Row) -> object:
    """Store a notice as a run does."""
    return notices.save_notice(db, row, None, notices.Sighting(source="cn_example", at=AT))


def bare(db: Database, row: Row) -> object:
    """Store the same bytes and nothing else."""
    return execute(db, BARE, (row["site"], row["key"], row["notice"], row["evidence"]))


def main(count: int) -> None:
    """Measure both ways of committing, alternating between whole and bare."""
    began = time.perf_counter()
    rows = [records.notice_row(notice(n), site="cn_example", page_sha256=f"{n:064x}", reader_version="1") for n in range(count)]
    made = count / (time.perf_counter() - began)
    for batch in (1, 500):
        pairs = [(measured(rows, whole, batch=batch), measured(rows, bare, batch=batch)) for _ in range(3)]
        fast, base = min(w for w, _ in pairs), min(b for _, b in pairs)
        result = {
            "benchmark": "store",
            "notices": count,
            "awards": 3 * count,
            "per_transaction": batch,
            "notices_per_second": round(count / fast),
            "bare_per_second": round(count / base),
            "ratio": round(fast / base, 2),
            "rows_made_per_second": round(made),
        }
        sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
