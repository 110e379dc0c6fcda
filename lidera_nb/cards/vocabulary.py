"""The closed words of a card besides those of a school (`lidera_nb.schoolwords`).

Their labels in both languages stand in ``lidera_nb/texts/cards.{es,en}.yaml`` under
``cards.<field>.<word>``.
"""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["practice", "judgement"]
"""What we did; or in which situation I would do what, and why."""

Students = Literal[
    "all", "early_years", "primary_lower", "primary_upper", "secondary", "adults",
    "special_needs", "migrant", "indigenous", "absent_often", "behind", "leaving",
    "multigrade", "staff", "families",
]  # fmt: skip
"""For whom it was done: students first of all; some cards serve them through staff or families."""

Dimension = Literal["a", "b", "c", "d", "e"]
"""The dimensions of Chile's MBDLE (2015): shared vision; professional capacities; teaching and
learning; school climate and participation; developing and managing the school."""

PSEL = range(1, 11)
"""The numbers of the ten professional standards for educational leaders (US, 2015)."""

Evidence = Literal["none", "told", "before_after", "compared", "evaluated"]
"""How its results are known: not yet; as those who did it tell; measured before and after;
compared with others who did not do it; evaluated by somebody from outside, with a comparison."""

Stage = Literal["idea", "promising", "replicated", "adopted_widely"]
"""How far it has come; it follows from what became of it elsewhere (`lidera_nb.cards.stages`)."""

Naming = Literal["named", "school", "anonymous"]
"""How an author agrees to be shown: by name, as a school, or not at all."""

Reach = Literal["network", "open"]
"""Who may read a published card: the people of this network, or everybody."""

Licence = Literal["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0"]

Partner = Literal["families", "local_organisation", "health", "slep", "sostenedor", "district",
                  "university", "other_schools", "company"]  # fmt: skip

Origin = Literal["form", "decision", "reflection", "memo", "handover", "exchange", "import", "seed"]
"""Where a card arose."""

Trying = Literal["wanted", "trying", "worked", "partly", "not"]
"""How far a school is with a card: it wants to try, it tries, and how it ended."""

ENDED = ("worked", "partly", "not")

Why = Literal[
    "time", "money", "staff_changed", "no_support_above", "no_support_staff", "families",
    "did_not_fit", "too_short", "other_priority", "unclear_card", "no_measure",
    "protected_time", "leadership", "team_took_it_up", "families_joined", "simple_enough",
    "adapted_well", "outside_help",
]  # fmt: skip
"""The coded reasons why a try ended as it did; several may hold."""

HELPED = ("protected_time", "leadership", "team_took_it_up", "families_joined", "simple_enough",
          "adapted_well", "outside_help")  # fmt: skip

WORDS: dict[str, tuple[str, ...]] = {
    name: get_args(field)
    for name, field in {
        "kind": Kind, "students": Students, "dimension": Dimension, "evidence": Evidence,
        "stage": Stage, "naming": Naming, "reach": Reach, "licence": Licence, "partner": Partner,
        "origin": Origin, "trying": Trying, "why": Why,
    }.items()
}  # fmt: skip
"""Field to its words, in order."""
