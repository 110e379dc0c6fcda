"""The kinds of text that a statement is made of, as the specification defines them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*|[ix](-[A-Za-z0-9]{1,8})+")
_DURATION = re.compile(
    r"P(?=[\dT])(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)"
)
_ZONE = re.compile(r".*(Z|[+-]\d\d(:?\d\d)?)$")


def _uuid(text: str) -> str:
    if str(UUID(text)) != text.lower():
        raise ValueError("a UUID is written with its hyphens")
    return text


def _moment(text: str) -> str:
    if datetime.fromisoformat(text) and not _ZONE.match(text):
        raise ValueError("a moment says its zone")
    if text.endswith(("-00:00", "-0000", "-00")):
        raise ValueError("a zone is not minus zero")
    return text


def _duration(text: str) -> str:
    if not _DURATION.fullmatch(text):
        raise ValueError("a duration is written as ISO 8601 does, such as PT2M30S")
    return text


def _languages(words: dict[str, str]) -> dict[str, str]:
    wrong = next((tag for tag in words if not _LANGUAGE.fullmatch(tag)), None)
    if wrong is not None:
        raise ValueError(f"'{wrong}' is no language tag")
    return words


Iri = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$")]
Uuid = Annotated[str, AfterValidator(_uuid)]
Moment = Annotated[str, AfterValidator(_moment)]
Duration = Annotated[str, AfterValidator(_duration)]
Language = Annotated[str, StringConstraints(pattern=f"^({_LANGUAGE.pattern})$")]
Words = Annotated[dict[str, str], AfterValidator(_languages)]
"""A language map."""
Extensions = dict[Iri, Any]
Mail = Annotated[str, StringConstraints(pattern=r"^mailto:[^\s@]+@[^\s@]+$")]
Sha1 = Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{40}$")]
Scaled = Annotated[float, Field(ge=-1, le=1)]
