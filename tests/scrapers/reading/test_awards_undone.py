"""Awards that end in rows of tables, in rulings and behind lists of both sides. Every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.marks import NoticeMark
from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, in_none
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
    assert told(notice) == [(None, PRICED, None, 186_000_000, None, 199_800_000)]
    assert not notice.awards


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
