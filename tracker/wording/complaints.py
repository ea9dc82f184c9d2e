"""Complaints in the reader's language: a line that the code says in English, found again by its form and said in Chinese."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# parts that are complaints of their own, and what stands between them in Chinese
_JOINTS = ((": ", "："), ("; ", "；"))


@cache
def complaint_forms() -> Mapping[str, str]:
    """Chinese form of each English one; `{}` there and `{0}`, `{1}` here are the values, in the English one's order."""
    found: Mapping[str, str] = tomllib.loads((files("tracker.wording") / "complaints.toml").read_text(encoding="utf-8"))
    return found


def complaint(text: str, language: str) -> str:
    """One line about what went wrong; values, paths, keys and commands stay, and so does a form that is not known."""
    return _chinese(text) if language == "zh" else text


def _chinese(text: str) -> str:
    for pattern, form in _patterns():
        if found := pattern.fullmatch(text):
            return form.format(*map(_chinese, found.groups()))
    for joint, ours in _JOINTS:
        first, between, rest = text.partition(joint)
        if between and (parts := (_chinese(first), _chinese(rest))) != (first, rest):
            return ours.join(parts)
    return text


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The forms with the most words of their own first, so that a general one never hides a special one."""
    forms = sorted(complaint_forms().items(), key=lambda each: -len(each[0].replace("{}", "")))
    return [(re.compile("(.+?)".join(map(re.escape, english.split("{}"))), re.DOTALL), chinese) for english, chinese in forms]
