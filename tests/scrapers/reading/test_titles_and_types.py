"""What a page is whose title says little, and where its title stands. Every page is synthetic."""

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice

_ASKS = "<p>采购方式：竞争性磋商</p><p>最高限价：570000.00元。</p><p>采购需求：巡逻与门卫，详见附件。</p>"
_NAMES = "<p>项目编号：QX-2026-0117</p><p>项目名称：某某医院安保服务采购</p>"


def test_a_page_under_its_projects_name_calls_for_offers_where_it_says_what_for() -> None:
    """The method, the ceiling and the need are told by calls."""
    assert read_notice(f"<h1>某某医院安保服务采购</h1>{_NAMES}{_ASKS}").notice_type is NoticeType.TENDER


@pytest.mark.parametrize("told", ["<p>成交结果：详见附件</p>", "<p>本项目因故终止。</p>"])
def test_a_page_that_tells_more_calls_for_nothing(told: str) -> None:
    """Notices of results repeat what was asked."""
    assert read_notice(f"<h1>某某医院安保服务采购</h1>{_NAMES}{_ASKS}{told}").notice_type is not NoticeType.TENDER


def test_a_page_without_a_title_that_is_ready_for_bids_calls_for_them() -> None:
    """The sentence of calls for bids says so."""
    page = (
        "某某路排水工程（监理）\n一、招标条件\n本某某路排水工程（监理）已由某某局批准。本项目已具备招标条件，现进行公开招标。\n"
    )
    notice = read_notice(page)
    assert (notice.notice_type, notice.project_name) == (NoticeType.TENDER, "某某路排水工程（监理）")


def test_the_title_in_a_tables_first_row_is_the_pages() -> None:
    """Portals lay a whole page out as a table."""
    rows = "<tr><td></td><td></td></tr><tr><td colspan=2>青溪市建设工程招标公告</td></tr><tr><td>一、</td><td>招标条件</td></tr>"
    notice = read_notice(f"<table>{rows}</table>")
    assert (notice.title, notice.notice_type) == ("青溪市建设工程招标公告", NoticeType.TENDER)


@pytest.mark.parametrize("cells", ["<td>中标公告</td>", "<td>青溪市建设工程招标公告</td><td>2026-05-06</td>"])
def test_a_kind_alone_or_a_row_of_several_cells_is_no_title(cells: str) -> None:
    """A list's row holds a title and its day."""
    assert read_notice(f"<table><tr>{cells}</tr><tr><td>中标人</td><td>杭州甲乙信息技术有限公司</td></tr></table>").title is None


@pytest.mark.parametrize("generic", ["合同模板", "采购合同详情", "合同文本"])
def test_a_contract_under_a_generic_title_has_the_title_of_its_body(generic: str) -> None:
    """The head of the page names a form, its first line what was signed."""
    body = (
        "<p>政府采购服务类采购合同（试行）</p><p>采购单位（甲方）：某某局</p><p>供应商（乙方）：杭州甲乙信息技术有限公司</p>"
        "<p>合同金额：930000元</p>"
    )
    notice = read_notice(f"<html><head><title>{generic}</title></head><body>{body}</body></html>")
    assert (notice.notice_type, notice.title) == (NoticeType.CONTRACT, "政府采购服务类采购合同（试行）")
    assert [award.supplier.name for award in notice.awards] == ["杭州甲乙信息技术有限公司"]


def test_a_lot_in_another_notices_title_is_not_the_results() -> None:
    """A list at the foot of a page names other notices."""
    page = (
        "某某学院教室设备项目成交结果公示\t成交供应商：杭州甲乙信息技术有限公司\t成交金额：492800元\t相关信息\t·\t"
        "某某乡通村公路建设项目第4标段二次招标公告（市政公用）\t"
    )
    assert [award.lot for award in read_notice(page).awards] == [None]


def test_what_a_call_came_to_is_a_result() -> None:
    """征集结论 is no 征集."""
    page = "某某学院管道维修项目征集结论公告\n经研究，初步选用杭州甲乙信息技术有限公司提供的施工方案。\n某某学院\n2026年4月11日\n"
    notice = read_notice(page, kind="text")
    assert (notice.notice_type, notice.project_name) == (NoticeType.AWARD, "某某学院管道维修项目")
    assert [award.supplier.name for award in notice.awards] == ["杭州甲乙信息技术有限公司"]


def test_a_form_that_closes_and_has_a_limit_calls_for_bids() -> None:
    """Kinds of notices in a menu and 成交后可见 tell of no result."""
    menu = "首页\n采购公告\n中标公告\n结果公告\n更正公告\n"
    form = "网上竞价公告\n竞价编号：QX2026110500\n联系方式：成交后可见\n采购预算：54000元\n报价截止时间：2026-11-09 17:00\n"
    assert read_notice(f"{menu}{form}", kind="text").notice_type is NoticeType.TENDER
    failed = read_notice(f"{menu}网上竞价\n采购预算：54000元\n报价截止时间：2026-11-09 17:00\n竞价状态：已流标\n", kind="text")
    assert failed.notice_type is not NoticeType.TENDER


def test_a_headline_of_who_signs_with_whom_is_no_contracts_page() -> None:
    """As long as the page labels nothing of one."""
    title = "<h1>江汉重工与三峡船舶签订两艘货船建造合同</h1>"
    assert read_notice(f"{title}<p>6月28日，双方举行签约仪式。</p>").notice_type is NoticeType.OTHER
    labelled = read_notice(f"{title}<p>采购人（甲方）：三峡船舶有限公司</p><p>供应商（乙方）：江汉重工有限公司</p>")
    assert labelled.notice_type is NoticeType.CONTRACT


def test_a_plan_of_tenders_calls() -> None:
    """招标计划 ends a title as 公告 does."""
    notice = read_notice("青溪水务有限公司2026年第四季度招标计划\n北川水厂改造，施工，2026年10月\n", kind="text")
    assert notice.notice_type is NoticeType.TENDER
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪水务有限公司"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("中央厨房食材供应商入围征集公告", NoticeType.TENDER),
        ("2026-2027学年教材采购项目招标信息", NoticeType.TENDER),
        ("供应商考察结果通报", NoticeType.OTHER),
        ("土地征收启动公告", NoticeType.OTHER),
    ],
)
def test_a_title_calls_by_what_it_ends_with(title: str, kind: NoticeType) -> None:
    """Not by a word for winners before it, nor by 现将有关事项公告如下 below it."""
    page = f"<h1>{title}</h1><p>现将有关事项公告如下：</p><p>一、青溪铸造有限公司、云河锻造有限公司符合要求。</p>"
    assert read_notice(page).notice_type is kind


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("<h1>青溪大学2026年6月政府采购意向-高性能计算集群</h1><p>采购单位：青溪大学</p>", NoticeType.TENDER),
        ("<p>采购项目名称：水带清洗设备</p><p>预计采购时间：2026年9月</p>", NoticeType.TENDER),
        ("<h1>某局因未按规定公告中标结果被通报</h1><p>某局在采购中未在规定时间内公告中标结果。</p>", NoticeType.OTHER),
    ],
)
def test_an_intention_calls_and_a_reprimand_awards_nothing(page: str, kind: NoticeType) -> None:
    """政府采购意向 before the project's name, a day when something is to be bought, and 被通报."""
    assert read_notice(page).notice_type is kind
