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


_BIDS = "".join(
    f"<tr><td>{row}</td></tr>".replace("|", "</td><td>")
    for row in (
        "1|杭州甲乙建设有限公司|112350880.46|2|",
        "2|绍兴丙丁建设有限公司|111986540.00|5|{won}",
        "3|宁波戊己建设有限公司|112004312.87|0|",
    )
)


@pytest.mark.parametrize(
    ("title", "heads", "won"),
    [
        ("定标结果公示", "序号|入围投标人名称|投标报价（元）|得票数|备注", "中标人"),
        ("成交结果公示", "序号|供应商|总价(元)|参数响应|结果", "已成交"),
        ("成交结果公示", "序号|供应商|总价(元)|交货期|推荐意见", "推荐成交"),
    ],
)
def test_the_one_row_marked_has_won(title: str, heads: str, won: str) -> None:
    """Whoever was admitted (入围投标人) bids beside 中标人; 已成交 and 推荐成交 mark as 成交 does."""
    head = f"<tr><td>{heads}</td></tr>".replace("|", "</td><td>")
    rows = _BIDS.format(won=won)
    notice = read_notice(f"<h1>青溪区小学工程{title}</h1><p>建设单位：青溪区教育局</p><table>{head}{rows}</table>")
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [("绍兴丙丁建设有限公司", "111986540.00")]


def test_the_committees_opinion_ranks_some_and_rejects_one() -> None:
    """推荐第一中标候选人, nothing, 投标文件未加密上传，否决 below 评标委员会意见."""
    rows = (
        "投标单位|投标报价（元）|总分|评标委员会意见",
        "杭州甲乙建设有限公司|186354120.00|92.3|推荐第一中标候选人",
        "绍兴丙丁建设有限公司|185900008.00|87.9|",
        "宁波戊己建设有限公司|187001550.00|91.1|推荐第二中标候选人",
        "湖州庚辛建设有限公司|/|/|投标文件未加密上传，否决",
    )
    cells = "".join(f"<tr><td>{row}</td></tr>".replace("|", "</td><td>") for row in rows)
    notice = read_notice(f"<h1>青溪区学校施工评标结果公示</h1><p>建设单位：青溪区教育局</p><table>{cells}</table>")
    told = [(award.supplier.name, award.rank) for award in notice.awards]
    assert told == [("杭州甲乙建设有限公司", 1), ("宁波戊己建设有限公司", 2)]


def test_who_is_ranked_second_in_a_sentence_has_not_won() -> None:
    """中标单位为…, and in the next line 第二名为…，第三名为…, each with its price in brackets."""
    told = (
        "<p>经评审，结果如下：</p><p>中标单位为杭州甲乙科技有限公司，中标价为423,000.00元。</p>"
        "<p>第二名为绍兴丙丁电子有限公司（￥431,500.00），第三名为宁波戊己装备有限公司（￥438,000.00）。</p>"
    )
    notice = read_notice(f"<h1>青溪学院录播教室改造项目中标结果公示</h1>{told}")
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [("杭州甲乙科技有限公司", "423000.00")]
    assert notice.marks == ()


@pytest.mark.parametrize("label", ["第二低", "次低"])
def test_who_comes_second_by_a_word_of_the_page_has_not_won(label: str) -> None:
    """第二低：某某公司 13,100元, in the part that names the winner."""
    body = f"询价编号：QX-0815-3\n{label}：{B} 13,100元\n成交供应商：{A}\n成交价：12,860元\n"
    notice = read_notice(f"询价成交结果\n{body}采购人：青溪测绘院\n", kind="text")
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [(A, "12860.00")]


def test_the_second_of_a_lot_has_won_where_the_outcome_of_the_first_is_that_he_gave_up() -> None:
    """标段 | 中标候选人 | 排名 | 投标报价 | 定标结果 over 中标, nothing, 放弃 and 中标."""
    rows = (f"一标段|{A}|1|90|中标", f"一标段|{B}|2|95|", f"二标段|{A}|1|70|按规定只能中一个标段，放弃", f"二标段|{C}|2|75|中标")
    notice = table("标段|中标候选人|排名|投标报价（万元）|定标结果", *rows)
    assert told(notice) == [("一标段", A, 90_000_000), ("二标段", C, 75_000_000)]


def test_who_may_be_chosen_has_not_won() -> None:
    """是否成交候选人 over 是 in the table of who bid; the winner is named below it."""
    rows = (f"{A}|100|90|1|是", f"{B}|110|80|2|是")
    head = "供应商信息|报价（万元）|评分|推荐排名|是否成交候选人"
    page = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in (head, *rows))
    notice = read_notice(
        f"<h1>青溪测评中标公告</h1><p>三、投标情况</p><table>{page}</table><p>中标供应商：{A}</p><p>中标金额：100万元</p>"
    )
    assert told(notice) == [(None, A, 100_000_000)]
