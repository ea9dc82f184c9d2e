"""Results told in sentences: who was decided on, by what, and who is spoken of and not named. Every page is synthetic."""

import pytest

from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice

OURS, OTHERS = "杭州甲乙餐饮有限公司", "宁波丙丁餐饮有限公司"


def _read(text: str) -> Notice:
    return read_notice(text, kind="text")


def _names(notice: Notice) -> list[str]:
    return [award.supplier.name for award in notice.awards]


@pytest.mark.parametrize(
    "text",
    [
        f"我院食堂经综合评分，投标结果为：{OURS}，以92分最高分中标。现予以公示。",
        f"经评审，{OURS}以综合得分95.2分的成绩中标。",
        f"经现场投票，一致确认：{OURS}所投微机以最低价中标。",
        f"经讨论和评分，确认{OURS}所投家具中标。",
        f"经校务会研究，确定了{OURS}为我校食堂承包单位。",
        f"学校党委会研究，同意{OURS}为我校营养餐供餐单位，现予公示。",
        f"经研究讨论，初步选用{OURS}提供的施工方案。",
        f"评审小组一致同意选用{OURS}所报的方案。",
        f"会议决定聘请{OURS}为我局供餐服务机构。",
        f"经办公会研究，同意由{OURS}承担本项目配餐工作。",
        f"确定{OURS}（联系人：张三）为食堂承包单位。",
        f"{OURS}被确定为我校食堂承包单位。",
        f"最终{OURS}以98.6分中选。",
        f"经综合评审，最终{OURS}得分排名第一，为项目中标单位。",
        f"根据评分结果选聘综合得分第一名的{OURS}为项目中标人。",
        f"根據評分結果選聘綜合得分第一名的{OURS}為項目中標人。",
        f"经研究，确定本学年食材供应商为{OURS}。",
        f"最终，确定了{OURS}为中标人。",
        f"經評審，確認{OURS}為本項目中標單位。",
        # numbered as heads are
        f"三、8月15日，学校党组织对膳食委员会的比选结果进行了集体决议，同意{OURS}为我校营养餐承包公司。",
    ],
)
def test_a_decision_names_who_has_won(text: str) -> None:
    """The name alone, without the words that lead to it; a score is no price."""
    notice = _read(text)
    assert (notice.notice_type, _names(notice)) == (NoticeType.AWARD, [OURS])
    assert (notice.awards[0].amount, notice.awards[0].marks, notice.marks) == (None, (), ())


def test_a_decision_may_name_several() -> None:
    """Names in quotes and in a list, each a result."""
    assert _names(_read(f"确定2026学年学校委托食堂为：“{OURS}”和“{OTHERS}”。")) == [OURS, OTHERS]
    assert _names(_read(f"选定{OURS}与{OTHERS}组成的联合体为配送单位。")) == [OURS]
    assert _names(_read(f"最终确定了本年度食材配送单位为{OURS}、{OTHERS}。")) == [OURS, OTHERS]


@pytest.mark.parametrize(
    "text",
    [
        f"如{OTHERS}放弃，则确定{OURS}为承包单位。",
        f"招标人可以确定{OURS}为施工单位。",
        f"若无异议，将确定{OURS}为食堂承包单位。",
        f"上一学年确定{OURS}为食堂承包单位，今年重新招标。",
        f"是否同意{OURS}为承包单位，请各位家长投票。",
        f"根据考核，确定{OURS}为A级供应商。",
        f"经研究，同意{OURS}为我校实习合作单位。",
        f"会议同意{OURS}为会员单位。",
        "我校确定杭州甲乙招标有限公司为招标代理机构，现公开招标。",
        "应当确定排名第一的供应商为服务单位。",
        # nobody is named
        "评标采用最低价中标法，公司以最低价中标。",
        "通知书确认公司为某工程的中标单位，中标金额为28,005,510元。",
        f"通知书确认公司与{OURS}组成的联合体为某工程的中标单位，中标价：17,716.93万元。",
        "公司及子公司、合营公司为相关项目中标单位，中标金额合计约为20.67亿元。",
        "后因该公司为中标人，现予公示。",
    ],
)
def test_what_is_supposed_or_not_named_is_no_result(text: str) -> None:
    """A rule, a wish, another year, a pronoun in a name's place."""
    assert _names(_read(text)) == []


@pytest.mark.parametrize(
    "proposed",
    [
        f"评标委员会推荐了3名定标候选人（不排序）：青溪戊己餐饮有限公司、{OURS}、{OTHERS}。",
        f"经评审，推荐的中标候选人为：青溪戊己餐饮有限公司、{OURS}、{OTHERS}。",
    ],
)
def test_who_is_decided_on_among_candidates_without_order_has_won(proposed: str) -> None:
    """The others of the list were only proposed."""
    notice = _read(
        f"食堂承包定标结果公示\n{proposed}定标委员会采用票决法定标，确定{OURS}为中标人，中标价68,354.06元，为期两年。\n"
    )
    assert [(a.supplier.name, a.amount.minor if a.amount else None) for a in notice.awards] == [(OURS, 6_835_406)]
    assert (notice.notice_type, notice.marks) == (NoticeType.AWARD, ())


def test_the_words_of_giving_work_out_are_no_part_of_a_name() -> None:
    """同意直接发包给某某公司实施."""
    name = "江陵甲丰建设有限公司"
    told = f"污水管网工程经县政府同意直接发包给{name}实施，合同价1,260万元。"
    notice = read_notice(f"<h1>污水管网工程直接发包公示</h1><p>{told}</p><p>发包人：青溪县住房和城乡建设局</p>", kind="html")
    assert [award.supplier.name for award in notice.awards] == [name]
