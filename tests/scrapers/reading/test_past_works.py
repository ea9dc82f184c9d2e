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


def test_what_candidates_did_before_is_not_the_project() -> None:
    """The columns behind 业绩 tell of it, and of its lots."""
    rows = "<tr><td rowspan=2>业绩</td><td>单位名称</td><td>项目名称</td><td>合同金额（万元）</td><td>备注</td></tr>"
    works = f"<tr><td>{OURS}</td><td>公交集团2024年公交车采购遴选项目（包二）</td><td>12500.00</td><td></td></tr>"
    table = f"<table><tr><td>中标候选人名称</td><td>{OURS}</td></tr><tr><td>投标报价(元)</td><td>59065600.00</td></tr></table>"
    told = "青溪公交集团2025年22台新能源公交车采购项目于2025年9月2日在某某系统发布招标公告，现将中标候选人公示如下："
    notice = read_notice(f"<h1>中标候选人公示</h1><p>{told}</p>{table}<table>{rows}{works}</table>", kind="html")
    assert notice.project_name == "青溪公交集团2025年22台新能源公交车采购项目"
    assert [(award.lot, award.amount and award.amount.minor) for award in notice.awards] == [(None, 5_906_560_000)]


@pytest.mark.parametrize(
    "works", ["企业业绩：某县公路二标段施工", "类似业绩\n某县公路二标段施工 2023年", "项目负责人业绩：某县学校（包二）装修"]
)
def test_the_lot_of_past_works_is_none_of_the_notice(works: str) -> None:
    """Of the only winner nothing else names a lot."""
    (award,) = read_notice(f"{HEAD}{WON}{works}\n", kind="text").awards
    assert award.lot is None
