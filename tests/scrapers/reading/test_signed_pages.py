"""Who signs, wants and sends, and the days beside: fields of pages without labels. Every page is synthetic."""

import pytest

from scrapers.money import Money
from scrapers.reading import read_notice

_WON = "中标结果公示\n中标人：杭州甲乙信息技术有限公司\n"


@pytest.mark.parametrize(
    ("page", "buyer"),
    [
        (f"{_WON}某某学院\n后勤基建处\n2025年3月5日\n", "某某学院"),
        (f"{_WON}某某大学\n招标采购中心\n2025年3月5日\n", "某某大学"),
        (f"{_WON}某某县第一中学\n2025年3月5日\n识别左侧二维码 关注某某县第一中学\n", "某某县第一中学"),
        (f"{_WON}某某学院\n招投标领导小组办公室\n2025年3月5日\n", "某某学院"),
        (f"{_WON}某某镇人民政府\n5月6日\n", "某某镇人民政府"),
        (f"{_WON}某某物流有限公司\n2025年3月5日\n客服热线：400-000-0000\n", "某某物流有限公司"),
        ("某某县科学技术协会现将科普活动结果公告如下：\n中标人：杭州甲乙信息技术有限公司\n", "某某县科学技术协会"),
        (f"{_WON}某某水务集团工会委员会\n相关推荐\n某某县设备采购中标公告\n", "某某水务集团工会委员会"),
        (f"{_WON}某某县中心医院招标采购办公室\n友情链接：某某大学\n", "某某县中心医院"),
        (f"结果公告\n项目单位：某某风电有限公司\n采购人：某某新能源集团有限公司\n{_WON}", "某某新能源集团有限公司"),
        (f"结果公告\n建设单位：某某公路中心\n招标人：某某交通投资有限公司\n{_WON}", "某某交通投资有限公司"),
        (f"结果公告\n采购人：某某机关事务管理局（代表市级各预算单位）\n{_WON}", "某某机关事务管理局"),
        (f"{_WON}某某港务集团有限公司\n2025年3月5日\n附件下载\n关闭窗口\n", "某某港务集团有限公司"),
        (
            f"{_WON}某某城投运营有限公司\n2025年3月5日\n【关闭】\nCopyright © 某某集团 All Rights Reserved\n",
            "某某城投运营有限公司",
        ),
        (
            "公告栏目\n招标公告\n资格预审公告\n中标结果\n合作方公告\n某某服务区经营有限公司拟公开招募充电桩合作方。\n",
            "某某服务区经营有限公司",
        ),
        (f"{_WON}某某镇人民政府\n联系电话：0571-88888888\n", "某某镇人民政府"),
        (f"{_WON}某某机械有限公司综合管理部\n2025年3月5日\n", "某某机械有限公司"),
        (f"结果公告\n采购人名称、地址：某某儿童福利院，某某市福利路8号\n{_WON}", "某某儿童福利院"),
        (f"一、采购单位信息\n单位：某某县应急管理局\n二、项目信息\n编号：QX-2026-055\n{_WON}", "某某县应急管理局"),
        ("受学院基建处委托，某某学院招标办就屋面工程询价。\n某某学院\n招标领导小组办公室\n2025年3月5日\n", "某某学院"),
        ("名称\n|\n某某银行某某支行\n|\n285\n|\n3\n|\n请向我单位反映。\n2025年3月5日\n", None),
        (f"{_WON}扫一扫 关注某某县第一中学\n", None),
        (f"{_WON}******医院\n2025年3月5日\n", None),
        ("结果公告\n采购单位：***市政建设有限公司\n中标人：杭州甲乙信息技术有限公司\n", None),
        ("结果公告\n采购单位：某某小学\n采购主体：一至五年级学生家长\n中标人：杭州甲乙服装有限公司\n", "某某小学"),
        ("结果公告\n采购主体：一至五年级学生家长\n中标人：杭州甲乙服装有限公司\n", None),
        ("釆购人：某某县教育局\n中标人：杭州甲乙信息技术有限公司\n", "某某县教育局"),
        ("某某大学图书馆申请数据库采购项目采用单一来源方式采购。\n", "某某大学"),
        ("某某保健中心根据业务需要，现公开发布实验室运维招标采购信息。\n", "某某保健中心"),
        ("本单位因工作需要，拟采购服务器一批，现面向社会公开询价。\n", None),
    ],
)
def test_the_buyer_signs_or_wants_to_buy(page: str, buyer: str | None) -> None:
    """A mask, a menu and a group of people are none."""
    found = read_notice(page, kind="text").buyer
    assert (found.name if found else None) == buyer


@pytest.mark.parametrize(
    ("page", "agency"),
    [
        ("公司收到某某国际招标有限公司发来的《中标通知书》。\n", "某某国际招标有限公司"),
        ("公司收到某某市政建设有限公司发来的《中标通知书》。\n", None),
        ("采购人为某某局，采购代理机构为某 某工程咨询有限公司。\n", "某某工程咨询有限公司"),
        ("采购代理机构为某某工程咨询有限公司。\n", "某某工程咨询有限公司"),
        ("我处抽取某某工程咨询有限公司代理本项目招标事宜。\n", "某某工程咨询有限公司"),
        (f"{_WON}某某招标有限公司\n2025年3月5日\n第一章 邀请\n" + "须知。\n" * 12, "某某招标有限公司"),
        (f"{_WON}某某大学\n招标采购中心\n2025年3月5日\n", None),
    ],
)
def test_the_agency_sends_or_signs_over_the_day(page: str, agency: str | None) -> None:
    """Its trade is to arrange purchases."""
    found = read_notice(page, kind="text").agency
    assert (found.name if found else None) == agency


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ("二、公示时间\n2025年3月5日到2025年3月11日（共5个工作日）\n三、联系方式\n", "2025-03-05"),
        ("某某镇幼儿园玩具采购项目中标公示\n[2025-03-05]\n各投标人：\n", "2025-03-05"),
        ("各投标人：\n[2025-03-05]\n" + "须知。\n" * 60, "None"),
        ("交付日期：服务期为自合同生效之日起至2026年12月31日结束。\n", "None"),
        ("中标公告\n2025年3月1日 2025年3月5日附件信息:\n中标公告.docx\n", "2025-03-05"),
    ],
)
def test_the_day_stands_below_or_beside_what_says_so(page: str, day: str) -> None:
    """A title, the head of a part, the list of attached files."""
    assert str(read_notice(page, kind="text").published_date) == day


@pytest.mark.parametrize(
    ("number", "read"), [("广银", None), ("ZC-**-***S", None), ("点击查看", None), ("某采〔二〇二五〕第五号",) * 2]
)
def test_a_number_counts(number: str, read: str | None) -> None:
    """Stumps, masks and buttons number nothing."""
    assert read_notice(f"采购编号：{number}\n项目名称：某某采购\n", kind="text").project_number == read


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("开启全网商机\n登录/注册\n某某食堂大宗食品采购\n配送企业遴选结果公示\n", "某某食堂大宗食品采购配送企业遴选结果公示"),
        (
            "某某集团有限公司防护能力提升\n服务公开询比采购项目_询比公告\n本项目为某某集团有限公司防护能力提升服务公开询比采购项目。\n",
            "某某集团有限公司防护能力提升服务公开询比采购项目_询比公告",
        ),
        ("某某集团有限公司通知公告栏目\n某某中心防护服务公开询比采购公告\n", "某某中心防护服务公开询比采购公告"),
        ("我院发布招标公告。\n特此公示\n某某学院\n", None),
    ],
)
def test_a_title_is_whole_and_nothing_but_one(page: str, title: str | None) -> None:
    """A line breaks it where the page prints it unbroken; buttons and closing words are none."""
    assert read_notice(page, kind="text").title == title


def test_the_title_at_the_end_of_a_path_is_the_pages_own() -> None:
    """A site's own words for it stand above."""
    title = "某某监狱餐厅食材采购更正公告"
    page = f"某某招标通\n某某监狱食材配送招标公告\n您的位置: 首页 > 招标公告 > {title}\n{title}\n招标详情\n"
    assert read_notice(page, kind="text").title == title


def test_who_signs_over_the_day_below_a_price_has_won_nothing() -> None:
    """Labels and values stand in elements of their own, so that more names might follow."""
    terms = "<dl><dt>成交供应商名称</dt><dd>杭州甲乙信息技术有限公司</dd><dt>成交价格</dt><dd>75,000.00元</dd></dl>"
    page = f"<h1>青溪学院财务模块升级成交公告</h1><p>3、采购结果如下：</p>{terms}<p>青溪学院设备管理处</p><p>2026-7-12</p>"
    (award,) = read_notice(page).awards
    assert (award.supplier.name, award.amount) == ("杭州甲乙信息技术有限公司", Money(minor=7_500_000, currency="CNY"))
