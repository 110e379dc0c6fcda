"""How good a panel is as a panel: decision by decision, and by its habits of answering.

For whoever prepares a debrief or judges whether a panel is worth showing. Every figure stands
beside what blind picks would give, and beside how many it rests on; few are said to be few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lidera_nb.activities.experts import FEWEST
from lidera_nb.analysis.agreement import agreement, spread
from lidera_nb.analysis.chance import baseline, expected_modal_share
from lidera_nb.analysis.style import Confidence, Position, confidence, position
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.panel.load import Panel
from lidera_nb.scenario.panel.tally import At, Point, in_order, listed, tally

ADVISED = 10
"""Experts from which figures begin to settle: panels of 10 to 20 are usual in tests of judgement
in situations such as script concordance."""


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """One decision of a panel.

    Attributes
    ----------
    role, scene
        Who decided where; no role where the case has one only.
    people
        How many experts came here.
    counts
        How many took each choice that was open to somebody, in the author's order.
    modal
        The choice most often taken, the first of them if several are.
    modal_share, blind_modal_share
        Its part of the experts, and the part that the most frequent of blind picks has on average.
    baseline
        The part of blind picks that hit any one choice.
    spread, agreement
        See `lidera_nb.analysis.agreement`; None where too few came for it to be defined.
    """

    role: str | None
    scene: str
    people: int
    counts: Mapping[str, int]
    modal: str
    modal_share: float
    blind_modal_share: float
    baseline: float
    spread: float | None
    agreement: float | None

    @property
    def standing(self) -> str:
        """``hidden`` from participants, ``few`` to rest much on, or ``enough``."""
        if self.people < FEWEST:
            return "hidden"
        return "few" if self.people < ADVISED else "enough"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A whole panel: its size, its decisions, and how its members answer.

    `sure` are answers about the case, `shares` those about what others would choose.
    """

    synthetic: bool
    experts: int
    decisions: tuple[Diagnosed, ...]
    first: Position
    last: Position
    sure: Confidence
    shares: Confidence


def diagnose(case: Case, panel: Panel) -> Diagnosis:
    """The diagnosis of a panel that played this version of a case."""
    points = tally(panel)
    answers = [answer for point in points.values() for answer in point.answers]
    picks = [(answer.taken.choice, answer.taken.offered) for answer in answers]
    return Diagnosis(
        synthetic=panel.synthetic,
        experts=len(panel.experts),
        decisions=tuple(_diagnosed(case, at, points) for at in in_order(case.scenario, points)),
        first=position(picks),
        last=position(picks, last=True),
        sure=confidence(_given(answer.take.confidence for answer in answers)),
        shares=confidence(_given(answer.take.share for answer in answers)),
    )


def _given(answers: Iterable[int | None]) -> list[int]:
    return [answer for answer in answers if answer is not None]


def _diagnosed(case: Case, at: At, points: Mapping[At, Point]) -> Diagnosed:
    point = points[at]
    counts = {name: point.counts.get(name, 0) for name in listed(case.scenario, at, points)}
    modal = max(counts, key=lambda name: counts[name])
    blind = expected_modal_share(point.open_to_each())
    base = baseline([len(choices) for choices in point.open_to_each()])
    assert blind is not None
    assert base is not None
    return Diagnosed(
        role=at[0],
        scene=at[1],
        people=point.people,
        counts=counts,
        modal=modal,
        modal_share=counts[modal] / point.people,
        blind_modal_share=blind,
        baseline=base,
        spread=spread(list(counts.values())),
        agreement=agreement(list(counts.values())),
    )
