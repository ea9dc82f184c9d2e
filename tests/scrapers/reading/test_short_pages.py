"""Results of hospitals, schools and state firms: a title and a few sentences or lines. Every page is synthetic."""

from decimal import Decimal

import pytest

from scrapers.notice import Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice

OURS, OTHERS, THIRD = "杭州甲乙商贸有限公司", "宁波丙丁科技有限公司", "绍兴戊己实业有限公司"
BANK = "青溪银行股份有限公司白石支行"


def _read(text: str) -> Notice:
    return read_notice(text, kind="text")


def _results(notice: Notice) -> list[tuple[str, Decimal | None]]:
    return [(award.supplier.name, award.amount and award.amount.major) for award in notice.awards]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (f"后勤服务委托管理招标工作完成\n经公开招标，最终由{OURS}竞标成功。", None),
        (f"校园超市经营权竞拍结果公示\n{OURS}以年租金28.6万元竞得。", 286_000),
        (f"宿舍家具采购结果公示\n经公开比选，我校学生宿舍家具采购项目供货商为{OURS}，合同总价96.5万元。", 965_000),
        (f"教学楼粉刷工程招标情况的公示\n经评审，{OURS}以最低价23.8万元中标。", 238_000),
        (f"餐厅承包商遴选结果公示\n经投票，一致同意选定{OURS}承包我校二楼餐厅，承包期三年。", None),
        (f"采购公示\n经三家比价，选择价格最低的{OURS}，金额49,800元，公示三天。", 49_800),
        (f"洗衣房设备采购项目结果\n最终{OURS}中标，中标价十八万六千元。", 186_000),
        (f"合作单位遴选结果公示\n我院于8月8日组织遴选，{OURS}为第一中选单位，合作期限两年。", None),
        (f"文创产品制作项目采购结果\n采购方式：校内竞价\n合作单位：{OURS}\n合同金额：58000元整", 58_000),
        (f"电梯维保项目议价结果公示\n供货商：{OURS}\n议定价：4.2万元", 42_000),
        (f"法律顾问选聘结果公告\n经公司党委会研究，聘请{OURS}为我公司2024年度法律顾问。", None),
        (f"审计机构选聘结果公示\n选聘工作已经完成，拟选聘{OURS}为承接单位，服务费用为9.8万元。", 98_000),
        (f"成交公告\n二、成交供应商名称：\n包为“智能床”的成交供应商：{OURS}，成交金额：493000元", 493_000),
    ],
)
def test_a_winner_is_told_in_many_words(text: str, amount: int | None) -> None:
    """Who supplies, who came out first, who was agreed on: one award, at its price where one is printed, and no mark."""
    notice = _read(text)
    assert (notice.notice_type, _results(notice), notice.marks) == (NoticeType.AWARD, [(OURS, amount)], ())
    assert notice.awards[0].marks == ()


def test_a_decision_of_a_meeting_chooses_a_bank() -> None:
    """A comma may stand behind 决定, and who was asked is none of the parties."""
    page = (
        f"关于开户银行的公告\n参加评选的有{BANK}、某某银行青溪分行。\n5月20日，局务会研究决定，{BANK}作为中心基本账户开户银行，"
        "现进行公告。"
    )
    assert _results(_read(page)) == [(BANK, None)]


@pytest.mark.parametrize(
    "offers",
    [
        f"{OURS}报价45800元，{OTHERS}报价47200元，{THIRD}报价52000元",
        f"分别为{OURS}（45800元）、{OTHERS}（47200元）、{THIRD}（5.2万元）",
        f"{OURS}第一次报价5万元，最终报价45800元；{OTHERS}第一次报价5.2万元，最终报价47200元",
    ],
)
def test_the_winners_offer_behind_its_name_is_its_price(offers: str) -> None:
    """An offer that stands right behind the name, in the last round where several are told."""
    notice = _read(f"空调维修项目询价结果的公示\n共收到报价：{offers}。\n经评审，成交单位为{OURS}。")
    assert (_results(notice), notice.marks) == ([(OURS, 45_800)], ())


def test_two_offers_of_one_name_are_no_price() -> None:
    """Nothing says which of them holds."""
    notice = _read(f"维修项目询价结果的公示\n{OURS}报价45800元，{OTHERS}报价47200元。\n{OURS}报价43000元。\n成交单位为{OURS}。")
    assert notice.awards[0].amount is None


def test_a_price_of_one_piece_is_no_sum() -> None:
    """中标单价, whether or not its unit stands behind it."""
    award = _read(f"床上用品采购中标公告\n经评定，由{OURS}中标，中标单价为358元。").awards[0]
    assert (award.amount, award.rate) == (None, "358元")


@pytest.mark.parametrize(
    "reason",
    [
        "因报名供应商只有一家，办公电脑询价采购项目流标，现重新发布询价公告。",
        "截止报名时间，未达到法定报名数量。经评审，有效投标供应商未达到法定数量，项目第二次流标。",
        "因实质性响应的供应商不足3家，取消此次公开询价采购，将采购方式改用单一来源方式采购。",
        "因到场供应商不足三家，经专家组认定符合终止竞争性谈判采购活动情形，应当终止本次招标采购活动。",
    ],
)
@pytest.mark.parametrize("title", ["询价结果公告\n", "关于设备项目两次流标的通告\n", ""])
def test_too_few_bidders_make_a_failure(title: str, reason: str) -> None:
    """Whether the page's title says so, says only 结果, or is missing."""
    assert _read(f"{title}{reason}\n青溪学院\n2024年3月1日").notice_type is NoticeType.FAILED


def test_a_rule_about_few_bidders_is_no_failure() -> None:
    """供应商不足三家的 is one of the cases a rule lists."""
    page = f"采购结果公告\n供应商不足三家的，应当终止采购。\n经评审，确定{OURS}为成交供应商。"
    assert _read(page).notice_type is NoticeType.AWARD
    rule = "项目终止公告\n（3）符合要求的供应商不足3家的。\n因采购需求变化，终止采购。"
    assert _read(rule).notice_type is NoticeType.TERMINATION


def test_each_lot_has_the_winner_nearest_to_it() -> None:
    """第二标段 and not the end of 第一标段 in the clause before."""
    page = f"配送项目中标通知\n第一标段（肉类）由{OURS}中标，第二标段（蔬菜）由{OTHERS}中标，第三标段（粮油）由{THIRD}中标。"
    assert [award.lot for award in _read(page).awards] == ["第一标段", "第二标段", "第三标段"]


def test_numbered_lines_under_the_results_are_items_and_winners() -> None:
    """1、医用口罩：某某公司; a line that names who supports or supervises is none."""
    page = (
        f"耗材遴选结果公示\n现将中选结果公示如下：\n1、注射器：{OURS}，12.8万元\n2、口罩：{OTHERS}，3.5万元\n3、技术支持：{THIRD}\n"
        "公示期：3天"
    )
    assert _results(_read(page)) == [(OURS, 128_000), (OTHERS, 35_000)]


def test_who_won_is_told_behind_the_offers_of_a_lot() -> None:
    """（成交） behind one of two offers of a lot: the other has lost."""
    page = (
        f"竞争性磋商结果\n标项一：{OURS} 磋商报价：520000元 得分：91.2 （成交）\n标项一：{OTHERS} 磋商报价：530000元 得分：85.6\n"
        f"标项二：{THIRD} 磋商报价：188000元 得分：88 （成交）\n青溪学院"
    )
    assert _results(_read(page)) == [(OURS, 520_000), (THIRD, 188_000)]


def test_all_of_a_counted_list_are_shortlisted() -> None:
    """A、B、C3家单位入围."""
    notice = _read(f"定点维修入围结果公示\n经评审，{OURS}、{OTHERS}、{THIRD}3家单位入围。")
    assert [name for name, _ in _results(notice)] == [OURS, OTHERS, THIRD]


def test_the_next_candidate_takes_the_place_of_who_gave_up() -> None:
    """下一候选人“某某公司”为本项目成交候选人, the name without what leads to it."""
    page = (
        f"关于“合作运营商招选项目”成交供应商的更正公告\n合作运营商招选项目（项目编号：QX-2026）经评审，成交供应商确认为：{OTHERS}，成交金额为：2400000。"
        f"因成交供应商{OTHERS}放弃成交，现确定下一候选人“{OURS}”为本项目成交候选人，成交金额为：2506000。"
    )
    notice = _read(page)
    assert (notice.notice_type, _results(notice), notice.marks) == (NoticeType.CORRECTION, [(OURS, 2_506_000)], ())


def test_who_signs_below_a_list_is_none_of_it() -> None:
    """入围机构库的单位为（按得分排序）: one name in a line, and at the end who announces it."""
    head = "关于选聘造价咨询机构的结果公示\n入围我校机构库的单位为（按得分排序）："
    page = f"{head}\n1. {OURS}\n2. {OTHERS}\n3. {THIRD}\n青溪大学审计处"
    assert [name for name, _ in _results(_read(page))] == [OURS, OTHERS, THIRD]


@pytest.mark.parametrize(
    "text",
    [
        f"关于食堂的通知\n拟选聘{OURS}为食堂承包单位，现征求意见。",
        f"关于选取招标代理机构的公示\n经院务会研究，同意{OURS}承担我院医疗设备招标代理工作。",
        f"合作办学项目公告\n合作单位：{OURS}\n合作期限：五年\n学院与合作单位共建产业学院，欢迎报名。",
        f"大宗物资采购招标公告\n现公开招标，上学年供货商为{OURS}，欢迎符合条件的供应商报名。\n报名截止时间：8月1日",
        "中标单位公示\n中标单位：待定\n结果另行公布。",
        "中标结果公告\n供应商名称：****点击查看\n中标金额：7,712,000.00元",
    ],
)
def test_others_and_nobody_have_won_nothing(text: str) -> None:
    """Who conducts the bids, who works with somebody, who supplied before; a mirror's button in a name's place."""
    assert _read(text).awards == ()


def test_who_was_asked_for_an_offer_is_no_winner() -> None:
    """询价供应商 lists those asked: no venture, and no buyer."""
    notice = _read(f"采购结果公示\n询价供应商：{OURS}、{OTHERS}、{THIRD}\n最低报价供应商：{OTHERS}\n最低报价：6.35万元")
    assert notice.awards == ()
    assert NoticeMark.RESULT_NOT_READ in notice.marks
    assert _read(f"比选结果公示\n参与比选单位：\n1.{OURS}，报价8万元\n2.{OTHERS}，报价9万元\n拟中选：{OURS}").buyer is None


def test_a_name_ends_before_a_bracket_that_was_cut() -> None:
    """A masked code in brackets leaves only 统一社会 behind the name."""
    notice = _read(f"采购结果公告\n成交供应商：{OURS}（统一社会信用代码：91330100MA2XXXXXXX）\n成交金额：123000元")
    assert _results(notice) == [(OURS, 123_000)]


@pytest.mark.parametrize("rest", ["三期）竣工决算审计", "新华西路、站北路）等项目竣工\n财务决算审计"])
def test_the_rest_of_a_wrapped_cell_is_no_part_of_the_name_before_it(rest: str) -> None:
    """某某公司三期）竣工决算审计: a bracket closes that no name opened."""
    head = f"审计机构遴选结果公示\n序号 项目名称 中选机构\n1 青溪大道工程跟踪审计 {OURS}\n2 白石路工程（一期、二期、 "
    for end in ("本次公示时间为12月23日至12月24日。", "公示时间为2015年12月23日至2015年12月24日\n青溪城投集团"):
        assert _results(_read(f"{head}{OTHERS}\n{rest}\n{end}\n")) == [(OURS, None), (OTHERS, None)]


def test_the_title_of_a_paper_names_no_project() -> None:
    """根据《…关于印发…的通知》 cut within its marks; nor is who was heard the buyer."""
    page = f"根据《关于加强中小学校服管理工作的意见》、《关于印发校服采购工作方案的通知》，确定{OURS}为我校校服中标单位。"
    notice = _read(page)
    assert (notice.project_name, notice.buyer) == (None, None)


def test_a_winner_beside_a_failed_lot_is_marked_where_the_title_says_only_that_it_failed() -> None:
    """流标公告 whose second sentence tells who won the other lot."""
    notice = _read(f"流标公告\n因供应商不足三家，第一包流标。第二包中标供应商为{OURS}，中标金额22万元。\n青溪海关")
    assert (notice.notice_type, notice.marks) == (NoticeType.FAILED, (NoticeMark.RESULT_NOT_READ,))
    assert _read("流标公告\n因供应商不足三家，第一包流标。\n青溪海关").marks == ()


@pytest.mark.parametrize(
    "page",
    [
        "某某项目采购失败公告\n终止公告\n失败类型：流标项目\n失败情况说明：投标人不足5名，本项目流标。",
        "采购项目异常公告\n项目名称：电子阅览室设备\n异常原因：有效报价供应商不足3家\n处理结果：重新组织采购",
    ],
)
def test_a_failure_is_told_under_titles_of_other_words(page: str) -> None:
    """终止公告 and 异常公告 of what found too few bidders."""
    assert _read(page).notice_type is NoticeType.FAILED
    page = page.replace("某某项目采购失败公告\n", "")
    assert _read(page).notice_type is NoticeType.FAILED


def test_items_stand_before_their_winners_and_prices() -> None:
    """塑胶跑道工程：某某公司 中标价：… in a list without numbers; who signs below has won nothing."""
    page = (
        f"招标结果公示\n经招标领导小组评议，决定由以下单位中标：\n塑胶跑道工程：{OURS} 中标价：1,268,000元\n"
        f"围墙工程：{OTHERS} 中标价：356,000元\n青溪市实验中学\n2022年6月8日"
    )
    assert _results(_read(page)) == [(OURS, 1_268_000), (OTHERS, 356_000)]


def test_a_total_takes_the_place_of_the_price_of_one() -> None:
    """单价 above 总价, each under its label."""
    page = f"招标结果公告\n中标单位：{OURS}\n面积：32平方米\n单价：4980元/平方米\n总价：159360元"
    assert _results(_read(page)) == [(OURS, 159_360)]


@pytest.mark.parametrize("work", ["电子白板", "新建宿舍楼工程监理", "监控"])
@pytest.mark.parametrize("won", ["中标，价格为12万元", "以12万元中标", "为中标单位，中标价12万元"])
def test_the_work_before_a_name_is_no_part_of_it(work: str, won: str) -> None:
    """监控由某某公司中标, wherever the company sits."""
    assert _results(_read(f"中标公告\n经研究决定：\n{work}由{THIRD}{won}。")) == [(THIRD, 120_000)]


def test_a_letter_may_speak_of_the_project_first() -> None:
    """某某公司：某某项目经比选，确定贵公司为中选单位."""
    page = f"中选通知书\n{OURS}：\n水质检测服务项目经比选，确定贵公司为中选单位，中选金额为人民币268000元，请签订合同。"
    assert _results(_read(page)) == [(OURS, 268_000)]
