"""A file of secrets beside the configuration: NAME=value lines that only its owner may read."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from tracker.errors import ConfigError

_LINE = re.compile(r"(?:export\s+)?(?P<name>[A-Za-z_][A-Za-z0-9_]*)=(?P<value>.*)")


def read_secrets(path: Path) -> dict[str, str]:
    """The values by name; empty lines and those that begin with # are passed over, quotes round a value are taken off.

    Raises ConfigError when the file cannot be read, is open to others than its owner, or holds another kind of line; no message
    repeats what a line holds.
    """
    try:
        with path.open(encoding="utf-8") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            if mode & 0o077:
                raise ConfigError(f"{path}: mode {mode:o} lets others in, expected 600; `chmod 600 {path.name}`")
            lines = file.read().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"secrets: {path} cannot be read ({type(error).__name__}), expected a file of NAME=value lines"
        ) from error
    found = {}
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line.strip())
        if match:
            found[match["name"]] = _unquoted(match["value"].strip())
        elif line.strip() and not line.strip().startswith("#"):
            raise ConfigError(f"{path}: line {number} is no NAME=value")
    return found


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
