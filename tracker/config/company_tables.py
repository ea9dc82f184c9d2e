"""Company tables in the text of a configuration: added, extended and taken out, every other line and comment as it is."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array, Item

Table = Mapping[str, object]


def with_company(text: str, company: str, table: Table) -> str:
    """The text with one company more, behind those that are there, else at the end."""
    new = tomlkit.table()
    for key, value in table.items():
        new.append(key, _lines(value) if key == "organizations" and isinstance(value, list) else value)
    added = tomlkit.document()
    added["company"] = tomlkit.table(is_super_table=True)
    added["company"].append(company, new)
    lines = _lines_of(text)
    ends = [end for start, end in _blocks(lines, ("company",)) if end > start]
    place = max(ends, default=len(lines))
    before, after = "".join(lines[:place]), "".join(lines[place:])
    gap = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    return f"{before}{gap}{added.as_string().rstrip()}\n{after if after.startswith(chr(10)) or not after else chr(10) + after}"


def without_company(text: str, company: str) -> str:
    """The text without a company's tables; comments behind a blank line after them stay."""
    lines = _lines_of(text)
    for start, end in reversed(list(_blocks(lines, ("company", company)))):
        following = end
        while start and not lines[start - 1].strip() and following < len(lines) and not lines[following].strip():
            following += 1
        del lines[start:following]
    left = "".join(lines)
    return left if not left.strip() or not left.endswith("\n\n") else left.rstrip("\n") + "\n"


def with_organizations(text: str, company: str, names: Iterable[str]) -> str:
    """The text with further organizations of a company that is there."""
    document = tomlkit.parse(text)
    table: Any = document["company"][company]
    found: Item | None = table.get("organizations")
    if found is None:
        table.add("organizations", _lines(names))
    elif isinstance(found, AoT):
        for name in names:
            found.append(tomlkit.item({"name": name}))
    elif isinstance(found, Array):
        # an array over several lines keeps an entry a line
        if "\n" in found.as_string():
            _add_lines(found, names)
        else:
            found.extend(names)
    return document.as_string()


def _lines_of(text: str) -> list[str]:
    # TOML's lines: str.splitlines ends one at far more characters
    return io.StringIO(text, newline="\n").readlines()


def _lines(names: Iterable[str]) -> Array:
    found, several = tomlkit.array(), list(names)
    if len(several) > 1:
        _add_lines(found, several)
    else:
        found.extend(several)
    return found


def _add_lines(found: Array, names: Iterable[str]) -> None:
    for name in names:
        found.add_line(name, indent="  ")
    if not found.as_string().rstrip("] \t").endswith("\n"):
        found.add_line(indent="")


def _blocks(lines: list[str], path: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """First and last line (exclusive) of each table below `path`, without the blank lines and comments that end it."""
    headers = list(_headers(lines))
    for (start, found), following in zip(headers, [*(start for start, _ in headers[1:]), len(lines)], strict=False):
        if found[: len(path)] == path and len(found) > 1:
            end = following
            while end > start + 1 and (not (line := lines[end - 1].strip()) or line.startswith("#")):
                end -= 1
            # a comment right behind the last key speaks of the company
            while end < following and lines[end].strip():
                end += 1
            yield start, end


def _headers(lines: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Lines that begin a table, with its name; one inside a value of several lines is none."""
    for number, line in enumerate(lines):
        if line.lstrip().startswith("["):
            try:
                tomllib.loads("".join(lines[:number]))
                found: object = tomllib.loads(line)
            except tomllib.TOMLDecodeError:
                continue
            path: tuple[str, ...] = ()
            while found:
                found = found[0] if isinstance(found, list) else found
                if isinstance(found, dict) and found:
                    key, found = next(iter(found.items()))
                    path = (*path, key)
            yield number, path
