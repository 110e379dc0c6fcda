"""A cohort whose texts are reviewed, over a journal in memory: everybody acts as on the server."""

import itertools
from datetime import UTC, datetime, timedelta

from lidera_nb.activities import registry as registries
from lidera_nb.activities.activity import Passing, Refusal
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.reviewing.queue import token
from lidera_nb.activities.reviewing.told import Reviews
from lidera_nb.activities.reviewing.told import tell as tell_reviews
from lidera_nb.activities.story import begin, passed, receive, show, tell
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal

MODULE, STEP = "01-los-que-faltan", "reflection"
DESK = ("marking", "marking")
NOW = datetime(2026, 8, 4, 12, 30, tzinfo=UTC)
NAMES = {"ana": "Ana Quenaya", "eva": "Eva Ñancupil", "lea": "Lea Sotomayor"}
STAFF = {"ines": "Inés Rojas", "ivan": "Iván Paz"}
TEXT = "Llamé a todas las casas. Ana Quenaya no contestó. Haría otra cosa hoy."


class Reviewed:
    """Three people who write, `ines` and `ivan` who lead them; `others` leads nobody here."""

    def __init__(self, course) -> None:
        self.course, self.journal, self.ids = course, MemoryJournal(), itertools.count()
        self.desk = course.modules["marking"]
        self.registry, self.stories, self.told = registries.Registry(), {}, {}
        self.present, self.now = frozenset(), NOW
        for cohort in ("valle", "norte"):
            self.happen(f"cohort:{cohort}", "ops", kinds.CohortCreated(title=cohort.title()))
        for person, name in NAMES.items():
            self.enrol(person, name)
        for person, name in STAFF.items():
            self.enrol(person, name, role="instructor")

    def enrol(self, person, name, cohort="valle", role="participant"):
        joined = kinds.PersonEnrolled(person=person, role=role, name=name)
        self.happen(f"cohort:{cohort}", "ops", joined, subject=person)
        self.stories.setdefault(person, begin(self.course, person))

    def happen(self, stream, actor, *payloads, subject=None):
        return self.note(stream, actor, *(NewEvent(p, subject) for p in payloads))

    def note(self, stream, actor, *events):
        self.now += timedelta(minutes=1)
        entry = Entry(stream, f"m{next(self.ids)}", b"", events, actor, self.now)
        appended = self.journal.append([entry])[0].events
        room, name = stream.split(":")
        if room == "cohort":
            self.registry = registries.fold(appended, self.registry)
        elif room == "review":
            self.told[name] = tell_reviews(self.reviews(name), appended)
        else:
            self.stories[name] = tell(self.stories[name], appended)
        return appended

    def reviews(self, cohort="valle"):
        return self.told.get(cohort, Reviews())

    def around(self, person, page, lang="es"):
        models = read_models(
            person, page, self.registry, self.stories.get, self.reviews, self.present
        )
        seed = 7 + next(self.ids)
        return Circumstance(self.registry.roles(person), lang, self.now, seed, models)

    # --- what participants do -------------------------------------------------------------

    def reflect(self, person, text=TEXT):
        """Hand in a reflection."""
        said = self.reflection(person, text)
        return self.happen(f"person:{person}", person, said, subject=person)

    def reflection(self, person, text=TEXT):
        """A reflection as its page would note it."""
        step = self.stories[person].steps[MODULE, STEP]
        loaded = step.definition
        ctx = kinds.Context(
            module=MODULE, step=STEP, definition=loaded.form.id, version=loaded.form.version,
            hash=loaded.hash, lang="es", node="form", client_at="",
        )  # fmt: skip
        field = next(f.id for f in loaded.form.fields if f.kind == "text")
        return kinds.ReflectionSubmitted(ctx=ctx, ratings={}, answers={field: text})

    # --- what reviewers do ----------------------------------------------------------------

    def does(self, who="ines", cohort="valle", **body):
        story, around = self.stories[who], self.around(who, self.desk)
        said = receive(story, DESK, {"cohort": cohort, **body}, around)
        if isinstance(said, Refusal):
            return said
        if isinstance(said, Passing):
            self.stories[who] = passed(story, DESK, said)
            return ()
        return self.note(f"review:{cohort}", who, *said) if said else ()

    def view(self, who="ines", lang="es"):
        return show(self.stories[who], DESK, self.around(who, self.desk, lang))

    def opens(self, person, who="ines"):
        """Open somebody's text; returns how it is seen."""
        self.does(who, do="open", text=self.token(person))
        return self.view(who)["open"]

    def token(self, person):
        return token("valle", (person, MODULE, STEP))

    def save(self, person, who="ines", number=1, rubric="kember", **found):
        loaded = self.desk.step("marking").definition.get(rubric)
        body = {"levels": {}, "evidence": [], "remarks": [], "overall": "", **found}
        return self.does(
            who, do="save", text=self.token(person), number=number, rubric=rubric,
            hash=loaded.hash if loaded else "", **body,
        )  # fmt: skip

    def publish(self, person, who="ines", number=1):
        return self.does(who, do="publish", text=self.token(person), number=number)

    def draws(self, *people, reviewers=("ines", "ivan"), number=1, sample="s1"):
        """A sample of texts that are to be read blind."""
        rubric = self.desk.step("marking").definition.default
        return self.happen("review:valle", "ines", kinds.SampleDrawn(
            sample=sample, module=MODULE, step=STEP, seed=1, share=0.5, rubric=rubric.rubric.id,
            rubric_version=rubric.rubric.version, rubric_hash=rubric.hash, reviewers=reviewers,
            texts=tuple((person, number) for person in people),
        ))  # fmt: skip
