"""Names of companies cut at the end of a line or between two columns of a table in text. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice


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
