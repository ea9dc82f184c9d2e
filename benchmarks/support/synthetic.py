"""Synthetic notices, the same for the same seed.

Names have the lengths and forms, amounts the spread and roundness of published results: amounts are log-normal about 2.3 million
yuan (half of them between 1.0 and 5.2 million), a quarter of them whole ten thousands; a few suppliers win often, most once.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from scrapers.money import Money
from scrapers.notice import Award, Evidence, Notice, NoticeType, Party, Pricing

OURS = "甲方智能科技有限公司"
# the signs of invented cores of names: files are multiplied by putting others of them in their place
CORES = "辰宇蓝鼎瑞恒诺泰博远华盛嘉禾铭晟启航凯越翼鸿云帆锦卓尔源圆百众志锐弘毅联睿隆祥润"
SERIES = "SY00000"
NEWEST = date(2026, 1, 27)
_PLACES = (
    "北京",
    "上海",
    "江苏",
    "浙江",
    "广东",
    "四川",
    "湖北",
    "山东",
    "福建",
    "河南",
    "成都",
    "武汉",
    "深圳",
    "济南",
    "丽水市",
)
_BUYERS = (
    "县人民医院",
    "市第一医院",
    "中医院",
    "妇幼保健院",
    "区教育局",
    "大学",
    "职业技术学院",
    "市公安局",
    "县卫生健康局",
    "集团有限公司",
)
_TRADES = ("科技", "医疗科技", "信息技术", "数字科技", "医疗器械", "智能设备", "网络科技", "建设工程", "家具制造", "科技咨询")
_FORMS = ("有限公司",) * 8 + ("股份有限公司", "有限责任公司")
_THINGS = (
    "信息化平台",
    "手术室麻醉系统",
    "数据中心机房",
    "智慧校园",
    "办公设备",
    "检验试剂",
    "安防监控系统",
    "后勤服务",
    "运维服务",
)


@dataclass(frozen=True, slots=True)
class Deal:
    """What one award notice says; the amount in fen."""

    number: int
    buyer: str
    supplier: str
    project: str
    amount: int
    published: date

    @property
    def code(self) -> str:
        """The project's number."""
        return f"{SERIES}-{self.number:06d}"


def deals(count: int, *, seed: int = 1, ours: float = 0.0) -> Iterator[Deal]:
    """So many deals, a share of them won by the watched company."""
    pick = random.Random(seed)  # noqa: S311  figures, not secrets
    regulars = [_supplier(pick) for _ in range(max(1, count // 20))]
    buyers = [_buyer(pick) for _ in range(max(1, count // 2))]
    for number in range(count):
        buyer = pick.choice(buyers)
        winner = pick.choice(regulars) if pick.random() < 0.5 else _supplier(pick)
        supplier = OURS if pick.random() < ours else winner
        project = f"{buyer}{pick.choice(_THINGS)}采购项目"
        day = NEWEST - timedelta(days=int(pick.random() ** 2 * 700))
        yield Deal(seed * 1_000_000 + number, buyer, supplier, project, _amount(pick), day)


def notice_of(deal: Deal) -> Notice:
    """A deal as the reader would give it, with a dozen positions."""
    award = Award(
        supplier=Party(name=deal.supplier), lot="1包", amount=Money(minor=deal.amount, currency="CNY"), pricing=Pricing.TOTAL
    )
    names = (
        "supplier",
        "amount",
        "lot",
        "buyer",
        "project_number",
        "project_name",
        "title",
        "published_date",
        "agency",
        "budget",
    )
    evidence = tuple(
        Evidence(field=name, text=deal.project, start=60 * i, end=60 * i + len(deal.project)) for i, name in enumerate(names)
    )
    return Notice(
        notice_type=NoticeType.AWARD,
        title=f"{deal.project}中标公告",
        key=f"/{deal.code}.htm",
        url=f"http://portal.example/{deal.code}.htm",
        published_date=deal.published,
        project_number=deal.code,
        project_name=deal.project,
        buyer=Party(name=deal.buyer),
        agency=Party(name=f"{deal.buyer[:2]}招标代理有限公司"),
        region=deal.buyer[:2],
        awards=(award,),
        budget=Money(minor=deal.amount + 100_000, currency="CNY"),
        evidence=evidence,
    )


def page_of(deal: Deal) -> bytes:
    """A deal as a detail page of the procurement portal, about as long as such pages are."""
    yuan = Decimal(deal.amount) / 100
    rows = "".join(
        f"<tr><td>{i}</td><td>{thing}</td><td>{i}号</td><td>{i * 3}</td><td>{yuan / (i + 9):.2f}</td></tr>"
        for i, thing in enumerate(_THINGS * 3, 1)
    )
    links = "".join(f'<li><a href="/{i}/">{word}</a></li>' for i, word in enumerate(_THINGS * 4))
    body = (
        f"<p>一、项目编号：{deal.code}（招标文件编号：{deal.code}）</p><p>二、项目名称：{deal.project}</p>"
        f"<p>三、中标（成交）信息</p><p>供应商名称：{deal.supplier}</p>"
        f"<p>供应商地址：{deal.buyer[:2]}示例路{deal.number % 90}号</p>"
        f"<p>中标（成交）金额：{yuan / 10_000:.6f}（万元）</p><p>四、主要标的信息</p><table><tr><td>序号</td><td>货物名称</td>"
        f"<td>规格型号</td><td>数量</td><td>单价(元)</td></tr>{rows}</table>"
        f"<p>五、评审专家名单：略</p>"
        f"<p>六、代理服务收费标准及金额：本项目代理费总金额：0.900000 万元（人民币）</p>"
        f"<p>七、公告期限</p><p>自本公告发布之日起1个工作日。</p>"
        f"<p>八、其它补充事宜</p><p>无</p>"
        f"<p>九、凡对本次公告内容提出询问，请按以下方式联系。</p><p>1.采购人信息</p><p>名 称：{deal.buyer}</p>"
        f"<p>2.采购代理机构信息</p><p>名 称：{deal.buyer[:2]}招标代理有限公司</p>"
    )
    title = f"{deal.project}中标公告"
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body><!-- synthetic --><ul>{links}</ul>'
        f'<div class="vF_detail_main"><div class="vF_detail_header"><h2 class="tc">{title}</h2>'
        f'<p class="tc"><span id="pubTime">{deal.published:%Y年%m月%d日} 10:00</span></p></div>'
        f'<div class="vF_detail_content_container"><div class="vF_detail_content">{body}</div></div></div></body></html>'
    ).encode()


def _core(pick: random.Random) -> str:
    return "".join(pick.choices(CORES, k=4))


def _supplier(pick: random.Random) -> str:
    return f"{pick.choice(_PLACES)}{_core(pick)}{pick.choice(_TRADES)}{pick.choice(_FORMS)}"


def _buyer(pick: random.Random) -> str:
    return f"{pick.choice(_PLACES)}{_core(pick)}{pick.choice(_BUYERS)}"


def _amount(pick: random.Random) -> int:
    fen = int(pick.lognormvariate(14.64, 1.64) * 100)
    step = pick.choices((1_000_000, 10_000, 100, 1), (28, 41, 21, 10))[0]
    return max(fen // step, 1) * step
