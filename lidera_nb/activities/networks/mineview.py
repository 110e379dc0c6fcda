"""A person's own network in words and numbers, cut to what this person may know.

They know whom they named. Of those who named them they learn how many, and the names of those who
agreed that the people whom they name see theirs; nothing else about any of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.networks.enough import PEOPLE, SHARE, Turnout
from lidera_nb.activities.networks.mapview import RELATIONS
from lidera_nb.activities.networks.standing import MEASURES, SHARES, Band, Standing
from lidera_nb.activities.networks.trying import meaning, tries


@dataclass(frozen=True, slots=True)
class Round:
    """A closed wave as it concerns one person: `standing` is None if they were no part of it."""

    wave: int
    turnout: Turnout
    standing: Standing | None = None
    bands: Mapping[str, Band] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mine:
    """What one person may know of their network.

    Attributes
    ----------
    rounds
        The closed waves, in order.
    known
        The names of people whom this person named.
    agreed
        The names of those who named this person and agreed to be shown to them.
    unnamed
        Whether this person asked not to be named.
    synthetic
        Whether the group was made by a program.
    """

    rounds: Sequence[Round] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    agreed: Mapping[str, str] = field(default_factory=dict)
    unnamed: bool = False
    synthetic: bool = False


def mine_view(mine: Mine, lang: str) -> dict[str, Any]:
    """``MyNetworkView`` of ``widgets/shared/model.d.ts``, without title and status."""
    if not mine.rounds:
        return _hidden(mine, texts.say(lang, "mine.no_wave"))
    last = mine.rounds[-1]
    if why := last.turnout.why:
        found = {"asked": last.turnout.asked, "answered": last.turnout.answered}
        told = texts.say(lang, f"mine.{why.split('.')[1]}", people=PEOPLE, share=SHARE, **found)
        return _hidden(mine, told)
    if last.standing is None:
        return _hidden(mine, texts.say(lang, "mine.outside"))
    return {"synthetic": mine.synthetic, **_shown(mine, last, last.standing, lang)}


def _hidden(mine: Mine, why: str) -> dict[str, Any]:
    return {"synthetic": mine.synthetic, "why": why}


def _shown(mine: Mine, last: Round, one: Standing, lang: str) -> dict[str, Any]:
    before = _before(mine)
    lines = [line for name in MEASURES if (line := _measure(name, one, last, before, mine, lang))]
    share = {"asked": last.turnout.asked, "answered": last.turnout.answered}
    return {
        "round": texts.say(lang, "mine.round", n=last.wave, **share),
        "seeks": _seeks(mine, one, lang),
        "sought": _sought(mine, one, lang),
        "ego": _ego(mine, one, lang),
        "measures": lines,
        "meaning": texts.say(lang, f"mine.meaning.{meaning(one, last.bands)}"),
        "tries": [
            {
                "title": texts.say(lang, f"mine.try.{name}.title"),
                "text": texts.say(lang, f"mine.try.{name}.text"),
            }
            for name in tries(one, last.bands)
        ],
    }


def _before(mine: Mine) -> Round | None:
    """The round before the last that may be shown and that the person was part of."""
    told = [one for one in mine.rounds[:-1] if not one.turnout.why and one.standing is not None]
    return told[-1] if told else None


def _seeks(mine: Mine, one: Standing, lang: str) -> dict[str, Any]:
    if one.seeks is None:
        return {"told": texts.say(lang, "mine.seeks.silent"), "people": []}
    people = [
        {
            "name": mine.known.get(person) or texts.say(lang, "mine.somebody"),
            "relations": ", ".join(_relation(relation, lang) for relation in relations),
        }
        for person, relations in one.named.items()
    ]
    return {"told": _plural("seeks", one.seeks, lang), "people": people}


def _relation(name: str, lang: str) -> str:
    return texts.say(lang, f"networks.relation.{name}").lower() if name in RELATIONS else name


def _sought(mine: Mine, one: Standing, lang: str) -> dict[str, Any]:
    """How many, and the names of those who agreed; alphabetical, so that order tells nothing."""
    if mine.unnamed:
        return {"told": texts.say(lang, "mine.sought.unnamed"), "names": [], "more": ""}
    names = sorted(mine.agreed[person] for person in one.by if person in mine.agreed)
    rest = one.sought - len(names)
    more = _plural("more", rest, lang) if names and rest else ""
    return {"told": _plural("sought", one.sought, lang), "names": names, "more": more}


def _plural(name: str, n: int, lang: str) -> str:
    which = {0: "none", 1: "one"}.get(n, "many")
    return texts.say(lang, f"mine.{name}.{which}", n=n)


def _ego(mine: Mine, one: Standing, lang: str) -> dict[str, Any]:
    """The picture: how many dots on either side, and the same as a sentence."""
    sought = 0 if mine.unnamed else one.sought
    told = texts.say(lang, "mine.ego", sought=sought, seeks=one.seeks or 0)
    out = [mine.known.get(person, "") for person in one.named]
    return {"sought": sought, "seeks": out, "told": told}


def _measure(
    name: str, one: Standing, last: Round, before: Round | None, mine: Mine, lang: str
) -> dict[str, Any] | None:
    """A measure beside the middle half of the group; None where it is unknown."""
    value, band = getattr(one, name), last.bands.get(name)
    if value is None or band is None or (name == "sought" and mine.unnamed):
        return None
    unit = "share" if name in SHARES else "count"
    low, high = (_amount(end, unit, lang) for end in (band.low, band.high))
    return {
        "id": name,
        "label": texts.say(lang, f"mine.measure.{name}.label"),
        "help": texts.say(lang, f"mine.measure.{name}.help"),
        "mine": value,
        "low": band.low,
        "high": band.high,
        "most": 100 if unit == "share" else max(2 * band.high, value, 1),
        "told": texts.say(lang, "mine.value", value=_amount(value, unit, lang)),
        "group": texts.say(lang, "mine.same" if low == high else "mine.band", low=low, high=high),
        "change": _change(name, before, unit, lang),
    }


def _amount(value: int, unit: str, lang: str) -> str:
    return texts.say(lang, "mine.share", n=value) if unit == "share" else str(value)


def _change(name: str, before: Round | None, unit: str, lang: str) -> str:
    value = getattr(before.standing, name) if before is not None else None
    if before is None or value is None:
        return ""
    return texts.say(lang, "mine.before", n=before.wave, value=_amount(value, unit, lang))
