"""Workers: chunks go to any Executor and come back in order; one that ends with its process is tried again by itself."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess as Process
from types import TracebackType
from typing import Any, Self

from db.engine.errors import DatabaseProblem
from scrapers.errors import Stopped
from tracker.collecting.rereading.parsing import LONGEST, Chunk, ParsedPage, parse_chunk
from tracker.errors import BadInput

# bytes of memory that a worker may take
MOST_MEMORY = 4 << 30
_OUT_OF_MEMORY = 77
# seconds between two looks whether to stop
_A_WHILE = 0.2
# chunks waiting for each worker, so that none is idle while results are applied
_AHEAD = 2
# not forked: a child must not hold the coordinator's files and locks
_PROCESSES = multiprocessing.get_context("spawn")


class WorkerDied(Exception):
    """A process ended before it had parsed its chunk: how."""


class SerialExecutor(Executor):
    """Work done at once, where it is asked for."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do it, and return a future that is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except (BadInput, DatabaseProblem, MemoryError) as error:
            future.set_exception(error)
        return future


def process_pool(workers: int) -> Executor:
    """Worker processes of this machine, which end with the process that started them."""
    return ProcessPoolExecutor(workers, mp_context=_PROCESSES, initializer=prepare_worker)


def prepare_worker() -> None:
    """Leave Ctrl-C to the coordinator, end with it, and take no more than a worker's memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


@dataclass(frozen=True, slots=True)
class _Task:
    """A chunk that was given to an executor."""

    chunk: Chunk
    executor: Executor
    future: Future[list[ParsedPage]]


@dataclass(slots=True)
class Crew:
    """Workers of one command: `start` makes their executor, anew when a process that ended has taken it down.

    Without a `size` there are none, and chunks are parsed where they are applied.
    """

    start: Callable[[], Executor] = SerialExecutor
    size: int = 0
    # errors by which an executor says that a worker has ended
    deaths: tuple[type[BaseException], ...] = (BrokenExecutor, MemoryError, CancelledError)
    # reason of a failure when the executor gives work back that nobody does any more
    lost: str = "the workers are gone"
    _executor: Executor | None = field(default=None, init=False)

    @property
    def is_serial(self) -> bool:
        """Whether chunks are parsed in this process."""
        return self.size == 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._let_go()

    def parsed(self, chunks: Iterator[Chunk], stop: threading.Event) -> Iterator[tuple[Chunk, list[ParsedPage]]]:
        """Parse chunks, some ahead, and give them back in their order. Raises Stopped when asked to, and as `parse_chunk`."""
        waiting: deque[_Task] = deque()
        for chunk in chunks:
            waiting.append(self._submit(chunk))
            if len(waiting) > _AHEAD * self.size:
                yield self._next(waiting, stop)
        while waiting:
            yield self._next(waiting, stop)

    def parse_now(self, chunk: Chunk) -> list[ParsedPage]:
        """Parse one chunk, whatever else waits. Raises as `parse_chunk`."""
        return self._result(self._submit(chunk), threading.Event())

    def _next(self, waiting: deque[_Task], stop: threading.Event) -> tuple[Chunk, list[ParsedPage]]:
        for place, task in enumerate(waiting):
            if task.executor is not self._executor and _is_lost(task.future):
                # what waited for workers that are gone goes to those that took their place
                waiting[place] = self._submit(task.chunk)
        task = waiting.popleft()
        return task.chunk, self._result(task, stop)

    def _submit(self, chunk: Chunk) -> _Task:
        if self._executor is None:
            self._executor = self.start()
        try:
            future = self._executor.submit(parse_chunk, chunk, is_watched=not self.is_serial)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        return _Task(chunk, self._executor, future)

    def _result(self, task: _Task, stop: threading.Event) -> list[ParsedPage]:
        while not stop.is_set():
            try:
                return task.future.result(timeout=_A_WHILE)
            except TimeoutError:
                continue
            except self.deaths as death:
                if isinstance(death, BrokenExecutor) and task.executor is self._executor:
                    self._let_go()
                return parse_alone(task.chunk)
            except CancelledError as error:
                raise BadInput(self.lost) from error
        raise Stopped("asked to stop")

    def _let_go(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None


def _is_lost(future: Future[list[ParsedPage]]) -> bool:
    return future.cancelled() or (future.done() and isinstance(future.exception(), BrokenExecutor))


def parse_alone(chunk: Chunk) -> list[ParsedPage]:
    """Parse a chunk in a process of its own, by halves where that ends, down to the page that is set aside after two tries."""
    lone = _Lone()
    try:
        return _by_halves(lone, chunk)
    finally:
        lone.end()


def _by_halves(lone: _Lone, chunk: Chunk) -> list[ParsedPage]:
    try:
        return lone.parse(chunk)
    except WorkerDied as death:
        if len(chunk.pages) > 1:
            half = len(chunk.pages) // 2
            parts = (replace(chunk, pages=chunk.pages[:half]), replace(chunk, pages=chunk.pages[half:]))
            return [page for part in parts for page in _by_halves(lone, part)]
        first = str(death)
    try:
        return lone.parse(chunk)
    except WorkerDied as death:
        reason = f"its reading {first}, and again" if str(death) == first else f"its reading {first}, then {death}"
        return [ParsedPage(set_aside=reason)]


@dataclass(slots=True)
class _Lone:
    """A process that parses one chunk after the other; one that ended is followed by another."""

    _process: Process | None = field(default=None, init=False)
    _pipe: Connection[Chunk, list[ParsedPage] | Exception] | None = field(default=None, init=False)

    def parse(self, chunk: Chunk) -> list[ParsedPage]:
        """Parse a chunk there. Raises WorkerDied, and as `parse_chunk`."""
        if self._process is None or self._pipe is None:
            self._pipe, theirs = _PROCESSES.Pipe()
            self._process = _PROCESSES.Process(target=_answer, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        try:
            self._pipe.send(chunk)
            answer = self._pipe.recv()
        except (EOFError, ConnectionError):
            self._process.join()
            death = WorkerDied(_ending(self._process.exitcode or 0))
            self.end()
            raise death from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process, self._pipe = None, None


def _answer(pipe: Connection[list[ParsedPage] | Exception, Chunk]) -> None:
    prepare_worker()
    while True:
        try:
            pipe.send(parse_chunk(pipe.recv()))
        except EOFError:
            return
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        except (BadInput, DatabaseProblem) as error:
            pipe.send(error)


def _ending(code: int) -> str:
    """How a process ended, in words."""
    if code == _OUT_OF_MEMORY:
        return f"took more than {MOST_MEMORY >> 30} GB of memory"
    if code < 0:
        return f"ended its process by {signal.Signals(-code).name}"
    return f"took longer than {LONGEST:.0f} seconds" if code == 1 else f"ended its process with {code}"
