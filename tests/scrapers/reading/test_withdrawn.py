"""Pages that name a winner and say that he is one no more, under titles that say so and under none; synthetic."""

import pytest

from scrapers.notice import ChangeAction, Notice, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS

HEAD = "项目编号：AB-2026-1\n项目名称：甲项目\n招标人：某某局\n"
TITLES = pytest.mark.parametrize("title", ["", "甲项目中标结果公告\n", "关于甲项目有关情况的公告\n"])


def _read(title: str, body: str) -> Notice:
    return read_notice(f"{title}{HEAD}{body}\n", kind="text")


@TITLES
@pytest.mark.parametrize(
    "body",
    [
        f"经评定中标人为{OURS}。经协商一致，双方已签署《中标通知书解除协议》，《中标通知书》已解除，不再具有法律效力。",
        f"中标人为{OURS}。经双方协商，解除向{OURS}发出的中标通知书。",
        f"中标人：{OURS}\n中标金额：100万元\n2026年4月1日收到中标人递交的弃标函，同意其放弃中标资格。",
        f"确定{OURS}为中标单位。后{OURS}未按规定签订合同，视为自动放弃中标资格，现取消其中标资格。",
        f"确定了{OURS}为中标人。公示期间，我司决定收回中标通知书，{OURS}的中标资格予以取消。",
    ],
)
def test_a_withdrawn_winner_is_no_award(title: str, body: str) -> None:
    """The award is withdrawn from who had it."""
    notice = _read(title, body)
    assert (notice.notice_type, notice.awards) == (NoticeType.CORRECTION, ())
    assert [(each.action, each.before.supplier) for each in notice.changes] == [(ChangeAction.AWARD_WITHDRAWN, OURS)]


@TITLES
@pytest.mark.parametrize(
    "body",
    [
        f"确定了{OURS}为中标人。公示结束后，中标候选人提交了放弃中标声明函。现决定：终止本次招标活动。",
        f"中标人：{OURS}\n中标金额：100万元\n因中标人书面声明放弃中标，我单位决定重新招标。",
        f"经评审，{OURS}为中标人。现因{OURS}被查实串通投标，中标无效，本项目作流标处理。",
    ],
)
def test_a_tender_that_ends_with_its_winner_has_failed(title: str, body: str) -> None:
    """Nobody takes his place."""
    notice = _read(title, body)
    assert (notice.notice_type, notice.awards) == (NoticeType.FAILED, ())
    assert [each.action for each in notice.changes] == [ChangeAction.TERMINATED]


@TITLES
@pytest.mark.parametrize(
    "body",
    [
        f"确定{OURS}为第一中标候选人。经查，{OURS}未领取中标通知书。现取消{OURS}中标资格，顺延确定第二中标候选人{OTHERS}为本项目中标人。",
        f"中标人：{OURS}\n中标金额：100万元\n现收到{OURS}的《放弃中标函》。\n由排名第二的{OTHERS}作为中标人，中标金额101万元。",
        f"中标单位：{OURS}。后因该公司提供虚假业绩，经研究决定取消其中标资格，由{OTHERS}递补为中标单位。",
    ],
)
def test_who_takes_the_place_has_the_award(title: str, body: str) -> None:
    """He replaces the one who had it; under an award's title he may be the award itself."""
    notice = _read(title, body)
    assert [award.supplier.name for award in notice.awards] == [OTHERS]
    assert [(each.action, each.before.supplier) for each in notice.changes] == [(ChangeAction.SUPPLIER_REPLACED, OURS)]


@pytest.mark.parametrize("title", ["关于甲项目变更中标人公告\n", "关于甲项目中标结果变更的公示\n"])
def test_a_title_may_say_that_the_winner_is_another(title: str) -> None:
    """变更中标人 and 中标结果变更 are corrections."""
    notice = _read(title, f"第一中标候选人{OURS}有在建项目，废除其中标资格。现确定第二中标候选人{OTHERS}为本项目中标人。")
    assert (notice.notice_type, [award.supplier.name for award in notice.awards]) == (NoticeType.CORRECTION, [OTHERS])


@pytest.mark.parametrize(
    "body",
    [
        "中标人放弃中标、不能履行合同的，招标人可以按照候选人名单依次确定其他候选人为中标人，也可以重新招标。",
        f"若{OURS}放弃中标资格，则由第二名递补。",
        "请中标人于30日内领取中标通知书，逾期视为放弃中标资格。",
        f"第一候选人{OTHERS}放弃中标资格，根据规定确定{OURS}为中标人。",
        f"备注：投标人{OTHERS}弃标。",
        "如有弄虚作假，取消其中标资格。",
        f"经调查投诉不成立，{OURS}中标结果有效，不予取消中标资格。",
        f"公示期内发现{OURS}有违法行为，将取消其中标资格。",
        "中标人应当按时签订合同，拒签合同的取消中标资格，不退保证金。",
        f"{OURS}承诺不放弃中标资格。",
        f"请{OURS}在3日内签订合同，逾期作弃标处理。",
        f"{OURS}须在3日内签订合同，逾期视为自动弃标。",
        f"{OURS}等报名，报名供应商共3家，其中1家弃标。",
    ],
)
def test_what_may_happen_takes_nothing_away(body: str) -> None:
    """Rules, others' losses and losses denied leave the award."""
    notice = _read("甲项目中标结果公告\n", f"中标人：{OURS}\n中标金额：100万元\n{body}")
    assert (notice.notice_type, [award.supplier.name for award in notice.awards]) == (NoticeType.AWARD, [OURS])


def test_a_lot_s_winner_loses_his_lot() -> None:
    """The other lot's award stands."""
    body = (
        f"第1包中标人：{OURS}，中标金额：100万元\n第2包中标人：{OTHERS}，中标金额：200万元\n第1包中标人{OURS}自愿放弃中标资格。"
    )
    assert [award.supplier.name for award in _read("甲项目中标公告\n", body).awards] == [OTHERS]


@pytest.mark.parametrize(
    "text",
    [
        "关于“甲项目”招标流标情况说明\n投标人少于3个，本项目本次招标流标。我单位将启动第二次招标。",
        "甲项目招标异常公告\n经研究决定作流标处理。",
        "甲项目异常公告\n收到第一中标候选人的放弃函。根据此情况我公司决定对该项目作废标处理。",
    ],
)
def test_a_failure_explained_is_a_failure(text: str) -> None:
    """流标情况说明, and an announcement of something unusual that says what was decided."""
    assert read_notice(text, kind="text").notice_type is NoticeType.FAILED


def test_what_may_be_decided_is_no_failure() -> None:
    """A right to decide, in an announcement of nothing else."""
    assert read_notice("关于甲项目的公告\n招标人可决定作废标处理。\n", kind="text").notice_type is not NoticeType.FAILED


@pytest.mark.parametrize(
    "reason",
    [
        "因第一中标候选人放弃中标资格，确定第二中标候选人为中标人。",
        "因第一中标候选人青溪某某安装队放弃中标资格，按评审报告推荐的顺序，确定第二中标候选人为中标人。",
        "鉴于原中标人自愿放弃中标资格，由排名第二的中标候选人递补为中标人。",
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_the_winner_of_an_award_whose_reason_is_told_is_he_who_follows(reason: str, before: bool) -> None:
    """Of a title of an award the printed winner is the second, whom the sentence does not name; he has lost nothing."""
    won = f"三、中标信息\n供应商名称：{OURS}\n中标金额：289000.00元"
    body = f"{reason}\n{won}" if before else f"{won}\n八、其他补充事宜\n{reason}"
    notice = _read("甲项目中标结果公告\n", body)
    assert (notice.notice_type, [(a.supplier.name, str(a.amount)) for a in notice.awards]) == (
        NoticeType.AWARD,
        [(OURS, "289000.00")],
    )
