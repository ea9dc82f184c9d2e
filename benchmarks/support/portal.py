"""A portal in the procurement portal's shape on 127.0.0.1, in a process of its own: `python -m benchmarks.support.portal 2000`.

Every page is made before the first request, so that serving costs next to nothing. Prints its address, serves until it is ended.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.support.processes import ROOT
from benchmarks.support.synthetic import Deal, deals, page_of
from scrapers.sites.cn_ccgp import Channel, CnCcgp

PER_PAGE = 20
CENTRAL = "cggg/zygg/zbgg"


def answers(count: int) -> dict[str, bytes]:
    """Whole answers by path: the lists of every channel, and the pages of so many notices, all in one of them."""
    newest_first = listed(count)
    pages = {path(deal): page_of(deal) for deal in newest_first}
    for channel in CnCcgp.channels:
        entries = newest_first if channel.path == CENTRAL else []
        last = max(1, -(-len(entries) // PER_PAGE))
        for number in range(last):
            shown = entries[number * PER_PAGE : (number + 1) * PER_PAGE]
            pages[f"/{channel.path}/index{f'_{number}' if number else ''}.htm"] = _list_page(channel, shown, number, last)
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n"
    return {name: head.format(len(body)).encode() + body for name, body in pages.items()}


def listed(count: int) -> list[Deal]:
    """What the portal has published, newest first."""
    return sorted(deals(count, seed=7, ours=0.02), key=lambda deal: deal.published, reverse=True)


def path(deal: Deal) -> str:
    """Where a deal's page stands."""
    return f"/{CENTRAL}/{deal.published:%Y%m}/t{deal.published:%Y%m%d}_{deal.number}.htm"


@contextmanager
def serving(count: int) -> Iterator[str]:
    """The address of a portal with so many notices."""
    command = [sys.executable, "-m", "benchmarks.support.portal", str(count)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield (process.stdout.readline() if process.stdout else "").strip()
        finally:
            process.terminate()


def _list_page(channel: Channel, shown: list[Deal], number: int, pages: int) -> bytes:
    pager = f"<script>Pager({{size:{pages}, current:{number}, prefix:'index',suffix:'htm'}});</script>"
    if channel.is_batch:
        return (
            f"<html><head><title>{channel.words[0]}采购</title></head><body><ul class='ulst'></ul>{pager}</body></html>".encode()
        )
    kind = f"{channel.words[0]}公告"
    crumbs = "".join(f'<a class="CurrChnlCls">{name}</a>' for name in ("首页", "政采公告", channel.section, kind))
    rows = "".join(
        f'<li><a href="{path(deal)}" title="{deal.project}中标公告">{deal.project[:20]}</a>'
        f" 发布时间：<em>{deal.published} 10:00</em> 地域：<em>{deal.buyer[:2]}</em> 采购人：<em>{deal.buyer}</em></li>"
        for deal in shown
    )
    return (
        f'<html><head><title>{kind}</title></head><body><div class="vF_deail_currentloc"><p>{crumbs}</p></div>'
        f'<div class="vF_detail_relcontent"><h2><p>{kind}</p></h2><ul class="c_list_bid">{rows}</ul></div>'
        f'<p class="pager">{pager}</p></body></html>'
    ).encode()


class _Server(asyncio.Protocol):
    """Answers on a connection that is kept open."""

    pages: dict[str, bytes]
    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self.transport = transport  # type: ignore[assignment]  # a TCP connection is one
        self.waiting = b""

    def data_received(self, data: bytes) -> None:
        """Answer every whole request."""
        *whole, self.waiting = (self.waiting + data).split(b"\r\n\r\n")
        for request in whole:
            asked = request.split(b" ", 2)[1].decode().partition("?")[0]
            self.transport.write(self.pages.get(asked, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))


async def _serve(count: int) -> None:
    _Server.pages = answers(count)
    server = await asyncio.get_running_loop().create_server(_Server, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
