"""Briefs as Markdown and as HTML that stands alone: no script, nothing loaded, foreign text escaped."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Sequence
from datetime import date

from tracker.briefing.brief import Brief, BriefPart, Chart
from tracker.reporting.grid import Paragraph
from tracker.wording.document import Link
from tracker.wording.escaping import html_text, markdown_text, safe_url

# what only a page with a screen reader or a script would look at, and a picture has no use for
_UNUSED = re.compile(r' (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"')
# a day, a period, an amount, a share: short, and with a digit
_FIRM = re.compile(r"(?=.*\d).{1,20}")
_TABLE = '<table border="1" cellpadding="4" style="border-collapse:collapse;border-color:#ddd;font-size:13px">'
_STYLES = {"note": "color:#666", "warning": "color:#a40", "plain": ""}


def to_html(briefs: Sequence[Brief]) -> str:
    """A whole document of the briefs, one below the other."""
    title = html.escape(" · ".join(brief.title for brief in briefs))
    language = briefs[0].language if briefs else "zh"
    body = "\n".join(html_fragment(brief) for brief in briefs)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"></head>\n'
        '<body style="font-family:sans-serif;font-size:14px;max-width:60em;margin:1em auto;padding:0 1em">\n'
        f"{body}\n</body></html>\n"
    )


def html_fragment(brief: Brief) -> str:
    """One brief to stand in a document or a mail."""
    parts = [f'<h2 style="font-size:18px">{_html(brief.title)}</h2>', *(_html_part(part) for part in brief.parts)]
    return "\n".join(parts)


def to_markdown(briefs: Sequence[Brief]) -> str:
    """The briefs as Markdown with tables, the chart as a picture in place."""
    return "\n".join(_markdown_brief(brief) for brief in briefs)


def _html_part(part: BriefPart) -> str:
    if isinstance(part, Chart):
        return f'<p><img style="background:#fff;max-width:100%" alt="{html.escape(part.text)}" src="{_picture(part.svg)}"></p>'
    if isinstance(part, Paragraph):
        style = _STYLES[part.kind]
        return f'<p style="{style}">{_html(part.text)}</p>' if style else f"<p>{_html(part.text)}</p>"
    if isinstance(part, Link):
        return f"<p>{_html(part)}</p>"
    head = "".join(f"<th>{_html(cell)}</th>" for cell in part.head)
    rows = ["<tr>" + "".join(_cell(cell) for cell in row) + "</tr>" for row in part.rows]
    table = f'{_TABLE}<tr align="left">{head}</tr>{"".join(rows)}</table>'
    return f"<p><strong>{_html(part.title)}</strong></p>\n{table}" if part.title else table


def _cell(cell: object) -> str:
    is_firm = isinstance(cell, date) or (isinstance(cell, str) and _FIRM.fullmatch(cell) is not None)
    return f"<td{' nowrap' if is_firm else ''}>{_html(cell)}</td>"


def _markdown_brief(brief: Brief) -> str:
    return "\n".join([f"## {_markdown(brief.title)}", "", *(_markdown_part(part) + "\n" for part in brief.parts)])


def _markdown_part(part: BriefPart) -> str:
    if isinstance(part, Chart):
        return f"![{_markdown(part.text)}]({_picture(part.svg)})"
    if isinstance(part, Paragraph):
        return {"warning": "**{}**", "note": "*{}*"}.get(part.kind, "{}").format(_markdown(part.text))
    if isinstance(part, Link):
        return _markdown(part)
    rows = ["| " + " | ".join(_markdown(cell) for cell in row) + " |" for row in (part.head, *part.rows)]
    lines = [rows[0], "|" + " --- |" * len(part.head), *rows[1:]]
    return "\n".join([*([f"### {_markdown(part.title)}", ""] if part.title else []), *lines])


def _picture(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(_UNUSED.sub('', svg).encode()).decode()}"


def _html(cell: object) -> str:
    if not isinstance(cell, Link):
        return html_text(_text(cell))
    url = safe_url(cell.url)
    return f'<a href="{html.escape(url)}">{html_text(cell.label)}</a>' if url else html_text(cell.label)


def _markdown(cell: object) -> str:
    if not isinstance(cell, Link):
        return markdown_text(_text(cell))
    url = safe_url(cell.url)
    return f"[{markdown_text(cell.label)}]({url})" if url else markdown_text(cell.label)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)
