"""The demonstration's readers: they read what the bots wrote at the review desk, and sign.

Nobody judges here. Each text has a level drawn from its token in the queue; a reader finds it,
often half a level or a level off, so that double readings agree about as well as people do. Most
texts are read and signed, some are begun, and some are left for whoever comes to look around.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from lidera_nb.activities.course import Module
from lidera_nb.demo import cohort
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import AccessError
from lidera_nb.serve.render.pages import address

SIGNED, BEGUN = 0.6, 0.1
"""The part of the texts that is read and signed, and the part of which there is a draft."""

LEVELS, WEIGHTS = (1, 2, 3, 4), (2, 5, 4, 1)
OFF, OFF_WEIGHTS = (0.0, 0.5, -0.5, 1.0, -1.0), (10, 3, 3, 2, 2)
OVERALL = (
    (
        "Gracias por escribirlo con franqueza. Me quedo con lo que quería cuidar; cuénteme en la "
        "próxima sesión qué pasó cuando lo intentó."
    ),
    (
        "Se entiende qué pesó. Me falta ver a quién le costó: pruebe a contarlo como "
        "esa persona, aunque sea en dos líneas."
    ),
    (
        "Hay aquí una idea para llevar al equipo directivo. Antes, diga qué señal le haría cambiar "
        "de opinión, y quién se la podría dar a tiempo."
    ),
)
REMARKS = (
    "¿Quién más lo vio así?",
    "Esto es lo más suyo del texto. ¿De dónde viene?",
    "¿Qué haría distinto el lunes, en concreto?",
)


class Desk:
    """A reader's place: what they see, and what they do there."""

    def __init__(self, wire: Wire, key: str, group: str = cohort.COHORT) -> None:
        self._wire, self._key, self._cohort = wire, key, group

    @property
    def view(self) -> Mapping[str, Any]:
        """What lies before the reader now."""
        return self._wire.views[self._key]

    async def says(self, do: str, **given: Any) -> None:
        """Do something for the cohort.

        Raises
        ------
        AccessError
            It was refused.
        """
        body = {"do": do, "cohort": self._cohort, **given}
        answer = await self._wire.act(self._key, body)
        if answer["status"] != "saved":
            raise AccessError(f"a reader of the demonstration was refused: {answer['reason']}")

    async def until(self, seen: Callable[[Mapping[str, Any]], bool]) -> None:
        """Wait for what a reader's own act brings: it arrives after the answer."""
        while not seen(self.view):
            await self._wire.hear()

    async def reads(self, text: str, reader: str, sign: bool) -> None:
        """Open a text, write a reading of it, and sign it if it is to go to its author."""
        if self.view.get("open", {}).get("text") != text:
            await self.says("open", text=text)
            await self.until(lambda view: view.get("open", {}).get("text") == text)
        lies = self.view["open"]
        number, found = lies["number"], reading(lies, reader)
        await self.says("save", text=text, number=number, **found)
        if sign:
            await self.says("publish", text=text, number=number)

    async def reads_all(self, reader: str, signed: float = SIGNED, begun: float = BEGUN) -> int:
        """Go through the queue, as far as nobody has; returns how many texts were signed."""
        fresh = [row[0] for row in self.view["rows"] if row[4] in ("new", "again")]
        lots = {text: Random(f"{cohort.SEED}:{text}").random() for text in fresh}  # noqa: S311
        for text, lot in lots.items():
            if lot < signed + begun:
                await self.reads(text, reader, sign=lot < signed)
        return sum(lot < signed for lot in lots.values())

    async def reads_blind(self, reader: str) -> None:
        """Read what was drawn for double reading, as far as this reader has not."""
        rows = [row for sample in self.view["samples"] for row in sample["rows"]]
        for row in rows:
            if row[4] == "new":
                await self.reads(row[0], reader, sign=False)


async def at_the_desk(wire: Wire, code: str, page: Module) -> Desk:
    """Log a reader in, and open the page of reviews for the demonstration's cohort."""
    await wire.log_in(code)
    await wire.open(address(page))
    key = next(step.key for step in page.steps if step.activity == "marking")
    return Desk(wire, key)


def reading(lies: Mapping[str, Any], reader: str) -> dict[str, Any]:
    """What a reader finds in the open text: levels, a passage that speaks for each, comments."""
    rng = Random(f"{cohort.SEED}:{lies['text']}:{reader}")  # noqa: S311 - a stated simulation
    rubric, answers = lies["rubric"], lies["answers"]
    criteria = [one["id"] for one in rubric["criteria"]]
    passages = [
        {"field": one["field"], "start": start, "end": end}
        for one in answers
        for start, end in one["sentences"]
    ]
    blind = lies["purpose"] == "blind"
    remarks = [] if blind else [{**rng.choice(passages), "text": rng.choice(REMARKS)}]
    return {
        "rubric": rubric["id"],
        "hash": rubric["hash"],
        "levels": {name: _level(lies["text"], name, rubric, rng) for name in criteria},
        "evidence": [{**rng.choice(passages), "criterion": name} for name in criteria],
        "remarks": remarks,
        "overall": "" if blind else rng.choice(OVERALL),
    }


def _level(text: str, criterion: str, rubric: Mapping[str, Any], rng: Random) -> float:
    """The text's level as this reader finds it, on the rubric's own steps."""
    lot = Random(f"{cohort.SEED}:{text}:{criterion}")  # noqa: S311 - a stated simulation
    found = lot.choices(LEVELS, WEIGHTS)[0] + rng.choices(OFF, OFF_WEIGHTS)[0]
    level = min(max(found, 1.0), float(len(rubric["levels"])))
    return level if rubric["halves"] else float(int(level))
