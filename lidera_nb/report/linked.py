"""When the size of one group tells what another table withholds.

How many people came to a scene is a number of its own. If who comes there is settled by an
earlier choice, that number is the count of those who took it: a withheld choice must then not be
readable from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Taken = tuple[str, str]
"""A scene and the choice taken in it."""


@dataclass(frozen=True)
class Travels:
    """Everybody's decisions in order, and the endings of those who reached one."""

    paths: Mapping[str, Sequence[Taken]]
    endings: Mapping[str, str]

    def visitors(self, station: str) -> set[str]:
        """Who came to a scene or an ending."""
        deciding = {who for who, path in self.paths.items() if station in dict(path)}
        return deciding | {who for who, ending in self.endings.items() if ending == station}

    def takers(self, scene: str, among: set[str]) -> dict[str, set[str]]:
        """Who of these people took which choice of a scene; choices that nobody took are absent."""
        found: dict[str, set[str]] = {}
        for who in among:
            choice = dict(self.paths.get(who, ())).get(scene)
            if choice is not None:
                found.setdefault(choice, set()).add(who)
        return found

    def reveals(self, station: str, hidden: Mapping[str, set[str]]) -> bool:
        """Whether the number of visitors tells a part of what an earlier scene withholds.

        It does where the choice of that scene settles who comes, those who come took some but
        not all of the withheld choices, and whoever comes by another way is settled by a choice
        there. People who stopped before are left aside.
        """
        here = self.visitors(station)
        arrived = here | set(self.endings)
        settled = self._settled(station, here, arrived)
        return any(
            self._tells(self.takers(scene, arrived), here, secret, settled)
            for scene, secret in hidden.items()
            if secret and scene != station
        )

    def _settled(self, station: str, here: set[str], arrived: set[str]) -> set[str]:
        """Who came by some earlier choice that brings all its takers here."""
        earlier = {taken for who in here for taken in self._before(who, station)}
        brought = (self.takers(scene, arrived)[choice] for scene, choice in earlier)
        return set().union(*(people for people in brought if people <= here))

    def _before(self, who: str, station: str) -> Sequence[Taken]:
        path = self.paths.get(who, ())
        scenes = [scene for scene, _ in path]
        return path[: scenes.index(station)] if station in scenes else path

    @staticmethod
    def _tells(
        takers: Mapping[str, set[str]], here: set[str], secret: set[str], settled: set[str]
    ) -> bool:
        came = {choice for choice, people in takers.items() if people & here}
        withheld = secret & takers.keys()
        if not came & withheld or withheld <= came:
            return False
        others = here - set().union(*takers.values())
        return others <= settled and all(takers[choice] <= here for choice in came)
