"""Names near watched ones in a file: each organization is compared once with each watched name, whenever either comes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.decisions import load_proposals
from db.engine.connection import Database, transaction
from db.engine.rows import execute
from scrapers.notice import Party
from tests.db.samples import NOW, award, fresh, notice, order, save, save_orders
from tests.support.order_samples import OURS, company
from tracker.model.company import Company, SeenOrganization
from tracker.model.decision import Decisions
from tracker.model.keys import supplier_key
from tracker.review import store
from tracker.review.near_names import candidates, near_misses, watched_names
from tracker.review.store import note_near_names, seen_near

WATCHED = [
    company(OURS, "天河市戊己庚辛壬科技有限公司"),
    replace(company("东方开发实业有限公司"), id="east", names={"zh": "东开", "en": "Orient Development"}),
]
_PARTS = [
    *(
        "甲方",
        "智能",
        "科技",
        "有限公司",
        "股份",
        "天河市",
        "戊己庚辛壬",
        "東方",
        "东方",
        "開發",
        "开发",
        "实业",
        "上海",
        "分公司",
    ),
    *("分公司", "(北京)", "jiafang", "orient", "ltd", "中国", "集团", "东开", "壹", "1", "某某", "医疗"),
]


@given(st.lists(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=6).map("".join), min_size=1, max_size=8))
def test_every_near_name_is_a_candidate(names: list[str]) -> None:
    """What is quick to find among many names leaves out none that is near."""
    found = candidates([supplier_key(each) for each in names], watched_names(WATCHED))
    near = {i for i, name in enumerate(names) if near_misses([_seen(name)], WATCHED, Decisions())}
    assert near <= found


@given(st.text("甲方智能科技有限公司上海分枝", min_size=8, max_size=14))
def test_every_misprint_is_a_candidate(name: str) -> None:
    """Likeness is measured alike in both."""
    if near_misses([_seen(name)], WATCHED, Decisions()):
        assert candidates([supplier_key(name)], watched_names(WATCHED)) == {0}


def test_strangers_are_no_candidates() -> None:
    """Few more are candidates than are near: trade and legal form alone say nothing."""
    strangers = [supplier_key(name) for name in ("乙丙数据科技有限公司", "某县人民医院", "Example Technology Limited")]
    assert candidates(strangers, watched_names(WATCHED)) == set()


@pytest.fixture
def file(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A file with an order of a branch and one of a stranger."""
    db = fresh(tmp_path_factory.mktemp("near"))
    _order(db, 1, "甲方智能科技有限公司上海分公司")
    _order(db, 2, "乙丙数据科技有限公司")
    return db


def test_an_organization_is_compared_when_it_comes(file: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that came since the last look is compared alone, and is asked about."""
    assert _asked(file) == ["甲方智能科技有限公司上海分公司"]
    compared: list[str] = []

    def noted(names: list[str], watched: set[tuple[str, bool]]) -> set[int]:
        compared.extend(names)
        return candidates(names, watched)

    monkeypatch.setattr(store, "candidates", noted)
    assert _asked(file) == ["甲方智能科技有限公司上海分公司"]
    assert compared == []
    _order(file, 3, "甲方智能科技有限公司天津分公司")
    assert _asked(file) == ["甲方智能科技有限公司上海分公司", "甲方智能科技有限公司天津分公司"]
    assert set(compared) == {"甲方智能科技有限公司天津分公司"}


def test_a_name_is_compared_with_all_when_it_is_watched(file: Database) -> None:
    """Organizations that came long before are asked about as soon as a company or a name is added, and no longer without it."""
    _asked(file)
    other = replace(company("乙丙科技有限公司"), id="other", names={"zh": "乙丙"})
    assert _asked(file, company(), other) == ["乙丙数据科技有限公司", "甲方智能科技有限公司上海分公司"]
    assert _asked(file) == ["甲方智能科技有限公司上海分公司"]


def test_rules_that_find_more_compare_anew(file: Database) -> None:
    """Looks made by other rules of nearness do not count."""
    _asked(file)
    execute(file, "DELETE FROM near_name")
    assert _asked(file) == []
    execute(file, "UPDATE near_look SET rules = rules - 1")
    assert _asked(file) == ["甲方智能科技有限公司上海分公司"]


def test_a_buyer_is_asked_about_once_it_supplies(file: Database) -> None:
    """The comparison is of every organization; the question is about those that won something."""
    save(file, notice("9", buyer=Party(name="甲方智能科技有限公司深圳分公司")))
    assert _asked(file) == ["甲方智能科技有限公司上海分公司"]
    _order(file, 4, "甲方智能科技有限公司深圳分公司")
    assert _asked(file) == ["甲方智能科技有限公司上海分公司", "甲方智能科技有限公司深圳分公司"]


def _seen(name: str) -> SeenOrganization:
    return SeenOrganization(party=Party(name=name), orders=1)


def _order(db: Database, number: int, supplier: str) -> None:
    _, notice_id = save(db, notice(f"n{number}", awards=(award(supplier),)))
    save_orders(db, [notice_id], order(f"O{number}", notice_id, supplier=supplier))


def _asked(db: Database, *companies: Company) -> list[str]:
    """The names that the file lists after a look."""
    with transaction(db):
        note_near_names(db, companies or (company(),), Decisions(), NOW)
    assert {row["name"] for row in load_proposals(db)} <= {each.party.name for each in seen_near(db)}
    return sorted(row["name"] for row in load_proposals(db))
