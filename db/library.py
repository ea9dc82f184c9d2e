"""The import of sqlite-utils, without the NumPy and pandas that it would load where they are installed: no row needs them."""

from __future__ import annotations

import sys

# every command would wait for them, and no row holds any of their types
_UNUSED = [name for name in ("numpy", "pandas") if name not in sys.modules]
# None is how Python itself notes that there is no such module
sys.modules.update(dict.fromkeys(_UNUSED))  # type: ignore[arg-type]
try:
    from sqlite_utils import Database, Migrations
finally:
    for _name in _UNUSED:
        del sys.modules[_name]

__all__ = ["Database", "Migrations"]
