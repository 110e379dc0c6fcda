"""XML that is read as hostile: no document type, no entities, no depth, no end without a limit.

A reader subclasses `Reader` and is told of elements by their local names. Nothing is ever fetched,
and nothing is expanded: a file that declares a document type is refused before it can mean harm.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from xml.parsers import expat

from lidera_nb.network.files.draft import Draft

MOST_DEPTH = 20
MOST_ATTRIBUTES = 40
_CHUNK = 1 << 16


class Reader(ABC):
    """Told of elements while a file is read; what it finds goes into its draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.path: list[str] = []
        self.text: list[str] = []
        self.line = 0

    @property
    def place(self) -> str:
        """Where the reader is, for a refusal."""
        return f"line {self.line}"

    @abstractmethod
    def begin(self, name: str, given: dict[str, str]) -> None:
        """An element begins; the path ends with its name."""

    @abstractmethod
    def end(self, name: str, text: str) -> None:
        """An element ends; `text` is what stood in it directly."""


def parse(raw: bytes, reader: Reader) -> None:
    """Read a whole document.

    Raises
    ------
    ContentError
        It is not well-formed, declares a document type or entities, or is nested too deeply.
    """
    parser = expat.ParserCreate(namespace_separator="\t")
    parser.buffer_text = True

    def begin(name: str, given: dict[str, str]) -> None:
        reader.line = parser.CurrentLineNumber
        if len(reader.path) >= MOST_DEPTH or len(given) > MOST_ATTRIBUTES:
            reader.draft.refuse(f"nested deeper than {MOST_DEPTH} levels, or with more than "
                                f"{MOST_ATTRIBUTES} attributes", reader.place)  # fmt: skip
        reader.path.append(_local(name))
        reader.text.clear()
        reader.begin(reader.path[-1], {_local(key): value for key, value in given.items()})

    def end(_: str) -> None:
        reader.line = parser.CurrentLineNumber
        reader.end(reader.path[-1], "".join(reader.text))
        reader.path.pop()
        reader.text.clear()

    def declared(*_: object) -> None:
        reader.draft.refuse("it declares a document type or entities, which are not read; remove "
                            "the DOCTYPE", f"line {parser.CurrentLineNumber}")  # fmt: skip

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = reader.text.append
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = declared
    try:
        for start in range(0, len(raw), _CHUNK):
            parser.Parse(raw[start : start + _CHUNK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        told = expat.errors.messages[error.code] if error.code else str(error)
        reader.draft.refuse(f"this is not well-formed XML ({told}); export it again",
                            f"line {error.lineno}")  # fmt: skip
    except (ValueError, LookupError):
        reader.draft.refuse("its encoding is not known; save it as UTF-8")


def _local(name: str) -> str:
    return name.rpartition("\t")[2]
