"""What the making of several reports shares: a warm parent of kernels, a warm drawing engine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lidera_nb.cleankernel import manager_in
from lidera_nb.kernels import WarmKernels, warm_parent
from lidera_nb.report.drawing import DRAWING, warm_drawing

WARM = ("lidera_nb.report.warm",)
"""What kernels find imported."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where reports are made.

    Attributes
    ----------
    kernels
        Whose kernels are forked; without it each is started from nothing.
    drawing
        The socket of the drawing engine, empty if kernels draw for themselves.
    scratch
        Folder for what is gone afterwards; the system's by default. Its path must be short.
    """

    kernels: WarmKernels | None = None
    drawing: str = ""
    scratch: Path | None = None

    @contextmanager
    def place(self) -> Iterator[Path]:
        """A private folder for one report, gone afterwards."""
        with tempfile.TemporaryDirectory(prefix="lidera-", dir=self.scratch) as place:
            yield Path(place)

    def manager(self, place: Path, told: dict[str, str]) -> type[Any]:
        """The class of kernel managers for a report that is made in `place`."""
        known = told | ({DRAWING: self.drawing} if self.drawing else {})
        return self.kernels.manager(place, known) if self.kernels else manager_in(place, known)


@contextmanager
def opened(warm: tuple[str, ...] = WARM) -> Iterator[Workshop]:
    """A workshop with everything warm, for as long as the block lasts.

    Raises
    ------
    SettingsError
        If kernels cannot be warmed up; the sentence says why.
    """
    with (
        tempfile.TemporaryDirectory(prefix="lidera-") as scratch,
        warm_parent(warm) as kernels,
        warm_drawing(Path(scratch)) as drawing,
    ):
        yield Workshop(kernels, drawing, Path(scratch))
