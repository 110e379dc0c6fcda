"""`lidera backup`, `restore` and `doctor` as a person runs them."""

import json
import shutil
from pathlib import Path

import pytest

from tests.keptfolder import PEOPLE, edited, kept_folder

PHRASE = "cinco palabras tiradas con dados\n"


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr("lidera_nb.safekeeping.sealing.begin.__defaults__", (4,))
    settings = kept_folder(tmp_path)
    settings.keys.parent.chmod(0o700)
    return tmp_path


def at(place: Path) -> tuple:
    return "--var", place / "var", "--course", place / "course"


def saved(lidera, place, *more):
    return lidera("backup", "--to", place / "b", "--keys-to", place / "k", *at(place), *more)


def test_a_backup_tells_what_it_holds_and_a_pipe_gets_a_line_for_each_step(lidera, place):
    ran = saved(lidera, place)
    assert ran.code == 0
    assert (
        "15 events of 4 streams, up to seq 15 (2026-04-07T07:52:00.000000Z), verified." in ran.out
    )
    assert "The keys are in " in ran.out
    assert [line for line in ran.told.splitlines() if line.endswith("…")] == [
        "Copying the journal…",
        "Verifying the journal…",
        "Copying files (brief part)…",
        "Reading it back (brief part)…",
        "Copying files (lasting part)…",
        "Reading it back (lasting part)…",
    ]


def test_a_backup_without_keys_says_why_that_matters(lidera, place):
    ran = lidera("backup", "--to", place / "b", "--json", *at(place))
    assert (ran.code, ran.json["keys"], ran.json["journal"]["seq"]) == (0, None, 15)
    assert "The keys were not backed up: without them nobody can enter" in ran.err
    assert "old keys would undo erasures" in ran.err


def test_a_damaged_journal_ends_with_1_and_a_missing_one_with_2(lidera, place):
    journal = place / "var" / "journal.db"
    edited(journal)
    ran = saved(lidera, place)
    assert (ran.code, "so nothing was backed up: event 2 of person:p-ana" in ran.err) == (1, True)
    journal.unlink()
    ran = saved(lidera, place)
    assert (ran.code, "name the server's folder with --var" in ran.err) == (2, True)


def test_a_sealed_backup_comes_back_with_its_passphrase(lidera, place):
    phrase = place / "phrase"
    phrase.write_text(PHRASE)
    assert saved(lidera, place, "--passphrase-file", phrase).code == 0
    words = ("restore", place / "b", "--keys-from", place / "k", "--course", place / "course",
             "--var", place / "again")  # fmt: skip
    refused = lidera(*words)
    assert (refused.code, "it is sealed: give its passphrase" in refused.err) == (2, True)
    ran = lidera(*words, "--passphrase-file", phrase)
    assert (ran.code, "15 events of 4 streams." in ran.out) == (0, True)
    assert "What happened after seq 15 (2026-04-07T07:52:00.000000Z) is not in this" in ran.out
    checked = lidera("check", "--journal", "--var", place / "again")
    assert checked.out == "15 events, 4 streams, 2 checkpoints; no faults found.\n"


@pytest.mark.parametrize("phrase", ["", "corta", None])
def test_a_passphrase_that_protects_nothing_is_refused(lidera, place, phrase):
    if phrase is not None:
        (place / "phrase").write_text(phrase)
    ran = saved(lidera, place, "--passphrase-file", place / "phrase")
    assert ran.code == 2
    assert "cannot be read as a passphrase" in ran.err or "give at least 12" in ran.err


def test_the_passphrase_of_the_environment_seals_as_well(lidera, place, monkeypatch):
    monkeypatch.setenv("LIDERA_BACKUP_PASSPHRASE", PHRASE.strip())
    assert saved(lidera, place).code == 0
    assert list((place / "b").glob("*/SHA256SUMS.sealed"))


def test_the_doctor_names_streams_the_good_backup_and_the_way_out(lidera, place):
    saved(lidera, place)
    edited(place / "var" / "journal.db")
    ran = lidera("doctor", "--backups", place / "b", "--keys-backups", place / "k", *at(place))
    [good] = (place / "b").iterdir()
    assert ran.code == 1
    assert f"damaged: person:{PEOPLE[0]} from event 2 on" in ran.out
    assert f"The newest good backup is {good}, up to seq 15" in ran.out
    aside = f"{place}/var-damaged"
    step = f"3. lidera restore {good} --var {place}/var --keys-from {aside}/keys"
    assert step in ran.out.splitlines()
    shutil.move(place / "var", aside)
    assert lidera(*step.split()[2:], "--course", place / "course").code == 0
    assert lidera("doctor", *at(place)).code == 0


def test_the_doctor_speaks_to_a_machine_and_says_where_it_could_not_look(lidera, place):
    ran = lidera("doctor", "--json", *at(place))
    assert (ran.code, ran.json["findings"], ran.json["seq"]) == (0, [], 15)
    assert lidera("doctor", "--var", place / "nowhere").code == 2


def test_a_program_of_its_own_does_the_same(process, place):
    ran = process("backup", "--to", place / "b", "--keys-to", place / "k", *at(place), "--json")
    assert ran.code == 0
    made = json.loads(ran.out)
    assert [str(path) for path in (place / "b").iterdir()] == [made["backup"]]
