"""How many minutes a participant is told that a case takes."""

from __future__ import annotations

from lidera_nb.scenario.lengths import lengths
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.sample import at_random
from lidera_nb.scenario.seen import Seen
from lidera_nb.scenario.state import Play
from lidera_nb.textids import LANGUAGES

PLAYS = 60
"""Enough for a middle that moves by less than a minute; playing them takes a tenth of a second."""

_known: dict[str, dict[str, int]] = {}
"""Minutes by language, by the hash of the case: a server has few cases and asks often."""


def minutes(case: Case, lang: str) -> int:
    """Minutes of the middle one of some random plays, the same ones every time."""
    if case.hash not in _known:
        plays = at_random(case.scenario, Seen.of(case.scenario), PLAYS).ended
        _known[case.hash] = {language: _middle(case, plays, language) for language in LANGUAGES}
    return _known[case.hash][lang]


def _middle(case: Case, plays: list[Play], lang: str) -> int:
    """At least 1, also for a case in which no play found an end."""
    found = lengths(case, plays, lang)
    return max(1, round(found.middle.minutes)) if found else 1
