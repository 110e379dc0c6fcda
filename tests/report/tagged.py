"""The structure tree of a PDF, as a screen reader walks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class Tag:
    """A tag of the tree: what it is, what it is called instead, what it heads, its own tags."""

    name: str
    alt: str
    scope: str
    headers: tuple[str, ...]
    inner: tuple[Tag, ...]

    def all(self, *names: str) -> Iterator[Tag]:
        """Every tag of such a name in it, in the order of reading."""
        for one in self.inner:
            if one.name in names:
                yield one
            yield from one.all(*names)


class Tagged:
    """A PDF: its pages, what it says of itself, and its tags."""

    def __init__(self, made: bytes) -> None:
        self.reader = PdfReader(BytesIO(made))
        self.catalog = self.reader.trailer["/Root"].get_object()
        self.tree = _tag(self.catalog["/StructTreeRoot"])

    def text(self) -> str:
        """The words of all pages."""
        return "\n".join(page.extract_text() for page in self.reader.pages)


def _tag(found: Any) -> Tag:
    node = found.get_object()
    said = node["/A"].get_object() if "/A" in node else {}
    kids = node.get("/K", [])
    inner = [kid for kid in (kids if isinstance(kids, list) else [kids]) if _is_tag(kid)]
    return Tag(
        str(node.get("/S", "")).removeprefix("/"),
        str(node.get("/Alt", "")),
        str(said.get("/Scope", "")).removeprefix("/"),
        tuple(str(one) for one in said.get("/Headers", ())),
        tuple(_tag(kid) for kid in inner),
    )


def _is_tag(kid: Any) -> bool:
    """Whether it is a tag, and not a piece of a page or a link on it."""
    node = kid.get_object()
    return isinstance(node, dict) and "/S" in node
