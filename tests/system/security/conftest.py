"""The town of the fault tests, for tests that need a portal with something to hide."""

from tests.system.faults.conftest import chronicle, town
from tests.system.faults.thorough import pytest_collection_modifyitems, pytest_configure

__all__ = ["chronicle", "pytest_collection_modifyitems", "pytest_configure", "town"]
