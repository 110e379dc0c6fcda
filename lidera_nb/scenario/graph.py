"""Does the story hold together? Reachability and ways on, over all exits of a scenario.

Conditions are not solved: an exit that has one counts as a way that may be open and may be
closed. So a scene is unreachable only if no exit at all leads to it, and a way on is certain
only if one of its exits has no condition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lidera_nb.scenario.decisions import Exit
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.walk import Fault, Path, all_choices, exits


def broken_paths(scenario: Scenario) -> Iterator[Fault]:
    """Every fault of the story's ways: what nobody reaches and where nobody gets on."""
    yield from _unreachable(scenario)
    yield from _endless(scenario)
    for path, owner, ways in _ways_on(scenario):
        yield from _uncertain(path, owner, ways)
    yield from _without_choice(scenario)


def _unreachable(scenario: Scenario) -> Iterator[Fault]:
    starts = {role.start or scenario.start for role in scenario.roles.values()}
    reached = _closure(starts or {scenario.start}, _neighbours(scenario))
    for name in scenario.scenes:
        if name not in reached:
            message = f"no way leads to the scene '{name}'; add an exit to it or remove it"
            yield Fault(("scenes", name), message)


def _endless(scenario: Scenario) -> Iterator[Fault]:
    back: dict[str, set[str]] = defaultdict(set)
    for name, targets in _neighbours(scenario).items():
        for target in targets:
            back[target].add(name)
    endings = {name for name, scene in scenario.scenes.items() if scene.ending}
    saved = _closure(endings, back)
    for name in scenario.scenes:
        if name not in saved:
            message = f"no ending can be reached from the scene '{name}'; add a way out of it"
            yield Fault(("scenes", name), message)


def _uncertain(path: Path, owner: str, ways: Sequence[Exit]) -> Iterator[Fault]:
    certain = next((i for i, way in enumerate(ways) if way.when is None), None)
    if certain is None:
        message = (
            f"every exit of {owner} has a condition, which may leave the participant "
            "without a way on; end with one that has none"
        )
        yield Fault(path, message)
        return
    for i in range(certain + 1, len(ways)):
        message = (
            f"the exit to '{ways[i].to}' is never taken, because one without a condition stands "
            "before it; move it up or remove it"
        )
        yield Fault((*path, i), message)


def _ways_on(scenario: Scenario) -> Iterator[tuple[Path, str, Sequence[Exit]]]:
    for name, scene in scenario.scenes.items():
        if scene.next:
            yield ("scenes", name, "next"), f"the scene '{name}'", scene.next
    for path, choice in all_choices(scenario):
        owner = f"the choice '{choice.id}' of the scene '{path[1]}'"
        yield (*path, "to"), owner, choice.to


def _without_choice(scenario: Scenario) -> Iterator[Fault]:
    for name, scene in scenario.scenes.items():
        decision = scene.decision
        if decision and all(choice.when or choice.cost for choice in decision.choices):
            message = (
                f"every choice of the scene '{name}' has a condition or a cost, so none may be "
                "open; leave one without"
            )
            yield Fault(("scenes", name, "decision", "choices"), message)


def _neighbours(scenario: Scenario) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for path, way in exits(scenario):
        found[str(path[1])].add(way.to)
    return found


def _closure(start: Iterable[str], neighbours: Mapping[str, set[str]]) -> set[str]:
    """All that can be reached from `start`, which is included."""
    reached = set(start)
    ahead = list(reached)
    while ahead:
        for name in neighbours.get(ahead.pop(), set()) - reached:
            reached.add(name)
            ahead.append(name)
    return reached
