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
