"""Findings of a probe as lines to read and as a bundle to send: the report, the versions, pages with personal data masked."""

from __future__ import annotations

import json
import platform
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from scrapers.base import Page, Selector
from scrapers.errors import UnreadablePage
from scrapers.facts import facts_of, kinds_of
from scrapers.reading import READER_VERSION
from scrapers.toolkit.html import parse_html
from tracker.devtools.probe import Findings
from tracker.devtools.probe_checks import Check
from tracker.errors import BadInput

# telephones, mobile numbers, mail addresses, identity numbers, and names behind the labels of contacts and experts
_PRIVATE = (
    re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"),
    re.compile(r"(?<!\d)(?:\(?0\d{2,3}\)?[-－—\s]?)\d{7,8}(?:[-转]\d{1,6})?(?!\d)"),
    re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"),
)
_NAMED = re.compile(
    r"((?:联系人|经办人|负责人|项目经理|法定代表人|评审专家|评标委员会成员|专家名单|姓\s*名)(?:姓名|名单)?\s*[:：]?\s*(?:<[^<>]*>\s*)*)"
    r"([\u4e00-\u9fff·]{2,4}(?:[、,，\s]+[\u4e00-\u9fff·]{2,4})*)"
)
# names of fields that hold a person or how to reach one
_CONTACT = re.compile(r"contact(?!or)|link_?man|tel(?:ephone|phone)?$|phone|mobile|e?mail", re.IGNORECASE)


def lines(findings: Findings) -> Iterator[str]:
    """Findings as printed: for each expectation what was found, the verdict, and the line that mends it."""
    shown: str | None = None
    for each in findings.all:
        yield f"{each.name or 'list'}: {each.verdict.value}{': ' if each.reason else ''}{each.reason}"
        yield from (_line(check) for check in each.checks)
        if each.suggestion and each.suggestion != shown:
            shown = each.suggestion
            yield f"  try, in the configuration:\n[source.{findings.source}.facts]\n{shown}"
        elif each.suggestion:
            yield "  try the fact above"
    selectors = list(_selectors(findings))
    if selectors:
        yield "selectors:"
        yield from (_line(check) for check in selectors)


def as_json(findings: Findings) -> dict[str, object]:
    """Findings for a program."""
    return {
        "source": findings.source,
        "address": findings.scraper.root,
        "matches": findings.matches,
        "probed": [
            {
                "name": each.name,
                "verdict": each.verdict.value,
                "reason": each.reason,
                "checks": [check._asdict() for check in each.checks],
                "suggestion": each.suggestion,
            }
            for each in findings.all
        ],
        "selectors": [check._asdict() for check in _selectors(findings)],
    }


def masked(markup: str) -> str:
    """A page's text without telephones, addresses of mail, identity numbers and names of persons behind their labels.

    JSON is masked as it reads, whatever it is escaped as, and fields that are contacts by their names are masked whole.
    """
    if markup.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        with suppress(ValueError, RecursionError):
            markup = json.dumps(_without_contacts(json.loads(markup)), ensure_ascii=False, indent=1)
    for pattern in _PRIVATE:
        markup = pattern.sub(lambda found: "*" * len(found[0]), markup)
    return _NAMED.sub(lambda found: found[1] + "*" * len(found[2]), markup)


def _without_contacts(value: object) -> object:
    if isinstance(value, dict):
        return {name: "***" if _CONTACT.search(name) and item else _without_contacts(item) for name, item in value.items()}
    return [_without_contacts(item) for item in value] if isinstance(value, list) else value


def write_bundle(findings: Findings, path: Path) -> Path:
    """A ZIP archive of report, versions and every page that was had, masked. Raises BadInput when it cannot be written."""
    versions = {
        "award-tracker": version("award-tracker"),
        "reader": READER_VERSION,
        "python": platform.python_version(),
        "selectolax": version("selectolax"),
        "httpx": version("httpx"),
    }
    pages = [(each.name or "list", page) for each in findings.all for page in each.pages]
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.writestr("report.txt", masked("\n".join(lines(findings)) + "\n"))
            bundle.writestr("report.json", masked(_json(as_json(findings))))
            bundle.writestr("versions.json", _json(versions))
            for number, (name, page) in enumerate(pages, start=1):
                stem = f"pages/{number:02}-{re.sub(r'[^A-Za-z0-9]+', '-', name)}"
                bundle.writestr(f"{stem}.txt", masked(page.text))
                bundle.writestr(f"{stem}.headers.json", _json(_about(page)))
    except OSError as error:
        raise BadInput(f"{path}: cannot be written: {error.strerror}") from error
    return path


def _about(page: Page) -> dict[str, object]:
    kept = {name: value for name, value in sorted(page.headers.items()) if name in ("content-type", "server", "last-modified")}
    return {"url": page.url.partition("?")[0], "status": page.status, "fetched_at": page.fetched_at.isoformat(), "headers": kept}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _selectors(findings: Findings) -> Iterator[Check]:
    """How many elements of the pages each selector of the site's facts picks; one that picks none may have moved."""
    roots = []
    for page in (page for each in findings.all for page in each.pages):
        try:
            roots.append(parse_html(page))
        except UnreadablePage:
            continue
    kinds = kinds_of(type(findings.scraper))
    for name, value in facts_of(findings.scraper).items() if roots else ():
        if kinds[name] is Selector:
            found = [len(root.css(str(value))) for root in roots]
            yield Check(name, str(value), f"{sum(found)} elements in {sum(map(bool, found))} of {len(roots)} pages", None)


def _line(check: Check) -> str:
    sign = {True: "✓", False: "✗", None: "·"}[check.holds]
    return f"  {sign} {check.of}: expected {check.expected}; found {check.found}"
