"""The read-models of networks: what a facilitator, and what one person, may know of a group's.

What a closed wave says changes only with rights and resolved names, so what was computed from it
is kept until one of them does: a look costs milliseconds, the first one after a change costs what
`docs/decisions/021-network-views.md` says.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lidera_nb.activities.networks.enough import turnout
from lidera_nb.activities.networks.mapview import map_of
from lidera_nb.activities.networks.mineview import Mine, Round
from lidera_nb.activities.networks.standing import bands, standings
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.survey.gathered import names_of, study_of
from lidera_nb.activities.survey.gathering import StoryOf, answering_of, profile_of

if TYPE_CHECKING:
    from lidera_nb.network.study import Study

MOST = 32
"""Groups of which anything is kept."""


@dataclass
class Kept:
    """A study with all that was made from it, for as long as its sources are as in `seal`."""

    seal: Any
    study: Study
    made: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, name: Hashable, make: Callable[[], Any]) -> Any:
        """What `make` gives, made when it is asked for first."""
        if name not in self.made:
            self.made[name] = make()
        return self.made[name]


_kept: OrderedDict[str, Kept] = OrderedDict()


def kept(cohort: Cohort, story_of: StoryOf) -> Kept:
    """What is kept of a group, made anew if a source changed."""
    seal = _seal(cohort, story_of)
    found = _kept.get(cohort.id)
    if found is None or found.seal != seal:
        found = _kept[cohort.id] = Kept(seal, study_of(cohort, story_of))
    _kept.move_to_end(cohort.id)
    while len(_kept) > MOST:
        _kept.popitem(last=False)
    return found


def _seal(cohort: Cohort, story_of: StoryOf) -> Any:
    """All that a study of this group is made from; equal parts are mostly the same objects."""
    people = []
    for member in cohort.of_role("participant"):
        story = story_of(member.person)
        rights = (story.facts.resting, story.facts.unnamed)
        people.append((member, rights, answering_of(story), profile_of(story)))
    return cohort.survey, cohort.synthetic, people


@dataclass(frozen=True)
class Maps:
    """The maps of the groups that somebody leads, each made when it is looked at.

    Attributes
    ----------
    groups
        Titles by cohort, in the order of the registry.
    """

    groups: Mapping[str, str]
    draw: Callable[[str, str], Mapping[str, Any]]


def maps_for(cohorts: Sequence[Cohort], story_of: StoryOf) -> Maps:
    """The maps of these cohorts; nothing is computed before one is drawn."""
    by_id = {cohort.id: cohort for cohort in cohorts}

    def draw(cohort: str, lang: str) -> Mapping[str, Any]:
        one = kept(by_id[cohort], story_of)
        made: Mapping[str, Any] = one.once(
            ("map", lang),
            lambda: map_of(one.study, names_of(by_id[cohort], story_of, "map"), lang),
        )
        return made

    return Maps({cohort.id: cohort.title for cohort in cohorts}, draw)


def mine_of(person: str, registry: Registry, story_of: StoryOf) -> Mine:
    """What a person may know of their own network, in the group whose wave closed last."""
    cohort = _latest(registry.cohorts_as(person, "participant"))
    facts = story_of(person).facts
    if cohort is None or facts.resting:
        return Mine()
    one = kept(cohort, story_of)
    rounds = [_round(one, wave, person) for wave in one.study.waves]
    last = rounds[-1].standing if rounds else None
    names = {member.person: member.name for member in cohort.members.values()}
    agreed = one.once("names", lambda: names_of(cohort, story_of, "peers"))
    return Mine(
        rounds=rounds,
        known={p: names[p] for p in last.named if p in names} if last else {},
        agreed={p: agreed[p] for p in last.by if p in agreed} if last else {},
        unnamed=facts.unnamed,
        synthetic=cohort.synthetic,
    )


def _latest(cohorts: Sequence[Cohort]) -> Cohort | None:
    """The cohort whose wave closed last; the first one where none has."""

    def at(cohort: Cohort) -> datetime | None:
        closed = [wave.closed_at for wave in cohort.survey.waves if wave.closed_at]
        return max(closed, default=None)

    told = [(moment, i) for i, cohort in enumerate(cohorts) if (moment := at(cohort))]
    if told:
        return cohorts[max(told)[1]]
    return cohorts[0] if cohorts else None


def _round(one: Kept, wave: int, person: str) -> Round:
    people = one.once(("standings", wave), lambda: standings(one.study, wave))
    group = one.once(("bands", wave), lambda: bands(people.values()))
    found = one.once(("turnout", wave), lambda: turnout(one.study, wave))
    return Round(wave, found, people.get(person), group)
