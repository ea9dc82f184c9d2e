"""Whole pages of sites: the title among menus, tabs and columns, above the day a site prints. Every page is synthetic."""

import time
from datetime import date

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from scrapers.reading.fields.site.menus import is_menu
from tests.scrapers.reading.plain_notice import A

_NAME = "青溪学院学生公寓窗帘采购"
_BODY = (
    f"<p>项目名称：{_NAME}</p><p>成交供应商：青溪锦绣布艺有限公司</p><p>成交金额：238600元</p><p>青溪学院</p><p>2026年8月18日</p>"
)
_COLUMN = "<h2>栏目导航</h2><ul><li>招标公告</li><li>结果公告</li><li>更正公告</li></ul>"
_TITLE = "关于学生公寓窗帘采购的结果公示"


@pytest.mark.parametrize(
    "page",
    [
        f"<title>{_TITLE}-青溪学院招标与采购中心</title>{_COLUMN}<h3>{_TITLE}</h3>{_BODY}",
        f"<title>青溪学院招标与采购中心</title>{_COLUMN}<h3>{_TITLE}</h3>{_BODY}",
        f"<title>青溪集采网</title><h2>青溪集采网</h2><div><span>询价公告</span><span>结果公告</span></div><div>{_TITLE}</div>{_BODY}",
        f"<title>青溪集采网</title><div><span>招标公告</span><span>中标候选人</span><span>中标结果</span></div><div>{_TITLE}</div>{_BODY}",
    ],
)
def test_what_heads_a_column_or_a_tab_is_no_title(page: str) -> None:
    """The heading is the title that the head of the page begins with, else one that ends as titles do; tabs glued are a menu."""
    notice = read_notice(page)
    assert (notice.title, notice.notice_type, len(notice.awards)) == (_TITLE, NoticeType.AWARD, 1)


def test_a_short_title_is_known_by_the_head_of_the_page() -> None:
    """比选结果公告 is as short as the items of a menu."""
    page = f"<title>比选结果公告-青溪学院采购信息网</title>{_COLUMN}<h3>比选结果公告</h3>{_BODY}"
    assert read_notice(page).notice_type is NoticeType.AWARD


def test_kinds_of_notices_without_end_are_parted_quickly() -> None:
    """There are many ways to part a line of kinds glued to each other."""
    begun = time.perf_counter()
    assert not is_menu("公告" * 49 + "甲")
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("城投公司召开供应商大会表彰优秀供应商", "发布时间：2026-01-28 作者：综合部"),
        ("关于机顶盒采购项目技术交流的邀请", "发布时间：2026-01-28 15:00:00 公告类型：其他公告"),
        ("关于劳保鞋询价结果的通报", "公告编号：TB-7 发布部门：采购中心 时间：2026-01-28"),
    ],
)
def test_the_title_stands_over_the_day_that_a_site_prints(title: str, line: str) -> None:
    """However it ends; the line with the day is none, though it ends with 公告."""
    notice = read_notice(f"{title}\n{line}\n有关事项见附件。", kind="text")
    assert (notice.title, notice.published_date) == (title, date(2026, 1, 28))


@pytest.mark.parametrize("above", ["青溪县人民政府", "青溪有限公司", "（招标人、代理机构）", "首页 > 采购公告"])
def test_an_office_or_a_path_over_the_day_is_no_title(above: str) -> None:
    """Nor is what stands in brackets."""
    assert read_notice(f"{above}\n发布时间：2026-01-28\n项目名称：窗帘采购\n采购人：青溪学院", kind="text").title is None


def test_a_labelled_day_below_a_long_menu_is_the_publications() -> None:
    """With what a site prints beside it; who signs may have done so before."""
    menu = "".join(f"<li>{item}</li>" for item in ("首页", *(f"第{letter}栏" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯")))
    page = f"<ul>{menu}</ul><h1>{_TITLE}</h1><div>时间：2026-08-19 &nbsp; 作者：采购办</div>{_BODY}"
    assert read_notice(page).published_date == date(2026, 8, 19)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("项目及标段名称：青溪县地质灾害治理工程监理/1标段", "青溪县地质灾害治理工程监理"),
        ("原项目名称：青溪县医院球管采购项目 原项目编号：QX-2026-S-012", "青溪县医院球管采购项目"),
        ("青溪船厂劳保鞋采购项目（询价单号：XJ2026-0031）询价工作已完成。", "青溪船厂劳保鞋采购项目"),
    ],
)
def test_a_name_ends_before_its_lot_and_its_number(line: str, name: str) -> None:
    """Nor does the next label's first letter (原) belong to it."""
    assert read_notice(f"中标结果公告\n{line}\n中标人：青溪甲乙有限公司\n", kind="text").project_name == name


def test_a_sentence_with_the_number_names_the_project_in_full() -> None:
    """Where the title leaves words out."""
    told = "青溪学院窗帘采购项目（采购编号：QX-XJ-047）于2026年8月17日上午进行了询价。"
    notice = read_notice(f"关于窗帘采购的结果公示\n{told}\n中标人：青溪甲乙有限公司\n", kind="text")
    assert notice.project_name == "青溪学院窗帘采购项目"


def test_the_method_behind_a_dash_is_none_of_the_name() -> None:
    """Of a title."""
    notice = read_notice("青溪水电站密封件采购——谈判采购结果公告\n成交供应商：青溪密封有限公司\n", kind="text")
    assert notice.project_name == "青溪水电站密封件采购"


def test_whom_a_letter_addresses_buys_nothing() -> None:
    """各询价单位：, and the sentence in the line below; who signs does, an office for its company, above the foot of the site."""
    page = (
        "询价结果通知\n各参与询价单位：\n青溪船厂劳保鞋采购项目已评审，由青溪金步鞋业有限公司成交，成交价为316800元。\n"
        "青溪造船有限公司采购中心\n2026年2月26日\n友情链接：信用中国\n版权所有：青溪供应链平台"
    )
    notice = read_notice(page, kind="text")
    assert (notice.buyer and notice.buyer.name, notice.agency) == ("青溪造船有限公司", None)


@pytest.mark.parametrize(
    "title",
    [
        "报废资产处置（空调、计算机）竞价结果公示",
        "青溪市公务车辆拍卖成交公告",
        "青溪水务公司废旧物资公开出售结果公示",
        "青溪林场木材销售竞价结果公告",
        "滨河路商铺招租项目成交结果公告",
        "滨河路8号房屋对外出租（二次）招标中标公告",
        "滨河路地下车库租赁权竞价成交公示",
        "青溪市国有建设用地使用权出让成交公示",
        "门面公开招租中标候选人公示",
    ],
)
def test_what_is_sold_is_no_award(title: str) -> None:
    """Who pays is another than in a purchase."""
    notice = read_notice(f"{title}\n成交人：青溪再生资源回收有限公司\n成交价：71200元\n", kind="text")
    assert (notice.notice_type, notice.awards) == (NoticeType.OTHER, ())


@pytest.mark.parametrize(
    ("title", "name"), [("成交结果公告", "滨河路商铺招租项目"), ("报废资产处置项目竞价成交公告", "报废资产处置项目")]
)
def test_what_is_sold_is_no_award_where_the_projects_name_says_so(title: str, name: str) -> None:
    """A title may leave it out, or begin with the name."""
    page = f"{title}\n项目名称：{name}\n成交人：青溪商业管理有限公司\n成交金额：年租金12.6万元\n"
    notice = read_notice(page, kind="text")
    assert (notice.notice_type, notice.awards, notice.marks) == (NoticeType.OTHER, (), ())


@pytest.mark.parametrize("title", ["商铺招租代理服务成交公告", "出租汽车计价器采购中标公告", "矿业权出让收益评估服务中标公告"])
def test_what_is_bought_for_a_letting_is_an_award(title: str) -> None:
    """Whoever is paid to help with it has won an order."""
    notice = read_notice(f"{title}\n中标人：青溪咨询有限公司\n中标价：71200元\n", kind="text")
    assert [award.supplier.name for award in notice.awards] == ["青溪咨询有限公司"]


def test_a_disposal_that_is_bought_is_an_award() -> None:
    """污泥处置, 废弃物处置服务: somebody is paid for it."""
    notice = read_notice("青溪市废弃物处置服务采购项目中标公告\n中标人：青溪环保有限公司\n中标价：712000元\n", kind="text")
    assert notice.notice_type is NoticeType.AWARD


def test_a_decision_on_a_breach_is_no_award() -> None:
    """It names a winner and a price, and takes them back."""
    page = (
        "中标人违约处理决定\n青溪园林有限公司：\n你公司在青溪市公园改造工程中被确定为中标人，中标金额1236.50万元。"
        "因你公司拒绝签订合同，取消你公司中标资格，投标保证金不予退还。\n"
    )
    assert not read_notice(page, kind="text").awards


def test_items_of_a_menu_are_no_title() -> None:
    """关于我们, 个人业务, 公司业务, 公告: a line each, above the title."""
    title = "青溪农商银行古城支行装修改造工程中标候选人公示"
    page = f"关于我们\n个人业务\n公司业务\n公告\n当前位置：首页>>公告>>正文\n{title}\n日期：2026-05-21 点击：[]\n"
    assert read_notice(f"{page}排名第一：青溪金碧装饰工程有限公司，投标总价986,512.30元；\n", kind="text").title == title


@pytest.mark.parametrize("between", ["", " ", "</li><li>"])
def test_a_menu_that_repeats_a_label_names_nobody(between: str) -> None:
    """供应商登录供应商注册帮助中心 ends as names do."""
    menu = between.join(("供应商登录", "供应商注册", "帮助中心"))
    notice = read_notice(f"<ul><li>{menu}</li></ul><h1>叉车租赁成交公告</h1><p>成交人：{A}</p><p>成交价：3000元</p>", kind="html")
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [(A, "3000.00")]
