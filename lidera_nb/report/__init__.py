"""Reports over a data package; a notebook needs `open_report`.

It is imported when it is asked for: who only looks whether a report is there, needs no tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lidera_nb.report.view import View, open_report

__all__ = ["View", "open_report"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from lidera_nb.report import view

    return getattr(view, name)
