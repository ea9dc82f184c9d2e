"""Language of the lines that say what went wrong, also where the configuration is what went wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tracker.cli.context import found_config
from tracker.cli.output import say
from tracker.wording.complaints import complaint

# of a file that may be no TOML at all
_LANGUAGE = re.compile(r"^\s*language\s*=\s*[\"'](zh|en)[\"']", re.MULTILINE)
_OPTION = "--config"


def language_of(config: Path | None) -> str:
    """The language that the configuration states; English where it states none, or cannot be read."""
    path = config or found_config()
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace") if path else None
    except OSError:
        text = None
    if text is None:
        return "en"
    found = _LANGUAGE.search(text.partition("\n[")[0])
    return found[1] if found else "en"


def complain(message: str, arguments: Sequence[str]) -> None:
    """One line about what went wrong, on standard error, in the configuration's language."""
    say(f"tracker: {complaint(message, language_of(_named(arguments)))}")


def _named(arguments: Sequence[str]) -> Path | None:
    """The file that `--config X` or `--config=X` names."""
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == _OPTION and at + 1 < len(arguments):
            return Path(arguments[at + 1])
        if argument.startswith(f"{_OPTION}="):
            return Path(argument.partition("=")[2])
    return None
