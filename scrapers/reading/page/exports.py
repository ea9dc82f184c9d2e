"""Exports to pages: a reply's JSON or escaped markup to the page it holds, records to plain lines; all else stays as it is."""

from __future__ import annotations

import csv
import json
import re
from html import escape, unescape

from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.kinds import BIDDERS
from scrapers.reading.lexicon.labels import label

_KEY = re.compile(r"(?:^|(?<=[;&\n；]))\s?(?P<key>[\u4e00-\u9fff()（）]{2,16})=", re.MULTILINE)
_LEAST_KEYS, _LEAST_COLUMNS = 3, 3
_MOST_FIELDS = 5_000

_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|div|span|table|t[rdh]|br|h\d|li|body)\b", re.IGNORECASE)
_TEXT_FIELD = re.compile(r"<(/?)textarea\b", re.IGNORECASE)
_LINE_ESCAPES = {"\\r\\n": "\n", "\\n": "\n", "\\t": "\t", '\\"': '"'}
_TITLE_KEY = re.compile(r"(?:title|标题)$", re.IGNORECASE)
_MARKED = re.compile(r"<(?:p|div|span|table|br)\b", re.IGNORECASE)
_LEAST_TAGS, _LEAST_BODY = 6, 100


def unpacked(source: str) -> str:
    """The page that a source holds: the body of a JSON reply, below its title, and out of escapes; else the source itself."""
    begins = source.lstrip()[:1]
    if begins and begins in '{["':
        source = _body_in(source) or source
    if source.count("&lt;") > source.count("<") and sum(1 for _ in _ESCAPED_TAG.finditer(source)) >= _LEAST_TAGS:
        # what stands in a field for text would stay text
        source = unescape(_TEXT_FIELD.sub(r"<\1div", source))
    if "\\n" in source and source.count("\\n") > source.count("\n"):
        for escape, char in _LINE_ESCAPES.items():
            source = source.replace(escape, char)
    return source


def _body_in(source: str) -> str:
    """The longest text of a JSON reply, below a title beside it; empty for a record, and where none is most of what it says."""
    try:
        waiting = [("", json.loads(source, parse_float=str, parse_int=str))]
    except (ValueError, RecursionError):
        return ""
    texts: list[tuple[str, str]] = []
    while waiting and len(texts) < _MOST_FIELDS:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.items())
        elif isinstance(value, list):
            waiting.extend((key, each) for each in value)
        elif isinstance(value, str):
            texts.append((key, value))
    body = max((text for _, text in texts), key=len, default="")
    if sum(label(fold(key)) is not None for key, _ in texts) >= _LEAST_KEYS:
        # a record, whose fields are the notice
        return ""
    if len(body) < _LEAST_BODY or 2 * len(body) < sum(len(text) for _, text in texts):
        return ""
    title = next((text for key, text in texts if _TITLE_KEY.search(key) and text not in body), "")
    head = f"<h1>{escape(title)}</h1>" if _MARKED.search(body) else title
    return f"{head}\n{body}" if title else body


def plain(text: str) -> str:
    """The text of an export as labelled lines or rows with tabs; any other text unchanged."""
    begins = text.lstrip()[:1]
    if begins and begins in "{[":
        return _from_json(text) or text
    return _from_csv(text) or _from_pairs(text)


def _from_json(text: str) -> str:
    """The scalar fields of a record or of several, one in a line; empty where the text is no JSON with a field we know."""
    try:
        waiting = [("", json.loads(text, parse_float=str, parse_int=str))]
    except (ValueError, RecursionError):
        return ""
    lines: list[str] = []
    known = 0
    while waiting and len(lines) < _MOST_FIELDS:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend((key, each) for each in reversed(value))
        elif isinstance(value, str) and value.strip() and len(key) < 40:
            known += label(fold(key)) is not None
            lines.append(f"{key}：{value.strip()}" if key else value.strip())
    return "\n".join(lines) if known >= _LEAST_KEYS else ""


def _from_csv(text: str) -> str:
    """The rows of a table parted by commas, parted by tabs; empty where its first line holds no heads."""
    first, _, rest = text.strip().partition("\n")
    if not rest or first.count(",") + 1 < _LEAST_COLUMNS or len(first) > 2_000:
        return ""
    try:
        rows = [[" ".join(cell.split()) for cell in row] for row in csv.reader(text.strip().split("\n"))]
    except csv.Error:
        return ""
    words = [label(fold(head)) for head in rows[0]]
    known = [word for word in words if word is not None]
    even = all(len(row) == len(rows[0]) for row in rows if any(row))
    if not even or len(known) * 2 < len(words) or not any(word.kind in BIDDERS for word in known):
        return ""
    return "\n".join("\t".join([row[0] or "/", *row[1:]]) for row in rows if any(row))


def _from_pairs(text: str) -> str:
    """项目名称=…;中标供应商=… with colons, where several keys are labels."""
    keys = [match for match in _KEY.finditer(text) if label(fold(match["key"]))] if text.count("=") >= _LEAST_KEYS else []
    if len(keys) < _LEAST_KEYS:
        return text
    pieces, at = [], 0
    for match in keys:
        pieces.append(text[at : match.end() - 1])
        at = match.end()
    return "：".join([*pieces, text[at:]])
