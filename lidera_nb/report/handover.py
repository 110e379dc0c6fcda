"""What a run asks of its kernel once the notebook is done: the page, of what the kernel made.

The kernel has read the package, counted and drawn; to do so again for the page would double the
cost of a report. The run names a file in the kernel's own folder and gets the page there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PAGE, TOLD = "page.html", "told.json"
"""In the folder that the run names: the page, and what is to be told of it."""


def hand_over(folder: str, kind: str, parameters: dict[str, Any]) -> None:
    """Write the page of a report into `folder`, and how many of its numbers are withheld."""
    from lidera_nb.report.view import opened  # in the kernel: what the notebook opened

    view = opened(kind, **parameters)
    place = Path(folder)
    (place / PAGE).write_text(view.page(), "utf-8")
    withheld = sum(getattr(view.report, "withheld", {}).values())
    (place / TOLD).write_text(json.dumps({"withheld": withheld}), "utf-8")


def asking(folder: Path, kind: str, parameters: dict[str, Any]) -> str:
    """The line of Python that a kernel is asked to run."""
    words = ", ".join(map(repr, (str(folder), kind, parameters)))
    return f"__import__('lidera_nb.report.handover').report.handover.hand_over({words})"
