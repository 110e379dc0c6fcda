"""A group of twelve whose first round was answered and closed, on the real course."""

from pathlib import Path

import pytest

from lidera_nb.activities.story import show
from tests.activities.survey import surveyed as survey
from tests.ourcourse import our_course

ROOT = Path(__file__).resolve().parents[3]
PAGE = "network"


class Networked(survey.Surveyed):
    """Ana names Eva; Lea and Paz name Ana, and only Lea shows her name to whom she names."""

    def __init__(self, course):
        super().__init__(course)
        for i in range(6):
            self.enrol(f"x{i}", f"Equis {i}")
        self.open()
        for person in self.cohort.members:
            if person != "ines":
                self.ready(person, peers=person == "lea", map=person == "eva")
        for source, target in (("ana", "eva"), ("lea", "ana"), ("paz", "ana")):
            self.answer(source, "advice", (target, 2))
        for person in self.cohort.members:
            if person != "ines":
                self.rest(person)

    def mine(self, person, lang="es"):
        return show(self.story(person), (survey.MODULE, "mine"), self.around(person, lang=lang))

    def map(self, person="ines", lang="es"):
        page = self.course.modules[PAGE]
        return show(self.story(person), (PAGE, PAGE), self.around(person, page, lang))


@pytest.fixture(scope="session")
def course():
    return our_course()


@pytest.fixture
def open_round(course):
    """Everybody answered; the round is still open."""
    return Networked(course)


@pytest.fixture
def group(open_round):
    """The round is closed."""
    open_round.close()
    return open_round
