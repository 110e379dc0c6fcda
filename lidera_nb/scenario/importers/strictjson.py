"""JSON from outside: within limits, without doubled keys, and a sentence for all else."""

from __future__ import annotations

import json
import math
from typing import Any

_MOST_DIGITS = 15


def strict_json(text: str) -> Any:
    """What a JSON text says.

    Raises
    ------
    ValueError
        With a sentence that says what is wrong, to follow the name of what was read.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_once,
            parse_int=_whole,
            parse_float=_broken,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise ValueError(f"is not valid JSON (line {error.lineno}); export it again") from None
    except RecursionError:
        raise ValueError("is nested too deeply to be a story; export it again") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("names a key twice in one place; export it again")
    return found


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError(f"holds a number of more than {_MOST_DIGITS} digits; mend it")
    return int(digits)


def _broken(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError("holds a number that is too large; mend it")
    return value


def _constant(name: str) -> Any:
    raise ValueError(f"holds {name}, which is no number of JSON; mend it")
