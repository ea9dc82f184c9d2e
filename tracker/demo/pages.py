"""The demo portals' pages: synthetic HTML in the shapes of ccgp, the Three Gorges portal and China Post's list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from scrapers.sites.cn_ccgp import CnCcgp
from scrapers.sites.cn_ctg import CnCtg
from tracker.demo.notices import DemoNotice

_PAGER = "<script>Pager({size:1, current:0, prefix:'index',suffix:'htm'});</script>"
_SYNTHETIC = "<!-- synthetic page of the award tracker's demo -->"


def _document(title: str, body: str, head: str = "") -> str:
    top = f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head>'
    return f"{top}<body>{_SYNTHETIC}{body}</body></html>"


def _ccgp_crumbs(section: str, kind: str) -> str:
    names = ("首页", "政采公告", section, kind)
    return (
        '<div class="vF_deail_currentloc"><p>当前位置：'
        + "".join(f'<a href="#" class="CurrChnlCls">{n}</a>' for n in names)
        + "</p></div>"
    )


def _ccgp_lists(notices: Sequence[DemoNotice]) -> dict[str, str]:
    pages = {}
    for channel in CnCcgp.channels:
        if channel.is_batch:
            pages[f"/{channel.path}/index.htm"] = _document(channel.section, f'<ul class="ulst"></ul>{_PAGER}')
            continue
        kind = f"{channel.words[0]}公告"
        items = "".join(
            f'<li><a href="{n.path}" target="_blank" title="{escape(n.title)}">{escape(n.title)}</a>'
            f" 发布时间：<em>{n.published} 10:00</em> 地域：<em>{n.region}</em> 采购人：<em>{escape(n.buyer)}</em></li>"
            for n in notices
            if f"cggg/{n.channel}" == channel.path
        )
        pages[f"/{channel.path}/index.htm"] = _document(
            kind,
            f'{_ccgp_crumbs(channel.section, kind)}<div class="vF_detail_relcontent"><h2><p>{kind}</p></h2>'
            f'<ul class="c_list_bid">{items}</ul></div>'
            f'<p class="pager">{_PAGER}</p>',
        )
    return pages


def _ccgp_detail(notice: DemoNotice) -> str:
    crumbs = _ccgp_crumbs("中央公告" if notice.channel.startswith("zygg") else "地方公告", notice.title[-4:])
    head = f'<meta name="ArticleTitle" content="{escape(notice.title)}"><meta name="PubDate" content="{notice.published} 10:00">'
    day = notice.published
    return _document(
        notice.title,
        f'{crumbs}<div class="vF_detail_main"><div class="vF_detail_header"><h2 class="tc">{escape(notice.title)}</h2>'
        f'<p class="tc"><span id="pubTime">{day:%Y}年{day:%m}月{day:%d}日 10:00</span></p></div>'
        f'<div class="vF_detail_content_container"><div class="vF_detail_content">{notice.body}</div></div></div>',
        head,
    )


def _ctg_lists(notices: Sequence[DemoNotice]) -> dict[str, str]:
    pages = {}
    for channel in CnCtg.channels:
        items = "".join(
            f'<li name="li_name"><a href="{n.path}" title="{escape(n.title)}"><i class="iconfont"></i>'
            f"<span>{escape(n.title)}</span><em></em><em>{n.published}</em></a></li>"
            for n in notices
            if n.channel == channel.code
        )
        path, heading = f"/cms/channel/{channel.code}/index.htm", channel.names[0]
        pages[path] = _document(heading, f'<div class="insidepage"><h2>{heading}</h2><ul id="list1">{items}</ul></div>')
    return pages


def _ctg_detail(notice: DemoNotice) -> str:
    return _document(
        notice.title,
        f'<div class="insidepage"><div class="insidepage-left"><h1>{escape(notice.title)}</h1><p>发布时间：{notice.published}</p>'
        f'<div class="article-content">{notice.body}</div></div></div>',
    )


def _post_lists(notices: Sequence[DemoNotice]) -> dict[str, str]:
    items = "".join(
        f'<li><span id=ReportIDname><a href="{n.path}">{escape(n.title)}</a></span>'
        f"<span id=ReportIDIssueTime>{n.published}</span></li>"
        for n in notices
    )
    heading = "邮政储蓄银行"
    body = (
        f'<div class="position"><h2>{heading}</h2></div><div class="new_list"><ul>{items}</ul></div>'
        '<ul><li id="PageNum"><a id="CBLast" href="137338-1.htm">1</a></li></ul>'
    )
    return {"/cn/category/1813/137338-1.htm": _document(heading, body)}


def _post_detail(notice: DemoNotice) -> str:
    return _document(
        notice.title,
        f"<h1>{escape(notice.title)}</h1><span id=ReportIDIssueTime>{notice.published}</span>"
        f"<span id=ReportIDtext>{notice.body}</span>",
    )


_SHAPES: dict[str, tuple[Callable[[Sequence[DemoNotice]], dict[str, str]], Callable[[DemoNotice], str]]] = {
    "cn_ccgp": (_ccgp_lists, _ccgp_detail),
    "cn_ctg": (_ctg_lists, _ctg_detail),
    "cn_psbc_chinapost": (_post_lists, _post_detail),
}


def portal_pages(portal: str, notices: Sequence[DemoNotice]) -> dict[str, str]:
    """Every page of one portal that has published these notices, by path."""
    lists, detail = _SHAPES[portal]
    newest_first = sorted((n for n in notices if n.portal == portal), key=lambda n: n.published, reverse=True)
    return lists(newest_first) | {notice.path: detail(notice) for notice in newest_first}


PORTALS = tuple(_SHAPES)
