"""Who follows one that lost his award, and what holds now, in whatever form. Every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.marks import NoticeMark
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, in_form, in_none
from tests.scrapers.reading.test_forms_of_corrections import told

REPLACED = ChangeAction.SUPPLIER_REPLACED


def test_an_earlier_correction_in_quotes_is_not_what_holds() -> None:
    """更正公告中供应商更正为“甲”有误，现更正为乙."""
    notice = in_form(
        "中标结果更正公告（第二次）",
        f"2026年6月3日发布的更正公告中，中标供应商更正为“{OTHERS}”有误，现更正为：中标供应商为“{OURS}”，中标金额1,268,900.00元。",
    )
    assert told(notice) == [(None, REPLACED, OTHERS, None, OURS, 126_890_000)]


def test_passing_on_in_order_takes_no_award_from_the_buyer() -> None:
    """依次顺延 names nobody but who follows."""
    notice = in_none(
        "中选结果更正公示",
        f"某市人民医院洗涤服务（编号：RS-2026-017）于2026年2月3日公示中选结果，中选单位为{OTHERS}。"
        f"现该单位因设备故障自愿退出，依次顺延第二名{OURS}为中选单位，中选价格：2.36元/公斤。",
    )
    assert [(change.action, change.before.supplier, change.after.supplier) for change in notice.changes] == [
        (REPLACED, OTHERS, OURS)
    ]


def test_who_had_won_before_is_named_without_a_colon() -> None:
    """原中标人某某公司未签订合同，现确定某某公司为中标人."""
    notice = in_none(
        "中标人变更公告",
        f"原中标人{OTHERS}未在三十日内签订合同。按照推荐顺序，现确定{OURS}为中标人，中标金额为512000.00元。",
    )
    assert told(notice) == [(None, REPLACED, OTHERS, None, OURS, 51_200_000)]


@pytest.mark.parametrize("gap", ["", " ", "\n"])
def test_the_price_of_who_follows_is_not_that_of_the_first_line(gap: str) -> None:
    """Nor where the cells of the bids have run together."""
    rows = (
        ("投标供应商名称", "投标总价（元）", "是否中标"),
        (OTHERS, "648000.00", "撤销中标"),
        (OURS, "655200.00", "是"),
    )
    notice = in_none(
        "中标结果变更公告",
        f"中标供应商为{OTHERS}。因该供应商撤销中标，确定候选供应商{OURS}为中标供应商：\n"
        + "".join(gap.join(row) + "\n" for row in rows)
        + f"中标供应商：{OURS}\n中标金额：人民币655,200.00元",
    )
    assert told(notice) == [(None, REPLACED, OTHERS, None, OURS, 65_520_000)]


@pytest.mark.parametrize("gap", [" ", "\t"])
def test_a_head_of_what_holds_now_says_so(gap: str) -> None:
    """原公告 beside 现公告; run together they leave a mark."""
    rows = (("公告字段", "原公告", "现公告"), ("成交供应商名称", OTHERS, OURS), ("成交金额", "897600.00元", "897600.00元"))
    notice, run = (
        in_none("成交结果更正公告", "\n".join(between.join(row) for row in rows) + "\n更正原因：系统推送错误")
        for between in (gap, "")
    )
    assert told(notice) == [(None, REPLACED, OTHERS, 89_760_000, OURS, 89_760_000)]
    assert (told(run), list(run.marks)) == ([], [NoticeMark.CORRECTION_NOT_UNDERSTOOD])


@pytest.mark.parametrize("title", ["数据平台项目合同解除公告", "关于延长数据平台项目中标候选人公示期的公告"])
def test_a_project_is_called_as_before_its_number(title: str) -> None:
    """Without what the title says of the notice."""
    notice = read_notice(
        f"{title}\n数据平台项目（项目编号：ZB-2026-0101）与{OURS}签订的政府采购合同自2026年3月1日起解除。\n采购人：某市数据局\n",
        kind="text",
    )
    assert notice.project_name == "数据平台项目"
