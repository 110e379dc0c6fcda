"""Plain data as YAML that `read_yaml` reads back as it was, and that an author likes to edit.

Own, because every text must come back as the same text: nothing is left to guess what a plain
word means, and nothing is folded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN = re.compile(r"(?!(?:null|true|false)\b)[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*(?:\.[a-z0-9]+)?")
_BLOCK = re.compile(
    "[^\\s\ufeff](?:[\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff])*+(?<!\\s)"
)
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def yaml_of(data: Mapping[str, Any], *, notes: Mapping[str, str] | None = None) -> str:
    """A mapping as YAML.

    Parameters
    ----------
    data
        Mappings, lists, text and whole numbers.
    notes
        A comment for every place that has this key.

    Examples
    --------
    >>> print(yaml_of({"a": {"b": [1, "x y"]}}), end="")
    a:
      b: [1, "x y"]
    """
    return "\n".join((*_lines(data, "", notes or {}), ""))


def nested(texts: Mapping[str, str]) -> dict[str, Any]:
    """Texts under dotted ids as mappings in mappings, as authors write them.

    >>> nested({"cast.ana.name": "Ana", "title": "T"})
    {'cast': {'ana': {'name': 'Ana'}}, 'title': 'T'}
    """
    found: dict[str, Any] = {}
    for text_id, text in texts.items():
        *path, last = text_id.split(".")
        here = found
        for step in path:
            here = here.setdefault(step, {})
        here[last] = text
    return found


def _lines(data: Mapping[str, Any], margin: str, notes: Mapping[str, str]) -> Iterator[str]:
    for key, value in data.items():
        head = f"{margin}{_scalar(key)}:"
        note = f"  # {notes[key]}" if key in notes else ""
        if isinstance(value, Mapping) and not _short(value):
            yield head
            yield from _lines(value, margin + "  ", notes)
        elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            yield head
            yield from (f"{margin}  - {_flow(one)}" for one in value)
        elif isinstance(value, str) and "\n" in value and _BLOCK.fullmatch(value):
            yield f"{head} |-"
            yield from (f"{margin}  {line}" if line else "" for line in value.split("\n"))
        else:
            yield f"{head} {_flow(value)}{note}"


def _short(value: Mapping[str, Any]) -> bool:
    """Whether a mapping fits on one line: it holds nothing but numbers."""
    return all(isinstance(one, int) for one in value.values())


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_scalar(key)}: {_flow(one)}" for key, one in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return _scalar(value)


def _scalar(value: str | int) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    if _PLAIN.fullmatch(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
