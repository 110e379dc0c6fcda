from dataclasses import replace

from lidera_nb.activities.own.commons import Commons, evolve
from lidera_nb.activities.own.page import course_for
from lidera_nb.activities.readmodels import record
from lidera_nb.activities.rights import decide as ask
from lidera_nb.activities.story import receive
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.activities.own.conftest import REGISTRY
from tests.owncase import DESK, MODULE


def plays(world, person="eva"):
    """Play the case to its end, taking every first choice."""
    case = page_of(world, person)
    world.submits(person, "consent", {"learning": True}, module=case)
    world.act(person, case, "case", do="start")
    while world.view(person, case, "case")["status"] == "open":
        scene = world.view(person, case, "case")["scene"]
        choice = scene["decision"]["choices"][0]["id"]
        world.act(person, case, "case", do="decide", scene=scene["id"], choice=choice,
                  reason="Porque nadie se queda sin bailar.")  # fmt: skip
    return case


def page_of(world, person):
    own = [at for at in world.story(person).steps if at[0].startswith("own-")]
    return own[0][0] if own else None


def test_a_case_reaches_the_participants_of_its_cohort_and_nobody_else(published):
    assert page_of(published, "eva") == page_of(published, "ana") == published.case()
    assert page_of(published, "omar") is None
    assert page_of(published, "igor") is None
    assert page_of(published, "ines") is None


def test_it_is_played_with_ordinary_records_and_debrief(published):
    case = plays(published)
    made = [e.payload for e in published.journal.read("person:eva")]
    decided = [one for one in made if isinstance(one, kinds.CaseDecided)]
    ended = next(one for one in made if isinstance(one, kinds.CaseEnded))
    digest = published.commons.given[case].shelf.current.hash
    assert [one.choice for one in decided] == ["a", "a"]
    assert ended.ctx.hash == digest
    debrief = published.view("eva", case, "debrief")
    assert debrief["questions"] == ["¿Qué le diría usted a la profesora el lunes?"]
    assert len(debrief["steps"]) == 2


def test_authorship_is_shown_as_its_author_chose(published, world):
    def lead():
        course = course_for(world.course, world.commons, REGISTRY, "eva", ())
        return course.modules[world.case()].texts["es"]["lead"]

    assert lead() == "Un caso de Ana, que participa en su mismo grupo."
    published.offers(byline="colleague")
    assert lead() == "Un caso de un colega o una colega de su grupo."


def test_a_case_that_is_taken_back_begins_no_new_play(published):
    case = page_of(published, "eva")
    published.submits("eva", "consent", {"learning": True}, module=case)
    published.act("eva", case, "case", do="start")
    published.offers(use="no")
    assert page_of(published, "ana") is None
    assert page_of(published, "eva") == case
    assert plays(published) == case


def test_sending_it_again_does_not_publish_it_again(published):
    published.offers(use="no")
    published.offers()
    assert page_of(published, "eva") is None


def test_an_instructor_takes_it_from_the_cohort(published):
    published.desk(do="retire", case=published.case())
    assert page_of(published, "eva") is None


def test_it_rests_and_returns_with_its_author(published):
    published.note("ana", *ask(published.story("ana").facts, "block", "ana"))
    assert page_of(published, "eva") is None
    published.note("ana", *ask(published.story("ana").facts, "unblock", "ana"))
    assert page_of(published, "eva")


def test_an_author_who_leaves_takes_the_case_and_the_name_along(published):
    case = plays(published)
    published.note("ana", NewEvent(kinds.PersonWithdrew(erase=False)))
    one = published.commons.given[case]
    assert not published.commons.open(one)
    assert not published.commons.named(one)
    assert published.view("eva", case, "debrief")["steps"]


def test_a_play_goes_on_with_the_version_it_began_with(published):
    case = page_of(published, "eva")
    published.submits("eva", "consent", {"learning": True}, module=case)
    published.act("eva", case, "case", do="start")
    lines = [{"lang": "es", "id": "decision.m1.prompt", "text": "¿Qué hará?"}]
    published.desk(do="save", case=case, lines=lines)
    opened = published.opened()
    assert published.desk(do="publish", case=case, version=opened["version"])
    assert published.view("eva", case, "case")["scene"]["decision"]["prompt"].startswith("Queda")
    published.act("ana", case, "case", do="start")
    assert published.view("ana", case, "case")["scene"]["decision"]["prompt"] == "¿Qué hará?"


def test_an_author_who_took_it_back_while_it_was_published_is_heard(offered):
    offered.completes()
    opened = offered.opened()
    body = {"do": "publish", "case": opened["case"], "version": opened["version"]}
    around = offered.around("ines", DESK)
    decided = receive(offered.story("ines"), (DESK, "cases"), body, around)
    offered.offers(use="no")
    offered.note("ines", *decided)
    assert page_of(offered, "eva") is None


def test_the_whole_text_is_gone_with_the_key_of_the_case(published):
    case = published.case()
    events = published.journal.read("person:ines")
    lost = [replace(e, payload=e.payload.model_copy(update={"content": {}}))
            if isinstance(e.payload, kinds.OwnCasePublished) else e for e in events]  # fmt: skip
    commons = Commons()
    for event in [*published.journal.read("person:ana"), *lost]:
        commons = evolve(commons, event)
    assert case not in commons.given


def test_the_writing_of_a_case_is_in_no_record_and_a_play_of_one_is(published):
    case = plays(published)
    story = published.story("eva")
    modules = {step.module for step, _ in record("eva", "Eva", story).states}
    assert case in modules
    assert MODULE not in modules
