"""Awards that end in rows of tables, in rulings and behind lists of both sides. Every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.marks import NoticeMark
from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, in_form, in_none
from tests.scrapers.reading.test_forms_of_corrections import told
from tests.scrapers.reading.test_tables_of_corrections import in_cells, table_of

REPLACED, PRICED, LOST = ChangeAction.SUPPLIER_REPLACED, ChangeAction.AMOUNT_CHANGED, ChangeAction.AWARD_WITHDRAWN
THIRD = "丙方电缆有限公司"
HEADS = "标段编号|原中标单位|原中标金额（万元）|更正情况|更正后中标单位|更正后中标金额（万元）"
FIRST = f"QX-01|{OURS}|12.5|金额更正|{OURS}|12.6"


@pytest.mark.parametrize("cells", ["取消中标|重新招标|/", "取消中标|/|/", "放弃|—|—", "/|撤销中标|/"])
def test_a_row_without_a_new_winner_takes_the_award(cells: str) -> None:
    """Beside rows that name one."""
    notice = in_cells(table_of(HEADS, FIRST, f"QX-02|{OTHERS}|88.4|{cells}"))
    assert told(notice) == [
        ("QX-01", PRICED, OURS, 12_500_000, OURS, 12_600_000),
        ("QX-02", LOST, OTHERS, 88_400_000, None, None),
    ]
    assert [award.supplier.name for award in notice.awards] == [OURS]


@pytest.mark.parametrize(("cells", "doubted"), [("/|/|/", True), ("/|待定|/", True), ("/|不变|不变", False)])
def test_a_row_that_leaves_open_who_follows_is_in_doubt(cells: str, *, doubted: bool) -> None:
    """And one that says that he stays is not."""
    notice = in_cells(table_of(HEADS, FIRST, f"QX-02|{OTHERS}|88.4|{cells}"))
    assert (NoticeMark.CORRECTION_NOT_UNDERSTOOD in notice.marks) is doubted


def test_the_price_of_who_follows_stands_in_his_own_row() -> None:
    """Not in that of him who has lost, the first of the table of bids."""
    notice = read_notice(
        f"<h1>关于数据平台项目中标结果变更的公告</h1><p>中标供应商为{OTHERS}。因该供应商撤销中标，确定候选供应商{OURS}为中标供应商：</p>"
        + table_of("投标供应商名称|投标总价（元）|是否中标", f"{OTHERS}|648000.00|撤销中标", f"{OURS}|655200.00|是")
        + f"<p>中标供应商：{OURS}</p><p>中标金额：人民币655,200.00元</p>",
        kind="html",
    )
    assert told(notice) == [(None, REPLACED, OTHERS, None, OURS, 65_520_000)]


def test_who_follows_is_not_the_first_of_the_list_below() -> None:
    """He is named in the sentence, by his rank and his name."""
    notice = in_none(
        "入围结果更正公告",
        f"因{OTHERS}书面放弃入围资格，按照采购文件约定由排名次位的{OURS}递补入围。现将更正后的入围供应商公告如下：\n"
        f"1、{THIRD}\n2、{OURS}",
    )
    assert (None, REPLACED, OTHERS, None, OURS, None) in told(notice)
    assert all(change.action is not REPLACED or change.after.supplier == OURS for change in notice.changes)


def test_the_lot_of_two_lists_stands_in_the_sentence_above() -> None:
    """变更前 and 变更后 are none."""
    sides = "".join(
        f"{side}：\n第一中选人：{THIRD}，总价3,215,680.00元\n第二中选人：{second}\n"
        for side, second in (("变更前", f"{OTHERS}，总价32,981.00元"), ("变更后", f"{OURS}，总价33,014.00元"))
    )
    notice = in_none("中选结果变更公示", f"因标段三第二中选人{OTHERS}放弃中选资格，现将标段三中选结果变更如下：\n{sides}")
    assert told(notice) == [("标段三", REPLACED, OTHERS, 3_298_100, OURS, 3_301_400)]
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [("标段三", OURS)]


def test_a_place_that_is_called_an_origin_begins_no_correction() -> None:
    """武原街道 in an address, above the clause by which a contract's price changes."""
    notice = read_notice(
        "数据平台服务合同变更公告\n一、合同编号：HT-2026-01\n二、合同主体\n采购人（甲方）：某市数据局\n地址：某市武原街道新桥路8号\n"
        f"联系方式：0573-86110012\n供应商（乙方）：{OURS}\n三、原合同主要信息\n合同金额：1,860,000.00元\n"
        "四、合同变更内容\n经双方协商一致，合同金额由1,860,000.00元变更为1,998,000.00元，增加138,000.00元。\n五、公告日期：2026-03-15\n",
        kind="text",
    )
    assert told(notice) == [(None, PRICED, OURS, 186_000_000, OURS, 199_800_000)]


@pytest.mark.parametrize(
    ("decided", "taken"),
    [
        (f"质疑事项成立。{OURS}的成交资格无效，采购人将另行确定成交供应商。", True),
        ("撤销采购合同，从合格的成交候选人中另行确定成交供应商。", True),
        ("质疑事项不成立。", False),
        (f"质疑事项不成立，{OURS}的成交资格有效。", False),
    ],
)
def test_an_answer_to_a_complaint_that_grants_it_takes_the_award(decided: str, *, taken: bool) -> None:
    """In the sentence behind the one that grants it, or in the words of the law."""
    notice = read_notice(
        f"青溪区标识制作质疑答复函公告\n{OTHERS}：\n贵公司关于青溪区标识制作（项目编号：QX-2026-018）的质疑函收悉，现答复如下：\n"
        f"质疑事项：成交供应商{OURS}的许可证已过期。\n答复：经核实，{decided}\n采购人：青溪区文化局\n2026年6月23日\n",
        kind="text",
    )
    assert (notice.notice_type is NoticeType.TERMINATION) is taken


def _failed(rows: str) -> Notice:
    return read_notice(
        "青溪区食材配送废标公告\n一、项目基本情况\n采购项目编号：QX-2026-018\n采购项目名称：青溪区食材配送\n二、项目废标/流标的原因\n"
        f"{rows}三、其他补充事宜\n第1、2包中标结果详见另行发布的中标公告。\n采购人：青溪区教育局\n2026年8月27日\n",
        kind="text",
    )


@pytest.mark.parametrize("gap", ["", " ", "\t"])
def test_rows_of_failed_lots_begin_with_their_numbers(gap: str) -> None:
    """Though their cells have run together."""
    rows = (
        ("包号", "包名称", "废标（流标）原因"),
        ("3", "东片食材", "有效投标人不足三家"),
        ("5", "西片食材", "递交文件的供应商不足三家"),
    )
    notice = _failed("".join(gap.join(row) + "\n" for row in rows))
    assert [change.lot for change in notice.changes] == ["3", "5"]


@pytest.mark.parametrize("end", ["原中标结果作废。", "原成交公告撤销，原中标结果无效。"])
def test_who_has_it_now_loses_nothing_by_the_next_sentence(end: str) -> None:
    """What is void is what was announced."""
    notice = in_none(
        "质疑处理及中标结果变更公告",
        f"经核查，质疑成立，{OTHERS}投标产品未取得注册证，取消其中标资格。\n"
        f"现将本项目中标供应商变更为：{OURS}，中标金额：壹拾叁万玖仟元整（¥139000.00）。{end}",
    )
    assert told(notice) == [(None, REPLACED, OTHERS, None, OURS, 13_900_000)]


def test_an_award_that_says_who_had_it_before_is_a_correction() -> None:
    """重新评审结果公告, of which the title says nothing."""
    notice = in_none(
        "重新评审结果公告",
        f"三、重新评审原因\n价格分计算错误，重新评审。原成交供应商{OTHERS}成交结果无效，原成交公告撤销。\n"
        f"四、重新评审后的成交信息\n供应商名称：{OURS}\n成交金额：￥862,400.00元",
    )
    assert notice.notice_type is NoticeType.CORRECTION
    assert told(notice) == [(None, REPLACED, OTHERS, None, OURS, 86_240_000)]


RATED, ADDED = ChangeAction.PRICING_CHANGED, ChangeAction.AWARD_ADDED


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        ((f"{OURS}，优惠率：22%", f"{OTHERS}，优惠率：18%"), [(RATED, OURS, OURS, "22%")]),
        (
            (f"{OURS}，优惠率：20%", f"{OTHERS}，优惠率：18%", f"{THIRD}，优惠率：16%"),
            [(ADDED, None, THIRD, "16%")],
        ),
        ((f"{OURS}，优惠率：20%",), [(LOST, OTHERS, None, None)]),
    ],
)
def test_winners_are_listed_in_numbered_lines(now: tuple[str, ...], changes: list[tuple[object, ...]]) -> None:
    """With their rates, before and behind 更正为."""
    old, new = (
        "\n".join(f"{number}、{line}" for number, line in enumerate(lines, 1))
        for lines in ((f"{OURS}，优惠率：20%", f"{OTHERS}，优惠率：18%"), now)
    )
    notice = in_form("中标结果更正公告", f"原公告：\n{old}\n更正为：\n{new}")
    assert [(c.action, c.before.supplier, c.after.supplier, c.after.rate) for c in notice.changes] == changes
    assert not notice.marks


def test_winners_of_whom_one_became_another_are_in_doubt() -> None:
    """Nobody says which became which."""
    notice = in_form("中标结果更正公告", f"原公告：\n1、{OURS}\n2、{OTHERS}\n更正为：\n1、{THIRD}\n2、丁方厂")
    assert NoticeMark.CORRECTION_NOT_UNDERSTOOD in notice.marks


def test_a_price_of_nobody_named_is_his_with_whom_the_page_prints_it() -> None:
    """In the form of awards, with a remark on what was wrong."""
    notice = read_notice(
        "【更正】数据平台项目成交结果公告\n一、项目编号：ZB-2026-0101\n二、项目名称：数据平台项目\n三、中标（成交）信息\n"
        f"供应商名称：{OURS}\n成交金额：126500元\n四、其他补充事宜\n原成交公告中成交金额“125600元”有误，更正为“126500元”。\n",
        kind="text",
    )
    assert told(notice) == [(None, PRICED, OURS, 12_560_000, OURS, 12_650_000)]
    assert [(award.supplier.name, award.amount and award.amount.minor) for award in notice.awards] == [(OURS, 12_650_000)]


def test_a_price_that_runs_into_an_address_is_read_for_one_winner() -> None:
    """A street's name may be followed by its number."""
    sides = "".join(
        f"{side}：\n供应商名称供应商地址成交金额(元)\n{name}银川市文昌北街{price}\n"
        for side, name, price in (("原公告内容", OTHERS, "486,320.00"), ("更正后内容", OURS, "492,710.00"))
    )
    notice = in_form("成交结果更正公告", f"{sides}更正原因：原成交供应商未按期签订合同。")
    assert [
        (change.action, change.after.supplier, change.after.amount and change.after.amount.minor) for change in notice.changes
    ] == [(REPLACED, OURS, 49_271_000)]


def test_what_stands_in_an_attachment_is_in_doubt() -> None:
    """更正内容详见附件."""
    notice = in_form("结果更正公告", "更正内容详见附件。")
    assert list(notice.marks) == [NoticeMark.CORRECTION_NOT_UNDERSTOOD]


def test_a_letter_of_award_that_is_void_fails_no_lot() -> None:
    """Somebody else has the lot."""
    notice = in_cells(
        table_of("包号|更正前中标供应商|更正后中标供应商", f"A包|{OTHERS}|{OURS}") + "<p>原中标通知书（A包）作废。</p>"
    )
    assert (told(notice), notice.failed_lots) == ([("A包", REPLACED, OTHERS, None, OURS, None)], ())


def test_a_lot_is_dealt_with_as_failed_by_a_decision() -> None:
    """经采购人研究，第二包按废标处理, and no rule."""
    notice = in_none("废标公告", "第一包中标结果有效。供应商来函，经采购人研究，第二包按废标处理，重新组织采购。")
    assert [(change.action, change.lot) for change in notice.changes] == [(ChangeAction.TERMINATED, "第二包")]


def test_cells_on_lines_take_the_award_of_their_row() -> None:
    """已取消中标资格 below a name and a price."""
    rows = (
        ("包号", "中标供应商", "中标金额（元）", "备注"),
        ("1", OURS, "786,000.00", "有效"),
        ("2", OTHERS, "654,300.00", "已取消中标资格，重新招标"),
        ("3", THIRD, "512,000.00", "有效"),
    )
    body = "\n".join("\n".join(row) for row in rows)
    notice = read_notice(f"数据平台项目中标结果公告\n项目编号：ZB-2026-0101\n{body}\n采购人：某市数据局\n", kind="text")
    assert ([award.supplier.name for award in notice.awards], notice.failed_lots) == ([OURS, THIRD], ("2",))


def test_heads_of_the_old_winner_and_of_the_one_now_run_together() -> None:
    """Nobody can say which cell is whose."""
    notice = in_none(
        "中标结果变更公告",
        f"包号原中标供应商放弃原因现中标供应商现中标金额（元）\n包1{OTHERS}无法供货{OURS}1,126,000\n包3{THIRD}资质到期（重新采购）/",
    )
    assert (notice.awards, list(notice.marks)) == ((), [NoticeMark.CORRECTION_NOT_UNDERSTOOD])


def test_a_lot_may_be_glued_to_the_head_before_it() -> None:
    """更正内容1包中标人."""
    lots = "1包中标人：{}，下浮率12%；2包中标人：{}，下浮率{}%"
    notice = in_none(
        "中标结果更正公告", f"原公告内容{lots.format(OURS, OTHERS, 10.5)}\n更正内容{lots.format(OURS, OTHERS, 15.5)}"
    )
    assert {(change.lot, change.after.supplier, change.after.rate) for change in notice.changes} == {("2包", OTHERS, "15.5%")}
