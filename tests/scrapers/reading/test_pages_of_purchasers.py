"""Pages of banks, platforms and aggregators: parts of prices, units, hidden names, signatures. Every page is synthetic."""

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, table, told

_TITLE = "青溪供电局零星物资采购成交公告\n"


@pytest.mark.parametrize(
    ("parts", "amount", "marks"),
    [
        ("一次性费用|三年总价", 512_600_000, []),
        ("年价|合计", 512_600_000, []),
        ("首年|三年", 512_600_000, []),
        ("建设费用|运维费用", None, ["unreadable_amount"]),
    ],
)
def test_of_prices_below_one_head_the_whole_counts(parts: str, amount: int | None, marks: list[str]) -> None:
    """Parts of a price, and a year of several, are none; where no whole stands beside them nobody can say what it is."""
    first, second = parts.split("|")
    heads = "<tr><td rowspan=2>中选人</td><td colspan=2>中选报价（万元）</td></tr>"
    row = f"<tr><td>{A}</td><td>8.60</td><td>512.60</td></tr>"
    page = f"<h1>青溪银行机房采购中选公告</h1><table>{heads}<tr><td>{first}</td><td>{second}</td></tr>{row}</table>"
    (award,) = read_notice(page).awards
    assert award.amount is None if amount is None else award.amount and award.amount.minor == amount
    assert [mark.value for mark in award.marks] == marks


def test_the_price_of_the_whole_stands_before_that_of_a_year() -> None:
    """成交价（万元/年） beside 成交总价（万元）."""
    notice = table("成交人|成交价（万元/年）|成交总价（万元）", f"{A}|8.60|25.80")
    assert told(notice) == [(None, A, 25_800_000)]


@pytest.mark.parametrize("unit", ["万元/含税", "万元/不含税", "万元/含增值税"])
def test_a_note_of_tax_behind_a_slash_is_no_piece(unit: str) -> None:
    """万元/含税 counts what 万元 counts, in a head and before a colon."""
    assert told(table(f"中标人|中标价格（{unit}）", f"{A}|386.00")) == [(None, A, 386_000_000)]
    assert told(read(f"中标人：{A}\n中标价格（{unit}）：386.00")) == [(None, A, 386_000_000)]


def test_a_price_by_the_piece_under_a_label_of_its_own() -> None:
    """中选单价 in a line, and below it the price."""
    (award,) = read(f"中选供应商\n{A}\n中选单价\n0.36元/支").awards
    assert award.pricing.value == "unit_price"


def test_a_name_hidden_behind_stars_is_none() -> None:
    """An aggregator's box hides who won from who has not paid; the notice below it tells."""
    notice = read(f"中标单位：杭州******公司\n一、结果\n中标人：{A}\n中标价：收费标准的42%")
    assert [(award.supplier.name, award.rate) for award in notice.awards] == [(A, "42%")]
    hidden = read("中标单位：杭州***有限公司\n中标金额：12万元")
    assert hidden.awards == ()
    assert [mark.value for mark in hidden.marks] == ["result_not_read"]


def test_who_is_labelled_as_the_agency_signs_as_that() -> None:
    """An agency whose name tells no trade, or its company, signs below the buyer."""
    page = f"{_TITLE}成交单位：{B}\n招标服务单位：青溪物资有限公司城东分部\n青溪供电局\n\n{{}}\n2026年3月5日\n"
    for name in ("青溪物资有限公司城东分部", "青溪物资有限公司"):
        notice = read_notice(page.format(name), kind="text")
        parties = [party and party.name for party in (notice.buyer, notice.agency)]
        assert parties == ["青溪供电局", "青溪物资有限公司城东分部"]


def test_news_of_ourselves_name_no_buyer() -> None:
    """我校举办…培训会 ends as names of societies do."""
    page = "我校举办2026年采购业务培训会\n发布时间：2026-04-12\n会上通报：成交金额1.86亿元，中标供应商140余家。\n"
    notice = read_notice(page, kind="text")
    assert (notice.notice_type.value, notice.buyer) == ("other", None)


@pytest.mark.parametrize("path", ["首页>竞价采购>结果公告", "首页>>采购信息>>结果公示", "竞价结果公告\n首页»竞价采购»结果公告"])
def test_a_path_without_blanks_is_no_part_of_the_title(path: str) -> None:
    """The way from the site's home stands above the title."""
    notice = read_notice(f"{path}\n台式离心机竞价成交公告\n成交供应商：{A}\n成交金额：58600元\n", kind="text")
    assert notice.title == "台式离心机竞价成交公告"


@pytest.mark.parametrize("label", ["委托代理编号", "政府采购编号", "比选编号"])
def test_the_name_ends_before_its_number_in_brackets(label: str) -> None:
    """Whatever numbers the project; a lot's number is none of it."""
    sentence = f"受青溪银行的委托，对营业网点标识制作项目（{label}：QX-18）进行磋商采购，结果如下："
    notice = read_notice(f"青溪银行标识采购成交公告\n{sentence}\n成交供应商：{A}\n", kind="text")
    assert notice.project_name == "营业网点标识制作项目"


_SENTENCES = (
    "青溪大学实验室设备（招标编号：QX-33）评标已结束，现将中标结果公布如下：",
    "青溪大学就实验室设备公开招标，招标编号：QX-33，评标工作已于2026年3月3日结束，中标结果如下：",
)


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_the_last_part_of_a_sentence_with_a_label_says_what_follows(sentence: str) -> None:
    """Lots with names and prices, and one that failed, stand below a sentence that names the project's number."""
    lots = f"A包：色谱仪 2台\n{A}  586000元\nB包：天平\n废标\nC包：光谱仪\n{B}  人民币叁拾贰万元整（￥320000）\n"
    notice = read_notice(f"青溪大学设备采购中标公告\n{sentence}\n{lots}青溪大学\n2026年3月5日\n", kind="text")
    assert (notice.notice_type.value, notice.project_number) == ("award", "QX-33")
    assert told(notice) == [("A包", A, 58_600_000), ("C包", B, 32_000_000)]
    assert notice.failed_lots == ("B包",)


@pytest.mark.parametrize("dash", ["——", "—", "--", "-"])
def test_an_item_before_a_dash_is_no_part_of_the_name(dash: str) -> None:
    """轴承——某某轴承厂: what was bought, and who won it."""
    lines = f"1、轴承{dash}{B}\n2、阀门{dash}{A}\n"
    notice = read_notice(f"青溪电厂备件采购结果公告\n现将中标单位公示如下：\n{lines}青溪电厂\n2026年3月5日\n", kind="text")
    assert told(notice) == [(None, B, None), (None, A, None)]


@pytest.mark.parametrize(
    ("title", "signer"),
    [("青溪电厂备件采购结果公告", "青溪电厂"), ("备件采购结果公告", "青溪招标有限公司"), ("备件采购结果公告", "青溪发电公司")],
)
def test_who_signs_right_below_a_list_has_won_nothing(title: str, signer: str) -> None:
    """The signature stands over the day, with nothing between it and the last winner."""
    page = f"{title}\n现将中标单位公示如下：\n{B}\n{A}\n{signer}\n2026年3月5日\n"
    assert told(read_notice(page, kind="text")) == [(None, B, None), (None, A, None)]


def _rows(*rows: str) -> Notice:
    """The notice of a table without heads; a cell that begins with a figure and a star spans so many rows."""
    cells = [[f"<td rowspan={c[0]}>{c[2:]}" if c[1] == "*" else f"<td>{c}" for c in row.split("|")] for row in rows]
    table = "".join(f"<tr>{'</td>'.join(row)}</td></tr>" for row in cells)
    return read_notice(f"<p>青溪水厂管材采购评标结果公示</p><table>{table}</table><p>招标人：青溪水务局</p>")


@pytest.mark.parametrize("rank", ["第{}中标候选人", "第{}名"])
def test_ranks_behind_lots_in_rows_without_heads_rank(rank: str) -> None:
    """一标段 | 第一中标候选人 | 某某公司 | 100元: the second of a lot has not won it."""
    first, second = rank.format("一"), rank.format("二")
    notice = _rows(f"2*一标段（管）|{first}|{A}|100元", f"{second}|{B}|200元", f"1*二标段（表）|{first}|{C}|300元")
    assert notice.notice_type.value == "candidate"
    assert [(a.lot, a.supplier.name, a.rank) for a in notice.awards] == [("一标段", A, 1), ("一标段", B, 2), ("二标段", C, 1)]


def test_the_label_of_a_lot_that_is_called_by_words_ends_the_one_before() -> None:
    """标段名称：施工一标段, and below it 标段名称：监理."""
    notice = read(f"标段名称：施工一标段\n中标人：{A}\n中标价：100元\n标段名称：监理\n中标人：{B}\n中标价：200元")
    assert [award.lot for award in notice.awards] == ["施工一标段", "监理"]


def test_a_share_beside_a_rate_is_none_of_it() -> None:
    """折扣率78%，份额60%, and （份额60%） behind a name of any ending."""
    (award,) = read(f"中标人：{A}，折扣率78%，份额60%").awards
    assert award.rate == "78%"
    assert told(read("第一成交供应商：青溪园艺场（份额60%）")) == [(None, "青溪园艺场", None)]


def test_figures_by_the_piece_under_heads_of_things_are_unit_prices() -> None:
    """移动（元/条） | 联通（元/条）."""
    (award,) = table("中标人|移动（元/条）|联通（元/条）", f"{A}|0.0265|0.0260").awards
    assert (award.pricing.value, award.amount) == ("unit_price", None)


@pytest.mark.parametrize(("heads", "counted"), [("规格", True), ("规格|数量", False)])
def test_a_price_beside_how_many_are_in_a_pack_is_that_of_a_pack(heads: str, *, counted: bool) -> None:
    """10支/盒 | 98.00; where the packs are counted it is that of all."""
    (award,) = table(f"耗材名称|{heads}|中选企业|中选价（元）", f"止血夹|10支/盒|{'' if counted else '5|'}{A}|98.00").awards
    assert award.pricing.value == ("unit_price" if counted else "total")


def test_heads_run_together_are_no_name() -> None:
    """包件中标人三年总价（含税，元）包件一某某公司 names nobody."""
    notice = read(f"中标人及中标金额：包件中标人总价（含税，元）包件一{A}1,188,000.00包件二{B}936,500.00")
    assert not any("含税" in award.supplier.name for award in notice.awards)
    assert notice.awards or [mark.value for mark in notice.marks] == ["result_not_read"]


@pytest.mark.parametrize(
    ("lines", "buyer"),
    [
        ("青溪基地餐厅粮油采购中选公示\n寻源单位：青溪核电管理公司\n", "青溪核电管理公司"),
        ("青溪基地餐厅粮油采购中选公示\n", None),
        ("设备采购中标公示\n中标单位：{}\n青溪医学院附属医院设备处\n", "青溪医学院附属医院"),
        ("设备采购中标公示\n中标单位：{}\n青溪职业学院招标办\n", "青溪职业学院"),
        ("青溪医科大学附属二院耗材采购中标公示\n中标单位：{}\n", "青溪医科大学附属二院"),
        ("设备采购中标公示\n中标单位：{}\n青溪医科大学附属二院采购中心\n", "青溪医科大学附属二院"),
    ],
)
def test_a_room_is_no_buyer_and_a_hospital_is_named_whole(lines: str, buyer: str | None) -> None:
    """餐厅 ends as offices do; the equipment office of a college's hospital signs for the hospital."""
    notice = read_notice(f"{lines.format(A)}2026年3月5日\n中选人：{A}\n" if "{}" not in lines else lines.format(A), kind="text")
    assert (notice.buyer and notice.buyer.name) == buyer


@pytest.mark.parametrize(("other", "buyer"), [("某某通信集团", "某某通信集团青溪有限公司"), ("某某代理公司/", "青溪有限公司")])
def test_a_buyer_named_short_is_named_whole_by_another_label(other: str, buyer: str) -> None:
    """采购需求单位：青溪有限公司 above 招标人：某某通信集团青溪有限公司; two parties in one value are no name."""
    page = f"青溪公司宽带装维采购中选公示\n采购单位：青溪有限公司\n中选人：{A}\n招标人：{other}青溪有限公司\n"
    notice = read_notice(page, kind="text")
    assert notice.buyer is not None
    assert notice.buyer.name == buyer
