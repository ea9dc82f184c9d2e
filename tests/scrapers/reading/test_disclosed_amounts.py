"""Amounts in listed companies' own notices of what they won, and what is none. Every page is synthetic."""

import pytest

from scrapers.notice import NoticeMark, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.listed_company import ISSUER, ITEMS, OTHER, PRICE, WON, page, results


@pytest.mark.parametrize(
    ("price", "amount"),
    [
        (PRICE, "12345678.90"),
        ("【中标金额】12,345,678.90元", "12345678.90"),
        ("中标金额　12,345,678.90元", "12345678.90"),
        ("中标价：1,234.56万元（含税）", "12345600.00"),
        ("中标金额：约1.66亿元", "166000000.00"),
        ("中标金额：12,345,678.90元，占公司2024年度营业收入103,000,000.00元的12%", "12345678.90"),
        ("中标金额（含税）：1,130,000.00元\n4、中标金额（不含税）：1,000,000.00元", "1130000.00"),
        ("中标（成交）金额：1,000,000.00元/年\n4、预估中标总金额：3,000,000.00元/3年", "3000000.00"),
        ("中标金额：3,000,000.00 元/3 年", "3000000.00"),
        ("中标金额：人民币1,000,000.00元/年，合计人民币3,000,000.00元", "3000000.00"),
        ("中标价：￥12,345.00元（大写：壹万贰仟叁佰肆拾伍元整）", "12345.00"),
    ],
)
def test_the_issuer_wins_what_its_items_tell(price: str, amount: str) -> None:
    """Who is called 公司 is the winner; a share of its revenue, a part of the price or a year's is not the amount."""
    notice = read_notice(page(WON, ITEMS.format(price=price)))
    assert results(page(WON, ITEMS.format(price=price))) == [(ISSUER, [], amount)]
    assert (notice.notice_type, notice.marks, notice.project_number) == (NoticeType.AWARD, (), None)
    assert (notice.project_name, notice.buyer.name if notice.buyer else None) == ("云岭市路灯项目", "云岭市城市管理局")
    assert str(notice.published_date) == "2025-03-05"


@pytest.mark.parametrize(
    ("price", "currency"),
    [
        ("中标金额：1,234.50万美元（约合人民币8,864.00万元）", "USD"),
        ("中标金额：1.5亿港元", "HKD"),
        ("中标金额：500万欧元", "EUR"),
    ],
)
def test_foreign_money_stays_foreign(price: str, currency: str) -> None:
    """The first figure is the amount, what it comes to in yuan is not."""
    (award,) = read_notice(page(WON, ITEMS.format(price=price))).awards
    assert award.amount is not None
    assert award.amount.currency == currency


@pytest.mark.parametrize("price", ["中标金额：1,000,000.00元/年", "中标费率：95.5%"])
def test_a_rate_is_no_amount(price: str) -> None:
    """So much a year, or a rate, is kept as printed."""
    (award,) = read_notice(page(WON, ITEMS.format(price=price))).awards
    assert (award.amount, bool(award.rate)) == (None, True)


def test_a_sentence_may_tell_all() -> None:
    """Without items the sentence's own amount holds, not what was won in all."""
    source = page(WON.replace("中标人。", "中标人，中标金额为2,345.67万元，占公司营业收入的3.2%。累计中标金额为9亿元。"), "")
    assert results(source) == [(ISSUER, [], "23456700.00")]


def test_shanghai_bullets_and_the_parts_below_are_one_project() -> None:
    """What the summary at the top rounds is the same amount."""
    bullets = "重要内容提示：\n● 项目名称：云岭市路灯项目\n● 中标金额：约1,234.57万元\n"
    source = page(bullets + WON)
    assert (results(source), read_notice(source).marks) == ([(ISSUER, [], "12345678.90")], ())


@pytest.mark.parametrize(
    ("sentence", "items", "title"),
    [
        # nobody says who sells
        (
            f"{ISSUER}（以下简称“公司”）与{OTHER}签订了合同。\n",
            "一、合同主要内容\n1、合同名称：设备合同\n2、合同总价：120万元\n",
            "签订合同",
        ),
        # whose lead is not named
        (
            f"{ISSUER}（以下简称“公司”）作为联合体成员收到《中标通知书》。\n",
            ITEMS.format(price=PRICE),
            "收到中标通知书",
        ),
        # which of them won what
        (
            f"{ISSUER}（以下简称“公司”）及子公司收到中标通知书，公司及子公司为相关项目中标单位，中标金额合计约20.67亿元。\n",
            "",
            "收到中标通知书",
        ),
        # one amount under the same label as another
        (WON, ITEMS.format(price=f"{PRICE}\n4、中标金额：22,345,678.90元"), "收到中标通知书"),
        # each his share
        (
            WON.replace("中标人。", "中标人，中标金额分别为1,000万元和2,000万元。"),
            "",
            "收到中标通知书",
        ),
        (WON, ITEMS.format(price="项目总投资：5.6亿元"), "收到中标通知书"),
        # parts of a price, and what is so much a year
        (WON, ITEMS.format(price="中标金额：建设期1亿元，运营期2,000万元/年"), "收到中标通知书"),
        # several that won a part each
        (WON, ITEMS.format(price=f"中标单位：{ISSUER}、{OTHER}\n4、中标金额：100万元"), "收到中标通知书"),
        # a branch, or a subsidiary without a name
        (
            WON.replace("确认公司为", "确认全资子公司为").replace("收到", "全资子公司收到", 1),
            ITEMS.format(price=PRICE),
            "收到中标通知书",
        ),
        # taken back
        (f"{WON}近日公司中标资格被取消。\n", "", "中标项目进展"),
    ],
)
def test_in_doubt_no_amount_is_given(sentence: str, items: str, title: str) -> None:
    """The notice says that it was not read."""
    notice = read_notice(page(sentence, items, title))
    assert [award.amount for award in notice.awards if award.amount] == []
    assert NoticeMark.RESULT_NOT_READ in notice.marks


def test_what_may_be_taken_back_is_not() -> None:
    """A risk is no news."""
    source = page(WON).replace("敬请", "如公司未能按期签订合同，招标人有权取消公司的中标资格。敬请")
    assert results(source) == [(ISSUER, [], "12345678.90")]
