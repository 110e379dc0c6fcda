"""Exploring one's own play: what it shows, what it keeps, and that it opens with the case."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.story import begin, receive, show, tell
from lidera_nb.activities.storystate import Circumstance
from tests.activities.conftest import NOW, Person

AT = ("02-explora", "explore")


class Explorer(Person):
    """A person on the page Explora; the clock goes on a minute with every act in the case."""

    def look(self, lang="es"):
        return show(self.story, AT, Circumstance(frozenset({"participant"}), lang, NOW))

    def explore(self, **body):
        decision = receive(self.story, AT, body, self.around)
        return decision if isinstance(decision, Refusal) else self.note(*decision)


@pytest.fixture
def explorer(course):
    explorer = Explorer(course)
    explorer.consent()
    explorer.profile()
    return explorer


@pytest.fixture
def finished(explorer):
    explorer.play()
    return explorer


MINUTE = timedelta(minutes=1)
ARRANGED = {
    "indicators": ["tiempo", "confianza"],
    "late": True,
    "order": "sure",
    "before": "minutes",
}


def test_before_the_case_is_finished_it_says_what_is_missing(explorer):
    explorer.act("case", do="start")
    assert explorer.look()["status"] == "locked"
    assert "«El caso: Los que faltan»" in explorer.look()["lock"]
    assert explorer.explore(do="note", text="Todavía no hay nada.").text == "locked.case"


def test_it_opens_with_the_end_of_the_case_and_needs_no_reflection(finished):
    view = finished.look()
    assert view["status"] == "open"
    assert len(view["decisions"]) >= 6
    assert {len(line["values"]) for line in view["indicators"]} == {len(view["decisions"]) + 1}
    assert view["arranged"]["indicators"] == [line["id"] for line in view["indicators"]]


def test_it_holds_no_reason_and_no_road_not_taken(finished):
    assert "Porque protege" not in str(finished.look())
    known = {"number", "title", "arrivals", "seconds", "opened", "there", "words", "prediction"}
    assert set().union(*finished.look()["decisions"]) == known


def test_documents_count_for_the_decision_they_came_before(explorer):
    explorer.act("case", do="start")
    names = [d["id"] for d in explorer.view("case")["scene"]["documents"]]
    explorer.act("case", do="consult", document=names[0])
    explorer.play()
    first, *others = explorer.look()["decisions"]
    assert (first["opened"], first["there"]) == (1, len(names))
    assert first["words"] > 20
    assert all(d["opened"] == d["words"] == 0 for d in others)


def test_the_time_before_a_decision_is_that_since_arriving_there(finished):
    events, clock = [], NOW
    for event in finished.journal.read("person:ana"):
        clock += MINUTE if event.kind in ("case.decided", "case.advanced") else 0 * MINUTE
        events.append(replace(event, at=clock))
    view = show(tell(begin(finished.course, "ana"), events), AT, finished.around)
    assert {d["seconds"] for d in view["decisions"]} == {60}


def test_what_was_arranged_comes_back_in_the_order_of_the_case(finished):
    (event,) = finished.explore(do="arrange", **ARRANGED)
    assert event.kind == "exploration.arranged"
    again = tell(begin(finished.course, "ana"), finished.journal.read("person:ana"))
    arranged = show(again, AT, finished.around)["arranged"]
    assert arranged == {**ARRANGED, "indicators": ["confianza", "tiempo"]}
    assert finished.explore(do="arrange", **ARRANGED) == ()


@pytest.mark.parametrize(
    "wrong", [{"indicators": ["x"]}, {"order": "best"}, {"late": "yes"}, {"more": 1}]
)
def test_nothing_but_what_the_page_offers_can_be_arranged(finished, wrong):
    refused = finished.explore(do="arrange", **{**ARRANGED, **wrong})
    assert refused.text == "refused.malformed"


def test_a_note_is_kept_sealed_and_finishes_the_step(finished):
    (event,) = finished.explore(do="note", text="  Casi no leí antes de decidir.  ")
    assert event.payload.note == "Casi no leí antes de decidir."
    assert finished.look()["note"]["text"] == "Casi no leí antes de decidir."
    assert finished.look()["status"] == "done"
    assert AT in finished.story.facts.done
    assert finished.explore(do="note", text="Casi no leí antes de decidir.") == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("corta", "refused.reason_short"),
        ("x" * 2001, "refused.reason_long"),
        ("con \x00 nulo dentro", "refused.reason_characters"),
    ],
)
def test_a_note_that_cannot_be_kept_is_refused_with_its_reason(finished, text, why):
    assert finished.explore(do="note", text=text).text == why
    assert finished.look()["status"] == "open"


def test_both_languages_show_the_same_play(finished):
    spanish, english = finished.look("es"), finished.look("en")
    assert [d["words"] > 0 for d in spanish["decisions"]] == [
        d["words"] > 0 for d in english["decisions"]
    ]
    assert spanish["decisions"][0]["title"] != english["decisions"][0]["title"]


def test_staff_do_not_see_it(finished):
    from lidera_nb.activities.readmodels import record

    steps = [step.activity for step, _ in record("ana", "Ana", finished.story).states]
    assert "explore" not in steps
    assert "reflection" in steps
