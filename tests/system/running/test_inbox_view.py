"""The inbox as a view of the file asks what `tracker inbox` asks, without anybody having asked for it."""

from __future__ import annotations

import json

from tests.support.place import COMPANY, OURS, SOURCE, Place
from tests.support.town import award

BRANCH = f"{OURS}上海分公司"
NEAR = "SELECT name, stake_minor FROM inbox WHERE kind = 'near_miss' ORDER BY name"


def asked(place: Place) -> list[dict[str, object]]:
    """What the command asks about names, as the view has it."""
    items = json.loads(place.call("inbox", "list", "--format", "json").out)
    names = [item for item in items if item["kind"] == "near_miss"]
    return sorted(
        ({"name": item["subject"], "stake_minor": int(item["money"].replace(".", ""))} for item in names),
        key=str,
    )


def test_the_view_has_near_names_after_a_run(place: Place) -> None:
    """With what is at stake now, over several orders and runs; the command finds the same."""
    place.publish(award(101, 26, "甲县气象局", BRANCH, "300"))
    place.run("cn_ccgp")
    assert place.rows(NEAR) == [{"name": BRANCH, "stake_minor": 300_000_000}]
    place.publish(award(101, 26, "甲县气象局", BRANCH, "300"), award(102, 27, "甲县财政局", BRANCH, "20"))
    place.run("cn_ccgp", hours=6)
    seen = place.rows(NEAR)
    assert seen == [{"name": BRANCH, "stake_minor": 320_000_000}]
    assert seen == asked(place)


def test_a_name_that_is_decided_or_watched_is_asked_no_more(place: Place) -> None:
    """By the command, by the configuration, in the view as in the command."""
    other = f"{OURS}天津分公司"
    place.publish(award(101, 26, "甲县气象局", BRANCH, "300"), award(102, 27, "甲县财政局", other, "20"))
    place.run("cn_ccgp")
    assert [row["name"] for row in place.rows(NEAR)] == sorted([BRANCH, other])
    place.configure(company=COMPANY.replace('"甲方智能科技有限公司"]', f'"甲方智能科技有限公司", "{other}"]'))
    place.run("cn_ccgp", hours=6)
    assert [row["name"] for row in place.rows(NEAR)] == [BRANCH]
    (item,) = json.loads(place.call("inbox", "list", "--format", "json").out)
    assert place.call("inbox", "reject", item["id"]).code == 0
    assert place.rows(NEAR) == []
    place.publish(award(103, 28, "乙县财政局", BRANCH, "70"))
    place.run("cn_ccgp", hours=6)
    assert place.rows(NEAR) == asked(place) == []


def test_an_order_that_comes_to_nothing_takes_its_question_away(place: Place) -> None:
    """The portal changes the winner on the only page that named it."""
    place.configure(SOURCE + 'recheck = "1h"\n')
    place.publish(award(101, 26, "甲县气象局", BRANCH, "300"))
    place.run("cn_ccgp")
    assert place.rows(NEAR) != []
    place.publish(award(101, 26, "甲县气象局", "乙方仪器设备有限公司", "300"))
    place.run("cn_ccgp", hours=6)
    assert place.rows(NEAR) == asked(place) == []
