"""Exporting a cohort: fold the stories, name people anew, build the tables, write the package.

Nothing is written in the journal from here: the caller gives a function that notes the disclosure
there (`package.exported`), and it is called before the package appears.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lidera_nb.activities import story
from lidera_nb.activities.course import Course
from lidera_nb.activities.own.offer import PREFIX
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.survey import gathered
from lidera_nb.dataset import tables
from lidera_nb.dataset.networked import network_rows, outsiders
from lidera_nb.dataset.pseudonyms import study_ids
from lidera_nb.dataset.rows import Participant, Row
from lidera_nb.dataset.voted import votes
from lidera_nb.dataset.write import About, write_package
from lidera_nb.errors import PackageError
from lidera_nb.events import kinds
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
    members = [member.person for member in cohort.of_role("participant")]
    streams = {person: _told(journal.read(f"person:{person}")) for person in members}
    stories = {
        person: story.tell(story.begin(course, person), events)
        for person, events in streams.items()
    }
    voted = votes((journal.read(name) for name in journal.streams("room:")), cohort.id)
    people = _participants(crosswalk_dir, registry, cohort, stories, streams, voted)
    network = _network(cohort, people, stories)
    asked = [wave.asked for wave in cohort.survey.waves]
    frames = tables.build(course, stories.values(), people, network, asked)
    about = About(cohort.id, cohort.title, cohort.synthetic, now, cohort.pilot)

    def done(digest: str) -> Exported:
        return Exported(out, len(people), digest)

    return done(write_package(out, about, frames, lambda digest: disclose(done(digest))))


def _network(
    cohort: Cohort, people: Sequence[Participant], stories: Mapping[str, story.Story]
) -> dict[str, list[Row]]:
    """The rows about the network, of those who are in the package; none without a closed wave."""
    study = gathered.study_of(cohort, stories.__getitem__)
    if not study.waves:
        return {}
    named = gathered.outsiders_of(cohort, stories.__getitem__)
    ids = {person.story.person: person.study_id for person in people}
    return network_rows(study, ids, outsiders(named))


def _cohort(registry: Registry, cohort_id: str) -> Cohort:
    if cohort_id not in registry.cohorts:
        known = ", ".join(sorted(registry.cohorts)) or "none yet"
        raise PackageError(f"there is no cohort '{cohort_id}'; name one of: {known}")
    return registry.cohorts[cohort_id]


def _told(events: Iterable[Event]) -> list[Event]:
    """The events that may leave: what was done with colleagues' own cases is for the cohort."""

    def own(event: Event) -> bool:
        act = event.payload
        return isinstance(act, kinds.Act) and act.ctx.module.startswith(PREFIX)

    return [event for event in events if not own(event)]


def _apart(crosswalk_dir: Path, out: Path) -> None:
    if crosswalk_dir.resolve().is_relative_to(out.resolve()):
        raise PackageError(
            f"the crosswalk would lie within the package ({crosswalk_dir}); keep the keys in "
            "another folder"
        )


def _participants(
    folder: Path,
    registry: Registry,
    cohort: Cohort,
    stories: dict[str, story.Story],
    streams: dict[str, list[Event]],
    voted: Mapping[str, Sequence[Row]],
) -> list[Participant]:
    within = [person for person, told in stories.items() if tables.included(told.facts)]
    gone = [person for person, told in stories.items() if told.facts.withdrawn]
    ids = study_ids(folder, cohort.id, within, gone)
    return [
        Participant(
            ids[person],
            stories[person],
            streams[person],
            registry.tests(person),
            voted.get(person, ()),
        )
        for person in within
    ]
