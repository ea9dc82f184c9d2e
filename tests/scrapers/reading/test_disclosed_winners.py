"""Winners in listed companies' own notices: the issuer, a subsidiary, a venture, another. Every page is synthetic."""

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.listed_company import CHILD, CHILD_HAS, ISSUER, ITEMS, OTHER, PRICE, WON, page, results


@pytest.mark.parametrize(
    ("sentence", "supplier", "members"),
    [
        (f"{CHILD_HAS}收到中标通知书，确认丙丁环保为云岭市路灯项目中标人。\n", CHILD, []),
        (f"{CHILD_HAS}收到云岭市城市管理局发来的《中标通知书》，具体情况如下：\n", CHILD, []),
        (f"近日，{ISSUER}（以下简称“公司”）控股子公司青溪丙丁环\n保有限公司收到中标通知书。\n", CHILD, []),
        (f"{ISSUER}（以下简称“公司”）与{OTHER}（以下简称“白石建设”）组成的联合体收到《中标通知书》。\n", ISSUER, [OTHER]),
        (f"{CHILD_HAS}、{OTHER}组成的联合体收到中标通知书。\n", CHILD, [OTHER]),
        (
            f"{ISSUER}（以下简称“公司”）收到中标通知书，由{OTHER}（牵头人）与公司（成员单位）组成的联合体为路灯项目的中标人。\n",
            OTHER,
            [ISSUER],
        ),
        (
            f"{ISSUER}（以下简称“公司”）收到中标通知书，确认以{OTHER}为牵头人，公司为成员单位的联合体为路灯项目中标人。\n",
            OTHER,
            [ISSUER],
        ),
        ("近日，公司收到《中标通知书》，确认公司为云岭市路灯项目的中标人。\n", ISSUER, []),
        (
            WON.replace("以下简称“公司”", "以下简称“甲乙科技”或“公司”"),
            ISSUER,
            [],
        ),
    ],
)
def test_short_names_and_pronouns_are_looked_up(sentence: str, supplier: str, members: list[str]) -> None:
    """A subsidiary wins under its own name; a venture has its lead and its members; a board's signature names 公司, too."""
    source = page(sentence)
    assert results(source) == [(supplier, members, "12345678.90")]
    assert read_notice(source).marks == ()


@pytest.mark.parametrize(
    ("named", "supplier", "members"),
    [
        (f"3、中标人：公司与{OTHER}联合体\n", ISSUER, [OTHER]),
        (f"3、中标单位：{OTHER}（联合体牵头人）、{ISSUER}（联合体成员）\n", OTHER, [ISSUER]),
        (f"3、联合体牵头人：{ISSUER}\n4、联合体成员：{OTHER}\n", ISSUER, [OTHER]),
        ("3、中标人：丙丁环保\n", CHILD, []),
    ],
)
def test_items_name_the_winner(named: str, supplier: str, members: list[str]) -> None:
    """What an item says of the winner holds."""
    items = ITEMS.format(price=PRICE).replace("3、中标金额", f"{named}5、中标金额")
    assert results(page(f"{CHILD_HAS}收到《中标通知书》，现将情况公告如下：\n", items)) == [(supplier, members, "12345678.90")]


def test_candidates_are_candidates() -> None:
    """预中标 is not won yet."""
    source = page(f"近日，{ISSUER}（以下简称“公司”）预中标云岭市路灯项目。\n", title="预中标云岭市路灯项目")
    notice = read_notice(source.replace("的公告\n", "的提示性公告\n", 1))
    assert (notice.notice_type, len(notice.awards), notice.marks) == (NoticeType.CANDIDATE, 1, ())


def test_what_a_subsidiary_tells_the_issuer_is_the_subsidiarys() -> None:
    """公司 hears of it, and does not win."""
    sentence = f"{ISSUER}（以下简称“公司”）近日收到全资子公司{CHILD}（以下简称“丙丁环保”）的通知，丙丁环保收到《中标通知书》。\n"
    assert results(page(sentence)) == [(CHILD, [], "12345678.90")]


def test_a_hong_kong_announcement_is_read() -> None:
    """Traditional characters, corner brackets, a subsidiary of 本公司."""
    source = (
        "青溪甲乙控股有限公司\n（股份代號：0999）\n自願公告\n收到中標通知書\n"
        "本公告由青溪甲乙控股有限公司（「本公司」，連同其附屬公司統稱「本集團」）自願作出。\n"
        "董事會欣然宣佈，本公司之全資附屬公司青溪丙丁環保有限公司（「丙丁環保」）於近日收到雲嶺市城市管理局發出的中標通知書，"
        "確認丙丁環保為雲嶺市路燈項目之中標人。\n項目名稱：雲嶺市路燈項目\n招標人：雲嶺市城市管理局\n中標金額：人民幣80,000,000元\n"
    )
    assert results(source) == [("青溪丙丁環保有限公司", [], "80000000.00")]


@pytest.mark.parametrize(
    ("roles", "supplier"),
    [
        (f"2、甲方：云岭市城市管理局\n3、乙方：{ISSUER}\n", ISSUER),
        (f"2、发包人：{ISSUER}\n3、承包人：{OTHER}\n", OTHER),
        ("2、发包人：云岭市城市管理局\n", ISSUER),
    ],
)
def test_a_contract_has_its_seller(roles: str, supplier: str) -> None:
    """Who sells is labelled, or signs with whom a label calls the buyer; the issuer may be the buyer itself."""
    sentence = f"近日，{ISSUER}（以下简称“公司”）与云岭市城市管理局签订了合同。\n"
    items = f"一、合同主要内容\n1、合同名称：云岭市路灯合同\n{roles}4、合同金额：12,345,678.90元（含税）\n"
    notice = read_notice(page(sentence, items, "签订重大合同"))
    assert (notice.notice_type, [award.supplier.name for award in notice.awards]) == (NoticeType.CONTRACT, [supplier])


@pytest.mark.parametrize(
    "form", ["中标人：{other}\n中标金额：1,234,567.00元\n", "确定{other}为中标人，中标金额为1,234,567.00元。\n"]
)
def test_what_a_listed_company_buys_another_wins(form: str) -> None:
    """A buyer may be listed, too, and call itself 公司."""
    source = f"证券代码：600999\n{ISSUER}管材采购中标结果公告\n{ISSUER}（以下简称“公司”）管材采购已评标结束。\n" + form.format(
        other=OTHER
    )
    assert results(source) == [(OTHER, [], "1234567.00")]


@pytest.mark.parametrize(
    "name",
    [
        "公司及子公司",
        "合营公司",
        "通知书确认公司与白石建设集团有限公司",
        "本公司",
        "其控股的子公司",
        "青溪甲乙科技股份有限公司全资子公司",
    ],
)
def test_words_for_companies_are_no_name(name: str) -> None:
    """Nobody is called 公司."""
    assert results(f"某项目中标结果公告\n一、中标信息\n中标人：{name}\n中标金额：100000元\n") == []
