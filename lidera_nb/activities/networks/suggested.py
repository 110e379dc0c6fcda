"""The suggestions of new ties as a facilitator sees them: a short list, what it would change, and
the conditions as fields of a form.

Only people who agreed to be shown by name on the map are suggested: that is what they were asked
for, and a suggestion about a dot without a name would help nobody but a curious reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lidera_nb import texts
from lidera_nb.activities.networks.enough import PEOPLE, SHARE, turnout

if TYPE_CHECKING:
    from lidera_nb.network.study import Study
    from lidera_nb.network.suggest import Suggestions

MOST = 10
"""Suggestions at most: more than a facilitator can talk over are not read."""

EACH = 3
"""New ties a person may get at most."""

TRAVEL = ("region", "near", "online")

RUNS, PAIRS = 100, 1500
"""Simulated futures and pairs weighed: half a second for 110 people, while others wait."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The conditions that a facilitator set.

    Attributes
    ----------
    count
        How many suggestions, 1 to `MOST`.
    each
        New ties a person gets at most, 1 to `EACH`.
    travel
        ``region``, ``near`` or ``online``.
    """

    count: int = 5
    each: int = 1
    travel: str = "online"

    def possible(self) -> bool:
        """Whether every condition is one that the form offers."""
        return (1 <= self.count <= MOST and 1 <= self.each <= EACH) and self.travel in TRAVEL


def suggested(
    study: Study, names: Mapping[str, str], lang: str, wanted: Wanted | None = None
) -> dict[str, Any]:
    """What a facilitator sees of the suggestions of a group's last wave that may be shown.

    Parameters
    ----------
    study
        The closed waves.
    names
        The names of those who agreed to be shown on the map, by person; nobody else is suggested.
    lang
        Of everything that is said.
    wanted
        The conditions; those of the form's start by default.

    Returns
    -------
    dict
        ``title`` and ``form`` (see `form`) always; ``why`` where nothing may be shown yet;
        otherwise ``synthetic`` (a label or empty), ``lead``, ``ties`` (``rank``, ``one``,
        ``other``, ``kind``, ``how``, ``why``: a list of sentences), ``change`` (``title``,
        ``lead``, ``rows`` of ``measure``, ``numbers`` and ``gain``, ``assumed``) and
        ``method``. Names and sentences only: no ids.
    """
    wanted = wanted or Wanted()
    shown = {"title": texts.say(lang, "suggest.title"), "form": form(wanted, lang)}
    waves = [wave for wave in study.waves if not turnout(study, wave).why]
    if not waves:
        return {**shown, "why": texts.say(lang, "suggest.no_wave", people=PEOPLE, share=SHARE)}
    inside = study.responses.loc[study.responses["wave"] == waves[-1], "person"]
    able = [person for person in inside if person in names]
    if len(able) < PEOPLE:
        return {**shown, "why": texts.say(lang, "suggest.few", people=PEOPLE, able=len(able))}
    found = _found(study, waves[-1], frozenset(inside) - frozenset(able), wanted)
    return {**shown, **_told(found, names, lang)}


def form(wanted: Wanted, lang: str) -> list[dict[str, Any]]:
    """The conditions as fields: ``id``, ``label``, ``value``, ``options`` (value and label)."""
    numbers = {"count": (wanted.count, MOST), "each": (wanted.each, EACH)}
    fields = [
        {"id": name, "label": texts.say(lang, f"suggest.form.{name}"), "value": value,
         "options": [{"value": n, "label": str(n)} for n in range(1, most + 1)]}
        for name, (value, most) in numbers.items()
    ]  # fmt: skip
    ways = [{"value": name, "label": texts.say(lang, f"suggest.form.{name}")} for name in TRAVEL]
    label = texts.say(lang, "suggest.form.travel")
    return [*fields, {"id": "travel", "label": label, "value": wanted.travel, "options": ways}]


def _found(study: Study, wave: int, out: frozenset[str], wanted: Wanted) -> Suggestions:
    from lidera_nb.network.suggest import Chances, Constraints, suggest

    relation = "advice" if "advice" in study.relations else None
    rules = Constraints(wanted.each, travel=wanted.travel, opted_out=out)
    return suggest(study, count=wanted.count, constraints=rules, wave=wave, relation=relation,
                   chances=Chances(runs=RUNS), most_pairs=PAIRS)  # fmt: skip


def _told(found: Suggestions, names: Mapping[str, str], lang: str) -> dict[str, Any]:
    from lidera_nb.network.suggest import words

    made = texts.say(lang, "suggest.synthetic") if found.method.synthetic else ""
    told = {"synthetic": made, "lead": words.lead(found, lang), "ties": _ties(found, names, lang)}
    if not told["ties"]:
        return told
    change = {
        "title": texts.say(lang, "suggest.change.title"),
        "lead": texts.say(lang, "suggest.change.lead", runs=found.method.runs),
        "rows": [words.changed(one, lang) for one in found.changes],
        "assumed": words.assumed(found, lang),
    }
    return {**told, "change": change, "method": words.method(found, lang)}


def _ties(found: Suggestions, names: Mapping[str, str], lang: str) -> list[dict[str, Any]]:
    from lidera_nb.network.suggest.words import explain

    rows = []
    for tie in found.ties.to_dict("records"):
        how, *why = explain(tie["reasons"], lang, names)
        kind = texts.say(lang, f"suggest.kind.{tie['kind']}")
        pair = {"one": names[tie["one"]], "other": names[tie["other"]]}
        rows.append({"rank": int(tie["rank"]), **pair, "kind": kind, "how": how, "why": why})
    return rows
