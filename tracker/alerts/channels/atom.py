"""An Atom feed file (RFC 4287), newest entry first, replaced in one step so that no reader sees half of it."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, SubElement, register_namespace, tostring

from defusedxml.ElementTree import parse
from filelock import FileLock, Timeout

from tracker.alerts.channels.base import ChannelError, Unlimited
from tracker.alerts.message import Message
from tracker.wording.escaping import safe_url

ATOM = "http://www.w3.org/2005/Atom"
_ID = "urn:award-tracker:message:"


class AtomChannel(Unlimited):
    """One feed. A message that is in it already stays as it is."""

    def __init__(self, path: Path, *, title: str, entries: int) -> None:
        self._path, self._title, self._most = path, title, entries

    def send(self, message: Message, now: datetime) -> None:
        """Put the message on top and drop the oldest beyond the most that are kept."""
        try:
            with FileLock(f"{self._path}.lock", timeout=10):
                entries = self._entries()
                if not any(entry.findtext(_name("id")) == _ID + message.message_id for entry in entries):
                    _replace(self._path, feed(self._title, [feed_entry(message, now), *entries][: self._most], now))
        except Timeout:
            raise ChannelError("the feed is locked by another sender") from None
        except OSError as error:
            raise ChannelError(f"the feed cannot be written: {error.strerror or type(error).__name__}") from None

    def _entries(self) -> list[Element]:
        if not self._path.exists():
            return []
        try:
            return parse(self._path).findall(_name("entry"))
        except (ParseError, ValueError):
            raise ChannelError("the feed file is not XML; move it away to start a new one") from None


def feed(title: str, entries: list[Element], now: datetime) -> bytes:
    """The whole feed."""
    register_namespace("", ATOM)
    root = Element(_name("feed"))
    SubElement(root, _name("id")).text = f"urn:award-tracker:feed:{title}"
    SubElement(root, _name("title")).text = title
    SubElement(root, _name("updated")).text = now.isoformat(timespec="seconds")
    SubElement(SubElement(root, _name("author")), _name("name")).text = "award-tracker"
    root.extend(entries)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def feed_entry(message: Message, now: datetime) -> Element:
    """One message as an entry of a feed, updated at that instant."""
    entry = Element(_name("entry"))
    SubElement(entry, _name("id")).text = _ID + message.message_id
    SubElement(entry, _name("title")).text = message.subject
    SubElement(entry, _name("updated")).text = now.isoformat(timespec="seconds")
    url = safe_url(str(message.flags[0].evidence.get("url"))) if message.flags else None
    if url is not None:
        SubElement(entry, _name("link"), rel="alternate", href=url)
    SubElement(entry, _name("content"), type="html").text = message.html
    return entry


def _name(tag: str) -> str:
    return f"{{{ATOM}}}{tag}"


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
