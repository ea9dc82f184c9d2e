"""Lists of winners parted by what they won, kinds or places, and lots called by letters. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.marks import NoticeMark
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, table, told

_TITLE = "青溪医院耗材配送企业遴选结果公示\n"
_END = "\n公示时间：2026年3月18日至2026年3月22日\n青溪医院\n"


@pytest.mark.parametrize("failed", ["报名企业不足三家，暂不遴选", "无单位响应", "流标"])
def test_a_thing_before_several_names_is_their_lot(failed: str) -> None:
    """A类（卫材）：甲、乙; the thing of which nobody is named failed."""
    lines = f"现将中选企业公示如下：\nA类（卫材）：{A}、{B}\nB类（试剂）：{A}\nC类（植入）：{failed}"
    notice = read_notice(_TITLE + lines + _END)
    assert told(notice) == [("A类（卫材）", A, None), ("A类（卫材）", B, None), ("B类（试剂）", A, None)]
    assert (notice.failed_lots, notice.marks) == (("C类（植入）",), ())


def test_a_thing_before_a_sentence_is_the_lot_of_who_won_it() -> None:
    """1、聚合氯化铝：中选单位为某某公司，中选单价680元/吨."""
    lines = f"比选结果如下：\n1、氯化铝（液体）：中选单位为{A}，中选单价680元/吨；\n2、活性炭：中选单位为{B}，中选单价4950元/吨；"
    notice = read_notice(f"{_TITLE}{lines}\n3、聚丙烯酰胺：本次比选无单位响应，另行组织。{_END}")
    assert [(award.lot, award.supplier.name, award.rate) for award in notice.awards] == [
        ("氯化铝（液体）", A, "680元/吨"),
        ("活性炭", B, "4950元/吨"),
    ]
    assert notice.failed_lots == ("聚丙烯酰胺",)


@pytest.mark.parametrize("heads", ["（一）青溪地区|（二）白石地区|（三）云岭地区", "（一）青溪|（二）白石|（三）云岭"])
def test_heads_part_a_list_by_places(heads: str) -> None:
    """Who won in two of them has two results, and the place of nobody failed."""
    first, second, third = heads.split("|")
    lines = f"三、入围结果：\n{first}\n1.{A}\n2.{B}\n{second}\n1.{C}\n2.{A}\n{third}\n无有效供应商，另行组织采购。\n四、其他"
    notice = read_notice(_TITLE + lines + _END)
    places = [head[3:] for head in (first, second, third)]
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [
        (places[0], A),
        (places[0], B),
        (places[1], C),
        (places[1], A),
    ]
    assert notice.failed_lots == (places[2],)


def test_a_place_before_the_label_of_winners_is_their_lot() -> None:
    """一、青溪片区入围供应商（排名不分先后）：甲、乙."""
    label = "片区入围供应商（排名不分先后）："
    lines = f"现将入围结果公示如下：\n一、青溪{label}{A}、{C}。\n二、白石{label}{A}。"
    notice = read_notice(_TITLE + lines + _END)
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [("青溪片区", A), ("青溪片区", C), ("白石片区", A)]


@pytest.mark.parametrize(("words", "lot"), [("厂房BD标段", "BD标段"), ("路面SG标段", "SG标段"), ("灯具LED包", None)])
def test_a_lot_may_be_called_by_letters(words: str, lot: str | None) -> None:
    """The last letter of a word is none."""
    notice = read_notice(f"青溪区{words}中标公告\n中标人：{A}\n中标价：123000元\n")
    assert [award.lot for award in notice.awards] == [lot]


def test_the_tag_of_a_list_is_no_part_of_a_name() -> None:
    """某某公司已中选, glued to it by the page's elements."""
    cards = "".join(
        f"<div><span>{name}</span><span>已中选</span><p>中选金额：<b>{price}</b> CNY（含税）</p></div>"
        for name, price in ((A, "1,864,000.00"), (C, "812,400.00"))
    )
    lost = f"<h3>未中选供应商</h3><div><span>{B}</span><span>未中选</span></div>"
    notice = read_notice(f"<h1>青溪铝业框架采购结果公示</h1><h3>中选供应商</h3>{cards}{lost}")
    assert told(notice) == [(None, A, 186_400_000), (None, C, 81_240_000)]


@pytest.mark.parametrize(
    "items",
    [
        "<table><tr><td>序号</td><td>品名</td><td>单位</td><td>成交单价（元）</td></tr><tr><td>1</td><td>凭条</td><td>本</td><td>3.80</td></tr></table>",
        "<p>序号 品名 单位 成交单价（元）</p><p>1 凭条 本 3.80</p>",
    ],
)
def test_unit_prices_below_a_winner_without_a_price_are_marked(items: str) -> None:
    """They may be the price; where a total is printed they are none."""
    page = f"<h1>青溪银行印刷品成交公告</h1><p>成交供应商：{A}（供货份额：60%）</p>{{}}{items}<p>采购人：青溪银行</p>"
    unpriced, priced = read_notice(page.format("")), read_notice(page.format("<p>成交金额：38000元</p>"))
    assert (unpriced.marks, priced.marks) == ((NoticeMark.RESULT_NOT_READ,), ())


def test_read_is_a_page_of_one_result() -> None:
    """A line that begins with a thing and names one winner needs no lot."""
    assert told(read(f"路灯：中标人为{A}，中标金额100元")) == [(None, A, 10_000)]


@pytest.mark.parametrize(
    ("lines", "lots"),
    [
        ("1、截齿|2、钻杆", ("截齿", "钻杆")),
        ("（一）截齿|（二）钻杆", ("截齿", "钻杆")),
        ("001 截齿|002 钻杆", ("截齿", "钻杆")),
        ("截齿：|钻杆：", ("截齿", "钻杆")),
        ("截齿（包1）|钻杆（包2）", ("包1", "包2")),
        ("一、中标结果|二、成交结果", (None, None)),
        ("发包单位：青溪公司|发包单位：白石公司", (None, None)),
    ],
)
def test_lines_over_tables_headed_alike_name_their_lots(lines: str, lots: tuple[str | None, ...]) -> None:
    """Who is chosen in both of two tables has two results; labels and heads of parts are no lots."""
    table = "<p>{}</p><table><tr><th>序号</th><th>成交候选人名称</th></tr><tr><td>1</td><td>{}</td></tr></table>"
    tables = "".join(table.format(line, A) for line in lines.split("|"))
    notice = read_notice(f"<h1>钻具采购成交候选人公示</h1>{tables}<p>三、联系方式</p><p>采购人：青溪矿业有限公司</p>")
    assert [award.lot for award in notice.awards] == ([*lots] if lots[0] else [None])


@pytest.mark.parametrize("head", ["成交人：\n", "成交人：", "入围单位名单如下：\n", "一、入围供应商\n"])
@pytest.mark.parametrize("behind", ["，承担第{}片区", "（地址：青溪市{}路）", "，综合得分9{}.5", "，技术得分9{}分，工期30天"])
def test_whatever_stands_behind_names_in_numbered_lines_they_are_a_list(head: str, behind: str) -> None:
    """1、某某公司，承担第1片区 and the next number below."""
    lines = "\n".join(f"{n}、{name}{behind.format(n)}" for n, name in enumerate((A, B, C), 1))
    assert told(read_notice(f"{_TITLE}{head}{lines}{_END}")) == [(None, name, None) for name in (A, B, C)]
    for loss in ("未入围", "响应无效", "未通过符合性审查"):
        lost = lines.replace(f"2、{B}{behind.format(2)}", f"2、{B}，{loss}")
        assert (None, B, None) not in told(read_notice(f"{_TITLE}{head}{lost}{_END}"))


@pytest.mark.parametrize("number", ["{}、", ""])
@pytest.mark.parametrize("share", ["，份额50%，", " 中标份额：50% "])
def test_a_share_behind_a_name_parts_it_from_no_list(number: str, share: str) -> None:
    """某某公司，份额50%，成交价：100万元."""
    lines = "\n".join(f"{number.format(n)}{name}{share}成交价：{n}0万元" for n, name in enumerate((A, C), 1))
    assert told(read_notice(f"{_TITLE}成交供应商如下：\n{lines}{_END}")) == [(None, A, 10_000_000), (None, C, 20_000_000)]


@pytest.mark.parametrize("note", ["（下浮率18.6%，得分93.1）", "（下浮率18.6%；工期30天）"])
def test_facts_in_brackets_behind_a_name_are_no_part_of_it(note: str) -> None:
    """The first of them is the price."""
    for label in (f"中选单位：{A}{note}", f"中选单位：\n{A}{note}\n{C}{note}"):
        first = read_notice(f"{_TITLE}{label}{_END}").awards[0]
        assert (first.supplier.name, first.rate) == (A, "18.6%")


def test_kinds_part_a_list_whose_names_stand_before_other_words() -> None:
    """一、A类（建安造价）：, over 1.某某公司，综合得分95.20，下浮率35%；."""
    kinds = [
        f"{number}、{kind}：\n1.{A}，综合得分95.20，下浮率3{n}%；\n2.{B}，综合得分93.66，下浮率2{n}%。"
        for n, (number, kind) in enumerate((("一", "A类（建安）"), ("二", "B类（水利）")), 1)
    ]
    notice = read_notice("\n".join((f"{_TITLE}经评审，入围结果如下：", *kinds)) + _END)
    assert [(award.lot, award.supplier.name, award.rate) for award in notice.awards] == [
        ("A类（建安）", A, "31%"),
        ("A类（建安）", B, "21%"),
        ("B类（水利）", A, "32%"),
        ("B类（水利）", B, "22%"),
    ]


@pytest.mark.parametrize("label", ["中标人：", "成交供应商及金额：\n", "中标结果\n"])
@pytest.mark.parametrize(
    "form",
    [
        "电梯：{A}，120000元；空调：{B}，98000元。",
        "1.电梯：{A}（120000元）；2.空调：{B}（98000元）",
        "电梯：{A} 120000元 空调：{B} 98000元",
    ],
)
def test_things_in_one_line_are_lots_each_with_its_winner_and_price(label: str, form: str) -> None:
    """Nobody behind the first of them is lost."""
    notice = read(f"{label}{form.format(A=A, B=B)}")
    assert told(notice) == [("电梯", A, 12_000_000), ("空调", B, 9_800_000)]


def test_prices_of_things_behind_the_winners_of_things_are_joined_by_them() -> None:
    """中标人：电梯：甲；空调：乙, and 中标金额：电梯：…；空调：…, in lines and in a table."""
    won, price = f"电梯：{A}；空调：{B}", "电梯：120000元；空调：98000元"
    for notice in (read(f"中标人：{won}\n中标金额：{price}"), table(f"中标人|{won}", f"中标金额|{price}")):
        assert told(notice) == [("电梯", A, 12_000_000), ("空调", B, 9_800_000)]


@pytest.mark.parametrize("sum_told", ["；总报价120000元", "，中标价：120000元"])
def test_works_of_a_venture_with_one_sum_are_no_lots(sum_told: str) -> None:
    """The sum behind the last of them is not his alone."""
    awards = read(f"中标人：设计：{A}；施工：{B}{sum_told}").awards
    assert [(award.lot, award.supplier.name, str(award.amount)) for award in awards] == [(None, A, "120000.00")]


@pytest.mark.parametrize("roles", ["设计：{A}；施工：{B}", "牵头人：{A}；成员：{B}"])
def test_roles_of_a_venture_are_no_things(roles: str) -> None:
    """One price for both of them."""
    (award,) = read(f"中标人：{roles.format(A=A, B=B)}\n中标金额：120000元").awards
    assert (award.supplier.name, [member.name for member in award.members]) == (A, [B])


def test_the_areas_of_a_list_are_lots() -> None:
    """东片区：某某公司，中标单价…, of whom one wins two, and an area that nobody won; also where the lines are equally long."""
    one, other = "青溪兴云物流有限公司", "青溪宝象运输有限公司"
    won = [("东片区", one), ("南片区", other), ("北片区", one)]
    lines = ["采购人：青溪公司", "各片区中标人如下：", *(f"{area}：{name}，中标单价0.62元/吨·公里" for area, name in won)]
    notice = read_notice(
        f"<h1>运输服务中标结果公示</h1>{''.join(f'<p>{line}</p>' for line in (*lines, '西片区：流标'))}", kind="html"
    )
    plain = read_notice("\n".join(["运输服务中标结果公示", *lines, ""]), kind="text")
    for page in (notice, plain):
        assert [(award.lot, award.supplier.name) for award in page.awards] == won
    assert notice.failed_lots == ("西片区",)
