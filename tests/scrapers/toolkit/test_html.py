"""Selectors that say what was found, what was expected and where; and pages that are none."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scrapers.base import Page
from scrapers.errors import LayoutChanged, UnreadablePage
from scrapers.toolkit.html import (
    MAX_CHARACTERS,
    MAX_OPEN_FORMATTING,
    attribute,
    innermost,
    link,
    maybe,
    one,
    parse_html,
    parse_markup,
    rows,
    text,
)

URL = "http://portal.example/list.htm"
LIST = (
    "<ul><li><a href='./1.htm' title=' 甲 '>甲</a></li>"
    "<li><a href='/2.htm'>乙<br>丙&nbsp;丁<script>x()</script><style>p{}</style></a></li></ul>"
)


def page(body: bytes) -> Page:
    """A page of these bytes."""
    return Page(url=URL, body=body, fetched_at=datetime(2026, 1, 13, tzinfo=UTC))


def test_one_returns_the_only_match() -> None:
    """A selector that matches once gives its node."""
    assert one(parse_markup(LIST, URL), "ul", URL).tag == "ul"


@pytest.mark.parametrize(("css", "count"), [("td.value", 0), ("li", 2)])
def test_one_refuses_none_and_several(css: str, count: int) -> None:
    """The message names the selector, the matches, the expectation and the page."""
    with pytest.raises(LayoutChanged, match=f"'{css}' matched {count} nodes, expected 1, at {URL}"):
        one(parse_markup(LIST, URL), css, URL)


def test_innermost_takes_the_block_within_the_block() -> None:
    """A newer block round an older one is one block, the older; two beside each other are refused, and none."""
    both = "div.article-content, div.main-text"
    nested = parse_markup("<div class='article-content'><p>上一篇</p><div class='main-text'>甲</div></div>", URL)
    assert text(innermost(nested, both, URL)) == "甲"
    assert text(innermost(parse_markup("<div class='main-text'>乙</div>", URL), both, URL)) == "乙"
    beside = "<div class='article-content'></div><div class='main-text'></div>"
    for markup, count in ((beside, 2), ("<p></p>", 0)):
        with pytest.raises(LayoutChanged, match=f"'{both}' matched {count} nodes, expected 1, at {URL}"):
            innermost(parse_markup(markup, URL), both, URL)


def test_maybe_takes_none_but_not_several() -> None:
    """An optional part may be missing, never doubled."""
    tree = parse_markup(LIST, URL)
    assert maybe(tree, "table", URL) is None
    assert maybe(tree, "ul", URL) is not None
    with pytest.raises(LayoutChanged, match="matched 2 nodes, expected at most 1"):
        maybe(tree, "li", URL)


def test_no_row_is_a_changed_layout() -> None:
    """Every row is given, and where none matches the page is not the one that was expected."""
    tree = parse_markup(LIST, URL)
    assert len(rows(tree, "li", URL)) == 2
    with pytest.raises(LayoutChanged, match="'tr' matched 0 nodes, expected at least 1"):
        rows(tree, "tr", URL)


def test_text_is_one_line_without_scripts() -> None:
    """White space of every kind and line breaks become one space; code is not text."""
    assert text(rows(parse_markup(LIST, URL), "li", URL)[1]) == "乙 丙 丁"


def test_text_keeps_an_amount_in_one_piece() -> None:
    """Digits split over elements stay one number."""
    assert text(parse_markup("<p><span>29</span><span>7.5</span>万元</p>", URL)) == "297.5万元"


def test_attribute_and_link_are_strict() -> None:
    """A missing attribute is a changed layout; a link is absolute and http(s)."""
    first, second = rows(parse_markup(LIST, URL), "a", URL)
    assert attribute(first, "title", URL) == "甲"
    assert link(first, URL) == "http://portal.example/1.htm"
    assert link(second, URL) == "http://portal.example/2.htm"
    with pytest.raises(LayoutChanged, match="<a> has no 'title'"):
        attribute(second, "title", URL)


@pytest.mark.parametrize("target", ["javascript:open(1)", "file:///etc/passwd", "data:text/html,x", "http://[::1", ""])
def test_a_link_elsewhere_than_http_is_refused(target: str) -> None:
    """Links in pages lead to http(s) or nowhere."""
    node = one(parse_markup(f'<a href="{target}">x</a>', URL), "a", URL)
    with pytest.raises(LayoutChanged):
        link(node, URL)


def test_a_page_is_decoded_before_it_is_parsed() -> None:
    """A GBK page parses to its own characters."""
    body = ("<html><head><meta charset=gb2312></head><body><h1>镕喆㛃公司中标</h1></body></html>").encode("gb18030")
    assert text(one(parse_html(page(body)), "h1", URL)) == "镕喆㛃公司中标"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  \n ",
        b"%PDF-1.7\n...",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n",
        b"<p>\x01\x02\x03\x04\x05\x06\x07\x08",
        b"\xff\xd8\xff\xe0",
    ],
)
def test_what_is_no_html_is_unreadable(body: bytes) -> None:
    """An empty or binary file is refused by name, with where it was."""
    with pytest.raises(UnreadablePage, match=URL):
        parse_html(page(body))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 200_000,
        "".join(f"<p><b x={n}>" for n in range(40_000)),
        "".join(f"<font c={n}>" for n in range(40_000)) + "</i>" * 40_000,
        "<div>" * 100_000 + "</div>" * 100_000,
        "<div></x>" * 100_000,
        "".join(f"<p><b x={n}></u></x>" for n in range(40_000)),
        "<svg>" + "<input>" * 100_000,
        "<table><tr><td>" * 50_000,
        "x" * (MAX_CHARACTERS + 1),
    ],
    ids=["deep", "formatting", "fonts", "closed", "strange ends", "formatting, strange ends", "svg", "tables", "large"],
)
def test_hostile_html_is_refused_quickly(markup: str) -> None:
    """What would hold the parser for minutes is refused in well under two seconds."""
    started = time.perf_counter()
    with pytest.raises(UnreadablePage):
        parse_markup(markup, URL)
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("tag", ["b", "B", "Font size=3", "u/", "i\n"])
def test_formatting_is_counted_to_its_cap(tag: str) -> None:
    """As many elements as the cap may stay open, in whatever letters, closed ones beside them; one more is refused."""
    closed = f"<{tag}></{tag.split(maxsplit=1)[0].rstrip('/')}>" * 50
    parse_markup(f"<{tag}>x" * MAX_OPEN_FORMATTING + "<br>", URL)
    with pytest.raises(UnreadablePage, match="301 of them formatting"):
        parse_markup(closed + f"<{tag}>x" * (MAX_OPEN_FORMATTING + 1), URL)


def test_names_that_only_begin_like_formatting_are_none() -> None:
    """Bodies, breaks and images are not bold or slanted."""
    parse_markup("<br><body x><img><sub></sub><big:x></big:x>" * 900, URL)


def test_a_large_honest_table_is_read() -> None:
    """100,000 closed cells are no bomb."""
    row = "<tr>" + "<td>1<br></td>" * 100 + "</tr>"
    tree = parse_markup(f"<table>{row * 1000}</table>", URL)
    assert len(tree.css("td")) == 100_000


@pytest.mark.corpus
def test_every_real_page_is_parsed(corpus: Path) -> None:
    """No published page or notice is mistaken for a bomb or a binary."""
    files = [*corpus.glob("notices/*.html"), *corpus.glob("pages/*.html")]
    assert files
    for file in files:
        root = parse_html(page(file.read_bytes()))
        # a notice may be a scan: pictures and no letter
        assert text(root) or root.css_first("img")
