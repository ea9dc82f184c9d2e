"""What messages say, word for word, and that they are safe to print."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.alerts.samples import flags_of, messages, one, voice, win
from tracker.alerts.message import DIGEST_ENTRIES, Message, compose_parts, message_id
from tracker.rules import RULES
from tracker.wording.document import Line, Link, Quoted, fill
from tracker.wording.escaping import clean, safe_url, to_html, to_markdown, to_text
from tracker.wording.words import words

GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(messages("zh"))
HOSTILE = "\x1b]0;x\x07<script>alert(1)</script> **b** [x](http://evil.test) @all \u202e\u200b&lt; `c` | # h\r\n<!channel>"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_message_reads_as_its_golden_files(name: str, language: str) -> None:
    """Subject and the three bodies are exactly the stored ones; a missing one is written, to be read and committed."""
    message = messages(language)[name]
    written = {"txt": f"{message.subject}\n\n{message.text}", "md": message.markdown, "html": message.html}
    missing = []
    for suffix, content in written.items():
        path = GOLDEN / f"{name}.{language}.{suffix}"
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
            missing.append(path.name)
        assert content == path.read_text(encoding="utf-8")
    assert not missing, f"written, please read: {missing}"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_message_id_stands_in_every_format(name: str, language: str) -> None:
    """A receiver can tell a repeat by the body alone."""
    message = messages(language)[name]
    assert all(message.message_id in body for body in (message.text, message.markdown, message.html))


@pytest.mark.parametrize("name", NAMES)
def test_a_message_is_wholly_in_its_language(name: str) -> None:
    """Our own words of the English wording hold no Chinese; what is quoted may."""
    templates = words("en").tables
    assert not [text for table in templates.values() for text in table.values() if re.search(r"[\u4e00-\u9fff]", text)]
    assert messages("en")[name].subject != messages("zh")[name].subject


def test_both_languages_have_the_same_templates_and_places() -> None:
    """Neither language lacks a sentence or a value that the other gives."""
    zh, en = words("zh").tables, words("en").tables
    assert {table: set(zh[table]) for table in zh} == {table: set(en[table]) for table in en}
    for table, texts in zh.items():
        for key, text in texts.items():
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", en[table][key])), f"{table}.{key}"


def test_every_rule_can_say_why_it_spoke() -> None:
    """Each rule has a sentence in both languages for every flag of its cases."""
    for code in RULES:
        assert any(key.split(".")[0] == code for key in words("zh").tables["reason"])


def test_the_same_flags_have_the_same_message_id_and_others_another() -> None:
    """The id depends on the channel and the flags alone, not on their order."""
    flags = [win(1), win(2)]
    assert message_id("a", flags) == message_id("a", flags[::-1])
    assert len({message_id("a", flags), message_id("b", flags), message_id("a", flags[:1])}) == 3


def test_a_hostile_page_changes_nothing_but_words() -> None:
    """A page's markup, escapes, mentions and directions reach no format as such."""
    message = hostile_message()
    for body in (message.subject, message.text, message.markdown, message.html):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e\u200b]", body)
        assert "@all" not in body
    assert "<script" not in message.html
    assert "<!channel>" not in message.markdown
    assert "](http://evil.test)" not in message.markdown
    assert "**b**" not in message.markdown
    assert "javascript:" not in message.html.split('href="', 1)[-1].split('"')[0]


def test_a_hostile_page_adds_no_line() -> None:
    """A quoted value stays on its line."""
    plain = one(flags_of("W001"), "zh")
    assert len(hostile_message().text.splitlines()) == len(plain.text.splitlines())


def hostile_message() -> Message:
    """A win whose texts were all written by somebody unkind."""
    flag = flags_of("W001")[0]
    told = {**flag.evidence, "buyer": HOSTILE, "project": HOSTILE, "supplier": HOSTILE}
    return one([replace(flag, evidence=told)], "zh")


class Tags(HTMLParser):
    """Collects the tags of a fragment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class gives it
        """Note a tag."""
        self.seen.append(tag)

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


@settings(max_examples=60)
@given(st.text())
def test_html_of_any_text_is_that_text(text: str) -> None:
    """Whatever a page says, the HTML holds our paragraph and its cleaned text, and nothing else."""
    tags = Tags()
    tags.feed(to_html([Line((Quoted(text),))]))
    tags.close()
    assert tags.seen == ["p"]
    assert tags.text.strip() == clean(text)


@settings(max_examples=60)
@given(st.text())
def test_any_text_becomes_one_printable_line(text: str) -> None:
    """Cleaned text has no control character, no line end, and cleaning it again changes nothing."""
    once = clean(text)
    assert once.isprintable() or all(char.isprintable() or char == " " for char in once)
    assert len(once) <= 300
    assert clean(once) == once
    assert len(to_text([Line((Quoted(text),))]).splitlines()) <= 1


@settings(max_examples=60)
@given(st.text(alphabet="\\`*_[]()#|~!{}<>&a1 ", max_size=40))
def test_markdown_specials_are_all_escaped(text: str) -> None:
    """No character that CommonMark gives a meaning to inside a line is left bare."""
    written = to_markdown([Line((Quoted(text),))]).rstrip("\n")
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]()#|~!{}<>]", written)


def test_only_plain_web_addresses_become_links() -> None:
    """A script, a file or an address with a blank is shown as text."""
    assert safe_url("http://www.ccgp.gov.cn/a(1).htm") == "http://www.ccgp.gov.cn/a%281%29.htm"
    for url in ("javascript:alert(1)", "file:///etc/passwd", "http://a b", 'http://a"onclick="x', "http://a\u202eb", ""):
        assert safe_url(url) is None
    assert "<a " not in to_html([Line((Link("x", "javascript:alert(1)"),))])
    assert "](" not in to_markdown([Line((Link("x", "javascript:alert(1)"),))])


def test_what_is_filled_in_is_never_a_template() -> None:
    """Braces in a quoted value stay braces."""
    assert fill("{a}{b}", {"a": Quoted("{b}"), "b": "x"}) == (Quoted("{b}"), "x")


def test_a_digest_of_ten_thousand_stays_readable() -> None:
    """It lists some and counts the rest, and still carries every flag."""
    flags = [win(number) for number in range(10_000)]
    (message,) = compose_parts([[flag] for flag in flags], voice("zh"), "AMANY", notes=[])
    assert len(message.text.splitlines()) < DIGEST_ENTRIES + 10
    assert f"另有 {10_000 - DIGEST_ENTRIES} 条" in message.text
    assert len(message.flags) == 10_000


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", ("联合体：牵头方 北京某某软件有限公司，成员 北京智谱华章科技股份有限公司", "份额未公布", "金额为 0")),
        (
            "en",
            (
                "Joint venture: lead 北京某某软件有限公司, members 北京智谱华章科技股份有限公司",
                "share is not printed",
                "nothing of it",
            ),
        ),
    ],
)
def test_a_joint_venture_is_told_as_one(language: str, said: tuple[str, ...]) -> None:
    """Lead, members, that no share is printed, and why the total is 0."""
    text = one(flags_of("W001", "a joint venture without"), language).text
    assert [part for part in said if part not in text] == []
