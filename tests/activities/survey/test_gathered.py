"""From the journal to a study: who is in it, which ties count, whose names may be shown."""

import pytest

from lidera_nb.activities.survey.gathered import names_of, outsiders_of, study_of
from lidera_nb.activities.survey.messages import token_for
from lidera_nb.events import kinds

WRITTEN = "00000000000000aa"
OTHER = "00000000000000bb"


@pytest.fixture
def told(asked):
    """Ana asks Eva for advice every month and Lea now and then; Eva asks nobody; closed."""
    asked.answer("ana", "advice", ("eva", 3), ("lea", 1))
    asked.answer("ana", "expertise", ("eva", None, ["teaching", "data"]))
    asked.rest("ana")
    asked.ready("eva")
    asked.rest("eva")
    return asked


def study(surveyed, **more):
    return study_of(surveyed.cohort, surveyed.story, **more)


def ties(surveyed):
    rows = study(surveyed).ties.itertuples(index=False)
    return {(t.relation, t.source, t.target) for t in rows}


def test_an_open_wave_is_no_part_of_a_study(told):
    found = study(told)
    assert found.waves == ()
    assert found.people.empty
    assert found.ties.empty


def test_a_closed_wave_holds_people_answers_and_ties(told):
    told.close()
    found = study(told)
    assert list(found.people.index) == ["ana", "eva", "lea", "paz", "sol", "tea"]
    assert found.people.loc["ana", "territory"] == "maule"
    assert found.people.loc["lea", "territory"] is None
    assert found.people.index.name == "person"
    answered = found.responses.set_index("person")["responded"]
    assert list(answered[answered].index) == ["ana", "eva"]
    graph = found.graph(1, "advice")
    assert sorted(graph.edges(data="weight")) == [("ana", "eva", 3.0), ("ana", "lea", 1.0)]


def test_a_relation_by_topic_gives_a_tie_for_each_topic(told):
    told.close()
    found = study(told).ties
    by_topic = found[found["relation"] == "expertise"]
    assert list(by_topic["topic"]) == ["teaching", "data"]
    assert by_topic["frequency"].isna().all()


def test_who_began_and_did_not_finish_counts_as_not_having_answered(told):
    told.ready("lea")
    told.answer("lea", "advice", ("ana", 4))
    told.close()
    assert ("advice", "lea", "ana") not in ties(told)
    assert not study(told).responses.set_index("person").loc["lea", "responded"]


def test_whoever_rests_is_nowhere(told):
    told.happen("person:eva", "eva", kinds.PersonBlocked())
    told.close()
    assert "eva" not in study(told).people.index
    assert ties(told) == {("advice", "ana", "lea")}


def test_ties_towards_somebody_who_refuses_to_be_named_are_left_out_at_once(told):
    told.act("eva", do="naming", refuse=True)
    told.close()
    assert ties(told) == {("advice", "ana", "lea")}
    assert not study(told).people.loc["eva", "nameable"]
    told.act("eva", do="naming", refuse=False)
    assert ("advice", "ana", "eva") in ties(told)


def test_who_refuses_to_be_named_and_did_not_answer_is_outside_the_boundary(told):
    told.ready("lea")
    told.act("lea", do="naming", refuse=True)
    told.close()
    assert "lea" not in study(told).people.index


def test_who_joins_after_the_closing_was_not_asked(told):
    told.close()
    told.enrol("zoe", "Zoe Lara")
    assert "zoe" not in study(told).people.index


def test_a_study_for_a_purpose_holds_only_people_who_agreed_to_it(told):
    told.close()
    assert list(study(told, purpose="evaluation").people.index) == ["ana", "eva"]
    assert study(told, purpose="research").people.empty


def write(surveyed, person, mark, name, often=2):
    surveyed.answer(person, "support", (mark, often), names=[(mark, name)])
    return token_for(person, mark)


def test_a_written_name_is_an_outsider_until_it_is_resolved(told):
    write(told, "ana", WRITTEN, "Carla Muñoz")
    write(told, "eva", WRITTEN, "Carla Munoz")
    told.close()
    outside = outsiders_of(told.cohort, told.story)
    assert list(outside["person"]) == ["ana", "eva"]
    assert outside["outsider"].nunique() == 2
    assert "support" not in study(told).relations


def test_names_that_mean_the_same_outsider_are_counted_as_one(told):
    tokens = [write(told, who, WRITTEN, "Carla Muñoz") for who in ("ana", "eva")]
    told.resolve("same", *tokens)
    told.close()
    assert outsiders_of(told.cohort, told.story)["outsider"].nunique() == 1


def test_a_written_name_of_somebody_of_the_group_becomes_a_tie_and_can_be_taken_back(told):
    token = write(told, "ana", WRITTEN, "La Paz Ordenes", often=4)
    told.resolve("person", token, person="paz")
    told.close()
    assert ("support", "ana", "paz") in ties(told)
    assert outsiders_of(told.cohort, told.story).empty
    told.happen("cohort:valle", "ines", kinds.ResolutionUndone(resolution="r1"))
    assert ("support", "ana", "paz") not in ties(told)


def test_a_written_name_of_somebody_who_refuses_to_be_named_is_left_out(told):
    token = write(told, "ana", WRITTEN, "Paz Ordenes")
    told.ready("paz")
    told.act("paz", do="naming", refuse=True)
    told.resolve("person", token, person="paz")
    told.close()
    assert not any(target == "paz" for _, _, target in ties(told))


def test_a_person_named_twice_is_one_tie_with_the_greater_frequency(told):
    token = token_for("ana", WRITTEN)
    told.answer("ana", "support", ("paz", 1), (WRITTEN, 4), names=[(WRITTEN, "Pacita Órdenes")])
    told.resolve("person", token, person="paz")
    told.close()
    found = study(told).ties
    assert list(found[found["relation"] == "support"]["frequency"]) == [4]


def test_a_dropped_name_is_counted_nowhere(told):
    told.resolve("dropped", write(told, "ana", WRITTEN, "No me acuerdo"))
    told.close()
    assert outsiders_of(told.cohort, told.story).empty


def test_names_are_those_of_people_who_agreed_to_that_very_use(told):
    told.agree("ana", peers=True)
    told.agree("eva", map=True)
    assert names_of(told.cohort, told.story) == {"ana": "Ana Pérez"}
    assert names_of(told.cohort, told.story, "map") == {"eva": "Eva Ñancupil"}
    told.act("ana", do="naming", refuse=True)
    assert names_of(told.cohort, told.story) == {}


def test_an_agreement_can_be_taken_back(told):
    told.agree("ana", peers=True)
    told.agree("ana", peers=False)
    assert names_of(told.cohort, told.story) == {}
