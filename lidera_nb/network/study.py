"""All that network surveys of one group gathered, in four frames.

The one data object that description, tests, feedback, maps, suggestions, exports and reports
share. It holds ids and codes, never names.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lidera_nb.network.ties import Graph, from_edges

TIES = ("wave", "relation", "source", "target", "frequency", "topic")
RESPONSES = ("wave", "person", "responded")


@dataclass(frozen=True)
class Study:
    """People, who answered in which wave, and their ties by wave and relation.

    Attributes
    ----------
    people
        One row a person inside the boundary, ids (text) in the index named ``person``. Columns
        are attributes in the words of `lidera_nb.schoolwords` (``territory``, ``level``,
        ``dependence``…) and others that a study knows (``macrozone``); a missing one is ``None``.
    responses
        ``wave`` (whole number from 1), ``person``, ``responded``. A person without a row in a
        wave was not inside its boundary.
    ties
        ``wave``, ``relation`` (``advice``, ``knowledge``, ``collaboration``, ``support``,
        ``expertise``…), ``source`` (who names), ``target`` (who is named), ``frequency`` (1 to 4,
        or missing where it was not asked), ``topic`` (for relations asked by topic, or missing).
    synthetic
        Whether the data were made by a program; whatever is drawn from them says so.
    """

    people: pd.DataFrame
    responses: pd.DataFrame
    ties: pd.DataFrame
    synthetic: bool = False

    @property
    def waves(self) -> tuple[int, ...]:
        """Waves in order."""
        return tuple(sorted(int(wave) for wave in self.responses["wave"].unique()))

    @property
    def relations(self) -> tuple[str, ...]:
        """Relations in the order in which ties name them first."""
        return tuple(str(name) for name in self.ties["relation"].unique())

    def graph(
        self, wave: int, relation: str | None = None, *, at_least: int = 1, topic: str | None = None
    ) -> Graph:
        """The directed graph of one wave.

        Parameters
        ----------
        wave
            The number of the wave.
        relation
            One relation; all of them laid upon one another by default.
        at_least
            The smallest frequency that counts as a tie; ties without a frequency always count.
        topic
            Only ties about this topic.

        Returns
        -------
        networkx.DiGraph
            Everybody inside the wave's boundary, with their attributes and ``responded``. A tie
            carries ``weight``, its greatest frequency (1 where it was not asked).
        """
        inside = self.responses[self.responses["wave"] == wave].set_index("person")["responded"]
        people = self.people.loc[inside.index].assign(responded=inside.astype(bool))
        ties = self.ties[self.ties["wave"] == wave]
        ties = ties if relation is None else ties[ties["relation"] == relation]
        ties = ties if topic is None else ties[ties["topic"] == topic]
        ties = ties.assign(
            weight=ties["frequency"].astype("Float64").fillna(at_least).clip(lower=1)
        )
        ties = ties[ties["frequency"].isna() | (ties["weight"] >= at_least)]
        strongest = ties.groupby(["source", "target"], sort=False)["weight"].max()
        return from_edges(strongest.astype(float).reset_index(), nodes=people)
