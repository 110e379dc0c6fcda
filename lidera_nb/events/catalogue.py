"""Asking the catalogue of event kinds: a payload's name, its private fields, and back again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from lidera_nb.events.kinds import KINDS, SEALED, Payload

_NAMES = {model: kind for kind, model in KINDS.items()}


def kind_of(payload: Payload) -> str:
    """The catalogue name of a payload.

    >>> from lidera_nb.events.kinds import PersonBlocked
    >>> kind_of(PersonBlocked())
    'person.blocked'
    """
    return _NAMES[type(payload)]


def private_fields(kind: str) -> frozenset[str]:
    """Names of the fields of `kind` that are stored as ciphertext.

    >>> sorted(private_fields("case.decided"))
    ['reason']
    """
    fields = KINDS[kind].model_fields.items()
    return frozenset(name for name, field in fields if SEALED in field.metadata)


def blank(kind: str, field: str) -> Any:
    """What a private field reads as once its key is destroyed: the empty value of its type."""
    annotation = KINDS[kind].model_fields[field].annotation
    if get_origin(annotation) is tuple:
        return ()
    return {} if get_args(annotation) or annotation is dict else ""


def parse(kind: str, raw: Mapping[str, Any]) -> Payload:
    """The typed payload of a stored event of today's version."""
    return KINDS[kind].model_validate(dict(raw))
