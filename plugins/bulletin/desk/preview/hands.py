"""Processes that do the work of the preview, so that no article, however broken, can stop it.

A job goes in; its value or its failure comes out later. A process that crashed, or that is stuck, is
replaced.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

from bulletin.errors import BulletinError, MachineError
from bulletin.workers import begin_work_for_preview


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: its value, or what went wrong; ``job`` is the name it was started under."""

    job: str
    value: Any = None
    error: BaseException | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A failure with words for the editor, as it comes back from another process."""

    error: type[BulletinError | MachineError]
    words: tuple[Any, ...]

    def as_error(self) -> BulletinError | MachineError:
        """The failure itself."""
        return self.error(*self.words)


class Worker(Protocol):
    """Does one job after another, somewhere else."""

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> Future[Any]:
        """Begin a job."""

    def stop(self) -> None:
        """End at once, whatever is being done."""


class ProcessWorker(ProcessPoolExecutor):
    """One process of its own; Ctrl+C reaches the preview only, which then stops it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")  # the preview has threads, which do not fork well
        super().__init__(1, mp_context=context, initializer=begin_work_for_preview)

    def stop(self) -> None:
        """End the process at once."""
        processes = list((self._processes or {}).values())
        self.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()


class Hand:
    """A worker and the one job that it is at; ``wake`` is called when the job is done."""

    def __init__(self, hire: Callable[[], Worker], wake: Callable[[], object], most_seconds: float) -> None:
        self._hire, self._wake, self._most_seconds = hire, wake, most_seconds
        self._worker: Worker | None = None
        self._future: Future[Any] | None = None
        self._job, self._began = "", 0.0

    @property
    def job(self) -> str:
        """The name of the job; empty when idle."""
        return self._job

    def start(self, job: str, make: Callable[..., Any], *args: Any) -> None:
        """Begin a job; the hand must be idle."""
        assert not self._job, self._job
        self._worker = self._worker or self._hire()
        try:
            future = self._worker.submit(_do, make, *args)
        except BrokenExecutor:  # it died while it was idle
            self.stop()
            self._worker = self._hire()
            future = self._worker.submit(_do, make, *args)
        self._job, self._future, self._began = job, future, time.monotonic()
        future.add_done_callback(lambda _: self._wake())

    def finish(self) -> Outcome | None:
        """The outcome of the job, once; None while it is being done."""
        if self._future is None:
            return None
        if not self._future.done():
            return self._give_up() if time.monotonic() - self._began > self._most_seconds else None
        job, future = self._job, self._future
        self._job, self._future = "", None
        error = future.exception()
        if isinstance(error, BrokenExecutor):
            self.stop()
        if error is not None:
            return Outcome(job, error=error)
        value = future.result()
        return Outcome(job, error=value.as_error()) if isinstance(value, Refusal) else Outcome(job, value)

    def _give_up(self) -> Outcome:
        job = self._job
        self.stop()
        return Outcome(job, error=TimeoutError(f"{self._most_seconds:.0f} 秒还没有做完"))

    def stop(self) -> None:
        """Dismiss the worker; the next job gets a new one."""
        if self._worker is not None:
            self._worker.stop()
        self._worker, self._job, self._future = None, "", None


def _do(make: Callable[..., Any], *args: Any) -> Any:
    """Do the job. Errors that were made from parts do not survive the way between processes."""
    try:
        return make(*args)
    except BulletinError as error:
        return Refusal(BulletinError, (error.problems,))
    except MachineError as error:
        return Refusal(MachineError, (error.message, error.remedy))
