"""A course of two texts, read with a rubric of two criteria, and a review stream to fill."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from lidera_nb.activities import story as stories
from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.course import Course, Module
from lidera_nb.activities.feedback.gathering import feedback_for
from lidera_nb.activities.feedback.rubricshelf import RubricShelf
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.registry import Cohort, Member, Registry
from lidera_nb.activities.reviewing.told import Reviews, tell
from lidera_nb.activities.storystate import Circumstance, Story
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.events.kinds.review import Evidence, Remark, Span
from lidera_nb.reflection.rubric import LoadedRubric, rubric_of
from tests.ourcourse import our_course

NOON = datetime(2026, 8, 4, 16, 0, tzinfo=UTC)
FIRST, SECOND, ALL = "01-los-que-faltan", "03-la-cuenta", "devoluciones"
MEMBERS = {"ana": ("participant", "Ana Soto"), "eva": ("participant", "Eva Rojas"),
           "ivo": ("instructor", "Ivo Tapia"), "lía": ("instructor", "Lía Paz")}  # fmt: skip


def rubric(version: int = 1, **more: Any) -> LoadedRubric:
    """A rubric of four levels; its words tell where they stand."""

    def words(lang: str) -> dict[str, Any]:
        levels = {str(n): f"{lang} nivel {n} v{version}" for n in range(1, 5)}
        criterion = {
            name: {"title": f"{lang} {name}", "help": "?",
                   "level": {n: f"{lang} {name} se ve {n}" for n in levels}}
            for name in ("depth", "people")
        }  # fmt: skip
        return {"title": f"{lang} rúbrica", "intro": "…", "source": "…", "level": levels,
                "criterion": criterion}  # fmt: skip

    return rubric_of({
        "id": "toy", "version": version, "kind": "rubric", "levels": 4, "halves": True,
        "criteria": ["depth", "people"], "texts": {"es": words("es"), "en": words("en")}, **more,
    })  # fmt: skip


def course() -> Course:
    """The course, its steps all open, with the toy rubric in two versions for its feedback."""
    older, now = rubric(1), rubric(2)
    shelf = RubricShelf((now,), {older.hash: older, now.hash: now})
    whole = our_course()

    def shelved(module: Module) -> Module:
        steps = (
            replace(step, definition=shelf)
            if step.activity == "feedback"
            else replace(step, after=())
            for step in module.steps
        )
        return replace(module, steps=tuple(steps))

    return Course(whole.root, {name: shelved(one) for name, one in whole.modules.items()})


@dataclass
class Group:
    """A cohort: what its people wrote and what was said of it, told event by event."""

    course: Course
    now: datetime = NOON
    told: dict[str, list[Event]] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)
    reviews: Reviews = field(default_factory=Reviews)

    @property
    def registry(self) -> Registry:
        members = {who: Member(who, role, name) for who, (role, name) in MEMBERS.items()}
        return Registry({"valle": Cohort("valle", "Valle", members=members)})

    def story(self, person: str) -> Story:
        return self.stories.get(person) or stories.begin(self.course, person)

    def event(self, stream: str, payload: Any, actor: str) -> Event:
        known = self.told.setdefault(stream, [])
        self.now += timedelta(minutes=1)
        event = Event(
            seq=0, stream=stream, n=len(known) + 1, message_id="m", i=0, kind="", version=1,
            payload=payload, actor=actor, at=self.now,
        )  # fmt: skip
        known.append(event)
        return event

    def does(self, person: str, payload: Any) -> None:
        event = self.event(f"person:{person}", payload, person)
        self.stories[person] = stories.tell(self.story(person), [event])

    def reviewed(self, payload: Any, by: str = "ivo") -> None:
        self.reviews = tell(self.reviews, [self.event("review:valle", payload, by)])

    def writes(self, person: str, module: str, *texts: str) -> None:
        """Hand in a reflection: `texts` answer its questions in words."""
        form = self.course.modules[module].step("reflection").definition
        asked = [one.id for one in form.form.fields if one.kind == "text"]
        ctx = kinds.Context(module=module, step="reflection", definition=form.form.id,
                            version=form.form.version, hash=form.hash, lang="es")  # fmt: skip
        answers = dict(zip(asked, texts, strict=False))
        self.does(person, kinds.ReflectionSubmitted(ctx=ctx, ratings={}, answers=answers))

    def reads(
        self, person: str, module: str, number: int = 1, by: str = "ivo", **what: Any
    ) -> None:
        """Write a reading; nothing is signed by that."""
        pinned = what.pop("rubric", rubric(2))
        said = {"levels": {"depth": 2.0}, "evidence": (), "remarks": (), "overall": "",
                "purpose": "review", **what}  # fmt: skip
        self.reviewed(
            kinds.ReviewSaved(
                person=person, module=module, step="reflection", number=number, rubric="toy",
                rubric_version=pinned.rubric.version, rubric_hash=pinned.hash, **said,
            ), by,
        )  # fmt: skip

    def signs(
        self, person: str, module: str, number: int = 1, by: str = "ivo", reader: str = "ivo",
        purpose: str = "review",
    ) -> None:  # fmt: skip
        self.reviewed(
            kinds.ReviewPublished(
                person=person, module=module, step="reflection", number=number, reviewer=reader,
                purpose=purpose,
            ), by,
        )  # fmt: skip

    def reopens(self, person: str, module: str, number: int = 1) -> None:
        self.reviewed(
            kinds.ReviewReopened(person=person, module=module, step="reflection", number=number)
        )

    def feedback(self, person: str) -> Any:
        return feedback_for(person, self.registry, self.story, lambda _: self.reviews)

    def around(self, person: str, module: str, lang: str = "es") -> Circumstance:
        page = self.course.modules[module]
        models = read_models(person, page, self.registry, self.story, lambda _: self.reviews)
        return Circumstance(frozenset({"participant"}), lang, self.now, models=models)

    def view(self, person: str, module: str = ALL, key: str = "feedback", lang: str = "es") -> Any:
        return stories.show(self.story(person), (module, key), self.around(person, module, lang))

    def says(self, person: str, body: dict[str, Any], module: str = ALL) -> Any:
        """An act of the feedback step; what it means is told, or the refusal is returned."""
        around = self.around(person, module)
        decision = stories.receive(self.story(person), (module, "feedback"), body, around)
        if isinstance(decision, Refusal):
            return decision
        for new in decision:
            self.does(person, new.payload)
        return decision


def remark(start: int, end: int, text: str, name: str) -> Remark:
    return Remark(field=name, start=start, end=end, text=text)


__all__ = ["ALL", "FIRST", "SECOND", "Evidence", "Group", "Span", "course", "remark", "rubric"]
