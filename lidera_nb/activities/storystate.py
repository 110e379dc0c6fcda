"""What a person's stream tells so far, and what surrounds a look at it.

Apart from `lidera_nb.activities.story`, which folds it: whoever only reads a story need not know
which activities there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from lidera_nb.activities.activity import State, Step
from lidera_nb.activities.calendar import ALWAYS, Window
from lidera_nb.activities.facts import Facts
from lidera_nb.activities.hearing import Hearing
from lidera_nb.value import value

StepId = tuple[str, str]


@value
class Story:
    """The state of a person's stream at its event number `head`.

    `hearing` tells which of the states an event may change.
    """

    person: str
    steps: Mapping[StepId, Step]
    states: Mapping[StepId, State]
    facts: Facts = field(default_factory=Facts)
    head: int = 0
    hearing: Hearing = field(default_factory=Hearing, compare=False, repr=False)


@value
class Circumstance:
    """What surrounds a message or a look: who, in which language, when, with what at hand."""

    roles: frozenset[str]
    lang: str
    now: datetime
    seed: int = 0
    models: Mapping[str, Any] = field(default_factory=dict)
    client_at: str = ""
    window: Window = ALWAYS
