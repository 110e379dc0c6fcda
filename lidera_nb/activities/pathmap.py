"""The road that was taken through a case, and the roads that were open beside it.

Where another choice leads is told by the titles of the scenes that its exits name: their
conditions are not solved, for a play that was not played has no state to ask. Endings that were
not reached are counted and never named, so that the case can still be played again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from lidera_nb.activities.playview import chosen
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.percase import per_case
from lidera_nb.scenario.state import Play, Taken


def path_map(case: Case, play: Play, lang: str) -> dict[str, Any]:
    """The decisions of a play as a road with its branches, and how many other endings there are.

    ``branches`` group the choices that were open and not taken by where they lead: `to` are the
    titles of other scenes, `same` says that one comes to the scene that followed, too, and `ends`
    that one may come to another ending.
    """
    rows = [
        {
            "number": number,
            **chosen(case, taken.scene, taken.choice, lang),
            "branches": _branches(case, taken.scene, taken.choice, taken.offered, after, lang),
        }
        for number, (taken, after) in enumerate(_followed(play), start=1)
    ]
    ending = case.texts[lang][f"scene.{play.scene}.title"]
    return {"rows": rows, "ending": ending, "others": _endings(case) - 1}


@per_case
def _endings(case: Case) -> int:
    return sum(scene.ending for scene in case.scenario.scenes.values())


def _followed(play: Play) -> Iterator[tuple[Taken, str]]:
    """Each decision with the scene that came right after it."""
    at = 0
    for taken in play.taken:
        at = play.visited.index(taken.scene, at) + 1
        yield taken, play.visited[at]


@per_case
def _branches(
    case: Case, scene: str, taken: str, offered: tuple[str, ...], after: str, lang: str
) -> list[dict[str, Any]]:
    words = case.texts[lang]
    grouped: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for choice in offered:
        if choice != taken:
            label = words[f"choice.{scene}.{choice}.label"]
            grouped[_targets(case, scene, choice)].append(label)
    return [_branch(case, targets, labels, after, lang) for targets, labels in grouped.items()]


def _branch(
    case: Case, targets: tuple[str, ...], labels: list[str], after: str, lang: str
) -> dict[str, Any]:
    words = case.texts[lang]
    others = [name for name in targets if name != after]
    ending = {name for name in others if case.scenario.scenes[name].ending}
    return {
        "labels": labels,
        "to": [words[f"scene.{name}.title"] for name in others if name not in ending],
        "same": after in targets,
        "ends": bool(ending),
    }


def _targets(case: Case, scene: str, choice: str) -> tuple[str, ...]:
    """The scenes that a choice may lead to, each once, in the author's order."""
    decision = case.scenario.scenes[scene].decision
    assert decision is not None
    exits = next(one.to for one in decision.choices if one.id == choice)
    return tuple(dict.fromkeys(way.to for way in exits))
