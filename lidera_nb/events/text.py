"""A payload as stored text: JSON, fields in their order, no spaces; never another byte.

Pydantic's encoder takes a quarter of the time of Python's, but writes some floats in other digits
and NaN as a word. It is used where no float can be; `tests/events/test_stored.py` compares.
"""

from __future__ import annotations

import json
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from lidera_nb.events.kinds import Payload

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_EXACT = (str, int, bool, NoneType, None, ...)


def text(
    payload: Payload, *, only: frozenset[str] | None = None, but: frozenset[str] | None = None
) -> str:
    """`payload` as JSON: some fields only, or all but some.

    Raises
    ------
    ValueError
        A value has no place in JSON (NaN, half a surrogate).
    """
    # Pydantic's annotations ask for a set; one that is frozen does as well.
    chosen: dict[str, Any] = {"include": only, "exclude": but}
    model = type(payload)
    if _exact(model):
        try:
            return model.__pydantic_serializer__.to_json(payload, **chosen).decode()
        except PydanticSerializationError:
            pass  # the other encoder says what is wrong
    written = _encode(payload.model_dump(mode="json", **chosen))
    written.encode()  # half a surrogate has no UTF-8: refused here, not by the store
    return written


@cache
def _exact(model: type[BaseModel]) -> bool:
    """Whether both encoders write every payload of this kind alike."""
    return all(_alike(field.annotation) for field in model.model_fields.values())


def _alike(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _exact(annotation)
    if get_origin(annotation) is Literal:
        return True
    parts = get_args(annotation)
    return all(map(_alike, parts)) if parts else annotation in _EXACT
