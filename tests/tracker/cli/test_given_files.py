"""`tracker parse` knows what it is given: packages, European notices and answers of an API, zipped or not, without a site."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.tracker.cli.conftest import Tracker

# synthetic: made for the tests, no publisher's
RELEASE: dict[str, Any] = {
    "ocid": "ocds-synthetic-1",
    "id": "ocds-synthetic-1-award",
    "date": "2026-01-27T00:00:00Z",
    "tag": ["award"],
    "initiationType": "tender",
    "buyer": {"name": "Harbour Board"},
    "awards": [
        {
            "id": "1",
            "title": "Boats",
            "status": "active",
            "date": "2026-01-27T00:00:00Z",
            "value": {"amount": 1160000, "currency": "GBP"},
            "suppliers": [{"id": "GB-COH-1", "name": "Keel Works Ltd"}],
        }
    ],
}
ANSWER = {
    "results": [
        {
            "generated_internal_id": "CONT_AWD_SYN1",
            "Award ID": "80SYN18C0008X",
            "Recipient Name": "KEEL WORKS INC",
            "Award Amount": 1160000.0,
            "Start Date": "2026-01-27",
            "Awarding Agency": "Harbour Agency",
        }
    ],
    "page_metadata": {"hasNext": False},
}
TED = b"""<?xml version="1.0" encoding="UTF-8"?><!-- synthetic -->
<TED_EXPORT xmlns="http://publications.europa.eu/resource/schema/ted/R2.0.9/publication" DOC_ID="000001-2026" EDITION="2026001">
<CODED_DATA_SECTION><REF_OJS><DATE_PUB>20260127</DATE_PUB></REF_OJS></CODED_DATA_SECTION>
<FORM_SECTION><F03_2014 LG="EN" CATEGORY="ORIGINAL" FORM="F03">
<CONTRACTING_BODY><ADDRESS_CONTRACTING_BODY><OFFICIALNAME>Harbour Board</OFFICIALNAME></ADDRESS_CONTRACTING_BODY>
</CONTRACTING_BODY>
<OBJECT_CONTRACT><TITLE><P>Boats</P></TITLE></OBJECT_CONTRACT>
<AWARD_CONTRACT ITEM="1"><AWARDED_CONTRACT>
<DATE_CONCLUSION_CONTRACT>2026-01-20</DATE_CONCLUSION_CONTRACT>
<CONTRACTORS><CONTRACTOR>
<ADDRESS_CONTRACTOR><OFFICIALNAME>Keel Works Ltd</OFFICIALNAME></ADDRESS_CONTRACTOR></CONTRACTOR></CONTRACTORS>
<VALUES><VAL_TOTAL CURRENCY="GBP">1160000.00</VAL_TOTAL></VALUES></AWARDED_CONTRACT></AWARD_CONTRACT></F03_2014></FORM_SECTION>
</TED_EXPORT>"""
EFORMS = b"""<?xml version="1.0" encoding="UTF-8"?>
<ContractAwardNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2"/>"""
PAGE = "<html><body><p>项目编号：SYN-1</p><p>中标人：北京云岭智能科技有限公司</p><p>中标金额：116万元</p></body></html>".encode()


def as_json(value: Any) -> bytes:
    """A JSON document."""
    return json.dumps(value, ensure_ascii=False).encode()


PACKAGE = {"uri": "https://example.invalid", "releases": [RELEASE]}
OCDS = {
    "package": as_json(PACKAGE),
    "bare release": as_json(RELEASE),
    "array": as_json([RELEASE]),
    "JSON lines": as_json(RELEASE) + b"\n" + as_json({**RELEASE, "ocid": "ocds-synthetic-2", "id": "2"}),
    "records": as_json({"uri": "https://example.invalid", "records": [{"ocid": "ocds-synthetic-1", "releases": [RELEASE]}]}),
    "behind a mark": b"\xef\xbb\xbf" + as_json(PACKAGE),
}


def parsed(tracker: Tracker, folder: Path, name: str, body: bytes) -> list[dict[str, Any]]:
    """What `tracker parse --jsonl` prints of a file."""
    (folder / name).write_bytes(body)
    answer = tracker("parse", "--jsonl", name)
    assert answer.code == 0, answer.err
    return [json.loads(line) for line in answer.out.splitlines()]


@pytest.mark.parametrize("name", OCDS)
@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".txt"])
def test_open_contracting_data_needs_no_site(tracker: Tracker, tmp_path: Path, name: str, suffix: str) -> None:
    """Packages, records, arrays, JSON lines and bare releases are read whatever the file is called."""
    labels = parsed(tracker, tmp_path, f"given{suffix}", OCDS[name])
    assert [award["supplier"] for label in labels for award in label["awards"]] == ["Keel Works Ltd"] * len(labels)
    assert labels


def test_ted_export_and_an_answer_of_usaspending_need_no_site(tracker: Tracker, tmp_path: Path) -> None:
    """A TED F03 file has its award, and USAspending's reply its recipient."""
    (label,) = parsed(tracker, tmp_path, "given.xml", TED)
    assert [(award["supplier"], award["amount"]) for award in label["awards"]] == [("Keel Works Ltd", "1160000.00")]
    (label,) = parsed(tracker, tmp_path, "given.json", as_json(ANSWER))
    assert [award["supplier"] for award in label["awards"]] == ["KEEL WORKS INC"]


def test_an_eforms_notice_is_known_as_one(tracker: Tracker, tmp_path: Path) -> None:
    """eForms XML goes to the European reader: what it lacks is said in its words, not as a page without a notice."""
    (label,) = parsed(tracker, tmp_path, "given.xml", EFORMS)
    assert (label["awards"], label["notice_type"]) == ([], "award")


def test_zipped_files_are_read_each_and_a_bad_one_stops_none(tracker: Tracker, tmp_path: Path) -> None:
    """Of a ZIP archive every file is read under its own name; what cannot be read is one line, exit 1."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2026/page.html", PAGE)
        archive.writestr("2026/scan.pdf", b"%PDF-1.7")
        archive.writestr("2026/package.json", OCDS["package"])
    (tmp_path / "given.zip").write_bytes(packed.getvalue())
    answer = tracker("parse", "--jsonl", "given.zip")
    assert answer.code == 1
    assert answer.err.splitlines()[-1].startswith("given.zip/2026/scan.pdf: is a PDF;")
    labels = [json.loads(line) for line in answer.out.splitlines()]
    assert [label["file"] for label in labels] == ["given.zip/2026/page.html", "given.zip/2026/package.json"]


def test_a_gzipped_file_is_its_content(tracker: Tracker, tmp_path: Path) -> None:
    """A publisher's JSON lines come as .jsonl.gz: they are read as what is inside."""
    assert len(parsed(tracker, tmp_path, "given.jsonl.gz", gzip.compress(OCDS["JSON lines"], mtime=0))) == 2


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("a.json", b'{"cik": 1, "facts": {}}', "is JSON with cik, facts, no open contracting data; name the site"),
        ("a.zip", b"PK\x03\x04 and nothing more", "is a ZIP archive that cannot be unpacked"),
        ("a.gz", gzip.compress(PAGE, mtime=0)[:40], "is gzip that cannot be unpacked"),
        ("a.xml", b"<?xml version='1.0'?><TED_EXPORT><FORM_SECTION></TED_EXPORT>", "a.xml: "),
    ],
)
def test_what_is_given_and_cannot_be_read_is_one_line(
    tracker: Tracker, tmp_path: Path, name: str, body: bytes, said: str
) -> None:
    """Unknown JSON, broken archives and broken XML are told in a line each; exit 1, no traceback."""
    (tmp_path / name).write_bytes(body)
    answer = tracker("parse", name)
    assert answer.code == 1
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_an_archive_that_unpacks_to_too_much_is_refused(tracker: Tracker, tmp_path: Path) -> None:
    """A small archive of a very large file is refused before it is unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", b"0" * 60_000_000)
    (tmp_path / "a.zip").write_bytes(packed.getvalue())
    answer = tracker("parse", "a.zip")
    assert (answer.code, "expected 1 to" in answer.err) == (1, True)


def test_a_table_shows_marks_and_issues(tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Doubts about a result, its notice and its file stand beside it, in words of the configuration's language."""
    monkeypatch.chdir(tmp_path)
    page = "数据平台项目中标公告\n供应商名称：甲方智能科技有限公司\n中标金额：1000000元（大写：壹拾万元整）\n"
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    answer = tracker("parse", "a.txt")
    assert answer.code == 0
    assert "amount in words and digits" in answer.out
    assert "issues" in answer.out
    (tmp_path / "tracker.toml").write_text('language = "zh"\n', encoding="utf-8")
    said = tracker("parse", "a.txt").out
    assert "存疑" in said
    assert "金额大写与小写不一致" in said
    assert "words_differ" in tracker("parse", "--format", "json", "a.txt").out


CORRECTION = (
    "<html><body><h1>数据平台项目更正公告</h1><p>原公告的采购项目编号：SYN-2026-1</p><p>原公告的采购项目名称：数据平台项目</p>"
    "<p>首次公告日期：2026年02月02日</p><p>二、更正信息</p><p>更正事项：采购结果</p>"
    "<p>更正内容：第2包：中标金额由600000元更正为500000元。</p></body></html>"
)


def test_a_correction_prints_its_changes(tracker: Tracker, tmp_path: Path) -> None:
    """Each with its lot, its action, and what was announced beside what holds now."""
    (label,) = parsed(tracker, tmp_path, "correction.html", CORRECTION.encode())
    (change,) = label["changes"]
    assert (change["lot"], change["action"]) == ("第2包", "amount_changed")
    assert [Decimal(change[side]["amount"]) for side in ("before", "after")] == [600000, 500000]


def test_what_speaks_of_a_result_that_is_not_read_is_given_back(tracker: Tracker, tmp_path: Path) -> None:
    """A report in traditional characters, without any of a notice's fields, with its mark."""
    body = "格林網訊 近日，某集團公布線纜結果，青溪丙丁环保有限公司獲得70%份額。".encode()
    (label,) = parsed(tracker, tmp_path, "given.txt", body)
    assert (label["notice_type"], label["marks"]) == ("other", ["result_not_read"])


@pytest.mark.parametrize("words", ["安徽某某公司被选为协审单位", "會上談到了招標，也談了採購", "双方签约"])
def test_a_page_of_another_kind_is_read_where_it_speaks_of_what_is_bought(tracker: Tracker, tmp_path: Path, words: str) -> None:
    """Press about a draw, in traditional characters too, is `other` and no error."""
    (tmp_path / "press.txt").write_text(
        f"本报讯，昨天上午在会议室里举行了一次小小的会议，到会的有各方面的人士，会后大家去看了新修的公园。{words}。",
        encoding="utf-8",
    )
    read = json.loads(tracker("parse", "--jsonl", str(tmp_path / "press.txt")).out)
    assert read["notice_type"] == "other"
