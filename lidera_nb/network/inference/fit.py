"""What a regression of relations is asked for and what it gives, whatever its family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lidera_nb.network.inference.relation import Floats
from lidera_nb.network.inference.sample import Sample

INTERCEPT = "intercept"


@dataclass(frozen=True)
class Task:
    """A regression of a sample's last variable on the others, and its permutations."""

    sample: Sample
    method: Literal["qapspp", "qapy"]
    permutations: int
    dice: np.random.Generator

    @property
    def predictors(self) -> list[int]:
        """Positions of the predictors among the sample's variables."""
        return list(range(len(self.sample.columns) - 1))

    @property
    def outcome(self) -> int:
        """Position of the outcome."""
        return len(self.sample.columns) - 1

    @property
    def df(self) -> int:
        """Degrees of freedom left by intercept and predictors."""
        return self.sample.dyads - len(self.sample.columns)


@dataclass(frozen=True)
class Fit:
    """Estimates and t-values by term (intercept first), and permuted t-values (m, terms)."""

    estimates: Floats
    t: Floats
    null: Floats
    r2: float | None
    deviance: float
    null_deviance: float
    algorithm: str
    unsettled: int
