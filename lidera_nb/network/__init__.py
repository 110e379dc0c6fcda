"""Social network analysis of who learns from whom: pure functions over graphs and frames.

Knows nothing of surveys, people, journals or pages: it is given ties and attributes.

Vocabulary, used throughout:

tie
    An arc from the person who names to the person named: ``source`` turns to ``target``.
boundary
    Everybody whose ties were asked about, whether or not they answered.
non-respondent
    Somebody inside the boundary who did not answer: their out-ties are *missing*, not absent,
    while the ties others sent to them are known. A node carries ``responded`` (default true).
isolate
    Somebody without any tie, sent or received, who answered.
"""

from lidera_nb.network.autocorrelated import geary, moran
from lidera_nb.network.brokers import Brokerage, brokerage
from lidera_nb.network.centrality import (
    betweenness,
    bonacich_power,
    closeness,
    constraint,
    eigenvector,
    indegree,
    outdegree,
    reach,
)
from lidera_nb.network.centralization import (
    betweenness_centralization,
    closeness_centralization,
    indegree_centralization,
    outdegree_centralization,
)
from lidera_nb.network.change import Change, compare_waves
from lidera_nb.network.description import Description, describe
from lidera_nb.network.dyads import arc_reciprocity, density, dyad_census, dyadic_reciprocity
from lidera_nb.network.fast import Scores, betweenness_scores, reach_scores
from lidera_nb.network.groups import Communities, CorePeriphery, communities, core_periphery
from lidera_nb.network.inference import autocorrelation, mrqap, qap_correlation, statement
from lidera_nb.network.keyplayers import KeyPlayers, key_players
from lidera_nb.network.mixing import (
    Homophily,
    TieCounts,
    ei_index,
    homophily,
    mixing_matrix,
    tie_counts,
)
from lidera_nb.network.study import Study
from lidera_nb.network.ties import from_edges, matrix, nonrespondents
from lidera_nb.network.triads import transitivity, triad_census
from lidera_nb.network.trust import Assessment, assess, verdict_of
from lidera_nb.network.whole import (
    components,
    connectedness,
    efficiency,
    hierarchy,
    hierarchy_reciprocity,
    isolates,
)

__all__ = [
    "Assessment",
    "Brokerage",
    "Change",
    "Communities",
    "CorePeriphery",
    "Description",
    "Homophily",
    "KeyPlayers",
    "Scores",
    "Study",
    "TieCounts",
    "arc_reciprocity",
    "assess",
    "autocorrelation",
    "betweenness",
    "betweenness_centralization",
    "betweenness_scores",
    "bonacich_power",
    "brokerage",
    "closeness",
    "closeness_centralization",
    "communities",
    "compare_waves",
    "components",
    "connectedness",
    "constraint",
    "core_periphery",
    "density",
    "describe",
    "dyad_census",
    "dyadic_reciprocity",
    "efficiency",
    "ei_index",
    "eigenvector",
    "from_edges",
    "geary",
    "hierarchy",
    "hierarchy_reciprocity",
    "homophily",
    "indegree",
    "indegree_centralization",
    "isolates",
    "key_players",
    "matrix",
    "mixing_matrix",
    "moran",
    "mrqap",
    "nonrespondents",
    "outdegree",
    "outdegree_centralization",
    "qap_correlation",
    "reach",
    "reach_scores",
    "statement",
    "tie_counts",
    "transitivity",
    "triad_census",
    "verdict_of",
]
