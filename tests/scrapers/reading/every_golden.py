"""The goldens of every module named goldens_*.py, collected."""

from importlib import import_module
from pathlib import Path

from tests.scrapers.reading.goldens import GOLDENS

# each adds its goldens to the list
for module in sorted(Path(__file__).parent.glob("goldens_*.py")):
    import_module(f"tests.scrapers.reading.{module.stem}")

__all__ = ["GOLDENS"]
