"""Workers of a Dask cluster, through the extra `cluster`: asked before anything is read whether they are of the same reader."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from scrapers.reading import READER_VERSION
from tracker.collecting.rereading.workers import Crew
from tracker.errors import BadInput

if TYPE_CHECKING:
    from distributed import Client

# seconds that a scheduler has to answer
_PATIENCE = 5


@contextmanager
def cluster_crew(address: str) -> Iterator[Crew]:
    """Workers of the cluster whose scheduler has an address, for as long as the block lasts.

    Raises BadInput when no scheduler answers there, or its workers could not give what this process would.
    """
    try:
        from dask import config
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise BadInput("--dask needs the `cluster` extra: pip install 'award-tracker[cluster]'") from error
    try:
        # a client keeps its last thousand messages for whoever debugs it: here each is a chunk of pages
        with config.set({"distributed.admin.low-level-log-length": 0}):
            client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (TimeoutError, OSError, ValueError) as error:
        raise BadInput(f"{address}: no scheduler of Dask answers there, expected one such as tcp://HOST:8786") from error
    try:
        size = _checked(client, address)
        lost = f"{address}: the scheduler answers no more; the same call goes on from here"
        with Crew(start=lambda: ClusterExecutor(client), size=size, deaths=(KilledWorker, MemoryError), lost=lost) as crew:
            yield crew
    finally:
        client.close()


class ClusterExecutor(Executor):
    """Executor of a cluster; nothing is kept there, so that work that looks alike is done each time."""

    def __init__(self, client: Client) -> None:
        self._inner: Executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Give work to any worker."""
        return self._inner.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002  what is not waited for is cancelled
        """Let the cluster go."""
        self._inner.shutdown(wait=wait)


def identity() -> dict[str, str]:
    """Versions on which the result of a worker depends."""
    python = ".".join(platform.python_version_tuple()[:2])
    return {"reader": READER_VERSION, "award-tracker": version("award-tracker"), "Python": python}


def _checked(client: Client, address: str) -> int:
    """How many workers there are, all as this process is. Raises BadInput."""
    threads = client.nthreads()
    if not threads:
        raise BadInput(f"{address}: the scheduler has no worker, expected one at least")
    try:
        found: dict[str, dict[str, str]] = client.run(identity)
    except Exception as error:
        raise BadInput(f"{address}: its workers cannot run this programme: {type(error).__name__}: {error}") from error
    ours = identity()
    for worker, theirs in sorted(found.items()):
        for name, mine in ours.items():
            if theirs.get(name) != mine:
                raise BadInput(f"worker {worker} has {name} {theirs.get(name)}, expected {mine} as here ({sys.executable})")
        if threads.get(worker, 1) != 1:
            raise BadInput(f"worker {worker} has {threads[worker]} threads, expected 1: start it with --nthreads 1")
    return len(found)
