"""Reading of the buyer and of the project's number: in lines, sentences, titles and seals. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice

_RESULT = "二、中标（成交）信息\n供应商名称：智联信息技术有限公司\n中标（成交）金额：49.8（万元）\n"
_AGENCY = "诚信招标代理有限公司"


def _page(*lines: str, title: str = "绿化养护项目成交公告", foot: str = "") -> str:
    return "\n".join((title, *lines, _RESULT + foot))


@pytest.mark.parametrize(
    "label",
    [
        *("采购主体", "招标业主", "采购用户", "最终用户", "用户单位", "询比人", "竞采单位", "招选人", "比选发起人", "采购委托人"),
        *("项目责任单位", "项目实施单位", "预算单位", "采购人/招标人", "邀请人", "购买主体", "建设业主"),
    ],
)
def test_a_buyers_label_is_known_by_what_it_is_made_of(label: str) -> None:
    """Who buys, calls, compares or uses, with any noun for a party."""
    notice = read_notice(_page(f"一、{label}：青溪县气象台", f"采购代理机构：{_AGENCY}"))
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪县气象台"


@pytest.mark.parametrize(
    "page",
    [
        _page(f"青溪县博物馆委托{_AGENCY}就绿化养护项目进行竞争性磋商，现将结果公告如下："),
        _page("青溪县博物馆（以下简称“采购人”）就绿化养护项目进行询价，现将结果公告如下："),
        _page("青溪县博物馆（采购人）就绿化养护项目进行询价，现将结果公告如下："),
        _page("一、采购人：青溪县博物馆  0571-88888888"),
        _page("一、采购人：青溪县博物馆，13800000000"),
        _page(title="青溪县博物馆关于绿化养护项目的成交公告"),
        _page("一、项目名称：绿化养护项目", title="关于青溪县博物馆绿化养护项目的成交公告"),
        _page(foot="青溪县博物馆（盖章）\n2026年8月3日"),
    ],
)
def test_a_buyer_is_read_from_sentences_titles_seals_and_beside_telephones(page: str) -> None:
    """The name as printed, without the words and figures round it."""
    notice = read_notice(page)
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪县博物馆"


def test_an_agency_that_announces_is_not_the_buyer() -> None:
    """某招标代理公司关于… is whom the buyer charged."""
    assert read_notice(_page(title=f"{_AGENCY}关于绿化养护项目的成交公告")).buyer is None


@pytest.mark.parametrize(
    ("page", "number"),
    [
        (_page("采购登记号：QX-2026-0117"), "QX-2026-0117"),
        (_page("一、项目标号：QX-2026-0117"), "QX-2026-0117"),
        (_page("采购任务编号：QX-2026-0117"), "QX-2026-0117"),
        # a lot's number where no other is printed
        (_page("标段编号：QX-2026-0117"), "QX-2026-0117"),
        (_page("项目编号：QX-2026-0117", "标段编号：QX-2026-0117-01"), "QX-2026-0117"),
        # behind the project's name in a sentence, and before what it is the number of
        (_page("绿化养护项目（JLZC2026-G1-0512）报名时间延长。"), "JLZC2026-G1-0512"),
        (_page("招标编号XNDL-2026-FW-12的绿化养护项目已开标。"), "XNDL-2026-FW-12"),
        # a bracket within it
        (_page("编号：QXCG(2026)第031号"), "QXCG(2026)第031号"),
        (_page("编号：[2026]青采字第118号"), "[2026]青采字第118号"),
        (_page(title="绿化养护项目（QXCG(2026)第031号）成交公告"), "QXCG(2026)第031号"),
        (_page(title="绿化养护项目（QX-2026-0117）成交公告"), "QX-2026-0117"),
        # years, plans and contracts are no project's number
        (_page(title="绿化养护项目（2026-2028）成交公告"), None),
        (_page("采购计划编号：QX-2026-0117"), None),
        (_page("合同编号：QX-2026-0117"), None),
    ],
)
def test_a_projects_number_is_whole_and_no_plans_or_contracts(page: str, number: str | None) -> None:
    """Its label tells whose number it is; in a title a code in brackets is the project's."""
    assert read_notice(page).project_number == number


@pytest.mark.parametrize(
    ("title", "buyer"),
    [
        ("青溪省体育局体育彩票管理中心绿化养护项目成交公告", "青溪省体育局体育彩票管理中心"),
        ("青溪县公安局交警大队绿化养护项目成交公告", "青溪县公安局交警大队"),
        ("青溪大学附属医院绿化养护项目成交公告", "青溪大学附属医院"),
        ("国家税务总局青溪县税务局绿化养护项目成交公告", "国家税务总局青溪县税务局"),
        ("青溪县教育局绿化养护项目成交公告", "青溪县教育局"),
        # who arranges tenders is no buyer
        ("诚信招标有限公司绿化养护项目成交公告", None),
    ],
)
def test_a_title_names_the_buyer_whole(title: str, buyer: str | None) -> None:
    """A body that belongs to another and buys itself is named behind it."""
    notice = read_notice(_page(title=title))
    assert (notice.buyer.name if notice.buyer else None) == buyer


@pytest.mark.parametrize("foot", ["智联信息技术有限公司\n2026年8月3日", "青溪工程管理有限公司\n2026年8月3日"])
def test_neither_a_winner_nor_who_manages_works_signs_as_the_buyer(foot: str) -> None:
    """Better none than one who is not."""
    assert read_notice(_page(foot=foot)).buyer is None


@pytest.mark.parametrize(
    "line",
    [
        "本项目采购人为青溪县博物馆，代理机构为诚信招标代理有限公司。",
        "本招标项目已批准建设，项目业主为青溪县博物馆，建设资金来自财政资金，招标人为青溪县博物馆。",
        "采购单位名称及联系方式：青溪县博物馆，0571-88888888",
        "采购人的名称：青溪县博物馆",
        "采购人|青溪县博物馆",
        "采购归口单位：青溪县博物馆",
        "申购单位：青溪县博物馆",
        "出租人：青溪县博物馆",
    ],
)
def test_a_buyer_is_read_from_forms_filled_in(line: str) -> None:
    """Sentences that say who it is, and labels that ask for more than the name."""
    notice = read_notice(_page(line))
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪县博物馆"


def test_a_rule_about_whom_the_buyer_charged_names_no_buyer() -> None:
    """与招标人为本项目所委托的咨询公司."""
    assert read_notice(_page("不得与招标人为本项目所委托的咨询公司有隶属关系。")).buyer is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("本项目项目编号为QX-2026-0117", "QX-2026-0117"),
        ("一、项目编号QX-2026-0117", "QX-2026-0117"),
        ("证书编号QX-2026-0117", None),
        ("招标编号/包号：QX-2026-0117/01", "QX-2026-0117/01"),
        ("项目编号：QXZC2026-G1-GXJL（第1包）", "QXZC2026-G1-GXJL"),
    ],
)
def test_a_number_is_read_behind_words_and_without_its_lot_in_brackets(line: str, number: str | None) -> None:
    """A lot is a part of the number only where its label says so."""
    assert read_notice(_page(line)).project_number == number


@pytest.mark.parametrize(("printed", "buyer"), [("张三", None), ("林业局", "林业局"), ("石油公司", "石油公司")])
def test_a_person_is_no_buyer(printed: str, buyer: str | None) -> None:
    """An office may be named as shortly as a person and begin with a surname."""
    notice = read_notice(_page(f"采购人：{printed}", "联系电话：0571-88888888"))
    assert (notice.buyer.name if notice.buyer else None) == buyer


@pytest.mark.parametrize(
    "line",
    [
        "安全生产许可证编号：（青）JZ安许证字[2018]012345",
        "注册证编号：青械注准20163210123",
        "身份证号：330102199001011234",
        "立项批文编号：青发改[2026]12号",
        "采购计划备案号：QXCJ-2026-0031",
        "规格型号：QX2026-118",
        "开户账号：1202020209900012345",
        "文号：青财采〔2026〕11号",
        "宗地编号：青政储出[2026]12号",
        "传真号：0571-88888888",
    ],
)
def test_the_number_of_a_permit_a_plan_or_a_thing_is_no_projects(line: str) -> None:
    """The whole label says whose number it is."""
    assert read_notice(_page(line)).project_number is None


@pytest.mark.parametrize(
    "label", ["编号", "院内项目编号", "采购单号", "询价单号", "采购申请编号", "进场交易编号", "流程编号", "发包编号"]
)
def test_the_number_of_what_is_bought_or_how_is_the_projects(label: str) -> None:
    """Labels that no list holds, by what they are made of."""
    assert read_notice(_page(f"{label}：QX-2026-0117")).project_number == "QX-2026-0117"


@pytest.mark.parametrize(
    "page",
    [
        _page(f"青溪县教育局委托{_AGENCY}于2026年8月3日进行了下列项目的采购，现将结果公告如下："),
        _page("一、项目名称：2026年青溪县教育局绿化养护项目", title=f"{_AGENCY}关于2026年青溪县教育局绿化养护项目的成交公告"),
    ],
)
def test_who_is_charged_or_announces_for_another_is_the_agency(page: str) -> None:
    """In the sentence of who was charged, and before 关于 in a title; the year before the buyer's name is none of it."""
    notice = read_notice(page)
    assert (notice.buyer and notice.buyer.name, notice.agency and notice.agency.name) == ("青溪县教育局", _AGENCY)


def test_a_company_that_is_charged_with_another_thing_is_no_agency() -> None:
    """某局委托某公司对…进行检测 speaks of no purchase."""
    page = _page("青溪县教育局委托甲乙工程咨询有限公司对馆舍进行检测。一、采购人：青溪县教育局")
    assert read_notice(page).agency is None


def test_by_whom_an_agency_is_charged_is_no_part_of_its_name() -> None:
    """采购代理机构：某公司，受某局委托."""
    read = read_notice(_page(f"采购代理机构：{_AGENCY}，受青溪县气象台委托"))
    assert read.agency is not None
    assert read.agency.name == _AGENCY


def test_nobody_is_the_agency_of_who_buys_alone() -> None:
    """无（自行采购）."""
    assert read_notice(_page("采购人：青溪县气象台", "代理机构：无（自行采购）")).agency is None


def test_a_code_whose_label_holds_a_space_is_no_agency() -> None:
    """组织机构 代码 is one label, 组织机构 alone another; a code that is none takes no other's place."""
    page = _page(
        foot="统一社会信用代码 91310000MA1FL70B6T\n组织机构 代码 / 投诉受理部门 青溪县发展和改革委员会 联系 电话 0571-88888888"
    )
    assert read_notice(page).agency is None


def test_the_parts_of_a_page_in_one_line_are_looked_at_one_by_one() -> None:
    """更正为 in the part before it makes no name of the part on contacts one that was corrected."""
    page = (
        "绿化养护项目成交结果更正公告 一、项目基本情况 原公告的采购项目编号：QX-2026-0117 首次公告日期：2026-07-03 "
        "二、更正信息 更正内容：数量9更正为12 三、凡对本次公告内容提出询问，请按以下方式联系。 "
        f"1.采购人信息 名称：青溪县教育局 地址：青溪县东街1号 2.采购代理机构信息 名称：{_AGENCY} 地址：青溪县西街2号"
    )
    notice = read_notice(page)
    assert (notice.buyer and notice.buyer.name, notice.agency and notice.agency.name) == ("青溪县教育局", _AGENCY)


@pytest.mark.parametrize(
    "rows",
    [
        "<table><tr><td>采购单位</td><td>{0}</td></tr><tr><td>预算金额</td><td>￥88万元</td></tr><tr><td>代理机构名称</td><td>{1}</td></tr></table>",
        "<p>采购单位  {0}</p><p>预算金额  ￥88万元</p><p>开标时间  2026年07月01日</p><p>代理机构名称  {1}</p>",
        "<div>采购单位{0}</div><div>采购方式公开招标</div><div>代理机构名称{1}</div>",
    ],
)
def test_a_party_of_the_box_ends_before_the_next_label(rows: str) -> None:
    """Rows that a box seldom has stand between the buyer and the agency."""
    buyer, agency = "某某职业技术学院", "杭州甲乙招标有限责任公司"
    box = f"<p>公告概要：</p>{rows.format(buyer, agency)}<p>项目编号：MM2026-1</p><p>获取招标文件</p>"
    notice = read_notice(f"<html><body><h2>某某设备项目公开招标公告</h2>{box}</body></html>")
    assert (notice.buyer and notice.buyer.name, notice.agency and notice.agency.name) == (buyer, agency)
