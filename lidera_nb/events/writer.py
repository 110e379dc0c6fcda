"""One writer for a server: everything that waits while a commit runs shares the next commit.

A caller is answered after its entry is durable, and never before. This module must not know
how the journal stores, nor what the events mean.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from lidera_nb.errors import JournalBusy, JournalError, JournalInDoubt
from lidera_nb.events.journal import Appended, Entry, Event, Journal

_log = logging.getLogger(__name__)

_Waiting = tuple[Entry, "asyncio.Future[Appended]"]


class GroupWriter:
    """Appends for many coroutines of one event loop.

    Parameters
    ----------
    journal
        Where to append.
    checkpoint
        Called every `checkpoint_every` events and at `close`, in a thread; its failure is
        logged and disturbs nobody.
    checkpoint_every
        Events between two checkpoints.
    in_thread
        Commit in a worker thread instead of in the loop.
    max_waiting, max_bytes
        Entries that may wait, and bytes of their messages; beyond either `append` refuses at
        once with `JournalBusy`, so that a slow disk costs patience and never memory.
    max_batch
        Entries of one commit.
    committed
        Told of every commit: how many entries, how many seconds.
    """

    def __init__(
        self,
        journal: Journal,
        *,
        checkpoint: Callable[[], object] | None = None,
        checkpoint_every: int = 5_000,
        in_thread: bool = True,
        max_waiting: int = 4_096,
        max_bytes: int = 16 * 1024 * 1024,
        max_batch: int = 512,
        committed: Callable[[int, float], object] = lambda *_: None,
    ) -> None:
        self._journal = journal
        self._checkpoint, self._every, self._since = checkpoint, checkpoint_every, 0
        self._checkpointing: asyncio.Task[None] | None = None
        # In a thread by default (measured with benchmarks/journal.py): it takes a tenth to a
        # fifth more CPU than committing in the loop, but there everybody waits for the disk,
        # and one slow sync stalled the loop for over 100 ms, against 5 ms beside a thread.
        self._thread = ThreadPoolExecutor(1, "journal") if in_thread else None
        self._max_waiting, self._max_bytes = max_waiting, max_bytes
        self._max_batch, self._committed = max_batch, committed
        self._waiting: deque[_Waiting] = deque()
        self.bytes_waiting = 0
        """Bytes of the messages that wait."""
        self.failing = ""
        """Why the last commit failed; empty when it did not."""
        self._working: asyncio.Task[None] | None = None
        self._closed = False
        self.stored: Callable[[Sequence[Event]], object] = lambda _: None
        """Told of the events of every entry that somebody waits for, before they are."""

    async def append(self, entry: Entry) -> Appended:
        """What the entry did, once it is durable.

        A caller that is cancelled while it waits disturbs nobody; its entry is stored all the
        same, and the same message sent again is answered as repeated.

        Raises
        ------
        JournalBusy
            Too much waits: the same entry may be handed in again in a moment.
        JournalError
            The entry was refused, the storage failed, or the writer was closed. After a
            storage failure a later try may succeed.
        """
        if self._closed:
            raise JournalError("the journal's writer is closed: start the server again")
        if len(self._waiting) >= self._max_waiting or self.bytes_waiting > self._max_bytes:
            raise JournalBusy(
                f"the journal is busy ({len(self._waiting)} entries wait): try again in a moment"
            )
        self.bytes_waiting += len(entry.body)
        answer: asyncio.Future[Appended] = asyncio.get_running_loop().create_future()
        self._waiting.append((entry, answer))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        return await answer

    def __len__(self) -> int:
        """Entries that wait for a commit."""
        return len(self._waiting)

    async def probe(self) -> None:
        """After a failure: see whether the journal can be written again, by a checkpoint."""
        if self.failing and not self._closed and self._checkpoint is not None:
            try:
                await asyncio.to_thread(self._checkpoint)
            except JournalError as error:
                self.failing = str(error)
            else:
                self.failing = ""

    async def close(self) -> None:
        """Commit all that waits, take a checkpoint, take nothing more. Twice is harmless."""
        if self._closed:
            return
        self._closed = True
        for task in (self._working, self._checkpointing):
            if task is not None:
                await task
        if self._since:
            await self._take_checkpoint()
        if self._thread is not None:
            self._thread.shutdown()

    async def _work(self) -> None:
        while self._waiting:
            # Whatever arrives in this turn of the loop joins the batch.
            await asyncio.sleep(0)
            batch = [
                self._waiting.popleft() for _ in range(min(len(self._waiting), self._max_batch))
            ]
            self.bytes_waiting -= sum(len(entry.body) for entry, _ in batch)
            begun = time.perf_counter()
            answers = await self._commit([entry for entry, _ in batch])
            self._committed(len(batch), time.perf_counter() - begun)
            for (_, future), answer in zip(batch, answers, strict=True):
                if _new_events(answer) and not future.done():
                    assert isinstance(answer, Appended)
                    self.stored(answer.events)
                _resolve(future, answer)
            self._count(answers)

    async def _commit(self, entries: list[Entry]) -> Sequence[Appended | JournalError]:
        try:
            answers = await self._append(entries)
        except JournalError as error:
            self.failing = str(error)
            what = "in doubt" if isinstance(error, JournalInDoubt) else "not stored"
            _log.error("%d entries are %s: %s", len(entries), what, error)
            # A copy each: an exception raised in many tasks would collect their tracebacks.
            return [type(error)(*error.args) for _ in entries]
        except Exception:
            self.failing = "the journal failed: see the server's log"
            _log.exception("the journal failed in a way it should not")
            return [JournalError(self.failing) for _ in entries]
        self.failing = ""
        return answers

    async def _append(self, entries: list[Entry]) -> Sequence[Appended | JournalError]:
        if self._thread is None:
            return self._journal.append(entries)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._journal.append, entries)

    def _count(self, answers: Sequence[Appended | JournalError]) -> None:
        self._since += sum(map(_new_events, answers))
        idle = self._checkpointing is None or self._checkpointing.done()
        if self._since >= self._every and idle:
            self._since = 0
            self._checkpointing = asyncio.create_task(self._take_checkpoint())

    async def _take_checkpoint(self) -> None:
        if self._checkpoint is None:
            return
        try:
            await asyncio.to_thread(self._checkpoint)
        except JournalError as error:
            _log.warning("no checkpoint was taken: %s", error)


def _new_events(answer: Appended | JournalError) -> int:
    return 0 if isinstance(answer, JournalError) or answer.repeated else len(answer.events)


def _resolve(future: asyncio.Future[Appended], answer: Appended | JournalError) -> None:
    if future.done():  # its caller was cancelled meanwhile
        return
    if isinstance(answer, JournalError):
        future.set_exception(answer)
    else:
        future.set_result(answer)
