"""Short pages whose titles say nothing of what befell the procurement, and whose sentences do. Every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction, Concern
from scrapers.notice import NoticeType
from scrapers.reading import read_notice

_OLD, _NEW = "杭州甲乙图书有限公司", "杭州丙丁图书有限公司"


@pytest.mark.parametrize(
    ("notice_type", "page"),
    [
        (NoticeType.FAILED, "信息化项目公告\n我院信息化项目于2026年5月6日开标，因投标单位不足三家，本次招标流标。"),
        (NoticeType.FAILED, "图书采购项目的情况说明\n仅有两家供应商报名，不足三家，该项目不能开标，择期重新组织采购。"),
        (NoticeType.FAILED, "图书采购项目公告\n各供应商：\n图书采购项目因有效供应商不足3家，现予以废标。"),
        (NoticeType.FAILED, "空调采购比选结果\n比选结果：流标。\n原因：报名单位不足。"),
        (NoticeType.CORRECTION, "设备采购项目通知\n原定于2026年5月6日开标的设备采购项目，现延期至2026年5月9日开标，其他不变。"),
        (NoticeType.CORRECTION, "设备采购项目说明\n第三章参数第5条“≥10寸”现改为“≥8寸”，其他内容不变。"),
        (NoticeType.CORRECTION, "图书采购项目勘误\n报名截止为5月8日。"),
        (NoticeType.CORRECTION, "关于变更图书采购项目中标候选人的公示\n详见附件。"),
        (NoticeType.TERMINATION, "图书采购项目公告\n因采购需求发生重大变化，经研究决定终止图书采购项目的采购活动。"),
        (NoticeType.TERMINATION, "图书采购项目暂不执行的公告\n因预算调整，我校决定取消图书采购项目。"),
        (NoticeType.TENDER, "关于采购救护车的公告\n现就救护车进行院内询价，请有意向的供应商于5月6日前递交报价文件。"),
        (NoticeType.OTHER, "青溪县人民医院招聘公告\n现招聘护士十名。"),
        (NoticeType.AWARD, f"变更设计中标结果公告\n中标人：{_NEW}\n中标金额：126000元"),
    ],
)
def test_sentences_tell_what_befell_a_procurement(notice_type: NoticeType, page: str) -> None:
    """It failed, was put off, changed or ended, whatever its title says."""
    assert read_notice(f"青溪学院{page}\n").notice_type is notice_type


@pytest.mark.parametrize(
    "page",
    [
        "图书采购招标公告\n投标人不足三家的，本项目作流标处理。\n获取招标文件：招标办\n投标文件递交地点：招标办",
        "图书采购公告\n如有变更，将另行通知。\n申请人的资格：独立法人\n获取招标文件：招标办",
    ],
)
def test_what_may_befall_a_procurement_has_not(page: str) -> None:
    """Rules and conditions of a call for bids tell of nothing that happened."""
    assert read_notice(page).notice_type is NoticeType.TENDER


@pytest.mark.parametrize("title", ["图书采购项目更正公告", "更正", "图书采购项目公告"])
@pytest.mark.parametrize(
    "sentence",
    [
        f"中标单位原为{_OLD}，现更正为{_NEW}。",
        f"原中标单位{_OLD}，更正为{_NEW}。",
        f"中标单位由{_OLD}变更为{_NEW}。",
        f"中标供应商名称误写为{_OLD}，应为{_NEW}。",
        f"原公告：中标人为{_OLD}\n现更正为：中标人为{_NEW}",
    ],
)
def test_a_sentence_that_replaces_a_winner_is_a_correction_of_the_result(title: str, sentence: str) -> None:
    """The winner that was announced by mistake is given as the old one, never as the award."""
    notice = read_notice(f"{title}\n青溪学院图书采购项目，{sentence}\n青溪学院\n2026年5月6日")
    assert (notice.notice_type, notice.concerns) == (NoticeType.CORRECTION, Concern.RESULT)
    assert [(c.action, c.before.supplier, c.after.supplier) for c in notice.changes] == [
        (ChangeAction.SUPPLIER_REPLACED, _OLD, _NEW)
    ]


@pytest.mark.parametrize(
    "sentence",
    ["成交金额错误，正确金额为152000元。", "更正中标金额为152000元。", f"因{_OLD}放弃中标，现变更第二名{_NEW}为中标单位。"],
)
def test_a_changed_result_that_is_not_understood_is_marked(sentence: str) -> None:
    """Nothing that changes an award passes in silence."""
    notice = read_notice(f"图书采购项目公告\n青溪学院图书采购项目，{sentence}\n青溪学院\n2026年5月6日")
    assert notice.notice_type is NoticeType.CORRECTION
    assert notice.marks == ("correction_not_understood",)


@pytest.mark.parametrize(
    ("failed", "sentence"),
    [
        (True, "根据采购管理办法，经评标小组议定，决定废标，重新发布采购公告。"),
        (True, "投标截止时间止递交投标文件的投标单位不足三家，根据相关规定，本次招标予以流标。招标人将依法重新组织招标。"),
        (False, "有效投标人不足三家的，本次招标予以流标。"),
        (False, "如发现围标行为，本次招标决定废标。"),
    ],
)
def test_a_failure_that_follows_a_law_has_happened_and_one_under_a_condition_has_not(failed: bool, sentence: str) -> None:
    """What is decided by the rules of purchases is decided."""
    page = f"青溪学院图书采购项目于2026年5月6日开标，{sentence}\n青溪学院\n2026年5月7日\n"
    assert (read_notice(page).notice_type is NoticeType.FAILED) is failed


@pytest.mark.parametrize(
    ("failed", "page"),
    [
        (True, "图书采购结果公告\n青溪学院图书采购，有效投标不足三家，本项目流标。"),
        (True, "图书采购异常公告\n异常原因：报名供应商少于3家\n处理结果：重新组织采购"),
        (False, "图书采购项目公告\n青溪学院图书采购，投标保证金不足，另行发布公告。"),
        (False, "图书采购项目公告\n青溪学院图书采购仅有一个标段，另行发布公告。"),
    ],
)
def test_too_few_bidders_are_bidders(failed: bool, page: str) -> None:
    """The words for too few count who bids, and with the outcome behind them the bids; neither money nor lots."""
    assert (read_notice(page).notice_type is NoticeType.FAILED) is failed


@pytest.mark.parametrize(
    "note",
    [
        "若公示的中标单位信息有误，请与我校联系。",
        "对中标结果有异议或发现错误的，请与我校联系。",
        "我校现有人员不足，另行聘请保安。",
        "如中标金额有误，以合同为准。",
    ],
)
def test_a_standing_note_below_a_result_changes_nothing(note: str) -> None:
    """Whom to ask about errors is no error, and who is few in an office has not bid."""
    notice = read_notice(f"图书项目公告\n青溪学院图书采购项目中标单位：{_NEW}\n中标金额：126000元\n{note}\n")
    assert notice.notice_type is NoticeType.AWARD
    assert [award.supplier.name for award in notice.awards] == [_NEW]
