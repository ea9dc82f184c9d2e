"""Stories of two watched companies and others: notices in any order, read again otherwise, corrected, ended; synthetic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from scrapers.money import Money
from scrapers.notice import Award, Mark, Notice, NoticeType, Party, Pricing, Support
from tests.support.ledger_samples import company
from tracker.model.company import Company
from tracker.model.revenue import Revenue

OURS, OUR_OTHER, RIVAL, OTHERS = "甲方智能科技有限公司", "甲方云计算有限公司", "乙方仪器设备有限公司", "丙方建设工程有限公司"
WATCHED: tuple[Company, ...] = (
    company(OURS, OUR_OTHER),
    company(RIVAL, id="rival", names={"en": "Rival"}, ticker="000001.KQ", exchange="KOSDAQ"),
)
FIGURE = Revenue(
    company="rival",
    label="FY2025",
    start=date(2025, 1, 1),
    end=date(2025, 12, 31),
    amount=Money(minor=200_000_00, currency="CNY"),
    segment=None,
    source="synthetic",
)
_KINDS = (*[NoticeType.AWARD] * 5, NoticeType.CANDIDATE, NoticeType.CONTRACT, NoticeType.CORRECTION, NoticeType.TERMINATION)
_FIRST = date(2026, 1, 1)


def story(pick: Random, length: int) -> Iterator[Notice]:
    """So many notices, some of which are readings of the same page."""
    for _ in range(length):
        yield _notice(pick, pick.randrange(length))


def _notice(pick: Random, number: int) -> Notice:
    kind = pick.choice(_KINDS)
    project = pick.randrange(6)
    lots = [None] if pick.random() < 0.7 else ["1包", "2包"]
    awards = tuple(_award(pick, lot) for lot in lots) if kind is not NoticeType.TERMINATION else ()
    return Notice(
        notice_type=kind,
        title=f"第{project}期平台项目公告",
        key=f"/{number}",
        url=f"http://portal.example/{number}",
        published_date=_FIRST + timedelta(days=pick.randrange(60)),
        project_number=f"SYN-2026-{project}" if pick.random() < 0.9 else None,
        project_name=f"第{project}期平台项目",
        buyer=Party(name=f"丙县第{pick.randrange(3)}小学") if pick.random() < 0.95 else None,
        awards=awards,
    )


def _award(pick: Random, lot: str | None) -> Award:
    priced = pick.random() < 0.9
    amount = Money(minor=pick.randrange(1, 10) * 10 ** pick.randrange(4, 13), currency=pick.choice(["CNY"] * 9 + ["USD"]))
    return Award(
        supplier=Party(name=pick.choice([OURS, OURS, OUR_OTHER, RIVAL, OTHERS])),
        lot=lot,
        members=(Party(name=OTHERS),) if pick.random() < 0.1 else (),
        amount=amount if priced else None,
        pricing=Pricing.TOTAL if priced else Pricing.NONE,
        rank=pick.choice([None, 1, 2]),
        framework=pick.random() < 0.1,
        marks=(Mark.UNIT_SLIP,) if pick.random() < 0.05 else (),
        support=pick.choice([None, None, Support.CONFIRMED]) if priced else None,
    )
