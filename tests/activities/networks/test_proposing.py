"""From the journal to the facilitator's suggestions: who sees them, of whom, and when."""

import json

import pytest

from lidera_nb.activities.activity import Passing, Refusal
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.story import passed, receive, show
from lidera_nb.events import kinds
from tests.activities.networks.conftest import PAGE
from tests.activities.survey import surveyed as survey

AT = (PAGE, "newties")
ASK = {"do": "propose", "cohort": "valle", "count": 3, "each": 1, "travel": "online"}


class Willing(survey.Surveyed):
    """Twelve people who show their names on the map; three pairs turn to each other."""

    def __init__(self, course):
        super().__init__(course)
        for i in range(6):
            self.enrol(f"x{i}", f"Equis {i}")
        self.open()
        people = [person for person in self.cohort.members if person != "ines"]
        for person in people:
            self.ready(person, map=True)
        for one, other in (people[:2], people[2:4], people[4:6]):
            self.answer(one, "advice", (other, 3))
            self.answer(other, "advice", (one, 3))
        for person in people:
            self.rest(person)
        self.close()

    def page(self, person="ines", lang="es"):
        return self.around(person, self.course.modules[PAGE], lang)

    def shown(self, person="ines", lang="es"):
        return show(self.story(person), AT, self.page(person, lang))

    def asks(self, person="ines", **more):
        said = receive(self.story(person), AT, {**ASK, **more}, self.page(person))
        if isinstance(said, Passing):
            self.stories[person] = passed(self.story(person), AT, said)
        return said


@pytest.fixture
def willing(course):
    return Willing(course)


def test_nothing_is_suggested_before_it_is_asked_for(willing):
    view = willing.shown()
    assert "ties" not in view
    assert [field["id"] for field in view["form"]] == ["count", "each", "travel"]
    assert view["group"] == {"id": "valle", "title": "Valle"}


def test_what_is_asked_for_comes_with_names_and_reasons(willing):
    assert isinstance(willing.asks(), Passing)
    view = willing.shown()
    assert len(view["ties"]) == 3
    people = {m.name for m in willing.cohort.members.values()}
    assert all({tie["one"], tie["other"]} <= people for tie in view["ties"])
    assert view["change"]["rows"]
    assert not [p for p in willing.cohort.members if f'"{p}"' in json.dumps(view["ties"])]


def test_conditions_stand_in_the_form_as_they_were_asked(willing):
    willing.asks(count=1, travel="region")
    view = willing.shown(lang="en")
    assert {field["id"]: field["value"] for field in view["form"]} == {
        "count": 1, "each": 1, "travel": "region"
    }  # fmt: skip
    assert len(view["ties"]) == 1
    assert view["lead"].startswith("One tie")


@pytest.mark.parametrize(
    "wrong",
    [{"count": 0}, {"count": 99}, {"count": "3"}, {"each": 9}, {"travel": "plane"},
     {"cohort": "otro"}, {"seed": 1}],
)  # fmt: skip
def test_what_the_form_does_not_offer_is_refused(willing, wrong):
    assert isinstance(willing.asks(**wrong), Refusal)


def test_asking_leaves_no_record(willing):
    before = len(willing.journal.read("person:ines"))
    willing.asks()
    assert len(willing.journal.read("person:ines")) == before


def test_who_asks_not_to_be_named_afterwards_is_suggested_no_more(willing):
    willing.asks(count=10, each=3)
    willing.happen("person:eva", "eva", kinds.NamingRefused())
    assert "Eva" not in json.dumps(willing.shown()["ties"])


def test_with_too_few_who_agreed_there_are_none(group):
    at = group.around("ines", group.course.modules[PAGE])
    said = receive(group.story("ines"), AT, ASK, at)
    view = show(passed(group.story("ines"), AT, said), AT, at)
    assert view["why"].endswith("Lo autorizaron 1; se necesitan 10.")


def test_a_facilitator_asks_for_no_group_of_another(willing):
    willing.enrol("otto", "Otto", cohort="norte", role="instructor")
    page = willing.course.modules[PAGE]
    models = read_models("otto", page, willing.registry, willing.story)
    assert set(models["newties"].groups) == {"norte"}
    assert isinstance(willing.asks("otto"), Refusal)


def test_whoever_facilitates_no_group_is_told_so(willing):
    willing.enrol("nadie", "Nadie")
    assert "por qué" not in willing.shown("nadie")
    assert willing.shown("nadie")["group"] is None
