"""Requests and answers of a portal as a case file writes them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from scrapers.base import Request

_TYPES = {".html": "text/html; charset=utf-8", ".json": "application/json; charset=utf-8", ".xml": "application/xml"}


@dataclass(frozen=True, kw_only=True)
class Route:
    """One request the portal knows and what it answers."""

    role: str
    method: str
    path: str
    params: Mapping[str, str]
    form: Mapping[str, str] | None
    json: object | None
    headers: Mapping[str, str]
    file: Path
    replace: Mapping[str, str]
    moves: Mapping[str, str]

    @property
    def content_type(self) -> str:
        """What the portal says it sends."""
        return _TYPES[self.file.suffix]

    def body(self, file: Path | None = None, replace: Mapping[str, str] | None = None) -> bytes:
        """The page, its placeholders filled."""
        text = (file or self.file).read_text(encoding="utf-8")
        for name, value in (self.replace if replace is None else replace).items():
            text = text.replace(f"[[{name}]]", value)
        for old, new in self.moves.items():
            text = text.replace(old, new)
        return text.encode()

    def matches(self, asked: Asked) -> bool:
        """Whether this is the request, to the last parameter, and the headers the portal insists on are there."""
        same = (self.method, self.path, self.params, self.form, self.json) == (
            asked.method,
            asked.path,
            asked.params,
            asked.form,
            asked.json,
        )
        return same and all(asked.headers.get(name) == value for name, value in self.headers.items())

    def likeness(self, asked: Asked) -> int:
        """How many values agree, where method and path do; -1 where they do not."""
        if (self.method, self.path) != (asked.method, asked.path):
            return -1
        mine, theirs = (({**one.params, **(one.form or {}), **_flat(one.json)}) for one in (self, asked))
        return sum(mine.get(name) == value for name, value in theirs.items())


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request as a portal sees it."""

    method: str
    path: str
    params: Mapping[str, str]
    form: Mapping[str, str] | None = None
    json: object | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        told = self.form if self.form is not None else self.json
        return " ".join(filter(None, (self.method, self.path, _shown(self.params), _shown(told))))


def asked_of(request: Request | str, root: str, named: str | None = None) -> Asked:
    """What a portal at `root` sees of a request, its own address written as `named` in headers."""
    request = Request(url=request) if isinstance(request, str) else request
    assert request.url.startswith((root, "/")), f"{request.url} leaves {root}"
    parts = urlsplit(request.url.removeprefix(root))
    method = "GET" if request.form is None and request.json is None else "POST"
    params = {**dict(parse_qsl(parts.query, keep_blank_values=True)), **request.params}
    headers = {name.lower(): value.replace(root, named or root) for name, value in request.headers.items()}
    return Asked(method=method, path=parts.path, params=params, form=request.form, json=request.json, headers=headers)


def route_of(item: Mapping[str, Any], folder: Path, root: str, moves: Mapping[str, str]) -> Route:
    """A route of a case file; `moves` puts a shared page elsewhere."""
    path = item["path"]
    for old, new in moves.items():
        path = path.replace(old, new)
    posts = "form" in item or "json" in item
    return Route(
        role=item["role"],
        method="POST" if posts else "GET",
        path=path,
        params=item.get("params", {}),
        form=item.get("form"),
        json=item.get("json"),
        headers={name: value.replace("{root}", root) for name, value in item.get("headers", {}).items()},
        file=folder / item["file"],
        replace=item.get("replace", {}),
        moves=moves,
    )


def reshaped(body: bytes, _route: Route | None = None) -> bytes:
    """The page after a redesign: every class, id and JSON key has another name."""
    text = body.decode()
    if text.lstrip().startswith("{"):
        return re.sub(r'"(\w+)"(\s*:)', r'"new_\1"\2', text).encode()
    return re.sub(r"\b(class|id)=([\"']?)", r"\1=\2new-", text).encode()


def _flat(value: object) -> Mapping[str, str]:
    return {name: str(item) for name, item in value.items()} if isinstance(value, dict) else {}


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
