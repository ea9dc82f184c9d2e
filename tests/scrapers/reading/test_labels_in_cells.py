"""Labels and ranks within cells: spread, broken by a blank, in square brackets; synthetic."""

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, C


def table(title: str, *rows: str, head: str = "") -> Notice:
    """The notice of a table's rows below a title."""
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    return read_notice(
        f"<p>青溪区设备采购{title}</p><p>项目编号：QX-1</p><p>采购人：青溪区教育局</p>{head}<table>{cells}</table>"
    )


def test_a_rank_broken_by_a_blank_is_one() -> None:
    """第二中标候 选人 is the second's."""
    rows = [f"第一中标候 选人|{A}|226583741.00", f"第 二 中标候选人|{C}|228116205.00"]
    found = table("中标候选人公示", "排序|投标人|投标报价（元）", *rows).awards
    assert [(award.rank, award.supplier.name) for award in found] == [(1, A), (2, C)]


def test_labels_in_square_brackets_are_read_in_cells() -> None:
    """【投标报价（万元）】588.26 beside 【单位名称】."""
    rows = [f"第一名|【单位名称】{A}|【投标报价（万元）】588.26", f"第二名|【单位名称】{C}|【投标报价（万元）】598.26"]
    found = table("中标候选人公示", *rows).awards
    assert [(award.rank, str(award.amount)) for award in found] == [(1, "5882600.00"), (2, "5982600.00")]


@pytest.mark.parametrize("label", ["中 标 金 额", "成 交 价", "中标（成交）金额"])
def test_a_spread_label_in_a_cell_of_results_tells_the_price(label: str) -> None:
    """中 标 金 额：1,687,250.00元 under 中标结果, a rate in the next row."""
    rows = [f"A包|{A}|{label}：1,687,250.00元", f"B包|{C}|折扣率：88.5%"]
    found = table("中标结果公告", "标包|供应商名称|中标（成交）结果", *rows).awards
    assert [(str(award.amount), award.rate) for award in found] == [("1687250.00", None), ("None", "88.5%")]


def test_a_price_before_its_winner_counts_below_a_head_nobody_knows() -> None:
    """四、结果: the price in a cell before the winner's, and a price of the item behind him."""
    rows = [
        "分包内容|屋面整改|金额（元）|869,799.60",
        f"成交供应商|{A}|地址|文苑路1号",
        "单价及数量|单价：869,799.60<br>数量：1|其他|无",
    ]
    (award,) = table("成交结果公告", *rows, head="<h4>四、结果</h4><div>分包号：1</div>").awards
    assert (str(award.amount), award.pricing.value) == ("869799.60", "total")


def test_who_is_called_the_second_party_in_brackets_supplies() -> None:
    """受托单位（乙方）, who is an agency elsewhere; 承包价 is what is paid."""
    read = read_notice(f"设备维保合同公示\n委托单位（甲方）：青溪区医院\n受托单位（乙方）：{A}\n承包价：860000元\n", kind="text")
    assert (read.agency, [(award.supplier.name, str(award.amount)) for award in read.awards]) == (None, [(A, "860000.00")])


@pytest.mark.parametrize("parted", ["</p><p>", "<br>", "；"])
def test_lots_in_the_cell_of_the_result_name_their_winners_by_labels(parted: str) -> None:
    """中标结果 | 第1标段中标人：某某公司，中标费率：58% and the next lot below."""
    cell = parted.join(
        (
            f"第1标段中标人：{A}，中标费率：58%",
            f"第2标段中标人：{C}，中标费率：60.5%",
            f"第3标段中标人：{A}，中标价：326,000.00元",
        )
    )
    notice = table("中标结果公告", "公示期|三天", f"中标结果|<p>{cell}</p>")
    assert [(award.lot, award.supplier.name, award.rate) for award in notice.awards] == [
        ("第1标段", A, "58%"),
        ("第2标段", C, "60.5%"),
        ("第3标段", A, None),
    ]
    assert notice.marks == ()
