"""A copy of the checkout in which a page's tutorial is followed to the letter: its files written, its lines typed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT

_TAKEN_ALONG = ("tracker", "scrapers", "db", "tests", "docs", "pyproject.toml", "mkdocs.yml", "README.md", "CHANGELOG.md")
_BLOCK = re.compile(
    r"(?:^In `(?P<file>[^`\n]+)`(?:, (?P<where>after|instead of) `(?P<line>[^`\n]+)`)?:\n\n)?^```\w*\n(?P<text>.*?)^```",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One block of a tutorial: text for a file (all of it, or at a line of it), or, without a file, lines to type."""

    text: str
    file: str | None
    where: str | None
    line: str | None


def steps(page: str) -> Iterator[Step]:
    """The blocks of the page's section `Tutorial`, in order."""
    for found in _BLOCK.finditer(_tutorial((ROOT / "docs" / page).read_text(encoding="utf-8"))):
        yield Step(found["text"], found["file"], found["where"], found["line"])


def _tutorial(page: str) -> str:
    """The section up to the next heading of its rank; one within a block is a file's."""
    lines: list[str] = []
    is_in, is_fenced = False, False
    for line in page.splitlines(keepends=True):
        is_fenced ^= line.startswith("```")
        if line.startswith("## ") and not is_fenced:
            is_in = line.startswith("## Tutorial")
        elif is_in:
            lines.append(line)
    return "".join(lines)


@dataclass
class Workshop:
    """The copy; `moved` are words of the page and what stands for them here, such as a portal's address.

    `before` is called with each line before it is typed.
    """

    folder: Path
    moved: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[str], None] = lambda _line: None

    def __post_init__(self) -> None:
        for name in _TAKEN_ALONG:
            source, target = ROOT / name, self.folder / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, target)
        (self.folder / "bin").mkdir()
        for name, call in (("tracker", '-c "from tracker.__main__ import main; main()"'), ("python", "")):
            shim = self.folder / "bin" / name
            shim.write_text(f'#!/bin/sh\nexec {sys.executable} {call} "$@"\n', encoding="utf-8")
            shim.chmod(0o700)

    def follow(self, page: str) -> str:
        """Do all that the tutorial says; what the last line printed."""
        said = ""
        for step in steps(page):
            text = self._moved(step.text)
            if step.file is None:
                for line in text.splitlines():
                    self.before(line)
                    said = self.type(line)
            else:
                self._write(step, text)
        return said

    def type(self, line: str) -> str:
        """One line in a shell in the copy; it fails if, and only if, its comment says so. What it prints."""
        path = os.pathsep.join((str(self.folder / "bin"), "/usr/bin", "/bin"))
        environ = {"PYTHONPATH": str(self.folder), "PATH": path, "LANG": "C.UTF-8", "COLUMNS": "120"}
        done = subprocess.run(line, shell=True, capture_output=True, text=True, cwd=self.folder, env=environ, check=False)  # noqa: S602 - our own page
        said = done.stdout + done.stderr
        assert (done.returncode != 0) == ("# fails" in line), f"{line}\n{said}"
        assert "Traceback" not in said or "# fails" in line
        return said

    def _write(self, step: Step, text: str) -> None:
        assert step.file is not None
        path = self.folder / step.file
        if step.where is None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        (place,) = [number for number, line in enumerate(lines) if line.strip() == step.line]
        lines[place : place + 1] = [text] if step.where == "instead of" else [lines[place], text]
        path.write_text("".join(lines), encoding="utf-8")

    def _moved(self, text: str) -> str:
        for old, new in self.moved.items():
            text = text.replace(old, new)
        return text
