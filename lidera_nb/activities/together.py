"""Looking back together: one's own path beside what colleagues and experts decided, and one's
own foresight.

Nothing of this is a mark: there is no right share, and no score over the path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lidera_nb.activities import experts, lookback
from lidera_nb.activities.calibration import FEWEST as FEWEST_SETTLED
from lidera_nb.activities.calibration import calibration, nearness
from lidera_nb.activities.experts import Experts
from lidera_nb.activities.peers import FEWEST, Decided, Peers
from lidera_nb.activities.said import Said
from lidera_nb.activities.simulation import Playing
from lidera_nb.scenario import asking
from lidera_nb.scenario.decisions import Decision as DecisionPoint
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play, Taken


def path(
    case: Case,
    play: Play,
    said: Sequence[Said],
    others_at: tuple[Peers, Experts | None],
    lang: str,
) -> list[dict[str, Any]]:
    """The decisions of a play, each with what colleagues and experts did there, if enough did.

    The roads not taken are left to the map, which tells where they lead.
    """
    peers, panel = others_at
    steps = lookback.path(case, play, said, lang)
    for step, taken, word in zip(steps, play.taken, said, strict=True):
        del step["others"]
        others = peers.get(taken.scene, Decided())
        step["peers"] = _peers(case, taken, others, lang)
        if panel is not None:
            step["panel"] = experts.view(case, taken, panel, lang)
        point = case.scenario.scenes[taken.scene].decision
        if point and point.prediction and word.share is not None:
            step["foresight"] = {
                "text": case.texts[lang][f"decision.{taken.scene}.prediction"],
                "about": point.prediction.about,
                "said": word.share,
                "actual": _actual(point, taken, others, panel),
                "synthetic": panel is not None and panel.synthetic,
            }
    return steps


def _actual(
    point: DecisionPoint, taken: Taken, others: Decided, panel: Experts | None
) -> int | None:
    """The share of others that an estimate was about, None where they are too few."""
    assert point.prediction is not None
    choice = point.prediction.choice or taken.choice
    if point.prediction.about == "peers":
        return others.share(choice)
    return panel.share(taken.scene, choice) if panel else None


def estimated(steps: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """How near the estimates of a path came to what others did; None while none is settled."""
    told = [step["foresight"] for step in steps if "foresight" in step]
    found = nearness((one["said"], one["actual"]) for one in told if one["actual"] is not None)
    if not found.count:
        return None
    return {"count": found.count, "points": round(found.points), "score": round(found.score, 2)}


def _peers(case: Case, taken: Taken, others: Decided, lang: str) -> dict[str, Any]:
    """How colleagues decided, or that they are too few for it to be told."""
    if not others.enough:
        return {"fewest": FEWEST}
    words = case.texts[lang]
    point = case.scenario.scenes[taken.scene].decision
    assert point is not None
    labels = {one.id: words[f"choice.{taken.scene}.{one.id}.label"] for one in point.choices}
    shown = [one for one in labels if one in taken.offered or others.choices.get(one)]
    return {
        "people": others.people,
        "choices": [
            {
                "label": labels[one],
                "count": others.choices.get(one, 0),
                "share": others.share(one),
                "mine": one == taken.choice,
            }
            for one in shown
        ],
        "reasons": [{"choice": labels[one], "text": text} for one, text in others.reasons],
    }


def calibrated(plays: Iterable[Playing]) -> dict[str, Any]:
    """How one's predictions about all cases fell, or how many more a picture needs."""
    found = calibration(pair for playing in plays for pair in _settled(playing))
    if not found.enough:
        return {"count": found.count, "fewest": FEWEST_SETTLED}
    return {
        "count": found.count,
        "brier": round(found.brier, 2),
        "levels": [
            {"said": level.said, "count": level.count, "true": level.true} for level in found.levels
        ],
    }


def _settled(playing: Playing) -> Iterator[tuple[int, bool]]:
    if playing.case is None or playing.play is None:
        return
    for word in playing.said:
        point = playing.case.scenario.scenes[word.scene].decision
        if point is None or point.prediction is None or word.confidence is None:
            continue
        outcome = asking.settle(point.prediction, playing.play)
        if outcome is not None:
            yield word.confidence, outcome
