"""Cases that participants write, and what instructors do with them."""

from __future__ import annotations

from typing import Annotated as Private
from typing import Any, Literal

from lidera_nb.events.kinds.base import SEALED, Act


class OwnCaseWritten(Act):
    """The person wrote a part of a case of their own; the part is the step."""

    answers: Private[dict[str, Any], SEALED]


class OwnCaseOffered(Act):
    """The person said what may be done with their case; `use` false takes it back.

    `adapt`: the instructor may change its wording. `byline`: how its authorship is shown.
    `text_hash` is SHA-256 of the very text of these questions that was shown.
    """

    case: str
    use: bool
    adapt: bool
    byline: Literal["name", "colleague"]
    text_hash: str


class OwnCaseOpened(Act):
    """An instructor opened a case that `person` offered (in the instructor's own stream)."""

    person: str
    case: str


class OwnCaseClosed(Act):
    """An instructor put the open case back."""


class OwnCaseEdited(Act):
    """An instructor wrote lines of a case, sealed under its author's key.

    `lines` holds, by language and text id (``en:scene.m1.tension``), the `text` and a digest
    `of` the author's own line that it stands for. `effects` are points of trust by choice.
    """

    person: str
    case: str
    lines: Private[dict[str, dict[str, str]], SEALED]
    effects: dict[str, int]


class OwnCaseReturned(Act):
    """An instructor sent a case back with a comment, sealed under its author's key."""

    person: str
    case: str
    comment: Private[str, SEALED]


class OwnCasePublished(Act):
    """An instructor gave a case to a cohort; `content` is all that a play of it needs.

    The content is sealed under a key of the case's own: the author agreed to its publication
    apart from everything else, and what colleagues played must stay readable to them.
    """

    person: str
    case: str
    cohort: str
    content: Private[dict[str, Any], SEALED]


class OwnCaseRetired(Act):
    """An instructor took a case from a cohort: no new play of it begins."""

    person: str
    case: str
    cohort: str
