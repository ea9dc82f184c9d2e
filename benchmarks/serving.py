"""Memory of `tracker serve` once its pages were asked for, in files of more and more orders."""

from __future__ import annotations

import re
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.support.figures import Figure
from benchmarks.support.files import configure, grow
from benchmarks.support.processes import ROOT, tracker, usage

SIZES = (2_000, 4_000, 8_000, 16_000)
_PAGES = ("/", "/company/ours", "/inbox", "/search?q=采购项目", "/sources", "/alerts")
_PATIENCE = 60.0


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Peak of memory, and the slowest page's seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        configure(folder)
        for size in sizes:
            grow(folder / "tracker.db", size)
            usage(tracker("report", "ours"), folder)
            peak, slowest = _served(folder)
            yield Figure("serve, peak of memory", size, peak, "MiB")
            yield Figure("serve, slowest page", size, slowest, "s")


def _served(folder: Path) -> tuple[float, float]:
    port = _free_port()
    command = tracker("--config", str(folder / "tracker.toml"), "serve", "--port", str(port))
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)
            # the address is bound before the pages can be had: the first answer tells of the start
            _seconds(f"http://127.0.0.1:{port}/tracker.css")
            slowest = max(_seconds(f"http://127.0.0.1:{port}{urllib.request.quote(page, safe='/?=')}") for page in _PAGES)
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
            found = re.search(r"VmHWM:\s+(\d+)", status)
            return int(found[1]) / 1024 if found else 0.0, slowest
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"nobody listens at port {port} after {_PATIENCE} seconds")


def _seconds(url: str) -> float:
    began = time.perf_counter()
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310  our own server's
            answer.read()
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"{url}: {error}") from error
    return time.perf_counter() - began
