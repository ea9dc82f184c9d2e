"""Lines to plain text, Markdown and HTML; whatever a page says is only ever text there."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Sequence

from tracker.wording.document import Line, Link, Quoted, Span

LONGEST = 300
_MARKDOWN = re.compile(r"([\\`*_\[\]()#|~!{}])")
_BACKSLASHED = re.compile(r"([\\`*_\[\]()#|~<>:-])")
_SAFE_URL = re.compile(r"https?://[^\s<>\"'`\\^{|}\x00-\x20\x7f]+", re.IGNORECASE)


def clean(text: str, longest: int | None = LONGEST) -> str:
    """One line of printable text: no control, escape, invisible or direction-changing characters, no @ that calls somebody.

    What is longer than `longest` characters is cut; None cuts nothing.
    """
    kept = "".join(" " if char.isspace() else char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    line = " ".join(kept.split()).replace("@", "＠")
    return line if longest is None or len(line) <= longest else f"{line[: longest - 1]}…"


def safe_url(url: str) -> str | None:
    """The address if it is a plain http(s) one, ready to stand in any format; else None."""
    # the pattern leaves no control of ASCII
    if not _SAFE_URL.fullmatch(url) or not (url.isascii() or all(unicodedata.category(char)[0] != "C" for char in url)):
        return None
    return url.replace("(", "%28").replace(")", "%29").replace("[", "%5B").replace("]", "%5D").replace("*", "%2A")


def html_text(text: str) -> str:
    """Foreign text of any length in HTML."""
    return html.escape(clean(text, None))


def markdown_text(text: str) -> str:
    """Foreign text of any length inside a line of Markdown."""
    return _as_markdown(clean(text, None))


def to_text(lines: Sequence[Line]) -> str:
    """Plain text, one line each."""
    marks = {"item": "· "}
    return "\n".join(marks.get(line.kind, "") + _joined(line, _text) for line in lines) + "\n"


def to_markdown(lines: Sequence[Line]) -> str:
    """CommonMark, as far as chat services take it; lines end in two spaces so that they stay lines."""
    written = []
    for index, line in enumerate(lines):
        said = _joined(line, _markdown)
        if index and lines[index - 1].kind == "item" and line.kind not in ("item", "gap"):
            written.append("")  # else the line would go on with the last item
        written.append({"heading": f"**{said}**  ", "item": f"- {said}", "gap": ""}.get(line.kind, f"{said}  "))
    return "\n".join(written) + "\n"


def to_escaped_markdown(lines: Sequence[Line]) -> str:
    """Markdown for services that know backslashes and no entities: a `<` stays what it is, or bears a backslash."""
    marks = {"heading": "**{}**", "item": "· {}"}
    return "\n".join(marks.get(line.kind, "{}").format(_joined(line, _escaped)) for line in lines) + "\n"


def to_mail(lines: Sequence[Line]) -> str:
    """HTML whose links show their addresses, so that a plain part made of it holds them too."""
    return _paragraphs(lines, _shown)


def to_html(lines: Sequence[Line]) -> str:
    """A fragment of paragraphs and lists."""
    return _paragraphs(lines, _html)


def _paragraphs(lines: Sequence[Line], render: Callable[[Span], str]) -> str:
    written: list[str] = []
    for index, line in enumerate(lines):
        said = _joined(line, render)
        if line.kind == "item":
            first = index == 0 or lines[index - 1].kind != "item"
            last = index + 1 == len(lines) or lines[index + 1].kind != "item"
            written.append(f"{'<ul>' if first else ''}<li>{said}</li>{'</ul>' if last else ''}")
        elif line.kind == "heading":
            written.append(f"<p><strong>{said}</strong></p>")
        elif line.kind != "gap":
            written.append(f"<p>{said}</p>")
    return "\n".join(written) + "\n"


def subject(spans: Sequence[Span]) -> str:
    """One plain line for a title or a mail's subject."""
    return "".join(_text(span) for span in spans)


def _joined(line: Line, render: Callable[[Span], str]) -> str:
    return "".join(render(span) for span in line.spans)


def _text(span: Span) -> str:
    if isinstance(span, Link):
        return f"{span.label} {safe_url(span.url) or clean(span.url)}"
    return clean(span.text) if isinstance(span, Quoted) else span


def _markdown(span: Span) -> str:
    if isinstance(span, Link):
        url = safe_url(span.url)
        return f"[{span.label}]({url})" if url else f"{span.label} {_markdown(Quoted(span.url))}"
    if isinstance(span, str):
        return span
    return _as_markdown(clean(span.text))


def _as_markdown(line: str) -> str:
    return _MARKDOWN.sub(r"\\\1", line).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped(span: Span) -> str:
    if isinstance(span, Link):
        return f"{_escaped(Quoted(span.label))} {safe_url(span.url) or _escaped(Quoted(span.url))}"
    return _BACKSLASHED.sub(r"\\\1", clean(span.text)) if isinstance(span, Quoted) else span


def _shown(span: Span) -> str:
    url = safe_url(span.url) if isinstance(span, Link) else None
    if url is None or not isinstance(span, Link):
        return _html(span)
    return f'{html.escape(span.label)} <a href="{html.escape(url)}">{html.escape(url)}</a>'


def _html(span: Span) -> str:
    if isinstance(span, Link):
        url = safe_url(span.url)
        return (
            f'<a href="{html.escape(url)}">{html.escape(span.label)}</a>'
            if url
            else html.escape(f"{span.label} {clean(span.url)}")
        )
    return html.escape(clean(span.text) if isinstance(span, Quoted) else span)
