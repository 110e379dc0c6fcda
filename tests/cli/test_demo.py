"""The demonstration end to end: bots through the served protocol, journal, package, report."""

import asyncio
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lidera_nb.activities.reviewing.told import Reviews, tell
from lidera_nb.dataset.read import read_package
from lidera_nb.demo.cohort import SEASONED
from lidera_nb.demo.run import fill
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def demo(lidera, tmp_path_factory):
    """The whole demonstration of sixty, made once."""
    var = tmp_path_factory.mktemp("demo")
    ran = lidera("demo", "--no-serve", "--var", var)
    assert ran.code == 0, ran.err
    return var


def events(var):
    keys = Keys.open(var / "keys" / "keys.db")
    return list(SqliteJournal.open(var / "journal.db", keys).events())


def test_journal_package_and_report_agree(demo):
    told = events(demo)
    resting = {e.stream for e in told if e.kind in ("person.blocked", "person.withdrew")}
    agreed = {
        e.stream for e in told if e.kind == "consent.given" and e.payload.purposes["evaluation"]
    } - resting
    decided = [e for e in told if e.kind == "case.decided" and e.stream in agreed]
    package = read_package(demo / "package").tables
    assert len(package["participants"]) == len(agreed)
    assert len(package["decisions"]) == len(decided)
    ended = [e for e in told if e.kind == "case.ended" and e.stream in agreed]
    assert len(package["endings"]) == len(ended)
    html = (demo / "reports" / "demo" / "demo-report.es.html").read_text("utf-8")
    started = {e.stream for e in told if e.kind == "case.started"} & agreed
    assert f"n = {len(started)} personas" in html


def test_everyone_in_it_is_labelled_synthetic(demo):
    names = [e.payload.name for e in events(demo) if e.kind == "person.enrolled"]
    assert len([name for name in names if name.startswith("Participante sintético")]) == 60
    assert all("sintético" in name or "Visita" in name for name in names)
    html = (demo / "reports" / "demo" / "demo-report.es.html").read_text("utf-8")
    assert "Datos sintéticos" in html


def test_the_same_seed_makes_the_same_decisions(demo, tmp_path):
    found = Settings(var=tmp_path, port=0)
    asyncio.run(fill(found, lambda: None, 8))

    def choices(var, people):
        wanted = {f"person:{person}" for person in people}
        return [
            (e.stream, e.payload.ctx.node, e.payload.choice, e.payload.reason)
            for e in sorted(events(var), key=lambda e: (e.stream, e.n))
            if e.kind == "case.decided" and e.stream in wanted
        ]

    eight = [f"demo-{n:02d}" for n in range(1, 9)]
    assert choices(tmp_path, eight) == choices(demo, eight)
    assert choices(demo, eight)


def test_a_wave_of_the_network_survey_was_held_and_closed(demo):
    told = events(demo)
    kinds = [e.kind for e in told if e.stream == "cohort:demo"]
    assert kinds.count("survey.opened") == kinds.count("survey.closed") == 1
    answered = {e.stream for e in told if e.kind == "survey.finished"}
    assert 35 <= len(answered) <= 55
    people = {e.payload.person for e in told if e.kind == "person.enrolled"}
    named = {to for e in told if e.kind == "survey.answered" for to in e.payload.ties}
    assert len(named & people) >= 45
    assert len(named - people) == 2  # one outsider, written in two ways


def test_texts_were_read_twice_signed_begun_and_left(demo):
    told = events(demo)
    reviews = tell(Reviews(), (e for e in told if e.stream == "review:demo"))
    handed = {
        (e.stream.removeprefix("person:"), e.payload.ctx.module, e.payload.ctx.step)
        for e in told
        if e.kind in ("reflection.submitted", "assignment.handed_in")
    }
    read = {at for at, text in reviews.texts.items() if text.published}
    begun = {at for at, text in reviews.texts.items() if text.readings} - read
    assert len(read) > len(handed) / 2
    assert begun
    assert handed - read - begun
    (sample,) = reviews.samples.values()
    assert (sample.closed, len(sample.texts), len(sample.reviewers)) == (True, 12, 2)
    purposes = [e.payload.purpose for e in told if e.kind == "review.published"]
    assert set(purposes) == {"review"}
    assert 3 <= len([e for e in told if e.kind == "feedback.answered"]) <= 12


def test_somebody_who_looks_around_finds_feedback_that_is_new(demo):
    told = [e for e in events(demo) if e.kind == "review.published"]
    assert len([e for e in told if e.payload.person == SEASONED]) >= 2
    seen = [e for e in events(demo) if e.kind == "feedback.seen"]
    assert SEASONED not in {e.payload.person for e in seen}


def test_the_disclosure_is_on_record(demo):
    disclosed = [e.payload for e in events(demo) if e.kind == "package.exported"]
    assert disclosed[0].people == len(read_package(demo / "package").tables["participants"])


def test_it_serves_prints_a_code_per_role_through_a_pipe_and_can_be_repeated(demo):
    report = demo / "reports" / "demo" / "demo-report.es.html"
    made = report.stat().st_mtime_ns
    command = [sys.executable, "-c", "from lidera_nb.cli.main import main; main()",
               "demo", "--port", "0", "--var", str(demo)]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Stop with"):
                break
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    told = "".join(lines)
    assert re.search(r"http://127\.0\.0\.1:\d+/", told)
    for role in ("participant", "instructor", "evaluator", "admin", "finished"):
        assert re.search(rf"{role}\s+[0-9A-Z]{{5}}(-[0-9A-Z]+)+", told)
    assert report.name in told
    assert report.stat().st_mtime_ns == made, "nobody came anew, yet the reports were made again"


def test_its_schools_visit_each_other_and_pilot_a_card_together(demo):
    told = events(demo)
    (matched,) = [e.payload for e in told if e.kind == "round.matched"]
    assert matched.visits
    assert len([e for e in told if e.kind == "lab.opened"]) == 2
    tried = {e.actor for e in told if e.kind == "card.tried"}
    assert tried & {e.actor for e in told if e.kind == "lab.joined"}
