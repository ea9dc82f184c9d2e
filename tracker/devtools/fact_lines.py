"""Lines of the configuration that replace facts of a site: as `tracker sources show` prints and `tracker probe` suggests them."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal


def toml_value(value: object) -> str:
    """A value as a line of the configuration writes it: text, numbers, days, truth, lists and tables of them."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{toml_key(name)} = {toml_value(item)}' for name, item in value.items())} }}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + "".join(f"  {toml_value(item)},\n" for item in value) + "]"
    if isinstance(value, list | tuple):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    if isinstance(value, Decimal | date):
        return str(value)
    # text, numbers and truth are written the same in both languages
    return json.dumps(value, ensure_ascii=False)


def toml_key(name: str) -> str:
    """A key, quoted where it must be."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)
