"""What the code may not do at all: unpickle, evaluate, run a shell, parse XML undefended, skip certificates, install unhashed."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from scrapers.registry import discover
from tests.conftest import ROOT
from tests.support import code
from tests.tracker.cli.conftest import tracker
from tracker.config.settings import load_settings
from tracker.errors import ConfigError

__all__ = ["tracker"]

FORBIDDEN_IMPORTS = {
    "pickle", "cPickle", "_pickle", "dill", "marshal", "shelve", "subprocess", "pty", "ctypes", "xmlrpc", "xml.sax", "xml.dom",
    "lxml", "telnetlib", "ftplib", "cgi", "imp",
}  # fmt: skip
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "execfile", "breakpoint", "input"}
FORBIDDEN_ATTRIBUTES = {
    "os.system",
    "os.popen",
    "os.execv",
    "os.spawnl",
    "yaml.load",
    "tempfile.mktemp",
    "ssl._create_unverified_context",
}
LAST_NAMES = {name.rpartition(".")[2] for name in FORBIDDEN_ATTRIBUTES}
# building feeds and typing elements; every parse goes through defusedxml
ETREE = {"Element", "ParseError", "SubElement", "register_namespace", "tostring"}


@cache
def trees() -> list[tuple[str, ast.AST]]:
    """Every module's syntax tree by its path."""
    return [(str(path.relative_to(ROOT)), tree) for path, tree in code.trees()]


def imported(node: ast.AST) -> list[str]:
    """The modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_nothing_unpickles_evaluates_or_runs_a_shell() -> None:
    """No module imports or calls what turns data into code."""
    found = []
    for path, tree in trees():
        for node in ast.walk(tree):
            found += [f"{path}: {name}" for name in imported(node) if FORBIDDEN_IMPORTS & {name, name.split(".")[0]}]
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS:
                found.append(f"{path}: {node.func.id}()")
            if isinstance(node, ast.Attribute) and node.attr in LAST_NAMES and ast.unparse(node) in FORBIDDEN_ATTRIBUTES:
                found.append(f"{path}: {ast.unparse(node)}")
    assert found == []


def test_xml_is_parsed_by_defusedxml_alone() -> None:
    """From the standard library only the names for building and typing are taken, never a parser."""
    found = []
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("xml."):
                found += [f"{path}: {alias.name}" for alias in node.names if alias.name not in ETREE]
            if isinstance(node, ast.Import):
                found += [f"{path}: {alias.name}" for alias in node.names if alias.name.startswith("xml")]
    assert found == []


def test_certificates_are_skipped_in_one_place() -> None:
    """`verify=False` stands once, in the context of sources that say why."""
    found = [
        f"{path}:{ast.unparse(node.func)}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in ("verify", "check_hostname", "cert_reqs")
        and isinstance(keyword.value, ast.Constant)
        and not keyword.value.value
    ]
    assert found == ["scrapers/http/client.py:httpx.create_ssl_context"]


def test_an_exception_from_certificates_needs_its_reason(tmp_path: Path) -> None:
    """A source whose certificate is not verified says why in a sentence; a word is no reason."""
    path = tmp_path / "tracker.toml"
    path.write_text('[source.cn_ccgp]\ntls_exception = "yes"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="tls_exception"):
        load_settings(path)
    assert not any(hasattr(scraper, "tls_exception") for scraper in discover().values())


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_its_hashes(name: str) -> None:
    """Each requirement is pinned to one version with a hash at least, and no registry is named."""
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if entry.strip() and not entry.startswith("#")]
    assert len(entries) > 40
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z0-9,_-]+\])?==[^\s;]+", entry), entry[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:80]
    assert not re.search(r"https?://|--index|--extra-index|--find-links|--trusted", text)


def test_installing_checks_the_hashes() -> None:
    """Whatever installs from a lock refuses a package whose bytes are others."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = [line for line in makefile.splitlines() if "pip install" in line and ".lock" in line]
    assert installs
    assert all("--require-hashes" in line for line in installs)
