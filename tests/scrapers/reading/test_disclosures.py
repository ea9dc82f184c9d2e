"""Listed companies' own notices of what they won. Every page is synthetic."""

import pytest

from scrapers.notice import NoticeMark, NoticeType
from scrapers.reading import read_notice

ISSUER, CHILD, OTHER = "青溪甲乙科技股份有限公司", "青溪丙丁环保有限公司", "白石建设集团有限公司"
_HEAD = (
    f"证券代码：300999 证券简称：甲乙股份 公告编号：2025-017\n{ISSUER}\n关于{{title}}的公告\n"
    "本公司及董事会全体成员保证信息披露的内容真实、准确、完整，没有虚假记载、误导性陈述或重大遗漏。\n"
)
_TAIL = (
    "二、对公司的影响\n上述项目金额占公司2024年度经审计营业收入的12.00%。\n三、风险提示\n敬请广大投资者注意投资风险。\n"
    f"特此公告。\n{ISSUER}董事会\n2025年3月5日\n"
)
_ITEMS = "一、中标项目概况\n1、项目名称：云岭市路灯项目\n2、招标人：云岭市城市管理局\n3、{price}\n4、项目工期：180日历天\n"
_WON = f"近日，{ISSUER}（以下简称“公司”）收到云岭市城市管理局发来的《中标通知书》，确认公司为云岭市路灯项目的中标人。\n"
_CHILD = f"近日，{ISSUER}（以下简称“公司”）控股子公司{CHILD}（以下简称“丙丁环保”）"
_PRICE = "中标金额：人民币12,345,678.90元"


def page(sentence: str, items: str = _ITEMS.format(price=_PRICE), title: str = "收到中标通知书") -> str:
    """A notice of a listed company: its head, what it tells, its parts."""
    return _HEAD.format(title=title) + sentence + items + _TAIL


def results(source: str) -> list[tuple[str, list[str], str | None]]:
    """Of each result the winner, the members, the amount."""
    awards = read_notice(source).awards
    return [(a.supplier.name, [m.name for m in a.members], str(a.amount) if a.amount else None) for a in awards]


@pytest.mark.parametrize(
    ("price", "amount"),
    [
        (_PRICE, "12345678.90"),
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
    notice = read_notice(page(_WON, _ITEMS.format(price=price)))
    assert results(page(_WON, _ITEMS.format(price=price))) == [(ISSUER, [], amount)]
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
    (award,) = read_notice(page(_WON, _ITEMS.format(price=price))).awards
    assert award.amount is not None
    assert award.amount.currency == currency


@pytest.mark.parametrize("price", ["中标金额：1,000,000.00元/年", "中标费率：95.5%"])
def test_a_rate_is_no_amount(price: str) -> None:
    """So much a year, or a rate, is kept as printed."""
    (award,) = read_notice(page(_WON, _ITEMS.format(price=price))).awards
    assert (award.amount, bool(award.rate)) == (None, True)


@pytest.mark.parametrize(
    ("sentence", "supplier", "members"),
    [
        (f"{_CHILD}收到中标通知书，确认丙丁环保为云岭市路灯项目中标人。\n", CHILD, []),
        (f"{_CHILD}收到云岭市城市管理局发来的《中标通知书》，具体情况如下：\n", CHILD, []),
        (f"近日，{ISSUER}（以下简称“公司”）控股子公司青溪丙丁环\n保有限公司收到中标通知书。\n", CHILD, []),
        (f"{ISSUER}（以下简称“公司”）与{OTHER}（以下简称“白石建设”）组成的联合体收到《中标通知书》。\n", ISSUER, [OTHER]),
        (f"{_CHILD}、{OTHER}组成的联合体收到中标通知书。\n", CHILD, [OTHER]),
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
            _WON.replace("以下简称“公司”", "以下简称“甲乙科技”或“公司”"),
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
    items = _ITEMS.format(price=_PRICE).replace("3、中标金额", f"{named}5、中标金额")
    assert results(page(f"{_CHILD}收到《中标通知书》，现将情况公告如下：\n", items)) == [(supplier, members, "12345678.90")]


def test_candidates_are_candidates() -> None:
    """预中标 is not won yet."""
    source = page(f"近日，{ISSUER}（以下简称“公司”）预中标云岭市路灯项目。\n", title="预中标云岭市路灯项目")
    notice = read_notice(source.replace("的公告\n", "的提示性公告\n", 1))
    assert (notice.notice_type, len(notice.awards), notice.marks) == (NoticeType.CANDIDATE, 1, ())


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
    lots = _ITEMS.format(price="标段：一标段\n4、中标金额：100万元\n5、标段：二标段\n6、中标金额：200万元")
    notice = read_notice(page(_WON, lots))
    assert [(award.lot, str(award.amount)) for award in notice.awards] == [("一标段", "1000000.00"), ("二标段", "2000000.00")]
    assert notice.buyer is not None


def test_a_sentence_may_tell_all() -> None:
    """Without items the sentence's own amount holds, not what was won in all."""
    source = page(_WON.replace("中标人。", "中标人，中标金额为2,345.67万元，占公司营业收入的3.2%。累计中标金额为9亿元。"), "")
    assert results(source) == [(ISSUER, [], "23456700.00")]


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
    notice = read_notice(page(_WON.replace("收到云岭市城市管理局发来", "收到招标代理机构云岭国际招标有限公司发来")))
    assert notice.agency is not None
    assert notice.buyer is not None
    assert (notice.agency.name, notice.buyer.name) == ("云岭国际招标有限公司", "云岭市城市管理局")


def test_what_a_subsidiary_tells_the_issuer_is_the_subsidiarys() -> None:
    """公司 hears of it, and does not win."""
    sentence = f"{ISSUER}（以下简称“公司”）近日收到全资子公司{CHILD}（以下简称“丙丁环保”）的通知，丙丁环保收到《中标通知书》。\n"
    assert results(page(sentence)) == [(CHILD, [], "12345678.90")]


def test_shanghai_bullets_and_the_parts_below_are_one_project() -> None:
    """What the summary at the top rounds is the same amount."""
    bullets = "重要内容提示：\n● 项目名称：云岭市路灯项目\n● 中标金额：约1,234.57万元\n"
    source = page(bullets + _WON)
    assert (results(source), read_notice(source).marks) == ([(ISSUER, [], "12345678.90")], ())


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
            _ITEMS.format(price=_PRICE),
            "收到中标通知书",
        ),
        # which of them won what
        (
            f"{ISSUER}（以下简称“公司”）及子公司收到中标通知书，公司及子公司为相关项目中标单位，中标金额合计约20.67亿元。\n",
            "",
            "收到中标通知书",
        ),
        # one amount under the same label as another
        (_WON, _ITEMS.format(price=f"{_PRICE}\n4、中标金额：22,345,678.90元"), "收到中标通知书"),
        # each his share
        (
            _WON.replace("中标人。", "中标人，中标金额分别为1,000万元和2,000万元。"),
            "",
            "收到中标通知书",
        ),
        (_WON, _ITEMS.format(price="项目总投资：5.6亿元"), "收到中标通知书"),
        # parts of a price, and what is so much a year
        (_WON, _ITEMS.format(price="中标金额：建设期1亿元，运营期2,000万元/年"), "收到中标通知书"),
        # several that won a part each
        (_WON, _ITEMS.format(price=f"中标单位：{ISSUER}、{OTHER}\n4、中标金额：100万元"), "收到中标通知书"),
        # a branch, or a subsidiary without a name
        (
            _WON.replace("确认公司为", "确认全资子公司为").replace("收到", "全资子公司收到", 1),
            _ITEMS.format(price=_PRICE),
            "收到中标通知书",
        ),
        # taken back
        (f"{_WON}近日公司中标资格被取消。\n", "", "中标项目进展"),
    ],
)
def test_in_doubt_no_amount_is_given(sentence: str, items: str, title: str) -> None:
    """The notice says that it was not read."""
    notice = read_notice(page(sentence, items, title))
    assert [award.amount for award in notice.awards if award.amount] == []
    assert NoticeMark.RESULT_NOT_READ in notice.marks


def test_what_may_be_taken_back_is_not() -> None:
    """A risk is no news."""
    source = page(_WON).replace("敬请", "如公司未能按期签订合同，招标人有权取消公司的中标资格。敬请")
    assert results(source) == [(ISSUER, [], "12345678.90")]


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


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (f"特此公告 {ISSUER}董事会 2025年3月5日 某某财经", "2025-03-05"),
        (f"特此公告 {ISSUER}董事会 二〇二五年三月五日 某某财经", "2025-03-05"),
    ],
)
def test_the_day_behind_the_board_is_the_days_signature(line: str, day: str) -> None:
    """A site's name behind it says nothing."""
    source = (_HEAD.format(title="收到中标通知书") + _WON + line + "\n").replace("\n", " ")
    assert str(read_notice(source).published_date) == day


def test_the_title_is_read_over_its_lines() -> None:
    """A title that the page broke is whole, without the day behind it or a button."""
    title = "关于预中标约2.1亿元云岭市城乡\n环卫一体化作业项目的提示性公告"
    source = page(f"近日，{ISSUER}（以下简称“公司”）预中标云岭市路灯项目。\n").replace("关于收到中标通知书的公告", title)
    assert read_notice(source).title == title.replace("\n", "")
