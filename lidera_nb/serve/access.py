"""Who may reach what: one table, everything not in it is denied.

Each handler names its right; each role holds a set of rights. Whose data a request concerns is
never read from the request: it is the person who is logged in, or a read-model that was cut to
what that person may read.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

Right = Literal["public", "own", "play", "clips", "review", "reports", "library", "curate"]

RIGHTS: dict[str, frozenset[Right]] = {
    "participant": frozenset({"public", "own", "play", "clips", "library"}),
    "instructor": frozenset({"public", "own", "clips", "review", "library"}),
    "evaluator": frozenset({"public", "own", "reports", "library"}),
    "curator": frozenset({"public", "own", "library", "curate"}),
    "admin": frozenset({"public", "own", "clips", "review", "reports", "library", "curate"}),
}
"""What each role may do. `own`: home, language, one's own data, logging out.
`clips`: audio and video of the cases. `library`: reading published cards. `curate`: publishing,
wording and retiring cards of the whole network."""

_AUDIENCE: dict[str, Right] = {"participant": "play", "staff": "review", "curator": "curate"}


def may(roles: Collection[str], right: Right) -> bool:
    """Whether someone with these roles holds a right; whoever has none holds `public` alone.

    >>> may({"participant"}, "review"), may({"participant", "instructor"}, "review")
    (False, True)
    """
    return right == "public" or any(right in RIGHTS.get(role, ()) for role in roles)


def right_for(audience: str) -> Right:
    """The right that opens a page of this audience."""
    return _AUDIENCE[audience]
