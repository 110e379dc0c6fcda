"""A journal moves to the other store and back, beside a running server, and nothing is lost."""

from contextlib import closing

import pytest

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events import queries
from lidera_nb.events.checkpoints import take_checkpoint
from lidera_nb.events.keys import SIGNING
from lidera_nb.events.moving.ends import databases as in_database
from lidera_nb.events.moving.ends import files
from lidera_nb.events.moving.move import move
from tests.postgresserver import needs_postgres
from tests.stores import in_files

pytestmark = needs_postgres


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 4)


@pytest.fixture
def moved(place, databases):
    """Copies from the files into the databases."""

    def run(source=place, tell=lambda _: None):
        with (
            closing(files(source.settings, read_only=True)) as one,
            closing(in_database(databases.settings, read_only=False)) as other,
        ):
            return move(one, other, tell)

    return run


def whole(place):
    journal, keys = place.open()
    with closing(keys), closing(journal):
        return list(journal.events()), keys.mirror(), keys.secret(SIGNING)


def test_the_copy_tells_the_same_story_and_is_written_on(place, databases, filled, keys, moved):
    keys.destroy("p2")
    told = moved()
    assert (told.events, told.streams, told.checkpoints, told.keys, told.now) == (6, 2, 2, 2, 6)
    assert databases.check() == place.check()
    assert databases.check().faults == ()
    assert whole(databases)[:2] == whole(place)[:2]


def test_what_comes_in_meanwhile_is_caught_up_with(place, databases, filled, entry, keys, moved):
    def work_on(done):
        if done == 4:
            filled.append([entry("late", "nuevo", person="p9")])
            take_checkpoint(filled)

    assert moved(tell=work_on).now == 7
    keys.destroy("p1")
    filled.append([entry("later", person="p9")])
    again = moved()
    assert (again.events, again.now) == (8, 1)
    assert moved().now == 0
    assert whole(databases)[:2] == whole(place)[:2]
    assert databases.check().faults == ()


def test_an_interrupted_copy_is_gone_on_with(place, databases, filled, moved):
    def interrupt(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        moved(tell=interrupt)
    told = moved()
    assert (told.events, told.now) == (6, 2)
    assert databases.check().faults == ()


def test_a_target_with_another_journal_is_refused(place, databases, filled, entry, moved):
    journal, keys = databases.open()
    with closing(keys), closing(journal):
        journal.append([entry("other", person="p7")])
    with pytest.raises(JournalError, match=r"is not empty and no copy of this journal \(it holds"):
        moved()
    assert databases.check().events == 1


def test_a_copy_that_was_written_on_is_not_overwritten(place, databases, filled, entry, moved):
    moved()
    journal, keys = databases.open()
    with closing(keys), closing(journal):
        journal.append([entry("new", person="p1")])
    with pytest.raises(JournalError, match="goes on after event 6, where the source ends"):
        moved()
    filled.append([entry("fork", person="p1")])
    with pytest.raises(JournalError, match="it differs after event 4"):
        moved()


def test_a_source_that_was_changed_is_not_copied_further(place, databases, filled, moved):
    place.meddle("UPDATE events SET actor = 'p9' WHERE seq = 6")
    with pytest.raises(JournalDamaged, match=r"seq 6\) was changed after it was written"):
        moved()
    with closing(in_database(databases.settings, read_only=True)) as end:
        assert [row.seq for row in end.journal.rows(0)] == [1, 2, 3, 4]


def test_a_checkpoint_that_was_forged_is_named(place, filled, moved):
    place.meddle("UPDATE checkpoints SET streams = 1 WHERE id = 1")
    with pytest.raises(JournalDamaged, match=r"checkpoint 1 of .* is not signed by the key in"):
        moved()


def test_it_moves_back_into_files(place, databases, filled, moved, tmp_path):
    moved()
    (tmp_path / "back").mkdir()
    back = in_files(tmp_path / "back")
    with (
        closing(in_database(databases.settings, read_only=True)) as one,
        closing(files(back.settings, read_only=False)) as other,
    ):
        assert move(one, other).now == 6
    assert whole(back) == whole(databases)
    assert back.check().faults == ()
