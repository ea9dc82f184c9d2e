"""A portal in ccgp's shape on 127.0.0.1: synthetic list pages over notices given as bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from scrapers.sites.cn_ccgp import Channel, CnCcgp
from tests.support.fault_server import Portal, Reply

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Item:
    """One notice on the list and its page."""

    path: str
    title: str
    published: date
    body: bytes
    content_type: str = "text/html; charset=utf-8"
    buyer: str = "演示单位"
    region: str = "北京"


def list_page(channel: Channel, items: Sequence[Item], number: int = 0, pages: int = 1) -> str:
    """A page of a channel's list in the shape of the recorded list of 2026-07-03; synthetic."""
    pager = f"<script>Pager({{size:{pages}, current:{number}, prefix:'index',suffix:'htm'}});</script>"
    if channel.is_batch:
        return f"<html><head><title>{channel.words[0]}采购</title></head><body><ul class='ulst'></ul>{pager}</body></html>"
    kind = f"{channel.words[0]}公告"
    crumbs = "".join(f'<a class="CurrChnlCls">{name}</a>' for name in ("首页", "政采公告", channel.section, kind))
    rows = "".join(
        f'<li><a href="{item.path}" title="{escape(item.title)}">{escape(item.title[:20])}</a>'
        f" 发布时间：<em>{item.published} 10:00</em> 地域：<em>{item.region}</em> 采购人：<em>{item.buyer}</em></li>"
        for item in items
    )
    return (
        f'<html><head><title>{kind}</title></head><body><div class="vF_deail_currentloc"><p>{crumbs}</p></div>'
        f'<div class="vF_detail_relcontent"><h2><p>{kind}</p></h2><ul class="c_list_bid">{rows}</ul></div>'
        f'<p class="pager">{pager}</p></body></html>'
    )


def detail_page(title: str, published: date, body: str) -> bytes:
    """A notice's page in the portal's shape; synthetic."""
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body><!-- synthetic -->'
        f'<div class="vF_detail_main"><div class="vF_detail_header"><h2 class="tc">{title}</h2>'
        f'<p class="tc"><span id="pubTime">{published:%Y年%m月%d日} 10:00</span></p></div>'
        f'<div class="vF_detail_content_container"><div class="vF_detail_content">{body}</div></div></div></body></html>'
    ).encode()


def award_body(number: str, project: str, buyer: str, supplier: str, amount: str) -> str:
    """What an award of one lot says, the amount in ten thousands of yuan."""
    return (
        f"<p>一、项目编号：{number}</p><p>二、项目名称：{project}</p><p>三、中标（成交）信息</p>"
        f"<p>供应商名称：{supplier}</p><p>中标（成交）金额：{amount}（万元）</p>"
        f"<p>九、联系方式</p><p>1.采购人信息</p><p>名 称：{buyer}</p>"
    )


def correction_body(number: str, project: str, buyer: str, supplier: str, amount: str) -> str:
    """What a correction says that states the winner of an award again, with another amount."""
    return (
        f"<p>一、项目基本情况</p><p>原公告的采购项目编号：{number}</p><p>原公告的采购项目名称：{project}中标公告</p>"
        f"<p>二、更正信息</p><p>更正事项：采购结果</p><p>更正内容：</p><p>供应商名称：{supplier}</p>"
        f"<p>中标（成交）金额：{amount}（万元）</p><p>1.采购人信息</p><p>名 称：{buyer}</p>"
    )


def termination_body(number: str, project: str, buyer: str) -> str:
    """What the end of a procurement says."""
    return (
        f"<p>一、项目编号：{number}</p><p>二、项目名称：{project}</p><p>三、项目终止的原因</p><p>采购需求变更，取消中标结果</p>"
        f"<p>1.采购人信息</p><p>名 称：{buyer}</p>"
    )


def routes(by_channel: Mapping[str, Sequence[Item]], *, validators: bool = True) -> dict[str, Reply]:
    """Every path of the portal: all channels' lists (empty ones too) and the details, with an ETag each."""
    found: dict[str, Reply] = {}
    for channel in CnCcgp.channels:
        items = by_channel.get(channel.path, ())
        pages = max(1, -(-len(items) // PER_PAGE))
        for number in range(pages):
            shown = items[number * PER_PAGE : (number + 1) * PER_PAGE]
            suffix = f"_{number}" if number else ""
            found[f"/{channel.path}/index{suffix}.htm"] = Reply(body=list_page(channel, shown, number, pages))
        for item in items:
            headers = {"ETag": f'"{hash(item.body)}"'} if validators else {}
            found[item.path] = Reply(body=item.body, content_type=item.content_type, headers=headers)
    return found


def details_asked(portal: Portal) -> list[str]:
    """The detail pages that were asked for, in order."""
    return [seen.path for seen in portal.log if "/t2" in seen.path]
