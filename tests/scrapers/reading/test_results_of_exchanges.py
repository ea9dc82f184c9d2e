"""Results as exchange centres publish them beside tenders: sales, lots that nobody won, corrections. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice

_A, _B = "杭州甲乙建设有限公司", "绍兴丙丁建筑工程公司"


@pytest.mark.parametrize(
    "title",
    [
        "青溪区粮库旧仓房整体转让成交公告",
        "青溪区办公楼一层房产转让项目成交公示",
        "产权交易结果公示",
        "青溪区2026年第3批采砂权拍卖出让结果公示",
    ],
)
def test_what_a_public_owner_sells_is_no_award(title: str) -> None:
    """Who buys a building, shares or a right from a public owner wins no procurement."""
    rows = f"<tr><td>转让方</td><td>青溪区粮食收储有限公司</td></tr><tr><td>受让方</td><td>{_A}</td></tr>"
    notice = read_notice(f"<h1>{title}</h1><table>{rows}<tr><td>成交价格</td><td>315.00万元</td></tr></table>")
    assert notice.notice_type is NoticeType.OTHER
    assert not notice.awards


@pytest.mark.parametrize("reason", ["有效投标不足三家，流标", "流标"])
def test_a_lot_with_signs_for_nothing_failed(reason: str) -> None:
    """Rows begin with their lots, named for places; a lot that failed may have a sign more than there are columns."""
    page = f"""青溪区2026年校舍维修改造工程中标结果公告
招标编号：JP2026-33
标段名称
中标人
中标价（元）
工期
项目经理
一标段（站前片区）
{_A}
4,866,120.00
75日历天
张小三
二标段（开发区片区）
——
——
——
——
{reason}
三标段（登沙河片区）
{_B}
3,910,045.32
75日历天
李小四
特此公告。
"""
    notice = read_notice(page, kind="text")
    assert [(a.lot, a.supplier.name, a.amount and a.amount.minor) for a in notice.awards] == [
        ("一标段", _A, 486_612_000),
        ("三标段", _B, 391_004_532),
    ]
    assert notice.failed_lots == ("二标段",)


def test_the_parties_of_one_rank_share_a_price_that_spans_their_rows() -> None:
    """Each party of a candidate has a row, its rank and its price span them."""
    rows = (
        "<tr><td>排名</td><td>投标人名称</td><td>联合体分工</td><td>投标报价（元）</td></tr>"
        f"<tr><td rowspan=2>1</td><td>{_A}</td><td>施工</td><td rowspan=2>76,220,118.04</td></tr>"
        f"<tr><td>湖州壬癸勘测院</td><td>设计</td></tr><tr><td>2</td><td>{_B}</td><td>独立投标</td><td>75,998,006.66</td></tr>"
    )
    notice = read_notice(f"<h1>青溪区卫生院总承包中标候选人公示</h1><table>{rows}</table>")
    told = [(a.rank, a.supplier.name, [m.name for m in a.members], a.amount and a.amount.minor) for a in notice.awards]
    assert told == [(1, _A, ["湖州壬癸勘测院"], 7_622_011_804), (2, _B, [], 7_599_800_666)]


@pytest.mark.parametrize("of", ["中标候选人公示的更正公告", "评标结果公示的更正公告", "中标结果公告更正公告"])
def test_what_a_correction_corrects_is_no_part_of_the_project(of: str) -> None:
    """The kind of the notice that is corrected ends the project's name as that of the correction does."""
    notice = read_notice(f"<h1>关于青溪镇污水处理站扩容工程{of}</h1><p>项目编号：JX-2026-41</p><p>更正内容：公示期延长</p>")
    assert notice.project_name == "青溪镇污水处理站扩容工程"


@pytest.mark.parametrize("head", ["标段编号", "标段"])
def test_codes_behind_a_head_of_lots_are_lots(head: str) -> None:
    """Columns under codes are results of these lots, and one that nobody won failed."""
    rows = (
        f"<tr><td>{head}</td><td>SG-1</td><td>SG-2</td><td>JL-1</td></tr>"
        f"<tr><td>中标人</td><td>{_A}</td><td>流标</td><td>{_B}</td></tr>"
        "<tr><td>中标价（元）</td><td>4866120.00</td><td>/</td><td>3910045.32</td></tr>"
    )
    notice = read_notice(f"<h1>青溪区柳河治理工程中标结果公告</h1><table>{rows}</table>")
    assert [(a.lot, a.supplier.name) for a in notice.awards] == [("SG-1", _A), ("JL-1", _B)]
    assert notice.failed_lots == ("SG-2",)
