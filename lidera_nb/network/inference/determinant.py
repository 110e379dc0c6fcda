"""The determinant of I - rho W for any rho, from the eigenvalues of W, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lidera_nb.network.inference.relation import Floats

REAL = 1e-9
"""An eigenvalue whose imaginary part is this small beside it is a real one."""


@dataclass(frozen=True)
class Determinant:
    """What is known of I - rho W: the eigenvalues of W other than 0."""

    eigenvalues: npt.NDArray[np.complex128]

    def log(self, rho: float) -> float:
        """Log |det(I - rho W)|; minus infinity where it is singular."""
        with np.errstate(divide="ignore"):
            return float(np.log(np.abs(1 - rho * self.eigenvalues)).sum())

    def slope(self, rho: float) -> float:
        """The first derivative of `log`."""
        return -float((self.eigenvalues / (1 - rho * self.eigenvalues)).real.sum())

    def bend(self, rho: float) -> float:
        """The second derivative of `log`."""
        return -float(((self.eigenvalues / (1 - rho * self.eigenvalues)) ** 2).real.sum())

    @property
    def singular(self) -> list[float]:
        """Values of rho at which I - rho W is singular, in order."""
        real = self.eigenvalues[abs(self.eigenvalues.imag) <= REAL * abs(self.eigenvalues)].real
        return sorted({float(1 / value) for value in real})


def determinant_of(w: Any) -> Determinant:
    """Eigenvalues of a square sparse or full array; they take most of the time of a fit."""
    full: Floats = w.toarray() if hasattr(w, "toarray") else np.asarray(w)
    found = np.linalg.eigvals(full).astype(np.complex128)
    small = np.finfo(float).eps * len(found) * max(1e-300, float(abs(full).sum(axis=1).max()))
    return Determinant(found[abs(found) > small])
