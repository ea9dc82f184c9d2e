"""Records of OCDS: the releases of a process merged into one, by the rules of the standard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracker.exporting.ocds.values import Json

# what is each release's own
_OWN = ("id", "date", "tag")


def record_of(releases: list[Json]) -> Json:
    """A record of the releases of one process, oldest first: them, and the compiled one."""
    last = releases[-1]
    merged: Json = {}
    for release in releases:
        merged = _merged(merged, {name: value for name, value in release.items() if name not in _OWN})
    compiled = {"ocid": last["ocid"], "id": f"{last['ocid']}-{last['date']}", "date": last["date"], "tag": ["compiled"]}
    return {"ocid": last["ocid"], "releases": releases, "compiledRelease": compiled | merged}


def _merged(old: Json, new: Json) -> Json:
    """Two objects as one: null takes a field out, objects are merged field by field, lists of objects by their ids."""
    result = dict(old)
    for name, value in new.items():
        before = result.get(name)
        if value is None:
            result.pop(name, None)
        elif isinstance(value, dict):
            result[name] = _merged(before if isinstance(before, dict) else {}, value)
            if not result[name]:
                result.pop(name)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            result[name] = _merged_rows(before if isinstance(before, list) else [], value)
        else:
            result[name] = value
    return result


def _merged_rows(old: list[Any], new: Iterable[Json]) -> list[Json]:
    rows = {row["id"]: row for row in old}
    for row in new:
        rows[row["id"]] = _merged(rows.get(row["id"], {}), row)
    return list(rows.values())
