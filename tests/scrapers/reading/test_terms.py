"""What a notice prints around its results."""

# ruff: noqa: E501 (the pages are kept in one piece)

from datetime import date
from decimal import Decimal

from scrapers.notice import AwardStatus, LinkKind, VatBasis
from scrapers.reading import READER_VERSION, as_label, read_notice


def test_a_contract_prints_its_day_and_its_period() -> None:
    """合同签订日期 and 履约期限 of a contract notice."""
    notice = read_notice(
        "青溪县安全服务项目合同公告\n采购人（甲方）：青溪县数据局\n供应商（乙方）：盾安科技有限公司\n合同金额：1286000元\n"
        "履约期限：自合同签订之日起12个月\n合同签订日期：2026-02-03\n",
        kind="text",
    )
    assert notice.contract_date == date(2026, 2, 3)
    assert notice.service is not None
    assert notice.service.months == 12
    assert notice.awards[0].status is AwardStatus.CONTRACTED


def test_budget_ceiling_and_stated_total_are_kept_apart_from_the_award() -> None:
    """Each of the four amounts is read as what it is."""
    notice = read_notice(
        "青溪县绿化项目中标公告\n预算金额：120万元\n最高限价：118.5万元\n总中标金额：116万元\n中标人：青溪园林有限公司\n中标价：116万元（含税）\n",
        kind="text",
    )
    assert (str(notice.budget), str(notice.ceiling), str(notice.stated_total)) == ("1200000.00", "1185000.00", "1160000.00")
    assert str(notice.awards[0].amount) == "1160000.00"
    assert notice.awards[0].vat is VatBasis.INCLUDED


def test_a_framework_keeps_its_ceiling_beside_the_award() -> None:
    """A shortlist with a printed ceiling and no price is a framework."""
    notice = read_notice("青溪县法律服务框架协议采购入围结果公告\n最高限价：50万元\n入围供应商：正衡律师事务所\n", kind="text")
    (award,) = notice.awards
    assert award.framework
    assert award.amount is None
    assert str(award.ceiling) == "500000.00"


def test_a_correction_names_what_it_corrects() -> None:
    """Number, title and address of the original notice, as far as printed."""
    notice = read_notice(
        "青溪县电脑采购项目更正公告\n原公告的采购项目编号：QX-18\n原公告的采购项目名称：青溪县电脑采购项目中标公告\n原公告链接：https://portal.example/cggg/t2026_1.htm\n"
        "更正日期：2026年8月5日\n",
        kind="text",
    )
    (link,) = notice.links
    assert link.kind is LinkKind.CORRECTS
    assert link.project_number == "QX-18"
    assert link.title == "青溪县电脑采购项目中标公告"
    assert link.url == "https://portal.example/cggg/t2026_1.htm"


def test_a_termination_names_its_project() -> None:
    """The project a termination ends is linked by its number."""
    (link,) = read_notice("青溪县物业项目终止公告\n一、项目编号：QX-20\n二、项目名称：青溪县物业项目\n", kind="text").links
    assert (link.kind, link.project_number) == (LinkKind.TERMINATES, "QX-20")


def test_attachments_of_a_page_are_listed_by_address() -> None:
    """Links to files and embedded frames, joined to the page's address; scripts are left out."""
    notice = read_notice(
        '<h1>某项目中标公告</h1><p>中标结果详见附件</p><a href="/f/1.pdf">结果</a><a href="javascript:x()">打印.doc</a><iframe src="b.pdf?x=1"></iframe>',
        url="https://portal.example/a/b.htm",
    )
    assert notice.attachments == ("https://portal.example/f/1.pdf", "https://portal.example/a/b.pdf?x=1")
    assert notice.result_in_attachment


def test_a_label_prints_no_amount_where_no_total_is_printed() -> None:
    """A rate is text under `rate`, and the amount is null."""
    label = as_label(read_notice("某项目中标公告\n中标人：甲乙有限公司\n下浮率：5.02%\n", kind="text"), "a.txt")
    (award,) = label["awards"]  # type: ignore[misc] — a list of one, as the corpus has it
    assert (award["amount"], award["pricing"], award["rate"]) == (None, "rate", "5.02%")
    assert READER_VERSION


def test_the_registration_code_is_kept_where_it_is_right() -> None:
    """A unified social credit code with a right check digit goes with the supplier."""
    notice = read_notice("某项目中标公告\n中标人：甲乙有限公司\n统一社会信用代码：91110000600037341L\n中标价：5元\n", kind="text")
    assert notice.awards[0].supplier.code == "91110000600037341L"
    assert Decimal(notice.awards[0].amount.major if notice.awards[0].amount else 0) == 5
