"""Whether a measure can be trusted when not everybody answered, or when people are few.

What is missing is never 0: non-respondents stay in the network with the ties that others told,
measures count what is known (each says how), and `assess` says how far the rest could move them.
"""

from lidera_nb.network.trust.assessment import Assessment, Band, assess
from lidera_nb.network.trust.rules import FAMILIES, Family, Verdict, verdict_of

__all__ = ["FAMILIES", "Assessment", "Band", "Family", "Verdict", "assess", "verdict_of"]
