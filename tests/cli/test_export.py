"""Exporting from the command line: packages, the disclosure log, many cohorts at once."""

import pytest
import typer

from lidera_nb.activities import enrolment, registry
from lidera_nb.cli import export
from lidera_nb.cli.disclosures import disclosures
from lidera_nb.cli.options import journal_of, settings
from lidera_nb.cli.people import append
from lidera_nb.dataset import write
from lidera_nb.dataset.read import read_package, read_release
from lidera_nb.dataset.release import Release
from lidera_nb.errors import AccessError, JournalError, PackageError


@pytest.fixture
def house(tmp_path):
    """The settings of a server with one empty cohort."""
    found = settings(var=tmp_path / "var")
    with journal_of(found, create=True) as (journal, _):
        append(journal, "cohort:sur", enrolment.create_cohort(registry.read(journal), "sur", "Sur"))
    return found


def disclosed(house):
    with journal_of(house) as (journal, _):
        return [e.payload for e in journal.events() if e.kind == "package.exported"]


def test_the_disclosure_names_the_package_that_was_written(house, tmp_path):
    done = export.write_package(house, "sur", tmp_path / "out" / "p")
    assert [(one.package, one.sha256) for one in disclosed(house)] == [("p", done.sha256)]
    assert read_package(done.path).meta.hashes["datapackage.json"] == done.sha256


def test_without_a_disclosure_no_package_is_left(house, tmp_path, monkeypatch):
    def fails(*_):
        raise JournalError("the disk is full")

    monkeypatch.setattr(export, "append", fails)
    with pytest.raises(JournalError, match="the disk is full"):
        export.write_package(house, "sur", tmp_path / "out" / "p")
    assert list((tmp_path / "out").iterdir()) == []


def test_without_a_disclosure_the_package_of_before_stays(house, tmp_path, monkeypatch):
    before = export.write_package(house, "sur", tmp_path / "out" / "p")
    monkeypatch.setattr(export, "append", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export.write_package(house, "sur", tmp_path / "out" / "p")
    assert read_package(before.path).meta.hashes["datapackage.json"] == before.sha256
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["p"]


def test_the_disclosure_is_noted_before_the_package_is_in_its_place(house, tmp_path, monkeypatch):
    monkeypatch.setattr(write, "_swap", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export.write_package(house, "sur", tmp_path / "p")
    assert len(disclosed(house)) == 1
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize("error", [KeyError("uid not found"), OSError("no username")])
def test_an_account_without_a_name_is_told_by_its_number(monkeypatch, error):
    def nameless():
        raise error

    monkeypatch.setattr(export.getpass, "getuser", nameless)
    monkeypatch.setattr(export.os, "getuid", lambda: 1234)
    assert export.exporter() == "uid-1234"


def test_the_log_says_which_tier_why_and_to_whom(house, tmp_path):
    asked = Release("aggregate", "Informe anual", "Fundación")
    export.write_package(house, "sur", tmp_path / "p", asked)
    (told,) = disclosed(house)
    assert (told.tier, told.purpose, told.recipient) == ("aggregate", "Informe anual", "Fundación")


def test_an_export_says_no_more_than_before_unless_it_is_told(house, tmp_path):
    export.write_package(house, "sur", tmp_path / "p")
    (told,) = disclosed(house)
    assert (told.tier, told.purpose, told.recipient) == ("coded", "", "")


def test_a_release_that_may_not_be_made_is_not_noted(house, tmp_path):
    with pytest.raises(PackageError, match="give --purpose and --recipient"):
        export.export("sur", tmp_path / "p", tier="full", var=house.var)
    assert not disclosed(house)
    assert not (tmp_path / "p").exists()


def test_every_cohort_gets_a_folder_and_a_failure_stops_no_other(house, tmp_path, capsys):
    with journal_of(house) as (journal, _):
        new = enrolment.create_cohort(registry.read(journal), "norte", "Norte")
        append(journal, "cohort:norte", new)
    (tmp_path / "out" / "norte").mkdir(parents=True)
    (tmp_path / "out" / "norte" / "thesis.txt").write_text("x")
    with pytest.raises(typer.Exit) as left:
        export.export("", tmp_path / "out", every=True, var=house.var)
    assert left.value.exit_code == 1
    told = capsys.readouterr()
    assert "Wrote 1 packages" in told.out
    assert "norte: " in told.err
    assert read_package(tmp_path / "out" / "sur").meta.cohort == "sur"


def test_one_cohort_or_all_of_them_are_asked_for(house, tmp_path):
    with pytest.raises(PackageError, match="name one cohort"):
        export.export("", tmp_path / "p", var=house.var)
    with pytest.raises(PackageError, match="leave 'sur' or --all out"):
        export.export("sur", tmp_path / "p", every=True, var=house.var)


def test_the_disclosure_log_of_a_cohort_is_listed(house, tmp_path, capsys):
    disclosures("sur", var=house.var)
    assert "Nothing of sur has left the system." in capsys.readouterr().out
    asked = Release("aggregate", "Informe anual", "Fundación")
    export.write_package(house, "sur", tmp_path / "p", asked)
    disclosures("sur", var=house.var)
    told = capsys.readouterr().out
    assert all(word in told for word in ("aggregate", "Informe anual", "Fundación"))
    assert read_release(tmp_path / "p").meta.hashes["datapackage.json"] in told
    with pytest.raises(AccessError, match="no cohort 'este'; known cohorts: sur"):
        disclosures("este", var=house.var)


def test_a_release_is_asked_for_on_the_command_line(house, tmp_path, lidera):
    ran = lidera("export", "sur", "--tier", "aggregate", "--public", "--purpose", "Informe",
                 "--out", tmp_path / "p", "--var", house.var)  # fmt: skip
    assert ran.code == 0, ran.err
    assert [(one.tier, one.purpose) for one in disclosed(house)] == [("aggregate", "Informe")]
