"""The title and the day at the top of a page, among what a site prints round them. Every page is synthetic."""

from datetime import date

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice

_BODY = "<p>一、项目名称：绿化养护项目</p><p>因采购需求发生变化，本项目不再采购。</p>"


@pytest.mark.parametrize(
    ("page", "title", "notice_type"),
    [
        # the head of the page names the site alone
        (
            f"<title>青溪县公共资源交易平台</title><div>绿化养护项目采购终止公告</div>{_BODY}",
            "绿化养护项目采购终止公告",
            NoticeType.TERMINATION,
        ),
        # the name of the site stands behind the title
        (
            f"<title>绿化养护项目中止公告（重）-青溪采购网</title>{_BODY}",
            "绿化养护项目中止公告（重）",
            NoticeType.TERMINATION,
        ),
        # a menu at the side has a heading of its own
        (
            f"<title>青溪采购网</title><h2>栏目导航</h2><ul><li>招标公告</li></ul><h3>项目终止公告</h3>{_BODY}",
            "项目终止公告",
            NoticeType.TERMINATION,
        ),
        # the kind of notice in a line of its own
        (f"<h1>绿化养护项目</h1><p>中止公告</p>{_BODY}", "绿化养护项目中止公告", NoticeType.TERMINATION),
        # a path in lines of its own
        (
            "首页\n>\n工程建设\n>\n中标候选人公示\n绿化养护项目终止公告\n一、项目名称：绿化养护项目\n本项目不再采购。",
            "绿化养护项目终止公告",
            NoticeType.TERMINATION,
        ),
        # a label before it
        (
            "公告标题：绿化养护项目终止公告（重）\n一、项目名称：绿化养护项目\n本项目不再采购。",
            "绿化养护项目终止公告（重）",
            NoticeType.TERMINATION,
        ),
    ],
)
def test_the_title_is_told_from_the_site_round_it(page: str, title: str, notice_type: NoticeType) -> None:
    """Names of sites, paths and labels are no part of a title."""
    notice = read_notice(page)
    assert (notice.title, notice.notice_type) == (title, notice_type)


@pytest.mark.parametrize(
    "line",
    [
        "2026-05-06 10:00:11 来源：青溪采购网",
        "2026/5/6 浏览次数：12",
        "[2026-05-06] 阅读：12",
        "2026年5月6日 【打印】",
    ],
)
def test_a_day_beside_what_a_site_prints_is_the_publications(line: str) -> None:
    """The day with its source or its counter at the top outweighs a contract's at the end."""
    page = (
        f"绿化养护项目成交公告\n{line}\n一、项目名称：绿化养护项目\n供应商名称：智联信息技术有限公司\n青溪县教育局\n2026年5月3日"
    )
    assert read_notice(page).published_date == date(2026, 5, 6)


@pytest.mark.parametrize(
    "line",
    [
        "评标日期：2026-05-04",
        "竣工验收时间：2024年3月1日",
        "公告发布媒体及日期：青溪采购网2026年4月3日",
        "业绩：青溪大厦装修工程，合同签订时间2023年3月1日",
        "资金来源：财政资金（2026年1月1日下达）",
        "立项批复时间\n2025年3月1日",
    ],
)
def test_the_last_day_of_a_page_is_not_the_publications_under_another_label(line: str) -> None:
    """Better none than the day of an opening, of a permit or of works of the past."""
    page = f"绿化养护项目成交公告\n一、项目名称：绿化养护项目\n供应商名称：智联信息技术有限公司\n采购人：青溪县教育局\n{line}"
    assert read_notice(page).published_date is None


@pytest.mark.parametrize("line", ["青溪县教育局 2026年5月6日", "2026年5月6日", "日期：2026年5月6日", "发布日期\n2026年5月6日"])
def test_a_signature_is_the_publications_day(line: str) -> None:
    """With a name before it, alone, or under a label that says so."""
    page = f"绿化养护项目成交公告\n一、项目名称：绿化养护项目\n供应商名称：智联信息技术有限公司\n采购人：青溪县教育局\n{line}"
    assert read_notice(page).published_date == date(2026, 5, 6)


@pytest.mark.parametrize("label", ["挂网时间", "公告刊登日期", "发布日", "公开时间", "签发日期", "添加时间", "更新日期"])
def test_a_day_under_a_label_of_publishing_is_the_publications(label: str) -> None:
    """Whatever the site calls it: posting, printing, signing, adding."""
    page = (
        f"绿化养护项目成交公告\n{label}：2026年5月6日\n一、项目名称：绿化养护项目\n开标时间：2026年5月3日\n采购人：青溪县教育局"
    )
    assert read_notice(page).published_date == date(2026, 5, 6)


def test_what_a_site_calls_its_own_act_yields_to_the_publication() -> None:
    """A page added or updated later was published before."""
    page = (
        "绿化养护项目成交公告\n更新日期：2026年6月1日\n发布日期：2026年5月6日\n一、项目名称：绿化养护项目\n采购人：青溪县教育局"
    )
    assert read_notice(page).published_date == date(2026, 5, 6)


@pytest.mark.parametrize("label", ["开标时间", "四、招标公告发布日期:", "合同签署时间"])
def test_a_day_and_its_hour_below_another_things_label_is_no_publications(label: str) -> None:
    """A line near the top that is a day with its hour is the publication's only where nothing else labels it."""
    page = f"绿化养护项目成交公告\n项目名称\n绿化养护项目\n{label}\n2026年5月3日 09:30:00\n采购人\n青溪县教育局"
    assert read_notice(page).published_date is None


_ONE_LINE = "一、项目名称：绿化养护项目 二、中标信息 供应商名称：杭州甲乙信息技术有限公司 中标金额：49.8万元"
_TITLE = "青溪县教育局绿化养护项目结果公告"
_BIDS = "标段信息 标段编号 标段名称 采购方式 预算金额(元)投标供应商名称1 绿化养护 竞争性谈判90000 杭州甲乙信息技术有限公司,"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        # a site's words before it, the day and its hour glued together behind it
        (f"AB1234 中标信息详情 绿化养护项目成交公告更正公告 2026-05-0613：03：16 {_ONE_LINE}", "绿化养护项目成交公告更正公告"),
        # between the names of those who bid and a sentence
        (f"{_BIDS}杭州丙丁有限公司 {_TITLE}青溪县教育局的绿化养护项目于结束 ，现将结果公告如下。{_ONE_LINE}", _TITLE),
        (f"{_BIDS}, {_TITLE}杭州戊己项目管理有限公司 受青溪县教育局的委托，进行公开招标。{_ONE_LINE}", _TITLE),
        # under its label, where the head says the kind of notice alone
        (
            f"成交结果公告 采购项目名称： 绿化养护项目 公告名称： 青溪县教育局绿化养护项目成交结果公告 {_ONE_LINE}",
            "青溪县教育局绿化养护项目成交结果公告",
        ),
        # the original notice's name is none of the correction
        (f"更正公告 采购项目名称： 绿化养护项目 公告名称： 青溪县教育局绿化养护项目成交结果公告 {_ONE_LINE}", "更正公告"),
        # the head of a part
        ("三、中标（成交）信息：\n供应商名称：杭州甲乙信息技术有限公司\n中标（成交）金额：49.8万元", None),
        ("四、成交结果\n供应商名称：杭州甲乙信息技术有限公司\n成交金额：49.8万元", None),
        # a sentence
        (
            "青溪县教育局绿化养护项目，按规定程序进行了评审，现就本次招标的结果公布如下：\n中标单位：杭州甲乙信息技术有限公司",
            None,
        ),
        # the number in a line of its own, and the blanks of a form
        (f"<h3><div>绿化养护项目中标结果公示</div><div>（2026-QX-0117）</div></h3>{_BODY}", "绿化养护项目中标结果公示"),
        (f"<p><u>  青溪县绿化养护项目&nbsp;&nbsp; </u>中标结果公告</p>{_BODY}", "青溪县绿化养护项目中标结果公告"),
    ],
)
def test_a_title_is_whole_and_nothing_but_one(page: str, title: str | None) -> None:
    """Neither the rest of its line, nor the head of a part, nor a sentence is taken for it."""
    assert read_notice(page).title == title


@pytest.mark.parametrize(
    "behind",
    ["2026-05-0613：03：16 一、项目名称：绿化养护项目", "2026年05月06日 11:54【 公告概要： 公告信息： 采购项目名称 绿化养护项目"],
)
def test_the_day_behind_a_title_is_the_publications_whatever_is_glued_to_it(behind: str) -> None:
    """Its hour without a space, and the bracket of a button."""
    page = f"青溪县绿化养护项目成交公告 {behind} 采购单位 青溪县教育局 行政区域 青溪县"
    assert read_notice(page).published_date == date(2026, 5, 6)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("首次公告日期：2026-05-04\n二、更正信息\n更正内容：数量9更正为12\n更正日期：2026-05-06", date(2026, 5, 6)),
        ("首次公告日期：2026-05-04\n二、更正信息\n更正日期：2026-05-06\n三、联系\n发布日期：2026-05-07", date(2026, 5, 7)),
        # two of them, and one without that of the notice it corrects
        ("首次公告日期：2026-05-04\n更正日期：2026-05-06\n更正时间：2026-05-08", None),
        ("二、更正信息\n更正内容：数量9更正为12\n更正日期：2026-05-06\n三、其他补充事宜 无", None),
    ],
)
def test_a_correction_without_another_day_was_published_on_its_own(lines: str, day: date | None) -> None:
    """The day of the correction in its form, beside the day of the notice it corrects."""
    page = f"更正公告\n一、项目基本情况\n原公告的采购项目编号：QX-2026-0117\n原公告的采购项目名称：绿化养护项目\n{lines}\n"
    assert read_notice(page).published_date == day


def test_a_site_and_a_day_head_a_page() -> None:
    """青溪政府采购网 2026-08-04 10:05:33 under the title is when it was published."""
    text = "青溪医院外包项目中标公告\n青溪政府采购网 2026-08-04 10:05:33\n中标人：杭州甲乙农机有限公司\n中标价：100万元\n"
    assert str(read_notice(text, kind="text").published_date) == "2026-08-04"


def test_a_kind_in_square_brackets_ends_a_title() -> None:
    """…采购[中标公告] names the project before the bracket."""
    assert (
        read_notice(
            "<h1>青溪水厂监测系统采购[中标公告]</h1><p>中标人：杭州甲乙农机有限公司</p><p>中标价：100万元</p>"
        ).project_name
        == "青溪水厂监测系统采购"
    )


def test_the_line_over_the_day_is_the_title_where_the_head_names_the_site() -> None:
    """中标公告 alone, below a menu of such words."""
    menu = "".join(f"<dd>{word}</dd>" for word in ("招标公告", "资格预审公告", "候选人公示", "中标结果", "终止公告"))
    day = "<div>【信息时间：2026/04/29　阅读次数：16】</div>"
    page = (
        f"<title>青溪县公共资源交易中心</title><dt>公告栏目</dt>{menu}<div>中标公告</div>{day}<p>中标人：杭州甲乙农机有限公司</p>"
    )
    assert read_notice(page).title == "中标公告"


def test_the_office_whose_site_it_is_ends_no_title() -> None:
    """As far as the page prints it, whatever words it holds."""
    line = "我县首单“政采贷”落地 中标企业获贷300万元"
    assert read_notice(f"<title>{line}_青溪县人民政府</title><div>{line}</div><p>近日，业务落地。</p>").title == line
