"""Which scrapers there are: one a module, plugins among them, duplicates and half-made ones refused by name."""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Mapping
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from scrapers import sites
from scrapers.base import Scraper
from scrapers.errors import RegistryError
from scrapers.registry import GROUP, discover, scraper_of
from scrapers.sites.cn_ccgp import CnCcgp
from scrapers.sites.cn_cma import CnCma


def plugin(name: str, facts: Mapping[str, object] | None = None) -> EntryPoint:
    """An installed plugin whose scraper has these facts."""
    module = ModuleType(f"plugin_{name}")
    namespace = {"id": name, "verified_how": "By its tests.", **(facts or {})}
    module.Site = type("Site", (CnCcgp,), {**namespace, "__module__": module.__name__})  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    return EntryPoint(name=name, value=f"{module.__name__}:Site", group=GROUP)


def test_every_module_of_sites_is_a_scraper_of_its_name() -> None:
    """Each module of scrapers.sites is found under its own name, and nothing else is."""
    assert list(discover([])) == sorted(found.name for found in pkgutil.iter_modules(sites.__path__))


def test_there_are_at_least_thirty_sources() -> None:
    """Presets included, thirty sources or more ship with the product, and the first users' four are among them."""
    found = discover([])
    assert len(found) >= 30
    assert {"cn_ccgp", "cn_ctg", "cn_cma", "cn_psbc_cfcpn", "cn_psbc_chinapost", "cn_psbc_11185"} <= set(found)
    assert {"cn_xuzhuang_ccgp", "cn_xuzhuang_njggzy", "cn_xuzhuang_jiangsu"} <= set(found)


def test_a_plugin_is_found() -> None:
    """An installed entry point stands beside the built-in sites."""
    assert discover([plugin("xx_plugged")])["xx_plugged"].name == CnCcgp.name


def test_two_claims_to_one_id_are_refused() -> None:
    """A plugin that claims a built-in id is refused, and both are named."""
    with pytest.raises(RegistryError, match=r"CnCcgp.*plugin_cn_ccgp\.Site.*cn_ccgp"):
        discover([plugin("cn_ccgp")])


@pytest.mark.parametrize("fact", ["name", "country", "base_url", "verified", "verified_how"])
def test_a_missing_fact_is_refused(fact: str) -> None:
    """A scraper without one of its facts is refused, and the fact is named."""
    with pytest.raises(RegistryError, match=f"lacks {fact}"):
        discover([plugin("xx_plugged", {fact: ""})])


def test_a_plugin_of_another_name_or_kind_is_refused() -> None:
    """A plugin that cannot be loaded, is no scraper, or is named otherwise than its scraper is refused."""
    with pytest.raises(RegistryError, match="cannot be loaded"):
        discover([EntryPoint(name="xx", value="no_such_module:Site", group=GROUP)])
    with pytest.raises(RegistryError, match="expected a Scraper"):
        discover([EntryPoint(name="xx", value="json:loads", group=GROUP)])
    with pytest.raises(RegistryError, match="its plugin is named 'xx_other'"):
        discover([EntryPoint(name="xx_other", value=plugin("xx_plugged").value, group=GROUP)])


def test_a_module_holds_one_scraper_named_for_it() -> None:
    """A module with no scraper, with two, or with one of another id is refused."""
    module = ModuleType("scrapers.sites.cn_odd")
    with pytest.raises(RegistryError, match="defines 0 scrapers"):
        scraper_of(module)
    module.Odd = type("Odd", (CnCcgp,), {"__module__": module.__name__})  # type: ignore[attr-defined]
    with pytest.raises(RegistryError, match="expected 'cn_odd'"):
        scraper_of(module)
    module.Even = type("Even", (CnCcgp,), {"__module__": module.__name__})  # type: ignore[attr-defined]
    with pytest.raises(RegistryError, match="defines 2 scrapers"):
        scraper_of(module)


def test_an_unfinished_scraper_is_refused() -> None:
    """A scraper that does not say how to parse is refused by name."""

    class Half(Scraper):
        id = "xx_half"
        name = "half"
        country = "XX"
        base_url = "http://127.0.0.1"
        verified_how = "Not at all."

    module = ModuleType("plugin_xx_half")
    module.Half = Half  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    with pytest.raises(RegistryError, match="does not define list_notices, parse"):
        discover([EntryPoint(name="xx_half", value="plugin_xx_half:Half", group=GROUP)])


def test_a_preset_is_known_under_its_portal() -> None:
    """A preset narrows a site and shares its notices; a site is its own portal."""
    assert (CnCma.id, CnCma.portal(), CnCcgp.portal()) == ("cn_cma", "cn_ccgp", "cn_ccgp")
    assert discover([])["cn_ccgp_search"].portal() == "cn_ccgp"
