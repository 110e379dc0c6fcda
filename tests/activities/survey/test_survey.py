"""Answering a survey: what is shown before the first name, what is kept, what is refused."""

import json
from dataclasses import replace

import pytest

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.survey.asking import handle
from lidera_nb.activities.survey.messages import token_for
from lidera_nb.events import kinds
from tests.activities.survey.surveyed import NAMES

WRITTEN = "00000000000000aa"


def listed(view):
    return [person[1] for group in view["roster"] for person in group["people"]]


def test_before_the_first_wave_there_is_nothing_to_answer(surveyed):
    surveyed.ready("ana")
    assert surveyed.view("ana")["phase"] == "waiting"
    refusal = surveyed.act("ana", do="agree", cohort="valle", wave=1, form="x",
                           purposes={"peers": False, "map": False})  # fmt: skip
    assert refusal == Refusal("refused.survey_over")


@pytest.mark.parametrize("lang", ["es", "en"])
def test_who_sees_what_is_told_before_any_name_is_shown(surveyed, lang):
    surveyed.open()
    surveyed.submit("ana", "consent", {"learning": True})
    surveyed.submit("ana", "profile", {"territory": "maule", "level": "primary",
                                       "dependence": "slep"})  # fmt: skip
    view = surveyed.view("ana", lang)
    assert view["phase"] == "before"
    assert len(view["sees"]) == 4
    assert [one["value"] for one in view["purposes"]] == [False, False]
    assert "roster" not in view
    assert not any(name in json.dumps(view, ensure_ascii=False) for name in NAMES.values())


def test_nobody_is_named_before_that_was_read(surveyed):
    surveyed.ready("ana")
    surveyed.open()
    assert surveyed.answer("ana", "advice", ("eva", 3)) == Refusal("refused.survey_first")


def test_the_list_holds_colleagues_by_territory_and_not_oneself(asked):
    asked.ready("eva")
    view = asked.view("ana")
    assert sorted(listed(view)) == sorted(set(NAMES.values()) - {"Ana Pérez"})
    assert [group["label"] for group in view["roster"]] == ["La Araucanía", ""]
    assert all(one["state"] == "" and one["ties"] == [] for one in view["relations"])


def test_a_browser_never_sees_the_id_of_a_colleague(asked):
    asked.answer("ana", "advice", ("eva", 3))
    view = json.dumps(asked.view("ana"))
    assert '"eva"' not in view
    assert handle("ana", "eva") != handle("lea", "eva")


def test_an_answer_is_kept_step_by_step_and_can_be_corrected(asked):
    asked.answer("ana", "advice", ("eva", None), ("lea", 2))
    advice = asked.view("ana")["relations"][0]
    assert advice["state"] == "begun"
    assert [tie[1] for tie in advice["ties"]] == [None, 2]
    asked.answer("ana", "advice", ("eva", 4))
    advice = asked.view("ana")["relations"][0]
    assert advice["state"] == "whole"
    assert advice["ties"] == [[handle("ana", "eva"), 4, []]]


def test_the_last_answer_finishes_the_survey_once(asked):
    asked.rest("ana")
    assert asked.view("ana")["status"] == "done"
    events = asked.answer("ana", "advice", ("eva", 1))
    assert [event.kind for event in events] == ["survey.answered"]


def test_who_named_whom_is_sealed_under_the_key_of_whoever_answered(asked):
    (event,) = asked.answer("ana", "advice", ("eva", 3))
    from lidera_nb.events.catalogue import private_fields

    assert private_fields(event.kind) == {"ties", "names"}
    clear = event.payload.model_dump(exclude=private_fields(event.kind))
    assert "eva" not in json.dumps(clear)


@pytest.mark.parametrize(
    ("ties", "more", "refused"),
    [
        ([], {}, "refused.survey_nobody"),
        ([("ana", 1)], {}, "refused.survey_stranger"),
        ([("ines", 1)], {}, "refused.survey_stranger"),
        ([(WRITTEN, 1)], {}, "refused.survey_stranger"),
        ([("eva", 5)], {}, "refused.malformed"),
        ([("eva", 0)], {}, "refused.malformed"),
        ([("eva", 1, ["data"])], {}, "refused.malformed"),
        ([("eva", 1), ("eva", 2)], {}, "refused.malformed"),
        ([("eva", 1)], {"relation": "love"}, "refused.malformed"),
        ([("eva", 1)], {"wave": 2}, "refused.survey_over"),
        ([("eva", 1)], {"form": "old"}, "refused.form_changed"),
        ([("eva", 1)], {"extra": 1}, "refused.malformed"),
    ],
)
def test_what_does_not_fit_is_refused(asked, ties, more, refused):
    told = [asked.tie("ana", *tie) for tie in ties]
    body = {**asked.here(), "relation": "advice", "ties": told, "names": [], **more}
    assert asked.act("ana", do="answer", **body).text == refused


def test_more_names_than_the_instrument_allows_are_refused(asked):
    names = [(f"{i:016x}", f"Persona {i}") for i in range(13)]
    ties = [(token, 1) for token, _ in names]
    refusal = asked.answer("ana", "advice", *ties, names=names)
    assert refusal == Refusal("refused.survey_most", {"most": 12})


@pytest.mark.parametrize(
    ("name", "refused"),
    [("", "refused.survey_name"), ("x" * 81, "refused.survey_name"),
     ("a\nb", "refused.survey_name"), ("\x00", "refused.survey_name"),
     ("Rosa rosa@ejemplo.cl", "refused.survey_personal")],
)  # fmt: skip
def test_a_written_name_is_one_line_and_nothing_but_a_name(asked, name, refused):
    assert asked.answer("ana", "advice", (WRITTEN, 1), names=[(WRITTEN, name)]).text == refused


def test_a_written_name_can_be_used_again_and_nobody_else_can_use_it(asked):
    asked.answer("ana", "advice", (WRITTEN, 1), names=[(WRITTEN, "Carla Muñoz")])
    token = token_for("ana", WRITTEN)
    assert asked.view("ana")["written"] == [[token, "Carla Muñoz"]]
    assert asked.answer("ana", "support", (token, 2))[0].payload.whole
    asked.ready("eva")
    assert asked.answer("eva", "support", (token, 2)) == Refusal("refused.survey_stranger")


def test_a_closed_wave_takes_no_answer_and_keeps_what_was_saved(asked):
    asked.answer("ana", "advice", ("eva", 3))
    asked.close()
    assert asked.answer("ana", "advice", ("lea", 3)) == Refusal("refused.survey_closed")
    assert asked.view("ana")["phase"] == "closed"
    answers = asked.story("ana").states[asked.module.id, "survey"].of("valle", 1)
    assert list(answers.ties["advice"]) == ["eva"]


def test_a_second_wave_begins_empty_with_what_was_agreed_before(asked):
    asked.agree("ana", peers=True)
    asked.rest("ana")
    asked.close()
    asked.open()
    view = asked.view("ana")
    assert (view["phase"], view["status"], view["wave"]) == ("before", "open", 2)
    assert [one["value"] for one in view["purposes"]] == [True, False]


def test_a_wave_keeps_the_wording_it_was_opened_with(asked, course):
    step = course.modules[asked.module.id].step("survey")
    assert asked.cohort.survey.last.asked.content == step.definition.content
    changed = {**step.definition.content, "version": 2}
    assert (
        replace(step.definition, content=changed).content != asked.cohort.survey.last.asked.content
    )


def test_whoever_refuses_to_be_named_vanishes_from_every_list(asked):
    asked.answer("ana", "advice", ("eva", 3))
    asked.ready("eva")
    asked.act("eva", do="naming", refuse=True)
    view = asked.view("ana")
    assert "Eva Ñancupil" not in json.dumps(view, ensure_ascii=False)
    assert view["relations"][0]["ties"] == []
    assert asked.answer("ana", "advice", ("eva", 3)) == Refusal("refused.survey_stranger")
    asked.act("eva", do="naming", refuse=False)
    assert asked.view("ana")["relations"][0]["ties"] == [[handle("ana", "eva"), 3, []]]


def test_refusing_to_be_named_costs_nothing(asked):
    asked.act("ana", do="naming", refuse=True)
    assert asked.act("ana", do="naming", refuse=True) == ()
    assert asked.answer("ana", "advice", ("eva", 3))


def test_one_can_refuse_to_be_named_in_the_same_breath_as_beginning(surveyed):
    surveyed.open()
    surveyed.ready("ana")
    body = {**surveyed.here(), "purposes": {"peers": False, "map": False}, "refuse": True}
    events = surveyed.act("ana", do="agree", **body)
    assert [event.kind for event in events] == ["survey.consented", "naming.refused"]


def test_only_the_purposes_that_were_asked_can_be_agreed_to(asked):
    body = {**asked.here(), "purposes": {"peers": True, "all": True}}
    assert asked.act("ana", do="agree", **body) == Refusal("refused.malformed")


def test_people_of_one_name_are_told_apart(asked):
    asked.enrol("eva2", "Eva Ñancupil")
    asked.ready("eva")
    groups = asked.view("ana")["roster"]
    notes = [p[2:] for group in groups for p in group["people"] if p[1] == "Eva Ñancupil"]
    assert ["La Araucanía · Educación básica"] in notes


def test_whoever_rests_is_on_no_list(asked):
    asked.happen("person:eva", "eva", kinds.PersonBlocked())
    assert "Eva Ñancupil" not in listed(asked.view("ana"))


def test_a_list_of_110_stays_light_on_the_wire(asked):
    for i in range(104):
        asked.enrol(f"p-{i:012x}", f"Nombre Apellido Segundo {i:03d}")
    size = len(json.dumps(asked.view("ana"), ensure_ascii=False).encode())
    assert size < 12_000
