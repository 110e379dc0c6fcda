"""Reading one YAML file as plain data, and remembering where everything stood.

The reader works on parser events: nothing is composed or constructed by the YAML library, so an
alias is refused before it can multiply and a tag before it can mean anything. What comes out is
what JSON could hold. This module knows nothing of scenarios, forms or any other content.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from lidera_nb.errors import ContentError

MOST_BYTES = 1_000_000
MOST_DEPTH = 40

Step = str | int
_Position = tuple[int, int]
_MOST_DIGITS = 300

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], int | float]], ...] = (
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text[2:], 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"), lambda _: math.nan),
)


@dataclass(frozen=True)
class YamlFile:
    """One file's data and the places where its keys and items stand.

    Attributes
    ----------
    path
        The file that was read.
    data
        Its top mapping, of ``dict``, ``list``, ``str``, ``int``, ``float``, ``bool``, ``None``.
    positions
        Path of keys and indices to the one-based line and column.
    """

    path: Path
    data: dict[str, Any]
    positions: Mapping[tuple[Step, ...], _Position]

    def where(self, *path: Step) -> tuple[int, int]:
        """Line and column of the key or item at `path`, or of its nearest parent that exists."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.positions:
                return self.positions[path[:length]]
        return (1, 1)

    def error(self, message: str, *path: Step) -> ContentError:
        """An error that points at `path` in this file."""
        return ContentError(message, self.path, *self.where(*path))


def read_yaml(path: Path) -> YamlFile:
    """Read one YAML file; plain values mean what YAML 1.2's core schema says (``no`` is text).

    Raises
    ------
    ContentError
        If the file cannot be read, is larger than `MOST_BYTES`, is not UTF-8, is not one YAML
        document with a mapping at its top, is nested deeper than `MOST_DEPTH`, or uses anchors,
        aliases, tags, duplicate keys, keys that are not text, or numbers that are not finite.
    """
    reader = _Reader(path, _events(path, _text(path)))
    data = reader.document()
    return YamlFile(path, data, MappingProxyType(reader.positions))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise ContentError("the file does not exist; create it", path) from None
    except OSError as error:
        raise ContentError(f"the file cannot be read: {error.strerror}", path) from None
    if len(raw) > MOST_BYTES:
        raise ContentError("the file is larger than 1 MB; split it or make it shorter", path)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise ContentError("the file is not UTF-8; save it as UTF-8", path, line, column) from None


def _events(path: Path, text: str) -> Iterator[Event]:
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        problem = " ".join((error.problem or error.context or "unreadable").split())
        raise ContentError(f"this is not valid YAML ({problem}); mend it", path, *place) from None
    except (yaml.YAMLError, ValueError):
        # The library lets half a surrogate surface as a plain error.
        message = "this is not valid YAML (a character or escape is not allowed); mend it"
        raise ContentError(message, path) from None


class _Reader:
    """Builds plain data from events, one document only."""

    def __init__(self, path: Path, events: Iterator[Event]) -> None:
        self.path, self.events = path, events
        self.positions: dict[tuple[Step, ...], _Position] = {}

    def document(self) -> dict[str, Any]:
        event = next(self.events)
        while not isinstance(event, NodeEvent | StreamEndEvent):
            event = next(self.events)
        if not isinstance(event, MappingStartEvent):
            self.refuse(event, "the top of the file must be a mapping of keys to values")
        data = self.mapping(event, ())
        for rest in self.events:
            if isinstance(rest, DocumentStartEvent):
                self.refuse(rest, "there is a second document; keep one document a file")
        return data

    def node(self, event: Event, path: tuple[Step, ...]) -> Any:
        self.guard(event, path)
        if isinstance(event, MappingStartEvent):
            return self.mapping(event, path)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(path)
        return self.scalar(event)

    def guard(self, event: Event, path: tuple[Step, ...]) -> None:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
            self.refuse(event, "anchors and aliases are not allowed; write the value out")
        if getattr(event, "tag", None) is not None:
            self.refuse(event, "tags such as '!name' are not allowed; remove it")
        if len(path) >= MOST_DEPTH and not isinstance(event, ScalarEvent):
            self.refuse(event, f"this is nested deeper than {MOST_DEPTH} levels; flatten it")

    def mapping(self, event: Event, path: tuple[Step, ...]) -> dict[str, Any]:
        self.guard(event, path)
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.key(event, found)
            self.positions[*path, key] = _place(event)
            found[key] = self.node(next(self.events), (*path, key))
        return found

    def sequence(self, path: tuple[Step, ...]) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            here = (*path, len(found))
            self.positions[here] = _place(event)
            found.append(self.node(event, here))
        return found

    def key(self, event: Event, taken: Mapping[str, Any]) -> str:
        self.guard(event, ())
        key = self.scalar(event) if isinstance(event, ScalarEvent) else None
        if not isinstance(key, str):
            self.refuse(event, "a key must be text; put it in quotes")
        if key in taken:
            self.refuse(event, f"the key '{key[:60]}' stands here twice; keep one")
        return key

    def scalar(self, event: Event) -> str | int | float | bool | None:
        assert isinstance(event, ScalarEvent)
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        return self.number(event, text)

    def number(self, event: Event, text: str) -> str | int | float:
        for pattern, convert in _NUMBERS:
            if not pattern.fullmatch(text):
                continue
            value = convert(text) if len(text) <= _MOST_DIGITS else math.inf
            if isinstance(value, float) and not math.isfinite(value):
                self.refuse(event, f"'{text[:20]}' is not a finite number; quote it if it is text")
            return value
        return text

    def refuse(self, event: Event, message: str) -> NoReturn:
        raise ContentError(message, self.path, *_place(event))


def _place(event: Event) -> _Position:
    return (event.start_mark.line + 1, event.start_mark.column + 1)
