"""Who follows one that lost his award, and what holds now, in whatever form. Every page is synthetic."""

from time import perf_counter

import pytest

from scrapers.changes import ChangeAction
from scrapers.marks import NoticeMark
from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, in_form, in_none
from tests.scrapers.reading.test_forms_of_corrections import told
from tests.scrapers.reading.test_tables_of_corrections import in_cells, table_of

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


def test_a_page_in_one_line_gives_no_award_to_its_agency() -> None:
    """现变更为某某公司, and the agency stands further on."""
    notice = read_notice(
        "数据平台项目成交结果变更公告 一、项目编号：ZB-2026-0101 "
        f"二、变更内容：原成交供应商{OTHERS}（成交金额：425,000.00元）因不能按期交货放弃成交，"
        f"现变更为{OURS}（成交金额：431,000.00元）。 "
        "三、联系方式 采购人：某市数据局 代理机构：丙方招标有限公司 2026年3月31日\n",
        kind="text",
    )
    assert told(notice) == [(None, REPLACED, OTHERS, 42_500_000, OURS, 43_100_000)]


LOTS = f"1包中标人：{OURS}，下浮率12%；2包中标人：{OTHERS}，下浮率{{}}%"


def test_rows_of_what_was_announced_and_of_what_holds_now() -> None:
    """Heads beside whole results, each with its lot."""
    notice = in_cells(table_of("项目编号|ZB-2026-0101", f"原公告内容|{LOTS.format(10.5)}", f"更正内容|{LOTS.format(15.5)}"))
    (change,) = notice.changes
    assert (change.lot, change.action, change.before.supplier) == ("2包", ChangeAction.PRICING_CHANGED, OTHERS)
    assert (change.after.supplier, change.after.rate) == (OTHERS, "15.5%")


def test_a_cell_under_a_head_of_a_part_holds_a_line_for_each_lot() -> None:
    """中标信息 as 中标结果."""
    page = f"<h1>数据平台项目中标公告</h1>{table_of('项目编号|ZB-2026-0101', f'中标信息|{LOTS.format(10.5)}')}"
    assert [(award.lot, award.supplier.name) for award in read_notice(page, kind="html").awards] == [
        ("1包", OURS),
        ("2包", OTHERS),
    ]


def test_a_result_that_is_said_to_stay_is_not_stated_anew() -> None:
    """成交供应商：…，成交金额：…，均不变."""
    notice = in_form(
        "成交公告更正公告",
        f"原成交公告中服务期限：1年，更正为服务期限：2年。成交供应商：{OURS}，成交金额：312,000.00元，均不变。",
    )
    assert (notice.changes, notice.awards, notice.marks) == ((), (), ())


def test_who_leaves_a_list_is_named_above_it() -> None:
    """And the title says nothing of a change."""
    notice = read_notice(
        f"关于调整青溪区代理机构遴选入围名单的公告\n青溪区代理机构遴选（项目编号：QX-2026-01）入围单位{OTHERS}因发生重大变更书面申请退出。"
        f"经研究，同意其退出，调整后的入围名单如下：\n1.{OURS}\n2.丙方招标有限公司\n特此公告。\n青溪区机关事务服务中心\n2026年4月30日\n",
        kind="text",
    )
    assert (None, ChangeAction.AWARD_WITHDRAWN, OTHERS, None, None, None) in told(notice)


def test_a_ruling_names_the_lot_whose_award_is_void() -> None:
    """第2包中标结果无效."""
    notice = read_notice(
        "青溪区财政局投诉处理结果公告\n一、项目编号：QX-2026-055\n二、项目名称：农田设备\n三、相关当事人\n"
        f"投诉人：{OURS}\n被投诉人：青溪招标有限公司\n相关供应商：{OTHERS}\n五、处理依据及结果\n"
        "投诉事项成立，第2包中标结果无效，责令采购人重新组织第2包采购活动。\n青溪区财政局\n2026年8月31日\n",
        kind="text",
    )
    assert [(change.action, change.lot) for change in notice.changes] == [(ChangeAction.TERMINATED, "第2包")]


def test_the_old_price_of_a_contract_stands_above_its_change() -> None:
    """原合同价：86.4万元, and the supplier under 乙方."""
    notice = read_notice(
        f"海堤监理合同变更公示\n合同名称：海堤监理合同\n合同编号：HT-2025-09\n甲方：某镇人民政府\n乙方：{OURS}\n原合同价：86.4万元\n"
        "变更内容：因工期延长90天，监理费增加7.2万元，变更后合同总价为93.6万元。\n某镇人民政府\n2026年3月19日\n",
        kind="text",
    )
    assert told(notice) == [(None, ChangeAction.AMOUNT_CHANGED, OURS, 86_400_000, OURS, 93_600_000)]


def test_the_lot_of_a_lost_award_has_failed_beside_others() -> None:
    """Where its remark says so and nobody else has it."""
    page = "<h1>数据平台项目中标结果公告</h1><p>项目编号：ZB-2026-0101</p>" + table_of(
        "包号|中标供应商|中标金额（元）|备注",
        f"1|{OURS}|786,000.00|有效",
        f"2|{OTHERS}|654,300.00|已取消中标资格，重新招标",
        "3|丙方电缆有限公司|512,000.00|有效",
    )
    notice = read_notice(page, kind="html")
    assert ([award.lot for award in notice.awards], notice.failed_lots) == (["1", "3"], ("2",))


def test_his_price_stands_in_the_clause_that_names_him() -> None:
    """Another lot's loser is named behind it."""
    notice = in_none(
        "中标结果变更公告",
        f"因第一包中标供应商{OTHERS}放弃中标，由第二中标候选人{OURS}为第一包中标供应商，中标金额为586,000.00元；"
        "因第三包中标供应商丙方水泥有限公司放弃中标且无其他合格候选人，第三包废标。",
    )
    assert ("第一包", REPLACED, OTHERS, None, OURS, 58_600_000) in told(notice)


def test_a_price_that_stays_may_be_printed() -> None:
    """合同金额1,268,000.00元不变."""
    notice = in_none(
        "合同主体变更公告",
        f"原供应商：{OTHERS}\n变更后供应商：{OURS}\n变更原因：原供应商被吸收合并，权利义务由{OURS}承继。合同金额1,268,000.00元不变。",
    )
    assert [(change.action, change.keeps_price) for change in notice.changes] == [(REPLACED, True)]


@pytest.mark.parametrize("told_again", [f"原中标供应商{OTHERS}放弃中标资格，由排名次位的{OURS}递补。\n", "原合同价：86.4万元\n"])
def test_what_is_told_many_times_is_read_once(told_again: str) -> None:
    """However long a page goes on to say it."""
    began = perf_counter()
    notice = in_none("中标结果更正公告", told_again * 2000 + "变更后合同总价为93.6万元")
    assert perf_counter() - began < 2
    assert notice.notice_type is NoticeType.CORRECTION


@pytest.mark.parametrize("again", ["更正前 更正后 ", "第1包结果无效，"])
def test_lots_and_sides_without_end_take_no_time(again: str) -> None:
    """In one paragraph, each of them is looked at once."""
    began = perf_counter()
    read_notice(f"青溪医院设备采购结果更正公告\n更正内容：原中标人\n{again * 12000}", kind="text")
    assert perf_counter() - began < 2


@pytest.mark.parametrize("name", [OURS, "一家青溪凿井人"])
def test_the_buyer_may_choose_who_follows(name: str) -> None:
    """选择排名第二的某某公司作为成交供应商; one who cannot be read leaves a mark."""
    notice = in_form(
        "成交结果更正公告",
        f"原成交供应商{OTHERS}的成交资格被采购人依法取消，采购人选择排名第二的{name}作为成交供应商。",
    )
    read = [(change.action, change.after.supplier) for change in notice.changes] == [(REPLACED, OURS)]
    assert read is (name == OURS)
    assert read is not (NoticeMark.CORRECTION_NOT_UNDERSTOOD in notice.marks)


@pytest.mark.parametrize("anew", ["重新组织采购", "重新招标", "进行二次采购"])
def test_who_wins_a_tender_held_anew_is_no_correction(anew: str) -> None:
    """因原中标人某某公司放弃，本项目重新招标 / 中标人：某某厂."""
    page = f"青溪医院设备采购（二次）中标公告\n因原中标供应商{OTHERS}放弃中标资格，本项目{anew}，现将结果公告如下：\n"
    notice = read_notice(f"{page}中标供应商：{OURS}\n中标金额：268000元\n", kind="text")
    assert (notice.notice_type, [award.supplier.name for award in notice.awards]) == (NoticeType.AWARD, [OURS])
