"""A network survey: waves of a group, what people answered, how written names were resolved.

Who named whom is private, and so is every written name: both are sealed under the key of the
person who answered. A written name is known elsewhere by a token that derives from nothing.
"""

from __future__ import annotations

from typing import Annotated as Private
from typing import Any, Literal

from lidera_nb.events.kinds.base import SEALED, Act, Payload


class SurveyOpened(Payload):
    """A facilitator opened a wave (in the cohort's stream), pinned to `content` from here on."""

    wave: int
    instrument: str
    version: int
    hash: str
    content: dict[str, Any]


class SurveyClosed(Payload):
    """A facilitator closed a wave: nothing more is answered in it."""

    wave: int


class NamesResolved(Payload):
    """A facilitator said who is meant by written names (in the cohort's stream).

    ``person``: somebody of the group, `person`. ``same``: all of them one and the same outsider.
    ``apart``: each somebody else. ``dropped``: nobody who can be told.
    """

    resolution: str
    tokens: tuple[str, ...]
    meaning: Literal["person", "same", "apart", "dropped"]
    person: str = ""


class ResolutionUndone(Payload):
    """A facilitator took a resolution of written names back."""

    resolution: str


class SurveyConsented(Act):
    """The person read who will see what, and said for what their name may be shown.

    `purposes` holds every purpose that was on the screen; `text_hash` is SHA-256 of that text.
    """

    cohort: str
    wave: int
    purposes: dict[str, bool]
    text_hash: str


class SurveyAnswered(Act):
    """The person answered for one relation; a later answer to it replaces this one.

    `ties` are the people named, by id or token, with ``frequency`` and ``topics``; `names` are
    the names written with this answer, by token. `whole`: nothing of the answer is left open.
    """

    cohort: str
    wave: int
    relation: str
    whole: bool
    ties: Private[dict[str, dict[str, Any]], SEALED]
    names: Private[dict[str, str], SEALED]


class SurveyFinished(Act):
    """Every relation of a wave is answered."""

    cohort: str
    wave: int


class NamingRefused(Payload):
    """The person does not want to be named by others, here or anywhere."""


class NamingAllowed(Payload):
    """The person may be named again."""
