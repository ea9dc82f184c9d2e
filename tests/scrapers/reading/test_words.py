"""Words as pieces of patterns."""

from __future__ import annotations

import re

import pytest

from scrapers.reading.lexicon.words import VOCABULARY, any_of, by_first_letter, expand
from tests.conftest import ROOT


def test_a_line_stands_for_all_its_words() -> None:
    """Alternatives multiply, an empty one leaves its place out."""
    assert expand("{a|b|}c{d|}") == ["acd", "ac", "bcd", "bc", "cd", "c"]


def test_the_longest_word_of_a_group_is_found_whatever_its_place() -> None:
    """A word that begins another one, or stands before it in the file, does not hide it; signs are themselves."""
    pattern = re.compile(any_of("companies", "not_won"))
    assert pattern.findall("甲有限责任公司,乙公司,未成交") == ["有限责任公司", "公司", "未成交"]
    assert re.findall(any_of("title_tail"), "(成交)") == ["(成交)"]


def test_an_unknown_group_is_said() -> None:
    """A misspelt group is an error when the module is loaded, never a pattern that fits nothing."""
    with pytest.raises(KeyError):
        any_of("companys")


def test_no_group_lies_idle() -> None:
    """Every group of words is looked for somewhere."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "scrapers").rglob("*.py"))
    assert [group for group in VOCABULARY["words"] if f'"{group}"' not in code and f"'{group}'" not in code] == []


def test_words_are_told_by_their_first_letter() -> None:
    """The rest of a word is found behind its first letter, and nothing else is."""
    letters, rest = by_first_letter("lot_names")
    pattern = re.compile(f"[{letters}]{rest}")
    assert pattern.findall("合同包、标段、子项目、品种、包") == ["合同包", "标段", "子项目", "包"]
