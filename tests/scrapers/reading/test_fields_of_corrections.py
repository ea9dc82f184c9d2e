"""Projects, buyers, agencies and titles of corrections, pauses and rulings. Every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, in_none

REPLACED, ENDED = ChangeAction.SUPPLIER_REPLACED, ChangeAction.TERMINATED


@pytest.mark.parametrize("words", ["仍为", "仍然是", "最终确定为"])
def test_words_before_a_name_are_no_part_of_it(words: str) -> None:
    """A winner stays, or is decided on at last."""
    notice = read_notice(
        f"数据平台项目成交公告\n项目编号：ZB-2026-0101\n采购人：某市数据局\n成交供应商{words}{OURS}，成交金额450000元。\n",
        kind="text",
    )
    assert [award.supplier.name for award in notice.awards] == [OURS]


def test_that_society_is_nobody_named() -> None:
    """Of a supplier that is named above as who loses the award."""
    society = "青溪县金穗种植专业合作社"
    notice = in_none(
        "取消中标资格公告", f"{society}为第三标段中标人。经查，该合作社不具备条件，决定取消{society}第三标段中标资格。"
    )
    assert [change.before.supplier for change in notice.changes] == [society]


@pytest.mark.parametrize(
    ("title", "body", "action"),
    [
        ("关于暂停数据平台项目采购活动的通知", f"本项目成交供应商为{OURS}，因收到投诉暂停采购活动。", ChangeAction.SUSPENDED),
        ("关于暂停数据平台项目合同签订的公告", "因收到质疑，暂停签订合同。", ChangeAction.SUSPENDED),
        ("关于暂停数据平台项目中标候选人公示的公告", "公示暂停，待异议处理后另行公告。", ChangeAction.SUSPENDED),
        ("关于恢复数据平台项目采购活动的通知", "投诉已处理完毕，即日起恢复采购活动。", ChangeAction.RESUMED),
        ("关于重新启动数据平台项目的公告", "现重启招标程序。", ChangeAction.RESUMED),
    ],
)
def test_a_title_about_a_pause_corrects_what_was_announced(title: str, body: str, action: ChangeAction) -> None:
    """And announces nobody as a winner anew."""
    notice = read_notice(f"{title}\n{body}\n某市数据局\n2026年5月6日\n", kind="text")
    assert (notice.notice_type, [change.action for change in notice.changes]) == (NoticeType.CORRECTION, [action])
    assert (notice.awards, notice.project_name) == ((), "数据平台项目")


@pytest.mark.parametrize("title", ["关于暂停甲方公司投标资格的通知", "关于暂停电子交易系统服务的通知"])
def test_a_pause_of_something_else_corrects_nothing(title: str) -> None:
    """A company's right to bid, a service of a portal."""
    assert read_notice(f"{title}\n即日起暂停。\n某市数据局\n2026年5月6日\n", kind="text").notice_type is NoticeType.OTHER


def test_a_stop_after_which_it_will_go_on_is_a_pause() -> None:
    """中止 is for a time, where the page says so."""
    notice = in_none("中止公告", "因收到投诉，本项目中止，恢复时间另行通知。")
    assert (notice.notice_type, [change.action for change in notice.changes]) == (NoticeType.CORRECTION, [ChangeAction.SUSPENDED])


@pytest.mark.parametrize(
    ("reason", "notice_type", "action"),
    [
        ("因供应商投诉，财政局通知中止采购活动。", NoticeType.CORRECTION, ChangeAction.SUSPENDED),
        ("因供应商投诉成立，本项目终止，重新组织采购。", NoticeType.TERMINATION, ChangeAction.TERMINATED),
        ("因采购需求变更，本项目中止。", NoticeType.TERMINATION, ChangeAction.TERMINATED),
    ],
)
def test_a_stop_because_of_a_complaint_is_a_pause(reason: str, notice_type: NoticeType, action: ChangeAction) -> None:
    """Unless it is bought anew."""
    page = f"关于中止青溪区绿化项目采购活动的通知\n项目编号：QX-1\n采购人：青溪区绿化局\n{reason}\n2026年5月8日\n"
    notice = read_notice(page, kind="text")
    assert (notice.notice_type, [change.action for change in notice.changes]) == (notice_type, [action])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于撤销{}中标公告的公告", True),
        ("关于解除{}合同的公告", True),
        ("关于“{}”成交结果作废的通知", True),
        ("{}成交结果作废公告", True),
        ("{}暂停公告", True),
        ("关于对{}中标公告的更正", True),
        ("关于{}成交公告的更正说明", True),
        ("关于《{}中标候选人公示》的更正公告", True),
        ("{}中标单位名称变更公示", True),
        ("{}入围结果补充公告", True),
        ("{}补充合同公告", True),
        ("关于{}中标公告作废的说明", True),
        ("关于{}中标通知书作废的公告", True),
        ("关于确定{}第三中标候选人为中标人的公告", True),
        ("关于“{}（竞价单号：JJ20260511）”竞价结果变更的公告", True),
        ("关于《{}》采购工作调整的公告", True),
        ("{}中标候选人公示期延长公告", True),
        ("关于{}质疑的答复公告", True),
        ("{}项目经理变更公示", True),
        ("关于更换{}负责人的公告", True),
        ("关于{}成交公告的补充说明", True),
        ("关于{}招标文件的澄清与修改", True),
        ("关于取消青溪县金穗种植专业合作社中标资格的公告", False),
        ("关于恢复性司法实践{}的中标公告", None),
    ],
)
def test_what_was_done_to_a_project_is_no_part_of_its_name(title: str, name: bool | None) -> None:
    """Nor what was announced of it; the name of a company is none of a project."""
    works = "青溪区数据平台建设项目"
    notice = read_notice(f"{title.format(works)}\n特此公告。\n2026年5月6日\n", kind="text")
    assert notice.project_name == {True: works, False: None, None: f"恢复性司法实践{works}"}[name]


@pytest.mark.parametrize(
    "sentence",
    [
        "我校于2026年6月3日发布的“数据平台建设项目（编号：ZB-2026-0101）中标公告”中标人名称有误，现予更正。",
        "我校发布了《数据平台建设项目成交公告》，现对成交金额作如下更正：原9万元，更正为8万元。",
        "数据平台建设项目（ZB-2026-0101）于2026年4月28日进行公开招标，现更正结果如下。",
        "数据平台建设项目（项目编号：ZB-2026-0101）经复核，结果如下。",
    ],
)
def test_a_sentence_names_the_project_that_no_title_names(sentence: str) -> None:
    """Beside its number, or within the title of what was announced of it."""
    notice = read_notice(f"更正说明\n{sentence}\n青溪学院\n2026年6月5日\n", kind="text")
    assert notice.project_name == "数据平台建设项目"


def _buyer(page: str) -> str | None:
    buyer = read_notice(page, kind="text").buyer
    return buyer.name if buyer else None


def test_the_buyer_s_name_begins_behind_what_is_undone() -> None:
    """关于撤销某某局…."""
    assert _buyer("关于撤销青溪区教育局课桌椅采购中标公告的公告\n现予以撤销。\n2026年5月6日\n") == "青溪区教育局"


def test_who_decides_on_a_complaint_is_no_buyer_by_its_title_either() -> None:
    """The buyer is who the project's name begins with, or nobody."""
    page = (
        "青溪县财政局关于{}投诉处理结果公告\n投诉人：{}\n被投诉人：青溪县人民医院\n"
        "投诉事项成立，中标结果无效，责令重新开展采购活动。\n青溪县财政局\n2026年4月2日\n"
    )
    assert _buyer(page.format("彩超采购项目", OURS)) is None
    assert _buyer(page.format("青溪县人民医院彩超采购项目", OURS)) == "青溪县人民医院"


def test_the_buyer_whose_consent_is_told_is_named() -> None:
    """经采购人某某局确认."""
    body = f"本项目中标结果无效。经采购人青溪区教育局确认，由{OURS}替补为中标供应商，中标金额：3186000元。"
    assert _buyer(f"关于中小学信息化项目中标结果变更的公告\n{body}\n青溪区政府采购中心\n2026年3月5日\n") == "青溪区教育局"


def test_the_centre_that_buys_for_others_signs_over_the_day() -> None:
    """As an agency does."""
    page = f"课桌椅采购中标公告\n项目编号：ZB-1\n采购人：青溪区教育局\n中标人：{OURS}\n青溪区政府采购中心\n2026年3月5日\n"
    agency = read_notice(page, kind="text").agency
    assert agency is not None
    assert agency.name == "青溪区政府采购中心"


def test_a_title_that_takes_an_announcement_back_names_no_loser() -> None:
    """关于某某中心 is nobody's name."""
    title = "关于青溪中心设备采购中标公告作废的说明"
    notice = read_notice(f"<h1>{title}</h1><p>现予作废，以重新发布的中标公告为准。</p><p>2026年5月8日</p>", kind="html")
    assert [change.before.supplier for change in notice.changes] == [None]


@pytest.mark.parametrize("title", ["关于更换青溪小区物业服务项目负责人的公告", "青溪大桥工程项目经理变更公示"])
def test_another_in_charge_of_the_works_is_a_correction(title: str) -> None:
    """Of no result."""
    notice = read_notice(
        f"{title}\n中标单位：{OURS}\n原项目经理：王军，现项目经理：李勇。\n青溪区建设局\n2026年5月8日\n", kind="text"
    )
    assert (notice.notice_type, notice.changes) == (NoticeType.CORRECTION, ())


def test_the_name_of_a_purchase_is_its_projects() -> None:
    """采购名称, a label of companies' platforms."""
    notice = in_none("变更公告", "采购名称：脱硫剂采购")
    page = f"变更公告\n采购名称：脱硫剂采购\n采购编号：TL-1\n变更内容：原中标人{OTHERS}更正为{OURS}。\n"
    assert read_notice(page, kind="text").project_name == "脱硫剂采购"
    assert notice.project_name == "数据平台项目"


def test_who_became_another_is_no_agency() -> None:
    """由某某厂更正为某某公司。"""
    assert in_none("更正公告", f"包3中标供应商由青溪设备厂更正为{OURS}。").agency is None


def test_the_name_in_a_sentence_begins_behind_the_day() -> None:
    """Below a title that begins with 关于, too."""
    body = "近期收到供应商对青溪油茶林改造项目（项目编号：XH-1）成交结果的质疑，质疑不成立。"
    notice = read_notice(f"关于青溪油茶林改造项目有关情况的说明\n2026-05-06\n{body}\n青溪县林业局\n", kind="text")
    assert notice.project_name == "青溪油茶林改造项目"
