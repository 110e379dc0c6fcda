"""A facilitator's work: rounds, who answered, written names; never who named whom."""

import json

import pytest

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.story import receive, show
from lidera_nb.activities.survey.messages import token_for
from lidera_nb.events import kinds

WRITTEN = "00000000000000aa"
OTHER = "00000000000000bb"


@pytest.fixture
def desk(surveyed):
    return Desk(surveyed)


class Desk:
    """The page of `ines` over the cohort."""

    def __init__(self, surveyed):
        self.surveyed = surveyed
        self.form = surveyed.staff.step("waves").definition.hash

    def does(self, who="ines", cohort="valle", **body):
        around = self.surveyed.around(who, self.surveyed.staff)
        story = self.surveyed.stories[who]
        said = receive(story, ("survey", "waves"), {"cohort": cohort, **body}, around)
        if isinstance(said, Refusal):
            return said
        return self.surveyed.note("cohort:valle", who, *said) if said else ()

    def view(self, who="ines", lang="es"):
        around = self.surveyed.around(who, self.surveyed.staff, lang)
        return show(self.surveyed.stories[who], ("survey", "waves"), around)

    def cohort(self):
        return self.view()["cohorts"][0]


def test_a_wave_is_opened_and_closed_once(desk):
    (opened,) = desk.does(do="open", form=desk.form)
    assert opened.payload.wave == 1
    assert desk.does(do="open", form=desk.form) == Refusal("refused.survey_open")
    desk.does(do="close", wave=1)
    assert desk.does(do="close", wave=1) == ()
    assert desk.cohort()["waves"][0]["closed"]
    (second,) = desk.does(do="open", form=desk.form)
    assert second.payload.wave == 2


def test_a_wave_is_opened_with_the_words_that_were_on_the_screen(desk):
    assert desk.does(do="open", form="other") == Refusal("refused.form_changed")


def test_a_group_that_is_too_small_is_not_asked(desk):
    for person in ("sol", "tea"):
        desk.surveyed.happen(f"person:{person}", person, kinds.PersonBlocked())
    assert desk.does(do="open", form=desk.form) == Refusal("refused.survey_few", {"fewest": 5})
    assert desk.cohort()["few"]


def test_another_cohort_does_not_exist(desk):
    desk.surveyed.happen("cohort:norte", "ops", kinds.CohortCreated(title="Norte"))
    refusal = desk.does(cohort="norte", do="open", form=desk.form)
    assert refusal == Refusal("refused.survey_cohort")
    assert desk.does(who="ana", do="open", form=desk.form) == Refusal("refused.survey_cohort")
    assert desk.view("ana")["cohorts"] == []


def test_an_administrator_facilitates_every_cohort(desk):
    desk.surveyed.happen("cohort:norte", "ops", kinds.CohortCreated(title="Norte"))
    desk.surveyed.enrol("alma", "Alma", cohort="norte", role="admin")
    assert len(desk.view("alma")["cohorts"]) == 2
    assert desk.does(who="alma", do="open", form=desk.form)


def answered(surveyed, desk):
    """Ana names Eva, and writes two names; Eva writes one; both finish."""
    desk.does(do="open", form=desk.form)
    for person in ("ana", "eva"):
        surveyed.ready(person)
    surveyed.answer("ana", "advice", ("eva", 3), (WRITTEN, 1), (OTHER, 2),
                    names=[(WRITTEN, "Carla Muñoz"), (OTHER, "Lea Sotto")])  # fmt: skip
    surveyed.answer("eva", "advice", (WRITTEN, 1), names=[(WRITTEN, "carla munoz")])
    surveyed.rest("ana")
    return [token_for("ana", WRITTEN), token_for("eva", WRITTEN), token_for("ana", OTHER)]


def test_who_answered_is_told_and_who_named_whom_is_not(surveyed, desk):
    answered(surveyed, desk)
    told = desk.cohort()
    states = dict(told["people"])
    assert (states["Ana Pérez"], states["Eva Ñancupil"], states["Lea Soto"]) == (
        "done", "begun", "none")  # fmt: skip
    assert (told["done"], told["begun"], told["of"]) == (1, 1, 6)
    assert {"advice", "frequency"}.isdisjoint(json.dumps(told).split('"'))


def test_written_names_come_alike_together_with_people_they_may_mean(surveyed, desk):
    answered(surveyed, desk)
    groups = desk.cohort()["names"]
    assert [sorted(name for _, name in group["names"]) for group in groups] == [
        ["Carla Muñoz", "carla munoz"], ["Lea Sotto"]]  # fmt: skip
    assert [group["guesses"] for group in groups] == [[], ["lea"]]


def test_a_name_is_resolved_and_that_can_be_undone(surveyed, desk):
    *_, lea = answered(surveyed, desk)
    desk.does(do="resolve", tokens=[lea], meaning="person", person="lea")
    told = desk.cohort()
    assert told["settled"][0]["person"] == "Lea Soto"
    assert len(told["names"]) == 1
    desk.does(do="undo", resolution=told["settled"][0]["id"])
    assert desk.cohort()["settled"] == []
    assert len(desk.cohort()["names"]) == 2


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({"tokens": ["nope"], "meaning": "dropped"}, "refused.survey_name_gone"),
        ({"tokens": [], "meaning": "dropped"}, "refused.malformed"),
        ({"meaning": "same"}, "refused.survey_two"),
        ({"meaning": "person"}, "refused.survey_whom"),
        ({"meaning": "person", "person": "ines"}, "refused.survey_whom"),
        ({"meaning": "apart", "person": "lea"}, "refused.survey_whom"),
        ({"meaning": "guess"}, "refused.malformed"),
    ],
)
def test_a_resolution_that_does_not_fit_is_refused(surveyed, desk, body, refused):
    first, *_ = answered(surveyed, desk)
    assert desk.does(do="resolve", **{"tokens": [first], **body}).text == refused


def test_a_name_of_somebody_who_refuses_to_be_named_is_not_shown(surveyed, desk):
    answered(surveyed, desk)
    surveyed.ready("paz")
    surveyed.answer("eva", "support", (OTHER, 1), names=[(OTHER, "paz ordenes")])
    assert "paz ordenes" in json.dumps(desk.cohort())
    surveyed.act("paz", do="naming", refuse=True)
    assert "paz ordenes" not in json.dumps(desk.cohort())
    assert ["paz", "Paz Órdenes"] not in desk.cohort()["roster"]


def test_a_name_that_was_corrected_away_is_gone(surveyed, desk):
    answered(surveyed, desk)
    surveyed.answer("ana", "advice", ("eva", 3))
    names = [name for group in desk.cohort()["names"] for _, name in group["names"]]
    assert names == ["carla munoz"]


def test_the_same_event_by_two_roads_changes_nothing(surveyed):
    from lidera_nb.activities import registry

    surveyed.open()
    surveyed.close()
    twice = registry.fold(surveyed.journal.read("cohort:valle"), surveyed.registry)
    assert twice.cohorts["valle"].survey == surveyed.cohort.survey
