"""Names beside those of winners: who made the goods, and who lost. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, table, told

_MAKERS = ("深圳甲乙生物医疗电子股份有限公司", "上海丙丁医疗科技股份有限公司")


@pytest.mark.parametrize(("gap", "between"), [(" ", "\n"), (" ", " "), ("", "")])
@pytest.mark.parametrize("maker", ["制造商", "生产厂家"])
@pytest.mark.parametrize("first", [True, False])
def test_who_made_the_goods_has_not_won(gap: str, between: str, maker: str, *, first: bool) -> None:
    """Whether his column stands before the winner's or behind it, and whatever parts the cells."""
    head, cells = [maker, "中标供应商"], [[_MAKERS[0], "四川甲乙医疗器械有限公司"], [_MAKERS[1], "重庆丙丁医疗设备有限公司"]]
    order = 1 if first else -1
    rows = (
        ("1包", "彩超", *cells[0][::order], "1,680,000.00"),
        ("2包", "麻醉机", *cells[1][::order], "980,000.00"),
    )
    lines = (("包号", "设备名称", *head[::order], "中标金额（元）"), *rows)
    notice = read(between.join(gap.join(line) for line in lines) + "\n")
    assert told(notice) == [("1包", "四川甲乙医疗器械有限公司", 168_000_000), ("2包", "重庆丙丁医疗设备有限公司", 98_000_000)]


def test_names_below_a_head_of_losers_have_lost() -> None:
    """未中标供应商：, over 供应商名称 and 报价 of each."""
    won = f"供应商名称：{A}\n供应商地址：东街\n中标（成交）金额：156.8000000（万元）\n"
    lost = "".join(f"供应商名称：{name}\n报价：{price}.0000000（万元）\n" for name, price in ((B, 158), (C, 159)))
    assert told(read(f"{won}\n未中标供应商：\n{lost}")) == [(None, A, 156_800_000)]


def test_losers_in_a_column_beside_the_winners_have_lost() -> None:
    """未中标供应商及原因, a cell a line."""
    cells = ("标包", "中标供应商", "中标金额（元）", "未中标供应商及原因")
    rows = (
        "A",
        A,
        "1,286,000.00",
        f"{C}（综合得分较低）、湖州庚辛有限公司（综合得分较低）",
        "B",
        B,
        "896,500.00",
        f"{C}（综合得分较低）",
    )
    assert told(read("\n".join((*cells, *rows)) + "\n")) == [("A", A, 128_600_000), ("B", B, 89_650_000)]


@pytest.mark.parametrize("office", ["青溪发电有限责任公司物资部", "青溪县第一医院后勤保障处"])
def test_an_office_below_the_last_price_signs(office: str) -> None:
    """Labels and values in lines of their own; a shop of a company's (经营部) may have won."""
    won = f"采购结果公示\n成交人：\n{A}\n成交金额：\n22.75万元\n成交人：\n{B}\n成交金额：\n9.98万元\n"
    assert told(read(f"{won}{office}\n联系电话：0000-00000000\n")) == [(None, A, 22_750_000), (None, B, 9_980_000)]


@pytest.mark.parametrize("label", ["投标报价", "总价", "签约合同价"])
def test_below_all_who_passed_the_first_examination_stands_who_won(label: str) -> None:
    """初审情况 is about bids, yet names nobody who lost where all passed."""
    passed = "二、中标（成交）信息\n初审情况：\n全部投标人通过了初审\n"
    body = f"{passed}供应商名称： {A}\n供应商地址： 东街1号\n{label}： 人民币263.520000 万元\n三、主要标的信息\n"
    assert told(read(f"服务器采购项目中标公告\n{body}")) == [(None, A, 263_520_000)]


def test_what_a_subcontractor_gets_is_no_price() -> None:
    """分包金额 behind 分包供应商; of parts that are lots it is one."""
    won = f"供应商名称：{A}\n分包供应商：青溪网络有限公司，分包金额：30万元，分包比例15%\n"
    assert told(read(f"二、中标信息\n{won}三、其他\n")) == [(None, A, None)]


@pytest.mark.parametrize("head", ["四、联系方式", "第四部分 联系方式", "联系方式"])
def test_who_watches_over_a_purchase_has_not_won(head: str) -> None:
    """2.主管部门：某某局, in a part of its own or in that of the winner."""
    page = (
        "青溪中学校服采购结果公告\n第三部分 成交信息\n成交人：青溪校服有限公司\n单价：冬装168元/套，夏装82元/套\n"
        f"{head}\n1.采购人：青溪中学\n2.主管部门：青溪区教育局\n"
    )
    assert [award.supplier.name for award in read_notice(page, kind="text").awards] == ["青溪校服有限公司"]


def test_a_part_by_any_number_heads_candidates() -> None:
    """第一部分 heads a part as 一、 does: the names below 定标候选人 are candidates, and only the one chosen later has won."""
    page = (
        "青溪区道路工程定标结果公示\n第一部分 定标候选人\n1、青溪路桥有限公司，投标报价18100020元，得票1票\n"
        "2、云岭市政有限公司，投标报价18220088元，得票4票\n经定标委员会票决，确定云岭市政有限公司为中标人。\n"
    )
    assert [award.supplier.name for award in read_notice(page, kind="text").awards] == ["云岭市政有限公司"]


@pytest.mark.parametrize("label", ["其他参与供应商", "其余投标供应商", "分包意向供应商", "上期服务单位", "次低价供应商"])
def test_suppliers_of_another_part_are_no_winners(label: str) -> None:
    """What stands before the word for a supplier says that he is another, and a line of a contract of his is his."""
    notice = read(f"中标供应商：{A}\n{label}：{B}、{C}，合同金额：185600元")
    assert told(notice) == [(None, A, None)]


def test_suppliers_of_other_kinds_of_goods_have_won() -> None:
    """其他类 is one of several kinds."""
    assert [name for _, name, _ in told(read(f"教材类供应商：{A}\n其他类供应商：{C}"))] == [A, C]


def test_a_fee_behind_the_name_of_who_pays_it_is_no_price() -> None:
    """中标服务费：某某公司 12800元."""
    assert told(read(f"中标供应商：{A}\n中标服务费：{A} 12800元")) == [(None, A, None)]


@pytest.mark.parametrize("label", ["第一分包中标供应商", "其他服务成交供应商", "意向成交供应商", "本次参与采购成交供应商"])
def test_a_label_of_winners_names_them_whatever_stands_before_it(label: str) -> None:
    """A part of the whole, a kind of service, who is meant to win: and the price in the same line is theirs."""
    (award,) = read(f"{label}：{A}，成交金额：100000元").awards
    assert (award.supplier.name, str(award.amount)) == (A, "100000.00")


@pytest.mark.parametrize("others", ["其他参与供应商", "参加投标单位", "上期服务单位"])
def test_a_price_behind_the_winner_in_the_line_of_others_is_his(others: str) -> None:
    """其他参与供应商：乙；成交供应商：甲，成交金额：…."""
    assert told(read(f"{others}：{B}；成交供应商：{A}，成交金额：100000元")) == [(None, A, 10_000_000)]


@pytest.mark.parametrize("other", ["原中标人", "原供应商", "其他投标人", "供应商推荐人"])
@pytest.mark.parametrize("party", ["公司名称", "投标人", "单位名称"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_column_of_others_names_no_winner_beside_one_of_parties(other: str, party: str, turned: bool) -> None:
    """Who held the contract before, who else offered and who recommended the supplier have not won."""
    pair = [(party, A), (other, B)][:: -1 if turned else 1]
    heads, cells = ("|".join(one[k] for one in pair) for k in (0, 1))
    notice = table(f"标段|{heads}|中标金额（元）", f"1标段|{cells}|1,128,000.00")
    assert told(notice) == [("1标段", A, 112_800_000)]


def test_a_former_winner_in_a_table_of_labels_heads_no_part() -> None:
    """原中标人 in the first cell of a row, and whose contract it was in the second."""
    notice = table(f"中标人|{A}", f"原中标人|{B}", "中标金额|1,128,000.00元")
    assert told(notice) == [(None, A, 112_800_000)]


def test_the_first_of_ranked_bids_whom_a_sentence_names_has_won() -> None:
    """报价单位 | 总价 | 排名, and below it 某某公司为中标单位，中标价3000元: nobody else is a candidate."""
    rows = f"<tr><td>报价单位</td><td>总价（元）</td><td>排名</td></tr><tr><td>{A}</td><td>3000</td><td>1</td></tr>"
    told = f"<p>根据最低评标价法，{A}为中标单位，中标价3000元。</p>"
    source = f"<h1>云岭林场油茶苗采购中标公示</h1><table>{rows}<tr><td>{C}</td><td>3100</td><td>2</td></tr></table>{told}"
    notice = read_notice(source, kind="html")
    assert notice.notice_type is NoticeType.AWARD
    assert [(award.supplier.name, str(award.amount), award.rank) for award in notice.awards] == [(A, "3000.00", None)]
