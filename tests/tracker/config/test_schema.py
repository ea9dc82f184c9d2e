"""The JSON schema of tracker.toml ships, says what the configuration takes, and is named by every file that init writes."""

from __future__ import annotations

import json
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.conftest import ROOT
from tracker.cli.init import examples, shipped_schema
from tracker.config.channels import MODELS
from tracker.config.durations import parse_duration, written_duration
from tracker.config.schema import SHIPPED, configuration_schema, schema_text
from tracker.config.settings import parse_settings
from tracker.errors import ConfigError
from tracker.rules import RULES

VALIDATOR = Draft202012Validator(configuration_schema())


def as_json(text: str) -> Any:
    """A configuration as an editor checks it: days are text."""
    return json.loads(json.dumps(tomllib.loads(text), default=str))


def test_what_ships_is_what_the_models_say() -> None:
    """The shipped file is made by `make schema`, and is a schema."""
    assert (ROOT / SHIPPED).read_text(encoding="utf-8") == schema_text() == shipped_schema()
    Draft202012Validator.check_schema(json.loads(schema_text()))


@pytest.mark.parametrize("text", examples().values(), ids=examples())
def test_the_examples_keep_to_it_and_name_it(text: str) -> None:
    """The first line of each names the file that init writes beside it."""
    assert text.splitlines()[0] == "#:schema ./tracker.schema.json"
    assert [error.message for error in VALIDATOR.iter_errors(as_json(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "lingo = 'zh'",
        "language = 'fr'",
        "[source.a]\npaice = 1",
        "[source.a]\npace = 'slow'",
        "[source.a]\nrelook = '7 days'",
        "[source.a]\nbuyer = '邮储银行'",
        "[company.x]\nname = 'X'",
        "[company.x]\nname = 'X'\nticker = 'X'\ncurrency = 'RMB'",
        "[company.x]\nname = 'X'\nticker = 'X'\norganizations = [{ nam = 'X' }]",
        "[rules.W099]",
        "[rules.W002]\npercent_of_yaer = 1",
        "[rules.W002.company.x]\npercent_of_yaer = 1",
        "[channel.c]\nkind = 'pigeon'",
        "[channel.c]\nkind = 'atom'",
        "folder = '.'",
    ],
)
def test_what_the_programme_refuses_an_editor_marks(text: str, tmp_path: Path) -> None:
    """Unknown keys, other kinds, other choices, missing keys."""
    with pytest.raises(ConfigError):
        parse_settings(tomllib.loads(text), tmp_path / "tracker.toml")
    assert list(VALIDATOR.iter_errors(as_json(text)))


@pytest.mark.parametrize(
    "text",
    [
        "[company.x]\nname = 'X'\nticker = 'X'\norganizations = ['甲', { name = '乙', from = 2026-01-01, share = '0.5' }]",
        "[source.a]\nsite = 'cn_ccgp'\nevery = '30 8 * * mon-fri'\nstart = 2026-01-01\nbuyer = ['邮储银行']",
        "[rules.W002]\npercent_of_year = 2\n[rules.W002.company.x]\npercent_of_year = '3'\n[company.x]\nname = 'X'\nticker = 'Y'",
        "[channel.c]\nkind = 'apprise'\nurl_env = 'A'\ndigest = 'weekly mon 08:30'\nquiet = '22:00-07:00'\nmax_age = '2w'",
        "[order.O1]\nvat = 'goods'\n[order.O2]\nvat = '0.13'",
    ],
)
def test_what_the_programme_takes_an_editor_lets_through(text: str, tmp_path: Path) -> None:
    """Each form that a key may be written in."""
    parse_settings(tomllib.loads(text), tmp_path / "tracker.toml")
    assert [error.message for error in VALIDATOR.iter_errors(as_json(text))] == []


def test_it_knows_every_rule_and_channel() -> None:
    """No code and no kind is left out."""
    made = configuration_schema()
    assert set(made["properties"]["rules"]["properties"]) == set(RULES)
    assert set(made["properties"]["channel"]["additionalProperties"]["discriminator"]["mapping"]) == set(MODELS)


@given(st.integers(1, 99999), st.sampled_from("smhd"))
def test_spans_are_written_as_they_are_read(number: int, unit: str) -> None:
    """A default stands in the schema in a form that the file may hold."""
    span = parse_duration(f"{number}{unit}")
    written = written_duration(span)
    assert len(written) > 6 or parse_duration(written) == span
    assert written_duration(timedelta(days=30)) == "30d"
