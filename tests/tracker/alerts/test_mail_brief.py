"""A digest by mail is the brief of each of its companies; other channels get the lines alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.message import Message as Mail
from pathlib import Path

import pytest

from db import alerts
from db.engine.connection import open_file, transaction
from db.engine.rows import column
from tests.support.demo_file import played_demo
from tests.support.receivers import Mailbox, http_receiver, mailbox
from tracker.alerts.deliver import tell
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings, load_settings
from tracker.demo.script import CLOCK

# Apprise looks for a module that Python 3.13 drops
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
CHANNELS = """
[serve]
address = "https://tracker.example.com"

[channel.mail]
kind = "apprise"
url_env = "MAIL_URL"
digest = "daily 08:30"

[channel.text]
kind = "apprise"
url_env = "MAIL_URL"
format = "text"
digest = "daily 08:30"

[channel.hook]
kind = "webhook"
url_env = "HOOK_URL"
secret_env = "HOOK_SECRET"
digest = "daily 08:30"
"""
NEXT_DAY = CLOCK + timedelta(days=1)


@pytest.fixture
def demo(tmp_path: Path) -> Settings:
    """A played demo with a digest on three channels."""
    folder = played_demo(tmp_path / "demo").folder
    path = folder / "tracker.toml"
    path.write_text(path.read_text(encoding="utf-8") + CHANNELS, encoding="utf-8")
    return load_settings(path)


def queue(demo: Settings, *channels: str, most: int = 1000) -> None:
    """Every flag of the demo waits for the channels' digest."""
    with open_file(demo.db_path) as db, transaction(db):
        for flag in column(db, "SELECT id FROM flag ORDER BY id LIMIT ?", (most,)):
            for channel in channels:
                alerts.queue_alert(db, flag, channel, created_at=CLOCK.isoformat())


@contextmanager
def told(demo: Settings, *channels: str) -> Iterator[Mailbox]:
    """The mails of one pass."""
    queue(demo, *channels)
    with mailbox() as box:
        report = tell(Runtime(settings=demo, now=lambda: NEXT_DAY, environ={"MAIL_URL": box.url}))
        assert report.errors == {}
        yield box


def part(mail: Mail, kind: str) -> str:
    """One part of a mail."""
    found = next(each for each in mail.walk() if each.get_content_type() == kind)
    return bytes(found.get_payload(decode=True)).decode("utf-8")


def test_a_digest_by_mail_has_each_companys_brief(demo: Settings) -> None:
    """Totals, shares and the chart are in the mail, nothing is loaded, and the plain part leads to notices and pages."""
    with told(demo, "mail") as box:
        (mail,) = box.mails
    page, plain = part(mail, "text/html"), part(mail, "text/plain")
    assert page.count("<h2") == 2
    for wanted in (
        "14,621,000 元",
        "4.69 %",
        "data:image/svg+xml;base64,",
        "中国三峡集团",
        "https://tracker.example.com/company/zhipu",
    ):
        assert wanted in page
    assert "<script" not in page
    assert 'src="http' not in page
    assert "data:image" not in plain
    for wanted in (
        "https://tracker.example.com/company/zhipu",
        "https://tracker.example.com/order/O",
        "http://127.0.0.1",
        "14,621,000",
    ):
        assert wanted in plain


def test_a_mail_of_plain_text_has_no_brief(demo: Settings) -> None:
    """A channel that wants text gets the digest's lines alone."""
    with told(demo, "text") as box:
        (mail,) = box.mails
    assert [each.get_content_type() for each in mail.walk() if not each.is_multipart()] == ["text/plain"]
    assert "占营业收入\n" not in part(mail, "text/plain")
    assert "https://tracker.example.com/company/zhipu" in part(mail, "text/plain")


def test_other_channels_get_the_lines_alone(demo: Settings) -> None:
    """A webhook's digest has no brief, and no other keys than before."""
    queue(demo, "hook")
    with http_receiver() as hooked:
        runtime = Runtime(settings=demo, now=lambda: NEXT_DAY, environ={"HOOK_URL": hooked.url, "HOOK_SECRET": "s3cr3t-key"})
        assert tell(runtime).errors == {}
        (sent,) = hooked.bodies
    assert set(sent) == {"version", "message_id", "kind", "subject", "text", "markdown", "flags"}
    assert "data:image" not in str(sent)
    assert "https://tracker.example.com/order/O" in sent["text"]


def test_a_message_about_one_notice_has_no_brief(demo: Settings) -> None:
    """Only a digest is a page."""
    channel = demo.channel["mail"].model_copy(update={"digest": None})
    alone = demo.model_copy(update={"channel": {"mail": channel}})
    with told(alone, "mail") as box:
        pages = [part(mail, "text/html") for mail in box.mails]
    assert len(pages) > 1
    assert [page for page in pages if "<h2" in page] == []


def test_a_brief_without_room_is_named(demo: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a mail cannot hold is left out whole, and the mail says where it is."""
    monkeypatch.setattr("apprise.plugins.email.base.NotifyEmail.body_maxlen", 5000)
    with told(demo, "mail") as box:
        (mail,) = box.mails
    page = part(mail, "text/html")
    assert "<h2" not in page
    assert "tracker report zhipu --format html" in page
    assert "tracker report sensetime --format html" in page


def test_without_an_address_nothing_is_linked(demo: Settings) -> None:
    """Messages lead to a page only where readers can reach it."""
    unserved = demo.model_copy(update={"serve": demo.serve.model_copy(update={"address": None})})
    with told(unserved, "mail") as box:
        (mail,) = box.mails
    assert "/order/O" not in part(mail, "text/html")
    assert "/company/zhipu" not in part(mail, "text/html")
