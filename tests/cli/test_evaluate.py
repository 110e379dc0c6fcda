"""Exporting and reporting from the command line, without a report being made."""

import shutil
from pathlib import Path

import pytest

from lidera_nb.activities import enrolment, registry
from lidera_nb.cli import evaluate
from lidera_nb.cli.options import journal_of, settings
from lidera_nb.cli.people import append
from lidera_nb.dataset import write
from lidera_nb.dataset.read import read_package
from lidera_nb.errors import JournalError, PackageError, ReportError


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
    done = evaluate.write_package(house, "sur", tmp_path / "out" / "p")
    assert [(one.package, one.sha256) for one in disclosed(house)] == [("p", done.sha256)]
    assert read_package(done.path).meta.hashes["datapackage.json"] == done.sha256


def test_without_a_disclosure_no_package_is_left(house, tmp_path, monkeypatch):
    def fails(*_):
        raise JournalError("the disk is full")

    monkeypatch.setattr(evaluate, "append", fails)
    with pytest.raises(JournalError, match="the disk is full"):
        evaluate.write_package(house, "sur", tmp_path / "out" / "p")
    assert list((tmp_path / "out").iterdir()) == []


def test_without_a_disclosure_the_package_of_before_stays(house, tmp_path, monkeypatch):
    before = evaluate.write_package(house, "sur", tmp_path / "out" / "p")
    monkeypatch.setattr(evaluate, "append", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        evaluate.write_package(house, "sur", tmp_path / "out" / "p")
    assert read_package(before.path).meta.hashes["datapackage.json"] == before.sha256
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["p"]


def test_the_disclosure_is_noted_before_the_package_is_in_its_place(house, tmp_path, monkeypatch):
    monkeypatch.setattr(write, "_swap", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        evaluate.write_package(house, "sur", tmp_path / "p")
    assert len(disclosed(house)) == 1
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize("error", [KeyError("uid not found"), OSError("no username")])
def test_an_account_without_a_name_is_told_by_its_number(monkeypatch, error):
    def nameless():
        raise error

    monkeypatch.setattr(evaluate.getpass, "getuser", nameless)
    monkeypatch.setattr(evaluate.os, "getuid", lambda: 1234)
    assert evaluate.exporter() == "uid-1234"


def report(cohort, out, **more):
    evaluate.report(cohort, out, **{"package": None, "notebook": None, **more})


def test_a_package_of_another_cohort_is_refused_with_its_name(house, tmp_path):
    evaluate.write_package(house, "sur", tmp_path / "p")
    with pytest.raises(PackageError, match="of the cohort 'sur', not of 'norte'; name that cohort"):
        report("norte", tmp_path / "out", package=tmp_path / "p")
    assert not (tmp_path / "out").exists()


def test_a_package_that_is_there_needs_no_journal(house, tmp_path, lidera):
    evaluate.write_package(house, "sur", tmp_path / "p")
    shutil.rmtree(house.var)
    ran = lidera("report", "sur", "--package", tmp_path / "p", "--out", tmp_path / "out",
                 "--var", tmp_path / "nowhere")  # fmt: skip
    assert ran.code == 0, ran.err
    assert (tmp_path / "out" / "sur-report.es.html").exists()
    assert not (tmp_path / "nowhere").exists()


def test_without_a_journal_the_folder_is_asked_for(tmp_path, lidera):
    ran = lidera("report", "sur", "--out", tmp_path / "out", "--var", tmp_path / "nowhere")
    assert ran.code == 2
    assert "name the server's folder with --var" in ran.err
    assert not (tmp_path / "out").exists()


def test_nothing_is_exported_for_a_report_without_its_notebook(house, tmp_path):
    with pytest.raises(ReportError, match="run from a checkout of the project"):
        report("sur", tmp_path / "out", notebook=Path("nowhere.ipynb"), var=house.var)
    assert not disclosed(house)
