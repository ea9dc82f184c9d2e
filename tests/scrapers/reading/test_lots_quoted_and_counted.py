"""Lots in quotes, kinds with how many won each, ranks that count anew for each lot, and heads that hang over their body."""

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import told

A, B, C = "青溪恒通建设有限公司", "白石设备有限公司", "云河科技有限公司"
_QUOTED = (
    "成交公告\n由青溪工程咨询有限公司组织的美疗仪采购（项目编号:QX-2025-2373）采购项目，本次成交结果公布如下：\n一、成交日期：2025年11月3日\n"
    "二、成交供应商名称：\n{}三、成交供应商地址：\n四、评标委员会成员：王一、李二\n采购人：青溪卫生学校\n"
)


@pytest.mark.parametrize("lot", ["包为“{}”的", '包为"{}"的', "包名称为“{}”的"])
def test_lots_in_quotes_before_the_label_of_their_winners(lot: str) -> None:
    """One alone is all that was bought, and no lot."""
    parts = (("美疗仪", A, 493000), ("射频治疗仪及配套的全部附属设备", B, 218500))
    first, second = (f"{lot.format(name)}成交供应商：{firm}，成交金额：{price}元\n" for name, firm, price in parts)
    assert told(read_notice(_QUOTED.format(first + second))) == [
        ("美疗仪", A, 49_300_000),
        ("射频治疗仪及配套的全部附属设备", B, 21_850_000),
    ]
    assert told(read_notice(_QUOTED.format(first))) == [(None, A, 49_300_000)]


_LAWYERS = ("青溪苏源律师事务所", "白石明德律师事务所", "云河锦正律师事务所")
_HEADLESS = f"<table border=1><tr><td>1</td><td>{_LAWYERS[0]}</td><td>2</td><td>{_LAWYERS[1]}</td></tr></table>"
_HEADED = _HEADLESS.replace("<tr>", f"<tr>{'<td>序号</td><td>机构名称</td>' * 2}</tr><tr>")


@pytest.mark.parametrize("count", ["入选2家，按得分由高到低排序", "入围2家，排名不分先后", "入围2家"])
@pytest.mark.parametrize("names", [f"<p>1.{_LAWYERS[0]}</p><p>2.{_LAWYERS[1]}</p>", _HEADLESS, _HEADED])
def test_a_kind_that_says_how_many_won_is_over_the_winners(names: str, count: str) -> None:
    """In lines, in a table without heads or with those of bidders; who is of two kinds has won twice."""
    page = (
        "<h1>青溪农商银行律师事务所选聘结果公告</h1><p>青溪农商银行律师事务所选聘项目（编号：QX-05）评审工作已结束，现将选聘结果公告如下：</p>"
        f"<p>一、不良资产清收类（{count}）</p>{names}<p>二、常年法律顾问类（入围1家）</p><p>{_LAWYERS[1]}</p><p>青溪农村商业银行股份有限公司</p><p>2025年4月18日</p>"
    )
    assert told(read_notice(page)) == [
        ("不良资产清收类", _LAWYERS[0], None),
        ("不良资产清收类", _LAWYERS[1], None),
        ("常年法律顾问类", _LAWYERS[1], None),
    ]


def test_an_order_of_candidates_counts_anew_for_each_lot() -> None:
    """1, 2, 1 under 中标候选人排序 beside 投标单位, over a lot that failed."""
    rows = (
        f"第一标段|1|{A}|1865432.10",
        f"第一标段|2|{B}|1870011.00",
        f"第二标段|1|{C}|1520098.00",
        "第三标段|/|流标|/",
    )
    cells = "".join(
        f"<tr><td>{row.replace('|', '</td><td>')}</td></tr>" for row in ("标段|中标候选人排序|投标单位|投标报价（元）", *rows)
    )
    notice = read_notice(f"<h1>白水镇环境整治项目开标评标结果公示</h1><table>{cells}</table><p>招标人：白水镇人民政府</p>")
    assert [(a.lot, a.supplier.name, a.rank) for a in notice.awards] == [
        ("第一标段", A, 1),
        ("第一标段", B, 2),
        ("第二标段", C, 1),
    ]
    assert (str(notice.notice_type), notice.failed_lots, notice.marks) == ("candidate", ("第三标段",), ())


def test_no_head_hangs_into_the_body_of_its_table() -> None:
    """A row of heads that says it is two rows high is over the first candidate all the same."""
    heads = "".join(f'<td rowspan="2">{head}</td>' for head in ("序号", "投标人名称", "投标报价（元）", "排名"))
    rows = "".join(
        f"<tr><td>{i}</td><td>{name}</td><td>{1286 + i}000.00</td><td>{i}</td></tr>" for i, name in enumerate((A, B, C), 1)
    )
    head = f"<thead><tr><td colspan=4>标段编号：QX-0117-01</td></tr><tr>{heads}</tr></thead>"
    page = f"<title>评标结果</title><table>{head}<tbody>{rows}</tbody></table>"
    notice = read_notice(page)
    assert [(a.supplier.name, a.rank, a.amount and a.amount.minor) for a in notice.awards] == [
        (A, 1, 128_700_000),
        (B, 2, 128_800_000),
        (C, 3, 128_900_000),
    ]
