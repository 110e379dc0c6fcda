"""How a play looks to whoever may look back on it: its path, its ending, its indicators.

The person themself does so in the debrief, staff at their desk. Roads not taken are told by
their labels, and only if they were open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lidera_nb.activities.levelview import attitude_word, attitudes, band_word, starts
from lidera_nb.activities.playview import arrival, arrivals, trail
from lidera_nb.activities.said import Said
from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play, Taken


def path(case: Case, play: Play, said: Sequence[Said], lang: str) -> list[dict[str, Any]]:
    """The decisions of a play with what followed and, once it ended, how predictions fell."""
    steps = []
    for number, (taken, word) in enumerate(zip(play.taken, said, strict=True), start=1):
        step = {"number": number, **trail(case, word, lang)}
        step["arrivals"] = arrivals(case, taken, lang)
        step["others"] = _others(case, taken, lang)
        point = case.scenario.scenes[taken.scene].decision
        confidence, _ = step.pop("confidence"), step.pop("share")
        if point and point.prediction and confidence is not None:
            step["prediction"] = {
                "text": case.texts[lang][f"decision.{taken.scene}.prediction"],
                "confidence": confidence,
                "outcome": asking.settle(point.prediction, play),
            }
        steps.append(step)
    return steps


def waiting(case: Case, play: Play, lang: str) -> list[dict[str, str]]:
    """What was still on its way at the ending, and would have come as things stood there."""
    words, told = case.texts[lang], []
    for pending in play.pending:
        later = engine.later_of(case.scenario, pending)
        if asking.allows(later.when, play):
            told.append(
                {
                    **arrival(case, later, lang),
                    "choice": words[f"choice.{pending.scene}.{pending.choice}.label"],
                }
            )
    return told


def people_series(case: Case, play: Play, lang: str) -> list[dict[str, Any]]:
    """Each stakeholder's attitude from the start through every decision to the end."""
    points = [attitudes(case), *(taken.attitudes for taken in play.taken)]
    return [
        {
            "id": who,
            "label": case.texts[lang][f"cast.{who}.name"],
            "values": [point[who] for point in points],
            "words": [attitude_word(point[who], lang) for point in points],
        }
        for who in case.scenario.stakeholders
    ]


def _others(case: Case, taken: Taken, lang: str) -> list[dict[str, str]]:
    """The roads not taken among those that were open at a decision, by their labels alone."""
    words = case.texts[lang]
    return [
        {"label": words[f"choice.{taken.scene}.{choice}.label"]}
        for choice in taken.offered
        if choice != taken.choice
    ]


def ending(case: Case, play: Play, lang: str) -> dict[str, str]:
    """The ending that was reached, its lines as one text; images stay in the play."""
    words = case.texts[lang]
    beats = (
        beat for beat in asking.beats(case.scenario, play) if beat.kind in ("narration", "say")
    )
    lines = [words[f"scene.{play.scene}.{beat.id}"] for beat in beats]
    return {"title": words[f"scene.{play.scene}.title"], "text": "\n\n".join(lines)}


def indicator_series(case: Case, play: Play, lang: str) -> list[dict[str, Any]]:
    """Each indicator from the start through every decision to the end."""
    points = [starts(case), *(taken.indicators for taken in play.taken)]
    return [
        {
            "id": name,
            "label": case.texts[lang][f"indicator.{name}.label"],
            "values": [point[name] for point in points],
            "words": [band_word(case, name, point[name], lang) for point in points],
        }
        for name in case.scenario.indicators
    ]
