"""Losers that labels of any form name, rates above totals, and ventures with roles in brackets. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice

_NAMES = ("杭州甲乙信息技术有限公司", "绍兴丙丁机电厂", "宁波戊己设备有限公司", "湖州庚辛建设有限公司")

A, B, C = "杭州甲乙信息技术有限公司", "宁波丙丁设备有限公司", "青溪戊己测绘有限公司"


@pytest.mark.parametrize(
    "label", ["未入围单位", "落选供应商", "未中选机构", "淘汰单位", "未能入围供应商名称", "未获中选公司", "备选单位"]
)
def test_who_did_not_win_by_a_label_of_any_form_is_no_winner(label: str) -> None:
    """A label of losers is none of winners with a letter before it; a list of winners ends there."""
    names = f"现将入围单位公示如下（排名不分先后）：\n1.{A}\n2.{B}\n{label}：{C}（资质不符）。\n"
    notice = read_notice(f"测绘单位名录库入围结果公示\n{names}公示期：2026年2月11日至2月13日\n")
    assert [award.supplier.name for award in notice.awards] == [A, B]


def test_the_total_offered_stands_below_its_rate() -> None:
    """投标下浮率：5.12%, and below it 投标总报价（元）."""
    offers = (("一", A, "5.12", "612,488,930.07"), ("二", B, "4.98", "613,392,671.44"))
    told = "".join(f"第{n}中标候选人：{name}\n投标下浮率：{rate}%\n投标总报价（元）：{sum_}\n" for n, name, rate, sum_ in offers)
    notice = read_notice(f"海堤生态化改造工程中标候选人公示\n招标人：青溪水务有限公司\n{told}")
    assert [award.amount.minor if award.amount else None for award in notice.awards] == [61_248_893_007, 61_339_267_144]


@pytest.mark.parametrize("behind", ["组成的联合体", "共同组成的联合体", "的联合体"])
def test_what_a_venture_is_called_is_no_part_of_its_last_name(behind: str) -> None:
    """A（联合体牵头人）与B（联合体成员）组成的联合体."""
    told = f"中选社会资本：{A}（联合体牵头人）与青溪环卫机械厂（联合体成员）{behind}"
    (award,) = read_notice(f"生活垃圾收转运特许经营项目中选结果公示\n{told}\n中选价：100万元\n").awards
    assert (award.supplier.name, [member.name for member in award.members]) == (A, ["青溪环卫机械厂"])


def test_the_outcome_of_bidders_may_be_a_rank() -> None:
    """第一中标候选人 among 未入围 and 否决投标 ranks who bid; the others are no candidates."""
    rows = [(_NAMES[0], "第一中标候选人"), (_NAMES[1], "第二中标候选人"), (_NAMES[2], "未入围"), (_NAMES[3], "否决投标")]
    cells = "".join(f"<tr><td>{name}</td><td>{i}00.00</td><td>{said}</td></tr>" for i, (name, said) in enumerate(rows, 1))
    head = "<tr><td>投标人</td><td>投标报价（元）</td><td>评审结果</td></tr>"
    notice = read_notice(f"<h1>青溪区泵站中标候选人公示</h1><table>{head}{cells}</table>", kind="html")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(_NAMES[0], 1), (_NAMES[1], 2)]


@pytest.mark.parametrize(("asked", "won"), [("是否入围", 2), ("是否通过资格审查", 0)])
def test_a_yes_reopens_a_part_where_it_says_who_won(asked: str, won: int) -> None:
    """Below 评审结果, where others are losers, a yes to 是否入围 names winners; one to 是否通过 does not."""
    cells = "".join(
        f"<tr><td>{name}</td><td>{rate}%</td><td>{said}</td></tr>"
        for name, rate, said in zip(_NAMES, (68, 70, 72), "是是否", strict=False)
    )
    head = f"<tr><td>供应商名称</td><td>折扣率</td><td>{asked}</td></tr>"
    notice = read_notice(f"<h1>青溪区印刷服务入围结果公告</h1><p>三、评审结果</p><table>{head}{cells}</table>", kind="html")
    assert [award.supplier.name for award in notice.awards] == list(_NAMES[:won])


@pytest.mark.parametrize("said", ["否决投标：未按要求签章", "被否决", "投标无效"])
def test_who_was_rejected_is_no_candidate(said: str) -> None:
    """The last column of a table of candidates says of one of them that his bid was rejected."""
    cells = "".join(
        f"<tr><td>{rank}</td><td>{name}</td><td>100.00</td><td>{remark}</td></tr>"
        for rank, name, remark in (("1", _NAMES[0], ""), ("2", _NAMES[1], "投标文件无否决情形"), ("/", _NAMES[2], said))
    )
    head = "<tr><td>排名</td><td>投标人</td><td>投标报价（元）</td><td>备注</td></tr>"
    notice = read_notice(f"<h1>青溪区泵站中标候选人公示</h1><table>{head}{cells}</table>", kind="html")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(_NAMES[0], 1), (_NAMES[1], 2)]


def test_only_those_that_an_opinion_ranks_are_candidates() -> None:
    """评审意见 proposes two, says nothing of one and rejects another."""
    said = ("推荐为第一中标候选人", "推荐为第二中标候选人", "", "否决")
    cells = "".join(f"<tr><td>{name}</td><td>100.00</td><td>{word}</td></tr>" for name, word in zip(_NAMES, said, strict=True))
    head = "<tr><td>投标人</td><td>投标报价（元）</td><td>评审意见</td></tr>"
    notice = read_notice(f"<h1>青溪区泵站中标候选人公示</h1><table>{head}{cells}</table>", kind="html")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(_NAMES[0], 1), (_NAMES[1], 2)]


def test_a_row_that_says_no_and_why_names_no_winner() -> None:
    """是否确定为中标人 | 否（放弃），由…递补: that lot is passed over, and marked; in a lot with a winner the others lost."""
    heads = "<tr><td>标段</td><td>第一中标候选人</td><td>中标价（元）</td><td>是否确定为中标人</td></tr>"
    rows = f"<tr><td>1标段</td><td>{A}</td><td>89000</td><td>是</td></tr>"
    given_up = f"<tr><td>2标段</td><td>{B}</td><td>90000</td><td>否（放弃），由{C}递补</td></tr>"
    notice = read_notice(f"<h1>青溪区农田项目中标结果公告</h1><table>{heads}{rows}{given_up}</table>")
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [("1标段", A)]
    assert [mark.value for mark in notice.marks] == ["result_not_read"]
    lost = given_up.replace("2标段", "1标段")
    assert read_notice(f"<h1>青溪区农田项目中标结果公告</h1><table>{heads}{rows}{lost}</table>").marks == ()


@pytest.mark.parametrize(
    "line",
    [
        "原中标供应商：云岭信息有限公司",
        "原成交人：云岭信息有限公司，原成交金额：2456789.00元",
        "排名第二的供应商：云岭信息有限公司，最终报价：2456789.00元",
        "综合得分第二名：云岭信息有限公司",
        "放弃中标的供应商：云岭信息有限公司",
        "资格审查未通过的供应商：云岭信息有限公司",
        "无效投标供应商：云岭信息有限公司",
        "相关公告：云岭市医院设备采购项目中标结果公告 中标人：云岭信息有限公司 中标金额：2,456,789.00元",
    ],
)
@pytest.mark.parametrize("behind", ["四、采购人：青溪县园林局\n", "四、采购人：青溪县园林局\n相关公告\n"])
def test_who_won_before_or_elsewhere_or_came_second_has_not_won(line: str, behind: str) -> None:
    """A line of a winner that the notice replaced, of the second of the ranked, of another notice, beside its own winner."""
    body = f"三、中标信息\n中标供应商：青溪园林有限公司\n中标金额：805000.00元\n{line}\n{behind}"
    notice = read_notice(f"甲项目中标结果公告\n一、项目编号：AB-2026-01\n{body}", kind="text")
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [("青溪园林有限公司", "805000.00")]


def test_what_a_price_tells_of_others_is_not_the_winners() -> None:
    """投标报价：某某公司：10万元；某某院：12万元, the winner among them or not."""
    for offers, amount in (
        (f"{B}：234.56万元；{C}：245.67万元", None),
        (f"{B}：234.56万元；{A}：245.67万元；{C}：250万元", "2456700.00"),
    ):
        body = f"三、中标信息\n中标供应商：{A}\n投标报价：{offers}\n四、采购人：青溪县园林局\n"
        notice = read_notice(f"甲项目中标结果公告\n一、项目编号：AB-2026-01\n{body}", kind="text")
        (award,) = notice.awards
        assert (award.supplier.name, award.amount and str(award.amount)) == (A, amount)
        assert bool(notice.marks) == (amount is None)


@pytest.mark.parametrize("third", ["", f" 第三名：{C} 2567890.00元"])
def test_who_is_named_behind_the_second_of_the_ranked_has_not_its_rank(third: str) -> None:
    """第二名：某某公司 2456789.00元, and below it the winner: a rank has one candidate."""
    body = f"三、中标（成交）信息\n第二名：{B} 2456789.00元{third}\n供应商名称：{A}\n中标（成交）金额：37.2万元\n"
    notice = read_notice(f"甲项目中标结果公告\n一、项目编号：AB-2026-01\n{body}四、采购人：青溪县园林局\n", kind="text")
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [(A, "372000.00")]


@pytest.mark.parametrize("other", ["项目投资估算约1.2亿元", "最高限价300万元", "代理服务费1.2万元"])
def test_other_money_below_a_label_without_its_value_is_no_price(other: str) -> None:
    """中标价, and in the line below what the works were thought to cost: the result has no price."""
    body = f"三、中标信息\n中标供应商：{A}\n中标价：\n{other}\n四、采购人：青溪县园林局\n"
    notice = read_notice(f"甲项目中标结果公告\n一、项目编号：AB-2026-01\n{body}", kind="text")
    assert [(award.supplier.name, award.amount) for award in notice.awards] == [(A, None)]


def _table(*rows: str) -> str:
    return "<table>" + "".join("<tr><td>" + row.replace("|", "</td><td>") + "</td></tr>" for row in rows) + "</table>"


@pytest.mark.parametrize("lost", [f"淘汰：{C}", f"{C}（未入围）"])
def test_a_name_with_a_word_for_having_lost_in_its_cell_has_not_won(lost: str) -> None:
    """Among the winners of a shortlist."""
    rows = _table("采购包|入围供应商|折扣率", f"采购包1|{A}|82%", f"采购包2|{B}|78%", f"采购包2|{lost}|91%")
    notice = read_notice(f"<h1>办公设备框架协议入围结果公告</h1>{rows}")
    assert [award.supplier.name for award in notice.awards] == [A, B]


def test_a_rejected_bid_is_no_lot_and_who_did_not_win_no_candidate() -> None:
    """推荐中标, 未中标 and 废标：… in a column of outcomes, beside who makes the thing."""
    rows = _table(
        "排名|投标人名称|制造商|开标价格|投标结果",
        f"1|{A}|Alpha（德国）|598000.00元|推荐中标",
        f"2|{B}|Beta（德国）|635000.00元|未中标",
        f"3|{C}|Gamma（美国）|512000.00元|废标：未提交授权",
    )
    notice = read_notice(f"<h1>某某质谱仪评标结果公示</h1><p>招标人：青溪大学</p>{rows}")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1)]
    assert notice.failed_lots == ()


@pytest.mark.parametrize("head", ["未被推荐单位", "其余投标单位"])
def test_who_was_not_proposed_is_no_candidate(head: str) -> None:
    """In a table below, of the same heads."""
    heads = "<tr><td>排名</td><td>单位名称</td><td>投标报价(元)</td></tr>"
    first = f"<tr><td>1</td><td>{A}</td><td>18652300.00</td></tr><tr><td>2</td><td>{B}</td><td>18700120.00</td></tr>"
    rest = f"<tr><td>3</td><td>{C}</td><td>18990000.00</td></tr>"
    body = f"<p>一、推荐中标候选人</p><table>{heads}{first}</table><p>二、{head}</p><table>{heads}{rest}</table>"
    notice = read_notice(f"<h1>幕墙工程评标结果公示</h1>{body}<p>招标人：青溪场站建设有限公司</p>", kind="html")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1), (B, 2)]
