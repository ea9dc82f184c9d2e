"""Bytes of a page to text: by the label they carry where it is true, else by looking."""

from __future__ import annotations

import codecs
import re
from itertools import islice

# Labels that decode anything and so prove nothing; servers send them by default, whatever the page is in.
_EMPTY_PROMISES = {"iso8859-1", "ascii", "cp1252"}
# Only codecs of written languages: Python also knows escapes, punycode and the like, which rewrite the text.
_KNOWN = re.compile(r"utf-(8|16|32)(-[bl]e|-sig)?|gb18030|big5(hkscs)?|hz|euc_|shift_jis|iso8859|iso2022|cp\d|koi8|tis-620|mac-")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LABEL = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META = re.compile(
    rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_MULTI_BYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
# so many characters in a row are not valid UTF-8 by chance
_PROOF = 10
# a portal that cuts a snippet in the middle of a character spoils few of them
_SPOILT = 0.02
_SAMPLE = 64_000


def decode(body: bytes, content_type: str | None) -> str:
    """Text of `body`, of whatever encoding; NULs are dropped, bytes that fit nothing become U+FFFD; raises nothing.

    Order: byte order mark, evident UTF-8, the header's charset, the page's own `<meta>`, UTF-8, then statistics.
    Any gb* label is read as gb18030, of which the others are subsets.
    """
    return _decoded(body, content_type).replace("\x00", "")


def _decoded(body: bytes, content_type: str | None) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding if encoding == "utf-8" else _with_order(encoding, mark), "replace")
    labels = [name for name in (_header_charset(content_type), _meta_charset(body)) if name and _can_be(name, body)]
    if _is_evident_utf8(body):
        return body.decode("utf-8")
    for encoding in (*labels, "utf-8"):
        text = _strict(body, encoding)
        if text is not None:
            return text
    for encoding in (*labels, "utf-8"):
        text = body.decode(encoding, "replace")
        if _is_nearly_whole(text):
            return text
    return body.decode(_guessed(body), "replace")


def _with_order(encoding: str, mark: bytes) -> str:
    return f"{encoding}-{'le' if mark.startswith(codecs.BOM_UTF16_LE) else 'be'}"


def _header_charset(content_type: str | None) -> str | None:
    found = _LABEL.search(content_type or "")
    return _codec(found[1]) if found else None


def _meta_charset(body: bytes) -> str | None:
    found = _META.search(body, 0, 4096)
    return _codec((found[1] or found[2]).decode("ascii", "ignore")) if found else None


def _codec(label: str) -> str | None:
    """Python's name for a charset label; None for one it does not know or that proves nothing."""
    if label.lower().startswith("gb") or label.lower() in ("cp936", "ms936", "x-gbk", "euc-cn"):
        return "gb18030"
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    if name in _EMPTY_PROMISES or not _KNOWN.match(name):
        return None
    return name


def _can_be(encoding: str, body: bytes) -> bool:
    # any even number of bytes decodes as UTF-16; markup in it always has NULs
    return b"\x00" in body or not encoding.startswith(("utf-16", "utf-32"))


def _is_evident_utf8(body: bytes) -> bool:
    proofs = islice(_MULTI_BYTE.finditer(body, 0, _SAMPLE), _PROOF)
    return sum(1 for _ in proofs) == _PROOF and _strict(body, "utf-8") is not None


def _strict(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except UnicodeError:
        return None


def _is_nearly_whole(text: str) -> bool:
    foreign = sum(len(run) for run in re.findall(r"[^\x00-\x7f]+", text))
    return text.count("\ufffd") <= _SPOILT * foreign


def _guessed(body: bytes) -> str:
    import charset_normalizer

    best = charset_normalizer.from_bytes(body[:_SAMPLE]).best()
    if best is None:
        return "utf-8"
    return _codec(best.encoding) or ("cp1252" if best.encoding in ("cp1252", "latin_1") else "utf-8")
