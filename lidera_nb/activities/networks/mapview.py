"""A study as the map shows it: places, ties and a reading, without anything that names people.

People are numbers in an order that says nothing; a name is there only for those who agreed to be
shown on the map. What is computed here costs the same for all who look, so it is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from lidera_nb import texts
from lidera_nb.activities.networks.enough import PEOPLE, SHARE, turnout
from lidera_nb.activities.networks.places import kind_labels, kinds_of, places_of
from lidera_nb.activities.networks.reading import reading

if TYPE_CHECKING:
    from lidera_nb.network.study import Study

WHOLE = 1000
"""Places are whole numbers up to this."""

RELATIONS = ("advice", "knowledge", "collaboration", "support", "expertise")
"""The relations that have a name of ours, in the order in which they are asked."""


def map_of(study: Study, names: Mapping[str, str], lang: str) -> dict[str, Any]:
    """All that the map of a study shows, in a language.

    Parameters
    ----------
    study
        The closed waves.
    names
        The names of those who agreed to be shown on the map, by person.
    lang
        Of the labels and of the reading.

    Returns
    -------
    dict
        ``NetmapView`` of ``widgets/shared/model.d.ts`` without title and groups. Of a wave of
        which too little is known, only why it is not shown.
    """
    standing = {wave: turnout(study, wave) for wave in study.waves}
    shown = [wave for wave, one in standing.items() if not one.why]
    if not shown:
        return {"why": _why(study, lang), "synthetic": study.synthetic}
    seen = study.responses[study.responses["wave"].isin(shown)]["person"].unique()
    people = sorted(seen, key=_mixed)
    return {
        "synthetic": study.synthetic,
        **_drawn(study, people, shown, lang),
        **_named(people, names),
        "waves": [_wave(study, wave, people, lang) for wave in study.waves],
        "relations": [_relation(one, lang) for one in _asked(study)],
        "ties": _ties(study, people, shown),
        "words": reading(study, shown, lang),
    }


def _mixed(person: str) -> bytes:
    """An order that is the same at every look, and tells nothing about anybody."""
    return blake2b(str(person).encode(), digest_size=8, person=b"network").digest()


def _why(study: Study, lang: str) -> str:
    """Why there is nothing to see yet, and what it takes."""
    if not study.waves:
        return texts.say(lang, "networks.no_wave", share=SHARE)
    return _not_enough(study, study.waves[-1], lang)


def _not_enough(study: Study, wave: int, lang: str) -> str:
    one = turnout(study, wave)
    return one.why and texts.say(
        lang, one.why, asked=one.asked, answered=one.answered, people=PEOPLE, share=SHARE
    )


def _drawn(study: Study, people: list[str], shown: list[int], lang: str) -> dict[str, Any]:
    """Where everybody stands: one place for all waves and relations, so that looks compare."""
    from lidera_nb.network.layout import layout
    from lidera_nb.network.ties import from_edges

    table = study.people.loc[people]
    places = places_of(_column(table, "territory"))
    ties = study.ties[study.ties["wave"].isin(shown)]
    often = Counter(zip(ties["source"], ties["target"], strict=True))
    graph = from_edges([(a, b, n) for (a, b), n in often.items()], nodes=people)
    names = [str(one) for one in range(len(places.bands))]
    made = layout(graph, [names[one] for one in places.of], order=names)
    bands = {name: (top, bottom) for name, top, bottom in made.bands}
    drawn = {"x": _whole(made.x), "y": _whole(made.y), "place": list(places.of)}
    kinds = kinds_of(_column(table, "rurality"))
    return {
        "people": {**drawn, "kind": kinds},
        "bands": [
            {"label": label, "top": _scaled(bands[name][0]), "bottom": _scaled(bands[name][1])}
            for name, label in zip(names, places.labels(lang), strict=True)
        ],
        "kinds": kind_labels(kinds, lang),
    }


def _column(table: Any, name: str) -> list[Any]:
    return list(table[name]) if name in table else [None] * len(table)


def _scaled(value: float) -> int:
    return round(WHOLE * value)


def _whole(values: Iterable[float]) -> list[int]:
    return [_scaled(value) for value in values]


def _named(people: Sequence[str], names: Mapping[str, str]) -> dict[str, Any]:
    """The names of those who agreed; no list at all where nobody did."""
    told = [names.get(person, "") for person in people]
    return {"names": told} if any(told) else {}


def _wave(study: Study, wave: int, people: Sequence[str], lang: str) -> dict[str, Any]:
    label = texts.say(lang, "networks.wave", n=wave)
    if why := _not_enough(study, wave, lang):
        return {"id": wave, "label": label, "why": why}
    inside = study.responses[study.responses["wave"] == wave]
    answered = dict(zip(inside["person"], inside["responded"], strict=True))
    return {
        "id": wave,
        "label": label,
        "away": [i for i, person in enumerate(people) if person not in answered],
        "silent": [i for i, person in enumerate(people) if not answered.get(person, True)],
    }


def _asked(study: Study) -> list[str]:
    asked = study.relations
    return [*(one for one in RELATIONS if one in asked), *sorted(set(asked) - set(RELATIONS))]


def _relation(name: str, lang: str) -> dict[str, str]:
    label = texts.say(lang, f"networks.relation.{name}") if name in RELATIONS else name
    return {"id": name, "label": label}


def _ties(study: Study, people: Sequence[str], shown: Sequence[int]) -> dict[str, list[int]]:
    """By wave and relation, the two ends of every tie, one after the other."""
    at = {person: i for i, person in enumerate(people)}
    ties = study.ties[study.ties["wave"].isin(shown)]
    ties = ties.drop_duplicates(["wave", "relation", "source", "target"])
    return {
        f"{wave}/{relation}": [
            at[end] for pair in zip(part["source"], part["target"], strict=True) for end in pair
        ]
        for (wave, relation), part in ties.groupby(["wave", "relation"], sort=False)
    }
