"""From one cohort's stories to the tables of the coded tier; other tiers are made from these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from lidera_nb.activities.registry import Cohort
from lidera_nb.activities.storystate import Story
from lidera_nb.activities.survey import gathered
from lidera_nb.dataset import tables
from lidera_nb.dataset.carded import card_rows
from lidera_nb.dataset.exchanged import exchange_rows
from lidera_nb.dataset.labbed import lab_rows
from lidera_nb.dataset.masking import masked
from lidera_nb.dataset.networked import network_rows, outsiders
from lidera_nb.dataset.paneltable import PANELS
from lidera_nb.dataset.pseudonyms import card_codes, reader_codes, study_ids
from lidera_nb.dataset.release import Release
from lidera_nb.dataset.reviewed import readers_of, review_rows
from lidera_nb.dataset.rows import Participant, Row
from lidera_nb.dataset.scales import scale_rows
from lidera_nb.dataset.source import Codebook, Source
from lidera_nb.dataset.words import word_rows
from lidera_nb.events.journal import Event

RESEARCH = "research"
"""The consent purpose without which nobody's rows become public."""


@dataclass(frozen=True)
class Gathered:
    """A cohort, who of it is in the package, the tables, and the codebook among them."""

    cohort: Cohort
    people: Sequence[Participant]
    frames: dict[str, pd.DataFrame]
    codebook: Codebook


def gather(source: Source, cohort: Cohort, keys: Path, release: Release) -> Gathered:
    """Fold the stories of a cohort, name its people anew, and build the tables.

    Parameters
    ----------
    source, cohort
        The store, and which cohort of it.
    keys
        The folder of crosswalks.
    release
        Decides who is in, whether people's words are, and how small a stage may be.
    """
    members = [member.person for member in cohort.of_role("participant")]
    events = {person: source.events(person) for person in members}
    stories = {person: source.story(person, told) for person, told in events.items()}
    people = _participants(source, cohort, keys, stories, events, release)
    reviews = source.reviews(cohort.id)
    readers = _readers(source, cohort, keys, reviews)
    more = _network(cohort, people, stories) | review_rows(people, reviews, readers)
    more |= scale_rows(people) | _panels(source, people) | _cards(source, cohort, keys, people)
    more |= _exchange(source, cohort, people) | _labs(source, cohort, keys, people)
    if release.tier == "full":
        more |= word_rows(people, reviews, readers, _mask(cohort, release))
    built = tables.build(stories.values(), people, more, release.threshold)
    codebook = source.codebook([wave.asked for wave in cohort.survey.waves])
    return Gathered(cohort, people, {**built, "codebook": codebook.frame}, codebook)


def _participants(
    source: Source,
    cohort: Cohort,
    keys: Path,
    stories: Mapping[str, Story],
    events: Mapping[str, list[Event]],
    release: Release,
) -> list[Participant]:
    within = [person for person, told in stories.items() if _included(told, release)]
    gone = [person for person, told in stories.items() if told.facts.withdrawn]
    ids = study_ids(keys, cohort.id, within, gone)
    voted, tests = source.votes(cohort.id), source.registry.tests
    return [
        Participant(ids[one], stories[one], events[one], tests(one), voted.get(one, ()))
        for one in within
    ]


def _included(told: Story, release: Release) -> bool:
    rows_for_all = release.public and release.tier == "deidentified"
    agreed = not rows_for_all or told.facts.purposes.get(RESEARCH, False)
    return agreed and tables.included(told.facts)


def _network(
    cohort: Cohort, people: Sequence[Participant], stories: Mapping[str, Story]
) -> dict[str, list[Row]]:
    """The rows about the network, of those who are in the package; none without a closed wave."""
    study = gathered.study_of(cohort, stories.__getitem__)
    if not study.waves:
        return {}
    named = gathered.outsiders_of(cohort, stories.__getitem__)
    ids = {person.story.person: person.study_id for person in people}
    asked = {
        wave.number: {
            "instrument": wave.asked.instrument.id,
            "instrument_version": wave.asked.instrument.version,
            "instrument_hash": wave.asked.hash,
        }
        for wave in cohort.survey.waves
    }
    return network_rows(study, ids, outsiders(named), asked)


def _panels(source: Source, people: Sequence[Participant]) -> dict[str, list[Row]]:
    """The rows about the panels of the versions that were played; none where there is no panel."""
    played = frozenset(attempt.case.hash for person in people for attempt in person.attempts())
    rows = source.panels(played)
    return {PANELS.name: rows} if rows else {}


def _cards(
    source: Source, cohort: Cohort, keys: Path, people: Sequence[Participant]
) -> dict[str, list[Row]]:
    """The rows about the cards that somebody of the package wrote, reviewed or tried."""
    ids = {person.story.person: person.study_id for person in people}
    shelf = source.shelf().of(ids)
    own = [card.story.id for card in shelf.cards if card.story.id not in shelf.seeds]
    codes = card_codes(keys, cohort.id, own, shelf.gone)
    return card_rows(shelf, ids, codes) if shelf.cards else {}


def _exchange(
    source: Source, cohort: Cohort, people: Sequence[Participant]
) -> dict[str, list[Row]]:
    """The rows about the visits of the cohort's schools."""
    visits = [visit for one in cohort.exchange.rounds for visit in one.visits]
    taking = {person for visit in visits for person in (visit.guest, visit.host)}
    rest = {person for person in taking if source.rests(person)}
    return exchange_rows(cohort.exchange, people, rest)


def _labs(
    source: Source, cohort: Cohort, keys: Path, people: Sequence[Participant]
) -> dict[str, list[Row]]:
    """The rows about the labs of the cohort; cards have the codes that they have elsewhere."""
    labs = cohort.labs.all
    if not labs:
        return {}
    shelf = source.shelf()
    piloted = {lab.card for lab in labs.values()} - shelf.gone
    codes = card_codes(keys, cohort.id, sorted(piloted - shelf.seeds.keys()), shelf.gone)
    codes |= {name: name for name in piloted & shelf.seeds.keys()}
    cards = {card.story.id: card.story for card in shelf.cards}
    ids = {person.story.person: person.study_id for person in people}
    return lab_rows(labs, cards, ids, codes)


def _readers(
    source: Source, cohort: Cohort, keys: Path, reviews: Sequence[Event]
) -> Mapping[str, str]:
    """Codes of those who read and whose data do not rest."""
    facts = {
        reader: source.story(reader, source.journal.read(f"person:{reader}")).facts
        for reader in readers_of(reviews)
    }
    named = [reader for reader, told in facts.items() if not told.resting]
    gone = [reader for reader, told in facts.items() if told.withdrawn]
    return reader_codes(keys, cohort.id, named, gone)


def _mask(cohort: Cohort, release: Release) -> partial[tuple[str, int | None]]:
    names = sorted({member.name for member in cohort.members.values() if member.name})
    return partial(_leave, names=names if release.masked else None)


def _leave(text: str, lang: str, names: Sequence[str] | None) -> tuple[str, int | None]:
    return (text, None) if names is None else masked(text, names, lang)
