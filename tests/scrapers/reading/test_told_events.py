"""Names of projects that short pages of offices tell only beside what was done. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("我院病房楼空调维修项目于2025年3月4日下午在门诊楼开标，经评审确定杭州甲乙信息技术有限公司中标。", "病房楼空调维修项目"),
        ("我校学生公寓床采购项目（编号：2026[17]）评标会议于3月4日召开。", "学生公寓床采购项目"),
        ("按照有关法律，某某县剧院装修工程招标于二○二五年三月四日举行开标会。", "某某县剧院装修工程"),
        ("“某某大厦幕墙维修工程”由我司委托招标代理机构公开招标。", "某某大厦幕墙维修工程"),
        ("我单位招标的“某某楼机房电脑采购及安装”项目于2025年3月4日开标。", "某某楼机房电脑采购及安装"),
        ("我公司“2025年度劳保用品采购”项目，采用询比采购方式。", "2025年度劳保用品采购"),
        ("在三楼会议室召开办公区绿化养护服务比选会，三家参加。", "办公区绿化养护服务"),
        ("经研究通过，某某路改造项目进行对外招标采购，四家报名。", "某某路改造项目"),
        ("某某公司办公楼工程由我司组织招标。", "某某公司办公楼工程"),
        ("我单位在平台发布某某区“十四五”公路建设工程施工招标公告。", "某某区“十四五”公路建设工程施工"),
        ("向社会公开征集某某体艺馆舞台安装项目施工方案及报价。", "某某体艺馆舞台安装项目"),
        ("评标小组确定某某楼加气块采购中标人为杭州甲乙建材有限公司。", "某某楼加气块采购"),
        ("推荐杭州甲乙建设有限公司为某某学校广播站改造工程项目第一中标候选人。", "某某学校广播站改造工程项目"),
        ("现将我院2025年医用耗材采购项目成交结果公示如下：", "2025年医用耗材采购项目"),
        ("现对某某县保健院超声设备采购项目的中标候选人予以公示：", "某某县保健院超声设备采购项目"),
        ("受某某局委托，杭州甲乙招标有限公司组织的某某局档案数字化服务项目评标工作已经结束。", "某某局档案数字化服务项目"),
        ("某某热力公司换热站设备采购由杭州甲乙机械有限公司中标，现予公示。", "某某热力公司换热站设备采购"),
    ],
)
def test_the_name_beside_what_was_done_is_the_projects(told: str, name: str) -> None:
    """No label and no title names it."""
    assert read_notice(f"{told}\n", kind="text").project_name == name


@pytest.mark.parametrize(
    "told",
    [
        "本次招标于2025年3月4日开标，杭州甲乙建设有限公司中标。",
        "评标委员会于2025年3月4日在三楼会议室进行评审。",
        "我公司委托杭州甲乙招标有限公司于2025年3月4日进行开标。",
        "杭州甲乙建设有限公司等5家单位于2025年3月4日参加投标。",
        "某某学院招投标办于2025年3月4日召开评标会。",
        "政府采购项目已完成评审。",
        "设备采购项目经评审，杭州甲乙建设有限公司中标。",
        "杭州甲乙建设有限公司采购项目进行公开招标。",
        "某某楼改造（略）项目于2025年3月4日开标。",
        "现将评标结果公示如下：",
        "现将2025年第一批采购结果公示如下：",
        "“绿水青山就是好风景”由我市提出。",
        "发布了本项目招标公告。公开征集供应商。确定第一中标候选人为杭州甲乙建设有限公司。",
        "某某楼改造项目于2025年3月4日开标。某某路绿化工程于2025年3月5日开标。",
        "材料采购由杭州甲乙医药有限公司中标，某某床采购由杭州丙丁医药有限公司中标。",
    ],
)
def test_who_met_and_what_points_back_is_no_name(told: str) -> None:
    """A committee, a bidder, an office and a phrase of the procedure are no projects."""
    notice = read_notice(f"{told}\n", kind="text")
    assert (notice.project_name, notice.buyer) == (None, None)


@pytest.mark.parametrize(
    ("told", "buyer"),
    [
        ("某某县医院承顺楼改造项目进行对外招标采购。", "某某县医院"),
        ("我校信息学院微机采购项目于2025年3月4日开标。", None),
        ("某某卫生学校建设项目二期工程于2025年3月4日开标。", None),
    ],
)
def test_a_name_in_a_sentence_begins_with_its_buyer(told: str, buyer: str | None) -> None:
    """A part of ours buys nothing itself, and a school is built by others."""
    found = read_notice(f"{told}\n", kind="text").buyer
    assert (found.name if found else None) == buyer


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于某某楼改造项目(第二次)第一中标候选人放弃中标资格及重新招标的通知", "某某楼改造项目(第二次)"),
        ("某某楼改造工程异常公告", "某某楼改造工程"),
        ("关于“某某花园配套幼儿园改造”复评的通知", "某某花园配套幼儿园改造"),
        ("关于某某楼空调改造项目流标情况的说明", "某某楼空调改造项目"),
        ("[电子化][公开招标]某某大学物业服务项目中标结果公告", "某某大学物业服务项目"),
        ("某某银行食堂食材采购项目单一来源采前公示", "某某银行食堂食材采购项目"),
        ("关于某某公司专项审计服务结果公示的公告", "某某公司专项审计服务"),
        ("关于对某某小区外墙改造工程中标候选人进行公示的通知", "某某小区外墙改造工程"),
        ("关于公布某某楼施工项目招标结果的通知", "某某楼施工项目"),
        ("采购结果公示：某某医院检验试剂采购项目", "某某医院检验试剂采购项目"),
        ("【中标公示】某某大学家属区燃气改造工程", "某某大学家属区燃气改造工程"),
        ("“某某街道环卫一体化服务项目”第1包、第2包流标公告", "某某街道环卫一体化服务项目"),
        ("关于我院超声刀头采购项目的成交公示", "超声刀头采购项目"),
        ("关于某某局教学空间采购项目文件公开征询意见的公告", "某某局教学空间采购项目"),
        ("关于在采购活动中暂停与杭州甲乙医疗器械有限公司合作的通知", None),
        ("某某系统异常检测服务采购成交公告", "某某系统异常检测服务采购"),
    ],
)
def test_a_titles_name_ends_before_what_befell_the_notice(title: str, name: str | None) -> None:
    """What was given up, judged again or explained is no part of it."""
    assert read_notice(f"{title}\n各投标人：\n", kind="text").project_name == name


def test_a_name_that_a_portal_hides_is_none() -> None:
    """What it shows to those who have not paid; the title may name it."""
    page = "{title}\n项目名称：****点击查看管理处食堂食材采购项目\n"
    assert read_notice(page.format(title="中标公告"), kind="text").project_name is None
    assert read_notice(page.format(title="某某局食堂食材采购项目中标公告"), kind="text").project_name == "某某局食堂食材采购项目"


def test_a_title_above_a_sentence_is_no_part_of_its_name() -> None:
    """关于 of the title begins none."""
    page = "关于“某某学院食堂招选项目”成交供应商的更正公告\n某某学院食堂招选项目（项目编号：QX-202506001）依照规定开标。\n"
    assert read_notice(page, kind="text").project_name == "某某学院食堂招选项目"


def test_blanks_of_broken_lines_are_left_out_where_a_page_prints_none() -> None:
    """The same name stands whole elsewhere."""
    page = "项目名称：某某中心防护服务询比采 购项目\n关于某某中心防护服务询比采购项目的说明。\n"
    assert read_notice(page, kind="text").project_name == "某某中心防护服务询比采购项目"
