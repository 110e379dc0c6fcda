"""Which function gives each published number, or why none does."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from lidera_nb import network as n
from tests.network.reference import models as m
from tests.network.reference.numbers import alcohol, network

Kind = Literal["exact", "estimate", "p", "mean", "sd", "left out"]


@dataclass(frozen=True)
class Row:
    """Keys of one form: how close we must come, and what gives the number from the key's parts."""

    keys: str
    kind: Kind
    give: Callable[..., Any] | None = None
    why: str = ""

    def parts(self, key: str) -> tuple[str, ...] | None:
        found = re.fullmatch(self.keys, key)
        return found.groups() if found else None


NET = r"(krackhardt/\w+|florentine/\w+|sampson_samplike)"
GROUPING = {"sampson_samplike": "group"}


def of(function: Callable[..., Any]) -> Callable[[str], Any]:
    return lambda net: function(network(net))


def brokers(name: str) -> n.Brokerage:
    return n.brokerage(network(name), GROUPING.get(name, "dept"))


def attribute(name: str) -> Callable[..., list[Any]]:
    return lambda net="krackhardt/advice": [value for _, value in network(net).nodes(data=name)]


def change(wave: str) -> n.Change:
    return n.compare_waves(network(f"s50/{wave}"), network(f"s50/{int(wave) + 1}"))


def waves(function: Callable[..., Any]) -> Callable[[], list[Any]]:
    return lambda: [function(network(f"s50/{wave}")) for wave in (1, 2, 3)]


def drinking(function: Callable[..., Any]) -> Callable[[], list[Any]]:
    return lambda: [function(network(f"s50/{wave}"), alcohol(wave)) for wave in (1, 2, 3)]


def ties(graph: Any) -> int:
    return graph.number_of_edges() * (1 if graph.is_directed() else 2)


DESCRIBED = [
    Row(f"{NET}/n", "exact", of(len)),
    Row(f"{NET}/ties", "exact", of(ties)),
    Row(f"{NET}/density", "exact", of(n.density)),
    Row(f"{NET}/grecip_dyadic", "exact", of(n.dyadic_reciprocity)),
    Row(f"{NET}/grecip_edgewise", "exact", of(n.arc_reciprocity)),
    Row(f"{NET}/transitivity_weak", "exact", of(n.transitivity)),
    Row(f"{NET}/dyad_census/(.+)", "exact", lambda net, kind: n.dyad_census(network(net))[kind]),
    Row(f"{NET}/triad_census/(.+)", "exact", lambda net, kind: n.triad_census(network(net))[kind]),
    Row(f"{NET}/triad_census", "left out", why="empty: R was not asked for undirected networks"),
    Row(f"{NET}/centralization/indegree", "exact", of(n.indegree_centralization)),
    Row(f"{NET}/centralization/outdegree", "exact", of(n.outdegree_centralization)),
    Row(f"{NET}/centralization/betweenness", "exact", of(n.betweenness_centralization)),
    Row(f"{NET}/centralization/closeness_suminvdir", "exact", of(n.closeness_centralization)),
    Row(f"{NET}/indegree", "exact", of(n.indegree)),
    Row(f"{NET}/outdegree", "exact", of(n.outdegree)),
    Row(f"{NET}/betweenness", "exact", of(n.betweenness)),
    Row(f"{NET}/closeness_directed", "exact", of(n.closeness)),
    Row(f"{NET}/evcent", "exact", of(n.eigenvector)),
    Row(f"{NET}/bonpow", "exact", of(n.bonacich_power)),
    Row(f"{NET}/components_weak", "exact", lambda net: len(n.components(network(net)))),
    Row(f"{NET}/components_strong", "exact", lambda net: len(n.components(network(net), True))),
    Row(f"{NET}/connectedness", "exact", of(n.connectedness)),
    Row(f"{NET}/hierarchy_reciprocity", "exact", of(n.hierarchy_reciprocity)),
    Row(f"{NET}/hierarchy_krackhardt", "exact", of(n.hierarchy)),
    Row(f"{NET}/efficiency", "exact", of(n.efficiency)),
    Row(f"{NET}/isolates", "exact", of(n.isolates)),
]

GROUPED = [
    Row(f"{NET}/EI/(internal|external)", "exact", lambda net, side: getattr(
        n.tie_counts(network(net), GROUPING.get(net, "dept")), side)),
    Row(f"{NET}/EI/EI", "exact", lambda net: n.ei_index(network(net), GROUPING.get(net, "dept"))),
    Row(f"{NET}/brokerage/(?:classes|cl_key)", "exact",
        lambda net: attribute(GROUPING.get(net, "dept"))(net)),
    Row(f"{NET}/brokerage/columns", "exact", lambda net: list(brokers(net).nodes.columns)),
    Row(f"{NET}/brokerage/raw_nli", "exact", lambda net: brokers(net).nodes),
    Row(f"{NET}/brokerage/exp_nli", "exact", lambda net: brokers(net).nodes_expected),
    Row(f"{NET}/brokerage/z_nli", "exact", lambda net: brokers(net).nodes_z),
    Row(f"{NET}/brokerage/raw_gli/(.+)", "exact", lambda net, role: brokers(net).total[role]),
    Row(f"{NET}/brokerage/exp_gli/(.+)", "exact",
        lambda net, role: brokers(net).total_expected[role]),
    Row(f"{NET}/brokerage/sd_gli/(.+)", "exact", lambda net, role: brokers(net).total_sd[role]),
    Row(f"{NET}/brokerage/z_gli/(.+)", "exact", lambda net, role: brokers(net).total_z[role]),
    Row("krackhardt/(dept|level|age|tenure)", "exact", lambda name: attribute(name)()),
    Row("florentine/names", "exact", lambda: attribute("name")("florentine/marriage")),
]  # fmt: skip

CHANGED = [
    Row("s50/ties", "exact", waves(ties)),
    Row("s50/density", "exact", waves(n.density)),
    Row("s50/recip_edgewise", "exact", waves(n.arc_reciprocity)),
    Row(r"s50/jaccard(\d)\d", "exact", lambda wave: change(wave).jaccard),
    Row(r"s50/changes/(\d)/(.+)", "exact", lambda k, what: change(str(int(k) + 1)).changes[what]),
    Row("s50/moran_alcohol", "exact", drinking(n.moran)),
    Row("s50/geary_alcohol", "exact", drinking(n.geary)),
    Row("s50/alcohol_means", "exact", lambda: [sum(alcohol(w)) / 50 for w in (1, 2, 3)]),
]

QAP = "(krackhardt|florentine)/(?:qap/)?(\\d/)?"
FIT = r"krackhardt/((?:mrqap|lrqap)_\w+)/(qapspp|qapy)"
LNAM = r"lnam/(\w+)"

TESTED = [
    Row(f"{QAP}gcor", "exact", lambda data, k: m.qap(data, k).statistic),
    Row(f"{QAP}(p_ge|p_le)", "p", lambda data, k, p: getattr(m.qap(data, k), p)),
    Row(f"{QAP}perm_mean", "mean", lambda data, k: m.qap(data, k).null_mean),
    Row(f"{QAP}perm_sd", "sd", lambda data, k: m.qap(data, k).null_sd),
    Row(f"{QAP}[ab]", "left out", why="says which networks were compared"),
    Row(f"(?:{QAP}|{FIT}/)reps", "left out", why="says how often R permuted"),
    Row(f"{FIT}/terms", "exact", lambda fit, how: m.terms(fit, how)),
    Row(f"{FIT}/coef", "exact", lambda fit, how: m.fitted(fit, how).table["estimate"]),
    Row(f"{FIT}/tstat", "exact", lambda fit, how: m.fitted(fit, how).table["t"]),
    Row(f"{FIT}/se", "exact", lambda fit, how: m.standard_errors(fit, how)),
    Row(f"{FIT}/deviance", "exact", lambda fit, how: m.fitted(fit, how).deviance),
    Row(f"{FIT}/(p_ge|p_le|p_two)", "p", lambda fit, how, p: m.fitted(fit, how).table[p]),
    Row(f"{FIT}/nullhyp", "exact", lambda _, how: how),
    Row(f"{FIT}/r2", "left out", why="empty: sna keeps no R squared with the result"),
    Row(f"{LNAM}/terms", "exact", lambda fit: list(m.influence(fit).terms)),
    Row(f"{LNAM}/(beta|beta_se|rho[12]|rho[12]_se|sigma)", "estimate",
        lambda fit, name: getattr(m.influence(fit), name)),
    Row(f"{LNAM}/lnlik", "estimate", lambda fit: m.influence(fit).loglik),
    Row(f"{LNAM}/sigma_se", "estimate", lambda fit: m.sna_sigma_se(fit)),
    Row(f"{LNAM}/df_model", "exact", lambda fit: m.influence(fit).parameters),
    Row("lnam/note", "left out", why="says how W was normalised, which models.py does"),
]  # fmt: skip

LEFT_OUT = [
    Row("ergm/.+", "left out", why="exponential random graph models are another kind of model: "
        "ergmx and R's ergm fit them from an exported GraphML"),
    Row("rsiena/.+", "left out", why="actor-oriented models are estimated by simulation in RSiena, "
        "from the exported waves"),
    Row("versions/.+", "left out", why="says which R and packages gave the numbers"),
]  # fmt: skip

TABLE = [*DESCRIBED, *GROUPED, *CHANGED, *TESTED, *LEFT_OUT]


def row_of(key: str) -> Row | None:
    """The first row whose form a key has."""
    return next((row for row in TABLE if row.parts(key) is not None), None)
