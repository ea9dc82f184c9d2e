"""Of several prices behind one name the last offer or the whole is the price; as many names as a list says there are."""

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, read, table, told


@pytest.mark.parametrize("final", ["最终报价", "最后报价", "第二轮报价"])
def test_the_last_offer_behind_a_first_is_the_price(final: str) -> None:
    """Both in the brackets behind the winner's name."""
    prices = f"（报价：￥1,168,000.00元，{final}：￥1,142,000.00元）"
    page = f"文化建设项目成交公告\n项目编号：QX-2025-018\n成交供应商：{A}{prices}\n采购人：青溪区教育局\n"
    assert told(read_notice(page)) == [(None, A, 114_200_000)]


@pytest.mark.parametrize("label", ["中标人 {}，", "中标人：{}，", "中标单位：{} "])
def test_the_whole_behind_the_price_of_a_piece_is_the_price(label: str) -> None:
    """中标单价 385元/亩，中标总价 462000元: no unit price of 462000."""
    won = f"一标段（东沟作业区，1200亩）：{label.format(A)}中标单价 385元/亩，中标总价 462000元"
    page = f"造林工程中标公告\n（招标编号：QX-2025-06）\n{won}\n招标人：青溪林场\n"
    assert told(read_notice(page)) == [("一标段", A, 46_200_000)]
    alone = read_notice(page.replace("，中标总价 462000元", "")).awards
    assert [(award.amount, award.rate) for award in alone] == [(None, "385元/亩")]


@pytest.mark.parametrize("firms", ["以下3家旅行社", "下列两家公司", "上述2家单位"])
def test_firms_that_are_counted_have_no_name(firms: str) -> None:
    """Who they are stands below, and is marked where it is not read."""
    notice = read_notice(
        f"疗休养采购结果公告\n经综合评审，按得分高低确定{firms}为疗休养服务机构：\n{A} 94.2分 费率6.5%\n{B} 92.7分 费率6.8%\n"
    )
    assert [a.supplier.name for a in notice.awards if "家" in a.supplier.name] == []


@pytest.mark.parametrize("head", ["以下2家单位入围：", "一、诉讼类（入围2家）"])
def test_who_stands_last_behind_as_many_as_there_are_signs(head: str) -> None:
    """Without a day below the name; where nobody says how many won it may be one of them."""
    page = f"青溪农商银行律师事务所入围结果公告\n{head}\n青溪苏源律师事务所\n白石明德律师事务所\n青溪农村商业银行股份有限公司\n"
    assert [a.supplier.name for a in read_notice(page).awards] == ["青溪苏源律师事务所", "白石明德律师事务所"]
    assert len(read_notice(page.replace("2家", "3家")).awards) == 3


def test_an_auction_without_a_bid_has_failed() -> None:
    """流拍 in a column of outcomes."""
    rows = ("竞价项目|成交人|成交价（元）|状态", f"屋面防水|{A}|38,600.00|成交", "道闸更换|||流拍", f"屏幕维修|{B}|9,980.00|成交")
    cells = "".join(f"<tr><td>{row.replace('|', '</td><td>')}</td></tr>" for row in rows)
    notice = read_notice(f"<h1>第三季度零星维修工程竞价结果公示</h1><table>{cells}</table><p>青溪学院后勤处</p>")
    assert (notice.failed_lots, [a.supplier.name for a in notice.awards]) == (("道闸更换",), [A, B])


@pytest.mark.parametrize(
    "behind",
    [
        "（第一轮报价100万元，第二轮报价98万元，最后报价95万元）",
        "（第一轮报价100万元，第二轮报价98万元，第三轮报价95万元）",
        "（第三轮报价95万元，第二轮报价98万元，第一轮报价100万元）",
        "，磋商报价为1000000元，最终磋商报价为950000元",
        "，投标报价100万元，经评标委员会修正后中标价为95万元",
        "，单价95元/套，数量10000套，成交金额950000元",
    ],
)
def test_of_offers_in_turn_behind_a_name_the_last_is_the_price(behind: str) -> None:
    """Whichever stands first, in brackets and in clauses."""
    page = f"设备采购项目成交公告\n项目编号：QX-2025-018\n成交供应商：{A}{behind}\n采购人：青溪区教育局\n2025年3月4日\n"
    assert told(read_notice(page)) == [(None, A, 95_000_000)]


@pytest.mark.parametrize("head", ["供应商", "供应商名称", "投标人"])
def test_what_is_bought_beside_those_who_bid_is_no_winner(head: str) -> None:
    """名称 beside 供应商, in a table that marks who has won."""
    rows = (
        f"包号|名称|{head}|最后报价（元）|结果",
        f"1包|被服洗涤|{A}|268000|成交",
        f"1包|被服洗涤|{B}|275000|",
        "2包|保洁用品|供应商不足三家，流标||",
    )
    cells = "".join(f"<tr><td>{row.replace('|', '</td><td>')}</td></tr>" for row in rows)
    notice = read_notice(f"<h1>后勤物资采购成交结果公示</h1><table>{cells}</table><p>采购人：青溪医院</p>")
    assert told(notice) == [("1包", A, 26_800_000)]


def test_the_price_of_who_follows_is_not_the_winners() -> None:
    """A rate, and behind a semicolon somebody without 公司 at his end."""
    page = f"设备采购项目成交公告\n项目编号：QX-2025-018\n成交供应商：{A}，费率1.2%；绍兴丙丁报价300000元\n采购人：青溪区教育局\n"
    assert [(award.amount, award.rate) for award in read_notice(page).awards[:1]] == [(None, "1.2%")]


@pytest.mark.parametrize(
    "lines", ["共有2家单位报名，入围单位：\n1.{0}\n2.{1}\n3.{2}", "每类不少于2家。入围单位：\n{0}\n{1}\n{2}"]
)
def test_the_last_of_a_list_is_one_too_many_only_by_how_many_won(lines: str) -> None:
    """How many applied, or how many there are to be, counts no winners; nor does a name with a number sign the page."""
    notice = read_notice(f"青溪区服务采购入围结果公告\n{lines.format(A, B, '宁波戊己设备有限公司')}\n", kind="text")
    assert len(notice.awards) == 3


def test_the_prices_of_parts_behind_the_whole_are_not_the_price() -> None:
    """投标报价100万元，其中1包中标价为60万元，2包中标价为40万元."""
    behind = "，投标报价1000000元，其中1包中标价为600000元，2包中标价为400000元"
    page = f"设备采购项目成交公告\n项目编号：QX-2025-018\n成交供应商：{A}{behind}\n采购人：青溪区教育局\n"
    assert told(read_notice(page)) == [(None, A, 100_000_000)]


@pytest.mark.parametrize("sum_head", ["中标价", "投标总报价", "报价", "合计金额", "含税总价"])
@pytest.mark.parametrize(
    ("other_head", "other"), [("折扣率", "95%"), ("下浮率（%）", "5.2"), ("单价", "1,880.00"), ("优惠率", "5")]
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_sum_without_a_unit_is_the_price_beside_a_rate_or_the_price_of_a_piece(
    sum_head: str, other_head: str, other: str, turned: bool
) -> None:
    """In a row and in lines, whichever stands first."""
    pair = [(sum_head, "1,128,000.00"), (other_head, other)][:: -1 if turned else 1]
    heads, cells = ("|".join(one[k] for one in pair) for k in (0, 1))
    lines = "".join(f"{head}：{said}\n" for head, said in pair)
    for notice in (table(f"标段|中标人|{heads}", f"1标段|{A}|{cells}"), read(f"1标段\n中标人：{A}\n{lines}")):
        assert told(notice) == [("1标段", A, 112_800_000)]
