"""Damage on purpose: the doctor finds each, or what can be read is proven to be the same."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lidera_nb.clock import utc_now
from lidera_nb.events.chain import Row, linked
from lidera_nb.events.checkpoints import take_checkpoint
from lidera_nb.safekeeping.backup import Order, backup
from lidera_nb.safekeeping.doctor.diagnosis import Round, diagnose
from lidera_nb.safekeeping.doctor.finding import Diagnosis
from lidera_nb.safekeeping.doctor.heard import Heard
from lidera_nb.safekeeping.doctor.journal import look, open_keys_or_say
from lidera_nb.settings import Settings
from tests.keptfolder import decide, erase, kept_folder, opened

SEED = 2026


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A folder at rest whose journal has some fifty pages."""
    found = kept_folder(tmp_path)
    with opened(found) as (journal, _):
        for person in ("p-ana", "p-beto", "p-caro"):
            decide(journal, person, "una razón larga " * 30, 40)
        take_checkpoint(journal)
    return found


@pytest.fixture
def save(settings, tmp_path):
    """Back the folder up; `minutes` later than now."""

    def run(minutes: int = 0):
        now = utc_now() + timedelta(minutes=minutes)
        order = Order(settings, tmp_path / "lasting", now, tmp_path / "brief", keep_keys=9)
        return backup(order, lambda *_: None)

    return run


@pytest.fixture
def examine(settings, tmp_path):
    """The doctor's whole round, with or without the backups."""

    def run(with_backups: bool = True) -> Diagnosis:
        places = (tmp_path / "lasting", tmp_path / "brief") if with_backups else (None, None)
        return diagnose(Round(settings, utc_now(), *places), lambda _: None)

    return run


def faults(settings: Settings) -> list[str]:
    """What the doctor says of the journal alone."""
    keys, found = open_keys_or_say(settings)
    assert (keys is not None, found) == (True, [])
    with closing(keys):
        return [one.text for one in look(settings, keys, Heard())[1]]


def readable(path: Path) -> list[list[tuple]]:
    """Everything that can be read from a journal, by plain SQLite, index and table alike."""
    with closing(sqlite3.connect(path)) as raw:
        return [
            raw.execute(query).fetchall()
            for query in (
                "SELECT * FROM events ORDER BY seq",
                "SELECT * FROM events ORDER BY stream, n",
                "SELECT * FROM events ORDER BY stream, message_id, i",
                "SELECT * FROM checkpoints ORDER BY id",
                "SELECT * FROM migrations ORDER BY name",
                "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name",
            )
        ]


def test_every_flipped_bit_is_found_or_harmless(settings, count, figures):
    path, rng, seen = settings.journal, random.Random(SEED), Counter()
    content, before = path.read_bytes(), readable(path)
    path.write_bytes(content)
    for _ in range(count(60, 1500)):
        at = rng.randrange(len(content))
        flipped = bytearray(content)
        flipped[at] ^= 1 << rng.randrange(8)
        path.write_bytes(flipped)
        if faults(settings):
            seen["found"] += 1
        else:
            assert readable(path) == before, f"byte {at} was flipped unseen"
            seen["harmless"] += 1
    figures["one bit of the journal flipped"] = dict(seen)
    assert seen["found"] > 0


def test_every_truncation_is_found(settings, count, figures):
    path, rng = settings.journal, random.Random(SEED)
    content = path.read_bytes()
    cuts = [rng.randrange(len(content)) for _ in range(count(15, 500))]
    for length in (0, 1, 4096, len(content) - 1, len(content) - 4096, *cuts):
        path.write_bytes(content[:length])
        assert faults(settings), f"cut to {length} bytes unseen"
    figures["journal cut off at any byte"] = {"found": len(cuts) + 5, "unseen": 0}


def without_wal(settings: Settings, *removed: str) -> None:
    """Two decisions, a power cut, and somebody who tidies up beside the journal."""
    with opened(settings) as (journal, _):
        journal._writer.execute("PRAGMA wal_autocheckpoint = 0")
        decide(journal, "p-ana", "en el WAL", 2)
        beside = [Path(f"{settings.journal}{end}") for end in ("", "-wal", "-shm")]
        copies = {path: path.read_bytes() for path in beside}
    for path, content in copies.items():
        path.write_bytes(content)
    for end in removed:
        Path(f"{settings.journal}{end}").unlink()


def test_a_wal_that_is_there_is_read(settings, save, examine):
    save()
    without_wal(settings)
    assert examine().faults == ()


def test_a_wal_removed_alone_is_seen(settings):
    without_wal(settings, "-wal")
    [fault] = faults(settings)
    assert "journal.db-wal is missing although journal.db-shm is there" in fault


def test_a_wal_removed_without_a_trace_is_seen_by_the_backup(settings, save, examine):
    with opened(settings) as (journal, _):
        journal._writer.execute("PRAGMA wal_autocheckpoint = 0")
        folded = settings.journal.read_bytes()
        decide(journal, "p-ana", "en el WAL", 2)
        made = save()
    settings.journal.write_bytes(folded)
    told = examine()
    [fault] = told.faults
    assert f"but {made.lasting} holds events up to {made.told.seq}" in fault.text
    assert told.last_good.place == made.lasting


def test_an_older_copy_of_the_journal_is_seen_by_the_mirror(settings, examine):
    older = settings.journal.read_bytes()
    with opened(settings) as (journal, _):
        decide(journal, "p-ana", "más tarde", 2)
        take_checkpoint(journal)
    settings.journal.write_bytes(older)
    said = [one.text for one in examine(with_backups=False).faults]
    assert any("the journal was replaced or lost its tail" in text for text in said)


def by_hand(settings: Settings, *statements: str) -> None:
    """Change rows as who owns the file can, and put the triggers back so that nothing shows."""
    with closing(sqlite3.connect(settings.journal)) as raw, raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = triggers.fetchall()
        for name, _ in kept:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
        for _, sql in kept:
            raw.execute(sql)


def test_a_row_edited_by_a_privileged_hand_is_named(settings, examine):
    by_hand(settings, "UPDATE events SET at = '2020' WHERE stream = 'person:p-beto' AND n = 3")
    told = examine(with_backups=False)
    assert dict(told.broken) == {"person:p-beto": 3}


def test_a_stream_rewritten_with_right_hashes_is_seen_by_checkpoint_and_backup(
    settings, save, examine
):
    made = save()
    with closing(sqlite3.connect(settings.journal)) as raw:
        query = "SELECT * FROM events WHERE stream = 'person:p-caro' ORDER BY n"
        rows = [Row(*row) for row in raw.execute(query)]
    last, statements = rows[2], []
    for row in rows[3:]:
        forged = linked(row._replace(prev_hash=last.hash, actor="p-otra"))
        statements.append(
            f"UPDATE events SET actor = 'p-otra', prev_hash = X'{forged.prev_hash.hex()}', "
            f"hash = X'{forged.hash.hex()}' WHERE seq = {row.seq}"
        )
        last = forged
    by_hand(settings, *statements)
    said = " ".join(one.text for one in examine().faults)
    assert "were removed or rewritten after it was signed" in said
    assert f"does not hold the events that {made.lasting} holds" in said


def test_a_tail_cut_off_by_hand_is_seen(settings, save, examine):
    made = save()
    by_hand(settings, f"DELETE FROM events WHERE seq > {made.told.seq - 2}")
    said = " ".join(one.text for one in examine().faults)
    assert "it lost its tail" in said


def test_dropped_triggers_are_seen(settings):
    with closing(sqlite3.connect(settings.journal)) as raw, raw:
        raw.execute("DROP TRIGGER events_refuse_update")
    [fault] = faults(settings)
    assert "was altered by hand: events_refuse_update missing, added or changed" in fault


def test_an_older_key_file_is_seen(settings, examine):
    older = settings.keys.read_bytes()
    with opened(settings) as (journal, _):
        decide(journal, "p-nueva", "recién llegada")
        for _ in range(2):
            decide(journal, "p-ana", "más tarde")
            take_checkpoint(journal)
    erase(settings, "p-caro")
    settings.keys.write_bytes(older)
    said = " ".join(one.text for one in examine(with_backups=False).faults)
    assert "lacks 1 keys, under which 1 events are sealed" in said
    assert "still holds the keys of p-caro (1 in all), who asked for erasure" in said
    assert "mirrors a checkpoint 2 before the journal's last" in said


def test_a_newer_key_file_tells_that_the_journal_is_older(settings, save, examine):
    made = save()
    with opened(settings) as (journal, _):
        decide(journal, "p-nueva", "recién llegada")
        take_checkpoint(journal)
    shutil.copy(made.lasting / "journal.db", settings.journal)
    said = " ".join(one.text for one in examine(with_backups=False).faults)
    assert "it lost its tail" in said


def test_the_newest_good_backup_is_found_behind_bad_ones(settings, save, examine):
    good, bad = save(), save(1)
    journal = bad.lasting / "journal.db"
    content = bytearray(journal.read_bytes())
    content[len(content) // 2] ^= 1
    journal.write_bytes(content)
    told = examine()
    assert told.last_good.place == good.lasting
    assert told.last_good_keys == bad.brief
    [fault] = told.faults
    assert fault.about == "backups"
    assert str(bad.lasting) in fault.text


def test_a_whole_folder_has_no_findings_and_is_not_touched(settings, save, examine, tmp_path):
    save()
    for path in (settings.keys.parent, settings.keys):
        path.chmod(0o700 if path.is_dir() else 0o600)
    with opened(settings):
        pass  # folds in what the backup's reader left
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert examine().faults == ()
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before
    assert replace(settings) == settings
