"""What a person's own play holds to be explored: indicators, predictions, what came before.

Roads not taken and other people are not here; a reason that was written is not, either: this
looks at how one decided, and the debrief holds the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lidera_nb.activities.lookback import indicator_series, path
from lidera_nb.activities.said import Said
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play


@dataclass(frozen=True, slots=True)
class Before:
    """What came before a decision: seconds since arriving at it (None: unknown), documents."""

    seconds: float | None
    opened: tuple[str, ...]


def seen(
    case: Case, play: Play, said: Sequence[Said], before: Sequence[Before], lang: str
) -> dict[str, Any]:
    """A finished play as it can be explored."""
    steps = path(case, play, said, lang)
    return {
        "indicators": indicator_series(case, play, lang),
        "decisions": [
            _decision(case, taken.scene, step, came, lang)
            for taken, step, came in zip(play.taken, steps, before, strict=True)
        ],
    }


def _decision(
    case: Case, scene: str, step: dict[str, Any], came: Before, lang: str
) -> dict[str, Any]:
    bodies = [case.texts[lang][f"document.{name}.body"] for name in came.opened]
    decision = {
        "number": step["number"],
        "title": step["title"],
        "arrivals": [arrival["title"] for arrival in step["arrivals"]],
        "seconds": came.seconds,
        "opened": len(came.opened),
        "there": len(case.scenario.scenes[scene].documents),
        "words": sum(len(body.split()) for body in bodies),
    }
    return decision | ({"prediction": step["prediction"]} if "prediction" in step else {})
