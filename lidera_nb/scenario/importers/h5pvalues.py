"""Values of H5P's JSON, each of the kind that it should be, or a sentence that names its place."""

from __future__ import annotations

import re
from typing import Any

from lidera_nb.scenario.importers.plain import from_html
from lidera_nb.scenario.importers.story import MOST_CHARACTERS, Ledger, shown

_FARTHEST = 999_999


class Values:
    """Reads values; `ledger` is told of what has no place in plain text."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def mapping(self, value: Any, where: str) -> dict[str, Any]:
        """An object of JSON."""
        if not isinstance(value, dict):
            raise self._unfit(where, "an object")
        return value

    def items(self, value: Any, where: str) -> list[Any]:
        """A list of JSON."""
        if not isinstance(value, list):
            raise self._unfit(where, "a list")
        return value

    def words(self, value: Any, where: str, most: int = MOST_CHARACTERS) -> str:
        """A text, which may be HTML, as plain text; empty if there is none."""
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._unfit(where, "text")
        tidy = self.ledger.tidy(value, f"'{where}'")
        text = from_html(tidy, lambda what: self.ledger.lose(where, what))
        return self.ledger.tidy(text, f"'{where}'", most)

    def target(self, value: Any, where: str) -> int:
        """Where something leads: -1, the default end screen, if it does not say."""
        if value is None:
            return -1
        if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,6}", value):
            return int(value)
        whole = isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0
        if whole and abs(value) <= _FARTHEST:
            return int(value)
        raise self.ledger.refuse(
            f"'{where}' is '{shown(str(value))}', where a whole number should be; mend it in H5P"
        )

    def _unfit(self, where: str, wanted: str) -> Exception:
        return self.ledger.refuse(
            f"'{where}' is not {wanted}, as it is in H5P; export the scenario from H5P again"
        )
