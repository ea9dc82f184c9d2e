"""A portal for the lists of open data."""

from collections.abc import Iterator

import pytest

from tests.support.fault_server import Portal


@pytest.fixture
def portal() -> Iterator[Portal]:
    """A portal without a page."""
    with Portal() as server:
        yield server
