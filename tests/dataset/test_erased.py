"""Whose key was destroyed has no words left to leave, whatever the tier."""

from __future__ import annotations

from lidera_nb.activities import registry
from lidera_nb.activities.course import load_course
from lidera_nb.cli.options import journal_of, settings
from lidera_nb.dataset.export import Order, export
from lidera_nb.dataset.read import read_package
from lidera_nb.dataset.release import Release
from lidera_nb.dataset.source import Source
from lidera_nb.demo.store import BEGAN, Plan, write_store

FULL = Release("full", "Prueba", "Nadie")


def texts(source, place, name):
    export(source, Order("sintetica-001", place / name, place / "keys", BEGAN, FULL))
    return read_package(place / name).tables


def test_destroyed_words_are_in_no_full_release(tmp_path):
    found = settings(var=tmp_path / "var")
    course = load_course(found.course, found.shelf)
    with journal_of(found, create=True) as (journal, keys):
        write_store(journal, course, Plan(people=3, waves=0))
        source = Source(journal, course, registry.read(journal))
        before = texts(source, tmp_path, "before")
        keys.destroy("s001-01")
        after = texts(source, tmp_path, "after")
    lost = set(before["texts"]["study_id"]) - set(after["texts"]["study_id"])
    assert len(lost) == 1
    assert lost < set(after["moments"]["study_id"])
    rest = before["texts"][~before["texts"]["study_id"].isin(lost)].reset_index(drop=True)
    assert after["texts"].equals(rest)
