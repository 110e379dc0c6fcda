"""Leaving out an import that costs seconds and gives nothing here.

``jsonschema`` imports ``rfc3987_syntax`` if it is installed, and that builds a grammar at import:
three CPU seconds in every process that touches nbformat, altair or papermill. Without it
``jsonschema`` only stops checking whether a text is a well-formed IRI, which nothing here asks.
Call it only in a process that is ours from start to end, never in a user's own kernel.
"""

from __future__ import annotations

import sys


def skip_slow_grammar() -> None:
    """Keep ``rfc3987_syntax`` from being imported; call it before the first of those imports."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
