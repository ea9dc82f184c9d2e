"""Results that stand in attached files."""

import io

import docx
import openpyxl

from scrapers.notice import Notice
from scrapers.reading import read_notice, with_attachments
from tests.support.small_pdf import small_pdf

_BODY = """青溪县绿化项目中标公告
发布时间：2026-03-02
三、中标（成交）信息
中标结果详见附件
采购人：青溪县园林局
"""
_PRICELESS = _BODY.replace("中标结果详见附件", "供应商名称：青溪园林有限公司\n中标（成交）金额：详见附件")
_ROWS = [
    ["包号", "中标供应商", "中标金额（元）"],
    ["1包", "青溪园林有限公司", "1,160,000.00"],
    ["2包", "北川园林有限公司", "88000"],
]


def _workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _document(rows: list[list[str]]) -> bytes:
    document = docx.Document()
    document.add_paragraph("中标结果")
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _read(notice: Notice) -> list[tuple[str | None, str, str]]:
    return [(award.lot, award.supplier.name, str(award.amount)) for award in notice.awards]


_WANTED = [("1包", "青溪园林有限公司", "1160000.00"), ("2包", "北川园林有限公司", "88000.00")]


def test_a_table_in_a_workbook_or_document_fills_the_notice() -> None:
    """Where the body refers to an attachment for the result, the attachment's results are the notice's."""
    notice = read_notice(_BODY)
    assert notice.result_in_attachment
    assert notice.awards == ()
    for name, body in (("结果.xlsx", _workbook(_ROWS)), ("结果.docx", _document(_ROWS))):
        filled = with_attachments(notice, [(name, body)])
        assert _read(filled) == _WANTED
        assert not filled.result_in_attachment
        assert filled.issues == ()
        assert {item.award for item in filled.evidence if item.field == "amount"} == {0, 1}


def test_a_pdf_is_read_through_its_own_letters() -> None:
    """Labelled lines of a PDF fill the notice."""
    filled = with_attachments(read_notice(_BODY), [("结果.pdf", small_pdf(["中标人：青溪园林有限公司", "中标价：1160000.00元"]))])
    assert _read(filled) == [(None, "青溪园林有限公司", "1160000.00")]


def test_only_what_the_body_lacks_is_taken() -> None:
    """A supplier the body names is priced by the attachment; a price the body prints stays."""
    filled = with_attachments(read_notice(_PRICELESS), [("结果.xlsx", _workbook(_ROWS[:2]))])
    assert _read(filled) == [(None, "青溪园林有限公司", "1160000.00")]
    priced = read_notice(_PRICELESS.replace("详见附件", "5元"))
    assert with_attachments(priced, [("结果.xlsx", _workbook(_ROWS))]).awards == priced.awards


def test_a_broken_file_is_an_issue_and_the_notice_stands() -> None:
    """Cut, empty, scanned or foreign files are told of in `issues`; nothing is raised."""
    notice = read_notice(_BODY)
    broken = {
        "cut.xlsx": _workbook(_ROWS)[:900],
        "cut.pdf": small_pdf(["x"])[:60],
        "empty.docx": b"",
        "old.doc": b"\xd0\xcf\x11\xe0" + b"\x00" * 600,
        "other.zip": b"PK\x03\x04junk",
    }
    filled = with_attachments(notice, list(broken.items()))
    assert len(filled.issues) == len(broken)
    assert all(name in issue for name, issue in zip(broken, filled.issues, strict=True))
    assert filled.awards == ()


def test_a_link_is_a_file_by_its_address_or_by_its_words() -> None:
    """附件.pdf behind an address that says nothing is a file; a word with a dot in it is none."""
    page = (
        "<html><body><p>某项目中标公告</p><p>中标人：青溪园林有限公司</p>"
        '<a href="/down?id=3">附件.pdf</a><a href="/files/b.docx">下载</a><a href="/about">www.pdfs.example</a></body></html>'
    )
    assert read_notice(page, kind="html", url="https://example.org/n/1.htm").attachments == (
        "https://example.org/down?id=3",
        "https://example.org/files/b.docx",
    )
