"""Notices are new, changed or the same; their history is kept; nothing of the page's text or people's names is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from db import absences, notices, search
from db.engine.connection import Database, open_database, transaction
from db.engine.rows import column, select
from scrapers.money import Money
from scrapers.notice import Link, LinkKind, Mark, Notice, Party
from tests.db.samples import LATER, NOW, award, evidence_of, notice, save, stored
from tests.support.strategies import notices as any_notice
from tracker import storage as records


def test_a_reading_is_new_then_same_then_changed(db: Database) -> None:
    """The same words are the same notice, other words another version of it."""
    first = notice()
    other = notice(awards=(award(amount="90.00"),))
    assert save(db, first) == ("new", 1)
    assert save(db, first, at=LATER) == ("same", 1)
    assert save(db, other, at=LATER) == ("changed", 1)
    assert save(db, first, at=LATER) == ("changed", 1)
    versions = stored(db, 1)["versions"]
    assert [(v["number"], v["reason"]) for v in versions] == [(1, "published"), (2, "portal_changed"), (3, "portal_changed")]
    assert [records.notice_from_json(v["notice"]) for v in versions] == [first, other, first]


def test_a_notice_is_known_by_site_and_key(db: Database) -> None:
    """The same key on another site is another notice."""
    assert [save(db, notice(), site=site)[0] for site in ("cn_a", "cn_b", "cn_a")] == ["new", "new", "same"]


def test_other_words_from_the_same_bytes_are_a_rereading(db: Database) -> None:
    """When the page is the same and the reader another, the reader changed its mind, not the portal."""
    save(db, notice())
    save(db, notice(awards=(award(amount="90.00"),)), page="p1", reader="2")
    save(db, notice(awards=(award(amount="80.00"),)), page="p2", reader="3")
    assert [v["reason"] for v in stored(db, 1)["versions"]] == ["published", "reread", "portal_changed"]


def test_a_new_version_replaces_what_the_tables_say(db: Database) -> None:
    """Awards, parties, marks, links and the index follow the newest reading alone."""
    link = Link(kind=LinkKind.CORRECTS, url="http://portal.example/old")
    joint = award("甲公司", marks=(Mark.ABOVE_BUDGET,), members=(Party(name="乙公司"),))
    save(db, notice(awards=(joint, award("丙公司")), links=(link,)))
    save(db, notice(awards=(award("丁公司"),)))
    assert column(db, "SELECT supplier FROM award") == ["丁公司"]
    assert column(db, "SELECT name FROM award_party") == ["丁公司"]
    assert [column(db, f"SELECT count(*) FROM {table}") for table in ("award_mark", "notice_link")] == [[0], [0]]
    assert search.search_notices(db, "甲公司")[0] == []
    assert [row["id"] for row in search.search_notices(db, "丁公司")[0]] == [1]


def test_parties_of_an_award_stand_lead_first_and_once(db: Database) -> None:
    """A lead printed again among the members has one part."""
    lead = Party(name="甲公司")
    save(db, notice(awards=(award("甲公司", members=(lead, Party(name="乙公司"))),)))
    assert column(db, "SELECT name FROM award_party ORDER BY place") == ["甲公司", "乙公司"]


def test_every_source_that_found_a_notice_is_kept(db: Database) -> None:
    """The first source stays the notice's own; the others are beside it."""
    save(db, notice(), source="ours")
    save(db, notice(), source="theirs", at=LATER)
    assert stored(db, 1)["source"] == "ours"
    assert select(db, "SELECT source, first_seen = last_seen AS once FROM notice_source ORDER BY source") == [
        {"source": "ours", "once": 1},
        {"source": "theirs", "once": 1},
    ]


def test_first_seen_stays_and_last_seen_moves(db: Database) -> None:
    """Seeing a notice again changes when it was last seen, never when it was first seen."""
    save(db, notice())
    save(db, notice(), at=LATER)
    row = stored(db, 1)
    assert (row["first_seen"], row["last_seen"]) == (NOW.isoformat(), LATER.isoformat())


def test_the_same_words_on_other_bytes_move_the_evidence(db: Database) -> None:
    """Positions belong to one page: when the page's bytes change, they are those of the new page."""
    one, two = "成交人：甲公司", "公告正文 成交人：甲公司"
    save(db, notice(awards=(award("甲公司"),), text=one, evidence=(evidence_of(one, "甲公司"),)), page="p1")
    save(db, notice(awards=(award("甲公司"),), text=two, evidence=(evidence_of(two, "甲公司"),)), page="p2")
    row = stored(db, 1)
    assert (row["version"], row["page_sha256"]) == (1, "p2")
    assert select(db, 'SELECT field, award, start, "end", text, page_sha256 FROM evidence') == [
        {"field": "supplier", "award": 0, "start": 9, "end": 12, "text": "甲公司", "page_sha256": "p2"}
    ]


def test_a_notice_found_again_is_no_longer_gone(db: Database) -> None:
    """Vanishing is noted once, and so is coming back; what was is not forgotten."""
    save(db, notice())
    assert [absences.mark_vanished(db, 1, date(2026, 2, day)) for day in (1, 2)] == [True, False]
    assert stored(db, 1)["vanished_on"] == "2026-02-01"
    save(db, notice(), at=LATER)
    assert stored(db, 1)["vanished_on"] == "2026-02-01"
    absences.mark_returned(db, 1, date(2026, 2, 5))
    assert stored(db, 1)["vanished_on"] is None
    assert absences.mark_vanished(db, 1, date(2026, 2, 9))
    spans = [(row["gone_on"], row["back_on"]) for row in stored(db, 1)["absences"]]
    assert spans == [("2026-02-01", "2026-02-05"), ("2026-02-09", None)]


def test_a_notice_gone_again_on_the_day_it_came_back_has_one_absence(db: Database) -> None:
    """A day is the finest that absences are told by."""
    save(db, notice())
    for _ in range(2):
        absences.mark_vanished(db, 1, date(2026, 2, 1))
        absences.mark_returned(db, 1, date(2026, 2, 1))
    absences.mark_vanished(db, 1, date(2026, 2, 1))
    assert [(row["gone_on"], row["back_on"]) for row in stored(db, 1)["absences"]] == [("2026-02-01", None)]


def test_a_page_looked_at_without_a_list_was_not_seen_in_one(db: Database) -> None:
    """The look is noted, and when a list last named the notice stays."""
    save(db, notice())
    notices.note_checked(db, 1, notices.Sighting(source="cn_a", at=LATER.isoformat(), met=notices.Met.LOOKED_AT))
    row = stored(db, 1)
    assert (row["last_seen"], row["last_checked"]) == (NOW.isoformat(), LATER.isoformat())
    assert column(db, "SELECT last_seen FROM notice_source") == [NOW.isoformat()]


def test_notices_of_one_list_page_are_noted_together(db: Database) -> None:
    """Each is named by the source's list now; when its page was last looked at stays."""
    for key in ("a/1", "a/2", "a/3"):
        save(db, notice(key))
    notices.note_listed(db, [1, 2], source="cn_b", at=LATER.isoformat())
    rows = select(db, "SELECT last_seen, last_checked FROM notice ORDER BY id")
    assert [(row["last_seen"] == LATER.isoformat(), row["last_checked"]) for row in rows] == [
        (True, NOW.isoformat()),
        (True, NOW.isoformat()),
        (False, NOW.isoformat()),
    ]
    assert select(db, "SELECT notice_id, source FROM notice_source WHERE source = 'cn_b' ORDER BY 1") == [
        {"notice_id": 1, "source": "cn_b"},
        {"notice_id": 2, "source": "cn_b"},
    ]


def test_a_reading_of_the_archive_is_no_sighting(db: Database) -> None:
    """Nobody asked the portal: neither list nor page was seen, whatever the reading says now."""
    save(db, notice())
    before = notices.known(db, "cn_a", ["a/1"])["a/1"]
    row = records.notice_row(notice(title="又一个标题"), site="cn_a", page_sha256="p1", reader_version="2")
    with transaction(db):
        notices.save_notice(db, row, before, notices.Sighting(source="cn_a", at=LATER.isoformat(), met=notices.Met.FROM_ARCHIVE))
    kept = stored(db, 1)
    assert (kept["version"], kept["last_seen"], kept["last_checked"]) == (2, NOW.isoformat(), NOW.isoformat())
    assert column(db, "SELECT last_seen FROM notice_source") == [NOW.isoformat()]


def test_known_tells_which_keys_are_stored(db: Database) -> None:
    """Keys of other sites and unknown keys are left out."""
    save(db, notice("a/1"))
    save(db, notice("a/2"), site="cn_b")
    assert notices.known(db, "cn_a", ["a/1", "a/2", "a/3"]).keys() == {"a/1"}


def test_notices_are_loaded_oldest_publication_first(db: Database) -> None:
    """The order of loading does not depend on the order of arrival."""
    save(db, notice("late", published_date=date(2026, 3, 1)))
    save(db, notice("early", published_date=date(2026, 1, 1)))
    save(db, notice("undated", published_date=None), at=NOW)
    assert [row["key"] for row in notices.load_notices(db, [1, 2, 3])] == ["early", "undated", "late"]


def test_an_amount_not_printed_is_null(db: Database) -> None:
    """Never 0."""
    save(db, notice(awards=(award(amount=None),), budget=Money.of("5")))
    assert select(db, "SELECT amount_minor, currency, pricing FROM award") == [
        {"amount_minor": None, "currency": None, "pricing": "none"}
    ]
    assert select(db, "SELECT budget_minor, ceiling_minor FROM notice") == [{"budget_minor": 500, "ceiling_minor": None}]


def test_neither_text_nor_what_surrounds_a_value_is_stored(db: Database) -> None:
    """A page's text carries people's names and numbers: only the values themselves are kept."""
    text = "联系人：某某某 电话：000-0000000 成交人：甲公司"
    save(db, notice(awards=(award("甲公司"),), text=text, evidence=(evidence_of(text, "甲公司"),)))
    tables = [name for name in db.table_names() if not name.startswith("notice_search")]
    dump = json.dumps([select(db, f'SELECT * FROM "{name}"') for name in tables], ensure_ascii=False)
    assert "甲公司" in dump
    assert "某某某" not in dump
    assert "000-0000000" not in dump


def test_one_organization_for_every_way_a_name_is_printed(db: Database) -> None:
    """Width and spaces do not make another organization; the code printed anywhere is kept."""
    save(db, notice("a/1", awards=(award("示例（北京）科技有限公司"),)))
    save(db, notice("a/2", awards=(replace(award(), supplier=Party(name="示例(北京) 科技有限公司", code="91110000MA00000000")),)))
    found = select(db, "SELECT DISTINCT o.* FROM organization o JOIN award a ON a.supplier_id = o.id")
    assert [(row["name"], row["code"]) for row in found] == [("示例（北京）科技有限公司", "91110000MA00000000")]
    names = column(db, "SELECT name FROM organization_name WHERE organization_id = ? ORDER BY name", (found[0]["id"],))
    assert sorted(names) == sorted(["示例(北京) 科技有限公司", "示例（北京）科技有限公司"])


def test_saving_can_be_taken_back(db: Database) -> None:
    """A notice whose transaction fails is not there at all."""
    row = records.notice_row(notice(), site="cn_a", page_sha256=None, reader_version="1")

    def broken() -> None:
        with transaction(db):
            notices.save_notice(db, row, None, notices.Sighting(source="cn_a", at=NOW.isoformat()))
            raise RuntimeError("before the commit")

    with pytest.raises(RuntimeError):
        broken()
    tables = ("notice", "notice_version", "award", "organization", "notice_search", "notice_source")
    assert [column(db, f"SELECT count(*) FROM {name}")[0] for name in tables] == [0] * len(tables)


@given(first=any_notice(), second=any_notice())
@settings(max_examples=25, deadline=None)
def test_any_notice_comes_back_as_it_was(first: Notice, second: Notice) -> None:
    """Whatever can be read can be stored, found again and read back with its positions."""
    db = open_database(Path(":memory:"))
    for what, page in ((first, "p1"), (second, "p2")):
        _, number = save(db, what, page=page)
        (row,) = notices.load_notices(db, [number], evidence=True)
        kept = records.stored_notice(row)
        assert kept.notice == what
        assert kept.notice.evidence == what.evidence
        assert kept.source_key == f"cn_a|{what.key}"
    db.close()
