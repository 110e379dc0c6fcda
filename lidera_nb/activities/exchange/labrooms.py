"""What somebody may know of labs: those of the cohorts that they lead, or of which they are.

Everybody of a cohort sees its labs before they join one. Whoever rests is in none. How a lab came
out in a school is what its head told of the card since the lab began, in coded words alone: what
they wrote is read in the library without a name, and stays so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lidera_nb import texts
from lidera_nb.activities.cards.known import Cards
from lidera_nb.activities.exchange.rounds import StoryOf
from lidera_nb.activities.registry import Cohort
from lidera_nb.cards.story import CardStory
from lidera_nb.cards.vocabulary import ENDED
from lidera_nb.exchange.labs import Lab, Outcome

MODEL = "labs"


@dataclass(frozen=True)
class Labroom:
    """A cohort's labs as somebody works with them.

    Attributes
    ----------
    leads
        Whether they lead the cohort; else they are a participant of it.
    names
        By person, of those participants who do not rest.
    labs
        Every lab, oldest first, with the schools of those people alone.
    told
        By lab, how it came out by person.
    """

    id: str
    title: str
    synthetic: bool
    leads: bool
    names: Mapping[str, str]
    labs: Mapping[str, Lab]
    told: Mapping[str, Mapping[str, Outcome]]


def labrooms(
    cohorts: Sequence[Cohort], leads: bool, story_of: StoryOf, cards: Cards
) -> tuple[Labroom, ...]:
    """The labs of some cohorts as they stand."""
    return tuple(_room(cohort, leads, story_of, cards) for cohort in cohorts)


def _room(cohort: Cohort, leads: bool, story_of: StoryOf, cards: Cards) -> Labroom:
    members = cohort.of_role("participant")
    names = {m.person: m.name for m in members if not story_of(m.person).facts.resting}
    labs = {name: _here(lab, names) for name, lab in cohort.labs.all.items()}
    told = {name: outcomes(lab, cards.all().get(lab.card)) for name, lab in labs.items()}
    return Labroom(cohort.id, cohort.title, cohort.synthetic, leads, names, labs, told)


def _here(lab: Lab, names: Mapping[str, str]) -> Lab:
    for person in lab.schools.keys() - names.keys():
        lab = lab.left(person)
    return lab


def outcomes(lab: Lab, card: CardStory | None) -> dict[str, Outcome]:
    """How a lab came out by person: the last try that ended, of those told since it began."""
    found = {}
    for one in sorted(card.tries.values(), key=lambda told: told.at) if card else ():
        since = one.at.astimezone(texts.ZONE).date() >= lab.begins
        if one.person in lab.schools and one.status in ENDED and since:
            found[one.person] = Outcome(one.status, one.why)
    return found
