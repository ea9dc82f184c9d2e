"""Names before what they won, prices of a year, ranked lists, and the heads and feet round them. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, read, told


@pytest.mark.parametrize(
    ("first", "second", "amounts"),
    [
        ("帐篷、横幅类", "礼品类", (None, None)),
        ("32000元", "15000元", (3_200_000, 1_500_000)),
        ("报价32000元", "报价15000元", (3_200_000, 1_500_000)),
    ],
)
@pytest.mark.parametrize("head", ["中选单位：", "现将中选单位公示如下："])
@pytest.mark.parametrize("number", ["{}、", ""])
def test_a_name_before_a_colon_won_what_stands_behind_it(
    head: str, number: str, first: str, second: str, amounts: tuple[int | None, int | None]
) -> None:
    """1、某某厂：礼品类, and not 礼品类：某某厂."""
    lines = f"{number.format(1)}{B}：{first}\n{number.format(2)}{A}：{second}"
    notice = read_notice(f"青溪公司物料询比结果公示\n{head}\n{lines}\n采购单位：青溪公司\n", kind="text")
    assert told(notice) == [(None, B, amounts[0]), (None, A, amounts[1])]


def test_a_rate_behind_a_names_colon_is_its_price() -> None:
    """某某公司：折扣率85%."""
    (award,) = read(f"中选单位：\n{A}：折扣率85%").awards
    assert (award.supplier.name, award.rate) == (A, "85%")


def test_the_rent_of_a_first_year_is_no_total() -> None:
    """成交金额：首年租金126万元 of a lease of eight years."""
    (award,) = read(f"成交供应商：{A}\n成交金额：首年租金1,260,000元，每三年递增3%").awards
    assert (award.amount, award.pricing.value) == (None, "unit_price")


def test_the_whole_beside_a_first_year_is_the_price() -> None:
    """首年126万元，三年合计378万元."""
    assert told(read(f"成交供应商：{A}\n成交金额：首年126万元，三年合计378万元")) == [(None, A, 378_000_000)]


def test_candidates_follow_one_by_one() -> None:
    """成交候选人依次为：, over numbered names with their offers."""
    lines = f"1）{A}，最终报价：￥826,000.00，得分92.5；\n2）{B}，最终报价：￥838,800.00，得分89.0。"
    notice = read_notice(f"青溪工程成交候选人公示\n经评审，成交候选人依次为：\n{lines}\n采购人：青溪支行\n", kind="text")
    assert told(notice) == [(None, A, 82_600_000), (None, B, 83_880_000)]


def test_an_authority_for_works_is_no_agency() -> None:
    """某县重点工程建设管理局 signs for itself."""
    page = f"滨河路工程中标公示\n中标单位：{A}\n中标价：100万元\n青溪县重点工程建设管理局\n2026年6月3日\n"
    notice = read_notice(page, kind="text")
    assert (notice.buyer and notice.buyer.name, notice.agency) == ("青溪县重点工程建设管理局", None)


@pytest.mark.parametrize("number", ["（编号QX-2026-11）", "（编号：QX-2026-11）"])
def test_a_number_behind_works_is_their_number(number: str) -> None:
    """某某工程（编号：…）, as 某某项目（编号：…）."""
    notice = read_notice(f"关于青溪公司中标结果的公告\n青溪公司厂区亮化工程{number}中标人为{A}。\n青溪公司\n", kind="text")
    assert notice.project_number == "QX-2026-11"


def test_a_title_may_end_with_the_number_in_brackets() -> None:
    """某某中标公告（招标编号：…）."""
    notice = read_notice(f"青溪电力第二次物资采购中标公告（招标编号：QX-2026-02）\n中标人：{A}\n", kind="text")
    assert (notice.title, notice.project_name) == ("青溪电力第二次物资采购中标公告", "青溪电力第二次物资采购")
    assert notice.project_number == "QX-2026-02"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("2026-03-15 后勤管理处\n", ""),
        ("2026年3月15日 10:20 招标办公室\n", ""),
        ("", "公示期2026.3.15-3.18\n"),
        ("", "公示时间2026年3月15日至3月18日\n"),
    ],
)
def test_a_day_beside_an_office_or_behind_the_publicity_is_the_notices(above: str, below: str) -> None:
    """Under the title with the office that posts it, or the first day of the publicity without a colon."""
    page = f"青溪公司食堂食材采购结果公告\n{above}成交供应商：{A}\n成交金额：12000元\n{below}"
    assert str(read_notice(page, kind="text").published_date) == "2026-03-15"


@pytest.mark.parametrize("line", ["评审委员会：甲、乙", "青溪监察处：0571-88001234", "青溪采购办公室：甲某", "评标小组：甲某"])
def test_an_office_before_a_colon_below_a_list_has_won_nothing(line: str) -> None:
    """Who judged, watches or answers is named behind a list of winners as they are."""
    notice = read_notice(f"青溪公司物料询比结果公示\n中选单位：\n{A}：礼品类\n{line}\n采购单位：青溪公司\n", kind="text")
    assert told(notice) == [(None, A, None)]


@pytest.mark.parametrize("told", ["人均1980元", "人均：1980元", "月均费用1980元", "单人1980元", "户均为1980元"])
def test_an_average_is_no_sum(told: str) -> None:
    """So much for each, and not in all."""
    (award,) = read(f"成交供应商：{A}\n成交价：{told}").awards
    assert (award.amount, award.pricing.value) == (None, "unit_price")


def test_so_much_for_each_of_anything_is_no_total() -> None:
    """每案58元, whatever is counted; 每标段58万元 is the price of a lot."""
    (award,) = read(f"成交供应商：{A}\n成交价：每案58元").awards
    assert (award.amount, award.pricing.value) == (None, "unit_price")
    assert told(read(f"成交供应商：{A}\n成交价：每标段58万元")) == [(None, A, 58_000_000)]


@pytest.mark.parametrize("total", ["暂定总价", "总价"])
def test_the_total_behind_a_price_by_the_piece_is_the_price(total: str) -> None:
    """单价：8,600元/天；暂定总价：2,580,000元, in one cell and in a line."""
    price = f"单价：8,600元/天；{total}：2,580,000元"
    cells = f"<tr><td>成交供应商</td><td>{A}</td></tr><tr><td>成交价格</td><td>{price}</td></tr>"
    page = f"<h1>青溪船舶租赁采购结果公示</h1><table>{cells}</table><p>采购人：青溪公司</p>"
    assert told(read_notice(page)) == [(None, A, 258_000_000)]
    assert told(read(f"成交供应商：{A}\n成交价格：{price}")) == [(None, A, 258_000_000)]


@pytest.mark.parametrize(
    ("beside", "expected"),
    [("", (None, "三包家电服务有限公司")), ("二包：流标\n", ("三包", "家电服务有限公司"))],
)
def test_what_sellers_owe_buyers_begins_a_name(beside: str, expected: tuple[str | None, str]) -> None:
    """三包 is no lot where no lot stands before it."""
    notice = read(f"{beside}中标供应商：三包家电服务有限公司\n中标金额：12万元\n")
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [expected]
