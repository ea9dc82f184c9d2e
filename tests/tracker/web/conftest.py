"""The pages of a played demo, and one answer of theirs."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from tests.support.demo_file import asked, pages_of, played_demo
from tracker.config.settings import Settings
from tracker.web.security import Application


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A demo that has been played."""
    return played_demo(tmp_path_factory.mktemp("pages") / "demo")


@pytest.fixture(scope="module")
def served(demo: Settings) -> Application:
    """Its pages."""
    return pages_of(demo)


def get(served: Application, path: str, **more: object) -> httpx.Response:
    """One answer."""
    return asyncio.run(asked(served, path, **more))  # type: ignore[arg-type] # token and basic, by name
