"""A question of the inbox says company, project, amount, the doubt in words, the notice's link and the commands."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.support.place import COMPANY, OURS, Place
from tests.support.town import award
from tracker.model.decision import InboxKind
from tracker.orders.comparison import propose
from tracker.review.near_names import Nearness
from tracker.wording.screens import screens, term

BRANCH = f"{OURS}上海分公司"


def said(place: Place) -> tuple[str, list[str]]:
    """The id of the one question and its lines."""
    [item] = json.loads(place.call("inbox", "--format", "json").out)
    return item["id"], place.call("inbox").out.splitlines()


def test_a_near_name_in_chinese(place: Place) -> None:
    """No code and no English stands in the lines; the command that is printed decides the question."""
    place.configure(company=COMPANY.replace('language = "en"', 'language = "zh"'))
    place.publish(award(101, 26, "甲县气象局", BRANCH, "300"))
    place.run("cn_ccgp")
    ident, lines = said(place)
    assert lines[0].startswith(f"{ident}  相近名称: 甲方智能 · {BRANCH} · ")
    assert lines[0].endswith("300 万元")
    assert lines[1] == f"    像是“{OURS}”的分支机构"
    assert lines[2].strip().startswith(place.portal.url)
    assert lines[3] == f"    tracker inbox accept {ident} | tracker inbox reject {ident}"
    assert place.call(*lines[3].split("|")[0].split()[1:]).code == 0
    assert place.call("inbox").out == "没有待核事项。\n"


def test_in_english(place: Place) -> None:
    """The same in the file's other language."""
    place.publish(award(101, 26, "甲县气象局", BRANCH, "300"))
    place.run("cn_ccgp")
    _, lines = said(place)
    assert "near name: 甲方智能" in lines[0]
    assert lines[0].endswith("CNY 3,000,000")
    assert lines[1].strip() == f"looks like a branch of {OURS}"


def test_every_kind_and_nearness_has_words() -> None:
    """None of the inbox's codes is printed as it is."""
    assert [kind for kind in InboxKind if term(kind.value, "kind", "zh").isascii()] == []
    assert set(screens()["doubt_name"]) == set(Nearness)


def test_every_reason_of_a_weak_join_has_words() -> None:
    """Each phrase that proposals are made of is in the table, figures taken out."""
    source = Path(propose.__file__).read_text(encoding="utf-8")
    phrases = {"same project number and supplier", "a project without a name", "same buyer", "same amount"}
    assert [phrase for phrase in phrases if f'"{phrase}"' not in source] == []
    assert phrases | {"names # alike", "# days apart"} <= set(screens()["doubt"])
    assert re.search(r"names \{.*?\} alike", source)
