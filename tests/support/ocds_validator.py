"""The validator of open contracting data, as a process of its own and without a network; lists that a pass leaves empty."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

# a pass means nothing in any of these; the validator's exit code says less
_LISTS = (
    "validation_errors",
    "additional_closed_codelist_values",
    "conformance_errors",
    "additional_fields",
    "additional_checks",
    "deprecated_fields",
)
SCHEMAS = Path("ocds", "schema", "standard-1__1__5-min.zip")


def needs(module: str) -> None:
    """Skip, named, where a checking library is not installed; the whole check may not."""
    if importlib.util.find_spec(module) is None:
        if os.environ.get("REQUIRE_CORPUS"):
            pytest.fail(f"{module} is required; requirements-dev.lock has it")
        pytest.skip(f"needs {module} (pip install -r requirements-dev.lock)")


def findings(corpus: Path, package: Path) -> dict[str, Any]:
    """Everything that the validator finds against a package; empty for a pass."""
    needs("libcoveocds")
    tool, extensions = corpus.parent / "tools" / "validate_ocds.py", corpus / "ocds" / "extensions"
    arguments = [sys.executable, "-W", "ignore", str(tool), str(corpus / SCHEMAS), str(package), str(extensions)]
    ran = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=300)
    assert ran.stdout.strip(), ran.stderr[-2000:]
    result = json.loads(ran.stdout)
    unknown = result["extensions"].get("invalid_extension") or {}
    return {name: result[name] for name in _LISTS if result.get(name)} | ({"extensions": unknown} if unknown else {})


def release_schema(corpus: Path) -> dict[str, Any]:
    """The schema of a release as the standard has it."""
    with zipfile.ZipFile(corpus / SCHEMAS) as zipped:
        text = zipped.read(f"{zipped.namelist()[0]}schema/release-schema.json").decode()
    schema: dict[str, Any] = json.loads(text.replace("{{version}}", "1.1").replace("{{lang}}", "en"))
    return schema
