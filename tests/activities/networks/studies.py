"""Studies that can be worked by hand: twelve people, who answered, and their ties."""

from __future__ import annotations

import pandas as pd

from lidera_nb.network.study import Study

PEOPLE = [f"p{i:02d}" for i in range(12)]
NORTH, SOUTH = "coquimbo", "maule"


def study(ties, silent=(), people=PEOPLE, waves=(1,), **columns):
    """A study of `ties`, as (source, target) of advice in wave 1, or with wave and relation."""
    rows = [(*one, 1, "advice")[:4] if len(one) == 2 else one for one in ties]
    frame = pd.DataFrame(
        [(w, r, a, b, 1, None) for a, b, w, r in rows],
        columns=["wave", "relation", "source", "target", "frequency", "topic"],
    ).astype({"frequency": "Int64"})
    where = {"territory": [NORTH if i < 6 else SOUTH for i in range(len(people))]}
    level = {"level": ["primary"] * len(people), "rurality": ["urban"] * len(people)}
    answers = [(wave, one, one not in silent) for wave in waves for one in people]
    return Study(
        people=pd.DataFrame({**where, **level, **columns}, index=pd.Index(people, name="person")),
        responses=pd.DataFrame(answers, columns=["wave", "person", "responded"]),
        ties=frame,
    )
