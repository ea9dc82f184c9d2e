"""Complaints in the reader's language: a line that the code says in English, found again by its form and said in Chinese."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

# parts that are complaints of their own, and what stands between them in Chinese
_JOINTS = ((": ", "："), ("; ", "；"))
_EXPECTED = ", expected "
# where it was met, behind all else that is said: an address
_PLACE = re.compile(r"(.+?),? at (\S+)", re.DOTALL)
# a value with one of these in it, quotations apart, is more than a value
_CLAUSE = re.compile(r", expected\b|,? at \S+$")
_QUOTATION = re.compile(r"'[^']*'|\"[^\"]*\"")


@cache
def complaint_forms() -> Mapping[str, str]:
    """Chinese form of each English one; `{}` there and `{0}`, `{1}` here are the values, in the English one's order."""
    found: Mapping[str, str] = tomllib.loads((files("tracker.wording") / "complaints.toml").read_text(encoding="utf-8"))
    return found


def complaint(text: str, language: str) -> str:
    """One line about what went wrong; values, paths, keys and commands stay, and so does a form that is not known."""
    return _chinese(text) if language == "zh" else text


@lru_cache(maxsize=1024)
def _chinese(text: str) -> str:
    matches = [(found.groups(), form) for pattern, form in _patterns() if (found := pattern.fullmatch(text))]
    whole = (form.format(*map(_chinese, values)) for values, form in matches if not any(map(_is_more, values)))
    return next(whole, None) or _of_parts(text) or next((form.format(*map(_chinese, values)) for values, form in matches), text)


def _of_parts(text: str) -> str | None:
    """What a line says part by part; None where no part is known."""
    if (place := _PLACE.fullmatch(text)) and (said := _chinese(place[1])) != place[1]:
        return f"{said}：{place[2]}"
    for joint, ours in _JOINTS:
        first, between, rest = text.partition(joint)
        if between and (parts := (_chinese(first), _chinese(rest))) != (first, rest):
            return ours.join(parts)
    found, between, expected = text.partition(_EXPECTED)
    if between:
        expected = _chinese(expected)
        return f"{_chinese(found)}，应为{' ' if expected[0].isascii() else ''}{expected}"
    return None


def _is_more(value: str) -> bool:
    return _CLAUSE.search(_QUOTATION.sub("", value)) is not None


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The forms with the most words of their own first, so that a general one never hides a special one."""
    forms = sorted(complaint_forms().items(), key=lambda each: -len(each[0].replace("{}", "")))
    return [(re.compile("(.+?)".join(map(re.escape, english.split("{}"))), re.DOTALL), chinese) for english, chinese in forms]
