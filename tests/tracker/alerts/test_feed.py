"""The feed is valid Atom, holds each message once, newest first, and is never half written."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from defusedxml.ElementTree import parse

from tests.tracker.alerts.samples import messages, one, win
from tracker.alerts.channels.atom import ATOM, AtomChannel
from tracker.alerts.channels.base import ChannelError

NOW = datetime(2026, 1, 13, 4, tzinfo=UTC)


def found(path: Path, tag: str) -> list[str | None]:
    """The texts of a tag of every entry."""
    return [entry.findtext(f"{{{ATOM}}}{tag}") for entry in parse(path).findall(f"{{{ATOM}}}entry")]


def test_a_feed_has_what_atom_asks_for(tmp_path: Path) -> None:
    """RFC 4287: id, title and updated of feed and entries, an author, and content that is marked as HTML."""
    path = tmp_path / "feed.xml"
    AtomChannel(path, title="订单", entries=10).send(messages("zh")["W001"], NOW)
    root = parse(path).getroot()
    assert root is not None
    assert root.tag == f"{{{ATOM}}}feed"
    entry = root.find(f"{{{ATOM}}}entry")
    assert entry is not None
    for element in (root, entry):
        assert all(element.findtext(f"{{{ATOM}}}{tag}") for tag in ("id", "title", "updated"))
        assert datetime.fromisoformat(str(element.findtext(f"{{{ATOM}}}updated"))).tzinfo is not None
    assert root.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name")
    content = entry.find(f"{{{ATOM}}}content")
    assert content is not None
    assert content.get("type") == "html"
    assert str(content.text).startswith("<p>")


def test_a_repeat_changes_nothing(tmp_path: Path) -> None:
    """The same message again leaves the file as it is, byte for byte."""
    path = tmp_path / "feed.xml"
    feed = AtomChannel(path, title="x", entries=10)
    feed.send(messages("zh")["W001"], NOW)
    before = path.read_bytes()
    feed.send(messages("zh")["W001"], NOW + timedelta(days=1))
    assert path.read_bytes() == before


def test_the_newest_entries_are_kept(tmp_path: Path) -> None:
    """Beyond its most the oldest go."""
    path = tmp_path / "feed.xml"
    feed = AtomChannel(path, title="x", entries=3)
    sent = [one([win(number)], "zh") for number in range(5)]
    for message in sent:
        feed.send(message, NOW)
    assert found(path, "id") == [f"urn:award-tracker:message:{message.message_id}" for message in sent[:1:-1]]


def test_a_reader_never_sees_half_a_feed(tmp_path: Path) -> None:
    """While two writers add twenty entries, every reading parses."""
    path = tmp_path / "feed.xml"
    AtomChannel(path, title="x", entries=50).send(one([win(0)], "zh"), NOW)

    def write(numbers: range) -> None:
        feed = AtomChannel(path, title="x", entries=50)
        for number in numbers:
            feed.send(one([win(number)], "zh"), NOW)

    writers = [threading.Thread(target=write, args=(numbers,)) for numbers in (range(1, 11), range(11, 21))]
    for writer in writers:
        writer.start()
    seen = 0
    while any(writer.is_alive() for writer in writers):
        seen = max(seen, len(found(path, "id")))
    for writer in writers:
        writer.join()
    assert 0 < seen <= 21
    assert len(set(found(path, "id"))) == 21


def test_a_file_that_is_no_feed_is_not_overwritten(tmp_path: Path) -> None:
    """What somebody else put there stays, and the error says what to do."""
    path = tmp_path / "feed.xml"
    path.write_text("not XML", encoding="utf-8")
    with pytest.raises(ChannelError, match="move it away"):
        AtomChannel(path, title="x", entries=3).send(messages("zh")["W001"], NOW)
    assert path.read_text(encoding="utf-8") == "not XML"


def test_a_path_that_cannot_be_is_an_error_of_the_channel(tmp_path: Path) -> None:
    """The outbox tries again later."""
    (tmp_path / "file").touch()
    with pytest.raises(ChannelError, match="cannot be written"):
        AtomChannel(tmp_path / "file" / "feed.xml", title="x", entries=3).send(messages("zh")["W001"], NOW)
