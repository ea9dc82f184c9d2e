"""Facts of a site that its user can mend in the configuration: which there are, of what kind, and what may replace them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, ClassVar, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from scrapers.base import DayForm, Scraper, Selector

_STRICT = ConfigDict(extra="forbid")
# what is wrong, in the configuration's words, where the library's are a programmer's
_EXPECTED = {
    "tuple_type": "expected a list",
    "dict_type": "expected a table",
    "string_type": "expected text",
    "int_type": "expected a whole number",
    "missing": "missing",
    "unexpected_keyword_argument": "no such key",
}


class FactError(ValueError):
    """A fact that does not exist, or a value that cannot replace it; `where` names the fact and the place within it."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message


def names_of(site: type[Scraper]) -> tuple[str, ...]:
    """Names of a site's facts, its family's first."""
    declared = (vars(kind).get("facts", ()) for kind in reversed(site.__mro__))
    return tuple(dict.fromkeys(name for names in declared for name in names))


def facts_of(scraper: Scraper) -> dict[str, object]:
    """Facts by name as they stand, replaced ones included; plain data, as the configuration writes it."""
    return {name: _plain(getattr(scraper, name)) for name in names_of(type(scraper))}


def checked_facts(site: type[Scraper], table: Mapping[str, object]) -> dict[str, object]:
    """Values of a configuration's table as the site takes them. Raises FactError for an unknown name or an unfit value."""
    known = names_of(site)
    for name in table:
        if name not in known:
            near = get_close_matches(name, known, 1)
            meant = f"did you mean {near[0]}?" if near else f"the facts of {site.id} are {', '.join(known) or 'none'}"
            raise FactError(name, f"no such fact; {meant}")
    return {name: _checked(site, name, value) for name, value in table.items()}


def _checked(site: type[Scraper], name: str, value: object) -> object:
    kind = kinds_of(site)[name]
    try:
        found: object = TypeAdapter(kind, config=_STRICT).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join([name, *(str(part) for part in first["loc"])])
        expected = _EXPECTED.get(first["type"], first["msg"].lower())
        raise FactError(where, f"{expected}, found {_shown(first['input'])}") from error
    if kind is Selector:
        _parse_selector(name, str(found))
    if kind is DayForm and found and sorted(re.findall("%(.?)", str(found))) != ["Y", "d", "m"]:
        raise FactError(name, f"expected %Y, %m and %d once each, such as %d/%m/%Y, found {_shown(found)}")
    if found in ((), "", {}) and getattr(site, name):
        raise FactError(name, "empty, expected a value; leave the line out for the module's own")
    return found


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _parse_selector(name: str, written: str) -> None:
    try:
        LexborHTMLParser("<p></p>").css(written)
    except (SelectolaxError, ValueError) as error:
        raise FactError(name, f"{written!r} is no CSS selector") from error


@cache
def kinds_of(site: type[Scraper]) -> dict[str, Any]:
    """Types of a site's facts, from the annotations of the classes that state them."""
    return {name: _bare(hint) for name, hint in get_type_hints(site, include_extras=True).items()}


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is ClassVar else hint


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return dict(_set_fields(value))
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _set_fields(value: Any) -> Iterator[tuple[str, object]]:
    for field in fields(value):
        found = getattr(value, field.name)
        if found != field.default:
            yield field.name, _plain(found)
