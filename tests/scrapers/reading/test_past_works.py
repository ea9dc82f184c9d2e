"""A part of the page that lists a winner's earlier works: none of them is an award of the notice; synthetic."""

import pytest

from scrapers.reading import read_notice

OURS, OTHERS = "智联信通科技有限公司", "北京恒达信息技术有限公司"
HEAD = "青溪区设备采购中标结果公告\n项目编号：QX-1\n项目名称：设备采购\n采购人：青溪区教育局\n"
WON = f"中标人：{OURS}\n中标金额：398000.00元\n"


def awards(page: str, kind: str = "text") -> list[tuple[str, str]]:
    """The winners of a page with their amounts."""
    return [(award.supplier.name, str(award.amount)) for award in read_notice(page, kind=kind).awards]


@pytest.mark.parametrize(
    "works",
    [
        f"业绩信息\n项目名称：某县数据平台\n中标单位：{OURS}\n中标金额：1200000.00元\n合同签订时间：2024-01-02\n",
        (
            f"企业业绩：\n1. 项目名称：某县平台\n中标人：{OURS}\n合同金额：1200000.00元\n"
            f"2. 项目名称：某市平台\n中标人：{OURS}\n合同金额：800000.00元\n"
        ),
    ],
)
def test_a_part_about_past_works_awards_nothing(works: str) -> None:
    """Its labels are those of a winner, and he has his award already; the page is no page with a result that was not read."""
    assert awards(f"{HEAD}{WON}{works}") == [(OURS, "398000.00")]
    assert read_notice(f"{HEAD}{WON}{works}", kind="text").marks == ()


def test_a_table_of_past_works_awards_nothing() -> None:
    """Rows of 项目名称, 中标单位 and 中标金额 below 类似业绩."""
    head = "<p>青溪区设备采购中标结果公告</p><p>项目编号：QX-1</p><p>采购人：青溪区教育局</p>"
    rows = f"<tr><td>某县平台</td><td>{OURS}</td><td>1200000.00</td></tr>"
    table = f"<table><tr><td>项目名称</td><td>中标单位</td><td>中标金额（元）</td></tr>{rows}</table>"
    page = f"{head}<p>中标人：{OURS}</p><p>中标金额：398000.00元</p><p>企业业绩情况：</p>{table}"
    assert awards(page, "html") == [(OURS, "398000.00")]


@pytest.mark.parametrize("when", ["上期", "上一年度", "往年"])
def test_who_won_before_is_no_part_of_a_clarification(when: str) -> None:
    """上期由中标人某某公司以178元/吨中标."""
    page = (
        f"设备采购招标文件的澄清（二）\n问题1：上期单价是否公布？\n答：{when}由中标人{OURS}以178元/吨中标，仅供参考。\n其他不变。"
    )
    assert read_notice(page, kind="text").awards == ()


def test_another_winner_behind_past_works_is_read() -> None:
    """A part about past works that goes on with the next lot's winner has ended there."""
    page = f"{HEAD}{WON}企业业绩：\n某县数据平台\n中标人：{OTHERS}\n中标金额：512000.00元\n"
    assert OTHERS in [name for name, _ in awards(page)]
