"""Titles, names, numbers and days on the pages of enterprises' platforms. Every page is synthetic."""

import datetime as dt

import pytest

from scrapers.reading import read_notice

_SUPPLIER = "杭州甲乙信息技术有限公司"
_RESULT = f"<p>成交供应商：{_SUPPLIER}</p><p>成交金额：1000元</p>"
_TITLE, _NAME = "青溪港区皮带机托辊询比采购成交结果公告", "青溪港区皮带机托辊询比采购"


def _page(head: str, body: str) -> str:
    return f"<html><head><title>{head}</title></head><body>{body}{_RESULT}</body></html>"


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("青溪港电子采购平台", "<div>青溪港 供应商登录 | 采购公告 | 结果公告</div>"),
        ("青溪阳光采购网", "<div>青溪阳光采购网</div><div>首页|招标公告|比选公告|结果公示</div>"),
        ("青溪阳光采购网", "<div><span>青溪阳光采购网</span><span>首页|招标公告|结果公示</span></div>"),
        ("青溪网上中介服务超市", "<div>青溪网上中介服务超市 首页 采购公告 中选公告</div>"),
        ("青溪电子商务平台", "<ul><li>首页</li><li>招标采购</li><li>公示公告</li><li>资料下载</li></ul>"),
        ("", "<div>青溪采购网</div><div>采购公告 中标公告 更正公告 暂停供应商名单</div>"),
        ("公告-青溪农村商业银行", "<div><a>关于我们</a><a>个人业务</a><a>公司业务</a><a>公告</a></div>"),
        (f"青溪电子商务平台 - {_TITLE}", ""),
        (f"{_TITLE}-青溪理工学院招标采购中心", "<h1>招标采购中心</h1><ul><li>首页</li><li>招标公告</li></ul>"),
    ],
)
def test_menus_columns_and_sites_are_no_titles(head: str, above: str) -> None:
    """The line that ends as a notice's does is the title, whatever the site prints above it."""
    notice = read_notice(_page(head, f"{above}<div>{_TITLE}</div>"))
    assert (notice.title, notice.project_name) == (_TITLE, _NAME)


def test_a_title_in_a_cell_below_a_menu_is_the_title() -> None:
    """The page is laid out in a table."""
    page = (
        f"<div>青溪港 供应商登录 | 采购公告 | 结果公告</div><table><tr><td>{_TITLE}</td></tr><tr><td>{_RESULT}</td></tr></table>"
    )
    assert read_notice(f"<html><head><title>青溪港电子采购平台</title></head><body>{page}</body></html>").title == _TITLE


@pytest.mark.parametrize("title", ["青溪智慧平台-二期建设项目中标公告", "青溪水厂改造 | 二期工程中标结果公告"])
def test_a_dash_within_a_projects_name_parts_no_site_from_it(title: str) -> None:
    """The page prints the title whole."""
    assert read_notice(_page(title, f"<div>{title}</div>")).title == title


def test_a_title_over_two_lines_may_be_set_in_spaced_letters() -> None:
    """成 交 公 告 below the name of what was bought; the column in the head of the page says nothing."""
    heads = "<div>青溪盐湖研究所 · 所务公开</div><p>青溪盐湖研究所萃取平台建设</p>"
    body = f"{heads}<p>成 交 公 告</p><p>2026-05-29　|　【大 中 小】</p>"
    notice = read_notice(_page("采购结果----青溪盐湖研究所", body))
    assert (notice.title, notice.published_date) == ("青溪盐湖研究所萃取平台建设成交公告", dt.date(2026, 5, 29))


def test_the_market_and_its_column_above_a_title_are_none_of_it() -> None:
    """A text whose labels lost their colons."""
    page = (
        "青溪省投资审批中介超市\n中选结果公告\n青溪水务局2026年水库安全鉴定 中选公告\n项目名称青溪水务局2026年水库安全鉴定\n"
        f"中选机构{_SUPPLIER}\n中选报价28.8万元\n"
    )
    notice = read_notice(page)
    assert (notice.title, notice.project_name) == ("青溪水务局2026年水库安全鉴定 中选公告", "青溪水务局2026年水库安全鉴定")


def test_a_labelled_title_goes_before_one_that_only_says_whose_it_is() -> None:
    """The code in its brackets is the project's number and none of its name; who announces is the buyer."""
    title = "大模型一体机开发服务（XTSK-2026-FW-088）成交结果公示"
    notice = read_notice(f"青溪科技集团有限公司采购公示\n公示标题：{title}\n成交供应商：{_SUPPLIER}\n成交金额：1000元\n")
    assert (notice.title, notice.project_name, notice.project_number) == (title, "大模型一体机开发服务", "XTSK-2026-FW-088")
    assert (notice.buyer.name if notice.buyer else None) == "青溪科技集团有限公司"


@pytest.mark.parametrize("label", ["公告标题", "公告名称", "公示标题"])
def test_a_title_in_the_cell_beside_its_label_goes_before_a_caption(label: str) -> None:
    """采购结果公告 says what kind of notice it is."""
    title = "青溪保险公司2026年宣传品定制采购结果公告"
    rows = f"<tr><th>{label}</th><td>{title}</td></tr><tr><th>采购人</th><td>青溪保险公司</td></tr>"
    table = f"<table><caption>采购结果公告</caption>{rows}</table>"
    assert read_notice(_page("采购结果公告", table)).title == title


def test_the_title_of_the_notice_that_is_corrected_is_not_taken() -> None:
    """原公告标题 is another's."""
    page = f"青溪水厂改造更正公告\n原公告标题：青溪水厂二期改造中标结果公告\n中标人：{_SUPPLIER}\n"
    assert read_notice(page).title == "青溪水厂改造更正公告"


@pytest.mark.parametrize("label", ["竞价主题", "询价单名称", "寻源主题"])
def test_what_is_asked_for_names_the_project_and_no_site_does(label: str) -> None:
    """The head of the page is the platform's."""
    head = "青溪采购电子商务平台（青购）— 竞价结果"
    result = f"中选供应商：{_SUPPLIER}\n中选金额：1000元\n"
    assert read_notice(f"{head}\n{label}：青溪8月份低值易耗品竞价\n{result}").project_name == "青溪8月份低值易耗品竞价"
    assert read_notice(f"{head}\n{result}").project_name is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("青溪框架协议采购（二次）定商结果公示", "青溪框架协议采购（二次）"),
        ("青溪服务竞争性谈判采购推荐的成交候选人公示", "青溪服务竞争性谈判采购"),
        ("青溪医院扫描仪采购项目市场调研公告", "青溪医院扫描仪采购项目"),
        ("青溪医院扫描仪采购需求调查公告", "青溪医院扫描仪采购"),
        ("青溪推荐系统建设项目中标公告", "青溪推荐系统建设项目"),
        ("青溪市场调研中标公告", "青溪市场调研"),
    ],
)
def test_words_of_the_notices_kind_are_none_of_the_name(title: str, name: str) -> None:
    """But what is bought may be a survey or a system that recommends."""
    assert read_notice(_page(title, f"<h1>{title}</h1>")).project_name == name


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("我行组织了“办公楼空调清洗项目”（编号：HZW2026-14）的评审，结果如下：", "HZW2026-14"),
        ("成交单位具有“安全生产许可证”（编号：HZW2026-14）", None),
    ],
)
def test_a_number_behind_a_quoted_project_is_its(said: str, number: str | None) -> None:
    """A bare 编号 is whatever stands before it is called."""
    assert read_notice(f"青溪银行空调清洗项目结果公示\n{said}\n成交单位：{_SUPPLIER}\n").project_number == number


def test_a_sentence_says_for_what_offers_were_asked() -> None:
    """组织了…项目询价."""
    page = f"采购结果公告\n我公司于2025年12月1日组织了2026年宣传品定制项目询价，现公告如下：\n成交供应商：{_SUPPLIER}\n"
    assert read_notice(page).project_name == "2026年宣传品定制项目"


def test_a_kind_of_notice_below_a_sites_address_is_no_title_where_a_whole_one_follows() -> None:
    """The site prints its name and address, the kind, then the project and the kind once more."""
    lines = ("青溪招标投标网 www.example.com", "中标结果公示", "青溪采气厂2026年巡检机器人租赁服务", "中标结果公示")
    notice = read_notice(
        "\n".join((*lines, "青溪采气厂对上述项目进行公开招标，现公示如下：", f"中标人：{_SUPPLIER}")), kind="text"
    )
    assert (notice.title, notice.project_name) == ("".join(lines[2:]), lines[2])


def test_a_page_in_one_line_below_a_menu_keeps_its_title() -> None:
    """The items of a menu stand a line each, and the rest of the page in one."""
    told = (
        "青溪市公共资源交易平台 登录 帮助中心 首页 交易信息 政策法规 您的位置：首页 > 工程建设 > 评标结果公示 "
        "老街片区雨污水管网改造监理评标结果公示 发布日期：2026-05-27 标段名称 老街管网改造监理 招标人 青溪市浏河镇政府 "
        "名次 投标人 投标报价（万元） 总得分 总监 1 杭州甲乙工程有限公司 88.2 95.10 陆军 2 湖州丙丁监理有限公司 90.5 94.33 方舟 "
        "公示期：2026-05-28至2026-06-01"
    )
    notice = read_notice(f"首页\n政采法规\n招标公告\n中标公告\n供应商登录\n{told}\n", kind="text")
    assert (notice.title, len(notice.awards)) == ("老街片区雨污水管网改造监理评标结果公示", 2)


@pytest.mark.parametrize("head", ["中国某某银行-采购公告", "招标公告-清源县人民医院"])
def test_a_column_in_the_head_is_no_title_beside_one(head: str) -> None:
    """What the head says and the page prints nowhere is the site's column; the title stands in a line of the page."""
    page = (
        f"<html><head><title>{head}</title></head><body><div>首页</div><div>智能外呼机器人采购项目成交结果公示</div>"
        "<div>2026-08-19</div><div>一、成交供应商：杭州甲乙科技有限公司</div><div>二、成交价格：1286400元</div></body></html>"
    )
    notice = read_notice(page)
    assert (notice.title, notice.notice_type.value) == ("智能外呼机器人采购项目成交结果公示", "award")


def test_a_path_through_a_site_is_no_title() -> None:
    """政务公开 > 公示公告, above the title and below the name of the site."""
    page = f"某某镇人民政府\n政务公开 > 公示公告\n高坎村通组路项目比选结果公示\n中选人：{_SUPPLIER}\n"
    notice = read_notice(page, kind="text")
    assert (notice.title, notice.project_name) == ("高坎村通组路项目比选结果公示", "高坎村通组路项目")


def test_a_report_on_how_bids_were_judged_is_a_title() -> None:
    """评标报告 ends one, and names the project before it."""
    page = f"青溪县排水工程监理评标报告\n招标人：青溪县水务局\n第一中标候选人：{_SUPPLIER}，投标报价：2316935.04元\n"
    notice = read_notice(page, kind="text")
    assert (notice.title, notice.project_name) == ("青溪县排水工程监理评标报告", "青溪县排水工程监理")


@pytest.mark.parametrize("head", ["青溪易招", "青溪港集中采购"])
def test_a_head_without_any_word_of_the_notice_is_the_sites(head: str) -> None:
    """Whatever the site is called; a title that the page prints in a line of its own stays."""
    above = f"<nav><a>首页</a><a>招标公告</a><a>结果公告</a></nav><h4>{_TITLE}</h4>"
    notice = read_notice(_page(head, above))
    assert (notice.title, notice.project_name) == (_TITLE, _NAME)
    news = read_notice(_page("我市召开重点项目推进会", "<h1>我市召开重点项目推进会</h1><p>上一篇：青溪港皮带机采购成交公告</p>"))
    assert news.title == "我市召开重点项目推进会"


def test_the_day_behind_the_name_of_a_portal_and_the_number_of_its_item_are_read() -> None:
    """青溪期货采购门户 2026年10月09日 above the title; 标项编码 where no other number is printed."""
    notice = read_notice(
        f"青溪期货采购门户　2026年10月09日\n成交公告\n标项编码：GCSJ2026-1107\n成交供应商：{_SUPPLIER}\n", kind="text"
    )
    assert (notice.published_date, notice.project_number) == (dt.date(2026, 10, 9), "GCSJ2026-1107")
