"""Tables by which enterprises tell results: pairs beside labels nobody knows, prices of each bidder. Every page is synthetic."""

import pytest

from scrapers.money import Money
from scrapers.notice import Mark, NoticeMark, NoticeType
from scrapers.reading import read_notice

_A, _B, _C = "杭州甲乙信息技术有限公司", "绍兴丙丁机电厂", "宁波戊己设备有限公司"


def _table(*rows: str) -> str:
    """Rows of cells with | between them; >2 before a cell spans columns, v2 rows."""
    shape = {">": "colspan", "v": "rowspan"}

    def cell(text: str) -> str:
        spans = f' {shape[text[0]]}="{text[1]}"' if text[:1] in shape and text[1:2].isdigit() else ""
        return f"<td{spans}>{text[2:] if spans else text}</td>"

    return "<table>" + "".join("<tr>" + "".join(map(cell, row.split("|"))) + "</tr>" for row in rows) + "</table>"


def _page(body: str) -> str:
    return f"<html><body><h1>青溪设备采购中标公告</h1>{body}</body></html>"


_RESULT = ("中标供应商|中标金额（元）", f"{_A}|1200.00")
_FOOT = "<div>青溪石化集团有限公司</div>"


def test_pairs_beside_labels_nobody_knows_hold() -> None:
    """Who arranges and who buys stand above the result's heads in one table; a site's foot names no buyer."""
    pairs = ("项目编号|>1WZ-2026-0451(R1)", "采购组织|青溪石化股份有限公司物资部", "实施单位|青溪国际事业有限公司招标中心")
    notice = read_notice(_page(_table(*pairs, *_RESULT) + _FOOT))
    assert (notice.project_number, notice.buyer.name if notice.buyer else None) == (
        "WZ-2026-0451(R1)",
        "青溪石化股份有限公司物资部",
    )
    assert (notice.agency.name if notice.agency else None) == "青溪国际事业有限公司招标中心"
    assert [(award.supplier.name, award.amount) for award in notice.awards] == [(_A, Money.of(1200, "CNY"))]


@pytest.mark.parametrize(
    ("pairs", "name", "number"),
    [
        (("项目编号|WZ-2026-0451", f"归口部门|{_B}"), "青溪设备采购", "WZ-2026-0451"),
        (("项目名称|青溪泵房改造", f"归口部门|{_B}"), "青溪泵房改造", None),
        (("项目编号|WZ-2026-0451|采购方式|公开招标", f"归口部门|{_B}|监察部门|{_C}"), "青溪设备采购", "WZ-2026-0451"),
    ],
)
def test_a_row_over_an_unknown_label_is_no_head(pairs: tuple[str, ...], name: str, number: str | None) -> None:
    """The company beside an unknown label makes no heads of the row above it."""
    notice = read_notice(_page(_table(*pairs) + _table(*_RESULT) + _FOOT))
    assert (notice.project_name, notice.project_number, notice.buyer) == (name, number, None)


def test_heads_over_a_name_stay_heads() -> None:
    """A lot, who does the work and his price head columns, though 承揽方 is no label."""
    notice = read_notice(_page(_table("标段|承揽方|中标价（元）|工期", f"一标段|{_A}|1000|30天", f"二标段|{_B}|2000|20天")))
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [("一标段", _A), ("二标段", _B)]


@pytest.mark.parametrize(
    ("foot", "buyer"),
    [
        ("<p>青溪石化集团有限公司</p>", None),
        ("<p>青溪石化集团有限公司</p><p>2026年3月1日</p>", "青溪石化集团有限公司"),
        ("<p>特此公告。</p><p>青溪石化集团有限公司</p>", "青溪石化集团有限公司"),
        ("<p>特此公告。</p><p>青溪石化集团有限公司</p><div>地址：青溪县海滨路</div>", "青溪石化集团有限公司"),
    ],
)
def test_a_company_signs_with_a_day_or_behind_the_last_words(foot: str, buyer: str | None) -> None:
    """Its name alone may be the foot of a site."""
    notice = read_notice(_page(f"<p>中标人：{_A}</p><p>中标金额：1000元</p>{foot}"))
    assert (notice.buyer.name if notice.buyer else None) == buyer


_BIDS = f"{_A}|{_B}|{_C}"


@pytest.mark.parametrize(
    "rows",
    [
        ("v2标项|>3投标单位及报价（元）|v2中标单位", _BIDS, f"通风柜|486000|472800|501500|{_B}"),
        ("v2标项|>3投标报价（万元）|v2中标供应商", _BIDS, f"通风柜|48.6|47.28|50.15|{_B}"),
        (f"标项|{_BIDS}|中标单位", f"通风柜|486000|472800|501500|{_B}"),
        (f"标项|中标单位|{_BIDS}", f"通风柜|{_B}|486000|472800|501500"),
    ],
)
def test_the_winners_price_is_the_one_under_his_name(rows: tuple[str, ...]) -> None:
    """A column for each bidder's price, in a second row of heads or in the first."""
    notice = read_notice(_page(_table(*rows)))
    assert [(award.supplier.name, award.amount, award.marks) for award in notice.awards] == [(_B, Money.of(472800, "CNY"), ())]


@pytest.mark.parametrize(
    "rows",
    [
        ("标项|>3投标报价（元）|中标单位", f"通风柜|486000|472800|501500|{_B}"),
        ("v2标项|>2投标报价（元）|v2中标单位", f"{_A}|{_B}", f"通风柜|486000|472800|{_C}"),
    ],
)
def test_offers_of_several_that_nobody_can_tell_apart_are_no_price(rows: tuple[str, ...]) -> None:
    """The first bidder's is as likely another's; the heads' own words are nobody who won."""
    awards = read_notice(_page(_table(*rows))).awards
    assert [(award.amount, award.marks) for award in awards] == [(None, (Mark.UNREADABLE_AMOUNT,))]


@pytest.mark.parametrize("label", ["中选中介服务机构名称", "中选中介机构", "中标中介服务机构"])
def test_an_intermediary_that_was_chosen_has_won(label: str) -> None:
    """As markets of intermediaries call who won."""
    page = _page(_table("采购项目名称|北区管网勘察", f"{label}|{_A}<br>信用等级：A", "中选金额|￥ 264,040.00 元"))
    assert [(award.supplier.name, award.amount) for award in read_notice(page).awards] == [(_A, Money.of(264040, "CNY"))]


@pytest.mark.parametrize(
    "told",
    [
        f"成交人——（牵头方）{_A}、（成员方）{_B}；成交价——￥1,880,000.00",
        f"中标人—（牵头人）{_A}、（成员单位）{_B}；中标价—￥1,880,000.00",
    ],
)
def test_a_dash_before_the_leads_role_is_a_colon(told: str) -> None:
    """The roles stand before the names."""
    page = f"青溪智能体开发成交结果公示\n成交情况：\n包件01：成交人——{_C}；成交价——￥5,960,000.00；\n包件02：{told}。\n"
    awards = read_notice(page).awards
    assert [(award.lot, award.supplier.name) for award in awards] == [("包件01", _C), ("包件02", _A)]
    assert [member.name for member in awards[1].members] == [_B]


def test_a_price_has_the_unit_of_the_head_above_it() -> None:
    """报价（万元） spans 投标报价 and 评标价."""
    heads = ("v2中标人|>2报价（万元）", "中标价|评标价")
    notice = read_notice(_page(_table(*heads, f"{_A}|12.50|12.40", f"{_B}|13.50|13.40")))
    assert [award.amount for award in notice.awards] == [Money.of(125_000, "CNY"), Money.of(135_000, "CNY")]


@pytest.mark.parametrize(("whole", "sums"), [("500.00", [500, 300]), ("600.00", [200, 300, 300])])
def test_what_the_items_of_a_lot_come_to_is_its_price(whole: str, sums: list[int]) -> None:
    """包1 | 某某公司 | 小计 stands for the rows above it where it is their sum."""
    heads = "包号|中标供应商|品名|金额（元）"
    rows = (f"包1|{_A}|电脑|200.00", f"包1|{_A}|打印机|300.00", f"包1|{_A}|小计|{whole}", f"包2|{_B}|桌椅|300.00")
    notice = read_notice(_page(_table(heads, *rows)))
    assert [award.amount for award in notice.awards] == [Money.of(each, "CNY") for each in sums]


def test_a_rank_that_spans_rows_is_told_once() -> None:
    """A label nobody knows beside it names no candidate."""
    rows = [
        (f"v3第{rank}中标候选人|投标人|{name}", f"投标报价（万元）|{price}", "质量目标|合格")
        for rank, name, price in (("一", _A, "12.5"), ("二", _B, "13.5"))
    ]
    notice = read_notice(_page(_table(*rows[0], *rows[1])).replace("中标公告", "中标候选人公示"))
    assert [(a.supplier.name, a.amount, a.rank) for a in notice.awards] == [
        (_A, Money.of(125_000, "CNY"), 1),
        (_B, Money.of(135_000, "CNY"), 2),
    ]


@pytest.mark.parametrize(
    "told", ["<p>中标结果如下（单位：万元）：</p>", "<p>注：以下金额单位均为万元。</p>", "<p>中标结果（单位：万元）</p>"]
)
def test_a_line_right_above_a_table_tells_its_unit(told: str) -> None:
    """Of that table, and of no other behind it."""
    of_others = _table("标段|合同估算价", "一标段|99.5")
    heads = "v2标段|>2中标信息|v2项目经理", "中标人|中标价"
    result = _table(*heads, f"一标段|{_A}|12.50|张某")
    assert [award.amount for award in read_notice(_page(told + result)).awards] == [Money.of(125_000, "CNY")]
    assert [award.marks for award in read_notice(_page(told + of_others + result)).awards] == [(Mark.UNREADABLE_AMOUNT,)]


@pytest.mark.parametrize("head", ["申请科室", "使用科室", "科室"])
def test_a_column_of_wards_heads_nobodys_name(head: str) -> None:
    """申请科室 ends as names of firms do, and is a head: 检验科 below it."""
    rows = (f"序号|{head}|采购项目|成交供应商|成交价", f"1|检验科|离心机|{_A}|3.96万元", f"2|总务科|清淤|{_B}|12000元")
    notice = read_notice(f"<h1>青溪医院院内采购结果公示</h1>{_table(*rows)}")
    told = [(award.supplier.name, award.amount) for award in notice.awards]
    assert told == [(_A, Money.of(39600, "CNY")), (_B, Money.of(12000, "CNY"))]


def test_a_small_sum_of_items_that_no_result_has_is_marked() -> None:
    """总计 | 4520 below what was bought, a cell a line, and a winner without a price."""
    items = "序号\n名称\n数量\n单价\n小计\n1\n电源\n12\n85\n1020\n2\n模组\n20\n175\n3500\n总计\n4520\n"
    notice = read_notice(f"显示屏维修采购结果公示\n采购人：青溪文化馆\n成交供应商：{_A}\n报价情况\n{items}", kind="text")
    assert [(award.supplier.name, award.amount) for award in notice.awards] == [(_A, None)]
    assert NoticeMark.RESULT_NOT_READ in notice.marks


@pytest.mark.parametrize("head", ["中标结果公示", "竞价结果公告"])
def test_what_a_site_welcomes_with_is_no_title(head: str) -> None:
    """欢迎来到…登录注册, and a menu in one piece that begins with 首页, above a title that says the kind alone."""
    top = "<div>欢迎来到青溪采购平台登录注册帮助中心</div><div>首页采购公告变更公告结果公示供应商风险管理</div>"
    notice = read_notice(f"<html><body>{top}<div>{head}</div><p>成交供应商：{_A}</p><p>成交金额：1000元</p></body></html>")
    assert (notice.title, notice.project_name) == (head, None)


@pytest.mark.parametrize(
    ("label", "name"),
    [("物资名称", "无砟轨道用减水剂"), ("货物名称", "景区观光车蓄电池"), ("标项名称", "港池疏浚测量")],
)
def test_what_is_bought_names_a_project_that_nothing_else_names(label: str, name: str) -> None:
    """The title says the kind of notice alone."""
    notice = read_notice(f"中标结果公示\n{label}：{name}\n招标人：青溪工程局有限公司\n中标人：{_A}\n", kind="text")
    assert notice.project_name == name


def test_a_label_before_a_gap_is_no_part_of_the_name() -> None:
    """采购结果 某某公司 以人民币968,000元成交, without a colon."""
    name = "南江数智视听科技有限公司"
    told = f"<p>采购编号　QX-2026-031</p><p>采购结果　{name}　以人民币968,000元成交</p>"
    notice = read_notice(f"<h1>青溪平台扩容项目采购结果公告</h1><p>现将青溪平台扩容项目采购结果公告如下：</p>{told}")
    assert [(award.supplier.name, award.amount) for award in notice.awards] == [(name, Money.of(968000, "CNY"))]


def test_of_a_price_in_lines_the_sum_of_its_parts_is_the_price() -> None:
    """监理费, 造价咨询费 and 合计 below 中标金额, a line each."""
    lines = "中标金额\n监理费 186.5000万元\n造价咨询费 92.3000万元\n合计 278.8000万元\n服务期\n两年\n"
    notice = read_notice(f"青溪全过程咨询定标结果公示\n中标人\n{_A}\n{lines}", kind="text")
    assert [(award.supplier.name, award.amount) for award in notice.awards] == [(_A, Money.of(2788000, "CNY"))]


def test_a_state_that_says_failed_fails_the_whole() -> None:
    """竞价状态 | 竞价失败 above bidders none of whom was taken."""
    pairs = _table("竞价编号|QX20260506017|项目名称|档案密集架", "采购单位|青溪区档案馆|竞价状态|竞价失败")
    bids = _table("排名|供应商|总价(元)|结果", f"1|{_A}|66500.00|未成交", f"2|{_C}|67800.00|未成交")
    notice = read_notice(f"<h1>竞价结果公告</h1>{pairs}<h4>报价情况</h4>{bids}")
    assert (notice.notice_type, notice.awards) == (NoticeType.FAILED, ())


def test_a_call_for_partners_with_a_number_is_a_tender() -> None:
    """征集编号：… and what to hand in until when."""
    told = "青溪金融资产管理有限公司现面向社会公开征集法律服务机构。\n征集编号：QX-2026-F01\n一、服务内容：诉讼代理。\n"
    notice = read_notice(f"关于征集2026年度法律服务机构的公告\n{told}二、报名截止：2026年5月20日17时。\n", kind="text")
    assert (notice.notice_type, notice.project_number) == (NoticeType.TENDER, "QX-2026-F01")
    assert notice.project_name == "2026年度法律服务机构"


@pytest.mark.parametrize(
    ("title", "told", "kind"),
    [
        ("项目异常公告", "异常原因：投标截止时间止，递交投标文件的投标人少于3个", NoticeType.FAILED),
        ("青溪市农村产权流转交易成交公告", "受让方：青溪养殖有限公司\n成交价：126000元", NoticeType.OTHER),
    ],
)
def test_what_is_unusual_has_failed_and_what_is_let_is_no_award(title: str, told: str, kind: NoticeType) -> None:
    """Too few bids behind 异常原因, whatever the page says of closing days; a right that changes hands."""
    notice = read_notice(f"{title}\n项目名称：青溪隧道抢险工程\n建设单位：青溪公路中心\n{told}\n", kind="text")
    assert notice.notice_type is kind
