"""What lies beside the journal: versions of cases and rubrics, files of cards, the gradebook."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from lidera_nb.activities.course import Course, load_course
from lidera_nb.activities.feedback.rubricshelf import FOLDER, RubricShelf
from lidera_nb.activities.shelf import Shelf
from lidera_nb.errors import ContentError
from lidera_nb.events.keys import Keys
from lidera_nb.events.storage import connect
from lidera_nb.safekeeping.doctor.finding import Finding
from lidera_nb.safekeeping.doctor.heard import Heard
from lidera_nb.serve.cardfiles import CardFiles
from lidera_nb.settings import Settings

_AGAIN = "bring it back from a backup, or from the course as it was then"


def look_at_shelf(settings: Settings, heard: Heard) -> Iterator[Finding]:
    """Is every version at hand that a play or a reading is pinned to?"""
    try:
        course = load_course(settings.course, settings.shelf)
    except ContentError as error:
        text = f"the versions of cases were not looked at, as the course cannot be read: {error}"
        yield Finding("shelf", text, fault=False)
        return
    cases, rubrics = _at_hand(course)
    for (case, digest), plays in sorted(heard.plays.items()):
        # A case that is in no course any more, or that a participant wrote, has no shelf.
        if case in cases and digest not in cases[case]:
            place = settings.shelf / case / f"{digest}.json"
            yield Finding(
                "shelf",
                f"{place} is missing or damaged, and {plays} plays are pinned to it: {_AGAIN}",
            )
    for digest, readings in sorted(heard.readings.items()):
        if rubrics is not None and digest not in rubrics:
            place = settings.shelf / FOLDER / f"{digest}.json"
            yield Finding(
                "shelf",
                f"{place} is missing or damaged, and {readings} readings are "
                f"pinned to it: {_AGAIN}",
            )


def _at_hand(course: Course) -> tuple[dict[str, set[str]], set[str] | None]:
    cases: dict[str, set[str]] = {}
    rubrics: set[str] | None = None
    for step in course.steps():
        if isinstance(step.definition, Shelf):
            shelf = step.definition
            cases[shelf.current.scenario.id] = {shelf.current.hash, *shelf.older}
        elif isinstance(step.definition, RubricShelf):
            rubrics = set(step.definition.by_hash)
    return cases, rubrics


def look_at_cards(settings: Settings, keys: Keys, heard: Heard) -> Iterator[Finding]:
    """Is every file of a card there, and what its name says?"""
    files = CardFiles(settings.cardfiles, keys)
    for card in sorted(heard.files):
        for digest in sorted(heard.files[card]):
            place = settings.cardfiles / card / digest
            if not place.exists():
                yield Finding(
                    "cards",
                    f"{place} is missing, which card {card} names: bring it back from a backup",
                )
            elif files.get(card, digest) is None:
                yield Finding(
                    "cards", f"{place} is not what its name says: bring it back from a backup"
                )


def look_at_gradebook(settings: Settings) -> Iterator[Finding]:
    """Is nbgrader's database whole?"""
    path = settings.assignments / "gradebook.db"
    if not path.exists():
        return
    try:
        with closing(connect(path, read_only=True, untouched=True)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        yield Finding(
            "assignments", f"{path} is damaged ({verdict}): bring it back from a backup of the keys"
        )
