"""A surveyed cohort over a journal in memory, for tests: everybody acts as on the server."""

import itertools
from datetime import UTC, datetime

from lidera_nb.activities import registry as registries
from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.story import begin, receive, show, tell
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.activities.survey.asking import handle
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal

MODULE = "11-quien-aprende-de-quien"
NOW = datetime(2026, 8, 4, 12, 30, tzinfo=UTC)
NAMES = {
    "ana": "Ana Pérez", "eva": "Eva Ñancupil", "lea": "Lea Soto", "paz": "Paz Órdenes",
    "sol": "Sol Díaz", "tea": "Tea Ruiz",
}  # fmt: skip
LANDS = {"ana": "maule", "eva": "araucania", "lea": "maule", "paz": "arica_parinacota"}


class Surveyed:
    """Six people of a cohort, `ines` who facilitates it, and the survey of the real course."""

    def __init__(self, course) -> None:
        self.course, self.journal, self.ids = course, MemoryJournal(), itertools.count()
        self.module = course.modules[MODULE]
        self.staff = course.modules["survey"]
        self.registry, self.stories = registries.Registry(), {}
        self.happen("cohort:valle", "ops", kinds.CohortCreated(title="Valle"))
        for person, name in NAMES.items():
            self.enrol(person, name)
        self.enrol("ines", "Inés Rojas", role="instructor")

    def enrol(self, person, name, cohort="valle", role="participant"):
        joined = kinds.PersonEnrolled(person=person, role=role, name=name)
        self.happen(f"cohort:{cohort}", "ops", joined, subject=person)
        self.stories.setdefault(person, begin(self.course, person))

    def happen(self, stream, actor, *payloads, subject=None):
        return self.note(stream, actor, *(NewEvent(p, subject) for p in payloads))

    def note(self, stream, actor, *events):
        entry = Entry(stream, f"m{next(self.ids)}", b"", events, actor, NOW)
        appended = self.journal.append([entry])[0].events
        if stream.startswith("cohort:"):
            self.registry = registries.fold(appended, self.registry)
        else:
            person = stream.removeprefix("person:")
            self.stories[person] = tell(self.stories[person], appended)
        return appended

    @property
    def cohort(self):
        return self.registry.cohorts["valle"]

    def story(self, person):
        return self.stories[person]

    def around(self, person, page=None, lang="es"):
        models = read_models(person, page or self.module, self.registry, self.story)
        return Circumstance(self.registry.roles(person), lang, NOW, 7, models)

    # --- what people do -------------------------------------------------------------------

    def act(self, person, key="survey", **body):
        said = receive(self.story(person), (MODULE, key), body, self.around(person))
        return said if isinstance(said, Refusal) else self.note(f"person:{person}", person, *said)

    def view(self, person, lang="es"):
        return show(self.story(person), (MODULE, "survey"), self.around(person, lang=lang))

    def ready(self, person, **purposes):
        """Consent, tell about the school, and read who sees what."""
        self.submit(person, "consent", {"learning": True, "evaluation": True})
        self.submit(person, "profile", {
            "territory": LANDS.get(person, "biobio"), "level": "primary", "dependence": "slep",
        })  # fmt: skip
        if self.cohort.survey.last:
            return self.agree(person, **purposes)
        return None

    def submit(self, person, key, values):
        form = self.story(person).steps[MODULE, key].definition.hash
        return self.act(person, key, do="submit", form=form, values=values)

    def here(self):
        wave = self.cohort.survey.last
        return {"cohort": "valle", "wave": wave.number, "form": wave.asked.hash}

    def agree(self, person, peers=False, map=False):
        return self.act(person, do="agree", **self.here(), purposes={"peers": peers, "map": map})

    def answer(self, person, relation, *ties, names=(), **more):
        """Answer: ``("eva", 3)`` names a colleague, ``("0123…", 2)`` a name that is written."""
        told = [self.tie(person, *tie) for tie in ties]
        written = [{"token": token, "name": name} for token, name in names]
        body = {**self.here(), "relation": relation, "ties": told, "names": written, **more}
        return self.act(person, do="answer", **body)

    def tie(self, reader, who, often=None, topics=()):
        mark = handle(reader, who) if who in NAMES else who
        return {"who": mark, "frequency": often, "topics": list(topics)}

    def rest(self, person, *relations):
        """Name nobody in the relations given, or in all that are not answered yet."""
        asked = self.cohort.survey.last.asked.instrument.relations
        done = self.view(person)["relations"]
        left = [r["id"] for r in done if r["state"] != "whole"]
        for relation in relations or [one.id for one in asked if one.id in left]:
            self.answer(person, relation, nobody=True)

    # --- what the facilitator does --------------------------------------------------------

    def open(self):
        survey = self.cohort.survey
        loaded = self.module.step("survey").definition
        opened = kinds.SurveyOpened(
            wave=len(survey.waves) + 1, instrument=loaded.instrument.id,
            version=loaded.instrument.version, hash=loaded.hash, content=dict(loaded.content),
        )  # fmt: skip
        return self.happen("cohort:valle", "ines", opened)

    def close(self):
        number = self.cohort.survey.last.number
        return self.happen("cohort:valle", "ines", kinds.SurveyClosed(wave=number))

    def resolve(self, meaning, *tokens, person="", name="r1"):
        made = kinds.NamesResolved(
            resolution=name, tokens=tokens, meaning=meaning, person=person
        )  # fmt: skip
        return self.happen("cohort:valle", "ines", made)
