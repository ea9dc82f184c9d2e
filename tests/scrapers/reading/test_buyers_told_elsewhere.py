"""Buyers that no label names: before the project, by the site, who signs, in sentences. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice


@pytest.mark.parametrize(
    ("told", "buyer"),
    [
        ("青溪重工集团新能源分公司法兰采购项目（项目编号：QX-2026-015）已完成评审，现公告如下：", "青溪重工集团新能源分公司"),
        ("经报名，青溪县第二中学“法兰采购项目”（编号：QX-2026-015）参与供应商仅2家，按流标处理。", "青溪县第二中学"),
    ],
)
def test_who_stands_before_the_name_of_the_project_buys(told: str, buyer: str) -> None:
    """In a sentence, where the title holds the project's name alone and no label tells."""
    notice = read_notice(f"<h1>法兰采购项目结果公告</h1><p>{told}</p><p>落选人：绍兴丙丁锻件有限公司</p>")
    assert notice.buyer is not None
    assert notice.buyer.name == buyer


@pytest.mark.parametrize(("who", "buys"), [("青溪重工集团机床厂", True), ("青溪县财政局", False), ("青溪招标有限公司", False)])
def test_a_company_that_publishes_on_its_groups_site_buys(who: str, *, buys: bool) -> None:
    """发布单位：某某机床厂, and neither an office nor whose trade it is to arrange tenders."""
    told = "成交供应商：武汉甲乙机床有限公司\n成交价格：1160000元\n"
    notice = read_notice(f"青溪重工集团采购平台\n大修服务采购结果公示\n发布单位：{who}\n{told}", kind="text")
    assert (notice.buyer.name if notice.buyer else None) == (who if buys else None)


def test_whose_site_it_is_buys_where_his_name_begins_the_title() -> None:
    """A bank without the rest of its name; 版权所有 names it."""
    body = "<p>二、入围供应商：</p><p>1.武汉甲乙广告有限公司　折扣 65%</p>"
    foot = "<div>版权所有：青溪农商银行　联系我们</div>"
    notice = read_notice(f"<h1>青溪农商银行广告物料制作供应商入围结果公示</h1>{body}{foot}")
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪农商银行"


@pytest.mark.parametrize("signs", ["国有资产与实验室管理处", "后勤管理处"])
def test_an_office_with_a_long_name_is_the_schools(signs: str) -> None:
    """Whose site it is stands at its foot."""
    foot = "<div>版权所有：南湖师范学院　联系我们</div>"
    body = f"<p>中标单位为杭州甲乙科技有限公司，中标价为423000元。</p><p>公示期三天。</p><p>{signs}</p>"
    notice = read_notice(f"<h1>录播教室改造项目中标结果公示</h1>{body}{foot}")
    assert notice.buyer is not None
    assert notice.buyer.name == "南湖师范学院"


def test_who_accepts_what_was_delivered_has_bought_it() -> None:
    """验收单位：某某联合会, and 采购人 before it where both are named."""
    told = "项目验收结果公告\n验收单位：青溪县残疾人联合会\n项目：辅助器具适配\n履约供应商：杭州甲乙器械有限公司\n"
    for line, buyer in (("", "青溪县残疾人联合会"), ("采购人：青溪县民政局\n", "青溪县民政局")):
        notice = read_notice(f"{told}{line}", kind="text")
        assert notice.buyer is not None
        assert notice.buyer.name == buyer


@pytest.mark.parametrize(
    ("told", "agency"),
    [
        ("受青溪区公安局委托，河北甲乙招标有限公司拟就“平台升级服务”以单一来源方式组织采购。", "河北甲乙招标有限公司"),
        ("招标人为青溪区公安局，委托的招标代理单位为河北甲乙咨询有限公司。", "河北甲乙咨询有限公司"),
    ],
)
def test_the_agency_of_a_sentence_is_named_without_its_label(told: str, agency: str) -> None:
    """What it is going to do, or the word for its role, stands between."""
    notice = read_notice(f"<h1>征求意见公示</h1><p>{told}</p>")
    assert notice.agency is not None
    assert notice.agency.name == agency


def test_who_buys_comes_before_who_organises() -> None:
    """采购组织单位 above 采购单位; alone it buys."""
    told = "中标结果公告\n项目名称：换热站改造\n采购组织单位：青溪能源集团有限公司物资采购中心\n"
    for line, buyer in (("采购单位：青溪榆神热电有限公司\n", "青溪榆神热电有限公司"), ("", "青溪能源集团有限公司物资采购中心")):
        notice = read_notice(f"{told}{line}中标人：西安甲乙设备有限公司\n", kind="text")
        assert notice.buyer is not None
        assert notice.buyer.name == buyer


@pytest.mark.parametrize("signs", ["西江师范大学", "西江师范大学招标与采购办公室"])
def test_a_faculty_alone_is_of_the_university_that_signs(signs: str) -> None:
    """使用单位：化学与材料科学学院, and below all of it the university or its office."""
    told = "液氦补充服务成交公示\n使用单位：化学与材料科学学院\n成交单位：上海甲乙气体有限公司\n公示三日。\n"
    notice = read_notice(f"{told}{signs}\n2026年10月9日\n", kind="text")
    assert notice.buyer is not None
    assert notice.buyer.name == "西江师范大学"


def test_who_carries_out_a_partnership_buys() -> None:
    """实施机构：某某水务局, of a project with a private partner."""
    notice = read_notice("青溪再生水厂PPP项目社会资本方评审结果公示\n实施机构：青溪区水务局\n", kind="text")
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪区水务局"


@pytest.mark.parametrize(
    ("told", "buyer"),
    [
        ("沂山县妇幼保健院拟对数字化X线机进行竞争性磋商采购，诚邀供应商参加。", "沂山县妇幼保健院"),
        (
            "受青溪区教育局、青溪区机关事务服务中心联合委托，湖南甲乙招标有限公司组织采购。",
            "青溪区教育局、青溪区机关事务服务中心",
        ),
        ("因需求发生变化，青溪县人民检察院“智慧检务”系统采购活动终止。", "青溪县人民检察院"),
        ("招标人：青溪湖水利工程管理局（章）", "青溪湖水利工程管理局"),
        ("受业主单位（青溪区文化馆）委托，中豫甲乙咨询有限公司对“馆藏数字化”项目公开招标。", "青溪区文化馆"),
    ],
)
def test_buyers_of_sentences_are_named_whole_and_alone(told: str, buyer: str) -> None:
    """Who is going to buy, several who charge together, whose purchase ends; a seal is no part of a name."""
    notice = read_notice(f"采购公告\n项目编号：QX-2026-011\n{told}\n", kind="text")
    assert notice.buyer is not None
    assert notice.buyer.name == buyer


def test_whose_bid_is_told_before_the_name_of_the_project_buys_nothing() -> None:
    """某某公司法兰采购项目投标文件 was signed by nobody."""
    told = "<p>绍兴丙丁锻件有限公司法兰采购项目投标文件未盖章，按无效处理。</p><p>成交供应商：武汉甲乙机床有限公司</p>"
    assert read_notice(f"<h1>法兰采购项目结果公告</h1>{told}").buyer is None


def test_a_role_in_brackets_says_who_invites_bids() -> None:
    """代建单位（招标人）, beside 项目业主."""
    told = "<tr><td>代建单位（招标人）</td><td>青溪市政府投资工程建设管理中心</td></tr>"
    rows = f"<tr><td>项目业主</td><td>青溪市妇女联合会</td></tr>{told}"
    notice = read_notice(f"<h1>活动中心装饰工程中标结果公告</h1><table>{rows}</table>", kind="html")
    assert notice.buyer
    assert notice.buyer.name == "青溪市政府投资工程建设管理中心"
