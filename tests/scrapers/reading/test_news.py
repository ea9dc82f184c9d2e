"""News of results, and pages that tell them without a title: of one project, of several, of nobody; all synthetic."""

import pytest

from scrapers.notice import Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice

OURS, OTHERS = "杭州甲乙医疗器械有限公司", "宁波丙丁医疗器械有限公司"

RANKINGS = f"""2月6日，某集团储能系统框架采购中标候选人公示，三家预中标。详情如下：
第一中标候选人：{OURS}，报价13.74亿元；
第二中标候选人：{OTHERS}，报价13.31亿元。
此前的公告显示，中标候选人共有两家入围：
第一中标候选人：{OURS}，投标报价：28.02亿元；
第二中标候选人：丙丁储能，投标报价：26.28亿元。"""


def _read(text: str) -> Notice:
    return read_notice(text, kind="text")


@pytest.mark.parametrize(
    "text",
    [
        # several projects, of which one is told as results are
        f"某县近期招标中，病理材料采购以133.45万元由{OTHERS}中标。介入材料采购由{OURS}以81.87万元中标，竞争激烈。",
        f"近日，{OURS}以300万元中标某医院项目。此前，{OTHERS}中标同类项目。{OURS}以200万元中标。",
        f"2024年，{OURS}以500万元中标某校食堂。2025年，{OURS}以600万元中标某校食堂。",
        # two years' rankings
        RANKINGS,
        # nobody who can be read
        f"甲乙股份公告，公司及全资子公司{OURS}近日中标国家某集团部分项目，中标金额合计约6621.56万元。",
        "公司及子公司、合营公司为相关项目中标单位，中标金额合计约为20.67亿元。",
        f"最终确定了餐厅各楼层委托经营商：{OURS}经营一层、{OTHERS}经营二层。",
        "最后，王某某同志以26000元中标文体用品店。",
    ],
)
def test_news_that_is_not_read_says_so(text: str) -> None:
    """No award, and the passage that speaks of one is marked."""
    notice = _read(text)
    assert (notice.notice_type, notice.awards, notice.marks) == (NoticeType.OTHER, (), (NoticeMark.RESULT_NOT_READ,))


@pytest.mark.parametrize(
    "text",
    [
        "评标采用综合评分法，若投标人以低于成本的100元中标，应当说明。",
        f"我院暂停与{OTHERS}合作：该公司放弃中标资格。",
        "招标公告发布后，某某公司将参加中标公示。",
        "食堂开展安全检查，学校领导和餐饮公司负责人参加。",
    ],
)
def test_what_tells_no_result_has_no_mark(text: str) -> None:
    """Rules, losses and companies that are only named."""
    notice = _read(text)
    assert (notice.notice_type, notice.marks) == (NoticeType.OTHER, ())


def test_news_of_one_winner_is_an_award() -> None:
    """The winner may be named again, with or without his place."""
    notice = _read(f"8月1日召开竞标会。经评审，确定采购中标人为{OURS}。{OURS}以300万元中标。")
    assert [award.supplier.name for award in notice.awards] == [OURS]


def test_a_year_of_the_work_is_no_other_year() -> None:
    """Opened in one year for the next."""
    notice = _read(f"2025年12月开标，确定2026年供应商为{OURS}、{OTHERS}。")
    assert [award.supplier.name for award in notice.awards] == [OURS, OTHERS]


def test_a_lone_recommendation_is_a_candidate() -> None:
    """现将中标结果公示 over no title, and a candidate of the first rank."""
    notice = _read(f"评审完毕，现将中标结果公示如下：\n项目名称：甲项目\n3、中标情况\n评委经评审，推荐{OURS}为第一中标候选人。")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(OURS, 1)]
    assert notice.notice_type is NoticeType.CANDIDATE


def test_a_rank_may_be_glued_to_its_lot() -> None:
    """The lot holds for the ranks below it."""
    notice = _read(f"标包1第一名 {OURS}未含税总价1286000.00元\n第二名 {OTHERS}未含税总价1298000.00元")
    assert [(award.lot, award.supplier.name, award.rank, str(award.amount)) for award in notice.awards] == [
        ("标包1", OURS, 1, "1286000.00"),
        ("标包1", OTHERS, 2, "1298000.00"),
    ]


def test_a_rank_of_two_prices_is_marked_under_a_title_too() -> None:
    """The same candidate in two rankings of one lot."""
    assert NoticeMark.RESULT_NOT_READ in _read(f"甲项目中标候选人公示\n项目编号：AB-1\n{RANKINGS}").marks


_ROUNDED = f"日前，随着某水库工程中标候选人公示期满，{OURS}以1.26亿元中标，标志着我市最大的项目落地。"
_CREDITED = _ROUNDED.replace("1.26亿元", "12600万元") + "（通讯员 张三）"


@pytest.mark.parametrize("head", ["", "某水库工程顺利完成招标\n", "某水库工程取得新进展\n"])
@pytest.mark.parametrize("told", [_ROUNDED, _ROUNDED.replace("公示期满", "公示期满，中标通知书发出"), _CREDITED])
def test_a_rounded_sum_in_a_sentence_of_news_is_no_award(head: str, told: str) -> None:
    """What a portal tells of its work, with the number of its site below."""
    notice = _read(f"{head}{told}\n备案号：浙A备12345678号-1")
    assert (notice.notice_type, notice.awards, notice.marks) == (NoticeType.OTHER, (), (NoticeMark.RESULT_NOT_READ,))


@pytest.mark.parametrize(
    "text",
    [
        f"某水库工程中标公示\n{_ROUNDED}",
        f"某水库工程\n经评审，{OURS}以1.26亿元中标，现予以公示。",
        f"某水库工程\n{OURS}以1.26458733亿元中标。",
        f"某水库工程\n中标人：{OURS}\n中标金额：1.26亿元",
    ],
)
def test_a_rounded_sum_of_a_notice_is_read(text: str) -> None:
    """Under its title, announced, to the yuan, or under a label."""
    assert [award.supplier.name for award in _read(text).awards] == [OURS]


@pytest.mark.parametrize(
    "text",
    [
        # who builds was not chosen here
        f"我区召开重点项目开工仪式\n3月1日，开工仪式举行。其中，污水厂工程由{OURS}承建，合同价1536.77万元，计划明年完工。",
        # what a month's purchases were
        f"2月公务用车采购预算超6000万元\n2月共发布121个采购意向项目，已完成25个，金额最高的由{OURS}以998万元中标。",
    ],
)
def test_news_of_works_and_of_many_purchases_awards_nothing(text: str) -> None:
    """News name a builder beside their subject, or the largest of many purchases."""
    notice = _read(text)
    assert (notice.notice_type, notice.awards, notice.marks) == (NoticeType.OTHER, (), (NoticeMark.RESULT_NOT_READ,))
