"""Pages saved without their line breaks: pairs, heads and ranks in the middle of one line. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Notice, NoticeType, Pricing
from scrapers.reading import read_notice

A, B, C = "杭州甲乙信息技术有限公司", "成都市伟业建设有限公司", "武汉启明设备有限公司"
_AWARD = "（青溪县体育馆改造工程）中标结果公告（中标公告发布时间：2026年03月16日）"
_CANDIDATES = "青溪县体育馆改造工程中标候选人公示（公示期：2026年03月16日至2026年03月18日）"


def _told(notice: Notice) -> list[tuple[str, int | None, int | None]]:
    """Name, amount in fen and rank of each award of a page without marks."""
    assert notice.marks == ()
    assert not any(award.marks for award in notice.awards)
    return [(award.supplier.name, award.amount.minor if award.amount else None, award.rank) for award in notice.awards]


@pytest.mark.parametrize(
    "pairs",
    [
        (
            f"招标人信息单位名称青溪县教育局社会信用代码91500106203088970C中标人信息单位名称{A}社会信用代码91500000202805587B"
            "法定代表人王某中标金额（费率、单价等）6040665.58元项目负责人张某"
        ),
        (
            f"招标人青溪县教育局联系方式18183325111招标代理机构{B}开标时间2026-03-03中标单位{A}中标通知书发出日期"
            "招标控制价（元）7066098.64中标金额（元）6040665.58质量合格"
        ),
        f"/中标情况中标人名称{A}资质等级一级中标价（万元）604.066558中标工期200天",
        f"四、成交供应商及主要标的信息包号供货明细1中标供应商{A}成交金额6040665.58元联系方式联系人：周某",
    ],
)
def test_pairs_without_colons_are_read_within_a_line(pairs: str) -> None:
    """The label of a winner right before his name, that of a price right before its figure."""
    assert _told(read_notice(f"{_AWARD}项目名称青溪县体育馆改造工程{pairs}评标委员会成员名单李某、王某", kind="text")) == [
        (A, 604_066_558, None)
    ]


def test_a_price_a_piece_is_no_total_within_a_line() -> None:
    """286.6元/工日."""
    page = f"{_AWARD}项目名称青溪县零星维修中标人信息单位名称{A}法定代表人陈某中标金额（费率、单价等）286.6元/工日项目负责人李某"
    (award,) = read_notice(page, kind="text").awards
    assert (award.supplier.name, award.pricing, award.amount) == (A, Pricing.UNIT_PRICE, None)


@pytest.mark.parametrize(
    "last", ["中标候选人响应招标文件要求的资格能力条件第一中标候选人: {0}资质：壹级", "第一中标候选人项目管理机构主要人员（{0}）"]
)
def test_heads_in_the_middle_of_a_line_head_their_rows(last: str) -> None:
    """Other words before them, heads that nobody knows behind them, other parts behind the rows."""
    rows = "".join(
        f"第{rank}名{name}{price}达到招标文件的要求达到招标文件的要求张某建造师证书川250202020210264{number}"
        for number, (rank, name, price) in enumerate([("一", A, "698757.43"), ("二", B, "749038.7"), ("三", C, "776529.82")])
    )
    heads = "中标候选人排序名称投标报价(元）工期质量拟任项目经理姓名证书名称证书编号"
    page = f"{_CANDIDATES}招标人青溪建设局招标人联系电话023-74686886{heads}{rows}{last.format(A)}"
    assert _told(read_notice(page, kind="text")) == [(A, 69_875_743, 1), (B, 74_903_870, 2), (C, 77_652_982, 3)]


def test_ranks_in_one_line_part_their_candidates() -> None:
    """第一名.某某公司 下浮比例：24.91%第二名.某某公司."""
    said = f"一、中标候选人排序第一名.{A}     下浮比例：24.91%第二名.{B}   下浮比例：23.9%二、公示期：2026年3月16日至3月18日。"
    notice = read_notice(f"{_CANDIDATES}现将结果公示如下：{said}", kind="text")
    assert notice.notice_type is NoticeType.CANDIDATE
    assert [(a.supplier.name, a.rank, a.rate) for a in notice.awards] == [(A, 1, "24.91%"), (B, 2, "23.9%")]


def test_prices_a_month_below_their_head_are_no_totals_within_a_line() -> None:
    """名称及平均人月单价投标报价（元/月）, right before the first rank."""
    said = (
        f"排名入围候选人名称及平均人月单价投标报价（元/月，含税价）第一入围候选人{A}，32,050.00 元第二入围候选人{B}，31,800.00元"
    )
    for page in (f"{_CANDIDATES}一、入围候选人{said}", f"{_CANDIDATES} 一、入围候选人 {said.replace('第', ' 第')}"):
        notice = read_notice(page, kind="text")
        assert [(a.supplier.name, a.amount, a.pricing) for a in notice.awards] == [
            (A, None, Pricing.UNIT_PRICE),
            (B, None, Pricing.UNIT_PRICE),
        ]


def test_rows_end_before_the_next_numbered_label_in_their_line() -> None:
    """…评审总得分1某某公司…94.41 2.废标结果:, run together."""
    heads = "1.中标结果：序号供应商名称供应商地址中标（成交）金额评审总得分"
    rows = f"1{A}杭州市滨江区某某街26号报价：2345643（元）94.412{B}成都市武侯区某某路20号报价：591800（元）89.5"
    page = (
        f"青溪公安局试剂采购成交公告一、项目编号：QX-2026-1三、中标（成交）信息{heads}{rows}2.废标结果:序号标项名称四、其他：无"
    )
    assert _told(read_notice(page, kind="text")) == [(A, 234_564_300, None), (B, 59_180_000, None)]


def test_noughts_behind_the_fen_are_part_of_a_price() -> None:
    """9330166.85000000."""
    page = f"{_AWARD}招标人青溪大学中标人信息标段号排序中标人名称联合体成员单位中标价(元)001第1名{A}无9330166.85000000"
    notice = read_notice(page, kind="text")
    assert all(award.amount is None or award.amount.minor == 933_016_685 for award in notice.awards)


def test_of_names_with_the_same_label_behind_them_those_not_read_are_told() -> None:
    """甲；费率：70%。乙；费率：53%。 in one line."""
    said = f"入围中标单位为：{A}；费率/折扣率（含税）：70%；发票：专用。{B}；费率/折扣率（含税）：53%；发票：专用。"
    notice = read_notice(f"青溪银行活动入围项目中标结果公告发布时间：2026-06-02一、公告内容如下：{said}", kind="text")
    assert len(notice.awards) == 2 or notice.marks


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (
            "包号中标供应商中标金额(元)服务响应时间（小时）报价时间",
            f"1{A}￥39,600.0022016/11/18 17:52:492{B}￥70,080.0022016/11/18 17:53:29",
        ),
        ("3、中标供应商：包号中标供应商中标金额(元)", f"1包{A}39,600.002包{B}70,080.00请中标供应商在公告期结束后领取通知书"),
    ],
)
def test_heads_that_nobody_knows_stand_before_the_first_number(heads: str, rows: str) -> None:
    """Behind the heads of a lot, its winner and its price; words that close a table end its last row."""
    page = f"青溪平台成交公告(编号：QX-178760)按照定标原则，经采购人确认，现将成交结果公布如下：{heads}{rows}配送区域：青溪市"
    found = [(award.supplier.name, award.amount and award.amount.minor) for award in read_notice(page, kind="text").awards]
    assert found == [(A, 3_960_000), (B, 7_008_000)]


def test_no_column_that_nobody_knows_makes_winners_of_all_who_bid() -> None:
    """资格性符合性审查表备注, whose cells rank them."""
    rows = "".join(
        f"{number}{name}  {price}元 {score}分符合第{rank}中标候选人"
        for number, (name, price, score, rank) in enumerate(
            [(A, "8192150.00", "96.78", "一"), (B, "8173500.00", "51.4", "二")], 1
        )
    )
    heads = "序号供应商名称中标（入围）金额评分资格性符合性审查表备注"
    page = f"青溪登记中心软件开发采购结果公告一、项目概况二、标段结果信息三、投标情况{heads}{rows}四、其他情况：无"
    notice = read_notice(page, kind="text")
    assert B not in [award.supplier.name for award in notice.awards]
    assert notice.marks or [award.supplier.name for award in notice.awards] == [A]


def test_a_role_in_brackets_before_a_name_is_none_of_it() -> None:
    """六、成交结果(入围供应商)某某公司，总价355000.00元。"""
    said = f"六、成交结果(入围供应商){A}，总价355000.00元。七、其他事项本项目公示期2个工作日八、联系人采购人：青溪公路局"
    page = f"青溪公路局装载机采购(16A2514)结果公告一、项目号：16A2514五、公示日期：2016-11-17{said}"
    assert _told(read_notice(page, kind="text")) == [(A, 35_500_000, None)]


def test_a_label_of_several_words_begins_behind_the_sum_before_it() -> None:
    """…6.4万元（人民币）成交供应商名称、地址及成交金额：."""
    named = f"成交供应商名称、地址及成交金额：{A}，地址：{A}，成交金额：陆万肆仟元（￥64000.00）"
    page = f"青溪学院采购成交公告一、项目编号：QX-1四、成交信息总成交金额：6.4万元（人民币）{named}谈判小组成员：李某"
    assert _told(read_notice(page, kind="text")) == [(A, 6_400_000, None)]
