"""The compiled reader of `make wheel` reads every page as its sources do; run by that command, once the wheel is built."""

import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scrapers.errors import UnreadablePage
from scrapers.reading import read_notice
from tests.conftest import ROOT
from tests.scrapers.reading.fuzz import mutated, sources

_SPOILT = 300
# reads pages with the reader it finds, which has to be a compiled one
_READS = """
import json, sys
from scrapers.reading import reader
from tests.scrapers.reading.compiled import read
assert not reader.__file__.endswith(".py"), reader.__file__
json.dump([read(page) for page in json.load(sys.stdin)], sys.stdout)
"""


def read(page: str) -> str:
    """All that is read of a page, as text, or why it cannot be read."""
    try:
        return repr(read_notice(page))
    except UnreadablePage as error:
        return repr(error)


def _is_of_these_sources(wheel: zipfile.ZipFile) -> bool:
    """Whether a wheel holds the reader's modules as they are now."""
    modules = sorted((ROOT / "scrapers" / "reading").rglob("*.py"))
    held = {name for name in wheel.namelist() if name.startswith("scrapers/reading/") and name.endswith(".py")}
    names = {module.relative_to(ROOT).as_posix(): module for module in modules}
    return held == set(names) and all(wheel.read(name) == module.read_bytes() for name, module in names.items())


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """The newest compiled wheel of these sources, unpacked."""
    for path in sorted((ROOT / "build" / "wheel").glob("*.whl"), key=lambda path: path.stat().st_mtime, reverse=True):
        with zipfile.ZipFile(path) as wheel:
            if any(name.endswith((".so", ".pyd")) for name in wheel.namelist()) and _is_of_these_sources(wheel):
                wheel.extractall(tmp_path)
                return tmp_path
    pytest.fail("no compiled wheel of these sources in build/wheel, expected the one that `make wheel` builds")


def test_the_compiled_reader_reads_as_its_sources_do(compiled: Path) -> None:
    """Goldens, the corpus where it is and spoilt pages of both give the same notice to the last position, or the same refusal."""
    chance = random.Random(1)  # noqa: S311 - repeatable, not secret
    found = sources()
    pages = [*found, *(mutated(chance.choice(found), chance) for _ in range(_SPOILT))]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(compiled), str(ROOT))),
        "PYTHONIOENCODING": "utf-8:surrogatepass",
    }
    done = subprocess.run(
        [sys.executable, "-c", _READS],
        input=json.dumps(pages),
        capture_output=True,
        text=True,
        cwd=compiled,
        env=environment,
        check=True,
    )
    assert json.loads(done.stdout) == [read(page) for page in pages]
