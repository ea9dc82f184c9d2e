"""A page is decoded and hashed once, however many ask for its text and its key."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from scrapers import base
from scrapers.base import Page
from scrapers.decoding import decode
from scrapers.http.client import make_client
from scrapers.http.fetcher import Fetcher, Manners
from tests.support.fault_server import Portal, Reply
from tracker.collecting.fetchers import NoArchive


def test_text_and_key_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is computed, and the answer is the same; a page of other bytes has its own."""
    asked: list[bytes] = []

    def counted(body: bytes, content_type: str | None) -> str:
        asked.append(body)
        return decode(body, content_type)

    monkeypatch.setattr(base, "decode", counted)
    page = Page(url="http://portal.example/", body="某公告".encode(), fetched_at=datetime.now(UTC))
    assert (page.text, page.text, page.sha256) == ("某公告", "某公告", hashlib.sha256(page.body).hexdigest())
    assert page.sha256 is page.sha256
    assert len(asked) == 1


def test_a_fetched_page_is_decoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The look for a challenge and the site share one decoding."""
    asked: list[bytes] = []
    monkeypatch.setattr(base, "decode", lambda body, kind: asked.append(body) or decode(body, kind))
    body = "<title>某项目中标公告</title><p>内容</p>"
    with Portal({"/": Reply(body=body)}) as portal:
        client = make_client(portal.url, "mailto:ops@example.com")
        manners = Manners(base_url=portal.url, pace=0.0, robots=False)
        with Fetcher(manners, client, NoArchive(), now=lambda: datetime.now(UTC), sleep=lambda _: None) as fetcher:
            assert "中标" in fetcher(f"{portal.url}/").text
    assert asked == [body.encode()]
