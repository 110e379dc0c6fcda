"""Playing a case more than once: how often it may be, and which attempt counts.

What counts is for exports and reports; nothing is graded by it. Peers, panels and calibration
take the first attempt always: whoever played before knows what came of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field, model_validator

from lidera_nb import texts
from lidera_nb.scenario.conditions import Frozen, Id
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play

MOST = 4
"""Attempts that still fit beside each other and into one sitting of looking back."""


class AttemptPolicy(Frozen):
    """How a module lets a case be played again, as ``module.yaml`` says it.

    `most` attempts may be made; `counts` says which stands in exports and reports. The *best* is
    the one with the largest sum of the indicators in `objective` at its ending, the earlier one if
    two are alike: a purpose of the author's, said on the page, and not a mark.
    """

    most: Annotated[int, Field(ge=1, le=MOST)] = 1
    counts: Literal["first", "last", "best"] = "first"
    objective: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _best_is_for_something(self) -> AttemptPolicy:
        if self.counts == "best" and not self.objective:
            raise ValueError("'counts: best' needs an 'objective': the indicators to add up")
        if self.counts != "best" and self.objective:
            raise ValueError("'objective' belongs to 'counts: best'; remove it")
        return self

    def counting(self, plays: Sequence[Play | None]) -> int:
        """Which of the attempts counts, by its place in their order.

        Only those that came to an ending do, but for the first, which counts until another one
        has ended. Of no attempts it is 0.
        """
        ended = [at for at, play in enumerate(plays) if play is not None and play.ended]
        if self.counts == "first" or not ended:
            return 0
        if self.counts == "last":
            return ended[-1]
        return max(ended, key=lambda at: (self.reached(plays[at]), -at))

    def reached(self, play: Play | None) -> int:
        """The sum of the objective's indicators as a play left them."""
        levels: Mapping[str, int] = play.indicators if play else {}
        return sum(levels.get(name, 0) for name in self.objective)

    def told(self, case: Case, lang: str) -> str:
        """The policy as a sentence for the participant; empty where one attempt is all."""
        if self.most == 1:
            return ""
        words = case.texts[lang]
        labels = [words.get(f"indicator.{name}.label", name) for name in self.objective]
        rule = texts.say(lang, f"attempts.counts.{self.counts}", what=", ".join(labels))
        return f"{texts.say(lang, 'attempts.most', most=self.most)} {rule}"


ONCE = AttemptPolicy()
"""What holds where a module says nothing: one attempt."""
