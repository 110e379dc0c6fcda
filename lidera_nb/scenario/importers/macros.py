"""The macros of SugarCube, Chapbook and Snowman: named for the author, dropped, never run."""

from __future__ import annotations

import re

from lidera_nb.scenario.importers.plain import Lose, without

_OPEN, _CLOSE = "<<", ">>"
_MACRO = re.compile(r"\s*+(/?[A-Za-z_=-][\w-]{0,40})")
_LINKED = re.compile(r"\s*+(?:link|button)\s++(\ue000\d{1,6}\ue001)\s*+")
_PICTURE = re.compile(r"\[img\[[^\[\]]*+\](?:\[[^\[\]]*+\]){0,2}\]")
_WITH_CONTENT = frozenset(("script", "silently", "silent", "widget", "style"))
_MODIFIER = re.compile(r"\[(?!\[)[^\[\]\n]+\]")
_INSERT = re.compile(r"\{([^{}\n]*+)\}")


def drop_comments(text: str, lose: Lose) -> str:
    """A text without the comments of SugarCube, of which nobody has to be told."""
    del lose
    return without(without(text, "/*", "*/"), "/%", "%/")


def drop_sugarcube(text: str, lose: Lose) -> str:
    """A text without ``<<macros>>``; links within ``<<link>>`` and ``<<button>>`` stay.

    What stands between the tags of a macro stays, too, unless it is code.
    """
    pictured = _PICTURE.sub("", text)
    if pictured != text:
        lose("a picture of the story format")
    kept, at = [], 0
    while (opened := pictured.find(_OPEN, at)) >= 0:
        closed = pictured.find(_CLOSE, opened)
        if closed < 0:
            break
        kept.append(pictured[at:opened])
        inner = pictured[opened + 2 : closed]
        at = _after(pictured, inner, closed + 2, lose)
        if linked := _LINKED.fullmatch(inner):
            kept.append(linked[1])
    return "".join((*kept, pictured[at:]))


def _after(text: str, inner: str, at: int, lose: Lose) -> int:
    """Where the text goes on after a macro: behind its content, if that is code."""
    named = _MACRO.match(inner)
    name = named[1] if named else "?"
    if not name.startswith("/"):
        lose(f"the macro <<{name}>>")
    if name.lower() not in _WITH_CONTENT:
        return at
    ending = f"<</{name}>>"
    closed = text.find(ending, at)
    return closed + len(ending) if closed >= 0 else len(text)


def drop_snowman(text: str, lose: Lose) -> str:
    """A text without the code of templates between ``<%`` and ``%>``."""
    kept = without(text, "<%", "%>")
    if kept != text:
        lose("code of a template <% %>")
    return kept


def drop_chapbook(text: str, lose: Lose) -> str:
    """A text without Chapbook's variables, ``[modifiers]`` and ``{inserts}``."""
    lines = text.split("\n")
    if "--" in lines:
        lose("the variables at the beginning")
        lines = lines[lines.index("--") + 1 :]
    kept = []
    for line in lines:
        if _MODIFIER.fullmatch(line.strip()):
            lose(f"the modifier {line.strip()[:60]}")
        else:
            kept.append(line)
    return _INSERT.sub(lambda found: _insert(found[1], lose), "\n".join(kept))


def _insert(inner: str, lose: Lose) -> str:
    lose(f"the insert {{{inner.strip()[:60]}}}")
    return ""
