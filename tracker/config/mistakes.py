"""Mistakes of a configuration in one line: the key at its level, what was found, what was expected there, nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import BaseModel, ValidationError

from tracker.config.nearest import nearest
from tracker.config.sections import (
    CompanySettings,
    OcdsSettings,
    OrderSettings,
    OrganizationSettings,
    RevenueSettings,
    ServeSettings,
    SourceSettings,
)
from tracker.model.company import Treatment
from tracker.model.keys import supplier_key

_TABLES: Mapping[str, type[BaseModel]] = {"source": SourceSettings, "company": CompanySettings, "order": OrderSettings}
_LISTS = ("tuple_type", "list_type")
_TABLE = ("model_type", "dict_type", "mapping_type", "model_attributes_type")


def first_mistake(error: ValidationError, top: type[BaseModel], where: str = "") -> str:
    """The first mistake that the models found; `where` is the table that `top` is the model of, "" the whole file."""
    found_all = error.errors(include_url=False)
    # a misspelt key is why another is missing
    item = next((each for each in found_all if each["type"] == "extra_forbidden"), found_all[0])
    loc = tuple(part for part in item["loc"] if part != "[key]")
    key = ".".join(str(part) for part in (*filter(None, (where,)), *loc))
    if item["type"] == "extra_forbidden":
        return f"{key}: unknown key; expected one of {', '.join(nearest(str(loc[-1]), keys(_model_at(loc, top))))}"
    found = "" if item["type"] in ("missing", "value_error") else f" (found {item['input']!r})"
    if item["type"] in _LISTS:
        return f"{key}: expected a list, such as [{_as_item(item['input'])}]{found}"
    if item["type"] in _TABLE:
        return f"{key}: expected a table [{key}]{found}"
    said = item["msg"].removeprefix("Value error, ")
    # a channel's own check names the channel and its key
    return f"{key}.{said}" if loc == ("channel",) and item["type"] == "value_error" else f"{key}: {said}{found}"


def keys(model: type[BaseModel]) -> list[str]:
    """The keys of a table as the file spells them."""
    written = {"start": "from", "end": "to"} if model is OrganizationSettings else {}
    return [written.get(name, name) for name in model.model_fields if name not in ("folder", "file")]


def counted_twice(companies: Mapping[str, CompanySettings]) -> Iterator[str]:
    """Organizations that count for two companies at once, for more than the whole together."""
    seen: dict[str, list[tuple[str, OrganizationSettings]]] = {}
    for company, settings in companies.items():
        for entry in settings.organizations:
            for other, before in seen.get(supplier_key(entry.name), []):
                counts = Treatment.WATCH_ONLY not in (entry.treatment, before.treatment)
                if other != company and counts and _overlap(entry, before) and entry.share + before.share > 1:
                    yield (
                        f"company.{company}.organizations: {entry.name} counts for {other} too; expected it under one company, "
                        "in other years (from, to), or at shares that add up to 1 at most"
                    )
            seen.setdefault(supplier_key(entry.name), []).append((company, entry))


def _overlap(one: OrganizationSettings, other: OrganizationSettings) -> bool:
    first = max(one.start or date.min, other.start or date.min)
    return first <= min(one.end or date.max, other.end or date.max)


def _model_at(loc: tuple[int | str, ...], top: type[BaseModel]) -> type[BaseModel]:
    if "revenue" in loc[:-1]:
        return RevenueSettings
    if "organizations" in loc[:-1]:
        return OrganizationSettings
    single: dict[str, type[BaseModel]] = {"serve": ServeSettings, "ocds": OcdsSettings}
    if len(loc) == 2 and str(loc[0]) in single:
        return single[str(loc[0])]
    return _TABLES.get(str(loc[0]), top) if len(loc) == 3 else top


def _as_item(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
