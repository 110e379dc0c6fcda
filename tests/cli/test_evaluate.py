"""Reporting from the command line, mostly without a report being made."""

import shutil
from pathlib import Path

import pytest

from lidera_nb.activities import enrolment, registry
from lidera_nb.cli import evaluate
from lidera_nb.cli.export import write_package
from lidera_nb.cli.options import journal_of, settings
from lidera_nb.cli.people import append
from lidera_nb.errors import PackageError, ReportError


@pytest.fixture
def house(tmp_path):
    """The settings of a server with one empty cohort."""
    found = settings(var=tmp_path / "var")
    with journal_of(found, create=True) as (journal, _):
        append(journal, "cohort:sur", enrolment.create_cohort(registry.read(journal), "sur", "Sur"))
    return found


def report(cohort, out, **more):
    evaluate.report(out, cohort, **{"package": None, "notebook": None, **more})


def test_a_package_of_another_cohort_is_refused_with_its_name(house, tmp_path):
    write_package(house, "sur", tmp_path / "p")
    with pytest.raises(PackageError, match="of the cohort 'sur', not of 'norte'; name that cohort"):
        report("norte", tmp_path / "out", package=tmp_path / "p")
    assert not (tmp_path / "out").exists()


def test_a_package_that_is_there_needs_no_journal(house, tmp_path, process):
    write_package(house, "sur", tmp_path / "p")
    shutil.rmtree(house.var)
    ran = process("report", "sur", "--package", tmp_path / "p", "--out", tmp_path / "out",
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
    with journal_of(house) as (journal, _):
        assert not [e for e in journal.events() if e.kind == "package.exported"]
