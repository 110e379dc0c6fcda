"""What texts, criteria and levels are called, and in which order the course has the texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from lidera_nb.report.labels import Labels

TextId = tuple[str, str]
"""``(module, step)``."""


@dataclass(frozen=True)
class Names:
    """Labels of the codebook and the hand-ins that name the texts; without a label, the id."""

    labels: Labels
    handins: pd.DataFrame

    @cached_property
    def texts(self) -> tuple[TextId, ...]:
        """The texts that were handed in, by module, then by the first day."""
        days = self.handins.groupby(["module", "step"])["handed_on"].min()
        order = self.modules
        keyed = [(order.get(str(m), len(order)), str(day), str(m), str(s))
                 for (m, s), day in days.items()]  # fmt: skip
        return tuple((module, step) for *_, module, step in sorted(keyed))

    @cached_property
    def modules(self) -> Mapping[str, int]:
        """Modules with their places in the course."""
        return {item.id: item.position for item in self.labels.all("module")}

    def module(self, module: str) -> str:
        """A module."""
        return self.labels.of("module", module, module)

    def text(self, at: TextId) -> str:
        """A text: its module, and what it is where the module has several."""
        module = self.module(at[0])
        alone = sum(other == at[0] for other, _ in self.texts) == 1
        return module if alone else f"{module} · {self._definition(at)}"

    def _definition(self, at: TextId) -> str:
        own = self.handins[(self.handins["module"] == at[0]) & (self.handins["step"] == at[1])]
        activity, name = str(own["activity"].iloc[-1]), str(own["definition"].iloc[-1])
        return self.labels.of("form" if activity == "reflection" else "assignment", name, name,
                              activity if activity == "reflection" else "")  # fmt: skip

    def assignment(self, name: str) -> str:
        """An assignment."""
        return self.labels.of("assignment", name, name)

    def question(self, assignment: str, name: str) -> str:
        """A question of an assignment."""
        asked = self.labels.all("question", assignment)
        return next((item.label for item in asked if item.id == name), name)

    def criterion(self, rubric: str, name: str) -> str:
        """A criterion of a rubric."""
        return self.labels.of("criterion", rubric, name)

    def rubric(self, rubric: str) -> str:
        """A rubric."""
        return self.labels.of("rubric", rubric, rubric)

    def levels(self, rubric: str, highest: int) -> tuple[str, ...]:
        """The names of a rubric's levels, from 1; their numbers where it is not known."""
        known = {item.position: item.label for item in self.labels.all("rubric_level", rubric)}
        last = max(known, default=highest)
        return tuple(known.get(level, str(level)) for level in range(1, max(last, highest) + 1))
