"""Ventures and their rates by parts, lots that are names, and labels of parties that run together."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.ventures import A, B, C, ventures

_TITLE = "某某道路工程总承包中标候选人公示"


def test_lead_and_member_may_be_marked_by_one_letter() -> None:
    """（牵） and （成） are roles as （主） is."""
    rows = f"<tr><td>1</td><td>（牵）{A}；（成）{B}</td><td>68119900.00元</td></tr>"
    rows += f"<tr><td>2</td><td>（牵）{C}</td><td>68330012.50元</td></tr>"
    page = f"<h1>{_TITLE}</h1><table><tr><td>排名</td><td>投标单位</td><td>投标报价</td></tr>{rows}</table>"
    assert ventures(page, "html") == [[A, B], [C]]


def test_rates_of_parts_are_told_together() -> None:
    """Columns, or labels, of rates of the building and of the design tell both, and none is left out unmarked."""
    heads = "<tr><td>排名</td><td>中标候选人名称</td><td>建安工程费下浮率</td><td>设计费下浮率</td></tr>"
    rows = f"<tr><td>1</td><td>{A}</td><td>3.20%</td><td>18.50%</td></tr>"
    rows += f"<tr><td>2</td><td>{C}</td><td>3.05%</td><td>18.20%</td></tr>"
    wanted = ["3.20%；18.50%", "3.05%；18.20%"]
    assert [a.rate for a in read_notice(f"<h1>{_TITLE}</h1><table>{heads}{rows}</table>", kind="html").awards] == wanted
    told = [
        f"第{i}中标候选人：{name}\n建安工程费下浮率：{one}\n设计费下浮率：{other}"
        for i, name, one, other in (("一", A, "3.20%", "18.50%"), ("二", C, "3.05%", "18.20%"))
    ]
    notice = read_notice("\n".join([_TITLE, *told]), kind="text")
    assert [award.rate for award in notice.awards] == wanted
    assert not notice.marks


@pytest.mark.parametrize("lots", [("I标", "II标"), ("一标", "二标")])
def test_short_lots_stand_before_the_winners_label(lots: tuple[str, str]) -> None:
    """I标中标人：某某公司."""
    lines = [
        f"{lot}中标人：{name}，中标价：{price}万元，项目经理：某某某；"
        for lot, name, price in zip(lots, (A, C), (812.66, 603.38), strict=True)
    ]
    notice = read_notice("\n".join(["某某治理工程中标结果公示", *lines]), kind="text")
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [*zip(lots, (A, C), strict=True)]


def test_names_over_winners_are_their_lots() -> None:
    """Lines that are names of works with a colon, each over a winner's label, are lots where there are several."""
    lots = ["某某园区道路工程（施工）", "某某园区道路工程（监理）"]
    lines = [
        line
        for lot, name, price in zip(lots, (A, C), (78115420.36, 1068800), strict=True)
        for line in (f"{lot}：", f"中标人:{name}", f"中标价格:{price:.2f} 元")
    ]
    notice = read_notice(
        "\n".join(["某某园区道路工程中标结果公告", "一、中标人信息", *lines, "二、其他公告内容", "/"]), kind="text"
    )
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [*zip(lots, (A, C), strict=True)]
    assert not notice.marks


@pytest.mark.parametrize("buyer", ["青溪县水务局", "青溪市白石区龙泉镇人民政府"])
def test_labels_of_parties_run_together(buyer: str) -> None:
    """The name of the buyer ends where the label of the agency, or of his telephone, begins."""
    award = f"中标人：{A}\n中标价：100万元"
    notice = read_notice(f"某某渠道工程中标结果公告\n招标人{buyer}招标代理机构青溪某某招标有限公司\n{award}", kind="text")
    assert notice.buyer is not None
    assert notice.agency is not None
    assert (notice.buyer.name, notice.agency.name) == (buyer, "青溪某某招标有限公司")
    told = read_notice(f"某某渠道工程中标结果公告\n招标人{buyer}招标人联系电话0827-8220011\n{award}", kind="text")
    assert told.buyer is not None
    assert told.buyer.name == buyer
