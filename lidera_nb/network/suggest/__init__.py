"""Which new ties would strengthen a network most, under constraints, and how sure one can be.

The objective is about distances (who gets to whom within three conversations); the outcome is
told by another means, simulated spreading with its range. See `situation` for what is done
about people who did not answer, and docs/decisions/020-suggestions.md for the choices.
"""

from __future__ import annotations

from lidera_nb.network.suggest.asked import GOALS, Chances, Constraints, Goals
from lidera_nb.network.suggest.propose import suggest
from lidera_nb.network.suggest.result import Method, Reason, Suggestions
from lidera_nb.network.suggest.simulate import Change

__all__ = ["GOALS", "Chances", "Change", "Constraints", "Goals", "Method", "Reason",
           "Suggestions", "suggest"]  # fmt: skip
