"""Harlowe's macros ``(name: …)`` and hooks ``[…]``: macros go, what stands in a hook stays.

One pass over the tokens of a text, however deep they are nested.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lidera_nb.scenario.importers.plain import Lose

_TOKEN = re.compile(r"""\((?:([A-Za-z][\w-]{0,40}+)\s*+:)?|\)|"[^"\n]*+"|\[|\]|\|\w{1,40}>(?=\[)""")
_KNOWN = """
    if unless else elseif else-if set put print link link-goto link-reveal link-repeat link-show
    link-undo goto go-to array datamap text-style text-colour background click click-goto live
    either transition t8n hidden replace append prepend enchant cycling-link seq-link dropdown
    input-box prompt save-game load-game
"""
_COMMON = frozenset(_KNOWN.split())


def drop(text: str, lose: Lose) -> str:
    """A text of Harlowe without its macros, hooks and braces."""
    return _drop(text, lose, lambda _: True).replace("{", "").replace("}", "")


def drop_known(text: str, lose: Lose) -> str:
    """A text of an unknown format without the best known macros; prose has colons, too."""
    return _drop(text, lose, lambda name: name.lower() in _COMMON)


def _drop(text: str, lose: Lose, is_macro: Callable[[str], bool]) -> str:
    reader = _Reader(lose, is_macro)
    end = 0
    for token in _TOKEN.finditer(text):
        reader.words(text[end : token.start()])
        reader.token(token)
        end = token.end()
    reader.words(text[end:])
    return reader.result()


class _Reader:
    """What is kept so far, how deep in a macro, and which brackets belong to hooks."""

    def __init__(self, lose: Lose, is_macro: Callable[[str], bool]) -> None:
        self._lose, self._is_macro = lose, is_macro
        self._kept: list[str] = []
        self._depth = 0
        self._hooks: list[bool] = []
        self._hook_next = False

    def words(self, text: str) -> None:
        if text and not self._depth:
            self._kept.append(text)
            self._hook_next = self._hook_next and not text.strip()

    def token(self, token: re.Match[str]) -> None:
        name = token[1]
        if self._depth:
            self._depth += token[0].startswith("(") - (token[0] == ")")
            if not self._depth:
                self._hook_next = True
        elif name and self._is_macro(name):
            self._lose(f"the macro ({name}:)")
            self._depth = 1
        elif token[0].startswith("|"):
            self._hook_next = True
        elif token[0] in "[]":
            self._bracket(token[0])
        else:
            self.words(token[0])

    def _bracket(self, sign: str) -> None:
        if sign == "[":
            self._hooks.append(self._hook_next)
            hook = self._hook_next
        else:
            hook = self._hooks.pop() if self._hooks else False
        if hook:
            self._hook_next = sign == "]"
        else:
            self.words(sign)

    def result(self) -> str:
        if self._depth:
            self._lose("the rest of the passage, after a macro that is never closed")
        return "".join(self._kept)
