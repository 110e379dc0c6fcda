"""What is written in a passage: links are read, text becomes plain, macros are named and dropped.

Nothing of a story format is ever run. What a condition would show or hide is kept as if it always
showed, and the ledger says so. Harlowe's macros are the business of `harlowe`, those of SugarCube,
Chapbook and Snowman that of `macros`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lidera_nb.scenario.importers import harlowe, macros
from lidera_nb.scenario.importers.plain import Lose, emphasised, from_html, tidied

_LINK = re.compile(r"\[\[([^\[\]]*+)\](?:\[([^\[\]]*+)\])?\]")
_MARKER = re.compile(r"\ue000(\d{1,6})\ue001")
_SIGNS = re.compile("[\ue000-\ue00f]")
_BOLD = re.compile(r"''(?=\S)([^'\n]+)''")
_ITALIC = re.compile(r"(?<!:)//(?=\S)([^/\n]+)//")
_VARIABLE = re.compile(r"\$[A-Za-z_]\w{0,60}")
_RULE = re.compile(r"[-=<>*#_~. \t]{3,}+")


@dataclass(frozen=True)
class Link:
    """A link as it is written: its words and the name of the passage it leads to."""

    label: str
    target: str


@dataclass(frozen=True)
class Body:
    """The text of a passage, plain, and its links in order."""

    text: str
    links: tuple[Link, ...]


def read(raw: str, form: str, lose: Lose) -> Body:
    """A passage's text and links.

    Parameters
    ----------
    raw
        The passage as it stands in the source.
    form
        The story format; without one, all are looked for.
    lose
        Is told of all that is left out.
    """
    text = _SIGNS.sub("", raw)
    text, links = _taken(text, lose)
    for drop in _droppers(form.lower()):
        text = drop(text, lose)
    text = from_html(text, lose, keep_lines=True)
    for name in dict.fromkeys(_VARIABLE.findall(text)):
        lose(f"the variable {name}; its name stands in the text")
    text = _emphases(text)
    kept = [links[int(at)] for at in _MARKER.findall(text)]
    lines = (_in_words(line, links) for line in text.split("\n"))
    return Body(tidied("\n".join(lines)), tuple(kept))


def _droppers(form: str) -> list[Callable[[str, Lose], str]]:
    """What is taken out, in this order, for a story format."""
    if form.startswith("harlowe"):
        return [harlowe.drop]
    if form.startswith("sugarcube"):
        return [macros.drop_comments, macros.drop_sugarcube]
    if form.startswith("chapbook"):
        return [macros.drop_chapbook]
    if form.startswith("snowman"):
        return [macros.drop_snowman]
    return [macros.drop_snowman, macros.drop_sugarcube, harlowe.drop_known]


def _taken(text: str, lose: Lose) -> tuple[str, list[Link]]:
    """The text with a marker for each link, and the links."""
    links: list[Link] = []

    def mark(found: re.Match[str]) -> str:
        if found[2] is not None:
            lose("what a link sets when it is followed")
        links.append(_link(found[1], lose))
        return f"\ue000{len(links) - 1}\ue001"

    return _LINK.sub(mark, text), links


def _link(inner: str, lose: Lose) -> Link:
    label, arrow, target = inner.rpartition("->")
    if not arrow:
        target, arrow, label = inner.partition("<-")
    if not arrow:
        label, arrow, target = inner.rpartition("|")
    if not arrow:
        label = target = inner
    words = from_html(label, lose).replace("\n", " ")
    return Link(words or target.strip(), target.strip())


def _emphases(text: str) -> str:
    text = _BOLD.sub(lambda found: emphasised(found[1], "**"), text)
    return _ITALIC.sub(lambda found: emphasised(found[1], "*"), text)


def _in_words(line: str, links: list[Link]) -> str:
    """A line with its links in words, unless there is nothing in it but links."""
    if not re.search(r"\w", _MARKER.sub("", line)):
        return "" if _RULE.fullmatch(line) or _MARKER.search(line) else line
    return _MARKER.sub(lambda found: links[int(found[1])].label, line)
