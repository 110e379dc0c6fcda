"""The road that was taken through a case, and the roads that were open beside it.

Where another choice leads is told by the titles of the scenes that its exits name: their
conditions are not solved, for a play that was not played has no state to ask. Endings that were
not reached are counted and never named, so that the case can still be played again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play, Taken


def path_map(case: Case, play: Play, lang: str) -> dict[str, Any]:
    """The decisions of a play as a road with its branches, and how many other endings there are.

    ``branches`` group the choices that were open and not taken by where they lead: `to` are the
    titles of other scenes, `same` says that one comes to the scene that followed, too, and `ends`
    that one may come to another ending.
    """
    words = case.texts[lang]
    rows = [
        {
            "number": number,
            "when": words[f"scene.{taken.scene}.when"],
            "title": words[f"scene.{taken.scene}.title"],
            "choice": words[f"choice.{taken.scene}.{taken.choice}.label"],
            "branches": list(_branches(case, taken, after, lang)),
        }
        for number, (taken, after) in enumerate(_followed(play), start=1)
    ]
    endings = sum(scene.ending for scene in case.scenario.scenes.values())
    return {"rows": rows, "ending": words[f"scene.{play.scene}.title"], "others": endings - 1}


def _followed(play: Play) -> Iterator[tuple[Taken, str]]:
    """Each decision with the scene that came right after it."""
    at = 0
    for taken in play.taken:
        at = play.visited.index(taken.scene, at) + 1
        yield taken, play.visited[at]


def _branches(case: Case, taken: Taken, after: str, lang: str) -> Iterator[dict[str, Any]]:
    words = case.texts[lang]
    grouped: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for choice in taken.offered:
        if choice != taken.choice:
            label = words[f"choice.{taken.scene}.{choice}.label"]
            grouped[_targets(case, taken.scene, choice)].append(label)
    for targets, labels in grouped.items():
        others = [name for name in targets if name != after]
        ending = {name for name in others if case.scenario.scenes[name].ending}
        yield {
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
