"""Project names read from running text and from titles such as 确定某某工程施工单位. Every page is synthetic."""

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice

OURS = "杭州甲乙实业有限公司"


def _read(text: str) -> Notice:
    return read_notice(text, kind="text")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于确定厕所改造零星工程施工单位的公告", "厕所改造零星工程"),
        ("关于选定2025年度法律顾问单位的公告", "2025年度法律顾问"),
        ("关于终止中药饮片供应商遴选工作的公告", "中药饮片供应商遴选"),
        ("关于取消青溪路监控设备采购活动的公告", "青溪路监控设备采购"),
        ("关于发放青溪新区水源工程中标通知书的公告", "青溪新区水源工程"),
        ("关于公布中心小学校园文化建设项目竞标结果的公告", "中心小学校园文化建设项目"),
        ("关于校服厂家正式确定的公示", None),
        ("关于青溪小学征求家长意见的公示", None),
        ("关于青溪路改造工程施工单位的公示", "青溪路改造工程施工单位"),
    ],
)
def test_a_title_loses_its_verb(title: str, name: str | None) -> None:
    """What is chosen or ended is the project, and a poll is none."""
    assert _read(f"{title}\n经研究，现予公告。\n青溪小学").project_name == name


@pytest.mark.parametrize(
    ("text", "name", "buyer"),
    [
        (
            f"3月14日，青溪区档案馆档案数字化加工项目在区政府采购中心开标。经过评审，{OURS}中标。",
            "青溪区档案馆档案数字化加工项目",
            None,
        ),
        (
            "7月26日青溪大学学生活动中心智能化设备招标采购项目评标会召开。",
            "青溪大学学生活动中心智能化设备招标采购项目",
            "青溪大学",
        ),
        ("4月2日，青溪县第一中学智慧教室建设项目在县公共资源交易中心开标。", "青溪县第一中学智慧教室建设项目", "青溪县第一中学"),
        ("4月2日，市民关注的青溪路改建工程施工项目在市交易中心开标。", "青溪路改建工程施工项目", None),
        ("我校将开展2022年物业管理服务企业遴选工作。", "2022年物业管理服务企业遴选", None),
        ("后勤中心发布的，关于青溪学院食堂清理项目招标延期公告，因故取消。", "青溪学院食堂清理项目", None),
        (f"通过抽签，确定{OURS}为白石小学校安改造建设工程的配合审计单位。", "白石小学校安改造建设工程", None),
        (
            "中标（成交）通知书\n你单位于2026年3月25日参加的退化草原修复项目（项目编号：QX-CT-2026-03）竞争性谈判，经评审，成交。",
            "退化草原修复项目",
            None,
        ),
        ("各项目在公共资源交易中心开标时，投标人应到场。", None, None),
        ("我校将开展2025年安全生产检查工作。", None, None),
        ("我公司将开展公开招标工作，欢迎参加。", None, None),
    ],
)
def test_a_sentence_names_the_project(text: str, name: str | None, buyer: str | None) -> None:
    """What was opened, judged, called for or given to somebody; the works of others name no buyer."""
    notice = _read(text)
    assert notice.project_name == name
    if buyer:
        assert notice.buyer
        assert notice.buyer.name == buyer


def test_works_that_another_gives_away_name_no_buyer() -> None:
    """An auditor chosen for a school's building is not the school's."""
    assert _read(f"通过抽签，确定{OURS}为白石小学校安改造建设工程的配合审计单位。").buyer is None
