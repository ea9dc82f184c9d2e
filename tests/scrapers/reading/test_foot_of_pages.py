"""Lists of other notices at the foot of a page whose own result stands in sentences. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice

A, B, C = "杭州甲乙信息技术有限公司", "宁波丙丁设备有限公司", "青溪戊己商贸有限公司"
_FOOT = (
    f"相关公告\n{B}中标某市第一中学食堂设备采购项目（中标金额：123.45万元） 2026-05-10\n"
    f"某县人民医院设备采购项目中标公告 中标供应商：{C} 中标金额：2,468,000.00元 2026-05-11\n"
    "某区道路养护服务项目公开招标公告 预算金额：350万元 2026-05-12\n"
)
_NOTICES = {
    "decided": f"青溪大学节庆系统建设项目比选结果公示\n评审小组进行了综合评审，最终{A}得分排名第一，为项目中标单位。\n",
    "won": f"青溪大学灯光改造中标结果公示\n招标人确定{A}为该项目的中标人，现予以公示。\n投标报价：98.7654万元\n",
    "proposed": f"青溪大学灯光改造中标候选人公示\n经评标委员会评审，推荐{A}为第一中标候选人，投标报价98.7654万元。\n",
    "chosen": f"关于食堂供货单位的公示\n经过学校伙食委员会的认真考察和研究，决定选用{A}为我校食堂供货单位，现予以公示。\n",
}


@pytest.mark.parametrize("notice", _NOTICES.values(), ids=_NOTICES)
def test_what_the_list_at_the_foot_tells_is_none_of_the_notice(notice: str) -> None:
    """Neither its winners, nor its sums, nor its days, and the notice is read as without it."""
    alone, with_foot = read_notice(notice), read_notice(notice + _FOOT)
    assert [award.supplier.name for award in alone.awards] == [A]
    assert [(award.supplier.name, award.amount) for award in with_foot.awards] == [
        (award.supplier.name, award.amount) for award in alone.awards
    ]
    assert with_foot.notice_type is alone.notice_type
    assert with_foot.published_date is None
    assert not with_foot.marks


def test_a_list_of_others_before_a_notice_hides_nothing_of_it() -> None:
    """Where the list stands first, the notice's title begins what is its own."""
    read = read_notice(_FOOT + _NOTICES["won"])
    assert [award.supplier.name for award in read.awards] == [A]


def test_a_head_of_others_over_the_notice_itself_cuts_nothing_off() -> None:
    """相关公告 over lines without days is no list."""
    read = read_notice(f"相关公告\n{_NOTICES['won']}")
    assert [award.supplier.name for award in read.awards] == [A]


def test_a_related_notice_dates_none() -> None:
    """The day behind the last link is that link's, though a label follows it in the next line."""
    text = (
        f"青溪公路工程中标结果公示\n信息时间：2026-07-01 浏览：312次\n中标人：{A}\n中标价：100万元\n青溪区交通局\n2026年7月1日\n"
        "相关信息\n· 青溪公路工程（第一批）中标候选人公示 2026-06-10\n主办：青溪市公共资源交易监督管理局\n"
    )
    assert str(read_notice(text, kind="text").published_date) == "2026-07-01"
