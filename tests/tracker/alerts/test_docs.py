"""The page on alerts names every setting with its default, every kind and every state."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tracker.config.channels import MODELS
from tracker.model.states import AlertState

PAGE = (ROOT / "docs" / "alerts.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", MODELS)
def test_every_setting_of_a_channel_is_on_the_page(kind: str) -> None:
    """A setting that nobody can find is none."""
    assert f"| `{kind}` |" in PAGE
    missing = [name for name in MODELS[kind].model_fields if name != "kind" and f"`{name}`" not in PAGE]
    assert not missing


def test_the_plain_defaults_on_the_page_are_the_code_s() -> None:
    """Numbers and words in the table of settings are those of the model."""
    rows = {
        line.split("|")[1].strip(" `"): line.split("|")[2].strip(" `") for line in PAGE.splitlines() if line.startswith("| `")
    }
    fields = MODELS["console"].model_fields
    for name in ("audience", "zone", "flood", "dead_after"):
        assert rows[name].strip('"') == str(fields[name].default)


def test_every_state_of_an_alert_is_on_the_page() -> None:
    """The closed list of alert states is explained."""
    assert [state for state in AlertState if f"| `{state}` |" not in PAGE] == []
