"""Search finds Chinese words of any length without a dictionary."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.engine.connection import Database
from db.search import match_expression, search_notices, tokens
from scrapers.notice import Party
from tests.db.samples import award, notice, save

CHINESE = st.text("示例市人民医院大模型平台采购项目", min_size=1, max_size=12)


@pytest.fixture
def filled(db: Database) -> Database:
    """Three notices with different words."""
    buyer = Party(name="示例市人民医院")
    save(db, notice("1", title="示例市人民医院大模型GPT平台中标公告", project_name="智能问答", buyer=buyer))
    save(db, notice("2", title="电梯采购成交公告", project_name="电梯", awards=(award("甲（北京）科技有限公司"),)))
    save(db, notice("3", title="Large Language Model services", project_name=None, awards=(award("Example Ltd"),)))
    return db


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("人民医院", [1]),
        ("医院", [1]),
        ("院", [1]),
        ("医", [1]),
        ("采购 电梯", [2]),
        ("电梯 医院", []),
        ("院医", []),
        ("gpt平台", [1]),
        ("大模型gpt", [1]),
        ("模型ＧＰＴ", [1]),
        ("北京科技", []),
        ("(北京)", [2]),
        ("language", [3]),
        ("LANG", []),
        ("example 公告", []),
        ("", []),
        ('"', []),
        ("医院 OR 电梯", []),
        ("title:医院*", []),
    ],
)
def test_words_are_found_as_written(filled: Database, words: str, found: list[int]) -> None:
    """Every word must stand there as typed; operators of the index are plain words."""
    assert [row["id"] for row in search_notices(filled, words)] == found


@given(text=CHINESE, data=st.data())
@settings(max_examples=60)
def test_every_part_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    """Any run of characters of a text is a phrase of its tokens; a run that is not in it is none."""
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    other = data.draw(CHINESE)
    assert _holds(text, part)
    assert _holds(text, other) == (other in text)


def _holds(text: str, words: str) -> bool:
    """What the index does with a phrase, spelled out."""
    phrase = match_expression(words)
    wanted = phrase.removesuffix(" *").strip('"').split()
    stood = tokens(text).split()
    spans = [stood[i : i + len(wanted)] for i in range(len(stood) - len(wanted) + 1)]
    if phrase.endswith("*"):
        return any(span[:-1] == wanted[:-1] and span[-1].startswith(wanted[-1]) for span in spans)
    return wanted in spans
