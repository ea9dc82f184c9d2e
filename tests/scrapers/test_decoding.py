"""Bytes become the text their author meant, whatever their label says."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.decoding import decode

SENTENCE = "南京市某某采购中心发布中标结果公告，供应商名称：镕喆㛃信息技术有限公司，金额：297.5万元。"
PAGE = f"<html><head><title>公告</title></head><body>{SENTENCE}</body></html>"


@pytest.mark.parametrize("label", ["gb2312", "GBK", "gb18030", "GB_2312-80", "x-gbk", "cp936"])
def test_every_gb_label_is_read_as_gb18030(label: str) -> None:
    """Characters that only GBK or GB 18030 have survive a gb2312 label, and so do their neighbours."""
    assert decode(PAGE.encode("gb18030"), f"text/html; charset={label}") == PAGE


def test_a_meta_counts_where_the_header_is_silent() -> None:
    """A page served without a charset is read by its own <meta>."""
    page = PAGE.replace("<head>", '<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">')
    assert decode(page.encode("gb18030"), "text/html") == page


@pytest.mark.parametrize(
    "label", ["utf-8", "UTF-8", "iso-8859-1", "us-ascii", "no-such-charset", "unicode_escape", "utf-16", "rot13"]
)
def test_a_label_that_lies_or_says_nothing_falls_to_looking(label: str) -> None:
    """GBK bytes under a label that does not fit them are recognised by their statistics."""
    assert decode((PAGE * 20).encode("gb18030"), f"text/html; charset={label}") == PAGE * 20


@pytest.mark.parametrize("label", ["gbk", "big5", "iso-8859-1", "shift_jis", "utf-16"])
def test_evident_utf8_wins_over_its_label(label: str) -> None:
    """Long valid UTF-8 is UTF-8, whatever the header claims."""
    assert decode(PAGE.encode(), f"text/html; charset={label}") == PAGE


def test_a_short_label_is_believed() -> None:
    """Two characters prove nothing, so their label decides."""
    assert decode("联通".encode("gb18030"), "text/html; charset=gbk") == "联通"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_wins_and_is_dropped(mark: bytes, encoding: str) -> None:
    """A byte order mark decides before any label, and is no part of the text."""
    assert decode(mark + PAGE.encode(encoding), "text/html; charset=gbk") == PAGE


def test_utf16_needs_no_mark_when_labelled() -> None:
    """UTF-16 without a mark is read by its label."""
    assert decode(PAGE.encode("utf-16-le"), "text/html; charset=utf-16-le") == PAGE


def test_nuls_are_dropped() -> None:
    """NULs inside a page vanish and take nothing with them."""
    assert decode("金额\x00：\x00639万元".encode(), "text/html; charset=utf-8") == "金额：639万元"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_character_cut_in_two_spoils_nothing_else(encoding: str) -> None:
    """A portal that cuts a snippet inside a character loses that character, not the page."""
    body = (SENTENCE * 5).encode(encoding) + "镕".encode(encoding)[:1] + b"...<p>" + (SENTENCE * 5).encode(encoding)
    text = decode(body, f"text/html; charset={encoding}")
    assert text.count("镕喆㛃信息技术有限公司") >= 9
    assert text.count("297.5万元") == 10


def test_nothing_is_an_empty_text() -> None:
    """An empty body is an empty text."""
    assert decode(b"", None) == ""


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "text/html", "text/html; charset=gbk", "a; charset=utf-7", "a; charset=utf-16", 'x; charset="']),
)
def test_bytes_never_raise_and_the_text_can_be_stored(body: bytes, content_type: str | None) -> None:
    """Any bytes under any label become text without NULs or lone surrogates."""
    text = decode(body, content_type)
    assert "\x00" not in text
    assert text.encode("utf-8").decode("utf-8") == text


@given(
    st.text(alphabet="中标结果公告采购人供应商金额元万年月日（）：,.0123456789<>p", min_size=40, max_size=300),
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
)
def test_honest_labels_round_trip(text: str, encoding: str) -> None:
    """What was encoded as its label says comes back as it was."""
    assert decode(text.encode(encoding), f"text/html; charset={encoding}") == text
