"""Testing a case while playing it: what testers may say, about what, and that nobody else may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from lidera_nb.activities import pilotlines, registry, story
from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.colleagues import peers_of
from lidera_nb.activities.course import Course, load_course
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.events import kinds
from lidera_nb.scenario import engine
from tests.livingcourse import write_living_course
from tests.ourcourse import our_course
from tests.toycohort import ToyCohort
from tests.toycourse import MODULE

CASE = (MODULE, "case")
FLAG = {"do": "flag", "line": "scene.puerta.b1", "fault": "unclear", "comment": "¿Quién habla?"}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return load_course(write_living_course(tmp_path_factory.mktemp("living")))


@pytest.fixture
def cohort(course: Course) -> ToyCohort:
    """A pilot cohort with a tester, ana, who is at the first decision."""
    made = ToyCohort(course, pilot=True)
    begin(made, "ana")
    return made


def begin(cohort: ToyCohort, person: str, evaluation: bool = True) -> None:
    cohort.enrol(person)
    cohort.consent(person, evaluation)
    cohort.fill(person, "profile")
    cohort.send(person, "case", {"do": "start", "role": "direccion"})


def answer(cohort: ToyCohort, body: dict[str, Any], person: str = "ana") -> Any:
    around = Circumstance(
        frozenset(), "es", cohort.now, models={"pilot": registry.read(cohort.journal).tests(person)}
    )
    return story.receive(cohort.told(person), CASE, body, around)


def view(cohort: ToyCohort, person: str = "ana", lang: str = "es") -> dict[str, Any]:
    known = registry.read(cohort.journal)
    around = Circumstance(frozenset(), lang, cohort.now, models={"pilot": known.tests(person)})
    return story.show(cohort.told(person), CASE, around)


def decide(cohort: ToyCohort, choice: str) -> None:
    scene = cohort.told("ana").states[CASE].play.scene
    body = {"do": "decide", "scene": scene, "choice": choice, "reason": "Porque así lo veo yo."}
    if scene == "puerta":
        body["share"] = 40
    if scene == "consejo":
        body["confidence"] = 50
    cohort.send("ana", "case", body)


def to_the_end(cohort: ToyCohort) -> None:
    for choice in ("llamar", "preguntar", "votar"):
        decide(cohort, choice)


def test_a_flag_pins_line_version_language_and_scene(cohort):
    (made,) = answer(cohort, FLAG)
    payload, case = made.payload, cohort.told("ana").states[CASE].case
    assert (payload.line, payload.fault, payload.comment) == (
        "scene.puerta.b1", "unclear", "¿Quién habla?",
    )  # fmt: skip
    assert (payload.ctx.hash, payload.ctx.node, payload.ctx.lang) == (case.hash, "puerta", "es")
    assert made.subject == "ana"


def test_a_flag_stands_until_it_is_taken_off_and_the_latest_counts(cohort):
    cohort.send("ana", "case", FLAG)
    cohort.send("ana", "case", FLAG | {"fault": "hurtful"})
    assert view(cohort)["pilot"]["flags"] == [
        {"line": "scene.puerta.b1", "fault": "hurtful", "text": "…"}
    ]
    cohort.send("ana", "case", {"do": "unflag", "line": "scene.puerta.b1"})
    assert view(cohort)["pilot"]["flags"] == []


def test_a_flag_can_be_taken_off_when_its_line_is_long_gone(cohort):
    cohort.send("ana", "case", FLAG)
    decide(cohort, "llamar")
    assert isinstance(answer(cohort, FLAG), Refusal)
    cohort.send("ana", "case", {"do": "unflag", "line": "scene.puerta.b1"})
    assert view(cohort)["pilot"]["flags"] == []


@pytest.mark.parametrize(
    "line",
    ["scene.sala.b1", "document.nota.body", "message.recado.body", "choice.sala.explicar.label",
     "choice.puerta.llamar.consequence", "scene.fin_orden.b1", "title", "note.x", "", "nada",
     "__proto__", "scene.puerta.b1 "],
)  # fmt: skip
def test_only_a_line_that_is_on_the_screen_can_be_flagged(cohort, line):
    assert answer(cohort, FLAG | {"line": line}) == Refusal("pilot.refused.line")


def test_a_document_can_be_flagged_once_it_was_opened(cohort):
    cohort.send("ana", "case", {"do": "consult", "document": "nota"})
    assert answer(cohort, FLAG | {"line": "document.nota.body"})[0].payload.comment


@pytest.mark.parametrize(
    ("changed", "refused"),
    [({"fault": "boring"}, "refused.malformed"), ({"fault": None}, "refused.malformed"),
     ({"comment": 7}, "refused.malformed"), ({"comment": "a" * 1001}, "refused.reason_long"),
     ({"comment": "a\x00"}, "refused.reason_characters"), ({"person": "eva"}, "refused.malformed"),
     ({"line": ["scene.puerta.b1"]}, "refused.malformed")],
)  # fmt: skip
def test_a_flag_of_another_shape_is_refused(cohort, changed, refused):
    answered = answer(cohort, FLAG | changed)
    assert isinstance(answered, Refusal)
    assert answered.text == refused


def test_none_of_these_is_kept_and_the_nearest_choice_still_asked_for(cohort):
    declined = {"do": "decline", "scene": "puerta", "instead": "Salir a la calle a buscarla."}
    cohort.send("ana", "case", declined)
    shown = view(cohort)
    assert shown["pilot"]["instead"] == "Salir a la calle a buscarla."
    assert shown["scene"]["decision"]["choices"]
    assert answer(cohort, declined) == Refusal("refused.not_here")
    decide(cohort, "llamar")
    assert view(cohort)["pilot"]["instead"] is None


@pytest.mark.parametrize(
    ("changed", "refused"),
    [({"instead": " \n"}, "pilot.refused.instead"), ({"scene": "sala"}, "refused.not_here"),
     ({"instead": "a" * 2001}, "refused.reason_long"), ({"choice": "llamar"}, "refused.malformed")],
)  # fmt: skip
def test_none_of_these_without_words_or_elsewhere_is_refused(cohort, changed, refused):
    body = {"do": "decline", "scene": "puerta", "instead": "Ir yo."}
    assert answer(cohort, body | changed).text == refused


def test_the_rating_is_asked_for_at_the_end_and_once(cohort):
    rating = {"do": "rate", "realism": 4, "comment": "Falta la apoderada."}
    assert answer(cohort, rating) == Refusal("refused.not_here")
    to_the_end(cohort)
    cohort.send("ana", "case", rating)
    assert view(cohort)["pilot"]["realism"] == 4
    assert answer(cohort, rating) == Refusal("refused.not_here")


@pytest.mark.parametrize("realism", [0, 6, 4.0, True, "4", None])
def test_a_rating_off_the_scale_is_refused(cohort, realism):
    to_the_end(cohort)
    assert answer(cohort, {"do": "rate", "realism": realism}).text == "refused.malformed"


def test_in_an_ordinary_cohort_nothing_of_it_exists(course):
    cohort = ToyCohort(course)
    begin(cohort, "ana")
    shown = view(cohort)
    assert "pilot" not in shown
    assert '"line"' not in str(shown).replace("'", '"')
    for body in (FLAG, {"do": "unflag", "line": "scene.puerta.b1"},
                 {"do": "decline", "scene": "puerta", "instead": "Ir yo."},
                 {"do": "rate", "realism": 3}):  # fmt: skip
        assert answer(cohort, body) == Refusal("refused.malformed")


def test_who_keeps_out_of_the_reports_is_not_asked_and_not_heard(course):
    cohort = ToyCohort(course, pilot=True)
    begin(cohort, "eva", evaluation=False)
    assert "pilot" not in view(cohort, "eva")
    assert answer(cohort, FLAG, "eva") == Refusal("refused.malformed")


def marked_texts(part: Any) -> Iterator[tuple[str, str]]:
    """Every line id in a view with the text that it stands beside."""
    if isinstance(part, dict):
        if "line" in part and "fault" not in part:
            names = ("text", "body", "label", "prompt", "alt", "title")
            yield part["line"], next(part[name] for name in names if name in part)
        for inside in part.values():
            yield from marked_texts(inside)
    elif isinstance(part, list):
        for inside in part:
            yield from marked_texts(inside)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_each_line_of_a_view_stands_beside_its_own_text_and_none_is_left_out(cohort, lang):
    for choice in ("", "llamar", "preguntar", "votar"):
        if choice:
            decide(cohort, choice)
        for paper in ("nota", "recado"):
            if choice == "" and paper in str(view(cohort)):
                cohort.send("ana", "case", {"do": "consult", "document": paper})
        state = cohort.told("ana").states[CASE]
        shown, texts = dict(marked_texts(view(cohort, lang=lang))), state.case.texts[lang]
        assert shown == {line: texts[line] for line in shown}
        assert set(shown) == set(pilotlines.on_screen(state.case, state.play))


def test_the_lines_of_the_library_are_marked_on_any_way_through(course):
    real = our_course()
    for step in real.steps():
        if step.activity != "simulation":
            continue
        case = step.definition.current
        play = engine.begin(case.scenario, 3, next(iter(case.scenario.roles), None))
        while not play.ended:
            lines = set(pilotlines.on_screen(case, play))
            assert lines <= set(case.texts["es"]), case.scenario.id
            scene = case.scenario.scenes[play.scene]
            if scene.decision is None:
                play = engine.advance(case.scenario, play)
            else:
                choices = pilotlines.asking.open_choices(case.scenario, play)
                play = engine.choose(case.scenario, play, choices[-1].id)


def test_testers_count_among_testers_and_never_among_an_ordinary_cohorts_colleagues(course):
    cohort = ToyCohort(course)
    people = ["ana", *(f"p{n}" for n in range(6))]
    for person in people:
        begin(cohort, person)
        cohort.play_on(person)
    cohort.append("cohort:piloto", kinds.CohortCreated(title="Piloto"), kinds.CohortPiloted())
    joined = kinds.PersonEnrolled(person="p5", role="participant", name="p5")
    assert peers(cohort, "ana") == 6
    cohort.append("cohort:piloto", joined)
    assert peers(cohort, "ana") == 5
    assert peers(cohort, "p5") == 0


def test_a_colleagues_own_case_asks_a_tester_for_nothing(cohort):
    known, module = registry.read(cohort.journal), cohort.course.modules[MODULE]
    pages = (module, replace(module, composed=True), None)
    asked = [read_models("ana", page, known, cohort.told).get("pilot") for page in pages]
    assert asked == [True, False, None]


def peers(cohort: ToyCohort, person: str) -> int:
    found = peers_of(person, CASE, registry.read(cohort.journal), cohort.told)
    return found["puerta"].people if "puerta" in found else 0
