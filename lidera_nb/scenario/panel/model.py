"""A panel as it is kept in ``panel.yaml`` beside its case: anonymous plays, and nothing else.

An expert is an id, a role and what was done in order. A panel is pinned to the content that was
played: to read it with any other version would put answers beside questions that were not asked.

Vocabulary
----------
take
    What an expert did in one scene: what they opened there and, where the scene asks for a
    decision, what they decided, foresaw and gave as a reason.
rule
    By what a *synthetic* expert decides. Its reasons are sentences made from the rule; nobody
    ever said them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lidera_nb.scenario.conditions import Frozen, Id

Percent = Annotated[int, Field(ge=0, le=100)]

RuleName = Literal[
    "indicator", "all", "weakest", "people", "distant", "careful", "steady", "later", "thrift"
]


class Weighed(Frozen):
    """What tipped a synthetic decision.

    `of` is the indicator, person or resource that the rule looked at in that moment, if it looks
    at one; `tie` says what parted choices that were alike under the rule.
    """

    of: Id | None = None
    tie: Literal["none", "sum", "draw"] = "none"


class Take(Frozen):
    """What an expert did in one scene.

    `reason` holds the expert's own words by language; a synthetic expert has `weighed` instead.
    """

    scene: Id
    opened: tuple[Id, ...] = ()
    choice: Id | None = None
    late: bool = False
    confidence: Percent | None = None
    share: Percent | None = None
    reason: dict[Literal["es", "en"], str] = Field(default_factory=dict)
    weighed: Weighed | None = None


class Rule(Frozen):
    """By what a synthetic expert decides; `of` names the indicator, where it is one."""

    name: RuleName
    of: Id | None = None


class Expert(Frozen):
    """One play of one expert; `seed` settles its chances."""

    seed: int
    role: Id | None = None
    rule: Rule | None = None
    takes: tuple[Take, ...] = Field(min_length=1)


class PanelFile(Frozen):
    """A whole panel.

    `synthetic` marks made-up experts wherever they appear; `generator` says what made the file,
    and `seed` from what, so that it can be made again.
    """

    case: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    synthetic: bool
    generator: str
    seed: int | None = None
    experts: dict[Id, Expert] = Field(min_length=1)

    @model_validator(mode="after")
    def _nobody_is_quoted(self) -> PanelFile:
        for name, expert in self.experts.items():
            words = any(take.reason for take in expert.takes)
            ruled = expert.rule is not None or any(take.weighed for take in expert.takes)
            if words and ruled:
                raise ValueError(
                    f"'{name}' has a rule and words, too; nobody said the words of a rule"
                )
            if ruled and not self.synthetic:
                raise ValueError(f"'{name}' decides by a rule, so the panel is 'synthetic: true'")
        return self
