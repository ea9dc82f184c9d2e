"""Shares of a joint venture's parties in every form they are printed in: synthetic pages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scrapers.money import Money
from scrapers.notice import Award
from scrapers.reading.reader import read_notice

A, B, C = "云河智能科技有限公司", "白石信息技术有限公司", "绿洲设计研究院有限公司"
PAIR = f"中标人：{A}（联合体牵头方）、{B}（联合体成员）\n"
THREE = f"中标人：{A}（联合体牵头方）、{B}（联合体成员）、{C}（联合体成员）\n"


def award_of(printed: str) -> Award:
    """The one result of a synthetic page."""
    (award,) = read_notice(f"数据平台项目中标公告\n项目编号：ZB-2026-0101\n{printed}\n中标金额：1000万元\n", kind="text").awards
    return award


def shares_of(printed: str) -> list[str | None]:
    """The shares of the parties, the lead's first."""
    award = award_of(printed)
    return [party.share and str(party.share.normalize()) for party in (award.supplier, *award.members)]


@pytest.mark.parametrize(
    ("printed", "shares"),
    [
        (f"{PAIR}联合体各方比例7:3", ["0.7", "0.3"]),
        (f"{PAIR}联合体各方份额比例为7：3。", ["0.7", "0.3"]),
        (f"{PAIR}联合体成员份额比例 70:30", ["0.7", "0.3"]),
        (f"{PAIR}{B}与{A}按4:6的比例分成", ["0.6", "0.4"]),
        (f"{PAIR}牵头方与成员方份额比例为65:35", ["0.65", "0.35"]),
        (f"{PAIR}{A}、{B}份额分别为60%、40%", ["0.6", "0.4"]),
        (f"{THREE}联合体各方份额比例为5:3:2", ["0.5", "0.3", "0.2"]),
        (f"中标人：{A}与{B}联合体（7:3）", ["0.7", "0.3"]),
        (f"中标人：{A}、{B}（联合体，份额比例7:3）", ["0.7", "0.3"]),
    ],
)
def test_a_ratio_is_a_share_of_each(printed: str, shares: list[str]) -> None:
    """The terms of a ratio are the parties' shares, in the order in which the sentence names them, else as they are listed."""
    assert shares_of(printed) == shares


@pytest.mark.parametrize(
    ("printed", "shares"),
    [
        (f"{PAIR}甲方70%，乙方30%", ["0.7", "0.3"]),
        (f"{PAIR}云河智能占七成，白石信息占三成", ["0.7", "0.3"]),
        (f"{PAIR}牵头方占六成五，成员方占三成五", ["0.65", "0.35"]),
        (f"{PAIR}工作份额：{A}65.5%，{B}34.5%。", ["0.655", "0.345"]),
        (f"{PAIR}60%由{A}承担，40%由{B}承担", ["0.6", "0.4"]),
        (f"{PAIR}{A}占百分之六十，{B}占百分之四十，合计100%", ["0.6", "0.4"]),
        (f"{THREE}{A} 50%，{B} 30%，{C} 20%", ["0.5", "0.3", "0.2"]),
        (f"{THREE}牵头方40%，成员一30%，成员二30%", ["0.4", "0.3", "0.3"]),
        (f"中标人：{A}（成员）、{B}（牵头方）\n牵头方占六成，成员方占四成", ["0.6", "0.4"]),
        (f"中标人：{A}（60%）、{B}（40%）联合体", ["0.6", "0.4"]),
        (f"中标人：{A}（占七成）、{B}（占三成）联合体", ["0.7", "0.3"]),
    ],
)
def test_a_share_stands_beside_its_party(printed: str, shares: list[str]) -> None:
    """A party is known by its name, by how its name begins, or by its part in the venture."""
    assert shares_of(printed) == shares


@pytest.mark.parametrize(
    ("printed", "shares"),
    [
        (f"{PAIR}牵头方六成", ["0.6", None]),
        (f"{PAIR}联合体成员{B}占比百分之四十", [None, "0.4"]),
        (f"中标人：{A}（牵头方）、{B}，其中{A}占七成", ["0.7", None]),
    ],
)
def test_one_share_is_its_partys_alone(printed: str, shares: list[str | None]) -> None:
    """What is printed of one party is said of nobody else."""
    assert shares_of(printed) == shares


@pytest.mark.parametrize(
    "table",
    [
        f"联合体成员\t分工\t份额\n{A}\t软件\t70%\n{B}\t集成\t30%\n合计\t\t100%",
        f"序号\t单位名称\t承担工作量（%）\n1\t{A}\t70\n2\t{B}\t30",
        f"成员\t{A}\t{B}\n份额（%）\t70\t30",
        "单位\t占比\n牵头方\t七成\n成员方\t三成",
    ],
)
def test_shares_in_a_table_are_those_of_its_rows(table: str) -> None:
    """A column or a row of shares belongs to the parties beside or above it."""
    award = award_of(f"{PAIR}{table}")
    assert [(p.name, p.share) for p in (award.supplier, *award.members)] == [(A, Decimal("0.7")), (B, Decimal("0.3"))]


@pytest.mark.parametrize(
    "said",
    [
        "付款比例3:7",
        "价格分与技术分比例为30:70",
        "付款方式：甲方预付30%，验收后付70%",
        f"{B}，预付款比例30%",
        "预留份额：小微企业占40%",
        "评标办法：商务技术比例为6:4，联合体投标",
        "开标时间9:30，联合体各方按比例",
        f"{A}承担70%，{B}承担20%",
        "软件部分占70%，硬件部分占30%",
        "联合体各方比例5:3:2",
        f"{A}占七成，{B}占三成。联合体各方比例6:4",
        f"{A}持股{B}占比40%",
    ],
)
def test_what_is_not_certain_is_nobodys_share(said: str) -> None:
    """Payments, scores, shares that do not add up or contradict each other, and shares of the work without a name."""
    assert shares_of(f"{PAIR}{said}") == [None, None]


def test_a_share_has_its_passage() -> None:
    """Each share is led to where it is printed."""
    page = f"数据平台项目中标公告\n项目编号：ZB-2026-0101\n{PAIR}牵头方占七成，成员方占三成\n中标金额：1000万元\n"
    notice = read_notice(page, kind="text")
    assert [(item.text, item.award) for item in notice.evidence if item.field == "share"] == [("七成", 0), ("三成", 0)]


def test_ventures_of_two_lots_have_shares_of_their_own() -> None:
    """What stands behind a lot's venture is said of that lot."""
    lots = "".join(
        f"{i}包中标人：{A}（牵头方）、{B}（成员），份额比例{r}\n{i}包中标金额：100万元\n" for i, r in ((1, "7:3"), (2, "4:6"))
    )
    awards = read_notice(f"数据平台项目中标公告\n项目编号：ZB-2026-0101\n{lots}", kind="text").awards
    assert [(award.lot, str(award.supplier.share)) for award in awards] == [("1包", "0.7"), ("2包", "0.4")]


def test_one_figure_behind_two_parties_is_counted_once() -> None:
    """A line break within a member's name leaves one figure behind both parties: it is the price, and no part of one."""
    body = "供应商名称：中建青山建设有限公司（牵头人）、青山设计研究院有：503.28（万元）\n限公司（成员）\n"
    (award,) = read_notice(f"青山县设计施工总承包中标结果公告\n三、中标（成交）信息\n{body}").awards
    assert award.amount == Money.of("5032800")


def test_several_who_are_admitted_at_one_price_of_the_piece_are_no_venture() -> None:
    """Their names stand below each other in one cell, beside one price."""
    names = ("杭州甲乙饮水科技有限公司", "宁波丙丁净水有限公司", "青溪戊己环保有限公司")
    rows = (
        f"<tr><td>中标供应商</td><td>{'<br/>'.join(names)}</td></tr><tr><td>中标单价</td><td>0.15元/升（三家统一执行）</td></tr>"
    )
    notice = read_notice(f"<h1>校园直饮水服务资格采购结果公告</h1><table>{rows}</table>", kind="html")
    assert [(award.supplier.name, award.members, award.pricing.value) for award in notice.awards] == [
        (name, (), "unit_price") for name in names
    ]


@pytest.mark.parametrize("said", ["投标人资格审查合格", "共有3家投标人"])
def test_qualifications_of_bidders_admit_nobody(said: str) -> None:
    """Parties with one rate are held for one, as where nothing of the kind is said."""
    body = f"中标人：青溪苏源建设有限公司、青溪设计研究院\n中标下浮率：5%\n四、其他\n{said}\n"
    (award,) = read_notice(f"青溪区道路改造设计施工中标公告\n三、中标信息\n{body}采购人：青溪区教育局\n").awards
    assert (award.supplier.name, [member.name for member in award.members]) == ("青溪苏源建设有限公司", ["青溪设计研究院"])
