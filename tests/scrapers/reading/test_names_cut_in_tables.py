"""Names of companies cut at the end of a line or between two columns of a table in text. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import table, told


@pytest.mark.parametrize(("above", "below"), [("青溪城建集团第", "一工程有限公司"), ("青溪城建集团第", "一工程局有限公司")])
def test_a_company_counted_by_its_group_goes_on_in_the_next_line(above: str, below: str) -> None:
    """A cell a line, the name's number broken off its group."""
    page = (
        "厂房工程中标候选人公示\n1、中标候选人基本情况\n排序\n中标候选人名称\n下浮率\n（%）\n质量标准\n"
        f"1\n白石建设有\n限公司\n9.73%\n合格\n2\n{above}\n{below}\n9.95%\n合格\n2、项目负责人情况\n略\n"
    )
    assert [award.supplier.name for award in read_notice(page).awards] == ["白石建设有限公司", above + below]


def test_a_name_cut_between_two_columns_is_marked() -> None:
    """A candidate whose name's rest stands in the next column is none that was read."""
    page = (
        "厂房工程中标候选人公示\n1、中标候选人基本情况\n排序\n中标候选人名称\n下浮率\n（%）\n质量标准\n"
        "1\n白石建设有\n限公司\n9.73%\n合格\n2\n青溪恒通汽车修\n配服务公司\n9.95%\n合格\n2、项目负责人情况\n略\n"
    )
    notice = read_notice(page)
    assert (len(notice.awards), notice.marks) == (1, ("result_not_read",))


_CODED = (
    "青溪电力2026年服务框架成交公告\n分标编号 分标名称 包号 中标状\n态 项目单位 成交人\n"
    "26BS07-9011002 车辆服务 包 01 中标 青溪电力所属公司 云河租赁有限责任公司\n"
    "26BS07-9013003 后勤服务 包 15 中标 青溪电力所属公司 {}\n"
    "26BS07-9012006 技术服务 包 27 流标\n"
    "26BS07-9003001 综合服务 包 38 中标 青溪电力所属公司 白石会计师事\n务所（特殊普通合\n伙）\n"
)


def test_a_name_goes_on_alone_in_the_next_line_of_a_row_with_a_code() -> None:
    """The words of no other row are its rest, and 务所 is no name."""
    notice = read_notice(_CODED.format("白石市丹枫温泉小\n镇物业服务有限公司"))
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [
        ("包 01", "云河租赁有限责任公司"),
        ("包 15", "白石市丹枫温泉小镇物业服务有限公司"),
        ("包 38", "白石会计师事务所（特殊普通合伙）"),
    ]
    assert notice.failed_lots == ("包 27",)


def test_a_row_with_the_code_of_another_within_it_is_marked() -> None:
    """A row whose winner's name nobody can tell goes on into the next one."""
    notice = read_notice(_CODED.format("白石市丹枫温泉小\n镇物业服务"))
    assert [award.lot for award in notice.awards] == ["包 01", "包 38"]
    assert notice.marks == ("result_not_read",)


@pytest.mark.parametrize("name", ["青溪安盾劳保 用品有限公司", "潍川市昌 潍公路工程有限公司", "青溪市白石区 江滨服装经销处"])
@pytest.mark.parametrize("blank", [" ", "\n", "<br>"])
def test_a_blank_in_a_cell_does_not_cut_a_name(name: str, blank: str) -> None:
    """What stands before it is part of the name, where the page tells the two nowhere apart."""
    whole = name.replace(" ", "")
    assert told(table("序号|中标人|中标价（元）", f"1|{name.replace(' ', blank)}|568000")) == [(None, whole, 56_800_000)]


@pytest.mark.parametrize("before", ["设备", "张三"])
def test_what_is_bought_and_whoever_signs_is_no_part_of_a_name(before: str) -> None:
    """The thing stands in the title, and 张三 is a person."""
    name = "青溪恒通科技有限公司"
    assert told(table("中标人|中标价（元）", f"{before} {name}|568000")) == [(None, name, 56_800_000)]


def test_names_that_end_alike_are_each_whole() -> None:
    """The same rest behind two beginnings stands alone in neither cell."""
    notice = table("车型|中标人", "轿车|青溪红旌汽车 销售有限公司", "客车|青溪传达汽车 销售有限公司")
    assert [name for _, name, _ in told(notice)] == ["青溪红旌汽车销售有限公司", "青溪传达汽车销售有限公司"]


@pytest.mark.parametrize("name", ["杭州甲乙信息技术有限公司", "绍兴丙丁机电有限公司"])
def test_what_is_bought_stands_before_a_name_that_is_whole(name: str) -> None:
    """离心泵 and a name with a seat of its own, though the page has neither alone."""
    assert told(table("序号|中标人|中标价（元）", f"1|离心泵 {name}|568000")) == [(None, name, 56_800_000)]
