"""What is an export becomes lines; what only looks like one stays as it is."""

import html
import json

import pytest

from scrapers.reading import read_notice
from scrapers.reading.page.exports import plain, unpacked


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        '{"中标供应商": "某某有限公司"',
        '{"a": 1, "b": 2, "c": 3}',
        "中标供应商,中标金额,备注\n某某有限公司,100",
        "中标单位某某有限公司,中标金额100元,特此公告\n二,三,四",
        "a=1;b=2;c=3",
        "",
    ],
)
def test_what_is_no_export_stays_as_it_is(text: str) -> None:
    """Nesting without end, broken JSON, uneven rows and keys that are no labels are left alone."""
    assert plain(text) == text


def test_figures_of_json_keep_their_digits() -> None:
    """A figure is written as it was printed, not as a float."""
    lines = plain('{"中标供应商": "某某有限公司", "中标金额": 12345678901.10, "采购人": "某某局"}')
    assert "中标金额：12345678901.10" in lines.split("\n")


_WON = "<p>一、中标信息</p><p>中标供应商：杭州甲乙信息技术有限公司</p><p>中标金额：1,160,000.00元</p>"
_PAGE = f"<h1>青溪县设备采购中标公告</h1>{_WON}<p>二、其他</p><p>本公告自发布之日起公示一个工作日。</p>" + "<p>无</p>" * 60
_LINES = _PAGE.replace("<p>", "").replace("</p>", "\n").replace("<h1>", "").replace("</h1>", "\n")


@pytest.mark.parametrize(
    "source",
    [
        html.escape(_PAGE),
        f"<html><body><textarea>{html.escape(_PAGE)}</textarea></body></html>",
        json.dumps(_PAGE),
        json.dumps({"code": 0, "data": {"noticeTitle": "青溪县设备采购中标公告", "content": _PAGE, "hits": 12}}),
        json.dumps([{"title": "青溪县设备采购中标公告", "body": _LINES.partition("\n")[2]}], ensure_ascii=False),
        _LINES.replace("\n", "\\n"),
        _LINES.replace("\n", "\\r\\n"),
    ],
    ids=["escaped", "escaped within", "json text", "json reply", "json list", "line breaks as text", "both as text"],
)
def test_a_page_is_read_out_of_what_it_is_packed_in(source: str) -> None:
    """Escaped markup, the body of a reply, and line breaks that were written out."""
    notice = read_notice(source)
    (award,) = notice.awards
    assert notice.title == "青溪县设备采购中标公告"
    assert (award.supplier.name, award.amount and award.amount.minor) == ("杭州甲乙信息技术有限公司", 116_000_000)


@pytest.mark.parametrize(
    "source",
    [
        "[" * 200_000,
        '{"content": "' + "中" * 300,
        json.dumps({"content": "短"}),
        json.dumps({"中标供应商": "某某有限公司", "中标金额": "100", "采购人": "某某局", "正文": "无" * 300}),
        "中标金额 &lt; 预算金额",
        "第一行\n第二行 C:\\notes",
    ],
)
def test_what_packs_no_page_stays_as_it_is(source: str) -> None:
    """Broken JSON, short replies, records, a sign among letters and a path among lines."""
    assert unpacked(source) == source


def test_radicals_are_the_letters_they_look_like() -> None:
    """The text of a PDF holds ⼈ (U+2F08) and ⻓ (U+2ED3) for 人 and 长."""
    radicals = _LINES.translate(str.maketrans("人长金", "\u2f08\u2ed3\u2fa6")).replace("中标供应商", "中标\u2f08")
    (award,) = read_notice(radicals, kind="text").awards
    assert (award.supplier.name, award.amount and award.amount.minor) == ("杭州甲乙信息技术有限公司", 116_000_000)


def test_lines_of_which_each_is_a_point_of_a_list_are_lines() -> None:
    """As tools write a page's elements down: - 中标人, - 某某公司, a cell a line."""
    heads = "青溪县设备采购中标公告 二、中标信息 包号 中标供应商 中标金额（元）"
    cells = f"{heads} 1 杭州甲乙信息技术有限公司 1,160,000.00 2 宁波戊己设备有限公司 98,000.00"
    notice = read_notice("".join(f"- {cell}\n" for cell in cells.split()), kind="text")
    assert [award.amount and award.amount.minor for award in notice.awards] == [116_000_000, 9_800_000]


@pytest.mark.parametrize(("sign", "blank"), [("> ", ">"), (">", ">"), ("> ", "> "), ("- ", "")])
def test_a_page_whose_lines_are_quoted_or_listed_is_read_without_the_signs(sign: str, blank: str) -> None:
    """The buyer's name, the number and the day are as printed behind them, and a line of the sign alone is blank."""
    lines = (
        "设备采购中标公告",
        "项目编号：QX-2026-018",
        "中标供应商：青溪恒通科技有限公司",
        "中标金额：568000元",
        "采购单位",
        "青溪区水务局",
    )
    page = f"\n{blank}\n".join(f"{sign}{line}" for line in (*lines, "2026年6月2日"))
    notice = read_notice(page, kind="text")
    assert (notice.project_number, notice.buyer and notice.buyer.name) == ("QX-2026-018", "青溪区水务局")
    assert [(a.supplier.name, a.amount and a.amount.minor) for a in notice.awards] == [("青溪恒通科技有限公司", 56_800_000)]
    assert str(notice.published_date) == "2026-06-02"
