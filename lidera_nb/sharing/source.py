"""The cards that may leave a network, read from its journal as it lies on disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce

from lidera_nb.activities import facts
from lidera_nb.activities.cards.told import STREAM, tell
from lidera_nb.activities.registry import Registry
from lidera_nb.cards.library import Published, library
from lidera_nb.cards.seed import SeedCard
from lidera_nb.cards.story import CardStory
from lidera_nb.events.journal import Journal


def stories(journal: Journal) -> list[CardStory]:
    """Every card of a journal, by id."""
    return [
        tell(CardStory(stream.removeprefix(STREAM)), journal.read(stream))
        for stream in journal.streams(STREAM)
    ]


def open_cards(
    journal: Journal, registry: Registry, seeds: Mapping[str, SeedCard]
) -> list[Published]:
    """The cards that anybody may read, newest first; the seed library last, by id.

    Parameters
    ----------
    journal
        Where the cards and the rights of their people are told.
    registry
        Tells which people are synthetic.
    seeds
        The seed library; empty to leave it out.
    """
    cards = stories(journal)
    people = {card.author for card in cards} | {t.person for c in cards for t in c.tries.values()}
    known = people - {""}
    faces = library(seeds, cards, _resting(journal, known), _synthetic(registry, known))
    return sorted(
        (face for face in faces.values() if face.reach == "open"),
        key=lambda face: (face.at is None, -face.at.timestamp() if face.at else 0.0, face.id),
    )


def rests(journal: Journal, person: str) -> bool:
    """Whether a person's data must appear nowhere."""
    return reduce(facts.evolve, journal.read(f"person:{person}"), facts.Facts()).resting


def _resting(journal: Journal, people: Iterable[str]) -> frozenset[str]:
    return frozenset(person for person in people if rests(journal, person))


def _synthetic(registry: Registry, people: Iterable[str]) -> frozenset[str]:
    return frozenset(
        person
        for person in people
        if any(cohort.synthetic for cohort, _ in registry.memberships(person))
    )
