"""News, circulars and announcements of an office tell of no project. Every page is synthetic."""

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice

_NEWS = (
    "会议通报了上年度采购情况，全年完成招标项目120个，及时发布中标公告、更正公告，加强中标、成交结果管理。"
    "供应商应当按照采购文件要求履约，中标供应商应当依法签订合同。"
)


@pytest.mark.parametrize(
    "title",
    [
        "青溪县召开政府采购工作会议",
        "关于电子交易平台系统升级的公告",
        "关于公布政府采购评审专家名单的公告",
        "关于规范政府采购合同公告的通知",
        "关于举办招标投标业务培训班的通知",
        "政府采购信用评价结果公示",
        "2026年面向中小企业预留项目执行情况公告",
        "中标通知书领取须知",
    ],
)
def test_a_page_that_tells_of_no_project_is_none_of_its_notices(title: str) -> None:
    """Neither 公告 at the end of a title nor words of notices in the text call for bids or announce a winner."""
    notice = read_notice(f"{title}\n{_NEWS}\n青溪县财政局")
    assert (notice.notice_type, notice.awards) == (NoticeType.OTHER, ())


@pytest.mark.parametrize(
    ("title", "notice_type"),
    [
        ("关于公布青溪县养护单位名单的通知", NoticeType.OTHER),
        ("青溪县建筑工程施工许可信息公开", NoticeType.OTHER),
        ("青溪县供水工程参建各方名录", NoticeType.OTHER),
        ("青溪县选聘养护单位名单", NoticeType.AWARD),
    ],
)
def test_a_title_of_no_purchase_awards_nothing_whoever_its_table_names(title: str, notice_type: NoticeType) -> None:
    """Over a column of suppliers whom no word calls winners; their sums are marked."""
    heads = "<tr><td>序号</td><td>施工单位</td><td>合同价（元）</td></tr>"
    notice = read_notice(f"<h1>{title}</h1><table>{heads}<tr><td>1</td><td>杭州甲乙园林有限公司</td><td>386000</td></tr></table>")
    assert (notice.notice_type, bool(notice.awards)) == (notice_type, notice_type is NoticeType.AWARD)
    assert bool(notice.marks) is (notice_type is NoticeType.OTHER)


def test_bidders_with_no_more_than_their_scores_have_not_won() -> None:
    """技术评分汇总."""
    heads = "<tr><td>投标人</td><td>技术得分</td></tr>"
    rows = "".join(f"<tr><td>杭州{name}带业有限公司</td><td>3{i}.6</td></tr>" for i, name in enumerate(("甲乙", "丙丁")))
    notice = read_notice(f"<h1>2026年第一批次评标结果（技术评分）汇总</h1><table>{heads}{rows}</table>")
    assert (notice.awards, bool(notice.marks)) == ((), True)


def test_the_end_of_a_list_is_no_name() -> None:
    """公示期3天，异议请联系某某局."""
    names = "天职会计师事务所有限公司\n湘衡工程造价咨询有限公司\n"
    notice = read_notice(f"审计机构备选库入围公示\n拟入围机构如下：\n{names}公示期3天，异议请联系青溪区审计局。\n青溪区审计局")
    assert [award.supplier.name for award in notice.awards] == ["天职会计师事务所有限公司", "湘衡工程造价咨询有限公司"]


@pytest.mark.parametrize("act", ["消防验收备案抽查", "竣工结算审核结果", "初步设计审查结果", "企业认定", "施工企业评级结果"])
@pytest.mark.parametrize(("head", "notice_type"), [("施工单位", NoticeType.OTHER), ("中标单位", NoticeType.AWARD)])
def test_the_result_of_what_an_office_does_awards_nothing(act: str, head: str, notice_type: NoticeType) -> None:
    """With or without 结果, unless the page says who has won; of a sum beside a name it is marked."""
    heads = f"<tr><td>工程名称</td><td>{head}</td><td>审定金额（元）</td></tr>"
    row = "<tr><td>操场改造工程</td><td>杭州甲乙建设有限公司</td><td>1286540.32</td></tr>"
    notice = read_notice(f"<h1>青溪县{act}公示</h1><table>{heads}{row}</table>")
    assert (notice.notice_type, bool(notice.awards)) == (notice_type, notice_type is NoticeType.AWARD)
    assert bool(notice.marks) is (notice_type is NoticeType.OTHER)


def test_all_of_a_ranking_are_candidates_of_it() -> None:
    """评审排序公示, over a column of suppliers."""
    heads = "<tr><td>排序</td><td>供应商</td><td>报价（元）</td></tr>"
    offers = ((1, "甲乙", "560000.00"), (2, "丙丁", "572000.00"))
    rows = "".join(f"<tr><td>{rank}</td><td>杭州{name}物流有限公司</td><td>{price}</td></tr>" for rank, name, price in offers)
    notice = read_notice(f"<h1>青溪县货车租赁评审排序公示</h1><table>{heads}{rows}</table>")
    assert [(award.rank, str(award.amount)) for award in notice.awards] == [(1, "560000.00"), (2, "572000.00")]


@pytest.mark.parametrize("name", ["XX有限公司", "A公司"])
def test_a_name_of_a_form_is_nobodys(name: str) -> None:
    """XX有限公司, A公司."""
    notice = read_notice(f"青溪县绿化养护项目中标公告\n中标人：{name}\n中标金额：100万元\n")
    assert notice.awards == ()


def test_those_shortlisted_to_be_chosen_from_are_candidates() -> None:
    """入围投标人公示, of bidders with their offers."""
    rows = "1.杭州甲乙建设有限公司 投标报价：36,120,000.00元\n2.杭州丙丁建设有限公司 投标报价：36,305,500.50元\n"
    notice = read_notice(f"入围投标人公示（评定分离）\n项目名称：青溪幼儿园工程\n入围投标人：\n{rows}")
    assert notice.notice_type is NoticeType.CANDIDATE


def test_a_call_without_a_title_of_its_own_calls() -> None:
    """报价截止时间：, 报价文件递交地点：."""
    asked = "报价截止时间：2026年2月20日\n报价文件递交地点：503室\n确定成交供应商的原则：报价最低。"
    body = f"采购人：青溪县林业局\n最高限价：15.8万元\n{asked}"
    assert read_notice(f"2026年度森林防火物资\n{body}").notice_type is NoticeType.TENDER


@pytest.mark.parametrize(
    ("title", "line", "notice_type"),
    [
        ("青溪县绿化养护项目公告", "项目编号：QX-2026-0117", NoticeType.TENDER),
        ("青溪县绿化养护项目公告", "投标人资格要求：无。招标文件的获取：网上。", NoticeType.TENDER),
        ("青溪县绿化养护项目招标公告", "详见附件。", NoticeType.TENDER),
        ("青溪县绿化养护项目中标结果公告", "详见附件。", NoticeType.AWARD),
    ],
)
def test_a_projects_own_notice_is_what_its_title_says(title: str, line: str, notice_type: NoticeType) -> None:
    """A label of a project, a call's parts, or an ending that leaves no doubt."""
    assert read_notice(f"{title}\n{line}").notice_type is notice_type
