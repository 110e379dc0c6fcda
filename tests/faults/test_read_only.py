"""A journal that may only be read for a while: nothing is called saved, and goes in later."""

from __future__ import annotations

from tests.faults import once
from tests.faults.crowd import UNSAVED
from tests.faults.harness import Server
from tests.faults.hooks import READ_ONLY
from tests.faults.test_full_disk import tries


def by_wish(server: Server, room: bool) -> None:
    """SQLite itself refuses to write: as when the file system was mounted anew, only to be read."""
    if room:
        server.unwish()
    else:
        server.wish(READ_ONLY)


def test_an_act_upon_a_journal_that_is_read_only_is_refused_in_words_and_goes_in_later(server, run):
    refused, page, saved, sent = run(tries(server.start(), by_wish))
    assert [(one["status"], one["reason"], one["n"]) for one in refused] == [
        ("refused", UNSAVED, 0)
    ] * 2
    assert page == 200
    assert (saved["status"], saved["n"]) == ("saved", 1)
    assert once.faults([sent], server.events()) == []
    assert server.check() == ()
