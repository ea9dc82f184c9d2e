"""Reading of the project's name: whole, and of no other thing. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice

_RESULT = "二、中标（成交）信息\n供应商名称：杭州甲乙信息技术有限公司\n中标（成交）金额：49.8（万元）\n"


@pytest.mark.parametrize(
    "name",
    ["（训练处）康复设备采购", "康复设备采购（第二次）", "（一期）康复设备（训练处）采购"],
)
def test_a_bracket_that_a_name_begins_with_is_its_own(name: str) -> None:
    """As long as it closes."""
    page = f"成交公告\n一、项目名称：{name}\n{_RESULT}采购人：青溪县体育局\n"
    assert read_notice(page).project_name == name


def test_the_label_of_an_empty_cell_is_no_part_of_the_value_before_it() -> None:
    """Pairs that spaces set apart: 品目 without a value stands right before the next label."""
    page = (
        "青溪县绿化养护项目废标公告 2026年05月06日 11:54【 公告概要： 公告信息： 采购项目名称 青溪县绿化养护项目 品目 "
        "采购单位 青溪县教育局 行政区域 青溪县"
    )
    notice = read_notice(page)
    assert (notice.project_name, notice.buyer and notice.buyer.name) == ("青溪县绿化养护项目", "青溪县教育局")
