"""Search finds Chinese words of any length without a dictionary."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.engine.connection import Database, open_file
from db.search import match_expression, search_notices, tokens
from scrapers.notice import Party
from tests.db.samples import award, notice, save

CHINESE = st.text("示例市人民医院大模型平台采购项目", min_size=1, max_size=12)


@pytest.fixture
def filled(db: Database) -> Database:
    """Three notices with different words."""
    buyer = Party(name="示例市人民医院")
    save(
        db,
        notice(
            "1",
            title="示例市人民医院大模型GPT平台中标公告",
            project_name="智能问答",
            buyer=buyer,
            project_number="SL-2026（A）0117",
        ),
    )
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
        ("醫院", [1]),
        ("電梯採購", [2]),
        ("SL-2026(A)0117", [1]),
        ("2026A0117", [1]),
        ("a-01", [1]),
        ("SL", [1]),
        ("sl-2", [1]),
        ("LS", []),
        ("117", [1]),
        ("7", [1]),
        ("2027", []),
        ("医院 0117", [1]),
        ("电梯 0117", []),
        ("医院 OR 电梯", []),
        ("title:医院*", []),
    ],
)
def test_words_are_found_as_written(filled: Database, words: str, found: list[int]) -> None:
    """Every word must stand there as typed; operators of the index are plain words."""
    assert [row["id"] for row in search_notices(filled, words)[0]] == found


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


def test_each_hit_shows_its_passage(filled: Database) -> None:
    """The field worth most is shown with what was looked for marked, whatever width or script it was typed in."""
    assert [row["passage"] for row in search_notices(filled, "醫院 ｇｐｔ")[0]] == ["示例市人民«医院»大模型«GPT»平台中标公告"]
    assert [row["passage"] for row in search_notices(filled, "2026a01")[0]] == ["SL-«2026（A）01»17"]


def test_a_number_ranks_before_a_supplier_and_a_supplier_before_a_buyer(db: Database) -> None:
    """Among the newest hits the surer ones stand first, equals by day."""
    save(
        db,
        notice(
            "1", title="甲", project_name=None, project_number=None, buyer=Party(name="乙2026院"), published_date=date(2026, 1, 9)
        ),
    )
    save(
        db,
        notice(
            "2", title="甲", project_name=None, project_number=None, awards=(award("乙2026院"),), published_date=date(2026, 1, 1)
        ),
    )
    save(db, notice("3", title="甲", project_name=None, project_number="X2026", published_date=date(2025, 1, 1)))
    save(db, notice("4", title="甲", project_name=None, project_number="Y2026", published_date=date(2025, 1, 2)))
    assert [row["id"] for row in search_notices(db, "2026")[0]] == [4, 3, 2, 1]


def test_letters_alone_of_a_number_rank_last(db: Database) -> None:
    """They are those of all an office's projects; a supplier of that name stands first, however old."""
    save(db, notice("1", title="甲", awards=(award("ABB (China) Ltd"),), published_date=date(2025, 1, 1)))
    save(db, notice("2", title="甲", project_name=None, project_number="ABB-01", published_date=date(2026, 1, 1)))
    assert [row["id"] for row in search_notices(db, "abb")[0]] == [1, 2]
    assert [row["id"] for row in search_notices(db, "abb-0")[0]] == [2]


def test_a_search_can_be_narrowed(db: Database) -> None:
    """Days are both inside, the buyer is a part of a name, and the whole number of hits is said."""
    for key, day in enumerate((date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3), None), start=1):
        save(db, notice(str(key), title="平台", published_date=day, buyer=Party(name=f"第{key}医院")))
    assert [row["id"] for row in search_notices(db, "平台")[0]] == [3, 2, 1, 4]
    assert [row["id"] for row in search_notices(db, "平台", since="2026-01-02")[0]] == [3, 2]
    assert [row["id"] for row in search_notices(db, "平台", until="2026-01-02")[0]] == [2, 1, 4]
    assert [row["id"] for row in search_notices(db, "平台", buyer="第3")[0]] == [3]
    found, total = search_notices(db, "平台", limit=1)
    assert (len(found), total) == (1, 4)


def test_a_changed_day_moves_the_hit(db: Database) -> None:
    """A notice that is stored again stands once in the index, on its new day."""
    save(db, notice("1", title="平台", published_date=date(2026, 1, 1)))
    save(db, notice("2", title="平台", published_date=date(2026, 1, 2)))
    save(db, notice("1", title="平台", published_date=date(2026, 1, 3)))
    assert [row["id"] for row in search_notices(db, "平台")[0]] == [1, 2]


def test_an_older_file_is_indexed_when_it_is_opened(tmp_path: Path) -> None:
    """A file whose index was of the first kind is searched as if it had always been of this one."""
    path = tmp_path / "tracker.db"
    with open_file(path) as db:
        save(db, notice("1", title="平台", project_number="SL-2026-0117", awards=(award("甲公司"),)))
        for statement in (
            "DROP TABLE notice_search",
            "DROP TABLE notice_search_place",
            "CREATE VIRTUAL TABLE notice_search USING fts5 (title, project, buyer, suppliers, columnsize = 0)",
            "DELETE FROM _sqlite_migrations WHERE name = 'm018_search'",
        ):
            db.conn.execute(statement)
    with open_file(path) as db:
        assert [row["id"] for row in search_notices(db, "0117 甲公司")[0]] == [1]
