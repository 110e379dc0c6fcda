"""One participant as staff may read them: how far they are, and what they decided and wrote.

Whose record may be read, and that reading it is noted, is the business of
`lidera_nb.activities.desk`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from lidera_nb import texts
from lidera_nb.activities import lookback
from lidera_nb.activities.activity import Step
from lidera_nb.activities.facts import Facts
from lidera_nb.activities.forms import Filled
from lidera_nb.activities.simulation import Playing
from lidera_nb.forms.load import LoadedForm
from lidera_nb.forms.model import FormField

Told = tuple[Step, Any]
"""A step and its folded state."""


@dataclass(frozen=True, slots=True)
class Record:
    """One participant as staff may read them; `states` are the folded steps in order."""

    person: str
    name: str
    facts: Facts
    states: Sequence[Told]

    def modules(self) -> list[list[Told]]:
        """The steps, module by module."""
        return [list(told) for _, told in groupby(self.states, key=lambda told: told[0].module)]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody is in a module; `begun` says that they acted in it themselves.

    Consent and profile are answered once for all modules, so a step may be done in a module
    that was never opened.
    """

    titles: Mapping[str, str]
    done: int
    steps: int
    begun: bool

    @property
    def whole(self) -> bool:
        """Whether every step is done."""
        return self.done == self.steps

    def told(self, lang: str) -> dict[str, Any]:
        """The progress as a view shows it."""
        return {"title": self.titles[lang], "done": self.done, "steps": self.steps}


def progress(record: Record) -> list[Progress]:
    """How far a person is in each module."""
    return [_progress([step for step, _ in told], record.facts) for told in record.modules()]


def _progress(steps: Sequence[Step], facts: Facts) -> Progress:
    at = {(step.module, step.key) for step in steps}
    done, begun = len(at & facts.done), bool(at & facts.started)
    return Progress(steps[0].page_titles, done, len(steps), begun)


def view(record: Record, cohort: str, lang: str) -> dict[str, Any]:
    """A record as it lies open: the school, each module that was begun, and every play."""
    return {
        "person": record.person,
        "name": record.name,
        "cohort": cohort,
        "profile": _answered(record.states, "profile", lang),
        "modules": [one.told(lang) for one in progress(record) if one.begun],
        "plays": [play for told in record.modules() for play in _plays(told, lang)],
    }


def plays(record: Record, lang: str) -> list[dict[str, Any]]:
    """Every attempt at the cases of a record, with its path and reasons, and nothing else."""
    states = [state for _, state in record.states if isinstance(state, Playing)]
    return [play for state in states for play in _attempts(state, lang)]


def _plays(told: Sequence[Told], lang: str) -> list[dict[str, Any]]:
    """The plays of a module, its reflection with the last of them."""
    states = [state for _, state in told if isinstance(state, Playing)]
    plays = [play for state in states for play in _attempts(state, lang)]
    reflection = _answered(told, "reflection", lang)
    if reflection and not plays:
        plays = [{"title": told[0][0].page_titles[lang], "steps": [], "ending": "",
                  "indicators": []}]  # fmt: skip
    last = len(plays) - 1
    return [
        {**play, "reflection": reflection if number == last else []}
        for number, play in enumerate(plays)
    ]


def _attempts(state: Playing, lang: str) -> list[dict[str, Any]]:
    """Every attempt at a case whose content is at hand, numbered where there are several."""
    attempts = list(enumerate(state.attempts, start=1))
    told = [(number, _play(one, lang)) for number, one in attempts if one.case and one.play]
    if len(attempts) == 1:
        return [play for _, play in told]
    return [
        {**play, "title": texts.say(lang, "attempts.of", title=play["title"], n=number)}
        for number, play in told
    ]


def _play(state: Playing, lang: str) -> dict[str, Any]:
    case, play = state.case, state.play
    assert case is not None
    assert play is not None
    return {
        "title": case.texts[lang]["title"],
        "steps": lookback.path(case, play, state.said, lang),
        "ending": lookback.ending(case, play, lang)["title"] if state.ended else "",
        "indicators": lookback.indicator_series(case, play, lang),
    }


def _answered(told: Iterable[Told], activity: str, lang: str) -> list[dict[str, str]]:
    """The answers to the first form of an activity that has any."""
    for step, state in told:
        if step.activity == activity and isinstance(state, Filled) and state.values:
            return _answers(step.definition, state.values, lang)
    return []


def _answers(loaded: LoadedForm, values: Mapping[str, Any], lang: str) -> list[dict[str, str]]:
    words = loaded.texts[lang]
    return [
        {"label": words[f"field.{field.id}.label"], "value": _word(field, values, words)}
        for field in loaded.form.fields
        if values.get(field.id) not in (None, "")
    ]


def _word(field: FormField, values: Mapping[str, Any], words: Mapping[str, str]) -> str:
    value = values[field.id]
    if field.kind == "choice":
        return words.get(f"field.{field.id}.{value}", str(value))
    if field.kind == "scale":
        low, high = words[f"field.{field.id}.low"], words[f"field.{field.id}.high"]
        return f"{value} / {field.points} (1: {low}; {field.points}: {high})"
    return str(value)
