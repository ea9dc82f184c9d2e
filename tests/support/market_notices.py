"""The notices of the small market: awards, corrections, terminations and contracts, all synthetic."""

from __future__ import annotations

from datetime import date

from tests.support.ccgp_portal import Item
from tracker.demo.notices import DemoNotice

OURS = "甲方智能科技有限公司"
RIVAL = "丙方智能科技有限公司"
OTHERS = "乙方仪器设备有限公司"
BANK = "甲城商业银行股份有限公司"
AWARDS, CORRECTIONS, ENDS, CONTRACTS = (f"cggg/dfgg/{kind}" for kind in ("zbgg", "gzgg", "fblbgg", "htgg"))


def award(
    stem: int, on: date, supplier: str, amount: str, *, buyer: str = BANK, title: str = "平台建设项目", extra: str = ""
) -> tuple[str, Item]:
    """An award of one lot on ccgp; `amount` in ten thousands of yuan."""
    body = (
        f"<p>一、项目编号：{number(stem)}</p><p>二、项目名称：{buyer}{title}</p><p>三、中标（成交）信息</p>"
        f"<p>供应商名称：{supplier}</p><p>中标（成交）金额：{amount}（万元）</p>{extra}"
    )
    return item(stem, on, buyer, f"{buyer}{title}中标公告", body, AWARDS)


def correction(stem: int, on: date, of: int, supplier: str, amount: str, *, buyer: str = BANK) -> tuple[str, Item]:
    """A correction that states the winner of an award again, with another amount or another winner."""
    body = (
        f"<p>一、项目基本情况</p><p>原公告的采购项目编号：{number(of)}</p><p>原公告的采购项目名称：{buyer}平台建设项目中标公告</p>"
        "<p>二、更正信息</p><p>更正事项：采购结果</p><p>更正内容：</p>"
        f"<p>供应商名称：{supplier}</p><p>中标（成交）金额：{amount}（万元）</p>"
    )
    return item(stem, on, buyer, f"{buyer}平台建设项目更正公告", body, CORRECTIONS)


def termination(stem: int, on: date, of: int, *, buyer: str = BANK) -> tuple[str, Item]:
    """A notice that ends a project after its award."""
    body = (
        f"<p>一、项目基本情况</p><p>采购项目编号：{number(of)}</p><p>采购项目名称：{buyer}平台建设项目</p>"
        "<p>二、项目终止的原因</p><p>采购任务取消。</p>"
    )
    return item(stem, on, buyer, f"{buyer}平台建设项目终止公告", body, ENDS)


def contract(stem: int, on: date, of: int, supplier: str, amount: str, *, buyer: str = BANK) -> tuple[str, Item]:
    """The contract of an award; `amount` in yuan."""
    body = (
        f"<p>一、合同编号：HT-{of}</p><p>二、合同名称：{buyer}平台建设项目</p><p>三、项目编号：{number(of)}</p>"
        f"<p>四、项目名称：{buyer}平台建设项目</p><p>五、合同主体</p><p>采购人（甲方）：{buyer}</p>"
        f"<p>供应商（乙方）：{supplier}</p><p>六、合同主要信息</p><p>合同金额：{amount}元</p>"
    )
    return item(stem, on, buyer, f"{buyer}平台建设项目合同公告", body, CONTRACTS)


def number(stem: int) -> str:
    """The project number of an award."""
    return f"MARKET-2026-{stem}"


def item(stem: int, on: date, buyer: str, title: str, body: str, channel: str) -> tuple[str, Item]:
    """A notice's channel, and its entry in the list with its page."""
    page = (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body><!-- synthetic -->'
        f'<div class="vF_detail_main"><div class="vF_detail_header"><h2 class="tc">{title}</h2>'
        f'<p class="tc"><span id="pubTime">{on:%Y年%m月%d日} 10:00</span></p></div>'
        f'<div class="vF_detail_content_container"><div class="vF_detail_content">{body}'
        f"<p>九、联系方式</p><p>1.采购人信息</p><p>名 称：{buyer}</p></div></div></div></body></html>"
    )
    path = f"/{channel}/{on:%Y%m}/t{on:%Y%m%d}_{stem}.htm"
    return channel, Item(path, title, on, page.encode(), buyer=buyer)


def gorges(stem: int, on: date, kind: str, body: str, *, title: str = "大坝巡检模型项目") -> DemoNotice:
    """A notice on the Three Gorges portal: `kind` is "candidates" or "result"."""
    channel, words = {"candidates": ("1ywgg3", "中标候选人公示"), "result": ("1ywgg4", "中标结果公告")}[kind]
    head = f"<p>招标人：中国三峡集团</p><p>项目编号：GORGES-2026-{stem}</p><p>项目名称：{title}</p>"
    return DemoNotice(
        portal="cn_ctg",
        channel=channel,
        path=f"/cms/channel/{channel}/{900000000 + stem * 10 + int(kind == 'result')}.htm",
        title=f"{title}{words}",
        published=on,
        buyer="中国三峡集团",
        number=f"GORGES-2026-{stem}",
        body=head + body,
    )
