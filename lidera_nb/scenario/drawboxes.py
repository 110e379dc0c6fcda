"""What stands in each box of a case's map, wrapped to measure: a scene, its choices, its ways.

A choice is a cell of its scene's box, and every exit of it a port at the cell's lower edge, so
that all words stand inside boxes and none on the lines between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lidera_nb.scenario.decisions import Exit
from lidera_nb.scenario.drawtext import LABEL, SMALL, TITLE, Text, wrapped
from lidera_nb.scenario.drawwords import LETTERS, Words

PAD = 8.0
_CELL, _PORT, _PASSAGE = 142.0, 104.0, 190.0


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

    letter: str
    label: Text
    notes: Text
    ports: tuple[Port, ...]

    @property
    def width(self) -> float:
        """Wide enough for each port's words."""
        told = any(port.text.lines for port in self.ports)
        return max(_CELL, _PORT * len(self.ports) if told else 0)

    @property
    def port_width(self) -> float:
        """The room of one port."""
        return self.width / len(self.ports)

    @property
    def height(self) -> float:
        """Label, notes and the words of the ports, one below the other."""
        parts = (self.label.height, self.notes.height, self._told)
        return sum(part + 5 for part in parts if part) + PAD

    @property
    def _told(self) -> float:
        return max(port.text.height for port in self.ports)


@dataclass(frozen=True)
class Box:
    """A scene on the map; `tags` say whose start it is."""

    name: str
    kind: str
    tags: tuple[str, ...]
    when: Text
    title: Text
    notes: Text
    cells: tuple[Cell, ...]
    plain: Port | None

    @cached_property
    def width(self) -> float:
        """As wide as its cells side by side."""
        return max(_PASSAGE, sum(cell.width for cell in self.cells))

    @cached_property
    def head(self) -> float:
        """The height of the part above the cells."""
        texts = (self.when, self.title, self.notes)
        return 2 * PAD + sum(text.height for text in texts) + len(self.tags) * SMALL * 1.9

    @cached_property
    def height(self) -> float:
        """Head and cells."""
        return self.head + max((cell.height for cell in self.cells), default=0)

    def ports(self) -> Iterator[tuple[float, Port]]:
        """Every port with its distance from the box's left edge."""
        if self.plain is not None:
            yield self.width / 2, self.plain
        left = 0.0
        for cell in self.cells:
            for i, port in enumerate(cell.ports):
                yield left + cell.port_width * (i + 0.5), port
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
        width = max(_PASSAGE, sum(cell.width for cell in cells)) - 2 * PAD
        only = self.scene.next[0] if len(self.scene.next) == 1 else None
        plain = self.port(only, (), width) if only and not cells else None
        return Box(
            name=self.name,
            kind="decision"
            if self.scene.decision
            else "ending"
            if self.scene.ending
            else "passage",
            tags=tuple(self.tags()),
            when=wrapped(self.words.own(f"scene.{self.name}.when"), SMALL, width),
            title=wrapped(self.words.title(self.name), TITLE, width),
            notes=wrapped(" · ".join(self.words.scene_notes(self.scene)), SMALL, width),
            cells=cells,
            plain=plain,
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
        empty = wrapped("", SMALL, 0)
        if self.leads_somewhere_else(self.scene.next):
            yield self.cell("", empty, (), self.scene.next)
        for letter, choice in zip(
            LETTERS, self.scene.decision.choices if self.scene.decision else (), strict=False
        ):
            label = self.words.own(f"choice.{self.name}.{choice.id}.label")
            notes = tuple(self.words.choice_notes(choice))
            yield self.cell(letter, wrapped(label, LABEL, 0), notes, choice.to)

    def leads_somewhere_else(self, ways: Sequence[Exit]) -> bool:
        """Whether the ways on of a passage need words: several, or one that goes back."""
        return len(ways) > 1 or any((self.name, way.to) in self.back for way in ways)

    def cell(self, letter: str, label: Text, notes: Sequence[str], ways: Sequence[Exit]) -> Cell:
        told = len(ways) > 1 or self.leads_somewhere_else(ways)
        width = max(_CELL, _PORT * len(ways) if told else 0)
        ports = tuple(self.port(way, ways, width / len(ways) - 10) for way in ways)
        inner = width - 2 * PAD
        return Cell(
            letter,
            wrapped(label.whole, LABEL, inner - (16 if letter else 0)),
            wrapped(" · ".join(notes), SMALL, inner),
            ports,
        )

    def port(self, way: Exit, ways: Sequence[Exit], width: float) -> Port:
        said = ""
        if way.when is not None:
            said = self.words.say("if", condition=self.words.condition(way.when))
        elif len(ways) > 1:
            said = self.words.say("otherwise")
        back = (self.name, way.to) in self.back
        if back:
            leads = "↩ " + self.words.say("back", scene=self.words.title(way.to))
            said = f"{said}: {leads}" if said else leads
        return Port(way.to, wrapped(said, SMALL, width), way.when is not None, back)
