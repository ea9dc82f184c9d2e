"""What sites print round a notice, who signs above it, and pages that only tell of agreements. Every page is synthetic."""

from datetime import date

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice

_WON = "项目名称：文化广场硬化工程\n中标单位：青溪甲乙建筑工程有限公司\n中标价格：248600.35元\n"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            "智慧城市大单：5月中标超亿元项目一览\n2026-06-05 08:00 来源：中采研究院 编辑：小禾\n共落地46个。",
            "智慧城市大单：5月中标超亿元项目一览",
        ),
        (
            "青溪市住建局\n青溪市住建局关于对三家企业违规行为的通报\n青建通〔2026〕22号\n现通报如下。",
            "青溪市住建局关于对三家企业违规行为的通报",
        ),
        (
            f"青溪医院 - 招标采购 - 中标公示\n青溪医院自助机运维服务成交公告\n发布日期：2026-01-09\n{_WON}",
            "青溪医院自助机运维服务成交公告",
        ),
    ],
)
def test_a_headline_is_told_from_what_a_site_prints(page: str, title: str) -> None:
    """A day before its source, an office above, a path parted by dashes."""
    assert read_notice(page, kind="text").title == title


def test_the_name_of_the_site_s_company_is_no_title() -> None:
    """Nor does its menu sign."""
    name = "江海建工集团有限公司"
    menu = "<nav><a>首页</a><a>结果公示</a><a>供应商管理</a><a>帮助中心</a></nav>"
    body = "<div>喜报！我司中标江海大桥维修工程</div><div>作者：市场部 日期：2026-11-11</div><div>本公司再创佳绩。</div>"
    notice = read_notice(f"<title>{name}</title><h2>{name}</h2>{menu}{body}")
    assert notice.title == "喜报！我司中标江海大桥维修工程"
    assert notice.buyer is None or notice.buyer.name == name


def test_who_signs_stands_above_the_buttons_and_the_list_of_a_site() -> None:
    """分享到, 打印, and 最新发布 over others."""
    foot = "分享到：微信微博\n【打印本页】 【关闭窗口】\n最新发布\n青溪镇召开安全生产会议05-11\n主办：青溪镇人民政府\n"
    page = f"广场硬化工程中标公示\n{_WON}青溪村股份经济合作社\n二〇二六年五月十二日\n{foot}"
    buyer = read_notice(page, kind="text").buyer
    assert buyer is not None
    assert buyer.name == "青溪村股份经济合作社"


@pytest.mark.parametrize(
    ("signed", "buyer"),
    [
        ("青溪村村民委员会\n2026年5月12日\n", "青溪村村民委员会"),
        ("青溪师范学院\n后勤基建处\n2026年5月12日\n", "青溪师范学院"),
        ("青溪卷烟厂招标采购管理办公室\n", "青溪卷烟厂"),
    ],
)
def test_an_office_or_a_village_signs_above_the_foot_of_a_site(signed: str, buyer: str) -> None:
    """With or without a day; the office is part of whom it names, or of who stands above it."""
    foot = "分享到：微信微博\n上一篇：关于调整审核流程的通知\n版权所有 青溪采购网\n"
    found = read_notice(f"广场硬化工程中标公示\n{_WON}{signed}{foot}", kind="text").buyer
    assert found is not None
    assert found.name == buyer


def test_the_day_of_publication_comes_before_that_of_drawing_up() -> None:
    """Whichever stands first."""
    page = "关于印发采购办法的通知\n成文日期：2026年5月6日 发布日期：2026年5月11日\n各单位：请遵照执行。"
    assert read_notice(page, kind="text").published_date == date(2026, 5, 11)


def test_who_invites_bids_is_the_buyer_beside_the_owner_of_the_works() -> None:
    """In a sentence, too."""
    told = "本招标项目安防工程已由发改委批准建设，项目业主为青溪县公路中心，招标人为青溪县交通运输局。\n"
    buyer = read_notice(f"安防工程中标结果公告\n{told}中标人：青溪甲乙建筑工程有限公司\n", kind="text").buyer
    assert buyer is not None
    assert buyer.name == "青溪县交通运输局"


def test_an_agreement_of_a_listed_company_without_a_price_is_no_award() -> None:
    """A bank that watches over money is no supplier."""
    page = (
        "证券代码：002999 证券简称：恒岳环境\n恒岳环境科技股份有限公司关于签订募集资金三方监管协议的公告\n"
        "本公司及董事会全体成员保证信息披露的内容真实、准确、完整。\n甲方：恒岳环境科技股份有限公司\n"
        "乙方：青溪银行股份有限公司南京分行\n特此公告。\n恒岳环境科技股份有限公司董事会\n2026年9月29日"
    )
    notice = read_notice(page, kind="text")
    assert (notice.notice_type, notice.awards) == (NoticeType.OTHER, ())


def test_others_of_a_shortlist_are_no_partners_of_the_winner() -> None:
    """中选供应商, and below it 入围供应商 with the same name first."""
    page = (
        "空调维保采购结果公告\n中选供应商：江西甲乙设备有限公司\n中选报价：268000元\n"
        "入围供应商：江西甲乙设备有限公司、九江丙丁工程有限公司\n"
    )
    (award, *_) = read_notice(page, kind="text").awards
    assert (award.supplier.name, award.members) == ("江西甲乙设备有限公司", ())


def test_a_lot_for_which_the_buying_failed_was_won_by_nobody() -> None:
    """采购活动失败 says it, too."""
    page = (
        "青溪县监测网络采购结果公告\n一、项目名称：监测网络建设\n三、采购结果\n合同包1（监测网络建设）：\n"
        "本合同包因有效供应商不足三家，采购活动失败。\n"
    )
    assert read_notice(page, kind="text").notice_type is NoticeType.FAILED


def _laid_out(side: str, title: str, body: str) -> str:
    """Tables lay the page out, and its <title> holds the name of the office only."""
    cells = ("当前位置 → 首页 → 中标公示", title, body, "【打印】【关闭】")
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    return (
        "<title>青溪县教育和体育局</title><table><tr><td>首 页 | 机构设置 | 通知公告</td></tr></table>"
        f"<table><tr><td>{side}</td><td><table>{rows}</table></td></tr></table>"
    )


def test_the_title_of_a_page_laid_out_by_tables_stands_in_a_cell() -> None:
    """Below the menu and the path; whose site it is says nothing."""
    title = "关于县实验小学直饮水设备采购的中选公示"
    notice = read_notice(_laid_out("", title, "<p>中选单位：青溪清源净水设备有限公司</p><p>中选金额：368000元</p>"))
    assert (notice.title, notice.notice_type, len(notice.awards)) == (title, NoticeType.AWARD, 1)


def test_a_list_at_the_side_ends_before_the_notice_that_an_office_signs() -> None:
    """The name of the office in the head of the page is where it signs, and not where its notice begins."""
    side = "<b>最新公告</b><br>青溪县第二中学校服采购公告"
    body = "<p>我局直饮水设备采购项目中选单位为青溪清源净水设备有限公司，中选金额为368000元。</p><p>青溪县教育和体育局</p>"
    (award,) = read_notice(_laid_out(side, "关于直饮水设备采购的中选公示", body)).awards
    assert str(award.amount) == "368000.00"


def test_a_department_of_the_buyer_below_a_list_has_won_nothing() -> None:
    """It signs over the day."""
    page = (
        "试剂采购入围结果公告\n采购人：青溪科技大学\n下列供应商入围：\n青溪试剂有限公司\n云岭耗材有限公司\n"
        "服务期限：两年\n青溪科技大学资产管理处\n2026年3月2日\n"
    )
    names = [award.supplier.name for award in read_notice(page, kind="text").awards]
    assert names == ["青溪试剂有限公司", "云岭耗材有限公司"]


def test_a_number_behind_a_gap_is_the_projects_beside_that_of_its_plan() -> None:
    """The plan's has a colon."""
    page = "骨灰盒采购中标公告\n项目编号 QXMZ2026-11（采购备案号：2026-3345）\n中标供应商 青溪工艺品有限公司\n"
    assert read_notice(page, kind="text").project_number == "QXMZ2026-11"


def test_a_commission_announces_and_buys() -> None:
    """国资委 is short for one."""
    page = "青溪市国资委关于公开选聘审计中介机构的公告\n报名条件：注册会计师不少于20人\n报名时间：9月29日至10月10日\n"
    buyer = read_notice(page, kind="text").buyer
    assert buyer is not None
    assert buyer.name == "青溪市国资委"
