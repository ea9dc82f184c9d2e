"""The buyer among others whom a page names, and under labels of its own. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice


@pytest.mark.parametrize(
    "cells", ["项目业主|青溪区交通局|招标人|青溪交投建设有限公司", "招标人|青溪交投建设有限公司|项目业主|青溪区交通局"]
)
def test_who_invites_bids_buys_before_the_owner(cells: str) -> None:
    """A form that names both 项目业主 and 招标人."""
    row = "".join(f"<td>{cell}</td>" for cell in cells.split("|"))
    notice = read_notice(f"<h1>青溪区道路中标候选人公示</h1><table><tr>{row}</tr></table>", kind="html")
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪交投建设有限公司"


def test_who_calls_for_a_framework_buys() -> None:
    """征集人信息 over 名称."""
    notice = read_notice(
        "青溪区印刷框架协议采购入围结果公告\n四、联系方式\n1.征集人信息\n名称：青溪区机关事务管理局\n", kind="text"
    )
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪区机关事务管理局"
