"""Corrections taken back, complaints that hold, candidates ranked anew, lots that failed and are won: every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, in_form, in_none
from tests.scrapers.reading.test_forms_of_corrections import told
from tests.scrapers.reading.test_tables_of_corrections import in_cells, table_of

REPLACED, PRICED, RESTATED = ChangeAction.SUPPLIER_REPLACED, ChangeAction.AMOUNT_CHANGED, ChangeAction.RESTATED
ENDED = ChangeAction.TERMINATED
THIRD = "丙方电缆有限公司"


def test_a_name_with_ten_thousand_in_it_is_no_unit() -> None:
    """Beside prices in 元, under heads in two rows."""
    name = "青溪万木家具有限公司"
    heads = "<tr><td rowspan='2'>包号</td><td colspan='2'>更正前</td><td colspan='2'>更正后</td></tr>"
    kinds = "<tr><td>中标供应商</td><td>中标金额（元）</td><td>中标供应商</td><td>中标金额（元）</td></tr>"
    row = "".join(f"<td>{cell}</td>" for cell in ("第1包", name, "486200.00", name, "482600.00"))
    notice = in_cells(f"<table>{heads}{kinds}<tr>{row}</tr></table>")
    assert told(notice) == [("第1包", PRICED, name, 48_620_000, name, 48_260_000)]


def test_what_was_written_wrongly_has_its_own_label() -> None:
    """将甲误写为乙，将5元误写为3元."""
    body = f"将中标供应商“{OURS}”误写为“{OTHERS}”，将中标金额“1367000.00元”误写为“1376000.00元”，特此更正。"
    assert told(in_none("中标公告的更正说明", body)) == [(None, REPLACED, OTHERS, 137_600_000, OURS, 136_700_000)]


def test_a_correction_taken_back_gives_the_award_back() -> None:
    """To who had won before it."""
    body = (
        f"因原更正公告（2026年5月18日发布，将成交供应商由{OURS}更正为{OTHERS}）所依据的结论被撤销，现作废该更正公告，恢复原成交结果：\n"
        f"成交供应商：{OURS}\n成交金额：875000.00元"
    )
    assert told(in_form("更正公告（二）", body)) == [(None, RESTATED, None, None, OURS, 87_500_000)]


def test_a_firm_is_called_otherwise() -> None:
    """An office that it was registered with makes it nobody else."""
    body = f"中标人“{OTHERS}”已经市场监督管理部门核准，企业名称变更为“{OURS}”。中标金额154800元/年及其他内容不变。"
    notice = in_none("中标人名称变更公告", body)
    assert [(change.action, change.before.supplier, change.after.supplier) for change in notice.changes] == [
        (REPLACED, OTHERS, OURS)
    ]
    assert [award.rate for award in notice.awards] == ["154800元/年"]


def test_a_lot_that_had_failed_is_won_and_one_that_was_won_fails() -> None:
    """Under heads that say no more than 结果."""
    rows = f"采购包2|{OTHERS}（中标）|{OURS}（中标），下浮率18.5%", f"采购包4|废标|{OURS}（中标），下浮率16%"
    notice = in_cells(table_of("采购包|变更前结果|变更后结果", *rows, f"采购包6|{OTHERS}（中标）|废标（投标人不足三家）"))
    assert sorted(told(notice), key=str) == [
        ("采购包2", REPLACED, OTHERS, None, OURS, None),
        ("采购包4", RESTATED, None, None, OURS, None),
        ("采购包6", ENDED, None, None, None, None),
    ]
    assert notice.failed_lots == ("采购包6",)


def test_each_lot_names_its_winner_before_its_price() -> None:
    """Below 现更正如下, which leads to them."""
    body = (
        "因填写错误，一标段与二标段中标金额颠倒，现更正如下：\n"
        f"一标段：中标单位 {OURS}，中标金额由1120400.00元更正为1385700.00元；\n"
        f"二标段：中标单位 {OTHERS}，中标金额由1385700.00元更正为1120400.00元。"
    )
    assert told(in_none("中标结果更正公告", body)) == [
        ("一标段", PRICED, OURS, 112_040_000, None, 138_570_000),
        ("二标段", PRICED, OTHERS, 138_570_000, None, 112_040_000),
    ]


def test_a_case_that_was_found_is_no_condition() -> None:
    """存在应回避情形: who lost the award had won it, and who stood by has it."""
    body = f"我单位于10月20日选取中选机构：{OTHERS}。经核查，该机构存在应回避情形，现取消其中选资格，由备选机构{OURS}中选。"
    assert told(in_none("中选结果更正公告", body)) == [(None, REPLACED, OTHERS, None, OURS, None)]


def test_who_is_addressed_has_won_nothing() -> None:
    """各供应商：“实验动物中心笼具”项目…."""
    body = "各供应商：\n“实验动物中心笼具”项目成交结果公示中，成交金额应为198000.00元，因笔误写成189000.00元，特此更正。"
    (change,) = in_none("成交结果的更正说明", body).changes
    assert (change.before.supplier, change.after.supplier, change.after.amount and change.after.amount.minor) == (
        None,
        None,
        19_800_000,
    )


@pytest.mark.parametrize("title", ["中标候选人公示（更正）", "中标候选人变更公示", "中标候选人公示更正公告"])
def test_candidates_ranked_anew_have_not_won(title: str) -> None:
    """Nobody has the award of a list that is printed again."""
    notice = read_notice(
        f"数据平台项目{title}\n原公示第一中标候选人{THIRD}被取消资格，依次递补，现公示如下：\n"
        f"第一中标候选人：{OURS}，投标报价：198654元\n第二中标候选人：{OTHERS}，投标报价：200318元\n"
        "招标人：某市数据局\n2026年11月9日\n",
        kind="text",
    )
    assert (notice.notice_type, notice.changes) == (NoticeType.CANDIDATE, ())
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(OURS, 1), (OTHERS, 2)]


def test_the_rank_that_holds_is_the_one_of_now() -> None:
    """And who was rejected has none."""
    rows = f"{THIRD}|1|否决|3367800.00", f"{OURS}|2|1|3402100.00", f"{OTHERS}|3|2|3788300.00"
    notice = read_notice(
        "<h1>数据平台项目评标结果公示</h1><p>招标人：某市数据局</p>"
        + table_of("中标候选人|原排名|现排名|投标报价（元）", *rows)
        + "<p>2026年5月11日</p>",
        kind="html",
    )
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(OURS, 1), (OTHERS, 2)]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "数据平台项目质疑答复公告",
            (
                f"质疑事项1：检测报告系伪造。\n答复：质疑事项成立。\n质疑事项2：打分畸高。\n答复：无事实依据，质疑事项不成立。\n"
                f"质疑事项1成立，影响中标结果，本项目中标结果（{OURS}，中标金额2148000.00元）无效，重新开展采购活动。"
            ),
        ),
        (
            f"某市财政局关于对{OURS}的行政处罚决定公告",
            (
                f"当事人：{OURS}\n经查，当事人在参加“数据平台项目”（项目编号：ZB-1）政府采购活动中提供虚假材料谋取中标。\n"
                "本机关决定：\n一、该项目中标无效；\n二、处以罚款9325.00元。"
            ),
        ),
    ],
)
def test_what_an_office_finds_void_is_void(title: str, body: str) -> None:
    """Though another complaint did not hold, or a fine is all that is said else."""
    notice = read_notice(f"{title}\n{body}\n2026年6月17日\n", kind="text")
    assert (notice.notice_type, [change.action for change in notice.changes]) == (NoticeType.TERMINATION, [ENDED])
    assert notice.project_name is None or "决定" not in notice.project_name
