"""Writes what is read of a golden's page as what is expected: `python -m tests.scrapers.reading.accept LAYOUT/NAME…`.

Read what it wrote against the page before you keep it. A new page gets every field; take out those that the golden is not about.
"""

from __future__ import annotations

import sys

from scrapers.reading import read_notice
from tests.scrapers.reading.golden import FIELDS, FOLDER, KINDS, Golden, reading_of


def accept(name: str) -> str:
    """Write one golden's expected reading and return its text; what was asked before is asked again."""
    pages = [path for suffix in KINDS if (path := FOLDER / f"{name}{suffix}").is_file()]
    if len(pages) != 1:
        raise SystemExit(f"{name}: found {len(pages)} pages, expected one {FOLDER.name}/{name}.html or .txt")
    golden = Golden(pages[0])
    before = golden.expected() if golden.answer.exists() else None
    shows, asked = (before.shows, tuple(before.fields)) if before else (pages[0].stem.replace("_", " "), FIELDS)
    text = reading_of(read_notice(golden.source, kind=golden.kind), shows, asked).as_toml()
    golden.answer.write_text(text, encoding="utf-8")
    return text


if __name__ == "__main__":
    for each in sys.argv[1:]:
        print(f"# {each}\n{accept(each)}")
