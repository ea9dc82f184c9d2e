"""Both prices, with tax and without it, and the rate between them. Every page is synthetic."""

import pytest

from scrapers.notice import VatBasis
from scrapers.reading import read_notice

_HEAD = "甲项目中标结果公告\n一、项目编号：AB-2026-01\n三、中标（成交）信息\n"
_TABLE = "<table><tr><th>中标人</th><th>不含税价（元）</th><th>税率</th><th>含税价（元）</th></tr><tr>{cells}</tr></table>"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (_TABLE.format(cells="<td>青溪园林有限公司</td><td>100000.00</td><td>9%</td><td>109000.00</td>"), "html"),
        ("中标人：青溪园林有限公司\n中标价：不含税100000.00元，税率9%，含税109000.00元", "text"),
        ("中标人：青溪园林有限公司\n中标价（含税）：109000.00元（不含税：100000.00元，税率：9%）", "text"),
        ("中标人：青溪园林有限公司 100000.009109000.00（不含税价、税率、含税价）", "text"),
    ],
)
def test_the_amount_is_with_tax_and_the_net_price_and_the_rate_are_kept(body: str, kind: str) -> None:
    """In columns, in one cell, in brackets, or run together."""
    source = f"<h1>甲项目中标结果公告</h1><p>三、中标信息</p>{body}" if kind == "html" else f"{_HEAD}{body}\n"
    (award,) = read_notice(source, kind="html" if kind == "html" else "text").awards
    assert (str(award.amount), str(award.net_amount), str(award.vat_rate)) == ("109000.00", "100000.00", "0.09")
    assert award.vat is VatBasis.INCLUDED


def test_two_prices_noted_behind_are_a_pair() -> None:
    """The note in brackets behind each price says which it is; a rate that is not printed stays unknown."""
    body = "中标人：青溪园林有限公司\n中标金额：100000.00元（不含增值税） 109000.00元（含增值税）\n"
    (award,) = read_notice(f"{_HEAD}{body}", kind="text").awards
    assert (str(award.amount), str(award.net_amount), award.vat_rate) == ("109000.00", "100000.00", None)


@pytest.mark.parametrize("note", ["不含税", "未含税"])
def test_a_price_without_tax_alone_is_said_to_be_so(note: str) -> None:
    """Nothing is computed that is not printed: without the other price there is no net amount."""
    (award,) = read_notice(f"{_HEAD}中标人：青溪园林有限公司\n中标金额：705万元（{note}）。\n", kind="text").awards
    assert (str(award.amount), award.net_amount, award.vat_rate, award.vat) == ("7050000.00", None, None, VatBasis.EXCLUDED)


def test_prices_that_do_not_fit_the_rate_are_no_pair() -> None:
    """A figure, a small number and another figure are only a pair where the rate turns one into the other."""
    body = "中标人：青溪园林有限公司\n中标价：109000.00元，税率见文件，9 200000.00\n"
    (award,) = read_notice(f"{_HEAD}{body}", kind="text").awards
    assert (str(award.amount), award.net_amount) == ("109000.00", None)


def test_a_second_row_of_heads_parts_a_price_by_its_tax() -> None:
    """不含税 and 含税 below one head that spans both: the amount is the one with tax."""
    heads = "<tr><td>中标人</td><td colspan=2>中标金额（元）</td></tr><tr><td></td><td>不含税</td><td>含税</td></tr>"
    row = "<tr><td>青溪园林有限公司</td><td>100000.00</td><td>109000.00</td></tr>"
    lines = "中标人 中标金额（元） 工期\n不含税 含税\n青溪园林有限公司 100000.00 109000.00 60天\n"
    for notice in (
        read_notice(f"<h1>甲项目中标公告</h1><table>{heads}{row}</table>"),
        read_notice(f"{_HEAD}{lines}", kind="text"),
    ):
        (award,) = notice.awards
        assert (str(award.amount), award.vat) == ("109000.00", VatBasis.INCLUDED)


@pytest.mark.parametrize(
    ("head", "label"),
    [("中标价", "不含税金额"), ("报价", "不含税金额（元）"), ("含税总价", "中标价（不含税）"), ("金额", "不含税价")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_price_that_a_rate_of_tax_parts_from_one_without_it_is_the_amount(head: str, label: str, turned: bool) -> None:
    """In columns and in lines, whichever is printed first: 1128000.00 is 1064150.94 and six per cent."""
    pair = [(head, "1,128,000.00"), (label, "1,064,150.94")][:: -1 if turned else 1]
    heads, cells = ("".join(f"<td>{one[k]}</td>" for one in pair) for k in (0, 1))
    table = f"<table><tr><td>中标人</td>{heads}</tr><tr><td>青溪园林有限公司</td>{cells}</tr></table>"
    lines = "".join(f"{one}：{said}\n" for one, said in pair)
    for notice in (
        read_notice(f"<h1>甲项目中标公告</h1>{table}"),
        read_notice(f"{_HEAD}中标人：青溪园林有限公司\n{lines}", kind="text"),
    ):
        (award,) = notice.awards
        assert (str(award.amount), str(award.net_amount), award.vat) == ("1128000.00", "1064150.94", VatBasis.INCLUDED)


def test_a_price_that_no_rate_of_tax_parts_from_one_without_it_is_another() -> None:
    """An offer of the first round is not the winner's price with tax."""
    body = "中标人：青溪园林有限公司\n报价：1,300,000.00元\n中标价（不含税）：1,064,150.94元\n"
    (award,) = read_notice(f"{_HEAD}{body}", kind="text").awards
    assert (str(award.amount), award.vat) == ("1064150.94", VatBasis.EXCLUDED)
