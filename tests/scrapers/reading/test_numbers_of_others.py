"""Numbers of filings, sites and lots beside or in place of the project's. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice

_TITLE = "甲乙县道路工程中标结果公告"
_WON = "<p>中标人：杭州甲乙建设有限公司</p><p>中标价：100000元</p>"


def _number(body: str) -> str | None:
    return read_notice(f"<h1>{_TITLE}</h1>{_WON}{body}").project_number


@pytest.mark.parametrize("label", ["备案编号：", "备案号：", "ICP备案号："])
def test_a_filing_has_no_project_number(label: str) -> None:
    """Neither that of a letter nor that of a site."""
    assert _number(f"<p>{label}LY-SG-2026-031</p>") is None
    assert _number(f"<p>项目编号：HZ-2026-7</p><p>{label}LY-SG-2026-031</p>") == "HZ-2026-7"


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ("<tr><td>标段编号</td><td>HZSL202603007-SG1</td></tr>", "HZSL202603007-SG1"),
        ("<tr><td>标段编号</td><td>HZSL2026-SG1</td></tr><tr><td>项目编号</td><td>HZSL2026</td></tr>", "HZSL2026"),
        ("<tr><td>标段编号</td><td>HZSL2026-1</td></tr><tr><td>标段编号</td><td>HZSL2026-2</td></tr>", None),
        ("<tr><td>标段编号</td><td>一标段</td></tr>", None),
    ],
)
def test_the_only_lots_code_in_a_form_stands_for_the_projects(rows: str, number: str | None) -> None:
    """Where no number of the project is printed, and no two lots have one each."""
    assert _number(f"<table><tr><td>项目名称</td><td>甲乙县道路工程</td></tr>{rows}</table>") == number


def test_a_code_in_brackets_behind_the_project_is_its_number() -> None:
    """某某项目（QX-2026-011）经评审."""
    notice = read_notice("青溪区中介机构选聘入围公告\n青溪区中介机构选聘项目（QX-2026-011）经评审，确定入围单位。\n", kind="text")
    assert notice.project_number == "QX-2026-011"


@pytest.mark.parametrize("behind", ["（采购代理机构项目编号：HZ-2026-7）", " (代理机构编号：7)", "（QX-2026-031）"])
def test_a_bracket_with_another_number_or_the_same_is_no_part_of_it(behind: str) -> None:
    """The label in it is none of the project's number, nor is the same number again."""
    assert _number(f"<p>采购项目编号（采购计划编号）：QX-2026-031{behind}</p>") == "QX-2026-031"


@pytest.mark.parametrize(
    ("number", "read"),
    [("(QX-G20180104)的政府采购活动中", "QX-G20180104"), ("QXJY********", None), ("QX-2026-017", "QX-2026-017")],
)
def test_brackets_part_a_number_from_the_sentence_and_a_mask_leaves_none(number: str, read: str | None) -> None:
    """编号:(…)的政府采购活动中; the letters before a mask are no number."""
    assert _number(f"<p>项目编号：{number}</p>") == read


def test_a_postcode_below_a_sentence_about_numbers_is_none() -> None:
    """1.填写项目编号、项目名称, and in the foot 邮编."""
    page = (
        "抽取终端使用说明\n1.填写项目编号、项目名称；\n2.选择评审专业。\n地址：行政中心3号楼 邮编：330000 电话：0791-88880000\n"
    )
    assert read_notice(page, kind="text").project_number is None


@pytest.mark.parametrize("title", ["云岭县快检车采购项目中标公告", "云岭县快检车采购项目（二次）成交结果公示"])
def test_the_title_that_goes_on_behind_its_number_is_no_part_of_it(title: str) -> None:
    """项目编号：QX-2026-77某某项目中标公告."""
    assert read_notice(f"<h1>项目编号：QX-2026-77{title}</h1>{_WON}").project_number == "QX-2026-77"
