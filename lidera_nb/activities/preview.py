"""A case as the only page of a course, for its author to look at: read anew after each change.

The course lies nowhere: its page is made here, and its case is read from the author's folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lidera_nb.activities.activity import Step
from lidera_nb.activities.course import Course, Module
from lidera_nb.activities.shelf import Shelf
from lidera_nb.errors import ContentError, PlayError
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.scenario.load import Case, load
from lidera_nb.scenario.opening import Opening, begin_at
from lidera_nb.scenario.state import Play
from lidera_nb.textids import LANGUAGES

PAGE, STEP = "preview", "case"
SEED = 1


@dataclass(frozen=True, slots=True)
class PreviewShelf(Shelf):
    """A case whose plays begin where its author wants to look."""

    opening: Opening = field(default_factory=Opening)

    def begin(self, case: Case, seed: int, role: str | None) -> Play:
        """A play at that place."""
        return begin_at(case.scenario, self.opening, seed, role)


def preview_course(folder: Path, opening: Opening) -> Course:
    """The course of one case, as its files are now.

    Raises
    ------
    ContentError
        A file of the case is wrong, or the case has not what `opening` asks for.
    """
    case = load(folder)
    _try(case, opening, folder)
    titles = {lang: case.texts[lang]["title"] for lang in LANGUAGES}
    step = Step(PAGE, STEP, "simulation", PreviewShelf(case, opening=opening), titles=titles)
    words = {lang: _words(case, lang) for lang in LANGUAGES}
    module = Module(PAGE, "participant", folder, folder, (step,), words, composed=True)
    return Course(folder, {PAGE: module})


def opened(course: Course, lang: str) -> tuple[NewEvent, ...]:
    """The events with which a play is under way at once; none where the briefing comes first."""
    shelf: PreviewShelf = course.modules[PAGE].steps[0].definition
    if not shelf.opening.skips:
        return ()
    case, spoken = shelf.current, _language(lang)
    ctx = kinds.Context(
        module=PAGE,
        step=STEP,
        definition=case.scenario.id,
        version=case.scenario.version,
        hash=case.hash,
        lang=spoken,
    )
    return (NewEvent(kinds.CaseStarted(ctx=ctx, seed=SEED, role=shelf.opening.role)),)


def _language(lang: str) -> Literal["es", "en"]:
    return "en" if lang == "en" else "es"


def _words(case: Case, lang: str) -> Mapping[str, str]:
    words = case.texts[lang]
    return {"title": words["title"], "lead": words["summary"]}


def _try(case: Case, opening: Opening, folder: Path) -> None:
    """Begin once, so that what is asked for in vain is told before anything is served."""
    roles = tuple(case.scenario.roles)
    role = opening.role or (roles[0] if roles and not opening.scene else None)
    try:
        begin_at(case.scenario, opening, SEED, role)
    except PlayError as error:
        raise ContentError(str(error), folder) from None
