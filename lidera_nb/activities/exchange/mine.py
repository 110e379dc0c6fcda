"""What one person may know of exchanges: their own visits, why they were left out, peers like them.

Names of colleagues are told where both sides agreed: a visit that was confirmed, or two people who
let themselves be found. How far two people are from each other in the network is told only of
those who agreed in the survey to be shown to peers, and never through whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lidera_nb.activities.exchange.apart import apart_in
from lidera_nb.activities.exchange.diaried import Entry, entries_of
from lidera_nb.activities.exchange.rounds import StoryOf, home_of, latest
from lidera_nb.activities.exchange.told import Exchange
from lidera_nb.activities.exchange.words import TOPICS, ticked
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.survey.gathered import names_of
from lidera_nb.activities.survey.gathering import gather, profile_of, tie_rows
from lidera_nb.events.kinds import MatchedVisit
from lidera_nb.exchange.peers import Peer, Suggested, distances, suggest

MODEL = "exchange_mine"


@dataclass(frozen=True)
class Mine:
    """A person's exchanges.

    Attributes
    ----------
    going, receiving
        Their visits, the newest first.
    left
        Why the last round left them out, as a text id; empty where it did not.
    names
        Of those whom they are told of here.
    peers
        Who is suggested to them.
    joined
        How many colleagues let themselves be found, without them.
    diary
        What they noted in their diary.
    """

    person: str = ""
    going: tuple[MatchedVisit, ...] = ()
    receiving: tuple[MatchedVisit, ...] = ()
    left: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    peers: tuple[Suggested, ...] = ()
    joined: int = 0
    diary: tuple[Entry, ...] = ()


def mine_of(person: str, registry: Registry, story_of: StoryOf) -> Mine:
    """What a person may know; nothing for whoever is in no cohort, or rests."""
    cohort = home_of(person, registry)
    if cohort is None or story_of(person).facts.resting:
        return Mine(person)
    exchange: Exchange = cohort.exchange
    visits = [visit for one in reversed(exchange.rounds) for visit in one.visits]
    here = {one.person for one in cohort.members.values() if not story_of(one.person).facts.resting}
    going = tuple(v for v in visits if v.guest == person and v.host in here)
    receiving = tuple(v for v in visits if v.host == person and v.guest in here)
    found, joined = _peers(person, cohort, story_of)
    met = {v.host for v in going} | {v.guest for v in receiving} | {one.id for one in found}
    return Mine(
        person, going, receiving,
        exchange.rounds[-1].left.get(person, "") if exchange.rounds else "",
        {one: cohort.members[one].name for one in met}, found, joined,
        tuple(entries_of(story_of(person))),
    )  # fmt: skip


def _peers(person: str, cohort: Cohort, story_of: StoryOf) -> tuple[tuple[Suggested, ...], int]:
    people = [m.person for m in cohort.of_role("participant")]
    known = {one: _peer(one, story_of) for one in people}
    others = [one for one in known.values() if one.agreed and one.id != person]
    if person not in known or not known[person].agreed:
        return (), len(others)
    apart = apart_in({one: story_of(one) for one in people}, cohort.exchange)
    never = frozenset(one for pair in apart if person in pair for one in pair - {person})
    steps = _steps(person, cohort, story_of)
    return suggest(known[person], others, steps, never=never), len(others)


def _peer(person: str, story_of: StoryOf) -> Peer:
    story = story_of(person)
    said = latest(story, "findable")
    if said is None or story.facts.resting:
        return Peer(person, frozenset())
    context = {name: str(word) for name, word in profile_of(story).items() if word}
    topics = frozenset(ticked(said[0], "topic", TOPICS))
    return Peer(person, topics, context, said[0]["joined"] == "agreed")


def _steps(person: str, cohort: Cohort, story_of: StoryOf) -> dict[str, int | None]:
    """How far each colleague is, of those who agreed to be shown to peers."""
    waves = list(gather(cohort, story_of))
    agreed = names_of(cohort, story_of, "peers").keys()
    if not waves or person not in agreed:
        return {}
    rows = tie_rows(waves[-1], cohort.survey.meant())
    found = distances(((row[2], row[3]) for row in rows), person)
    return {one: steps for one, steps in found.items() if one in agreed}
