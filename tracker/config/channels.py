"""The settings of a channel, `[channel.NAME]`: what it gets, when, in which language; never a secret, only where to find one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError, WithJsonSchema, field_validator

from tracker.config.durations import HOURS_SCHEMA, SPAN_SCHEMA, parse_duration, parse_hours
from tracker.config.nearest import nearest

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DIGEST = re.compile(rf"(?:daily|weekly ({'|'.join(WEEKDAYS)})) ([01]\d|2[0-3]):([0-5]\d)")
Span = Annotated[
    timedelta,
    BeforeValidator(lambda value: parse_duration(value) if isinstance(value, str) else value),
    WithJsonSchema(SPAN_SCHEMA),
]
_DIGEST_SCHEMA = {"type": "string", "description": "such as daily 08:30 or weekly mon 08:30"}


class Digest(BaseModel):
    """Time at which a digest goes out: daily, or weekly on a named day, at a time of the channel's zone."""

    model_config = ConfigDict(frozen=True)

    at: time
    weekday: int | None = None


class QuietHours(BaseModel):
    """From when to when nothing is sent; past midnight when the end is the earlier one."""

    model_config = ConfigDict(frozen=True)

    start: time
    end: time


def parse_digest(text: str) -> Digest:
    """`daily 08:30` or `weekly mon 08:30`. Raises ValueError saying so."""
    match = _DIGEST.fullmatch(text.strip())
    if not match:
        raise ValueError("expected a form such as daily 08:30 or weekly mon 08:30")
    return Digest(at=time(int(match[2]), int(match[3])), weekday=WEEKDAYS.index(match[1]) if match[1] else None)


def parse_quiet(text: str) -> QuietHours:
    """`22:00-07:00`. Raises ValueError saying so."""
    start, end = parse_hours(text)
    return QuietHours(start=start, end=end)


WrittenDigest = Annotated[
    Digest, BeforeValidator(lambda v: parse_digest(v) if isinstance(v, str) else v), WithJsonSchema(_DIGEST_SCHEMA)
]
WrittenHours = Annotated[
    QuietHours, BeforeValidator(lambda v: parse_quiet(v) if isinstance(v, str) else v), WithJsonSchema(HOURS_SCHEMA)
]


def environment_name(value: object) -> object:
    """The name of an environment variable; the value found is not repeated, since it may be the secret itself."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value):
        raise ValueError("expected the name of an environment variable that holds the secret, such as WECOM_URL")
    return value


EnvironmentName = Annotated[str, BeforeValidator(environment_name)]


class _Channel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    audience: Literal["reader", "operator"] = "reader"
    language: Literal["zh", "en"] | None = None
    companies: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    minimum_amount: Decimal | None = Field(default=None, gt=0)
    minimum_ratio: Decimal | None = Field(default=None, gt=0)
    digest: WrittenDigest | None = None
    quiet: WrittenHours | None = None
    zone: str = "Asia/Shanghai"
    max_age: Span = timedelta(days=30)
    flood: int = Field(default=20, ge=1, le=1000)
    dead_after: int = Field(default=3, ge=1, le=100)

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError("expected an IANA time zone such as Asia/Shanghai") from error
        return value


class ConsoleSettings(_Channel):
    """Plain text on standard output."""

    kind: Literal["console"]


class AppriseSettings(_Channel):
    """Settings of a channel that Apprise has a URL for; `format` None takes what the service likes best."""

    kind: Literal["apprise"]
    url_env: EnvironmentName
    format: Literal["text", "markdown", "html"] | None = None


class AtomSettings(_Channel):
    """A feed file, relative to the configuration."""

    kind: Literal["atom"]
    path: str = Field(min_length=1)
    title: str = ""
    entries: int = Field(default=200, ge=1, le=10000)


class WebhookSettings(_Channel):
    """A JSON POST signed with HMAC-SHA256."""

    kind: Literal["webhook"]
    url_env: EnvironmentName
    secret_env: EnvironmentName
    timeout: float = Field(default=10.0, gt=0, le=120)


AnyChannel = ConsoleSettings | AppriseSettings | AtomSettings | WebhookSettings
ChannelSettings = Annotated[AnyChannel, Field(discriminator="kind")]
_ADAPTER: TypeAdapter[AnyChannel] = TypeAdapter(ChannelSettings)
MODELS: dict[str, type[_Channel]] = {
    "console": ConsoleSettings,
    "apprise": AppriseSettings,
    "atom": AtomSettings,
    "webhook": WebhookSettings,
}


def parse_channel(name: str, table: object) -> AnyChannel:
    """Check one `[channel.NAME]`. Raises ValueError, one line naming key and expectation, never the value found."""
    if not isinstance(table, Mapping) or table.get("kind") not in MODELS:
        raise ValueError(f"{name}.kind: expected one of {', '.join(MODELS)}")
    try:
        return _ADAPTER.validate_python(dict(table))
    except ValidationError as error:
        raise ValueError(_first(name, dict(table), error)) from None


def _first(name: str, table: Mapping[str, Any], error: ValidationError) -> str:
    item = error.errors(include_input=False, include_url=False)[0]
    # the first part of the location is the kind that pydantic told the table by
    key = ".".join(str(part) for part in item["loc"][1:])
    if item["type"] == "extra_forbidden":
        known = nearest(str(item["loc"][-1]), MODELS[table["kind"]].model_fields)
        return f"{name}.{key}: unknown key; expected one of {', '.join(known)}"
    if item["type"] == "tuple_type":
        return f'{name}.{key}: expected a list, such as ["…"]'
    return f"{name}.{key}: {item['msg'].removeprefix('Value error, ')}"
