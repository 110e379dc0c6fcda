"""A cohort that visits one another, over a journal in memory, for tests."""

from datetime import timedelta
from unittest.mock import patch

from lidera_nb.activities.activity import Passing, Refusal
from lidera_nb.activities.story import passed, receive, show
from lidera_nb.events import kinds
from tests.activities.survey import surveyed as survey

PAGE, DESK = "pasantias", "visits"


class Visiting(survey.Surveyed):
    """Six people who told of their schools; each stands for one, and Inés leads them."""

    def __init__(self, course):
        super().__init__(course)
        for person in survey.NAMES:
            self.ready(person)

    def note(self, stream, actor, *events):
        """What happens, each time a minute later."""
        self.minutes = getattr(self, "minutes", 0) + 1
        with patch.object(survey, "NOW", survey.NOW + timedelta(minutes=self.minutes)):
            return super().note(stream, actor, *events)

    def says(self, person, key, **values):
        """Send a form of the page of visits."""
        at, around = (PAGE, key), self.around(person, self.course.modules[PAGE])
        form = self.story(person).steps[at].definition.hash
        body = {"do": "submit", "form": form, "values": values}
        said = receive(self.story(person), at, body, around)
        return said if isinstance(said, Refusal) else self.note(f"person:{person}", person, *said)

    def offers(self, person, *months, topic="climate", **more):
        return self.says(person, "offer", **self.about(topic, months or ("apr",)), **more)

    def asks(self, person, *months, topic="climate", **more):
        return self.says(person, "ask", **self.about(topic, months or ("apr",)), **more)

    @staticmethod
    def about(topic, months):
        return {"open": "agreed", f"topic_{topic}": True, **{f"month_{m}": True for m in months}}

    def view_of(self, person, key, lang="es"):
        around = self.around(person, self.course.modules[PAGE], lang)
        return show(self.story(person), (PAGE, key), around)

    def reads(self, person, key, lang="es"):
        """The words under a form that was sent."""
        return self.view_of(person, key, lang)["done_text"]

    def leads(self, **body):
        """Inés acts on the page of matching."""
        around = self.around("ines", self.course.modules[DESK])
        said = receive(self.story("ines"), (DESK, "matching"), {"cohort": "valle", **body}, around)
        if isinstance(said, Passing):
            self.stories["ines"] = passed(self.story("ines"), (DESK, "matching"), said)
        elif not isinstance(said, Refusal):
            self.note("cohort:valle", "ines", *said)
        return said

    def desk(self, lang="es"):
        around = self.around("ines", self.course.modules[DESK], lang)
        return show(self.story("ines"), (DESK, "matching"), around)["cohorts"][0]

    def confirms(self, amount=1_000_000):
        """A round from the money to its confirmation."""
        self.leads(do="pay", amount=amount)
        self.leads(do="match")
        return self.leads(do="confirm", seal=self.desk()["proposal"]["seal"])

    def withdraws(self, person):
        self.happen(f"person:{person}", person, kinds.PersonBlocked(), subject=person)
