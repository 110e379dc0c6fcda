"""A panel of experts as a participant sees it after the ending: agreement, shares, reasons.

Only decisions of one's own road are told, only experts who stood in the same role are counted,
and where fewer than `FEWEST` came by, nothing is told but that. A synthetic panel says so at
every place, and its reasons are sentences about a rule, never words of anybody.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lidera_nb import texts
from lidera_nb.analysis.agreement import agreement
from lidera_nb.analysis.chance import baseline
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.panel.load import Panel
from lidera_nb.scenario.panel.model import Rule, Weighed
from lidera_nb.scenario.panel.tally import Answer, Point, tally
from lidera_nb.scenario.state import Taken

FEWEST = 5
"""Experts at a decision before shares are told: of fewer, one person would be a quarter."""

WORDS = ((1.0, "all"), (0.5, "much"), (0.2, "some"), (0.08, "little"))
"""From which agreement beyond chance (0: as blind picks, 1: all alike) which word is used.

The bounds are ours. They only choose a word; the figures stand beside it.
"""


@dataclass(frozen=True, slots=True)
class Experts:
    """The decisions of those who played in one's own role, by scene."""

    synthetic: bool
    people: int
    points: Mapping[str, Point]
    told_at: dict[Hashable, dict[str, Any]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """What was told of them already: the same to everyone who stood where somebody stood."""

    def share(self, scene: str, choice: str) -> int | None:
        """The share of experts who took a choice, in per cent; None where they are too few."""
        point = self.points.get(scene)
        return point.share(choice) if point and point.people >= FEWEST else None

    def told(self) -> dict[str, Any]:
        """What is said of the panel once."""
        return {"people": self.people, "synthetic": self.synthetic, "fewest": FEWEST}


@lru_cache(maxsize=64)
def experts_of(panel: Panel | None, role: str | None) -> Experts | None:
    """The experts who played in a role; None without a panel."""
    if panel is None:
        return None
    people = sum(expert.role == role for expert in panel.experts.values())
    points = {scene: point for (played, scene), point in tally(panel).items() if played == role}
    return Experts(panel.synthetic, people, points) if people else None


def view(case: Case, taken: Taken, panel: Experts, lang: str) -> dict[str, Any]:
    """What experts decided where somebody decided, or that too few came by."""
    stood = (taken.scene, taken.choice, taken.offered, lang)
    if stood not in panel.told_at:
        panel.told_at[stood] = _view(case, taken, panel, lang)
    return panel.told_at[stood]


def _view(case: Case, taken: Taken, panel: Experts, lang: str) -> dict[str, Any]:
    point = panel.points.get(taken.scene)
    if point is None or point.people < FEWEST:
        return {"people": point.people if point else 0, "fewest": FEWEST}
    labels = _labels(case, taken, point, lang)
    return {
        "people": point.people,
        "synthetic": panel.synthetic,
        "choices": [
            {
                "label": label,
                "count": point.counts.get(name, 0),
                "share": point.share(name),
                "mine": name == taken.choice,
                "why": _reasons(case, name, point, lang),
            }
            for name, label in labels.items()
        ],
        "agreement": _agreement(point, labels, lang),
    }


def _reasons(case: Case, choice: str, point: Point, lang: str) -> list[str]:
    told = [reason(case, one, lang) for one in point.answers if one.taken.choice == choice]
    return [text for text in told if text]


def _labels(case: Case, taken: Taken, point: Point, lang: str) -> dict[str, str]:
    """The choices that were open to oneself or taken by an expert, in the author's order."""
    decision = case.scenario.scenes[taken.scene].decision
    assert decision is not None
    shown = {*taken.offered, *point.counts}
    return {
        one.id: case.texts[lang][f"choice.{taken.scene}.{one.id}.label"]
        for one in decision.choices
        if one.id in shown
    }


def _agreement(point: Point, labels: Mapping[str, str], lang: str) -> dict[str, Any]:
    """How far the experts agree, in a word, and in pairs beside what blind picks would do."""
    pairs = agreement([point.counts.get(name, 0) for name in labels])
    blind = baseline([len(choices) for choices in point.open_to_each()])
    assert pairs is not None
    assert blind is not None
    beyond = (pairs - blind) / (1 - blind) if blind < 1 else 1.0
    word = next((word for least, word in WORDS if beyond >= least), "none")
    return {
        "word": texts.say(lang, f"panel.agreement.{word}"),
        "pairs": round(100 * pairs),
        "blind": round(100 * blind),
    }


def reason(case: Case, answer: Answer, lang: str) -> str:
    """Why an expert decided so: their own words, or a sentence about a synthetic one's rule."""
    take = answer.take
    if answer.rule is not None and take.weighed is not None:
        return ruled(case, answer.rule, take.weighed, lang)
    return take.reason.get("en" if lang == "en" else "es") or next(iter(take.reason.values()), "")


def ruled(case: Case, rule: Rule, weighed: Weighed, lang: str) -> str:
    """A rule and what tipped it, as a sentence."""
    said = texts.say(lang, f"panel.rule.{rule.name}", what=_named(case, rule, weighed, lang))
    if weighed.tie == "none":
        return said
    return f"{said} {texts.say(lang, f'panel.tie.{weighed.tie}')}"


def _named(case: Case, rule: Rule, weighed: Weighed, lang: str) -> str:
    """What the rule looked at, by the name that the case gives it."""
    if weighed.of is None:
        return ""
    kinds = {"distant": "cast.{}.name", "thrift": "resource.{}.label"}
    return case.texts[lang][kinds.get(rule.name, "indicator.{}.label").format(weighed.of)]
