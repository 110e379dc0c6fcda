from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.forms import text_shown
from lidera_nb.events import kinds


def test_consent_records_each_purpose_and_the_hash_of_the_text_shown(person):
    (event,) = person.consent(evaluation=True)
    assert isinstance(event.payload, kinds.ConsentGiven)
    assert event.payload.purposes["evaluation"] is True
    assert event.payload.purposes["research"] is False
    loaded = person.story.steps["01-los-que-faltan", "consent"].definition
    assert event.payload.text_hash == text_shown(loaded, "es")
    assert text_shown(loaded, "es") != text_shown(loaded, "en")


def test_nothing_goes_on_without_the_one_required_purpose(person):
    refusal = person.submit("consent", {"learning": False})
    assert isinstance(refusal, Refusal)
    assert refusal.text == "form.fault.required"


def test_consent_can_be_changed_later(person):
    person.consent(evaluation=True)
    person.consent(evaluation=False)
    assert person.story.facts.purposes["evaluation"] is False
    assert person.view("consent")["status"] == "done"


def test_no_answer_is_given_before_the_person_gives_it(person):
    values = [field["value"] for field in person.view("consent")["fields"]]
    assert set(values) <= {False, None}


def test_a_profile_outside_the_vocabulary_is_refused(person):
    person.consent()
    refusal = person.submit("profile", {"territory": "atlantis"})
    assert isinstance(refusal, Refusal)


def test_a_reflection_keeps_numbers_and_words_apart(player):
    player.play()
    (event,) = player.reflect()
    assert all(isinstance(value, int) for value in event.payload.ratings.values())
    assert all(isinstance(value, str) for value in event.payload.answers.values())
    assert event.payload.ratings
    assert event.payload.answers


def test_a_forged_form_is_refused(person):
    for values in ({"learning": "yes"}, {"learning": True, "admin": True}, []):
        assert isinstance(person.submit("consent", values), Refusal)


def test_an_answer_to_a_form_that_changed_meanwhile_is_refused(person):
    refusal = person.act("consent", do="submit", form="0" * 64, values={"learning": True})
    assert refusal == Refusal("refused.form_changed")


def test_a_reflection_may_leave_open_what_is_optional(player):
    player.play()
    fields = player.view("reflection")["fields"]
    needed = {one["id"]: "Lo que vi." for one in fields if one["required"]}
    (event,) = player.submit("reflection", needed)
    assert event.payload.ratings == {}
    assert {one["value"] for one in player.view("reflection")["fields"]} <= {"Lo que vi.", None, ""}
