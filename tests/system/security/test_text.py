"""HTML, script, Markdown and terminal codes in portal text: words everywhere, never markup and never commands."""

from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message as Mail

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.receivers import Mailbox, mailbox
from tests.support.town import ENVIRON, NEWS, OURS, PAST, Town, award, one_round
from tracker.cli.output import Format, print_json, print_line, print_rows, say
from tracker.config.channels import parse_channel
from tracker.ops.logs import Log
from tracker.wording.terminal import one_line, plain, printable_json

# what a terminal obeys: C0 but line feed and tab, DEL, C1, and marks that turn the direction of writing
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
EVIL = "<script>alert(1)</script>\x1b[31m\x1b]0;owned\x07<img src=x onerror=alert(2)>[点击](javascript:alert(3))\u202e\x9b2J"
OURS_IN_MAIL = {"p", "ul", "li", "a", "strong", "html", "head", "body", "title", "br", "meta"}
# a library of Apprise's warns of its future
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
CHANNELS = {
    "hook": {"kind": "webhook", "url_env": "HOOK_URL", "secret_env": "HOOK_SECRET"},
    "console": {"kind": "console"},
    "mail": {"kind": "apprise", "url_env": "MAIL_URL", "format": "html"},
}


@pytest.fixture
def told(town: Town, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[Town, Mailbox, str]:
    """A round over a portal whose notice is hostile, told on every kind of channel."""
    # the mail library asks the network for this machine's name
    monkeypatch.setattr("socket.getfqdn", lambda *_: "localhost")
    # and the library that sends it waits between two messages to one service
    monkeypatch.setattr("apprise.plugins.base.NotifyBase.request_rate_per_sec", 0)
    evil = award(403, 28, "戊县档案馆", OURS, "18")
    page = evil[1].body.decode().replace("戊县档案馆", EVIL.replace("<", "&lt;").replace(">", "&gt;")).encode()
    town.publish((evil[0], replace(evil[1], body=page, title=EVIL)), *NEWS, *PAST)
    town.clock.forward(hours=6)
    with mailbox() as box:
        world = town.world()
        channels = {name: parse_channel(name, table) for name, table in CHANNELS.items()}
        settings = world.settings.model_copy(update={"channel": channels})
        one_round(replace(world, settings=settings, environ={**world.environ, **ENVIRON, "MAIL_URL": box.url}))
    return town, box, capsys.readouterr().out


def html_of(mail: Mail) -> str:
    """The HTML part of a mail."""
    [part] = [part for part in mail.walk() if part.get_content_type() == "text/html"]
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def test_a_hostile_page_is_words_on_every_channel(told: tuple[Town, Mailbox, str]) -> None:
    """From the portal through file and outbox: no tag in mail, no script link, no code in the console, one line in a subject."""
    town, box, printed = told
    assert len(town.told()) == len(box.mails) == 6
    [mail] = [mail for mail in box.mails if "alert(1)" in html_of(mail)]
    shown = html_of(mail)
    assert set(re.findall(r"<\s*([a-z]+)", shown.lower())) <= OURS_IN_MAIL
    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', shown))
    assert "alert(1)" in printed
    assert not OBEYED.search(printed)
    for body in town.receiver.bodies:
        assert "\n" not in body["subject"]
        assert not OBEYED.search(body["subject"] + body["text"] + body["markdown"])
        assert "<script" not in body["markdown"]
        assert "](javascript:" not in body["markdown"]
    for each in box.mails:
        assert "\n" not in str(each["Subject"]).replace("\n ", " ")
        assert each["To"] == "analyst@example.com"


COMMANDS = st.text(st.sampled_from("\x1b[31m]0;\x07\x9b\u202e\r\n\t\x00a中"), max_size=30)
TEXT = st.text(st.characters(codec="utf-8"), max_size=60) | COMMANDS


@given(TEXT)
def test_no_text_moves_the_cursor(text: str) -> None:
    """Lines, tables and logs keep the words and drop what a terminal would obey; a log entry is one line."""
    out, err, log = io.StringIO(), io.StringIO(), io.StringIO()
    real = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        print_line(text)
        say(text)
        print_rows([{"a": text, "b": 1}], {"a": "a", "b": "b"}, Format.TABLE, title=text)
        print_json({"a": text})
    finally:
        sys.stdout, sys.stderr = real
    Log(now=lambda: datetime(2026, 1, 28, tzinfo=UTC), stream=log).write("run", "failed", reason=text)
    for written in (out.getvalue(), err.getvalue(), log.getvalue(), plain(text)):
        assert not OBEYED.search(written)
    assert log.getvalue().count("\n") == 1
    assert "\n" not in one_line(text)


@given(st.recursive(TEXT | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=8))
def test_printable_json_is_the_same_value(value: object) -> None:
    """Escaping the controls changes nothing that a machine reads."""
    assert json.loads(printable_json(json.dumps(value, ensure_ascii=False))) == value
