"""Tables with a head, a cell or a row's number left blank: what it said is not made up. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.marks import Mark
from scrapers.notice import NoticeMark, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, table, told, written

_NOT_READ = NoticeMark.RESULT_NOT_READ


@pytest.mark.parametrize("figure", ["666.987967", "197,700.00", "19770.00"])
def test_a_figure_under_no_label_beside_a_winner_is_a_price_that_was_not_read(figure: str) -> None:
    """In a table of labels and values, and in a column whose head is blank."""
    upright = table(f"中标人|{A}", f"|{figure}", "工期|90天")
    column = table("包号|中标供应商|", f"1|{A}|{figure}")
    for notice in (upright, column):
        assert [award.amount for award in notice.awards] == [None]
        assert _NOT_READ in notice.marks


def test_candidates_beside_each_other_of_one_rank_are_marked() -> None:
    """The second rank's head was left blank, and so its candidate falls to the first."""
    rows = (
        "标段||第一中标候选人||第三中标候选人",
        f"一标段|单位名称|{A}|{B}|{C}",
        "|投标报价（元）|197,700.00|198,700.00|199,700.00",
    )
    notice = read_notice(f"<h1>青溪区设备采购中标候选人公示</h1>{written(*rows)}")
    assert _NOT_READ in notice.marks


def test_names_under_no_head_beside_a_lot_that_failed_are_marked() -> None:
    """Else the page says no more than that one of three failed."""
    notice = table("包号|采购内容||中标折扣率", f"1|蔬菜|{A}|88%", f"2|猪肉|{B}|92%", "3|水产|流标|/")
    assert notice.awards == ()
    assert _NOT_READ in notice.marks


@pytest.mark.parametrize("address", ["青溪市前进路王家小区16栋1单元603室", "青溪市东街绿城广场写字楼2103"])
def test_a_house_is_no_price(address: str) -> None:
    """An address stands under the head for prices where that of addresses is missing."""
    (award,) = table("中标供应商|中标金额（元）|评审得分", f"{A}|{address}|1499700").awards
    assert award.amount is None
    assert Mark.UNREADABLE_AMOUNT in award.marks


@pytest.mark.parametrize("words", ["按招标文件执行", "采购人指定场所", "招标范围内全部", "采购人指定现场"])
def test_what_ends_with_a_letter_of_names_is_none(words: str) -> None:
    """行, 所, 部 and 场 end many names, and other words, too."""
    notice = read(f"中标人\n{A}//{C}\n中标价(万元)\n中标工期\n{words}\n项目负责人\n甲某\n")
    assert [award.supplier.name for award in notice.awards] == [A]


def test_nothing_under_whether_it_won_is_no_yes() -> None:
    """Where another row says yes."""
    rows = ("定标候选人|投标报价（元）|得票数|是否中标", f"{A}|55300000.00|1|", f"{B}|55120300.00|4|是", f"{C}|54988000.00|0|否")
    notice = read_notice(f"<h1>青溪区学校扩建工程定标结果公示</h1>{written(*rows)}")
    assert notice.notice_type is NoticeType.AWARD
    assert told(notice) == [(None, B, 5_512_030_000)]


def test_names_parted_by_two_strokes_bid_together() -> None:
    """Whether or not a price stands beside them."""
    (award,) = table(f"中标人|{A}//{B}//{C}", "中标工期|按招标文件执行").awards
    assert [member.name for member in award.members] == [B, C]


def test_the_tax_of_a_price_is_none() -> None:
    """不含税 is blank, and the whole stands in the last column."""
    heads = "<tr><td rowspan=2>包号</td><td rowspan=2>中标人</td><td colspan=3>中标价（万元）</td></tr>"
    below = "<tr><td>不含税</td><td>税额</td><td>含税</td></tr>"
    row = f"<tr><td>1</td><td>{A}</td><td></td><td>40.56</td><td>352.56</td></tr>"
    notice = read_notice(f"<h1>青溪区设备采购中标公告</h1><p>三、中标信息</p><table>{heads}{below}{row}</table>")
    assert told(notice) == [("1", A, 352_560_000)]


def test_a_row_whose_number_is_missing_is_not_lost_in_the_one_above() -> None:
    """A cell a line; the page is marked."""
    lost = "青溪丙丁清洗有限公司"
    head = "序号 项目名称 采购方式 成交供应商 成交价（元）"
    cells = f"{head} 1 桌椅 竞价 {A} 46800 2 清洗 询价 {lost} 18500 跑道 谈判 {C} 139600 4 展板 询价 {A} 27300".replace(" ", "\n")
    notice = read_notice(f"六月校内零星采购结果公示\n{cells}\n公示期：2026年6月30日—7月2日\n", kind="text")
    assert lost in [award.supplier.name for award in notice.awards] or _NOT_READ in notice.marks


def test_behind_a_blank_first_rank_nobody_has_won() -> None:
    """The second and the third lost, whatever the head over their names says."""
    rows = ("排序|中标供应商名称|中标金额（元）", f"|{A}|1132000", f"第二名|{B}|1116300", f"第三名|{C}|1136490")
    assert told(table(*rows)) == [(None, A, 113_200_000)]


def test_three_figures_of_tax_under_a_head_of_so_much_a_month_are_no_sum() -> None:
    """4150.94, 6% and 4400.00 a person and a month, below one head too few."""
    cells = f"标包 供应商名称 税率 报价（元/人/月，含税） 份额 标包一 {A} 4150.94 6% 4400.00 60% {C} 4179.25 6% 4430.00 40%"
    awards = read("二、采购结果\n" + cells.replace(" ", "\n") + "\n三、公示期\n").awards
    assert [award.amount for award in awards] == [None for _ in awards]


def test_ranks_of_a_page_without_a_title_are_marked() -> None:
    """Nothing says whether it is of candidates or of how bids were judged."""
    rows = ("排名|投标人|投标报价（元）|综合得分", f"1|{A}|197,700.00|91.2", f"2|{B}|198,700.00|88.1")
    notice = read_notice(f"<p>项目名称：设备采购</p><p>评审情况</p>{written(*rows)}<p>公示期三日。</p>")
    assert notice.awards or _NOT_READ in notice.marks


@pytest.mark.parametrize("rest", ["限公司", "任公司"])
def test_the_rest_of_a_broken_name_is_none(rest: str) -> None:
    """青溪某某有 / 限公司."""
    assert told(table("中标供应商|中标金额（元）", f"{rest}|1132000")) == []
