"""What comes back is what was there; what is not whole, or in the way, is refused in a sentence."""

import json
import shutil
from contextlib import closing

import pytest

from lidera_nb.errors import BackupDamaged, BackupError
from lidera_nb.events import kinds
from lidera_nb.events.check import check_journal
from lidera_nb.events.checkpoints import take_checkpoint
from lidera_nb.events.journal import NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.safekeeping import manifest
from lidera_nb.serve.cardfiles import CardFiles
from tests.keptfolder import CARD, append, decide, erase, opened, told

PHRASE = "cinco palabras tiradas con dados"


@pytest.mark.parametrize("passphrase", ["", PHRASE])
def test_everything_comes_back(save, bring, settings, passphrase):
    save(passphrase=passphrase)
    again, done = bring(passphrase=passphrase)
    assert told(again) == told(settings)
    assert check_journal(again.journal, again.keys).faults == ()
    with opened(again) as (_, keys):
        [file] = (again.cardfiles / CARD).iterdir()
        assert CardFiles(again.cardfiles, keys).get(CARD, file.name) == b"una foto"
    for folder in (settings.shelf, settings.assignments):
        for path in folder.rglob("*.*"):
            there = again.var / path.relative_to(settings.var)
            assert there.read_bytes() == path.read_bytes() or path.suffix == ".db"
    assert (done.lost, done.newer, done.erased, done.same_course) == (None, (), 0, True)


def test_a_sealed_backup_tells_neither_names_nor_words(save):
    made = save(passphrase=PHRASE)
    for place in (made.lasting, made.brief):
        for path in place.iterdir():
            content = path.read_bytes()
            assert path.name == "manifest.json" or b"p-ana" not in content
            assert b"SQLite" not in content
            assert path.name.endswith((".sealed", ".json"))


def test_what_was_newer_is_told(save, bring, settings):
    old = save()
    with opened(settings) as (journal, _):
        decide(journal, "p-ana", "después")
        newest = take_checkpoint(journal)
    new = save()
    again, done = bring(old.lasting)
    assert done.newer == (new.lasting,)
    assert done.lost == newest
    assert told(again) == told(settings)[:-1]
    with opened(again) as (journal, _):
        decide(journal, "p-ana", "la vida sigue")


def test_a_journal_erases_again_whom_old_keys_would_revive(save, bring, settings, tmp_path):
    old = save(keep_keys=9)
    shutil.copytree(old.brief, tmp_path / "hidden" / old.brief.name)
    erase(settings, "p-ana")
    save()
    again, done = bring(keys_from=tmp_path / "hidden")
    assert done.erased == 1
    with opened(again) as (journal, keys):
        assert not keys.alive("p-ana")
        assert all(event.erased for event in journal.read("person:p-ana")[1:4])
    assert not (again.assignments / "submitted" / "p-ana").exists()


@pytest.mark.parametrize("teller", ["lasting", "brief"])
def test_a_newer_backup_tells_whom_an_old_one_must_not_revive(save, bring, settings, teller):
    old = save(keep_keys=9)
    erased = shutil.copytree(old.brief, old.brief.parent.parent / "kept")
    erase(settings, "p-ana")
    new = save()
    shutil.move(erased, old.brief)
    shutil.rmtree(new.brief if teller == "lasting" else new.lasting)
    again, done = bring(old.lasting, keys_from=old.brief)
    assert done.erased == 1
    with opened(again) as (_, keys):
        assert not keys.alive("p-ana")
        assert keys.alive("p-beto")


def test_the_case_of_somebody_erased_that_nobody_began_is_erased_again(
    save, bring, settings, tmp_path
):
    with opened(settings) as (journal, _):
        context = kinds.Context(
            module="own-2", step="case", definition="own-2", version=1, hash="0" * 64, lang="es"
        )
        desk = context.model_copy(update={"module": "cases"})
        for case in ("own-1", "own-2"):
            published = kinds.OwnCasePublished(
                ctx=desk, case=case, person="p-ana", cohort="valle", content={"id": case}
            )
            append(journal, "person:p-guia", NewEvent(published, case))
        begun = kinds.CaseStarted(ctx=context, seed=1)
        append(journal, "person:p-beto", NewEvent(begun, "p-beto"))
    old = save(keep_keys=9)
    shutil.copytree(old.brief, tmp_path / "hidden" / old.brief.name)
    erase(settings, "p-ana")
    made = save()
    shutil.rmtree(made.brief)
    again, _ = bring(keys_from=tmp_path / "hidden")
    with opened(again) as (_, keys):
        assert (keys.alive("own-1"), keys.alive("own-2")) == (False, True)


def test_a_servers_own_keys_folder_serves_as_well(save, bring, settings):
    save()
    erase(settings, "p-ana")
    again, done = bring(keys_from=settings.keys.parent)
    assert done.keys == settings.keys
    with opened(again) as (_, keys):
        assert not keys.alive("p-ana")


def test_keys_older_than_the_journal_are_refused(save, bring, settings, tmp_path):
    old = save()
    with opened(settings) as (journal, _):
        decide(journal, "p-nueva", "recién llegada", 2)
    new = save()
    with pytest.raises(BackupError, match=r"older than this journal: they lack 1 keys, under whi"):
        bring(new.lasting, keys_from=old.brief)
    assert not (tmp_path / "again").exists()


def test_without_keys_the_journal_comes_back_and_that_is_said(save, bring):
    save()
    again, done = bring(keys_from=None)
    assert done.keys is None
    assert not again.keys.exists()
    assert again.journal.exists()


def test_nothing_is_overwritten(save, bring, settings, tmp_path):
    save()
    (tmp_path / "again").mkdir()
    bring()
    before = told(settings)
    with pytest.raises(BackupError, match="is not empty, and nothing is ever overwritten"):
        bring()
    with pytest.raises(BackupError, match="is not empty"):
        bring(into="var")
    assert told(settings) == before


def test_a_wrong_passphrase_and_none_are_told_apart(save, bring):
    save(passphrase=PHRASE)
    with pytest.raises(BackupError, match="the passphrase does not open it"):
        bring(passphrase="otra frase cualquiera")
    with pytest.raises(BackupError, match="it is sealed: give its passphrase"):
        bring()


def cut(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("passphrase", ["", PHRASE])
@pytest.mark.parametrize("harm", [cut, flip, lambda path: path.unlink()])
def test_no_file_of_a_backup_can_be_harmed_unseen(save, bring, tmp_path, harm, passphrase):
    made = save(passphrase=passphrase)
    for place in (made.lasting, made.brief):
        for path in [p for p in place.rglob("*") if p.is_file()]:
            whole = path.read_bytes()
            harm(path)
            with pytest.raises(BackupError) as refused:
                bring(made.lasting, keys_from=made.brief, passphrase=passphrase)
            assert str(place) in str(refused.value)
            assert not (tmp_path / "again").exists()
            path.write_bytes(whole)
    bring(made.lasting, keys_from=made.brief, passphrase=passphrase)


def test_what_was_put_into_a_backup_is_seen(save, bring):
    made = save()
    (made.lasting / "shelf" / "x.json").write_text("{}")
    with pytest.raises(BackupDamaged, match=r"it holds shelf/x\.json, which was not backed up"):
        bring()


def test_an_edited_manifest_is_seen(save, bring):
    made = save()
    facts = json.loads((made.lasting / manifest.FILE).read_text())
    facts["journal"]["seq"] = 3
    (made.lasting / manifest.FILE).write_text(json.dumps(facts))
    with pytest.raises(BackupDamaged, match="was changed after it was signed"):
        bring()


def test_a_backup_of_a_newer_lidera_is_refused(save, bring, monkeypatch):
    monkeypatch.setattr("lidera_nb.__version__", "0.2.0")
    save()
    monkeypatch.setattr("lidera_nb.__version__", "0.1.0")
    with pytest.raises(BackupError, match=r"made by LIDERA 0\.2\.0, and this is 0\.1\.0: upgrade"):
        bring()


def test_keys_of_another_server_are_refused(save, bring, tmp_path):
    save()
    with closing(Keys.open(tmp_path / "other" / "keys.db")):
        pass
    with pytest.raises(BackupError, match="are those of another server"):
        bring(keys_from=tmp_path / "other")


def test_parts_are_not_taken_for_each_other(save, bring):
    made = save()
    with pytest.raises(BackupError, match="it is the brief part of a backup, not the lasting one"):
        bring(made.brief)
    with pytest.raises(BackupError, match="there is no backup in"):
        bring(made.brief.parent)
