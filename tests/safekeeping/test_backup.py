"""What a backup holds, where its two parts lie, and which older ones go."""

import hashlib
import json
import os
import stat
from contextlib import contextmanager

import pytest

from lidera_nb.errors import BackupError, JournalDamaged
from lidera_nb.safekeeping import manifest
from lidera_nb.safekeeping.backup import Order, backup
from lidera_nb.safekeeping.places import alone
from lidera_nb.safekeeping.snapshot import SqliteSource
from tests.keptfolder import AT, SECRET, decide, edited, erase, opened


@contextmanager
def only_ours():
    """As every command of LIDERA runs."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def names(folder):
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_the_lasting_part_holds_nothing_that_can_be_read_without_a_key(save):
    made = save()
    assert {name.split("/")[0] for name in names(made.lasting)} == {
        "manifest.json", "SHA256SUMS", "journal.db", "shelf", "card-files",
    }  # fmt: skip
    for path in made.lasting.rglob("*.*"):
        assert SECRET.encode() not in path.read_bytes()


def test_the_brief_part_holds_keys_crosswalks_hand_ins_and_the_gradebook(save):
    found = names(save().brief)
    assert {"keys/keys.db", "keys/crosswalk-valle.json", "assignments/gradebook.db"} < found
    assert "assignments/submitted/p-ana/tarea/tarea.ipynb" in found


def test_the_list_is_one_that_sha256sum_reads(save):
    lasting = save().lasting
    for line in (lasting / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((lasting / name).read_bytes()).hexdigest() == digest


def test_the_manifest_tells_where_the_journal_stood(save, settings):
    told = json.loads((save().lasting / "manifest.json").read_text())
    with opened(settings) as (journal, _):
        assert told["journal"]["seq"] == journal.last() == told["journal"]["events"]
    assert told["journal"]["checkpoint"] == 2
    assert told["made_at"] == "2026-04-07T07:52:00.000000Z"


def test_nobody_else_may_read_a_backup(save):
    with only_ours():
        made = save()
    for path in (made.lasting, made.brief, *made.lasting.rglob("*"), *made.brief.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_nothing_is_left_beside_a_backup_nor_in_the_servers_folder(save, settings, tmp_path):
    before = names(settings.var)
    save()
    # A reader of a journal that nobody has open leaves what the next to open it takes away.
    assert names(settings.var) - {"journal.db-wal", "journal.db-shm"} == before
    assert len(list((tmp_path / "lasting").iterdir())) == 1


def test_without_another_place_no_key_is_backed_up(save, settings):
    made = save(keys_to=None)
    assert made.brief is None
    assert not [name for name in names(made.lasting) if "keys" in name]


@pytest.mark.parametrize(
    ("to", "keys_to", "said"),
    [
        ("var/b", "k", "--to .* lies within the server's folder"),
        ("b", "var/k", "--keys-to .* lies within the server's folder"),
        ("b", "b/k", "keep the keys in another place"),
        ("b", "b", "keep the keys in another place"),
    ],
)
def test_a_place_that_would_defeat_the_purpose_is_refused(save, tmp_path, to, keys_to, said):
    with pytest.raises(BackupError, match=said):
        save(to=tmp_path / to, keys_to=tmp_path / keys_to)
    assert not (tmp_path / "b").exists()


def test_a_second_backup_at_the_same_time_is_refused(save, settings):
    with alone(settings.var), pytest.raises(BackupError, match="another backup of or into"):
        save()


def test_a_folder_that_cannot_be_written_is_a_sentence(save, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(BackupError, match="file cannot be read or written"):
        save(to=tmp_path / "file")


@pytest.mark.parametrize("when", ["Verifying the journal", "Reading it back (lasting part)"])
def test_an_interrupted_backup_leaves_nothing_and_lets_nothing_go(save, settings, tmp_path, when):
    def interrupt(what, *_):
        if what == when:
            raise KeyboardInterrupt

    first = save()
    order = Order(settings, tmp_path / "lasting", AT, tmp_path / "brief", 1, 1)
    with pytest.raises(KeyboardInterrupt):
        backup(order, interrupt)
    for folder, kept in (("lasting", first.lasting), ("brief", first.brief)):
        assert list((tmp_path / folder).iterdir()) == [kept]
    assert not list(settings.var.glob(".partial-*"))


def test_what_a_killed_backup_left_goes_with_the_next(save, tmp_path):
    left = tmp_path / "lasting" / ".partial-x"
    left.mkdir(parents=True)
    save()
    assert not left.exists()


def test_a_journal_that_does_not_verify_is_not_backed_up_and_nothing_goes(save, settings, tmp_path):
    save()
    edited(settings.journal)
    with pytest.raises(JournalDamaged, match=r"nothing was backed up: event 2 of person:p-ana"):
        save(keep=1)
    assert len(list((tmp_path / "lasting").iterdir())) == 1


def test_so_many_are_kept_and_two_of_the_keys(save, tmp_path):
    made = [save(keep=3) for _ in range(5)]
    assert sorted((tmp_path / "lasting").iterdir()) == [one.lasting for one in made[2:]]
    assert sorted((tmp_path / "brief").iterdir()) == [one.brief for one in made[3:]]


def test_backups_of_another_server_stay(save, tmp_path):
    made = save()
    told = json.loads((made.lasting / "manifest.json").read_text())
    (made.lasting / "manifest.json").write_text(json.dumps({**told, "server": "00" * 32}))
    save(keep=1)
    assert made.lasting.exists()


def test_keys_that_were_destroyed_since_stay_in_no_backup(save, settings):
    first, second = save(keep_keys=9), save(keep_keys=9)
    erase(settings, "p-ana")
    third = save(keep_keys=9)
    assert third.let_go == (second.brief, first.brief)
    assert manifest.read(third.brief).destroyed == manifest.read(third.lasting).destroyed != ()
    assert save(keep_keys=9).let_go == ()


def test_events_that_others_write_meanwhile_are_in_the_next_backup(save, settings, monkeypatch):
    copying = SqliteSource.copy_to

    def copy_and_write(self, journal, keys, heard):
        def disturbed(done, every):
            with opened(settings) as (written, _):
                decide(written, "p-nueva", "durante la copia")
            heard(done, every)

        copying(self, journal, keys, disturbed)

    monkeypatch.setattr("lidera_nb.safekeeping.snapshot._PAGES", 2)
    before = save()
    monkeypatch.setattr(SqliteSource, "copy_to", copy_and_write)
    during = save()
    assert during.told.heads == before.told.heads
    monkeypatch.setattr(SqliteSource, "copy_to", copying)
    assert save().told.streams == before.told.streams + 1
