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
