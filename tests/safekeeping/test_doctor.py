"""What lies beside the journal, and the machine around it."""

from collections import namedtuple
from datetime import timedelta

import pytest

from lidera_nb.errors import BackupError
from lidera_nb.safekeeping.doctor.diagnosis import Round, diagnose
from tests.keptfolder import AT, CARD, decide, erase, opened

PHRASE = "cinco palabras tiradas con dados"


@pytest.fixture
def found(settings, tmp_path):
    """The findings of a round, as (about, text), a day after everything happened."""
    settings.keys.parent.chmod(0o700)

    def run(days=1, **others):
        told = diagnose(Round(settings, AT + timedelta(days=days), **others), lambda _: None)
        return [(one.about, one.text) for one in told.findings if one.fault]

    return run


def test_nothing_is_found_where_nothing_is_wrong(found):
    assert found() == []


def test_a_folder_that_is_not_there_is_refused(found, tmp_path):
    with pytest.raises(BackupError, match=r"there is no folder .*nowhere: check the path"):
        found(backups=tmp_path / "nowhere")


def test_a_version_that_plays_are_pinned_to_is_missed(found, settings):
    [kept] = settings.shelf.glob("*/*.json")
    content = kept.read_text()
    course = settings.course / "scenarios" / "el-recado" / "es.yaml"
    course.write_text(course.read_text().replace("recado", "encargo"))
    assert found() == []
    for harm in (content[:-9], content.replace("a", "b", 1)):
        kept.write_text(harm)
        [(about, text)] = found()
        assert about == "shelf"
        assert text.startswith(f"{kept} is missing or damaged, and 3 plays are pinned to it")


def test_a_missing_or_changed_file_of_a_card_is_named(found, settings):
    [file] = (settings.cardfiles / CARD).iterdir()
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert found() == [("cards", f"{file} is not what its name says: bring it back from a backup")]
    file.unlink()
    [(about, text)] = found()
    assert (about, text.startswith(f"{file} is missing, which card {CARD} names")) == (
        "cards",
        True,
    )
    erase(settings, "p-beto")
    assert found() == []


def test_a_damaged_gradebook_is_named(found, settings):
    book = settings.assignments / "gradebook.db"
    book.write_bytes(book.read_bytes()[:5000])
    [(about, text)] = found()
    assert about == "assignments"
    assert "gradebook.db is damaged" in text


def test_missing_keys_are_one_finding(found, settings):
    settings.keys.unlink()
    assert [about for about, _ in found()] == ["keys"]


def test_damaged_keys_are_named(found, settings):
    settings.keys.write_bytes(settings.keys.read_bytes()[:9000])
    assert {about for about, _ in found()} == {"keys"}


def test_keys_that_others_may_read_are_named(found, settings):
    settings.keys.chmod(0o644)
    said = f"{settings.keys} can be reached by other users of this machine: run chmod 600 "
    assert found() == [("machine", said + str(settings.keys))]


def test_a_full_disk_is_named(found, monkeypatch):
    usage = namedtuple("Usage", "total used free")(100, 99, 1 << 20)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    [(about, text)] = found()
    assert (about, text[:10]) == ("machine", "1 MiB are ")


def test_a_clock_that_was_set_back_is_named(found):
    [(about, text)] = found(days=-1)
    assert about == "machine"
    assert "and this machine's clock says 2026-04-06T07:52Z" in text


def test_a_sealed_backup_is_verified_with_its_passphrase(found, save, tmp_path):
    save(passphrase=PHRASE)
    assert found(backups=tmp_path / "lasting", passphrase=PHRASE) == []
    [(about, text), (_, none)] = found(backups=tmp_path / "lasting")
    assert (about, "it is sealed: give its passphrase" in text) == ("backups", True)
    assert none.startswith("there is no good backup of this server in")


def test_backups_of_another_server_count_for_nothing(found, save, settings, tmp_path):
    save()
    settings.keys.unlink()
    elsewhere = settings.__class__(course=settings.course, var=tmp_path / "other")
    with opened(elsewhere) as (other, _):
        decide(other, "p-x", "otra red")
        settings.keys.write_bytes(elsewhere.keys.read_bytes())
    settings.keys.chmod(0o600)
    said = [text for about, text in found(backups=tmp_path / "lasting") if about == "backups"]
    assert [text[:44] for text in said] == ["there is no good backup of this server in /t"]
