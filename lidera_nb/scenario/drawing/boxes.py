"""What stands in each box of a case's map, wrapped to measure: a scene, its choices, its ways.

A choice is a cell of its scene's box, and every exit of it a port at the cell's lower edge, so
that all words stand inside boxes and none on the lines between them. Sizes are in pixels. Knows
what is said and how much room it takes, not where a box stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lidera_nb.scenario.decisions import Exit
from lidera_nb.scenario.drawing.text import LABEL, SMALL, TITLE, Text, wrapped
from lidera_nb.scenario.drawing.words import LETTERS, Words

PAD, TAG, INDENT = 8.0, 19.0, 16.0
"""The air around words, the height of a tag, and how far a label stands right of its letter."""
_CELL, _PORT, _NARROWEST = 142.0, 104.0, 190.0


@dataclass(frozen=True)
class Port:
    """An exit: where it leads, and what it says if it leads there only sometimes or back."""

    to: str
    text: Text
    guarded: bool
    back: bool


@dataclass(frozen=True)
class Cell:
    """A choice, or, without a letter, the ways on of a passage."""

    width: float
    letter: str
    label: Text
    notes: Text
    ports: tuple[Port, ...]

    @property
    def port_width(self) -> float:
        """The room of one port."""
        return self.width / len(self.ports)

    @property
    def height(self) -> float:
        """Label, notes and the words of the ports, one below the other."""
        said = max(port.text.height for port in self.ports)
        return PAD + sum(part + 5 for part in (self.label.height, self.notes.height, said) if part)


@dataclass(frozen=True)
class Box:
    """A scene on the map; `tags` say whose start or that it is an ending.

    A passage with one certain way on has no cells; `plain` is its port.
    """

    name: str
    kind: str
    width: float
    tags: tuple[str, ...]
    when: Text
    title: Text
    notes: Text
    cells: tuple[Cell, ...]
    plain: Port | None

    @cached_property
    def head(self) -> float:
        """The height of the part above the cells."""
        told = self.when.height + self.title.height + self.notes.height
        return 2 * PAD + len(self.tags) * TAG + told

    @cached_property
    def height(self) -> float:
        """Head and cells."""
        return self.head + max((cell.height for cell in self.cells), default=0)

    def ports(self) -> Iterator[tuple[float, Port]]:
        """Every port with its place along the lower edge, from 0 to 1."""
        if self.plain is not None:
            yield 0.5, self.plain
        left = 0.0
        for cell in self.cells:
            for i, port in enumerate(cell.ports):
                yield (left + cell.port_width * (i + 0.5)) / self.width, port
            left += cell.width


def boxes(words: Words, back: Collection[tuple[str, str]]) -> dict[str, Box]:
    """The boxes of all scenes; `back` are the ways that return to an earlier scene."""
    return {name: _Maker(words, name, back).box() for name in words.scenario.scenes}


class _Maker:
    """Makes the box of one scene."""

    def __init__(self, words: Words, name: str, back: Collection[tuple[str, str]]) -> None:
        self.words, self.name, self.back = words, name, back
        self.scene = words.scenario.scenes[name]

    def box(self) -> Box:
        cells = tuple(self.cells())
        width = max(_NARROWEST, sum(cell.width for cell in cells))
        inner = width - 2 * PAD
        certain = self.scene.next[:1] if not cells else ()
        return Box(
            name=self.name,
            kind=self.kind(),
            width=width,
            tags=tuple(self.tags()),
            when=wrapped(self.words.own(f"scene.{self.name}.when"), SMALL, inner),
            title=wrapped(self.words.title(self.name), TITLE, inner),
            notes=wrapped(" · ".join(self.words.scene_notes(self.scene)), SMALL, inner),
            cells=cells,
            plain=next((self.port(way, 1, inner) for way in certain), None),
        )

    def kind(self) -> str:
        if self.scene.ending:
            return "ending"
        return "decision" if self.scene.decision else "passage"

    def tags(self) -> Iterator[str]:
        scenario = self.words.scenario
        for role, one in scenario.roles.items():
            if (one.start or scenario.start) == self.name:
                yield self.words.say("start_as", role=self.words.own(f"roles.{role}.name"))
        if not scenario.roles and scenario.start == self.name:
            yield self.words.say("start")
        if self.scene.ending:
            yield self.words.say("ending")

    def cells(self) -> Iterator[Cell]:
        if self.speaks(self.scene.next):
            yield self.cell("", "", (), self.scene.next, _NARROWEST)
        choices = self.scene.decision.choices if self.scene.decision else ()
        for letter, choice in zip(LETTERS, choices, strict=False):
            label = self.words.own(f"choice.{self.name}.{choice.id}.label")
            notes = tuple(self.words.choice_notes(choice))
            yield self.cell(letter, label, notes, choice.to, _CELL)

    def speaks(self, ways: Sequence[Exit]) -> bool:
        """Whether ways on need words: several, or one that goes back."""
        return len(ways) > 1 or any((self.name, way.to) in self.back for way in ways)

    def cell(
        self, letter: str, label: str, notes: Sequence[str], ways: Sequence[Exit], least: float
    ) -> Cell:
        width = max(least, _PORT * len(ways))
        inner = width - 2 * PAD
        return Cell(
            width=width,
            letter=letter,
            label=wrapped(label, LABEL, inner - INDENT),
            notes=wrapped(" · ".join(notes), SMALL, inner),
            ports=tuple(self.port(way, len(ways), width / len(ways) - PAD) for way in ways),
        )

    def port(self, way: Exit, among: int, width: float) -> Port:
        said = []
        if way.when is not None:
            said.append(self.words.say("if", condition=self.words.condition(way.when)))
        elif among > 1:
            said.append(self.words.say("otherwise"))
        back = (self.name, way.to) in self.back
        if back:
            said.append("↩ " + self.words.say("back", scene=self.words.title(way.to)))
        return Port(way.to, wrapped(": ".join(said), SMALL, width), way.when is not None, back)
