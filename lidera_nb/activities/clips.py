"""The audio and video of all cases, by the addresses that their content makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lidera_nb.activities.course import Course
from lidera_nb.activities.shelf import Shelf
from lidera_nb.scenario.media import clip_id, content_of

KINDS = ("data:audio/", "data:video/")


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip as it is sent: its media type and its bytes."""

    kind: str
    content: bytes


def clips_of(course: Course) -> dict[str, Clip]:
    """All clips by their ids, those of kept versions of a case included."""
    uris = (uri for uri in _uris(course) if uri.startswith(KINDS))
    return {clip_id(uri): Clip(*content_of(uri)) for uri in uris}


def _uris(course: Course) -> Iterator[str]:
    for step in course.steps():
        if isinstance(step.definition, Shelf):
            for case in (step.definition.current, *step.definition.older.values()):
                yield from case.media.values()
