"""Winners beside those who stand by, and what tables tell of several winners and things. Every page is synthetic."""

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, table, told

_FIRM, _OTHER = "青溪会计师事务所（特殊普通合伙）", "云岭会计师事务所（特殊普通合伙）"


@pytest.mark.parametrize(
    "sentence",
    [
        f"本项目由{_FIRM}中标，{_OTHER}为备选中标人。",
        f"经评审，{_FIRM}为中标人，{_OTHER}为候补中标人。",
        f"备选中标人为{_OTHER}，中标人为{_FIRM}。",
    ],
)
def test_who_stands_by_in_a_sentence_has_not_won(sentence: str) -> None:
    """A name that ends with the form of a partnership in brackets wins as any other."""
    assert [award.supplier.name for award in read(sentence).awards] == [_FIRM]


def test_second_winners_in_columns_of_their_own_have_won() -> None:
    """包号 | 第一中标人 | 折扣率 | 第二中标人 | 折扣率: no candidates."""
    notice = table("包号|第一中标人|折扣率|第二中标人|折扣率", f"1包|{A}|65%|{B}|66%", f"2包|{C}|88%|/|/")
    assert notice.notice_type.value == "award"
    told_of = [(award.lot, award.supplier.name, award.rate, award.rank) for award in notice.awards]
    assert told_of == [("1包", A, "65%", None), ("1包", B, "66%", None), ("2包", C, "88%", None)]


def test_a_candidate_whose_outcome_says_that_he_won_has_won() -> None:
    """候选供应商 | 最终报价 | 结果 over 成交 and 未成交."""
    rows = ("候选供应商|最终报价（元）|结果", f"{A}|168000|成交", f"{B}|175500|未成交")
    page = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows)
    notice = read_notice(f"<h1>青溪测评项目结果公示</h1><table>{page}</table><p>采购人：青溪公司</p>")
    assert (notice.notice_type.value, told(notice)) == ("award", [(None, A, 16_800_000)])


def test_the_fee_for_all_of_a_service_is_its_price() -> None:
    """年服务费 | 总服务费: no fee of an agency."""
    notice = table("中标单位|年服务费（万元）|服务年限|总服务费（万元）", f"{A}|98|3|294")
    assert told(notice) == [(None, A, 294_000_000)]


def _spanned(prices: tuple[str, str], *, whole: bool) -> Notice:
    price = f"<td rowspan=2>{prices[0]}</td>" if whole else f"<td>{prices[0]}</td>"
    first = f"<tr><td rowspan=2>一</td><td rowspan=2>{A}</td><td>桌</td>{price}</tr>"
    second = f"<tr><td>椅</td>{'' if whole else f'<td>{prices[1]}</td>'}</tr>"
    heads = "<tr><td>标包</td><td>中标人</td><td>货物</td><td>合计（元）</td></tr>"
    return read_notice(f"<h1>青溪家具采购中标公示</h1><table>{heads}{first}{second}</table><p>招标人：青溪公司</p>")


def test_prices_of_things_of_one_lot_and_winner_are_no_results_each() -> None:
    """A lot and a winner that span two rows: nobody prints the sum, unless the price spans them, too."""
    (award,) = _spanned(("103200", "50400"), whole=False).awards
    assert award.amount is None
    assert [mark.value for mark in award.marks] == ["unreadable_amount"]
    assert told(_spanned(("103200", ""), whole=True)) == [("一", A, 10_320_000)]


def test_a_table_of_winners_below_the_candidates_says_who_of_them_has_won() -> None:
    """It has no head of its own."""
    ranks = ("第一中标候选人", "第二中标候选人")
    ranked = "".join(
        f"<tr><td>{r}</td><td>{name}</td><td>{p}</td></tr>" for r, name, p in zip(ranks, (A, B), (500, 600), strict=True)
    )
    heads = "<tr><td>排名</td><td>投标人名称</td><td>投标报价（元）</td></tr>"
    won = f"<tr><td>中标人</td><td>中标价（元）</td></tr><tr><td>{A}</td><td>500</td></tr>"
    notice = read_notice(
        f"<h1>青溪区道路工程结果公告</h1><p>一、中标候选人</p><table>{heads}{ranked}</table><table>{won}</table>", kind="html"
    )
    assert (notice.notice_type.value, told(notice)) == ("award", [(None, A, 50_000)])
