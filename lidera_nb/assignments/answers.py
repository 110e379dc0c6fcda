"""Answers as they stand in a notebook, ``q1 = <JSON literal>``: read, and never executed.

The literal is at once JSON and Python, so that whatever reads it finds the same value; nothing
but no answer differs, which is written as Python has it, ``None``. What a participant typed is a
string within it and nothing else, in whatever it is shown or run.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

from lidera_nb.errors import LideraError

MOST_CHARACTERS = 200_000
"""No answer of a form is longer; a file that was not written here might be."""

_APART = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_STRING = r'"(?:[^"\\\x00-\x1f]|\\["\\bfnrt]|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4})*"'
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
_TOKEN = re.compile(
    rf"(?P<string>{_STRING})|(?P<none>None)|(?P<other>{_NUMBER}|[][{{}}:,]|[ \t\n]+)"
)
_LINE = re.compile(r"\s*(?P<name>[a-z][a-z0-9_]*)\s*=(?!=)(?P<literal>.*)", re.DOTALL)


class NotAnAnswer(LideraError):  # noqa: N818 - the name says what was found
    """A cell or a text that holds no answer in the form in which answers are written."""


def literal(value: Any) -> str:
    r"""A value as a literal that is JSON and Python alike.

    Parameters
    ----------
    value
        ``None``, text, a finite number, or lists and objects of these (keys are text).

    Raises
    ------
    NotAnAnswer
        Anything else, ``True`` and ``False`` among it: JSON and Python write them differently.

    Examples
    --------
    >>> literal({"ana": [3, 0.5]}), literal(None), literal("¿Y\n?")
    ('{"ana": [3, 0.5]}', 'None', '"¿Y\\n?"')
    """
    _plain(value)
    written = _none(json.dumps(value, ensure_ascii=False, allow_nan=False))
    return _APART.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def parse(source: str) -> Any:
    """The value of a literal, or of the line that gives it a name; nothing is executed.

    Raises
    ------
    NotAnAnswer
        It is anything but a literal as `literal` writes it: a call, a name, an operation, a
        second statement, ``true``, a string in single quotes.

    Examples
    --------
    >>> parse("None"), parse('q1 = ["wait", "ask"]')
    (None, ['wait', 'ask'])
    """
    named = _LINE.fullmatch(source)
    text = (named["literal"] if named else source).strip()
    if len(text) > MOST_CHARACTERS:
        raise NotAnAnswer(f"the answer is longer than {MOST_CHARACTERS} characters")
    try:
        value = json.loads(_json(text))
        _plain(value)
    except (ValueError, RecursionError):
        raise NotAnAnswer(
            f"{text[:40]!r} is not an answer; expected None, text in double quotes, a number, "
            "or a list or an object of these"
        ) from None
    return value


def line(name: str, value: Any) -> str:
    """The source of the cell that answers the question `name`.

    >>> line("q1", "wait")
    'q1 = "wait"'
    """
    return f"{name} = {literal(value)}"


def _json(text: str) -> str:
    """The literal as JSON; a text with anything in it that is not JSON and Python is none."""
    pieces, at = [], 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise ValueError(text)
        pieces.append("null" if token["none"] else token[0])
        at = token.end()
    return "".join(pieces)


def _none(text: str) -> str:
    """JSON with Python's word for nothing; strings stay as they are."""
    return re.sub(rf"{_STRING}|null", lambda m: "None" if m[0] == "null" else m[0], text)


def _plain(value: Any) -> None:
    """Refuse what JSON and Python would not both write in the same way."""
    if isinstance(value, dict):
        for key, inner in value.items():
            _text(key)
            _plain(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _plain(inner)
    elif isinstance(value, str):
        _text(value)
    elif isinstance(value, bool) or not (value is None or isinstance(value, int | float)):
        raise NotAnAnswer(f"an answer holds no {type(value).__name__}")
    elif isinstance(value, float) and not math.isfinite(value):
        raise NotAnAnswer("an answer holds no number that is not finite")


def _text(value: Any) -> None:
    if not isinstance(value, str):
        raise NotAnAnswer(f"an answer's keys are text, not {type(value).__name__}")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise NotAnAnswer("an answer holds no half of a character")
