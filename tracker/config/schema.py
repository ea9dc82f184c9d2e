"""JSON schema of tracker.toml for editors, made from the configuration's own models; `make schema` writes the file that ships."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from tracker.config.durations import written_duration
from tracker.config.settings import Settings
from tracker.rules import RULES

Schema = dict[str, Any]
# where it ships, and what it is called beside a configuration
SHIPPED = Path("tracker/examples/tracker.schema.json")
# no keys of the file: set by who reads it
_OWN = ("folder", "file")


class _AsWritten(GenerateJsonSchema):
    """Defaults as a person writes them."""

    def encode_default(self, dft: Any) -> Any:
        return written_duration(dft) if isinstance(dft, timedelta) else super().encode_default(dft)


def schema_text() -> str:
    """The schema as the file that ships."""
    return json.dumps(configuration_schema(), ensure_ascii=False, indent=1) + "\n"


def configuration_schema() -> Schema:
    """The schema: every table and key, their kinds, choices, bounds and defaults."""
    made = Settings.model_json_schema(schema_generator=_AsWritten)
    for name in _OWN:
        del made["properties"][name]
    made["properties"]["rules"] = _rules(made["$defs"])
    organizations = made["$defs"]["CompanySettings"]["properties"]["organizations"]
    organizations["items"] = {"anyOf": [{"type": "string", "minLength": 1}, organizations["items"]]}
    described = {"title": "tracker.toml", "description": "The award tracker's configuration; docs/configuration.md explains it."}
    plain: Schema = _plain(made)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **plain, **described}


def _rules(definitions: Schema) -> Schema:
    """`[rules.CODE]`: the rule's own settings, and the same for single companies below `company`."""
    tables = {}
    for code, rule in RULES.items():
        own = rule.Settings.model_json_schema(schema_generator=_AsWritten, ref_template=f"#/$defs/{code}{{model}}")
        definitions |= {f"{code}{name}": each for name, each in own.pop("$defs", {}).items()}
        definitions[code] = own
        company = {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{code}"}}
        tables[code] = {**own, "description": rule.name.en, "properties": {**own["properties"], "company": company}}
    return {"type": "object", "additionalProperties": False, "properties": tables}


def _plain(value: Any) -> Any:
    """A schema without null, which TOML does not have, and without titles that only repeat a key."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _plain(each) for key, each in value.items() if not (key == "title" and isinstance(each, str))}
    if kept.get("default", "") in (None, "0s"):
        # what is meant by leaving the key out, and cannot be written
        del kept["default"]
    choices = [each for each in kept.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        return {**choices[0], **kept}
    return kept | ({"anyOf": choices} if choices else {})


def main() -> None:
    """Write the schema that ships, in the project's folder."""
    SHIPPED.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
