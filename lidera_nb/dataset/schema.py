"""What the data dictionary is made of: columns and tables, explained in both languages."""

from __future__ import annotations

from dataclasses import dataclass

INDICATOR = "indicator_"
"""Columns of `decisions` named so hold one indicator of the case each."""

OURS = "lidera"
"""The source of decisions that were made here."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Data Package type and what it means.

    `values` are the only ones allowed, if they are known; a number lies from `least` to `most`.
    """

    name: str
    type: str
    es: str
    en: str
    values: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row is, its columns in order, and those that name a row, if any do."""

    name: str
    es: str
    en: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """The column with this name; an indicator's column is made from its id."""
        found = next((column for column in self.columns if column.name == name), None)
        if found is None and self.name == "decisions" and name.startswith(INDICATOR):
            return _indicator(name)
        assert found is not None, f"{self.name}.{name} is not in the dictionary"
        return found


def _indicator(name: str) -> Column:
    which = name.removeprefix(INDICATOR)
    return Column(
        name,
        "integer",
        f"Valor del indicador «{which}» (0 a 100) justo después de la decisión.",
        f"Value of the indicator '{which}' (0 to 100) right after the decision.",
    )
