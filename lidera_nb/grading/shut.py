"""Feedback pages that load nothing and run nothing, whatever stands on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">"
)


def shut_pages(*, assignment: str, student: str, **_: Any) -> None:
    """Put the policy into the pages that nbgrader just made.

    Called by nbgrader after each hand-in (``GenerateFeedback.post_convert_hook``), in the folder
    of the working course; `student` may be a pattern.
    """
    for path in Path("feedback").glob(f"{student}/{assignment}/*.html"):
        page = path.read_text(encoding="utf-8")
        if POLICY not in page:
            path.write_text(page.replace("<head>", f"<head>{POLICY}", 1), encoding="utf-8")
