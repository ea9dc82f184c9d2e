"""Which orders are a watched company's: by exact name or code, within the perimeter's days."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scrapers.notice import Party
from tests.support.order_samples import OURS, award, company, only_order, stored
from tracker.model.keys import supplier_key
from tracker.model.matching import Role, match, parties_of, watched

CODE = "91110000802100433B"


@pytest.mark.parametrize("printed", [OURS, "甲方智能科技 有限公司", "甲方智能科技有限公司。"])
def test_a_name_matches_in_any_dress(printed: str) -> None:
    """Spaces and edges do not count."""
    (found,) = match(only_order(stored("a", 5, award(supplier=printed))), [company()])
    assert (found.company.id, found.role, found.perimeter.name) == ("ours", Role.LEAD, OURS)


@pytest.mark.parametrize(
    ("watched_name", "printed"),
    [
        ("中国某建第八工程局有限公司", "中国某建第二工程局有限公司"),
        (OURS, "甲方智能科技有限公司北京分公司"),
        (OURS, "甲方智能科技股份有限公司"),
        (OURS, "甲方"),
    ],
)
def test_likeness_never_matches(watched_name: str, printed: str) -> None:
    """A name that is only like a watched one, part of it or longer than it, is nobody's."""
    order = only_order(stored("a", 5, award(supplier=printed)))
    assert match(order, [company(watched_name)]) == ()
    assert not watched(order.parties, [company(watched_name)])


@given(
    st.text("甲乙丙科技有限公司第一二三（）() ", min_size=4, max_size=16),
    st.text("甲乙丙科技有限公司第一二三（）() ", min_size=4, max_size=16),
)
def test_names_match_exactly_when_their_keys_do(left: str, right: str) -> None:
    """Whatever two names are, they match when their compared forms are equal and not otherwise."""
    assume(left.strip() and right.strip())
    order = only_order(stored("a", 5, award(supplier=left)))
    assert bool(match(order, [company(right)])) == (supplier_key(left) == supplier_key(right))


def test_a_valid_code_matches_under_any_name() -> None:
    """The same unified social credit code is the same organization; a code with a wrong check digit says nothing."""
    ours = company(OURS, code=CODE)
    for code, found in ((CODE, 1), (CODE.lower(), 1), ("911100008021004330", 0)):
        renamed = replace(award(), supplier=Party(name="改了名的公司", code=code))
        order = only_order(stored("a", 5, renamed))
        assert len(match(order, [ours])) == found


def test_a_member_matches_as_a_member() -> None:
    """A party of a joint venture is found, and as what."""
    order = only_order(
        stored("a", 5, award(supplier="乙方科技有限公司", members=(Party(name="乙方科技有限公司"), Party(name=OURS))))
    )
    assert [(m.party.name, m.role) for m in match(order, [company()])] == [(OURS, Role.MEMBER)]


def test_the_perimeters_days_bound_a_match() -> None:
    """Both days of a perimeter count, none before or after; `parties_of` asks for no day."""
    bounded = company(OURS, start=date(2026, 1, 5), end=date(2026, 1, 6))
    found = {day: bool(match(only_order(stored("a", day, award())), [bounded])) for day in (4, 5, 6, 7)}
    assert found == {4: False, 5: True, 6: True, 7: False}
    order = only_order(stored("a", 9, award()))
    assert len(parties_of(order, bounded)) == 1
    assert match(order, [bounded], date(2026, 1, 5))
