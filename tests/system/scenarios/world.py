"""A synthetic world of deals of one supplier, each with the figures that were worked out by hand before anything was run.

Every deal has a buyer of its own, so that each is counted by itself; amounts are in yuan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tests.support.ccgp_portal import Item, detail_page
from tests.support.town import CORRECTIONS, LOCAL, OTHERS, OURS

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

    def contract(self, amount: str, *, on: tuple[int, int] = (3, 2), numbered: bool = True, title: str = "合同公告") -> Page:
        """A contract, with its own number and with or without the project's."""
        number = f"<p>项目编号：{self.number}</p>" if numbered else ""
        page = (
            f"<p>一、合同编号：HT-{on[0]}{on[1]}</p><p>二、合同名称：{self.name}合同</p>{number}<p>项目名称：{self.name}</p>"
            f"<p>采购人（甲方）：{self.buyer}</p><p>供应商（乙方）：{OURS}</p><p>合同金额：{amount}</p>"
        )
        return Page(day=date(2026, *on), title=self.name + title, body=page, channel=CONTRACTS)

    def end(self, body: str, *, title: str, on: tuple[int, int] = (4, 2)) -> Page:
        """A failure or a termination."""
        return self._page(on, self.name + title, f"<p>三、项目终止的原因</p><p>{body}</p>", channel=ENDS)

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


Told = Callable[[Story], list[Page]]
LOTS = ("包号", "供应商名称", "中标金额（元）")
PROJECTS = ("序号", "项目编号", "项目名称", "中标人", "中标金额（元）")


def sure(yuan: int, orders: int = 1) -> Count:
    """A deal that no doubt hangs over."""
    return Count(floor=yuan, stated=yuan, ceiling=yuan, orders=orders)


DEALS: dict[str, tuple[Count, Told]] = {
    "东山": (
        sure(3500000, 2),
        lambda s: [s.rows(LOTS, [("1", OURS, "1200000"), ("2", OURS, "2300000")]), s.contract("3500000元")],
    ),
    "西山": (
        sure(2800000, 2),
        lambda s: [
            s.rows(LOTS, [("包1", OURS, "1000000"), ("包2", OURS, "2000000")]),
            s.correction("第2包中标金额更正前：2000000.00元，更正后：1800000.00元。"),
        ],
    ),
    "南山": (
        sure(500000),
        lambda s: [
            s.rows(LOTS, [("包1", OURS, "800000"), ("包2", OURS, "500000")]),
            s.correction(f"原公告第1包中标供应商“{OURS}”现变更为“{OTHERS}”，中标金额不变。"),
        ],
    ),
    "北山": (
        sure(0, 0),
        lambda s: [
            s.award("60（万元）"),
            s.end(f"因供应商未按约履行，采购人决定解除与{OURS}签订的采购合同。", title="合同终止公告"),
        ],
    ),
    "安山": (
        sure(800000),
        lambda s: [s.award("80（万元）"), s.correction("因收到质疑，现暂停本项目签订合同。", title="暂停公告")],
    ),
    "和山": (
        sure(6000000),
        lambda s: [
            s.award(
                "1000（万元）",
                supplier=f"{OURS}（联合体牵头方）、{OTHERS}（联合体成员）",
                more=f"<p>联合体分工：牵头方{OURS}占比60%，联合体成员{OTHERS}占比40%</p>",
            )
        ],
    ),
    "平山": (
        sure(3000000),
        lambda s: [
            s.award(
                "1000（万元）",
                supplier=f"{OTHERS}（牵头人）与{OURS}（成员）联合体",
                more=f"<p>联合体各方合同金额占比：{OTHERS} 70%，{OURS} 30%</p>",
            )
        ],
    ),
    "富山": (Count(ceiling=10000000), lambda s: [s.award("1000（万元）", supplier=f"（主）{OTHERS}（成）{OURS}")]),
    "兴山": (
        Count(floor=900000, stated=900000, ceiling=1800000, orders=2, in_question=1),
        lambda s: [s.award("900000元"), s.award("900000元", on=(2, 5), suffix="（重新发布）")],
    ),
    "阳山": (sure(0), lambda s: [s.award("折扣率85%")]),
    "广山": (Count(ceiling=13800001111), lambda s: [s.award("13800001111元", more="<p>联系电话：13800001111</p>")]),
    "武山": (sure(0), lambda s: [s.award("-350000元")]),
    "远山": (
        sure(3000000),
        lambda s: [s.award("300（万元）"), s.contract("1000000元"), s.contract("2000000元", on=(3, 22))],
    ),
    "江山": (
        Count(floor=600000, stated=600000, ceiling=1200000, orders=2, in_question=1),
        lambda s: [s.award("60（万元）"), s.contract("600000元", numbered=False)],
    ),
    "湖山": (
        sure(700000),
        lambda s: [
            s.rows(LOTS, [("1", OURS, "700000"), ("2", OURS, "400000")]),
            s.end("第2包：有效投标人不足三家，本包废标。", title="废标公告", on=(2, 20)),
        ],
    ),
    "谷山": (
        sure(600000, 3),
        lambda s: [
            Page(
                day=date(2026, 2, 2),
                title=f"{s.buyer}三项目中标公告",
                body=table(
                    PROJECTS,
                    [(str(i), f"{s.number}{i}", f"平台{i}", OURS, f"{i}00000") for i in (1, 2, 3)],
                )
                + f"<p>1.采购人信息</p><p>名 称：{s.buyer}</p>",
            )
        ],
    ),
    "乐山": (sure(0), lambda s: [s.award("500000元"), s.correction("原公告中标金额：500000元，现更正为：折扣率：88%。")]),
    "果山": (
        sure(392000),
        lambda s: [
            s.candidates((OURS, "400000"), (OTHERS, "410000")),
            s.award("400000元", on=(2, 8)),
            s.contract("392000元", on=(3, 8)),
        ],
    ),
    "昆山": (
        sure(0, 0),
        lambda s: [s.candidates((OURS, "400000"), (OTHERS, "410000")), s.award("410000元", supplier=OTHERS, on=(2, 8))],
    ),
    "阴山": (
        sure(950000),
        lambda s: [
            s.award("100（万元）"),
            s.correction("将中标金额1000000元更正为900000元。"),
            s.correction("将中标金额900000元更正为950000元。", on=(2, 16), title="更正公告（第二次）"),
        ],
    ),
    "邑山": (
        sure(50000000),
        lambda s: [s.award("5000元"), s.correction("原公告中标金额：5000元，现更正为：中标金额：5000万元。")],
    ),
    "原山": (
        Count(floor=1000000, stated=1000000, ceiling=1100000),
        lambda s: [s.award("100（万元）"), s.contract("1000000元"), s.contract("100000元", on=(6, 2), title="补充合同公告")],
    ),
    "鲁山": (
        sure(0, 0),
        lambda s: [
            s.award("450000元"),
            s.correction(
                f"经查，{OURS}提供虚假材料谋取中标，其中标无效，依法确定排名第二的{OTHERS}为中标供应商，中标价为460000元。"
            ),
        ],
    ),
    "定山": (Count(ceiling=1000000), lambda s: [s.award("1,000,000.00元", more="<p>成交金额（大写）：壹拾万元整</p>")]),
}


def story_of(key: str) -> Story:
    """A deal's number, name and buyer."""
    return Story(f"JX2026-{list(DEALS).index(key) + 1:03}88", f"{key}县智慧医院建设项目", f"{key}县人民医院")


def entries() -> list[tuple[str, Item]]:
    """Every notice of the world with its channel, newest first."""
    pages = [(page, story_of(key).buyer) for key, (_, told) in DEALS.items() for page in told(story_of(key))]
    made = []
    for number, (page, buyer) in enumerate(pages):
        path = f"/{page.channel}/{page.day:%Y%m}/t{page.day:%Y%m%d}_{1000 + number}.htm"
        made.append((page.channel, Item(path, page.title, page.day, detail_page(page.title, page.day, page.body), buyer=buyer)))
    return sorted(made, key=lambda entry: entry[1].published, reverse=True)
