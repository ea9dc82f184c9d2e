"""The compared forms of names, numbers and lots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.keys import code_key, lot_in_title, lot_key, name_key, number_key, supplier_key, url_key


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("第一包", "1"),
        ("1包", "1"),
        ("包1", "1"),
        ("01", "1"),
        ("标段（二）", "2"),
        ("第十二标段", "12"),
        ("合同包2(服务器)", "2"),
        ("采购包 3", "3"),
        ("包组一", "1"),
        ("Lot 04", "4"),
        ("A包", "a"),
        ("Ⅱ标段", "2"),
        ("III标", "3"),
        ("标段Ⅳ", "4"),
        ("品目1-2", "1-2"),
        ("第3标段 第2包", "3/2"),
        ("/", ""),
        ("无", ""),
        (None, ""),
        ("服务器采购", "服务器采购"),
    ],
)
def test_a_lot_is_known_in_every_spelling(printed: str | None, expected: str) -> None:
    """Every way to print a lot's number comes to the number."""
    assert lot_key(printed) == expected


@pytest.mark.parametrize("placeholder", ["/", "无", "-", "--", "0000000", "2026", "见附件", "", None, "N/A", "X1"])
def test_a_placeholder_is_no_project_number(placeholder: str | None) -> None:
    """What stands for no number, or cannot tell projects apart, joins nothing."""
    assert not number_key(placeholder)


def test_a_project_number_is_compared_without_its_dress() -> None:
    """Label, width, spaces, case and the tender documents' number in brackets do not count."""
    plain = number_key("ZB-2026-0101")
    assert (
        plain == number_key("项目编号：ｚｂ－2026－0101（招标文件编号：TC2026-9）") == number_key(" ZB—2026—01 01、ZB-2026-0102")
    )
    assert plain != number_key("ZB-2026-0102")


def test_legal_names_differ_by_any_character_but_dress() -> None:
    """Brackets, width, spaces and case are dress; a numeral or a place in brackets is another company."""
    assert supplier_key("甲方（北京）科技 有限公司 ") == supplier_key("甲方(北京)科技有限公司")
    assert supplier_key("ACME ＡＩ Ltd") == supplier_key("Acme AI LTD")
    assert supplier_key("中国某建第八工程局") != supplier_key("中国某建第二工程局")
    assert supplier_key("甲方（北京）科技有限公司") != supplier_key("甲方（上海）科技有限公司")


def test_only_a_valid_code_counts() -> None:
    """A unified social credit code whose check digit does not hold is no code."""
    assert code_key(" 9111 0000802100433b") == "91110000802100433B"
    assert code_key("911100008021004330") is None
    assert code_key(None) is None


def test_a_title_keeps_only_the_projects_name() -> None:
    """The words for the stage behind a project's name do not count; a title of nothing else stays."""
    assert (
        name_key("数据平台 建设项目中标（成交）结果公告")
        == name_key("数据平台建设")
        == name_key("数据平台建设项目合同公告（二次）")
    )
    assert name_key("中标公告") == "中标公告"
    assert name_key(None) == ""


def test_a_title_names_a_lot_only_in_so_many_words() -> None:
    """第3包 in a title is a lot; 承包, two lots or none are not."""
    assert lot_in_title("数据平台（第3包）中标公告") == "3"
    assert lot_in_title("承包3项工程中标公告") == ""
    assert lot_in_title("第1包、第2包中标公告") == ""


def test_an_address_is_compared_without_its_scheme() -> None:
    """http or https, www, fragment and a closing slash do not make another page."""
    assert url_key("HTTP://www.portal.example/a/1/#top") == url_key("https://portal.example/a/1")
    assert url_key(None) == ""


@given(st.text("第一二十包段标采购合同甲乙（）()[]－-_/:：#Ａ1 2０aLOTlot.,，。　 \t", max_size=30))
def test_compared_forms_are_their_own(text: str) -> None:
    """A compared form compared again is itself, so that stored keys can be compared with fresh ones."""
    for key in (supplier_key, url_key):
        assert key(key(text)) == key(text)


@given(st.integers(1, 99))
def test_every_lot_number_is_one_in_all_spellings(number: int) -> None:
    """Digits, leading noughts and Chinese numerals, before or behind the word for lot, are one number."""
    tens, ones = divmod(number, 10)
    numerals = "零一二三四五六七八九"
    spelt = ("" if tens == 0 else "十" if tens == 1 else f"{numerals[tens]}十") + (numerals[ones] if ones else "")
    printed = [
        str(number),
        f"0{number}",
        f"第{spelt}包",
        f"标段{spelt}",
        f"合同包{number:02}",
        f"第{number}标段",
        f"包{number}(设备)",
    ]
    assert {lot_key(text) for text in printed} == {str(number)}
