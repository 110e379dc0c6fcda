import pytest

from tests.owncase import PARTS, english


def line(text, lang="en", name="title"):
    return [{"lang": lang, "id": name, "text": text}]


def test_only_instructors_of_the_cohort_see_a_case(offered):
    assert [d["name"] for d in offered.drafts("ines")] == ["Ana"]
    assert len(offered.drafts("ivo")) == 1
    assert offered.drafts("igor") == []


@pytest.mark.parametrize("body", [
    {"do": "open"}, {"do": "save", "lines": []}, {"do": "return", "comment": "x"},
    {"do": "publish", "version": "x"}, {"do": "retire"},
])  # fmt: skip
def test_a_case_of_another_cohort_does_not_exist(offered, body):
    assert offered.desk("igor", case=offered.case(), **body) == "refused.own_withdrawn"


def test_a_participant_who_reaches_the_desk_finds_nothing(offered):
    assert offered.drafts("eva") == []
    assert offered.desk("eva", do="open", case=offered.case()) == "refused.own_withdrawn"


def test_lines_that_were_written_stand_beside_the_original(offered):
    offered.completes()
    opened = offered.opened()
    first = opened["lines"][0]
    assert (first["es"], first["en"]) == ("El acto del viernes", "EN El acto del viernes")
    assert first["label"] == "Título"
    assert opened["missing"] == 0


def test_another_instructor_of_the_cohort_goes_on_where_the_first_one_stopped(offered):
    offered.desk("ines", do="save", case=offered.case(), lines=line("The school play"))
    offered.desk("ivo", do="open", case=offered.case())
    assert offered.opened("ivo")["lines"][0]["en"] == "The school play"


def test_a_line_whose_original_changed_is_to_be_written_again(offered):
    offered.completes()
    offered.submits("ana", "situation", {**PARTS["situation"], "heading": "Otro título"})
    offered.offers()
    opened = offered.opened()
    assert opened["missing"] == 1
    assert (opened["lines"][0]["en"], opened["state"]) == ("", "sent")


def test_the_authors_words_are_changed_only_with_their_leave(world):
    world.writes()
    world.offers(adapt=False)
    case = world.case()
    assert world.desk(do="save", case=case, lines=line("Otro", "es")) == "refused.own_adapt"
    assert world.desk(do="save", case=case, lines=line("The play"))
    world.offers(adapt=True)
    assert world.desk(do="save", case=case, lines=line("Otro", "es"))
    world.desk(do="open", case=case)
    assert world.opened()["lines"][0]["es"] == "Otro"


@pytest.mark.parametrize(("body", "refused"), [
    ({"lines": line("x", name="scene.m9.now")}, "refused.own_withdrawn"),
    ({"lines": line("x", lang="fr")}, "refused.own_withdrawn"),
    ({"lines": line("x" * 2001)}, "refused.own_line"),
    ({"lines": line("a\x00b")}, "refused.own_line"),
    ({"lines": [], "effects": {"m1.z": 10}}, "refused.malformed"),
    ({"lines": [], "effects": {"m1.a": 7}}, "refused.malformed"),
    ({"lines": line("x") * 201}, "refused.malformed"),
])  # fmt: skip
def test_what_does_not_belong_to_the_case_is_refused(offered, body, refused):
    assert offered.desk(do="save", case=offered.case(), **body) == refused


def test_nothing_is_published_while_lines_are_missing(offered):
    offered.desk(do="open", case=offered.case())
    opened = offered.opened()
    refused = offered.desk(do="publish", case=opened["case"], version=opened["version"])
    assert refused == "refused.own_missing"


def test_only_what_was_looked_at_is_published(offered):
    offered.completes()
    case, seen = offered.case(), offered.opened()["version"]
    offered.desk("ivo", do="save", case=case, lines=line("Friday"))
    assert offered.desk(do="publish", case=case, version=seen) == "refused.stale"


def test_a_comment_is_sealed_under_the_authors_key_and_may_not_be_empty(offered):
    case = offered.case()
    assert offered.desk(do="return", case=case, comment="  ") == "refused.own_comment"
    (event,) = offered.desk(do="return", case=case, comment="Falta la apoderada.")
    assert event.subject == "ana"


def test_publishing_is_sealed_under_a_key_of_the_case(offered):
    (event,) = offered.publishes()
    assert event.subject == offered.case()
    assert event.payload.cohort == "valle"
    assert event.payload.content["en"]["title"] == english("El acto del viernes")


def test_publishing_the_same_again_is_no_event(published):
    opened = published.opened()
    assert opened["same"]
    again = published.desk(do="publish", case=opened["case"], version=opened["version"])
    assert again == ()


def test_effects_move_trust_where_an_instructor_says_so(offered):
    case = offered.case()
    offered.desk(do="save", case=case, lines=[], effects={"m1.a": -10})
    (event,) = offered.publishes()
    choices = event.payload.content["structure"]["scenes"]["m1"]["decision"]["choices"]
    assert choices[0]["effect"] == {"indicators": {"trust": -10}}
    assert "effect" not in choices[1]


def test_what_is_long_for_a_phone_is_told_in_the_readers_language(offered):
    case = offered.case()
    offered.desk(do="save", case=case, lines=line("x" * 111, name="choice.m1.a.label"))
    offered.desk(do="open", case=case)
    (told,) = offered.opened()["advice"]
    assert told.startswith("Decisión 1, opción A, en inglés: tiene 111 caracteres.")
    assert offered.view("ines", "cases", "cases", "en")["open"]["advice"][0].startswith(
        "Decision 1, choice A, in English: it has 111 characters."
    )
