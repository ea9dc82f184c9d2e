"""Server-side request forgery: links of a portal lead nowhere but to portals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.fault_server import Portal, Reply, redirect
from tests.support.town import CENTRAL, NEWS, OURS, PAST, Town, award
from tests.system.faults.thorough import bounded

TARGETS = {
    "the metadata service": "http://169.254.169.254/latest/meta-data/iam/",
    "a private network": "http://10.0.0.1/admin",
    "this machine": "http://localhost:{port}/secret",
    "another port": "http://127.0.0.1:{port}/secret",
    "this machine, decimal": "http://2130706433:{port}/secret",
    "IPv6 loopback": "http://[::1]:{port}/secret",
    "mapped IPv4": "http://[::ffff:127.0.0.1]:{port}/secret",
    "credentials": "http://user:word@127.0.0.1:{port}/secret",
    "a file": "file:///etc/passwd",
    "gopher": "gopher://127.0.0.1:{port}/_GET",
    "a script": "javascript:alert(1)",
}


@pytest.mark.parametrize("way", ["link", "redirect"])
@pytest.mark.parametrize("target", bounded(list(TARGETS), {"the metadata service", "another port", "mapped IPv4", "a file"}))
def test_a_link_in_a_list_leads_nowhere_else(target: str, way: str, town: Town) -> None:
    """A list's item or a page's redirect that leads inwards is refused before anything is asked, and everything else is read."""
    with Portal({"/secret": Reply(body="the inside")}) as inside:
        address = TARGETS[target].format(port=inside.port)
        bait = award(401, 28, "丁县档案馆", OURS, "18")
        if way == "link":
            town.publish((CENTRAL, replace(bait[1], path=address)), *NEWS, *PAST)
        else:
            town.publish(bait, *NEWS, *PAST)
            town.portal.routes[bait[1].path] = redirect(address)
        town.round(hours=6)
        assert inside.log == []
    stored = {row["key"] for row in town.rows("SELECT key FROM notice")}
    assert {item.path for _, item in (*NEWS, *PAST)} <= stored
    assert len(stored) == len(NEWS) + len(PAST)
    assert town.issues()


def test_a_link_in_a_page_is_kept_as_text_and_never_followed(town: Town) -> None:
    """What a notice's page links to is not asked for."""
    with Portal({"/secret": Reply(body="the inside")}) as inside:
        channel, item = award(402, 28, "丁县博物馆", OURS, "18")
        to = f"{inside.url}/secret"
        link = f'<p><a href="{to}">附件</a><img src="{to}"><iframe src="{to}"></iframe><link href="{to}"></p>'
        town.publish((channel, replace(item, body=item.body.replace(b"</body>", link.encode() + b"</body>"))), *NEWS, *PAST)
        town.round(hours=6)
        assert inside.log == []
    assert item.path in {row["key"] for row in town.rows("SELECT key FROM notice")}
