"""Packages, records and bare releases: whatever a publisher wraps them in, one release after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.errors import UnreadablePage
from scrapers.structured.documents import Json, Object, rows, text_of
from scrapers.structured.salvage import salvaged_documents

# what publishers put around their packages, over and above the standard's own
_WRAPPERS = ("releasePackage", "recordPackage", "arrayReleasePackage", "data", "result", "results", "items")


@dataclass(frozen=True, slots=True)
class Release:
    """One release as sent; `compiled` where it is the sum of a record's releases, which changes in place."""

    body: Object
    compiled: bool = False

    @property
    def ocid(self) -> str | None:
        """The process it belongs to."""
        return text_of(self.body.get("ocid"))

    @property
    def key(self) -> str | None:
        """Its name for ever: release ids are unique only inside one process, and a compiled release keeps one name."""
        mark = "compiled" if self.compiled else text_of(self.body.get("id")) or text_of(self.body.get("date"))
        return f"{self.ocid}/{mark}" if self.ocid and mark else None


@dataclass(frozen=True, slots=True)
class Package:
    """Contents of one body: its releases, where the list goes on, and what could not be read."""

    releases: tuple[Release, ...]
    issues: tuple[str, ...]
    next_url: str | None = None


def read_package(body: bytes) -> Package:
    """The releases of a release or record package, an array or lines of them, a record or a bare release; 1.0 and 1.1.

    Raises UnreadablePage when the body is not JSON or holds no open contracting data.
    """
    found, issues = salvaged_documents(body)
    releases: dict[str, Release] = {}
    next_url = None
    known = False
    for document in found:
        known = _is_contracting(document) or known
        for item in _releases(document):
            if isinstance(item, str):
                issues.append(item)
            elif item.key is None:
                issues.append(f"a release without {'ocid' if item.ocid is None else 'id and date'} cannot be told from others")
            else:
                _keep(releases, item.key, item, issues)
        next_url = next_url or _next_url(document)
    if not known:
        raise UnreadablePage(f"JSON, but no open contracting package, record or release: {_shape(found[0])}")
    return Package(tuple(releases.values()), tuple(issues), next_url)


def _keep(releases: dict[str, Release], key: str, item: Release, issues: list[str]) -> None:
    if key in releases and releases[key].body != item.body:
        issues.append(f"two different releases are called {key}: the last is read")
    releases[key] = item


def _is_contracting(document: Json) -> bool:
    """Whether any part has the shape of a package, a record or a release, be it an empty package."""
    if isinstance(document, list):
        return any(_is_contracting(item) for item in document)
    if not isinstance(document, dict):
        return False
    if any(isinstance(document.get(name), list) for name in ("releases", "records")) or "ocid" in document:
        return True
    return any(_is_contracting(document[name]) for name in _WRAPPERS if name in document)


def _releases(document: Json) -> Iterator[Release | str]:
    if isinstance(document, list):
        for item in document:
            yield from _releases(item)
    elif not isinstance(document, dict):
        yield f"expected a package, record or release, found {_shape(document)}"
    elif "records" in document:
        for item in _members(document["records"], "record"):
            yield from [item] if isinstance(item, str) else _of_record(item)
    elif "compiledRelease" in document or ("ocid" in document and "releases" in document):
        yield from _of_record(document)
    elif "releases" in document:
        for item in _members(document["releases"], "release"):
            yield item if isinstance(item, str) else Release(item)
    elif "ocid" in document:
        yield Release(document)
    else:
        yield from _unwrapped(document)


def _unwrapped(document: Object) -> Iterator[Release | str]:
    wrapped = [document[name] for name in _WRAPPERS if isinstance(document.get(name), dict | list)]
    for item in wrapped:
        yield from _releases(item)
    if not wrapped:
        yield f"expected a package, record or release, found {_shape(document)}"


def _members(value: Json, kind: str) -> Iterator[Object | str]:
    for item in value if isinstance(value, list) else [value]:
        yield item if isinstance(item, dict) else f"expected a {kind}, found {_shape(item)}"


def _of_record(record: Object) -> Iterator[Release | str]:
    """Every release by its date where the record carries them whole, else the compiled one."""
    listed = rows(record.get("releases"))
    whole = [release for release in listed if "ocid" in release]
    compiled = record.get("compiledRelease")
    if whole and len(whole) == len(listed):
        for release in sorted(whole, key=lambda item: text_of(item.get("date")) or ""):
            yield Release(release)
    elif isinstance(compiled, dict) and compiled:
        yield Release({"ocid": record.get("ocid"), **compiled}, compiled=True)
    else:
        for release in whole:
            yield Release(release)
        if len(whole) < len(listed) or not listed:
            yield f"record {text_of(record.get('ocid'))} links its releases and has no compiled one: they were not read"


def _next_url(document: Json) -> str | None:
    if not isinstance(document, dict):
        return None
    for place, name in (("links", "next"), ("next_page", "uri")):
        holder = document.get(place)
        if isinstance(holder, dict) and (found := text_of(holder.get(name))):
            return found
    return None


def _shape(value: Json) -> str:
    if isinstance(value, dict):
        return f"an object with {', '.join(list(value)[:6]) or 'nothing in it'}"
    return f"{type(value).__name__} {str(value)[:40]!r}"
