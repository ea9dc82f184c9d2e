"""W004: the first order from a buyer, or from a buyer's sector."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import Field

from tracker.flag import Flag
from tracker.ledger import Line
from tracker.rules.base import Facts, Name, Rule, RuleSettings
from tracker.rules.evidence import about
from tracker.rules.measure import won_lines

SECTORS: Mapping[str, tuple[str, ...]] = {
    "气象": ("气象",),
    "银行": ("银行", "农村信用", "农商行", "Bank"),
    "保险": ("保险", "人寿"),
    "证券": ("证券", "期货", "基金管理"),
    "电力": ("电网", "电力", "发电", "三峡", "核电", "水电", "能源集团"),
    "石油化工": ("石油", "石化", "海油", "燃气"),
    "电信": ("移动通信", "中国移动", "中国电信", "中国联通", "铁塔"),
    "交通": ("铁路", "地铁", "轨道交通", "机场", "港务", "高速公路", "航空"),
    "烟草": ("烟草",),
    "高校": ("大学", "学院", "University"),
    "中小学": ("中学", "小学", "幼儿园"),
    "医疗": ("医院", "卫生健康", "疾病预防", "Hospital"),
    "公安": ("公安", "警察"),
    "法院检察": ("法院", "检察院"),
    "税务": ("税务",),
    "海关": ("海关",),
    "科研": ("研究院", "研究所", "科学院"),
    "园区": ("开发区", "产业园", "高新区", "管理委员会"),
}


class FirstBuyerSettings(RuleSettings):
    """The sectors told apart; an empty table leaves only first buyers."""

    sectors: dict[str, tuple[str, ...]] = Field(
        dict(SECTORS), description="words in a buyer's name, by sector; the first hit counts"
    )


class FirstBuyer(Rule[FirstBuyerSettings]):
    """A new win whose buyer, or whose buyer's sector, no earlier win of the company had."""

    code = "W004"
    name = Name(zh="首次来自该采购人", en="First order from a buyer")
    Settings = FirstBuyerSettings

    def judge(self, facts: Facts, settings: FirstBuyerSettings) -> Iterator[Flag]:
        """One flag for the buyer and one for the sector; of the very first order there is only one to tell."""
        line = facts.line
        if line is None or not facts.newly_won or line.order.buyer is None:
            return
        buyer = line.order.buyer.name
        earlier = [other.order.buyer.name for other in earlier_wins(facts, line) if other.order.buyer is not None]
        if not earlier:
            yield self.flag(facts, f"buyer {buyer}", about(facts, case="first"))
            return
        if buyer not in earlier:
            yield self.flag(facts, f"buyer {buyer}", about(facts, case="buyer", count=len(earlier)))
        sector = sector_of(buyer, settings.sectors)
        if sector is not None and sector not in {sector_of(name, settings.sectors) for name in earlier}:
            yield self.flag(facts, f"sector {sector}", about(facts, case="sector", sector=sector, count=len(earlier)))


def earlier_wins(facts: Facts, line: Line) -> list[Line]:
    """The other standing wins up to the day of this one, and later ones on record before: a late notice makes no buyer new."""
    own = {line.order.id, *line.order.former_ids}
    known = {other.order.id for other in won_lines(facts.before)}
    return [
        other
        for other in won_lines(facts.after)
        if other.order.id not in own and (other.dated <= line.dated or other.order.id in known)
    ]


def sector_of(name: str, sectors: Mapping[str, tuple[str, ...]]) -> str | None:
    """The first sector one of whose words stands in the name."""
    return next((sector for sector, words in sectors.items() if any(word in name for word in words)), None)


RULE = FirstBuyer()
