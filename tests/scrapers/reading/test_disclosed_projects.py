"""Projects, buyers, days and titles of listed companies' own notices. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.listed_company import CHILD, HEAD, ISSUER, ITEMS, OTHER, WON, page, results


def test_several_projects_are_several_results() -> None:
    """Each has its own amount and name; the notice has no buyer and no project that are only one's."""
    items = "一、中标项目概况\n" + "".join(
        f"（{number}）{place}路灯项目\n1、项目名称：{place}路灯项目\n2、招标人：{place}城市管理局\n3、总中标金额：{money}元\n"
        for number, place, money in (("一", "云岭市", "40,000,000.00"), ("二", "白石区", "50,000,000.00"))
    )
    sentence = f"{ISSUER}（以下简称“公司”）近日收到两份《中标通知书》，中标金额合计9,000万元。\n"
    for source in (page(sentence, items), page(sentence, items).replace("\n", " ")):
        notice = read_notice(source)
        assert [str(award.amount) for award in notice.awards] == ["40000000.00", "50000000.00"]
        assert [award.project_name for award in notice.awards] == ["云岭市路灯项目", "白石区路灯项目"]
        assert (notice.buyer, notice.project_name, notice.marks) == (None, None, ())


def test_lots_of_one_project_share_its_buyer() -> None:
    """Each lot is a result of its own."""
    lots = ITEMS.format(price="标段：一标段\n4、中标金额：100万元\n5、标段：二标段\n6、中标金额：200万元")
    notice = read_notice(page(WON, lots))
    assert [(award.lot, str(award.amount)) for award in notice.awards] == [("一标段", "1000000.00"), ("二标段", "2000000.00")]
    assert notice.buyer is not None


def test_a_sentence_names_the_project_and_its_buyer() -> None:
    """The buyer sends the notice of award itself; a number beside the share's code is the announcement's."""
    source = (
        f"证券代码：600999 证券简称：甲乙股份 编号：临2025-017\n{ISSUER}\n重大工程项目中标公告\n"
        "近日，本公司收到云岭市白石经济开发区管理委员会发来的中标通知\n书，确定本公司中标白石地块市政配套工程。"
        f"中标价为313,634,580.11元，工期1095天。\n特此公告。\n{ISSUER}\n董事会\n二○二五年三月五日\n"
    )
    notice = read_notice(source)
    assert results(source) == [(ISSUER, [], "313634580.11")]
    assert (notice.project_name, notice.project_number) == ("白石地块市政配套工程", None)
    assert notice.buyer is not None
    assert notice.buyer.name == "云岭市白石经济开发区管理委员会"


def test_who_sends_the_notice_of_award_may_be_the_agency() -> None:
    """Of whom the sentence says so by the trade in the name."""
    notice = read_notice(page(WON.replace("收到云岭市城市管理局发来", "收到招标代理机构云岭国际招标有限公司发来")))
    assert notice.agency is not None
    assert notice.buyer is not None
    assert (notice.agency.name, notice.buyer.name) == ("云岭国际招标有限公司", "云岭市城市管理局")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (f"特此公告 {ISSUER}董事会 2025年3月5日 某某财经", "2025-03-05"),
        (f"特此公告 {ISSUER}董事会 二〇二五年三月五日 某某财经", "2025-03-05"),
    ],
)
def test_the_day_behind_the_board_is_the_days_signature(line: str, day: str) -> None:
    """A site's name behind it says nothing."""
    source = (HEAD.format(title="收到中标通知书") + WON + line + "\n").replace("\n", " ")
    assert str(read_notice(source).published_date) == day


def test_the_title_is_read_over_its_lines() -> None:
    """A title that the page broke is whole, without the day behind it or a button."""
    title = "关于预中标约2.1亿元云岭市城乡\n环卫一体化作业项目的提示性公告"
    source = page(f"近日，{ISSUER}（以下简称“公司”）预中标云岭市路灯项目。\n").replace("关于收到中标通知书的公告", title)
    assert read_notice(source).title == title.replace("\n", "")


def test_clauses_tell_several_wins() -> None:
    """Each names its winner, its project and its price; what they come to is no price, nor a share's number a project's."""
    sentence = (
        f"近日，公司所属子公司陆续收到中标通知书，主要情况如下：{CHILD}中标云岭安置房工程，中标金额12.36亿元；"
        f"{OTHER}中标白石站前大道工程，中标金额5.83亿元。上述工程中标金额合计18.19亿元。\n"
    )
    source = page(sentence, "", "近期重大工程中标").replace("证券代码：300999 证券简称", "A股代码：300999 A股简称")
    notice = read_notice(source)
    assert results(source) == [(CHILD, [], "1236000000.00"), (OTHER, [], "583000000.00")]
    assert [award.project_name for award in notice.awards] == ["云岭安置房工程", "白石站前大道工程"]
    assert (notice.project_name, notice.project_number, notice.marks) == (None, None, ())


def test_a_sum_among_clauses_that_is_nobodys_is_marked() -> None:
    """A win in other words than the others is not read, and the notice is marked."""
    sentence = (
        f"近日，公司所属子公司收到中标通知书：{CHILD}中标云岭安置房工程，中标金额12.36亿元；"
        f"与他人联合承建白石大桥，份额为3.5亿元；{OTHER}中标白石站前大道工程，中标金额5.83亿元。\n"
    )
    assert read_notice(page(sentence, "", "近期重大工程中标")).marks


@pytest.mark.parametrize(("total", "marked"), [("5,459.33", False), ("6,000.00", True)])
def test_a_table_tells_what_the_issuer_won(total: str, marked: bool) -> None:
    """Each row is a result of its own; where they do not come to the total that is printed the page is marked."""
    rows = "".join(
        f"<tr><td>{group}</td><td>{lot}</td><td>1</td><td>{price}</td></tr>"
        for group, lot, price in (("变压器", "包3", "2,318.45"), ("开关柜", "包3", "3,140.88"), ("合计", "", "5,459.33"))
    )
    table = f"<table><tr><td>分标名称</td><td>包号</td><td>中标数量（包）</td><td>中标金额（万元）</td></tr>{rows}</table>"
    told = WON.replace("确认公司为云岭市路灯项目的中标人", f"公司共中标2个包，合计中标金额{total}万元")
    source = "".join(f"<p>{line}</p>" for line in page(told, "@").split("\n")).replace("<p>@", f"{table}<p>")
    notice = read_notice(source)
    assert [(a.lot_group, a.lot, str(a.amount)) for a in notice.awards] == [
        ("变压器", "包3", "23184500.00"),
        ("开关柜", "包3", "31408800.00"),
    ]
    assert bool(notice.marks) == marked
