"""Pages of enterprises: who signs, parts below a page, shares, packages, lots called by words. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, told

_WON = f"中标结果公示\n中标人：{A}\n"


@pytest.mark.parametrize(
    ("signs", "buyer"),
    [
        ("青溪有色集团有限公司供应部", "青溪有色集团有限公司"),
        ("青溪卷烟厂招标采购管理办公室", "青溪卷烟厂"),
        ("青溪银行股份有限公司集中采购中心", "青溪银行股份有限公司"),
        ("青溪路桥有限公司白石大桥项目部", "青溪路桥有限公司白石大桥项目部"),
    ],
)
def test_a_department_for_purchases_signs_for_its_company(signs: str, buyer: str) -> None:
    """A project's own office is who it says."""
    notice = read_notice(f"{_WON}{signs}\n2025年3月5日\n")
    assert (notice.buyer and notice.buyer.name, notice.agency) == (buyer, None)


@pytest.mark.parametrize("foot", ["上一篇：关于供应商注册的通知", "分享到：微信 微博", "【打印本页】"])
def test_what_a_site_prints_below_a_signature_is_none_of_it(foot: str) -> None:
    """The day is the last line of the notice."""
    notice = read_notice(f"{_WON}青溪职业技术学院国有资产管理处\n2025年3月5日\n{foot}\n")
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪职业技术学院"


def test_a_lot_alone_in_a_line_goes_on_from_no_line_above() -> None:
    """Lines of the same width do not make it one: below it the ranks begin anew."""

    def lot(name: str, first: str, second: str) -> str:
        tail = "下浮率：5.32% 项目经理：甲乙 工期：365日历天"
        return (
            f"{name}\n中标候选人第1名：{first}\n投标报价：118,263,519.42元 {tail}\n中标候选人第2名：{second}\n"
            f"投标报价：117,980,002.15元 {tail}\n"
        )

    notice = read_notice(f"青溪地铁装修中标候选人公示\n{lot('ZX01标段', A, B)}{lot('ZX02标段', C, A)}公示期：3天\n")
    assert [(award.lot, award.supplier.name, award.rank) for award in notice.awards] == [
        ("ZX01标段", A, 1),
        ("ZX01标段", B, 2),
        ("ZX02标段", C, 1),
        ("ZX02标段", A, 2),
    ]


def test_a_code_below_a_price_is_no_rest_of_it() -> None:
    """The next row of the table begins with digits and letters."""
    head = "采购编号\t分标编号\t包号\t推荐的成交候选人\t最终报价（万元）\n"
    rows = "".join(f"17JTYB\t17JTYB-{i}\t包{i}\t{name}\t{price}\n" for i, name, price in ((1, A, "86.3520"), (2, C, "132.8811")))
    notice = read_notice(f"青溪供电公司物资采购推荐的成交候选人公示\n{head}{rows}采购人：青溪供电公司\n", kind="text")
    assert (told(notice), notice.marks) == ([("包1", A, 86_352_000), ("包2", C, 132_881_100)], ())


def test_bidders_of_one_lot_with_shares_have_each_won() -> None:
    """标包 | 供应商 | 报价 | 份额: nothing else says who won."""
    rows = "".join(
        f"<tr><td>标包一</td><td>{n}</td><td>{p}</td><td>{s}</td></tr>" for n, p, s in ((A, "44", "60%"), (C, "46", "40%"))
    )
    heads = "<tr><td>标包</td><td>供应商名称</td><td>报价（元/人/月）</td><td>服务份额</td></tr>"
    notice = read_notice(f"<h1>青溪银行保安服务采购结果公告</h1><p>二、采购结果</p><table>{heads}{rows}</table>")
    assert [award.supplier.name for award in notice.awards] == [A, C]
    assert notice.marks == ()


def test_a_lot_called_by_words_stands_before_its_winner_in_a_sentence() -> None:
    """其中正面吊标段由某某公司以…中标; no such lot is the project's name."""
    said = f"其中正面吊标段由{A}以1,968万元中标，空箱堆高机标段由{C}以745万元中标，两个标段较预算下降6.8%。"
    notice = read(f"该项目共分两个标段，{said}")
    assert told(notice) == [("正面吊标段", A, 1_968_000_000), ("空箱堆高机标段", C, 745_000_000)]


@pytest.mark.parametrize(
    ("label", "lots", "failed"),
    [("标的", ["防火门", "扶梯"], ("舷窗",)), ("标的{}", ["标的1", "标的2"], ("标的3",)), ("货件{}", [None, None], ())],
)
def test_a_winner_that_is_none_among_others_is_told(label: str, lots: list[str | None], failed: tuple[str, ...]) -> None:
    """【成交单位】/: what failed is called so; where the page calls it nothing that is known the page is marked."""
    things = [("防火门", A, "900元"), ("扶梯", C, "800元"), ("舷窗", "/", "/")]
    blocks = "".join(
        f"【{label.format(i)}】{thing}\n【成交单位】{name}\n【成交金额】{price}\n"
        for i, (thing, name, price) in enumerate(things, 1)
    )
    notice = read_notice(f"【采购结果公告】青溪重装舾装件采购\n{blocks}【采购单位】青溪重装有限公司\n")
    assert [(award.lot, award.supplier.name) for award in notice.awards] == list(zip(lots, (A, C), strict=True))
    assert (notice.failed_lots, bool(notice.marks)) == (failed, not failed)


def test_fields_of_platforms() -> None:
    """询比价名称 is a project's name and 成交结果 none; a code of letters and digits its number; a period may have a comma."""
    page = (
        f"<h1>机泵备件采购成交结果公示</h1><table><tr><th>询比价名称</th><td>青溪机泵备件询比价采购</td></tr></table><p>成交供应商：{A}</p>"
        "<p>青溪局组织的食堂配送采购项目（N5108022026000077）评审结束。</p><p>注：本公示仅对成交结果进行公开。</p>"
        "<p>公示期3天，自2026年3月13日至2026年3月16日。</p>"
    )
    notice = read_notice(page)
    assert (notice.project_name, notice.project_number) == ("青溪机泵备件询比价采购", "N5108022026000077")
    assert str(notice.published_date) == "2026-03-13"
    assert read_notice(page.replace("询比价名称", "品类")).project_name != "成交结果"


def test_winners_with_shares_of_what_was_won_bid_apart() -> None:
    """Both at one price of the piece: 某某公司（中选份额60%）、某某公司（中选份额40%）."""
    notice = read(f"中选单位：{A}（中选份额60%）、{C}（中选份额40%）\n中选单价：5.86元/套")
    assert [(award.supplier.name, award.members) for award in notice.awards] == [(A, ()), (C, ())]
