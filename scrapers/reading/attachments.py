"""Results that stand in an attached file: PDF, DOCX and XLSX to text, read like any other page."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scrapers.errors import UnreadablePage, UnreadableValue
from scrapers.notice import Award, Evidence, Notice, NoticeType, Pricing
from scrapers.reading.lexicon.names import key_of
from scrapers.reading.reader import read_notice

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from pdfplumber.page import Page

MAX_BYTES = 20_000_000
MAX_UNPACKED = 80_000_000
MAX_PAGES = 60
MAX_CELLS = 50_000
MAX_CHARACTERS = 500_000
MAX_FILES = 20
_INSTALL = "install the extra award-tracker[attachments] to read it"
_ANNOUNCES_NONE = (NoticeType.TENDER, NoticeType.OTHER)


def with_attachments(notice: Notice, attachments: Sequence[tuple[str, bytes]]) -> Notice:
    """The notice with what its attached files (name, bytes) say of results it does not print itself.

    A result the body prints is never changed. A file that cannot be read becomes a line of `issues`, never an error.
    """
    for name, body in attachments[:MAX_FILES]:
        try:
            text = text_of(body)
            attached = read_notice(f"{notice.title or ''}\n{text}", kind="text")
        except (UnreadableValue, UnreadablePage) as error:
            notice = replace(notice, issues=(*notice.issues, f"attachment {name}: {error}"))
            continue
        notice = _filled(notice, name, attached)
    return notice


def text_of(body: bytes) -> str:
    """The text of a file, tables as lines with tabs. Raises UnreadableValue when it is broken, too large or of another kind."""
    if len(body) > MAX_BYTES:
        raise UnreadableValue(f"{len(body)} bytes, at most {MAX_BYTES} are read")
    if body[:5] == b"%PDF-":
        return _clean(_guarded(_pdf, body))
    if body[:4] == b"PK\x03\x04":
        return _clean(_guarded(_office, body))
    raise UnreadableValue(f"a file that begins with {bytes(body[:8])!r}, expected PDF, DOCX or XLSX")


def _clean(text: str) -> str:
    """Compatibility forms that PDF fonts leave behind (⼀ for 一) as the plain characters."""
    text = unicodedata.normalize("NFKC", text)[:MAX_CHARACTERS]
    if not text.strip():
        raise UnreadableValue("no text in it (scanned pages are not read)")
    return text


def _guarded(read: Callable[[bytes], str], body: bytes) -> str:
    """One reader's text; whatever a broken file makes its library raise becomes UnreadableValue."""
    try:
        return read(body)
    except UnreadableValue:
        raise
    except ImportError as error:
        raise UnreadableValue(f"{error.name} is not installed: {_INSTALL}") from error
    except Exception as error:  # four parsers over hostile bytes, none of which promises what it raises
        raise UnreadableValue(f"a broken file ({type(error).__name__}: {str(error)[:120]})") from error


def _pdf(body: bytes) -> str:
    import pdfplumber
    import pypdfium2

    document = pypdfium2.PdfDocument(body)
    try:
        pages = min(len(document), MAX_PAGES)
        texts = [document[i].get_textpage().get_text_range() for i in range(pages)]
    finally:
        document.close()
    lines = "\n".join(texts).replace("\r\n", "\n")
    with pdfplumber.open(io.BytesIO(body)) as plumbed:
        tables = list(_lines(_pdf_rows(plumbed.pages[:pages])))
    return "\n".join([*tables, lines])


def _pdf_rows(pages: Sequence[Page]) -> Iterator[list[str]]:
    for page in pages:
        for table in page.extract_tables():
            yield from ([(cell or "").replace("\n", "") for cell in row] for row in table)
        page.close()


def _office(body: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        if sum(item.file_size for item in packed.infolist()) > MAX_UNPACKED:
            raise UnreadableValue(f"more than {MAX_UNPACKED} bytes when unpacked")
        names = set(packed.namelist())
    if "word/document.xml" in names:
        return _docx(body)
    if "xl/workbook.xml" in names:
        return _xlsx(body)
    raise UnreadableValue("a ZIP archive, expected DOCX or XLSX")


def _docx(body: bytes) -> str:
    import docx

    return "\n".join(_lines(_docx_rows(docx.Document(io.BytesIO(body)).iter_inner_content())))


def _docx_rows(items: Iterable[Paragraph | Table]) -> Iterator[list[str]]:
    """A paragraph is a row of one cell."""
    for item in items:
        if hasattr(item, "rows"):
            yield from ([cell.text.replace("\n", "").replace("\t", " ") for cell in row.cells] for row in item.rows)
        else:
            yield [item.text]


def _xlsx(body: bytes) -> str:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=True)
    try:
        rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True, max_col=200))
        cells = (["" if value is None else str(value).replace("\n", "") for value in row] for row in rows)
        return "\n".join(line.rstrip("\t") for line in _lines(cells))
    finally:
        book.close()


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows as lines with tabs between their cells. Raises UnreadableValue for more cells than a notice's attachment has."""
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > MAX_CELLS:
            raise UnreadableValue(f"more than {MAX_CELLS} table cells")
        yield "\t".join(row)


def _filled(notice: Notice, name: str, attached: Notice) -> Notice:
    """The notice with the attached results, its text and evidence lengthened by the attachment's."""
    if attached.notice_type in _ANNOUNCES_NONE or not attached.awards:
        return notice
    joint = f"\n\n附件：{name}\n"
    shift = len(notice.text) + len(joint)
    if not notice.awards:
        awards = attached.awards
        taken: dict[int | None, int] = {number: number for number in range(len(awards))}
    else:
        awards, taken = _priced(notice.awards, attached.awards)
    if not taken:
        return notice
    evidence = tuple(
        Evidence(field=item.field, text=item.text, start=item.start + shift, end=item.end + shift, award=taken[item.award])
        for item in attached.evidence
        if item.award in taken
    )
    kind = attached.notice_type if not notice.awards and notice.notice_type is NoticeType.OTHER else notice.notice_type
    return replace(
        notice,
        notice_type=kind,
        awards=awards,
        text=f"{notice.text}{joint}{attached.text}",
        evidence=(*notice.evidence, *evidence),
        result_in_attachment=notice.result_in_attachment and not any(award.amount for award in awards),
    )


def _priced(awards: tuple[Award, ...], attached: tuple[Award, ...]) -> tuple[tuple[Award, ...], dict[int | None, int]]:
    """The body's results, those without a price priced by the only attached result of the same supplier and lot."""
    priced: list[Award] = []
    taken: dict[int | None, int] = {}
    for number, printed in enumerate(awards):
        award = printed
        same = [i for i, other in enumerate(attached) if key_of(other.supplier.name) == key_of(award.supplier.name)]
        if len(same) > 1 and award.lot:
            same = [i for i in same if attached[i].lot == award.lot]
        if award.pricing is Pricing.NONE and len(same) == 1 and attached[same[0]].pricing is not Pricing.NONE:
            other = attached[same[0]]
            award = replace(award, amount=other.amount, pricing=other.pricing, rate=other.rate, vat=other.vat, marks=other.marks)
            taken[same[0]] = number
        priced.append(award)
    return tuple(priced), taken
