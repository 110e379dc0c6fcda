"""Which lines of a case are on the screen: the text ids that a tester can flag, and no others.

What may be flagged, what the page offers to flag and what the report counts as shown are this
one list, so that no id can be guessed and no flag lacks its showing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lidera_nb.activities import playview
from lidera_nb.activities.activity import View
from lidera_nb.scenario import asking
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play


@dataclass(frozen=True, slots=True)
class Lines:
    """Text ids by where they stand: in order, or by the id of the paper or choice.

    `papers` are opened documents and messages, `asked` the question and the prediction.
    """

    scene: tuple[str, ...]
    consequence: tuple[str, ...]
    arrivals: tuple[str, ...]
    papers: Mapping[str, str]
    choices: Mapping[str, str]
    asked: Mapping[str, str]

    def __iter__(self) -> Iterator[str]:
        yield from (*self.scene, *self.consequence, *self.arrivals)
        for named in (self.papers, self.choices, self.asked):
            yield from named.values()


def on_screen(case: Case, play: Play) -> Lines:
    """The lines that the player of `play` has before them now."""
    scenario, scene = case.scenario, play.scene
    fresh = playview.just_decided(play)
    taken = play.taken[-1] if fresh else None
    return Lines(
        scene=tuple(f"scene.{scene}.{beat.id}" for beat in asking.beats(scenario, play)),
        consequence=tuple(playview.consequence_lines(case, taken)) if taken else (),
        arrivals=tuple(f"later.{one.id}.text" for one in taken.arrivals) if taken else (),
        papers=_papers(case, play),
        choices={
            choice.id: f"choice.{scene}.{choice.id}.label"
            for choice in asking.shown_choices(scenario, play)
        },
        asked=_asked(case, scene),
    )


def _papers(case: Case, play: Play) -> dict[str, str]:
    papers = {name: f"document.{name}.body" for name in case.scenario.scenes[play.scene].documents}
    papers |= {name: f"message.{name}.body" for name in play.inbox}
    return {name: line for name, line in papers.items() if name in play.consulted}


def _asked(case: Case, scene: str) -> dict[str, str]:
    point = case.scenario.scenes[scene].decision
    if point is None:
        return {}
    asked = {"prompt": f"decision.{scene}.prompt"}
    return asked | ({"prediction": f"decision.{scene}.prediction"} if point.prediction else {})


def marked(view: View, case: Case, play: Play) -> View:
    """The view of a play with its text id on each line that can be flagged."""
    here = on_screen(case, play)
    now = view["scene"]
    scene = {
        **now,
        "blocks": _in_order(now["blocks"], here.scene),
        "documents": _named(now["documents"], here.papers),
    }
    if "decision" in now:
        scene["decision"] = _decision(now["decision"], here)
    parts: View = {**view, "scene": scene}
    if "inbox" in view:
        parts["inbox"] = _named(view["inbox"], here.papers)
    if "consequence" in view:
        brought = view["consequence"]
        parts["consequence"] = {
            **brought,
            "blocks": _in_order(brought["blocks"], here.consequence),
            "arrivals": _in_order(brought["arrivals"], here.arrivals),
        }
    return parts


def _decision(point: Mapping[str, Any], here: Lines) -> dict[str, Any]:
    made = {
        **point,
        "line": here.asked["prompt"],
        "choices": _named(point["choices"], here.choices),
    }
    if "prediction" in point:
        made["prediction"] = {**point["prediction"], "line": here.asked["prediction"]}
    return made


def _in_order(parts: Sequence[Mapping[str, Any]], ids: Sequence[str]) -> list[dict[str, Any]]:
    return [{**part, "line": line} for part, line in zip(parts, ids, strict=True)]


def _named(parts: Sequence[Mapping[str, Any]], ids: Mapping[str, str]) -> list[dict[str, Any]]:
    """What cannot be read yet has no line."""
    return [{**part, **({"line": ids[part["id"]]} if part["id"] in ids else {})} for part in parts]
