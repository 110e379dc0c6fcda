"""From HTML to plain text with paragraphs, ``*emphasis*`` and ``**strong emphasis**``.

What comes out is never HTML again, so nothing has to be escaped: tags vanish, and scripts and
styles vanish with what is in them. Every pass is linear in the length of the text, whatever it
holds. This module knows nothing of stories.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

_TAG = re.compile(r"<[!?][^<>]*+>|<(/?)([A-Za-z][A-Za-z0-9-]*+)([^<>]*+)>")
_HREF = re.compile(r"""href\s*+=\s*+["']?([^\s"'<>]{1,200})""", re.IGNORECASE)
_EMPHASIS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_BREAKS = {
    **dict.fromkeys(("br", "tr"), "\n"),
    "li": "\n– ",
    **dict.fromkeys(
        ("p", "div", "ul", "ol", "table", "blockquote", "pre", "hr", "section", "article"), "\n\n"
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "\n\n"),
}
_FORMATTING = """
    span font u s del ins sub sup small big mark code tt center tbody thead td th nobr
"""
_FORMAT = frozenset(_FORMATTING.split())
_DROPPED = frozenset(
    ("script", "style", "template", "noscript", "iframe", "object", "svg", "math", "textarea")
)
"""What goes with all that is in it."""

Lose = Callable[[str], None]


def from_html(raw: str, lose: Lose, *, keep_lines: bool = False) -> str:
    """The text of a piece of HTML.

    Parameters
    ----------
    raw
        HTML, well formed or not.
    lose
        Is told of what has no place in plain text, in words for an author.
    keep_lines
        Whether an end of line is one (Twine), or white space like any other (HTML).

    Examples
    --------
    >>> from_html("<p>Son las <em>siete</em>.</p><script>x()</script>", print)
    the tag <script> and what was in it
    'Son las *siete*.'
    """
    writer = _Writer(lose, keep_lines)
    text, end = without(raw, "<!--", "-->"), 0
    for tag in _TAG.finditer(text):
        writer.text(text[end : tag.start()])
        end = tag.end()
        if tag[2]:
            writer.tag(tag[2].lower(), bool(tag[1]), tag[3])
    writer.text(text[end:])
    return tidied(writer.result())


def without(text: str, begin: str, end: str) -> str:
    """The text without all that stands between these two marks, and without the marks.

    >>> without("a /* b */ c /* d", "/*", "*/")
    'a  c /* d'
    """
    kept, at = [], 0
    while (opened := text.find(begin, at)) >= 0:
        closed = text.find(end, opened + len(begin))
        if closed < 0:
            break
        kept.append(text[at:opened])
        at = closed + len(end)
    return "".join((*kept, text[at:]))


def tidied(text: str) -> str:
    r"""No space at the ends of lines, and never more than one empty line.

    >>> tidied(" a  b \n\n\n c")
    'a b\n\nc'
    """
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def emphasised(text: str, mark: str) -> str:
    """Every line of the text within these marks, which it must not hold itself."""
    lines = (line.strip() for line in text.replace("*", "").split("\n"))
    return "\n".join(f"{mark}{line}{mark}" if line else "" for line in lines)


class _Writer:
    """Collects text; of nested emphases only the outermost counts."""

    def __init__(self, lose: Lose, keep_lines: bool) -> None:
        self._lose, self._keep_lines = lose, keep_lines
        self._pieces: list[str] = []
        self._open: tuple[str, int] | None = None
        self._skipping = ""

    def text(self, raw: str) -> None:
        if raw and not self._skipping:
            words = html.unescape(raw)
            self._pieces.append(words if self._keep_lines else re.sub(r"\s+", " ", words))

    def tag(self, name: str, closes: bool, rest: str) -> None:
        if self._skipping:
            self._skipping = "" if closes and name == self._skipping else self._skipping
        elif name in _EMPHASIS:
            self._emphasis(name, closes)
        elif name in _BREAKS:
            self._pieces.append("\n" if closes and name == "li" else _BREAKS[name])
        elif not closes:
            self._strange(name, rest)

    def result(self) -> str:
        return "".join(self._pieces)

    def _emphasis(self, name: str, closes: bool) -> None:
        if not closes and self._open is None:
            self._open = (name, len(self._pieces))
        elif closes and self._open is not None and self._open[0] == name:
            _, at = self._open
            inner = "".join(self._pieces[at:])
            before = " " if inner[:1].isspace() else ""
            after = " " if inner[-1:].isspace() else ""
            self._pieces[at:] = [before + emphasised(inner, _EMPHASIS[name]) + after]
            self._open = None

    def _strange(self, name: str, rest: str) -> None:
        if name in _DROPPED:
            self._skipping = "" if rest.endswith("/") else name
            self._lose(f"the tag <{name}> and what was in it")
        elif name == "a":
            address = _HREF.search(rest)
            self._lose(f"the address {address[1]} of a link" if address else "the tag <a>")
        elif name not in _FORMAT:
            self._lose(f"the tag <{name[:20]}>")
