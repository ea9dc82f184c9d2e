"""Results as offices write them: items in a list, kinds with their firms behind a colon, a ranking and its rule, standbys."""

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import told

A, B, C, D = "青溪恒通建设有限公司", "白石设备有限公司", "云河科技有限公司", "南浦商贸中心"


def _told(text: str) -> list[tuple[str | None, str, int | None]]:
    return told(read_notice(text))


@pytest.mark.parametrize("note", ["国内代理", "代理机构", "国内代理商"])
@pytest.mark.parametrize("name", ["Qingxi Instruments B.V.", "Qingxi Instruments Limited", "青溪仪器公司"])
def test_a_note_behind_a_name_takes_no_end_of_it(name: str, note: str) -> None:
    """Behind the blank a label seems to begin: B.V.（国内代理：."""
    text = f"显微镜采购成交公告\n成交供应商：{name}（{note}：{B}）\n成交金额：398,500.00元\n2025年7月25日\n"
    assert _told(text) == [(None, name, 39_850_000)]


@pytest.mark.parametrize("between", ["（下浮8%），", "，下浮率8%，", "，投标下浮率8%，"])
def test_the_sum_behind_a_rate_is_the_price(between: str) -> None:
    """The works are paid by the sum; a rate alone stays one, and no ceiling takes its place."""
    page = "礼堂改造工程中标公示\n礼堂改造工程经公开摇号，中标单位：{}。\n上埠村村民委员会\n2025年7月25日\n"
    assert _told(page.format(f"{A}{between}中标价28.7645万元")) == [(None, A, 28_764_500)]
    for rest in ("单价28元/㎡", "最高限价28.7645万元"):
        alone = read_notice(page.format(f"{A}（下浮率8%），{rest}")).awards
        assert [award.rate for award in alone] == ["8%"]


_RANKED = (
    "<html><body><h1>警用装备采购{title}</h1><p>采购编号：QX-2025-064，经评标委员会评审，结果如下：</p><table>"
    "<tr><td>序号</td><td>投标人</td><td>最终报价</td><td>综合得分</td><td>排名</td></tr>"
    f"<tr><td>1</td><td>{A}</td><td>1,856,000</td><td>92.6</td><td>1</td></tr>"
    f"<tr><td>2</td><td>{B}</td><td>1,860,300</td><td>88.0</td><td>2</td></tr></table><p>{{rule}}</p></body></html>"
)


@pytest.mark.parametrize(
    "rule", ["排名第一的投标人为中标人。", "综合排名第一名的供应商即为本项目成交供应商。", "排名第一的为中标人。"]
)
def test_who_is_ranked_first_has_won_by_the_rule_below(rule: str) -> None:
    """The page proposes bidders, and its last sentence makes the first of them the winner."""
    for title in ("评标结果公告", "中标结果公告"):
        awards = read_notice(_RANKED.format(title=title, rule=rule)).awards
        assert [(award.supplier.name, award.rank, award.amount and award.amount.minor) for award in awards] == [
            (A, None, 185_600_000)
        ]
    proposed = read_notice(_RANKED.format(title="评标结果公告", rule="推荐排名第一的投标人为中标候选人。"))
    assert (proposed.awards, proposed.marks) == ((), ("result_not_read",))


def test_a_sum_in_words_stands_between_a_name_and_its_figures() -> None:
    """In columns of blanks, behind the currency; 同上 is the winner of the lot above."""
    page = (
        "被服采购中标公告\n招标编号：QX-2025-117\n各包中标情况：\n"
        f"01包（面料）{A}   人民币   叁佰捌拾贰万元整   ￥3,820,000.00\n"
        "02包（里料）同上   人民币   壹佰玖拾伍万元整   ￥1,950,000.00\n"
        f"03包（辅料）{B}   ￥537,800.00\n04包（纽扣）  因有效投标不足三家，废标\n招标人：青溪监狱管理局\n"
    )
    assert _told(page) == [("01包", A, 382_000_000), ("02包", A, 195_000_000), ("03包", B, 53_780_000)]
    notice = read_notice(page)
    assert (str(notice.notice_type), list(notice.failed_lots), notice.marks) == ("award", ["04包"], ())


@pytest.mark.parametrize("lead", ["结果如下：", "成交结果如下："])
def test_an_item_its_firm_and_what_it_was_made_of_stand_before_the_price(lead: str) -> None:
    """A failed item between them is one; without a winner's word a list that announces no winners tells none."""
    page = (
        f"彩超等设备院内议价结果的公示\n经我院议价小组于2025年11月4日议价，{lead}\n1、彩超（便携式）：{A}，型号M9，成交价26.8万元；\n"
        f"2、监护仪（10台）：{B}，成交价1.15万元/台，合计11.5万元；\n3、病床（50张）：报价均超预算，本次议价未成交，另行组织；\n"
        f"4、吸引器（6台）：{C}，品牌青溪，型号X，成交总价4,980元。\n公示时间：2025年11月8日至11月10日。\n青溪医院设备科\n2025年11月8日\n"
    )
    notice = read_notice(page)
    assert _told(page) == [
        ("彩超（便携式）", A, 26_800_000),
        ("监护仪（10台）", B, 11_500_000),
        ("吸引器（6台）", C, 498_000),
    ]
    assert list(notice.failed_lots) == ["病床（50张）"]


def test_a_provisional_sum_of_the_contract_is_the_price() -> None:
    """The offers of all stand above it."""
    page = (
        f"白蚁防治服务比选结果公告\n比选编号：QX-BX-07\n{A} 2.8元/㎡\n{B} 2.65元/㎡\n比选结果：{B}中选，防治面积约58600㎡，"
        "合同总价暂定15.529万元。\n特此公告\n2025年7月4日\n"
    )
    assert _told(page) == [(None, B, 15_529_000)]


_KINDS = (
    "办公用品供应商入围结果的通知\n各有关单位：\n"
    "办公用品供应商入围招标已完成评审，以下单位入围：\n{}\n青溪交通集团有限公司综合管理部\n2025年2月18日\n"
)


@pytest.mark.parametrize(
    "lines",
    [
        f"一、电脑及外设类：1.{A}；2.{B}；3.{D}（备选）。\n二、文具纸张类：{C}。",
        f"一、电脑及外设类：{A}、{B}。\n二、文具纸张类：{C}",
        f"一、电脑及外设类：\n1.{A}\n2.{B}\n3.{D}（备选）\n二、文具纸张类：\n1.{C}",
    ],
)
def test_kinds_with_their_firms_behind_a_colon_are_lists(lines: str) -> None:
    """Who stands by has won nothing, and no firm of the list signs."""
    notice = read_notice(_KINDS.format(lines))
    assert _told(_KINDS.format(lines)) == [("电脑及外设类", A, None), ("电脑及外设类", B, None), ("文具纸张类", C, None)]
    assert (notice.buyer and notice.buyer.name, notice.marks) == ("青溪交通集团有限公司", ())


def test_who_stands_by_in_brackets_has_won_nothing() -> None:
    """Among the names of one value, and in a value of its own."""
    for lines in (f"入围供应商：{A}、{B}、{D}（备选）", f"入围供应商：{A}\n入围供应商：{B}\n入围供应商：{D}（候补）"):
        winners = _told(f"办公用品入围结果公告\n{lines}\n青溪交通集团有限公司\n2025年2月18日\n")
        assert [name for _, name, _ in winners] == [A, B]


def test_the_second_of_a_main_winner_and_a_reserve_is_no_partner() -> None:
    """（主） and （备） behind the names of one value."""
    notice = read_notice(f"设备采购成交公告\n成交供应商：{A}（主）、{B}（备）\n成交金额：95万元\n采购人：青溪区教育局\n")
    assert [(award.supplier.name, award.members) for award in notice.awards] == [(A, ())]


@pytest.mark.parametrize("cut", ["青溪设计有限 公司", "青溪设计 有限公司", "青溪勘察设计院有限 公司", "青溪设计 有限责任公司"])
def test_a_blank_in_a_name_is_no_gap_between_cells(cut: str) -> None:
    """A line a row; names with and without a blank in them are read alike."""
    page = (
        "厂房勘察设计评标报告\n招标人：青溪化工园区管理委员会\n无排序的 2 名定标候选人名单：\n"
        "定标候选人名称 投标总报价（元） 下浮率（%） 项目负责人\n"
        f"{cut} 3426871.63 0.03 何勇\n{A} 3427557.21 0.01 陈安\n公示结束时间：2025年05月08日\n"
    )
    assert [name for _, name, _ in _told(page)] == [cut.replace(" ", ""), A]
    assert read_notice(page).marks == ()


def test_lines_over_the_heads_of_candidates_are_lots() -> None:
    """换热机组： / 1、中标候选人基本情况, once for each."""
    lots = "".join(
        f"{lot}：\n1、中标候选人基本情况\n第一中标候选人：{first}；投标报价：{price}.0；质量：合格\n"
        f"第二中标候选人：{second}；投标报价：502300.0；质量：合格\n"
        for lot, first, second, price in (("换热机组", A, B, 486900), ("循环水泵", C, B, 497000))
    )
    page = f"热力设备采购中标候选人公示\n(招标编号：QX-2025-316)\n一、评标情况\n{lots}二、提出异议的渠道\n应书面提出。\n"
    notice = read_notice(page)
    assert [(a.lot, a.supplier.name, a.rank) for a in notice.awards] == [
        ("换热机组", A, 1),
        ("换热机组", B, 2),
        ("循环水泵", C, 1),
        ("循环水泵", B, 2),
    ]
    assert notice.marks == ()


def test_the_last_part_over_the_day_is_no_title() -> None:
    """A page whose head says its kind alone."""
    why = "经评审后无合格供应商，流标处理/重新采购."
    page = f"终止公告\n一、采购单编号：P-XJ-25\n二、采购单名称：步行廊道工程\n三、采购终止原因：{why}\n发布日期：2025-01-16\n"
    assert read_notice(page).title == "终止公告"
