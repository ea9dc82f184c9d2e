"""Winners named by a role of any trade (校服生产企业, 审计机构为), and roles that are no win. Every page is synthetic."""

import pytest

from scrapers.notice import Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice

OURS, OTHERS = "杭州甲乙实业有限公司", "宁波丙丁实业有限公司"


def _read(text: str) -> Notice:
    return read_notice(text, kind="text")


def _names(notice: Notice) -> list[str]:
    return [award.supplier.name for award in notice.awards]


@pytest.mark.parametrize(
    "text",
    [
        f"根据票数，最终确定“{OURS}”为我校2025年度学生校服生产销售企业。",
        f"通过抽签方式，确定{OURS}为青溪路小学校安工程的配合审计单位，配合区审计局对该项目实施跟踪审计。",
        f"我校通过抽签方式，选定{OURS}为新生军训服装供货企业。",
        f"关于体检机构遴选结果的公示\n经投票，评定{OURS}为2025年教职工体检机构。",
        f"3月1日，某某街道组织摇号，{OURS}被抽中为青溪路改造工程的造价咨询机构。",
        f"经三轮摇号，{OURS}被选为协审单位。",
        f"经现场打分，{OURS}得分最高，被确定为校服供应企业。",
        f"最终，{OURS}以全票当选为我校校服供应商。",
        f"经三轮评选，{OURS}成功中选，成为我校米面油供应商。",
        f"某某区公开选取鉴定机构，最终{OURS}中选为房屋鉴定机构。",
        f"经公开摇珠，抽取{OURS}为本工程监测单位。",
        f"经议标，我村确定{OURS}为村道硬化工程施工队伍。",
        f"经研究，决定聘请{OURS}担任我局常年法律顾问。",
        f"校服选用结果公示\n选用委员会决定由{OURS}负责我校2025级新生校服的制作。",
        f"青溪路改造工程监理单位公示\n经随机抽取，青溪路改造工程由{OURS}承担监理工作。",
        f"关于更换纯净水供应商的公告\n经研究，自9月1日起由{OURS}为我院供应桶装水。",
        f"经现场摇号，本次拆迁评估由{OURS}承担。",
        f"会议最终敲定{OURS}为园区物业服务商。",
        f"关于延用{OURS}为我校保安服务单位的公示",
        f"经比选小组评审，{OURS}（联系人：张三）被选定为我中心疗休养承办机构。",
        f"保安服务企业遴选结果公示\n保安服务企业：{OURS}",
        f"4月食材项目延用上月供应商的情况公示\n上月抽签情况：{OTHERS}为中签供应商。\n本月食材供应商：【{OURS}】\n公示期限：3天",
    ],
)
def test_a_role_of_any_trade_names_who_was_chosen(text: str) -> None:
    """The words of choosing and the form of the role are enough."""
    notice = _read(text)
    assert (notice.notice_type, _names(notice)) == (NoticeType.AWARD, [OURS])


def test_a_list_of_lots_names_a_firm_each() -> None:
    """Each line its lot, its role and its firm, some of them ventures."""
    notice = _read(
        "本着公平原则，我公司开展了审计机构遴选工作。评审小组完成了评审，现将结果公告如下：\n项目审计：\n"
        f"1、项目1包（青溪泵站及管网配套工程、白石立交污水泵站应急工程跟踪审计），跟踪审计机构为{OURS}和{OTHERS}组成的联合体。\n"
        f"2、项目2包（白石大厦结算审计），审计机构为{OTHERS}。\n某某集团有限公司\n2017年12月29日"
    )
    assert [(a.lot, a.supplier.name, [m.name for m in a.members]) for a in notice.awards] == [
        ("1包", OURS, [OTHERS]),
        ("2包", OTHERS, []),
    ]


def test_a_decision_names_several_at_once() -> None:
    """A list that says how many they are."""
    told = f"通过摇珠，确定{OURS}为青溪村广场建设项目的施工单位，{OTHERS}为监理单位。"
    assert _names(_read(told)) == [OURS, OTHERS]
    assert _names(_read(f"现将评选结果公布如下：\n确定{OURS}、{OTHERS}两家单位为我局定点印刷企业。")) == [OURS, OTHERS]


def test_what_failed_before_is_past() -> None:
    """A page that tells of tenders that failed and ends with who was chosen."""
    notice = _read(
        "通过公开招标选定体检医院，由于参与单位不足三家，导致多次废标，同意采取单一来源方式采购，"
        "并于11月20日确定青溪大学附属医院（二部）为我校体检单位。"
    )
    assert (notice.notice_type, _names(notice)) == (NoticeType.AWARD, ["青溪大学附属医院（二部）"])


@pytest.mark.parametrize("rank", ["中标第一候选人", "第一中标候选人", "第一名中标候选人"])
def test_a_rank_stands_before_or_behind_the_word_for_winning(rank: str) -> None:
    """Words turned round are read alike."""
    notice = _read(f"评标会召开，专家讨论后确认{OURS}为{rank}。")
    assert (notice.notice_type, _names(notice), notice.awards[0].rank) == (NoticeType.CANDIDATE, [OURS], 1)


@pytest.mark.parametrize(
    "text",
    [
        f"近日，省农业厅确定{OURS}为2025年省级农业产业化重点龙头企业。",
        f"经评审，认定{OURS}为高新技术企业。",
        "某某县医保局确定青溪市人民医院为定点医疗机构。",
        f"经评审，确定{OURS}为2025年就业见习单位。",
        f"董事会同意{OURS}为全资子公司提供担保。",
        f"会议同意{OURS}为我公司提供授信担保。",
        f"会议决定，不再确定{OURS}为我校服务单位。",
        f"经评审，{OURS}未被选为我校校服供应企业。",
        f"专家论证意见：建议由{OURS}承担该项目，采用单一来源方式采购。",
        f"报名企业名单公示\n参选企业：{OURS}",
        f"某某区关于确定{OURS}为征收实施单位的公告",
        f"经研究，同意{OURS}为我市建筑业协会副会长单位。",
        f"拟确定{OURS}为单一来源采购供应商，公示期内如有异议请提出。",
        f"若三家以上单位报名，则通过抽签确定{OURS}为我校体检单位。",
        f"2023年我校确定{OURS}为校服供应企业，合同已到期，现重新招标。",
        f"工程概况：设计单位为{OURS}，监理机构为{OTHERS}，工程于3月开工。",
        f"本次遴选由{OURS}承担招标代理工作，结果另行公布。",
        f"经研究，活动评审工作由{OURS}负责监督工作。",
        f"公司聘请{OURS}为公司2024年度审计机构。",
        f"创新大赛结果公布\n一等奖：某某。主办单位：{OURS}，协办单位为{OTHERS}。",
        f"食品抽检结果公示\n生产企业：{OURS}\n检验机构为{OTHERS}。",
        f"竣工验收结果的公示\n施工企业：{OURS}\n勘察机构：{OTHERS}",
        f"遴选结果公告\n本次遴选建设单位为{OURS}，审计机构为{OTHERS}。",
        f"中标公告\n本项目由{OURS}实施，规模较大。",
    ],
)
def test_other_roles_name_no_winner(text: str) -> None:
    """Honours, rules, the past, who conducts, who is checked."""
    assert _names(_read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "竞选会上，家长代表无记名投票，最终沐云服饰以全票成功当选校服采购供应商。",
        "经家委会投票，某某品牌中选为新学期校服供应企业。",
        "会议确定同仁门诊为教职工体检单位。",
        "因供应商不足三家，导致多次废标，学校同意单一来源方式，并于11月20日确定同仁门诊为我校体检单位。",
    ],
)
def test_a_choice_of_somebody_nobody_can_name_is_marked(text: str) -> None:
    """A short name, or one that no registered name ends like."""
    notice = _read(text)
    assert (_names(notice), notice.marks) == ([], (NoticeMark.RESULT_NOT_READ,))


@pytest.mark.parametrize(
    "text",
    [
        "某某公司经投票当选为市工商联副会长单位。",
        "我校经评审被确定为省级示范学校。",
        "供应商应在会议确定某某为成交单位后三日内签订合同。",
        "供应商不足三家，本次招标流标。如再次流标，将确定同仁门诊为我校体检单位。",
    ],
)
def test_a_choice_that_is_none_is_not_marked(text: str) -> None:
    """Honours, rules and what may come."""
    assert _read(text).marks == ()


def test_who_is_to_supply_is_never_silent() -> None:
    """校服拟由某某公司统一供应 under a title that says nothing is marked."""
    notice = read_notice(
        "青溪县第一中学2025年校服采购公示\n经研究，我校校服拟由杭州甲乙服饰有限公司统一供应，每套价格230元。现予公示。"
    )
    assert "result_not_read" in notice.marks or notice.awards


def test_what_a_board_resolves_is_no_award() -> None:
    """董事会决议公告: a bank that a company works with has won nothing."""
    notice = read_notice("青溪股份有限公司董事会决议公告\n会议同意宁波丙丁银行股份有限公司为公司合作银行，授信额度5亿元。")
    assert not notice.awards


def test_who_organises_a_contest_for_its_host_has_won_nothing() -> None:
    """主办单位, 承办单位."""
    assert _names(_read(f"建筑方案设计比选结果公示\n主办单位：未来湖管理委员会\n承办单位：{OURS}\n")) == []
