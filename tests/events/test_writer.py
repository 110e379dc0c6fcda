"""One writer for many coroutines: it groups, it answers after the commit, it survives."""

import asyncio
import threading
from dataclasses import replace

import pytest

from lidera_nb.errors import JournalBusy, JournalDamaged, JournalError, StaleStream
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.events.writer import GroupWriter


class Recording(MemoryJournal):
    """Remembers its batches; fails when told; can be held up at a gate."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[int] = []
        self.failure: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()

    def append(self, entries):
        self.gate.wait(5)
        self.batches.append(len(entries))
        if self.failure is not None:
            raise self.failure
        return super().append(entries)


@pytest.fixture
def recording():
    return Recording()


@pytest.mark.parametrize("in_thread", [False, True])
def test_what_waits_together_is_committed_together(recording, entry, in_thread):
    async def scene():
        writer = GroupWriter(recording, in_thread=in_thread)
        done = await asyncio.gather(*(writer.append(entry(f"m{i}")) for i in range(50)))
        await writer.close()
        return done

    done = asyncio.run(scene())
    assert [one.head for one in done] == list(range(1, 51))
    assert recording.batches == [50]


def test_a_batch_has_a_limit(recording, entry):
    async def scene():
        writer = GroupWriter(recording, max_batch=20)
        await asyncio.gather(*(writer.append(entry(f"m{i}")) for i in range(50)))
        await writer.close()

    asyncio.run(scene())
    assert recording.batches == [20, 20, 10]


def test_a_refusal_reaches_only_its_caller(recording, entry):
    async def scene():
        writer = GroupWriter(recording)
        calls = (writer.append(entry(f"m{i}", expected=0)) for i in range(2))
        done = await asyncio.gather(*calls, return_exceptions=True)
        await writer.close()
        return done

    first, second = asyncio.run(scene())
    assert first.head == 1
    assert isinstance(second, StaleStream)


@pytest.mark.parametrize("failure", [JournalDamaged("broken"), RuntimeError("a bug")])
def test_a_storage_failure_reaches_all_of_the_batch_and_passes(recording, entry, failure):
    async def scene():
        writer = GroupWriter(recording)
        recording.failure = failure
        calls = (writer.append(entry(f"m{i}")) for i in range(3))
        failed = await asyncio.gather(*calls, return_exceptions=True)
        recording.failure = None
        later = await writer.append(entry("m9"))
        await writer.close()
        return failed, later

    failed, later = asyncio.run(scene())
    assert all(isinstance(error, JournalError) for error in failed)
    assert len({id(error) for error in failed}) == 3
    assert later.head == 1


def test_a_cancelled_caller_disturbs_nobody(recording, entry):
    async def scene():
        writer = GroupWriter(recording)
        calls = [asyncio.create_task(writer.append(entry(f"m{i}"))) for i in range(3)]
        await asyncio.sleep(0)
        calls[1].cancel()
        done = await asyncio.gather(*calls, return_exceptions=True)
        await writer.close()
        return done

    first, cancelled, third = asyncio.run(scene())
    assert isinstance(cancelled, asyncio.CancelledError)
    assert (first.head, third.head) == (1, 3)


def test_closing_commits_what_waits_and_takes_nothing_more(recording, entry):
    async def scene():
        writer = GroupWriter(recording)
        call = asyncio.create_task(writer.append(entry("m1")))
        await asyncio.sleep(0)
        await writer.close()
        await writer.close()
        with pytest.raises(JournalError, match="the journal's writer is closed"):
            await writer.append(entry("m2"))
        return await call

    assert asyncio.run(scene()).head == 1


def test_too_many_that_wait_are_refused_at_once(recording, entry):
    async def scene():
        writer = GroupWriter(recording, max_waiting=2)
        recording.gate.clear()
        first = asyncio.create_task(writer.append(entry("m0")))
        await asyncio.sleep(0.05)
        waiting = [asyncio.create_task(writer.append(entry(f"m{i}"))) for i in (1, 2)]
        await asyncio.sleep(0)
        with pytest.raises(JournalBusy, match=r"the journal is busy \(2 entries wait\): try again"):
            await writer.append(entry("m3"))
        recording.gate.set()
        done = await asyncio.gather(first, *waiting)
        await writer.close()
        return done

    assert [one.head for one in asyncio.run(scene())] == [1, 2, 3]


def test_messages_of_too_many_bytes_are_refused_until_they_are_stored(recording, entry):
    async def scene():
        writer = GroupWriter(recording, max_bytes=100)
        recording.gate.clear()
        first = asyncio.create_task(writer.append(entry("m0")))
        await asyncio.sleep(0.05)
        large = asyncio.create_task(writer.append(replace(entry("m1"), body=b"x" * 101)))
        await asyncio.sleep(0)
        with pytest.raises(JournalBusy):
            await writer.append(entry("m2"))
        assert writer.bytes_waiting == 101
        recording.gate.set()
        await asyncio.gather(first, large)
        await writer.append(entry("m2"))
        await writer.close()
        return writer.bytes_waiting, len(writer)

    assert asyncio.run(scene()) == (0, 0)


def test_what_was_stored_is_told_before_whoever_waits_hears_of_it(recording, entry):
    told, commits = [], []

    async def scene():
        writer = GroupWriter(recording, committed=lambda *figures: commits.append(figures))
        writer.stored = told.extend
        done = await writer.append(entry("m0"))
        assert told == list(done.events)
        await writer.append(entry("m0"))  # again: nothing new
        left = asyncio.create_task(writer.append(entry("m1")))
        await asyncio.sleep(0)
        left.cancel()  # nobody takes these events in: they are not told
        await writer.close()

    asyncio.run(scene())
    assert len(told) == 1
    assert [entries for entries, _ in commits] == [1, 1, 1]


def test_checkpoints_are_taken_every_so_many_events_and_at_the_end(recording, entry):
    taken = []

    async def scene():
        writer = GroupWriter(
            recording, checkpoint=lambda: taken.append(len(recording._events)), checkpoint_every=10
        )
        for i in range(25):
            await writer.append(entry(f"m{i}"))
            await asyncio.sleep(0.002)
        await writer.append(entry("m0"))
        await writer.close()

    asyncio.run(scene())
    assert len(taken) == 3
    assert taken[-1] == 25


def test_a_failing_checkpoint_is_logged_and_disturbs_nobody(recording, entry, caplog):
    def fail():
        raise JournalError("the disk is full")

    async def scene():
        writer = GroupWriter(recording, checkpoint=fail, checkpoint_every=1)
        done = await writer.append(entry("m1"))
        await writer.close()
        return done

    assert asyncio.run(scene()).head == 1
    assert "no checkpoint was taken: the disk is full" in caplog.text
