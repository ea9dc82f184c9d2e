"""The town of the fault tests, for tests that need a portal with something to hide."""

from tests.faults.conftest import chronicle, town

__all__ = ["chronicle", "town"]
