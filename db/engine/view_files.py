"""The views that people query: one file each in `views/`, made again whenever their text has changed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from db.library import Database


@cache
def view_texts() -> dict[str, str]:
    """Every view's file by the view's name."""
    found = {item.name.removesuffix(".sql"): item for item in (files("db") / "views").iterdir() if item.name.endswith(".sql")}
    return {name: found[name].read_text(encoding="utf-8") for name in sorted(found)}


def views_are_current(db: Database) -> bool:
    """Whether the file's views are those of this programme, to the letter."""
    return _present(db) == _wanted()


def refresh_views(db: Database) -> None:
    """Drop views that are gone and make again those whose text differs."""
    present, wanted = _present(db), _wanted()
    for name in present:
        if present[name] != wanted.get(name):
            db.conn.execute(f'DROP VIEW "{name}"')
    for name, sql in wanted.items():
        if present.get(name) != sql:
            db.conn.execute(sql)


def _present(db: Database) -> dict[str, str]:
    return dict(db.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))


def _wanted() -> dict[str, str]:
    return {name: f'CREATE VIEW "{name}" AS\n{text.strip().removesuffix(";")}' for name, text in view_texts().items()}
