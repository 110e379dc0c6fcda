"""kill -9 at any moment: what was acknowledged is there, and a resend is harmless."""

import signal
import subprocess
import sys
from contextlib import closing

from lidera_nb.events.check import check_journal
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal

KILLS = 5
WRITE_FOR_EVER = """
import sys
from datetime import UTC, datetime
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal

journal = SqliteJournal.open(sys.argv[1], Keys.open(sys.argv[2]))
number = journal.head("cohort:c1")
while True:
    batch = []
    for _ in range(8):
        number += 1
        event = NewEvent(kinds.PersonEnrolled(person="p1", role="admin", name="x"), "p1")
        message = f"m{number}"
        batch.append(
            Entry("cohort:c1", message, b"", (event,), "system", datetime.now(UTC), number - 1)
        )
    print(*(done.events[0].message_id for done in journal.append(batch)), flush=True)
"""


def killed_writer(paths, acknowledged):
    """Acknowledged ids of a process that is killed in the middle of its work."""
    command = [sys.executable, "-c", WRITE_FOR_EVER, *map(str, paths)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        ids = [process.stdout.readline().split() for _ in range(acknowledged)]
        process.send_signal(signal.SIGKILL)
        ids += [line.split() for line in process.stdout if line.endswith("\n")]
    return [one for batch in ids for one in batch]


def test_nothing_acknowledged_is_lost(paths):
    acknowledged = [one for kill in range(KILLS) for one in killed_writer(paths, 3 + 7 * kill)]
    with (
        closing(Keys.open(paths[1])) as keys,
        closing(SqliteJournal.open(paths[0], keys)) as journal,
    ):
        stored = [event.message_id for event in journal.events()]
        assert len(acknowledged) >= 8 * KILLS * 3
        assert set(acknowledged) <= set(stored)
        assert stored == [f"m{number}" for number in range(1, len(stored) + 1)]
        assert journal.find("cohort:c1", acknowledged[-1], b"").repeated
    assert check_journal(*paths).faults == ()
