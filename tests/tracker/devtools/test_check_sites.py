"""What `tracker check`, `new` and `record` do: lint, start and save."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scrapers.base import Listing, Page, Request
from scrapers.registry import discover, scraper_of
from scrapers.sites.cn_ccgp import CnCcgp
from tests.conftest import ROOT
from tests.scrapers.sites.cases import NOW
from tests.scrapers.sites.telling import references_of
from tracker.devtools.check_sites import DOCS, PAGES, main, problems, site_problems, sources_page, write_docs
from tracker.devtools.new_site import new_site
from tracker.devtools.portal_facts import portal_facts
from tracker.devtools.record_page import record
from tracker.errors import BadInput


def test_the_sites_have_no_problems() -> None:
    """Every site states its facts, has pages with a golden, and docs/sources.md is what the sites say."""
    assert problems(ROOT) == []


def test_sources_page_names_every_site() -> None:
    """Each site stands in the table and says how it was verified; the page stays under 200 lines."""
    registry = discover()
    page = sources_page(registry)
    for site in registry:
        assert f"| `{site}` |" in page
        assert f"- `{site}` (" in page
    assert len(page.splitlines()) < 200


def test_facts_found_name_a_site_a_source_and_a_date() -> None:
    """Each fact of a public source stands on the page with the site it is about, where it was found, and a year."""
    page = sources_page(discover())
    for each in portal_facts():
        assert each.site in discover()
        assert f"| {each.fact} | {each.source} | {each.date} |" in page
        assert re.search(r"\b20\d\d\b", each.date)


def test_docs_out_of_step_and_missing_pages_are_problems(tmp_path: Path) -> None:
    """In a project without docs and pages each missing file is one line, and writing the docs removes its line."""
    (tmp_path / "docs").mkdir()
    found = problems(tmp_path)
    assert any(line.startswith(str(DOCS)) for line in found)
    assert any(line.startswith("cn_ctg: no tests/scrapers/sites/pages/cn_ctg/golden.json") for line in found)
    write_docs(tmp_path)
    assert not any(line.startswith(str(DOCS)) for line in problems(tmp_path))


def test_a_fixture_that_does_not_say_it_is_synthetic_is_a_problem(tmp_path: Path) -> None:
    """Pages of our own making say so."""
    folder = tmp_path / PAGES / "cn_ctg"
    shutil.copytree(ROOT / PAGES / "cn_ctg", folder)
    facts = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    (folder / "case.json").write_text(json.dumps({**facts, "synthetic": False}), encoding="utf-8")
    assert f"cn_ctg: {PAGES / 'cn_ctg' / 'case.json'} does not say that it is synthetic" in problems(tmp_path)


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("id", "Ccgp", "an id is"),
        ("country", "China", "expected two capital letters"),
        ("verified", "yes", "expected 'described structure' or"),
        ("verified_how", "trust me", "no sentence"),
        ("base_url", "ccgp.gov.cn", "http(s) address"),
        ("secrets", ("key",), "environment variable"),
        ("zone", "Mars/Olympus", "is unknown"),
        ("every", "often", "every:"),
        ("pace", 0.0, "seconds between"),
    ],
)
def test_a_wrong_fact_is_a_problem(fact: str, value: object, said: str) -> None:
    """Each fact that cannot be true is named."""
    site = type("Odd", (CnCcgp,), {fact: value, "__module__": CnCcgp.__module__})
    assert any(said in line for line in site_problems(site, ROOT))


def test_main_prints_problems_and_ends_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Run by hand in a folder that is no project it says what is wrong and exits 1."""
    monkeypatch.chdir(tmp_path)
    assert main([]) == 1
    assert "docs/sources.md" in capsys.readouterr().out
    (tmp_path / "docs").mkdir()
    assert main(["--write-docs"]) == 0


def test_a_new_site_lists_and_parses_its_synthetic_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The written module is a whole scraper: on its own pages it lists two notices and reads an award."""
    written = new_site(tmp_path, "xx_portal")
    assert all(path.exists() for path in written)
    scraper = load(tmp_path, monkeypatch)
    pages = tmp_path / PAGES / "xx_portal"

    def fetch(request: Request | str) -> Page:
        url = request if isinstance(request, str) else request.url
        file = "detail-1.html" if url.endswith("/3.html") else "list-2.html" if url.endswith("index_2.html") else "list-1.html"
        return Page(
            url=url, body=(pages / file).read_text(encoding="utf-8").replace("[[heading]]", "中标公告").encode(), fetched_at=NOW
        )

    site = scraper()
    listing = Listing(since=datetime(2026, 1, 10, tzinfo=UTC).date(), today=datetime(2026, 1, 28, tzinfo=UTC).date())
    reference, _ = references_of(site.list_notices(fetch, listing))
    (notice,) = site.parse(fetch(reference.url), reference)
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [("北京云岭智能科技有限公司", "1160000.00")]
    assert not [line for line in site_problems(scraper, tmp_path) if "golden" not in line]


def test_a_new_site_starts_with_a_failing_test(tmp_path: Path) -> None:
    """The written test expects what only the portal's own page can give."""
    new_site(tmp_path, "xx_portal")
    test = (tmp_path / "tests" / "scrapers" / "sites" / "test_xx_portal.py").read_text(encoding="utf-8")
    listed = (tmp_path / PAGES / "xx_portal" / "list-1.html").read_text(encoding="utf-8")
    assert '== "the title on the portal\'s own page"' in test
    assert "the title on the portal's own page" not in listed


@pytest.mark.parametrize("site", ["", "ccgp", "CN_x", "../cn_x", "cn-x"])
def test_a_bad_id_is_refused(tmp_path: Path, site: str) -> None:
    """An id that is no module name, or leads out of the folder, writes nothing."""
    with pytest.raises(BadInput, match="no id of a site"):
        new_site(tmp_path, site)
    assert list(tmp_path.iterdir()) == []


def test_a_taken_id_is_refused(tmp_path: Path) -> None:
    """What exists is not written over."""
    new_site(tmp_path, "xx_portal")
    with pytest.raises(BadInput, match="exists already"):
        new_site(tmp_path, "xx_portal")


def test_a_recorded_page_keeps_no_secret(tmp_path: Path) -> None:
    """Body and headers are saved; cookies, tokens and keys are in neither file nor name."""
    headers = {"content-type": "text/html", "set-cookie": "sid=hidden", "x-auth-token": "hidden", "etag": '"1"'}
    page = Page(url="http://u:hidden@portal.example/a/b.htm?key=hidden&page=2", body=b"<p>x</p>", fetched_at=NOW, headers=headers)
    body, facts = record(page, tmp_path, lambda _: False)
    assert body.name == "portal.example-a-b-2026-01-28.html"
    assert body.read_bytes() == b"<p>x</p>"
    told = facts.read_text(encoding="utf-8")
    assert "hidden" not in told
    assert json.loads(told)["url"] == "http://portal.example/a/b.htm?page=2"
    assert json.loads(told)["headers"] == {"content-type": "text/html", "etag": '"1"'}


def test_a_recorded_page_is_not_overwritten_unasked(tmp_path: Path) -> None:
    """A second recording asks first; a no keeps the old file, a yes replaces it."""
    first = Page(url="http://portal.example/a", body=b"one", fetched_at=NOW)
    second = Page(url="http://portal.example/a", body=b"two", fetched_at=NOW)
    body, _ = record(first, tmp_path, lambda _: False)
    with pytest.raises(BadInput, match=f"{body.name} exists already and is kept"):
        record(second, tmp_path, lambda _: False)
    assert body.read_bytes() == b"one"
    record(second, tmp_path, lambda _: True)
    assert body.read_bytes() == b"two"


def load(root: Path, monkeypatch: pytest.MonkeyPatch) -> type:
    """The written site, as the registry would find it."""
    name = "scrapers.sites.xx_portal"
    spec = importlib.util.spec_from_file_location(name, root / "scrapers" / "sites" / "xx_portal.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return scraper_of(module)
