"""How a survey looks to its facilitator: each cohort's wave, who answered, the written names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Env, View
from lidera_nb.activities.survey.reading import SurveyReading
from lidera_nb.activities.survey.samename import alike, key, together
from lidera_nb.activities.survey.waves import Resolution, Wave
from lidera_nb.forms.instrumentload import LoadedInstrument


def view(readings: Sequence[SurveyReading], env: Env) -> View:
    """The surveys of some cohorts, and the instrument that a new wave would be opened with."""
    loaded: LoadedInstrument = env.step.definition
    words = loaded.texts[env.lang]
    return {
        "status": "open",
        "title": env.step.titles[env.lang],
        "form": loaded.hash,
        "instrument": {
            "title": words["title"],
            "version": loaded.instrument.version,
            "relations": [words[f"relation.{one.id}.title"] for one in loaded.instrument.relations],
            "fewest": loaded.instrument.fewest,
        },
        "cohorts": [_cohort(reading, loaded, env.lang) for reading in readings],
    }


def _cohort(reading: SurveyReading, loaded: LoadedInstrument, lang: str) -> dict[str, Any]:
    states = [state for _, state in reading.people]
    return {
        "id": reading.id,
        "title": reading.title,
        "synthetic": reading.synthetic,
        "of": len(states),
        "done": states.count("done"),
        "begun": states.count("begun"),
        "few": len(states) < loaded.instrument.fewest,
        "waves": [_wave(wave, lang) for wave in reading.survey.waves],
        "people": [[member.name, state] for member, state in reading.people],
        "roster": [[person, name] for person, name in _by_name(reading)],
        "names": _unsettled(reading),
        "settled": [_settled(one, reading) for one in reading.settled()],
    }


def _wave(wave: Wave, lang: str) -> dict[str, Any]:
    def moment(at: datetime | None) -> str:
        return "" if at is None else texts.moment(lang, at)

    return {
        "number": wave.number,
        "opened": moment(wave.opened_at),
        "closed": moment(wave.closed_at),
        "version": wave.asked.instrument.version,
    }


def _by_name(reading: SurveyReading) -> list[tuple[str, str]]:
    return sorted(reading.nameable.items(), key=lambda pair: key(pair[1]))


def _unsettled(reading: SurveyReading) -> list[dict[str, Any]]:
    """Written names, those that are alike together, each with the people they may mean."""
    groups = together(list(reading.unsettled().items()), lambda pair: pair[1])
    return [
        {
            "names": [[token, name] for token, name in group],
            "guesses": [
                person
                for person, known in _by_name(reading)
                if any(alike(known, name) for _, name in group)
            ],
        }
        for group in groups
    ]


def _settled(one: Resolution, reading: SurveyReading) -> dict[str, Any]:
    names = [reading.written[token] for token in one.tokens if token in reading.written]
    return {
        "id": one.id,
        "names": names,
        "meaning": one.meaning,
        "person": reading.nameable.get(one.person, ""),
    }
