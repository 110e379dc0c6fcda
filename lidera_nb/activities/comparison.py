"""Attempts at one case side by side: what was decided, how the indicators ended, which ending.

Nothing says which attempt is better. Each is told in the words of the version it was played in.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from lidera_nb.activities import levelview
from lidera_nb.activities.simulation import Playing

Cell = dict[str, Any] | None
"""What one attempt has in a row, None where it has nothing."""


def view(state: Playing, lang: str) -> dict[str, Any] | None:
    """The attempts that ended, side by side; None while there are fewer than two."""
    policy = state.step.attempts
    plays = [attempt.play for attempt in state.attempts]
    ended = [(at, attempt) for at, attempt in enumerate(state.attempts) if attempt.ended]
    if len(ended) < 2:
        return None
    counting = policy.counting(plays)
    attempts = [attempt for _, attempt in ended]
    return {
        "rule": policy.told(state.step.definition.current, lang),
        "underway": not state.ended,
        "columns": [_column(at, one, at == counting, lang) for at, one in ended],
        "decisions": _decisions(attempts, lang),
        "indicators": _indicators(attempts, lang),
    }


def _column(at: int, attempt: Playing, counts: bool, lang: str) -> dict[str, Any]:
    assert attempt.case is not None
    assert attempt.play is not None
    words, role = attempt.case.texts[lang], attempt.play.role
    return {
        "number": at + 1,
        "counts": counts,
        "role": words[f"roles.{role}.name"] if role else "",
        "ending": words[f"scene.{attempt.play.scene}.title"],
    }


def _decisions(attempts: Sequence[Playing], lang: str) -> list[dict[str, Any]]:
    """Row by row the first decision of each, the second, and so on."""
    taken = zip_longest(*([*_taken(attempt, lang)] for attempt in attempts))
    return [
        {"number": number, "cells": list(cells), "same": all(one == cells[0] for one in cells)}
        for number, cells in enumerate(taken, start=1)
    ]


def _taken(attempt: Playing, lang: str) -> list[Cell]:
    assert attempt.case is not None
    words = attempt.case.texts[lang]
    return [
        {
            "title": words[f"scene.{said.scene}.title"],
            "choice": words[f"choice.{said.scene}.{said.choice}.label"],
        }
        for said in attempt.said
    ]


def _indicators(attempts: Sequence[Playing], lang: str) -> list[dict[str, Any]]:
    """Every indicator that any of the attempts had, as each left it."""
    labels: dict[str, str] = {}
    for attempt in attempts:
        assert attempt.case is not None
        for name in attempt.case.scenario.indicators:
            labels.setdefault(name, attempt.case.texts[lang][f"indicator.{name}.label"])
    return [
        {"label": label, "cells": [_level(attempt, name, lang) for attempt in attempts]}
        for name, label in labels.items()
    ]


def _level(attempt: Playing, name: str, lang: str) -> Cell:
    assert attempt.case is not None
    assert attempt.play is not None
    if name not in attempt.play.indicators:
        return None
    value = attempt.play.indicators[name]
    return {"value": value, "word": levelview.band_word(attempt.case, name, value, lang)}
