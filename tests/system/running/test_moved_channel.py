"""A channel found under another code is remembered: the runs after ask there at once."""

from __future__ import annotations

from pathlib import Path

from scrapers.sites.cn_ctg import CnCtg
from tests.support.fault_server import Portal, Route
from tests.support.world import Clock, make_world, read, write_config
from tracker.config.runtime import Runtime

EMPTY = "<html><head><title>{heading}</title></head><body><h2>{heading}</h2><ul id='list1'></ul></body></html>"


def test_what_was_found_once_is_asked_first(tmp_path: Path) -> None:
    """The first run searches the other codes for the results' heading; the second asks the code it was found under alone."""
    lists: dict[str, Route] = {
        f"/cms/channel/{item.code}/index.htm": EMPTY.replace("{heading}", item.names[0]) for item in CnCtg.channels
    }
    lists["/cms/channel/1ywgg4/index.htm"] = EMPTY.replace("{heading}", "招标公告")
    lists["/cms/channel/1ywgg6/index.htm"] = EMPTY.replace("{heading}", "中标结果公告")
    with Portal(lists) as portal:
        settings = write_config(tmp_path, f'[source.cn_ctg]\nbase_url = "{portal.url}"\npace = 0\n')
        clock = Clock()
        world = make_world(settings, clock)
        searched = [codes_asked(portal, world)]
        clock.forward(days=1)
        searched.append(codes_asked(portal, world))
    assert {"1ywgg1", "1ywgg5", "1ywgg6"} <= searched[0]
    assert "1ywgg6" in searched[1]
    assert searched[1].isdisjoint({"1ywgg1", "1ywgg5", "1ywgg7"})


def codes_asked(portal: Portal, world: Runtime) -> set[str]:
    """Codes whose lists one round of the source asks for."""
    portal.log.clear()
    read(world, "cn_ctg")
    return {seen.path.split("/")[3] for seen in portal.log if seen.path.startswith("/cms/channel/")}
