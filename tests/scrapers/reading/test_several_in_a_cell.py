"""Cells that name several winners, and columns that say who won: each with his own price, no rival a partner."""

from __future__ import annotations

import pytest

from scrapers.notice import AwardStatus, Mark, Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice

FIRST, SECOND, THIRD = (f"{name}会计师事务所有限公司" for name in ("甲示例", "乙示例", "丙示例"))


def read(title: str, *rows: tuple[str, ...]) -> Notice:
    """A synthetic page of a title and a table."""
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return read_notice(f"<html><body><h1>{title}</h1><table>{cells}</table></body></html>")


def told(notice: Notice) -> list[tuple[str, int | None, str | None]]:
    """Each award's supplier with its amount in minor units and its rate; none has a partner."""
    assert all(not award.members for award in notice.awards)
    return [
        (award.supplier.name if award.supplier else "", award.amount.minor if award.amount else None, award.rate)
        for award in notice.awards
    ]


@pytest.mark.parametrize(
    ("head", "cell", "expected"),
    [
        ("中标价（元）", "100,000.00<br>200,000.00", [(10_000_000, None), (20_000_000, None)]),
        ("中标价（元）", "100000<br>200000", [(10_000_000, None), (20_000_000, None)]),
        ("中标金额（万元）", "10.5<br>20", [(10_500_000, None), (20_000_000, None)]),
        ("中标金额", "10万元；20万元", [(10_000_000, None), (20_000_000, None)]),
        ("下浮率", "12%<br>10%", [(None, "12%"), (None, "10%")]),
        ("中标单价", "100元/份<br>120元/份", [(None, "100元/份"), (None, "120元/份")]),
    ],
)
@pytest.mark.parametrize("beside", ["30天", None])
def test_each_winner_of_a_cell_has_the_price_of_his_line(
    head: str, cell: str, expected: list[tuple[int | None, str | None]], beside: str | None
) -> None:
    """As many bare figures as names are theirs in their order, whether another column stands behind or another row below."""
    more = [("工期", beside)] if beside else []
    notice = read(
        "某单位2026年审计服务中标结果公告",
        ("标段", "中标人", head, *(name for name, _ in more)),
        ("1", f"{FIRST}<br>{SECOND}", cell, *(text for _, text in more)),
        ("2", THIRD, cell.split("<br>", maxsplit=1)[0].split("；", maxsplit=1)[0], *(text for _, text in more)),
    )
    assert told(notice) == [(FIRST, *expected[0]), (SECOND, *expected[1]), (THIRD, *expected[0])]
    assert [award.lot for award in notice.awards] == ["1", "1", "2"]


def test_prices_that_are_not_as_many_as_the_names_are_nobodys() -> None:
    """Three names over two figures: no price is given to any of them, and each is marked."""
    notice = read(
        "审计服务中标结果公告",
        ("标段", "中标人", "中标价（元）"),
        ("1", f"{FIRST}<br>{SECOND}<br>{THIRD}", "100,000.00<br>200,000.00"),
    )
    assert [award.amount for award in notice.awards] == [None] * len(notice.awards)
    assert all(Mark.UNREADABLE_AMOUNT in award.marks for award in notice.awards)


@pytest.mark.parametrize("cell", ["建安费：100万元<br>设计费：20万元", "含税：113万元<br>不含税：100万元", "300万元"])
def test_parts_of_one_price_make_no_rivals(cell: str) -> None:
    """Figures that say what they are part of, or one alone, leave two names together."""
    notice = read(
        "某工程中标结果公告", ("标段", "中标人", "中标价"), ("1", "甲示例建设有限公司<br>乙示例设计院有限公司（联合体）", cell)
    )
    assert [(award.supplier and award.supplier.name, [each.name for each in award.members]) for award in notice.awards] == [
        ("甲示例建设有限公司", ["乙示例设计院有限公司"])
    ]


@pytest.mark.parametrize(("won", "lost"), [("中标", "未中标"), ("成交", "未成交"), ("拟中标", "落标"), ("入围", "未入围")])
@pytest.mark.parametrize("head", ["评标结果", "定标结果", "处理结果", "评审结论"])
def test_a_column_of_outcomes_is_known_by_its_cells(head: str, won: str, lost: str) -> None:
    """Whatever its head, who did not win there is no winner."""
    notice = read(
        "某项目中标结果公示",
        ("投标人", "投标报价（元）", head),
        (FIRST, "120000", won),
        (SECOND, "150000", lost),
        (THIRD, "160000", lost),
    )
    assert told(notice) == [(FIRST, 12_000_000, None)]


def test_a_yes_under_whether_is_an_outcome() -> None:
    """Under 是否入围 a yes has won, a no has not."""
    notice = read("某项目入围结果公示", ("供应商", "报价（元）", "是否入围"), (FIRST, "120000", "是"), (SECOND, "150000", "否"))
    assert told(notice) == [(FIRST, 12_000_000, None)]


@pytest.mark.parametrize("asked", ["是否价格扣除", "是否中小企业", "是否进口产品"])
def test_a_no_to_another_question_is_no_outcome(asked: str) -> None:
    """Who gets no deduction has won all the same."""
    heads = ("供应商名称", asked, "中标（成交）金额")
    notice = read("某项目中标结果公告", heads, (FIRST, "是", "120000.00元"), (SECOND, "否", "150000.00元"))
    assert told(notice) == [(FIRST, 12_000_000, None), (SECOND, 15_000_000, None)]


def test_a_proposal_of_the_judges_is_a_rank() -> None:
    """推荐为第一中标候选人 in a column of its own ranks its row, and makes its bidder a candidate."""
    notice = read(
        "某项目评标结果公示",
        ("序号", "单位名称", "投标报价（万元）", "推荐意见"),
        ("1", FIRST, "95.1", "推荐为第一中标候选人"),
        ("2", SECOND, "90", "推荐为第二中标候选人"),
    )
    assert [(award.status, award.rank) for award in notice.awards] == [(AwardStatus.CANDIDATE, 1), (AwardStatus.CANDIDATE, 2)]
    assert told(notice) == [(FIRST, 95_100_000, None), (SECOND, 90_000_000, None)]


def test_an_opening_record_beside_a_result_hides_none() -> None:
    """A title that tells of both announces a result; one that tells of the opening alone does not."""
    body = "<p>中标人：甲示例会计师事务所有限公司</p><p>中标金额：12万元</p>"
    both = read_notice(f"<html><body><h1>某项目开标记录及中标结果公告</h1>{body}</body></html>")
    assert (both.notice_type, told(both)) == (NoticeType.AWARD, [(FIRST, 12_000_000, None)])
    assert (
        read_notice("<html><body><h1>某项目开标记录公示</h1><p>投标人：甲示例有限公司 报价：12万元</p></body></html>").awards
        == ()
    )


@pytest.mark.parametrize(
    ("price", "minor", "rate", "is_marked"),
    [
        ("每年100万元，三年共300万元", 300_000_000, None, False),
        ("每年100万元", None, "100万元", False),
        ("每学期35000元", None, "35000元", False),
        ("100-120万元", None, None, True),
        ("100万元至120万元", None, None, True),
        ("￥1,000,000.00～￥1,200,000.00元", None, None, True),
        ("包1-120万元", 120_000_000, None, False),
        ("100万元（每月8.33万元）", 100_000_000, None, False),
        ("17.8168000（万元/年）", None, "17.8168000(万元/年)", False),
    ],
)
def test_a_price_of_a_period_or_a_range_is_no_total(price: str, minor: int | None, rate: str | None, is_marked: bool) -> None:
    """What is paid each year is a rate beside the whole; neither end of a range is the price."""
    notice = read_notice(f"<html><body><h1>某项目中标结果公告</h1><p>中标人：{FIRST}</p><p>中标价：{price}</p></body></html>")
    (award,) = notice.awards
    assert (award.amount and award.amount.minor, award.rate) == (minor, rate)
    assert (Mark.UNREADABLE_AMOUNT in award.marks) == is_marked


@pytest.mark.parametrize("label", ["追加金额", "补充协议增加金额", "本次核减金额", "调增合同价款"])
def test_what_is_added_is_not_the_price(label: str) -> None:
    """The difference that a supplement makes is no amount of its contract; the whole after it is."""
    page = f"<html><body><h1>某合同补充协议公告</h1><p>甲方：某局</p><p>乙方：甲示例建设有限公司</p><p>{label}：20万元</p>"
    assert [award.amount for award in read_notice(f"{page}</body></html>").awards] == [None]
    whole = read_notice(f"{page}<p>变更后合同总金额：120万元</p></body></html>")
    assert [award.amount and award.amount.minor for award in whole.awards] == [120_000_000]


def test_a_whole_behind_its_unit_price_is_the_price() -> None:
    """合价 is the whole of a unit price and a quantity."""
    page = f"<html><body><h1>某项目成交公告</h1><p>成交单位：{FIRST}</p><p>成交价格：{{}}</p></body></html>"
    for price in (
        "单价：12.5元/㎡，面积：10000㎡，合价：125000元",
        "单价：12.5元/㎡，合计：125000元",
        "单价12.5元/㎡，合计125000元",
    ):
        assert told(read_notice(page.format(price))) == [(FIRST, 12_500_000, None)]


def test_a_note_that_nobody_is_first_is_no_part_of_a_name() -> None:
    """排名不分先后 behind the last of several."""
    page = f"<html><body><h1>某项目中标公告</h1><p>中标人：{FIRST}、{SECOND}（排名不分先后）</p></body></html>"
    assert told(read_notice(page)) == [(FIRST, None, None), (SECOND, None, None)]


@pytest.mark.parametrize(
    ("prices", "minor"),
    [
        ("<p>首次报价：130000元</p><p>最终报价：125000元</p>", 12_500_000),
        ("<p>最终报价：125000元</p><p>首次报价：130000元</p>", 12_500_000),
        ("<p>成交金额（不含税）：120,754.72元，税额：7,245.28元，含税总价：128,000.00元</p>", 12_800_000),
        ("<p>成交金额：人民币12万8千元</p>", 12_800_000),
    ],
)
def test_the_last_offer_and_the_taxed_price_are_the_price(prices: str, minor: int) -> None:
    """In lines of their own too, whatever their order."""
    assert told(read_notice(f"<html><body><h1>某项目成交公告</h1><p>成交供应商：{FIRST}</p>{prices}</body></html>")) == [
        (FIRST, minor, None)
    ]


def test_an_amount_that_goes_on_in_words_is_whole() -> None:
    """12万8千5百元 is no 12万."""
    (award,) = read_notice(
        f"<html><body><h1>某项目成交公告</h1><p>成交供应商：{FIRST}</p><p>成交金额：12万8千5百元</p></body></html>"
    ).awards
    assert (str(award.amount), award.marks) == ("128500.00", ())


@pytest.mark.parametrize("between", ["</p><p>", "；"])
def test_lots_that_name_somebody_beside_a_failed_one_are_not_failed(between: str) -> None:
    """Nobody's lot is ended by another's failure; what was not read is marked."""
    lots = between.join((f"标段1：{FIRST}", f"标段2：{SECOND}", "标段3：流标"))
    notice = read_notice(f"<html><body><h1>某公司2026年集中采购结果公示</h1><p>{lots}</p></body></html>")
    assert (notice.notice_type, notice.changes) == (NoticeType.AWARD, ())
    assert notice.awards or NoticeMark.RESULT_NOT_READ in notice.marks
    alone = read_notice("<html><body><h1>某公司2026年集中采购结果公示</h1><p>标段1：流标</p><p>标段2：流标</p></body></html>")
    assert alone.notice_type is NoticeType.FAILED
