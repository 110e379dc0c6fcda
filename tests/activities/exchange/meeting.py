"""A cohort that is invited to encounters, over a journal in memory, for tests."""

from datetime import UTC, datetime
from unittest.mock import patch

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.story import receive, show
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.events import kinds
from tests.activities.exchange.visiting import DESK, PAGE, Visiting
from tests.activities.survey import surveyed as survey

FIELDS = {"begins": "2026-09-10", "ends": "2026-09-11", "deadline": "2026-09-01", "seats": 2,
          "territory": "los_rios", "place": "Liceo Las Ánimas, Valdivia", "topic": "Asistencia",
          "about": "Traiga un caso.", "guests": []}  # fmt: skip
ANNOUNCE = {"do": "announce", "cohorts": ["valle"], "zones": ["centre_south"], **FIELDS}
"""Of the cohort, Ana and Lea (Maule), Sol and Tea (Biobío) lie in this macrozone."""


class Meeting(Visiting):
    """Six people, and Inés who leads them; `today` is when things happen."""

    today = survey.NOW

    def on(self, month, day):
        self.today = datetime(2026, month, day, 15, tzinfo=UTC)

    def note(self, *args):
        with patch.object(survey, "NOW", self.today):
            return super().note(*args)

    def stands(self, person, lang="es"):
        module = self.course.modules[DESK if person in self.leaders else PAGE]
        models = read_models(person, module, self.registry, self.story)
        return module.id, Circumstance(self.registry.roles(person), lang, self.today, 7, models)

    @property
    def leaders(self):
        registry = self.registry
        return {m.person for one in registry.cohorts.values() for m in one.of_role("instructor")}

    def does(self, person, key="encounters", stream=None, /, **body):
        module, around = self.stands(person)
        said = receive(self.story(person), (module, key), body, around)
        if isinstance(said, Refusal):
            return said
        return self.note(stream or f"person:{person}", person, *said) if said else ()

    def meets(self, person, /, **body):
        """Act on an encounter, as the stream of its cohort tells it."""
        return self.does(person, "encounters", "cohort:valle", **{"cohort": "valle", **body})

    def announces(self, **more):
        said = self.meets("ines", **{**ANNOUNCE, **more})
        return said if isinstance(said, Refusal) else said[0].payload.encounter

    def answers(self, person, encounter, comes=True):
        return self.meets(person, do="answer", encounter=encounter, comes=comes)

    def sees(self, person, key="encounters", lang="es"):
        module, around = self.stands(person, lang)
        return show(self.story(person), (module, key), around)

    def encounter(self, person, lang="es"):
        """The newest encounter as somebody sees it."""
        return self.sees(person, lang=lang)["rooms"][0]["encounters"][0]

    def lists(self):
        """Who is where, as Inés reads it."""
        return {one["place"]: [each["name"] for each in one["people"]]
                for one in self.encounter("ines")["lists"]}  # fmt: skip

    def another(self, cohort="otra", leader="ivan"):
        """A cohort that somebody else leads."""
        created = kinds.CohortCreated(title="Otra")
        self.happen(f"cohort:{cohort}", "ops", created)
        self.enrol(leader, "Iván Soto", cohort, "instructor")
