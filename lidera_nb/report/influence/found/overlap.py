"""Who is in the network, who decided, and who did both."""

from __future__ import annotations

import pandas as pd

from lidera_nb.dataset.suppression import suppress
from lidera_nb.network import Study
from lidera_nb.report.influence.model import Overlap


def overlap(study: Study, wave: int, decisions: pd.DataFrame, threshold: int) -> Overlap:
    """How the people of a wave and those who decided go together."""
    own = study.responses[study.responses["wave"] == wave]
    asked, said = set(own["person"]), set(own.loc[own["responded"], "person"])
    played = set(map(str, decisions["study_id"]))
    both, inside = said & played, asked & played
    rest = [len(said - both), len(inside - both), len(asked - said - played)]
    return Overlap(
        wave=wave,
        asked=len(asked),
        both=len(both),
        rest=suppress(rest, threshold).values,
        outside=suppress([len(played - asked)], threshold).values[0],
    )
