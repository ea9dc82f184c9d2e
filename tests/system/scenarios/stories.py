"""Stories of deals: what a deal comes to, and the notices that tell of it, as a portal in ccgp's shape publishes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.support.ccgp_portal import Item, detail_page
from tests.support.town import CORRECTIONS, LOCAL, OURS

ENDS, CONTRACTS = "cggg/dfgg/fblbgg", "cggg/dfgg/htgg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a deal comes to: its interval in yuan, how many orders stand, and how many of them are in question."""

    floor: int = 0
    stated: int = 0
    ceiling: int = 0
    orders: int = 1
    in_question: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One notice of a deal."""

    day: date
    title: str
    body: str
    channel: str = LOCAL


@dataclass(frozen=True, slots=True)
class Story:
    """One deal's number, name and buyer, and the notices that are made of them."""

    number: str
    name: str
    buyer: str

    def award(self, amount: str, *, supplier: str = OURS, on: tuple[int, int] = (2, 2), more: str = "", suffix: str = "") -> Page:
        """An award of one lot, its amount with its unit."""
        body = f"<p>三、中标（成交）信息</p><p>供应商名称：{supplier}</p><p>中标（成交）金额：{amount}</p>{more}"
        return self._page(on, f"{self.name}{suffix}中标公告", body, suffix)

    def rows(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Page:
        """An award whose results stand in a table."""
        return self._page((2, 2), f"{self.name}中标公告", f"<p>三、中标（成交）信息</p>{table(heads, rows)}")

    def candidates(self, *named: tuple[str, str]) -> Page:
        """A list of ranked candidates with their offers."""
        ranked = zip("一二三", named, strict=False)
        body = "".join(f"<p>第{rank}中标候选人：{name}，投标报价：{offer}元</p>" for rank, (name, offer) in ranked)
        return self._page((2, 1), f"{self.name}中标候选人公示", body)

    def correction(self, body: str, *, on: tuple[int, int] = (2, 9), title: str = "更正公告") -> Page:
        """A correction in the national form."""
        page = (
            f"<p>一、项目基本情况</p><p>原公告的采购项目编号：{self.number}</p><p>原公告的采购项目名称：{self.name}</p>"
            "<p>首次公告日期：2026年02月02日</p><p>二、更正信息</p><p>更正事项：采购结果</p><p>更正内容：</p>"
            f"<p>{body}</p><p>三、其他补充事宜</p><p>无</p><p>1.采购人信息</p><p>名 称：{self.buyer}</p>"
        )
        return Page(day=date(2026, *on), title=self.name + title, body=page, channel=CORRECTIONS)

    def contract(
        self, amount: str, *, on: tuple[int, int] = (3, 2), numbered: bool = True, title: str = "合同公告", own: str = ""
    ) -> Page:
        """A contract, with its own number and with or without the project's."""
        number = f"<p>项目编号：{self.number}</p>" if numbered else ""
        head = f"<p>一、合同编号：{own or f'HT-{on[0]}{on[1]}'}</p><p>二、合同名称：{self.name}合同</p>{number}"
        page = (
            f"{head}<p>项目名称：{self.name}</p>"
            f"<p>采购人（甲方）：{self.buyer}</p><p>供应商（乙方）：{OURS}</p><p>合同金额：{amount}</p>"
        )
        return Page(day=date(2026, *on), title=self.name + title, body=page, channel=CONTRACTS)

    def end(self, body: str, *, title: str, on: tuple[int, int] = (4, 2)) -> Page:
        """A failure or a termination."""
        return self._page(on, self.name + title, f"<p>三、项目终止的原因</p><p>{body}</p>", channel=ENDS)

    def plain(self, body: str, *, title: str, on: tuple[int, int] = (4, 2)) -> Page:
        """A notice in no form: the project, and a sentence."""
        return self._page(on, self.name + title, f"<p>{body}</p>", channel=CORRECTIONS)

    def _page(self, on: tuple[int, int], title: str, body: str, suffix: str = "", channel: str = LOCAL) -> Page:
        number = self.number + ("-1" if suffix else "")
        head = f"<p>一、项目编号：{number}</p><p>二、项目名称：{self.name}{suffix}</p>"
        tail = f"<p>九、联系方式</p><p>1.采购人信息</p><p>名 称：{self.buyer}</p><p>联系方式：010-88880000</p>"
        return Page(day=date(2026, *on), title=title, body=head + body + tail, channel=channel)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of a page."""
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (heads, *rows)) + "</table>"
    )


def sure(yuan: int, orders: int = 1) -> Count:
    """A deal that no doubt hangs over."""
    return Count(floor=yuan, stated=yuan, ceiling=yuan, orders=orders)


Told = Callable[[Story], list[Page]]


@dataclass(frozen=True, slots=True)
class World:
    """Deals of one supplier, each with what it comes to; every deal has a buyer of its own, so that it is counted by itself."""

    prefix: str
    deals: Mapping[str, tuple[Count, Told]]

    def story_of(self, key: str) -> Story:
        """A deal's number, name and buyer."""
        return Story(f"{self.prefix}-{list(self.deals).index(key) + 1:03}88", f"{key}县智慧医院建设项目", f"{key}县人民医院")

    def entries(self) -> list[tuple[str, Item]]:
        """Every notice of the world with its channel, newest first."""
        pages = [(page, self.story_of(key).buyer) for key, (_, told) in self.deals.items() for page in told(self.story_of(key))]
        made = []
        for number, (page, buyer) in enumerate(pages):
            path = f"/{page.channel}/{page.day:%Y%m}/t{page.day:%Y%m%d}_{1000 + number}.htm"
            made.append(
                (page.channel, Item(path, page.title, page.day, detail_page(page.title, page.day, page.body), buyer=buyer))
            )
        return sorted(made, key=lambda entry: entry[1].published, reverse=True)
