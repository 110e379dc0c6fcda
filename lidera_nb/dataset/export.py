"""Exporting a cohort: fold the stories, name people anew, build the tables, write the package.

Nothing is written in the journal from here: the caller gives a function that notes the disclosure
there (`package.exported`), and it is called before the package appears.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lidera_nb.activities import story
from lidera_nb.activities.course import Course
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.dataset import tables
from lidera_nb.dataset.pseudonyms import study_ids
from lidera_nb.dataset.rows import Participant, Row
from lidera_nb.dataset.voted import votes
from lidera_nb.dataset.write import About, write_package
from lidera_nb.errors import PackageError
from lidera_nb.events.journal import Event, Journal


@dataclass(frozen=True, slots=True)
class Exported:
    """A package that was written: where, of how many people, and the hash of its description.

    The description (``datapackage.json``) names the hash of every table, so `sha256` stands for
    the whole package.
    """

    path: Path
    people: int
    sha256: str


def export_cohort(
    journal: Journal,
    course: Course,
    registry: Registry,
    cohort_id: str,
    out: Path,
    crosswalk_dir: Path,
    now: datetime,
    disclose: Callable[[Exported], None] = lambda _: None,
) -> Exported:
    """Write the data package of one cohort.

    Parameters
    ----------
    journal, course, registry
        What happened, the content it happened in, and who belongs where.
    cohort_id
        Which cohort.
    out
        The package's folder; an older package there is replaced, anything else is left alone.
    crosswalk_dir
        The folder of the keys, outside `out`.
    now
        When, for the package's description.
    disclose
        Notes the disclosure, before the package is moved to its place. If it raises, no package
        is left.

    Raises
    ------
    PackageError
        If the cohort is unknown, the crosswalk would lie within the package or cannot be read,
        or `out` is something else than a data package.
    """
    cohort = _cohort(registry, cohort_id)
    _apart(crosswalk_dir, out)
    streams = {m.person: journal.read(f"person:{m.person}") for m in cohort.of_role("participant")}
    stories = {
        person: story.tell(story.begin(course, person), events)
        for person, events in streams.items()
    }
    voted = votes((journal.read(name) for name in journal.streams("room:")), cohort.id)
    people = _participants(crosswalk_dir, cohort, stories, streams, voted)
    frames = tables.build(course, stories.values(), people)
    about = About(cohort.id, cohort.title, cohort.synthetic, now)

    def done(digest: str) -> Exported:
        return Exported(out, len(people), digest)

    return done(write_package(out, about, frames, lambda digest: disclose(done(digest))))


def _cohort(registry: Registry, cohort_id: str) -> Cohort:
    if cohort_id not in registry.cohorts:
        known = ", ".join(sorted(registry.cohorts)) or "none yet"
        raise PackageError(f"there is no cohort '{cohort_id}'; name one of: {known}")
    return registry.cohorts[cohort_id]


def _apart(crosswalk_dir: Path, out: Path) -> None:
    if crosswalk_dir.resolve().is_relative_to(out.resolve()):
        raise PackageError(
            f"the crosswalk would lie within the package ({crosswalk_dir}); keep the keys in "
            "another folder"
        )


def _participants(
    folder: Path,
    cohort: Cohort,
    stories: dict[str, story.Story],
    streams: dict[str, list[Event]],
    voted: Mapping[str, Sequence[Row]],
) -> list[Participant]:
    within = [person for person, told in stories.items() if tables.included(told.facts)]
    gone = [person for person, told in stories.items() if told.facts.withdrawn]
    ids = study_ids(folder, cohort.id, within, gone)
    return [
        Participant(ids[person], stories[person], streams[person], voted.get(person, ()))
        for person in within
    ]
