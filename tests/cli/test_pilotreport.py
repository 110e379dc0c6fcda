"""The pilot report from the command line."""

import pytest

from lidera_nb.activities.course import load_course
from lidera_nb.cli.options import journal_of, settings
from lidera_nb.events.journal import Entry, NewEvent
from tests.pilotcohort import play_versions, write_versions


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A course in its second version, and a server's folder in which testers played both."""
    place = tmp_path_factory.mktemp("pilot")
    cohort = play_versions(*write_versions(place / "course"), each=2)
    found = settings(course=place / "course", var=place / "var")
    with journal_of(found, create=True) as (journal, _):
        for event in cohort.journal.events():
            new = NewEvent(event.payload, "s")
            journal.append([Entry(event.stream, f"m-{event.seq}", b"", (new,), "s", event.at)])
    for kept in (place / "course" / "shelf").rglob("*.json"):
        there = found.shelf / kept.parent.name
        there.mkdir(parents=True, exist_ok=True)
        kept.rename(there / kept.name)
    load_course(found.course, found.shelf)
    return place


def run(lidera, place, *words):
    return lidera("scenario", "pilot-report", *words, "--course", place / "course",
                  "--var", place / "var")  # fmt: skip


def test_a_pilot_report_is_written_among_the_cohorts_reports_and_disclosed(lidera, place):
    ran = run(lidera, place, "el-recado", "--cohort", "piloto", "--json")
    assert ran.code == 0, ran.err
    assert ran.json["lines"] == 3
    assert [path.rsplit("/", 2)[1:] for path in ran.json["pages"]] == [
        ["piloto", "pilot-el-recado.es.html"], ["piloto", "pilot-el-recado.en.html"],
    ]  # fmt: skip
    with journal_of(settings(var=place / "var")) as (journal, _):
        (noted,) = [e.payload for e in journal.read("cohort:piloto") if e.kind.startswith("pack")]
    assert (noted.package, noted.people) == ("pilot-el-recado", 4)


def test_a_person_reads_how_much_was_found_and_where_it_is(lidera, place, tmp_path):
    ran = run(lidera, place, "el-recado", "--cohort", "piloto", "--out", tmp_path)
    assert ran.out.startswith("4 plays in 2 versions; flagged lines: 3.")
    assert f"Wrote {tmp_path / 'pilot-el-recado.json'}" in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [(("el-recado", "--cohort", "nada"), "the cohort 'nada' does not exist"),
     (("otro", "--cohort", "piloto"), "no module plays the case 'otro'"),
     (("el-recado",), "--cohort")],
)  # fmt: skip
def test_what_is_not_there_is_named_in_a_sentence(lidera, place, words, told):
    ran = run(lidera, place, *words)
    assert ran.code == 2
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_a_pilot_cohort_is_made_on_the_command_line(process, tmp_path):
    made = process("people", "create", "p1", "--title", "Piloto", "--pilot", "--var", tmp_path)
    assert made.out.strip() == "Created the pilot cohort p1."
    with journal_of(settings(var=tmp_path)) as (journal, _):
        assert [e.kind for e in journal.read("cohort:p1")] == ["cohort.created", "cohort.piloted"]
