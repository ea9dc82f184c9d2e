"""The tutorials of docs/ lead where they say: each is followed in a copy of the checkout, block by block."""

from __future__ import annotations

import json
from pathlib import Path

from tests.scrapers.sites.routes import route_of
from tests.support.fault_server import Portal, Reply
from tests.support.receivers import http_receiver
from tests.system.tutorials.workshop import Workshop


def serve(portal: Portal, folder: Path) -> None:
    """The pages of a case, each under its path."""
    for item in json.loads((folder / "case.json").read_text(encoding="utf-8"))["routes"]:
        route = route_of(item, folder, portal.url, {})
        portal.routes[route.path] = Reply(body=route.body(), content_type=route.content_type)


def test_a_site_is_added(tmp_path: Path) -> None:
    """From `tracker new` over pages, module and golden to a run: both orders of the portal are in the report."""
    with Portal() as portal:

        def before(line: str) -> None:
            if line.startswith("tracker run"):
                serve(portal, tmp_path / "tests" / "scrapers" / "sites" / "pages" / "cn_jiangbei")

        address = 'base_url = "https://portal.invalid"\nstart'
        here = {address: f'base_url = "{portal.url}"\npace = 0\nstart'}
        said = Workshop(tmp_path, here, before).follow("adding-a-site.md")
    assert "201.5 万元" in said
    assert {seen.path for seen in portal.log} >= {"/jggs/2026/31.html", "/jggs/2026/28.html"}


def test_a_rule_is_added(tmp_path: Path) -> None:
    """From module, cases, sentences and page to what it would have told of the demo's file."""
    said = Workshop(tmp_path).follow("adding-a-rule.md")
    assert "W013" in said
    assert "zhipu" in said


def test_a_channel_is_added(tmp_path: Path) -> None:
    """From class, settings and test to a test message at the gateway."""
    with http_receiver() as gateway:
        Workshop(tmp_path, {"https://pager.example.com/send": gateway.url}).follow("adding-a-channel.md")
    assert len(gateway.bodies) == 1
    assert gateway.bodies[0].keys() == {"message_id", "text"}
