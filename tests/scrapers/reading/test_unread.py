"""A page that speaks of a result which was not read says so. Every page is synthetic."""

import pytest

from scrapers.marks import NoticeMark
from scrapers.notice import Notice
from scrapers.reading import read_notice

_WON = "三、中标（成交）信息\n中标人：青溪园林有限公司\n中标价：80万元\n"
_FAR_FROM = f"{_WON}供应商地址：青溪县西湖路五号一幢二层三号东侧楼\n八、其他补充事宜\n"


def _read(body: str, title: str = "甲项目中标结果公告") -> Notice:
    return read_notice(f"{title}\n一、项目编号：AB-2026-01\n二、项目名称：甲项目\n{body}\n采购人：青溪县园林局\n", kind="text")


def _passage(notice: Notice) -> str | None:
    found = [item.text for item in notice.evidence if item.field == "result_not_read"]
    assert bool(found) == (NoticeMark.RESULT_NOT_READ in notice.marks)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        # an award that names nobody who can be read
        ("三、中标（成交）信息\n详情见下方图片", "三、中标(成交)信息"),
        # figures stand where the amount stands, run together
        ("三、中标（成交）信息\n中标供应商：青溪园林有限公司\n评分952405.3291038121.80", "952405.32"),
        # a winner without a price, whose sum stands under a winner's price in a part about offers
        (
            "三、中标（成交）信息\n中标人：青溪园林有限公司\n四、报价明细\n标的名称  规格  中标金额\n设备  一批  ￥175,500.00",
            "175,500.00",
        ),
        # a figure under a head that nobody knows and that says its unit
        ("三、中标（成交）信息\n中标人：青溪园林有限公司\n青溪认定额（万元）：\n80.5", "额(万元)：\n80.5"),
        # a winner told with a price in a sentence that no result has
        (
            "三、中标（成交）信息\n中标人：青溪园林有限公司\n中标价：80万元\n八、其他补充事宜\n北川园林有限公司以90万元的报价中标。",
            "北川园林有限公司",
        ),
        # another winner named where nobody was expected
        (
            "三、中标（成交）信息\n中标人：青溪园林有限公司\n中标价：80万元\n八、其他补充事宜\n中标人：北川园林有限公司",
            "中标人：北川园林有限公司",
        ),
        # another price of a winner, far from the one that was read
        (
            f"{_FAR_FROM}中标金额：90万元",
            "90万元",
        ),
        # a row behind those that were read, its number and its lot before the name
        (
            (
                "三、中标\n序号 标包 中标人 中标价（元）\n1 包1 青溪园林有限公司 305424.00\n2 包2 青河绿化有限公司 245347.14\n"
                "其余各包如下：\n3 包3 北川园林有限公司 294599.00"
            ),
            "3 包3 北川园林有限公司 294599.00",
        ),
        # a name and a price in lines of their own below it, which no result has
        (
            f"{_WON}以下单位的结果另列如下，请各单位注意查收\n北川园林有限公司\n294599.00元",
            "北川园林有限公司",
        ),
        # a price whose noughts, or whose last decimal, stand in the next line
        ("中标人：青溪园林有限公司中标价格：总价格（不含税，元）：5112\n00 元单价：63900元/台", "5112"),
        ("中标人：青溪园林有限公司 中标价（元）：21,003,866.1\n8180日历天某某", "21,003,866.1"),
        # a price that may go on in the next line
        ("中标人 中标价（元） 份额\n青溪园林有限公司    43110\n0.00    60%", "43110"),
        # the price of another lot, whose winner's name is broken
        (
            (
                "三、中标结果\n第一包：青溪园林有限公司  中标价：人民币肆佰壹拾壹\n"
                "万玖仟玖佰元整    第二包：北川县优\n美园林有限公司  中标价：24.96万元"
            ),
            "24.96万元",
        ),
        # a name in Latin letters that goes on in the next line
        ("中标人：Qingxi Engineering\n Corporation\n中标价：80万元", "Qingxi Engineering"),
        # a name cut within the name of its place
        (
            "项目名称    项目编号    中标单位    中标金额(万元)\n绿化    BSGC[2026]-5942    沧河\n市远河园林有限公司    14.8466",
            "市远河园林有限公司",
        ),
        # several bidders with their offers, and nothing that says who of them won
        (
            "三、中标（成交）信息\n供应商名称\t投标报价（元）\n青溪园林有限公司\t305424.00\n青河绿化有限公司\t245347.14",
            "青河绿化有限公司",
        ),
        # a winner's value that was broken between its lots
        (
            "三、中标（成交）信息\n中标人：包1 青溪园林有限公司，包\n2 青河绿化有限公司\n中标金额：包1 651,800.00元",
            "中标人：包1 青溪园林有限公司，包",
        ),
        # one lot's price, another's is lost
        ("三、中标（成交）信息\n中标人：青溪园林有限公司\n中标人：青河绿化有限公司\n中标价：80万元", "青溪园林有限公司"),
    ],
)
def test_what_was_not_read_is_marked_with_its_passage(body: str, passage: str) -> None:
    """No result, or none of a printed price: the mark, and where the page speaks of it."""
    assert (_passage(_read(body)) or "").replace("（", "(").replace("）", ")") == passage


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("甲项目中标结果公告", "三、中标（成交）信息\n中标人：青溪园林有限公司\n中标价：80万元"),
        ("甲项目中标结果公告", "三、中标（成交）信息\n中标人：青溪园林有限公司\n中标价：下浮率12%\n代理服务费：9876.50元"),
        ("甲项目中标结果公告", "三、中标（成交）信息\n中标人：青溪园林有限公司\n联系电话：0571-88886666"),
        (
            "甲项目中标结果公告",
            f"{_WON}六、代理服务收费标准及金额：\n收费标准：（中标金额：100万元及以下部分，费率：1.5%）",
        ),
        (
            "甲项目中标结果公告",
            f"{_FAR_FROM}中标价：人工费：500元/人·天",
        ),
        # winners lot by lot, and then their prices; a name in Latin letters above a label
        ("甲项目中标结果公告", "中标单位：1包：青溪园林有限公司；2包：北川园林有限公司\n中标金额：1包：80万元；2包：70万元"),
        ("甲项目中标结果公告", "中标人：Qingxi Engineering Limited\nContract Sum: HK$900,000.00"),
        # whom the bidders worked for before
        (
            "甲项目中标候选人公示",
            (
                "三、中标候选人\n第一中标候选人：青溪云锦阁\n投标报价：80万元\n四、中标候选人企业业绩\n中标候选人名称\n工程名称\n建设单位名称\n"
                "合同签订时间\n合同金额(元)\n青溪云锦阁\n白石市中心医院新建项目\n白石市中心医院\n2023年11月13日\n1649376.00\n旧区\n"
                "北川市住房保障服务中心\n2024年7月31日\n700000.00\n北川万象居\n河道整治\n北川市水务局\n2023年1月31日\n24.99元/㎡"
            ),
        ),
        ("甲项目公开招标公告", "预算金额：120万元\n供应商应当具备相应资质"),
        ("甲项目废标公告", "废标原因：有效供应商不足三家"),
        ("甲项目更正公告", "更正内容：开标时间改为2026年8月6日"),
    ],
)
def test_a_page_that_was_read_or_has_no_result_has_no_mark(title: str, body: str) -> None:
    """A rate, a fee, a telephone number, a tender, a failure and a correction are no unread result."""
    assert _passage(_read(body, title)) is None


@pytest.mark.parametrize(
    ("title", "body", "passage"),
    [
        # three lots in the title, two of them read
        (
            "甲项目（01包、02包、03包）中标结果公告",
            "01包：\n中标人：青溪园林有限公司\n中标价：80万元\n02包：\n中标人：北川园林有限公司\n中标价：70万元",
            "甲项目（01包、02包、03包）中标结果公告",
        ),
        # a second name behind the first one's share
        (
            "甲项目中标公告",
            "中标供应商：青溪园林有限公司（700万元）、北川园林有限公司（300万元）联合体",
            "中标供应商：青溪园林有限公司（700万元）、北川园林有限公司（300万元）联合体",
        ),
        # the second candidate, and no first
        ("甲项目中标候选人公示", "三、中标候选人\n第二中标候选人：青溪园林有限公司\n投标报价：80万元", "青溪园林有限公司"),
        # a title that says nothing over a winner's price
        ("甲项目", "中标金额：6040665.58元", "中标金额：6040665.58元"),
        # a part about winners that prints a price nobody has, under no title
        ("甲项目", "三、中标信息\n青溪云锦阁白石市东街3号952405.32", "三、中标信息"),
        # some lots failed, and a price stands beside another
        ("甲项目中标结果公告", "01包：废标，有效供应商不足三家\n02包：￥80,000.00元", "80,000.00"),
    ],
)
def test_what_the_page_promises_and_nobody_was_read_for_is_marked(title: str, body: str, passage: str) -> None:
    """Lots of the title, ranks above a rank, a winner's price without a winner: the mark, and where the page speaks of it."""
    assert _passage(_read(body, title)) == passage


def test_a_box_with_a_total_promises_a_result() -> None:
    """A page whose summary box prints a total and that names nobody was not read."""
    box = (
        "公告概要：公告信息：采购项目名称甲项目采购单位某某局公告时间2026年08月05日 13:03总中标金额￥116.000000 万元（人民币）"
        "联系人及联系方式：项目联系人张某\n"
    )
    notice = read_notice(f"甲项目公告\n{box}一、项目编号：AB-2026-01\n详情见下方图片\n", kind="text")
    assert (notice.awards, _passage(notice)) == ((), "￥116.000000 万元")


@pytest.mark.parametrize("won", ["中标供应商：{}\n中标金额：80万元", "经评审，确定{}为中选人，中选价：78,000.00元。"])
def test_a_call_for_bids_that_names_a_winner_is_in_doubt(won: str) -> None:
    """What the title ends with decides the type; a body that disagrees is marked, and its winner is no result."""
    notice = _read(won.format("青溪园林有限公司"), title="甲项目招标公告（2026-01）")
    assert (notice.notice_type.value, notice.awards) == ("tender", ())
    assert notice.marks == (NoticeMark.TYPE_IN_DOUBT,)
    assert [item.text for item in notice.evidence if item.field == "type_in_doubt"] == ["甲项目招标公告（2026-01）"]


@pytest.mark.parametrize("form", ["中标人：（公章）", "供应商名称：公章", "中标人：\n中标金额：            元"])
def test_a_blank_form_names_no_winner(form: str) -> None:
    """A form to be filled in, in a call for bids, is no reason to doubt what it is."""
    assert _read(form, title="甲项目招标公告").marks == ()


def test_one_figure_is_not_the_price_of_two() -> None:
    """Two results that take their price from the same place of the page: one of them is wrong."""
    page = (
        "甲项目中标结果公示 发布时间：2026-03-07 一、项目编号：AB-2026-01 二、项目名称：甲项目 本项目共分3个包。 三、采购结果 "
        "第1包 成交供应商 中标总价（元） 东岭科睿软件股份有限公司 1201438.00 第2包 成交供应商：西原华棠信息技术集团有限公司 "
        "中标总价：2,917,452.00元 第3包：经评审，确定云岭天宸市政工程有限公司为成交供应商，中标总价3802894.00元。 "
        "招标代理机构：中正项目管理有限公司 联系人：张工 电话：010-88889999 招标人：青溪县农业农村局 联系人：李工"
    )
    assert _passage(read_notice(page, kind="text")) == "3802894.00元"


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>中标范围和内容:</td><td>{0}</td><td>投诉电话</td><td>0571-12345678</td></tr>",
        "<tr><td>中标范围和内容</td><td>{0}</td></tr>",
        "<tr><td colspan=2>{0}</td></tr>",
    ],
)
def test_the_scope_below_a_winner_names_nobody(row: str) -> None:
    """A long cell under a label nobody knows (范围内的所有…) tells of no other winner."""
    scope = "某某路改造工程的监理工作。包含施工图范围内的所有建设内容的监理，青溪县第一学院内的绿化，为施工阶段的协调。"
    winner = "<tr><td>中标人:</td><td>青溪工程咨询有限公司</td></tr>"
    price = "<tr><td>中标价(元):</td><td>465877.00</td></tr>"
    page = f"<h1>某某路改造工程监理中标结果公告</h1><table>{winner}{row.format(scope)}{price}</table>"
    notice = read_notice(page, kind="html")
    assert (notice.marks, [award.amount and award.amount.minor for award in notice.awards]) == ((), [46_587_700])


@pytest.mark.parametrize("total", ["投标总报价", "投标报价"])
def test_a_part_above_its_total_is_neither_the_price_nor_missing(total: str) -> None:
    """设计费投标报价 above 投标总报价, each figure in the line below its label."""
    parts = "设计费投标报价：\n98.50 万元\n建安工程费下浮率：\n3.20 %\n"
    ranked = f"中标候选人第{{}}名：\n青溪{{}}有限公司\n{parts}{total}：\n{{}}8.15 万元\n"
    body = f"一、评标情况\n1、中标候选人基本情况\n{ranked.format(1, '园林', 468)}{ranked.format(2, '水务', 469)}"
    notice = _read(body, "甲项目中标候选人公示")
    assert [award.amount and award.amount.minor for award in notice.awards] == [4_688_150_000, 4_698_150_000]
    assert _passage(notice) is None


@pytest.mark.parametrize(("total", "marked"), [("合计 1286500.00", True), ("合计：/", False)])
def test_a_sum_below_what_was_bought_is_a_price_that_was_not_read(total: str, marked: bool) -> None:
    """Where the winner has none."""
    items = "四、主要标的信息\n序号 名称 数量 单价（元） 总价（元）\n1 水表 6000 185.00 1110000.00\n2 阀 100 1765.00 176500.00"
    notice = read_notice(
        f"青溪县水表采购中标公告\n三、中标信息\n供应商名称：杭州甲乙信息技术有限公司\n{items}\n{total}\n五、其他\n"
    )
    assert (NoticeMark.RESULT_NOT_READ in notice.marks) is marked


def test_a_price_with_its_unit_in_brackets_was_not_read_beside_a_lot_that_failed() -> None:
    """最后报价:186500(元), of a page that would else have failed as a whole."""
    body = "三、成交信息\nA1/杭州甲乙信息技术有限公司/最后报价:186500(元)\n3包：因有效供应商不足三家，本包流标。\n四、其他"
    assert NoticeMark.RESULT_NOT_READ in _read(body, "甲项目成交结果公告").marks
