"""Lists of candidates as tables and as lines, and what is read of them. Names and figures are synthetic."""

from __future__ import annotations

from scrapers.notice import Notice
from scrapers.reading import read_notice

A, B, C, D = "杭州甲乙建设有限公司", "绍兴丙丁建设集团有限公司", "宁波戊己工程有限公司", "湖州庚辛路桥有限公司"
TITLE = "青溪区海塘提升工程中标候选人公示"
BOTH = [(None, A, 1, "91238540.00"), (None, B, 2, "91502277.00")]


def told(notice: Notice) -> list[tuple[object, ...]]:
    """Lots, names and ranks, members behind them, and amounts."""
    return [
        (a.lot, a.supplier.name, *(m.name for m in a.members), a.rank, str(a.amount) if a.amount else None) for a in notice.awards
    ]


def tabled(*rows: str, title: str = TITLE) -> Notice:
    """The notice of a table, a row's cells parted by bars; a cell of <r2> or <c3> spans so many rows or columns."""

    def cell(text: str) -> str:
        span = {"r": "rowspan", "c": "colspan"}.get(text[1:2], "") if text[:1] == "<" and text[3:4] == ">" else ""
        return f"<td {span}={text[2]}>{text[4:]}</td>" if span else f"<td>{text}</td>"

    return read_notice(
        f"<h1>{title}</h1><table>" + "".join("<tr>" + "".join(map(cell, row.split("|"))) + "</tr>" for row in rows) + "</table>"
    )


def lined(*lines: str, title: str = TITLE) -> Notice:
    """The notice of lines below its title."""
    return read_notice("\n".join((title, *lines, "公示期：3日", "")), kind="text")
