"""The demo's notices: synthetic pages in the portals' shapes, carrying the four orders of the first user among others'.

The buyers, dates and amounts of the four are the article's; every other name, number and title here is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ZHIPU = "北京智谱华章科技股份有限公司"
SENSETIME = "上海商汤智能科技有限公司"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoNotice:
    """One notice of the demo: where it stands on its portal, and what it says."""

    portal: str
    channel: str
    path: str
    title: str
    published: date
    buyer: str
    number: str
    body: str
    region: str = "北京"


def _prose(number: str, name: str | None, supplier: str, amount: str, buyer: str) -> str:
    project = f"<p>二、项目名称：{name}</p>" if name else ""
    return (
        f"<p>一、项目编号：{number}（招标文件编号：{number}）</p>{project}"
        f"<p>三、中标（成交）信息</p><p>供应商名称：{supplier}</p><p>供应商地址：演示地址一号</p>"
        f"<p>中标（成交）金额：{amount}（万元）</p>"
        f"<p>六、代理服务收费标准及金额：本项目代理费总金额：0.900000 万元（人民币）</p>"
        f"<p>九、凡对本次公告内容提出询问，请按以下方式联系。</p><p>1.采购人信息</p><p>名 称：{buyer}</p>"
    )


def _grid(number: str, name: str | None, rows: list[tuple[str, str, str]], service: str = "") -> str:
    cells = "".join(f"<tr><td>{lot}</td><td>{supplier}</td><td>{amount}</td></tr>" for lot, supplier, amount in rows)
    project = f"<p>项目名称：{name}</p>" if name else ""
    period = f"<p>服务期：{service}</p>" if service else ""
    return (
        f"<p>项目编号：{number}</p>{project}"
        f"<table><tr><td>标段</td><td>中标人</td><td>中标金额（万元）</td></tr>{cells}</table>{period}"
    )


def _ccgp(place: tuple[str, str], day: int, buyer: str, won: tuple[str, str], title: str | None, region: str) -> DemoNotice:
    """A notice at a channel and number, won by a supplier at an amount in ten thousands of yuan."""
    (channel, stem), (supplier, amount) = place, won
    published = date(2026, 1, day)
    number = f"DEMO-{channel[:2].upper()}-{stem}"
    kind = "中标公告" if channel.endswith("zbgg") else "成交公告"
    return DemoNotice(
        portal="cn_ccgp",
        channel=channel,
        path=f"/cggg/{channel}/{published:%Y%m}/t{published:%Y%m%d}_{stem}.htm",
        title=f"{title or f'{buyer}采购项目'}{kind}",
        published=published,
        buyer=buyer,
        number=number,
        body=_prose(number, title, supplier, amount, buyer),
        region=region,
    )


_XUZHUANG = "南京徐庄高新技术产业开发区管理委员会(机关)"
_CMA = "中国气象局公共气象服务中心"
_CTG_PROJECT = "基于大语言模型的水电站运维智能问答技术研究及示范应用"
_DATA = ("演示数据服务有限公司", "45.6000000")

FIRST = (
    _ccgp(("dfgg/zbgg", "9000001"), 13, _XUZHUANG, (ZHIPU, "297.5000000"), None, "江苏"),
    _ccgp(("zygg/zbgg", "9000002"), 13, _CMA, (ZHIPU, "639.0000000"), None, "北京"),
    _ccgp(("zygg/cjgg", "9000003"), 9, "演示大学", ("演示仪器有限公司", "88.2000000"), "演示大学光谱仪采购项目", "湖北"),
    _ccgp(("dfgg/cjgg", "9000004"), 21, "演示市数据局", _DATA, "演示市公共数据治理服务项目", "浙江"),
    _ccgp(
        ("dfgg/zbgg", "9000005"),
        26,
        "演示县人民医院",
        ("演示医疗器械有限公司", "1203.0000000"),
        "演示县人民医院设备采购项目",
        "四川",
    ),
    DemoNotice(
        portal="cn_psbc_chinapost",
        channel="",
        path="/html1/report/26011/9001-1.htm",
        title="中国邮政储蓄银行大模型应用平台采购项目结果公告",
        published=date(2026, 1, 16),
        buyer="中国邮政储蓄银行股份有限公司",
        number="DEMO-PSBC-9001",
        body="<p>采购人：中国邮政储蓄银行股份有限公司</p>" + _grid("DEMO-PSBC-9001", None, [("一", ZHIPU, "409.6")]),
    ),
    DemoNotice(
        portal="cn_psbc_chinapost",
        channel="",
        path="/html1/report/26011/9002-1.htm",
        title="中国邮政储蓄银行办公用品采购项目结果公告",
        published=date(2026, 1, 19),
        buyer="中国邮政储蓄银行股份有限公司",
        number="DEMO-PSBC-9002",
        body="<p>采购人：中国邮政储蓄银行股份有限公司</p>" + _grid("DEMO-PSBC-9002", None, [("一", "演示文具有限公司", "61.3")]),
    ),
    DemoNotice(
        portal="cn_ctg",
        channel="1ywgg4",
        path="/cms/channel/1ywgg4/900100001.htm",
        title=f"{_CTG_PROJECT}（标段二）中标结果公告",
        published=date(2026, 1, 27),
        buyer="中国三峡集团",
        number="DEMO-CTG-9001",
        body="<p>招标人：中国三峡集团</p>" + _grid("DEMO-CTG-9001", _CTG_PROJECT, [("标段二", ZHIPU, "116")], service="10个月"),
    ),
    DemoNotice(
        portal="cn_ctg",
        channel="1ywgg3",
        path="/cms/channel/1ywgg3/900100002.htm",
        title="演示水电站闸门检修项目中标候选人公示",
        published=date(2026, 1, 22),
        buyer="中国三峡集团",
        number="DEMO-CTG-9002",
        body="<p>招标人：中国三峡集团</p><p>项目编号：DEMO-CTG-9002</p><p>项目名称：演示水电站闸门检修项目</p>"
        "<p>第一中标候选人：演示水工机械有限公司，投标报价：310.5万元</p>"
        "<p>第二中标候选人：演示闸门制造有限公司，投标报价：322.0万元</p>",
    ),
)

# published only after the first two runs
LATER = _ccgp(("zygg/zbgg", "9000006"), 28, "演示科学馆", (SENSETIME, "205.0000000"), "演示科学馆视觉交互系统采购项目", "上海")
