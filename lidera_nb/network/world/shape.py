"""Every number of the synthetic worlds, each with the reason for it.

Where a number is only plausible it says so: a synthetic network is for building and testing, and
nothing about real schools may be concluded from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

INHABITANTS = {
    "arica_parinacota": 226, "tarapaca": 331, "antofagasta": 608, "atacama": 286,
    "coquimbo": 758, "valparaiso": 1816, "metropolitana": 7113, "ohiggins": 915, "maule": 1045,
    "nuble": 481, "biobio": 1557, "araucania": 957, "los_rios": 385, "los_lagos": 829,
    "aysen": 103, "magallanes": 167,
}  # fmt: skip
"""Thousands of people a region (census of 2017), from north to south: the weights of regions.

An approximation: the rural south has more, and smaller, schools a head than this gives it.
"""

RURAL = {"north": 0.15, "centre": 0.25, "metropolitan": 0.05, "centre_south": 0.4, "south": 0.5,
         "austral": 0.2}  # fmt: skip
"""Share of rural schools by macrozone: plausible, rising towards the south."""

ISOLATED = 0.25
"""Share of rural schools that are isolated: plausible."""

LEVELS = {"primary": 0.55, "primary_secondary": 0.27, "secondary": 0.1, "special": 0.05,
          "adult": 0.03}  # fmt: skip
"""Most schools teach básica, a good quarter also media: plausible."""

DEPENDENCES = {"municipal": 0.36, "slep": 0.26, "subsidised": 0.36, "delegated": 0.02}
"""Publicly funded schools while municipalities hand theirs over to SLEP: plausible."""

SIZES = {
    "urban": {"under_150": 0.08, "from_150_to_399": 0.37, "from_400_to_799": 0.37,
              "from_800": 0.18},
    "rural": {"under_150": 0.6, "from_150_to_399": 0.33, "from_400_to_799": 0.06,
              "from_800": 0.01},
    "rural_isolated": {"under_150": 0.92, "from_150_to_399": 0.08},
}  # fmt: skip
"""Rural schools are small; isolated ones nearly always under 150 students: plausible."""

TOPICS = ("teaching", "climate", "inclusion", "families", "data", "resources", "teams")
"""What a principal asks a colleague about: the topics of the course's own survey."""


@dataclass(frozen=True)
class Taste:
    """What makes a principal turn to another: weights of a choice on the log-odds scale.

    Signs and order follow what actor-oriented models of networks of school leaders and friends
    find again and again (a strong cost of ties, reciprocity above closure, likeness below both);
    the sizes are tuned so that the worlds' figures stay in published ranges.
    """

    tie: float = -3.2
    """A tie costs time: hence sparse networks (about 4 of 109 possible)."""
    crowding: float = 0.28
    """And each further one costs more: a week has so many hours."""
    returned: float = 1.7
    """To somebody who turns to them."""
    shared: float = 0.7
    """By the logarithm of shared contacts plus one: the third contact counts less."""
    sought: float = 0.05
    """By the root of how many turn to that person already: reputations grow."""
    territory: float = 1.25
    """Of the same region: encounters and internships are nearest there."""
    macrozone: float = 0.85
    """Of the same macrozone: its yearly encounter."""
    level: float = 0.5
    """Of the same level: the same problems."""
    dependence: float = 0.25
    """Of the same kind of sostenedor: the same rules."""
    standing: float = 0.5
    """Spread of personal standing, of unknown causes: degrees are unequal."""
    outgoing: float = 0.6
    """Spread of how readily people ask."""
    growth: float = 0.35
    """By how much a tie becomes cheaper each wave: a network that grows."""
    entrained: float = 1.7
    """Another relation runs along advice: networks of one group overlap."""


@dataclass(frozen=True)
class Shape:
    """A network like the Red de Escuelas Líderes: 110 schools, three waves."""

    schools: int = 110
    """The network's size at its fifth call."""
    least: int = 2
    """Schools a region at least: it reaches from Arica to Punta Arenas."""
    waves: int = 3
    """A start, a middle and an end."""
    taste: Taste = field(default_factory=Taste)
    costs: tuple[tuple[str, float], ...] = (
        ("advice", 0.0), ("knowledge", -0.15), ("collaboration", -0.75), ("support", -1.05),
    )  # fmt: skip
    """Relations with what a tie costs beyond advice: one asks more people than one confides in."""
    settling: int = 40
    """Decisions a person before the first wave: from no ties to a settled network."""
    moves: int = 5
    """Decisions a person and wave: about half of the ties outlast a wave (Jaccard .4 to .7)."""
    turnover: float = 0.09
    """Principals replaced between waves; one in five leaves in the first year, fewer later."""
    answered: tuple[float, ...] = (0.9, 0.86, 0.82)
    """Share who answer, wave by wave: panels tire."""
    experts: float = 0.22
    """Share of people who know a topic well."""
    vulnerability: tuple[tuple[str, float], ...] = (
        ("medium", 0.2), ("high", 0.45), ("very_high", 0.35),
    )  # fmt: skip
    """The network works in vulnerable contexts."""


@dataclass(frozen=True)
class National:
    """A country's principals: one wave of advice, about five ties each."""

    ties: float = 5.0
    """Mean number of colleagues a respondent names: what surveys with a short list yield."""
    least: int = 5
    """Schools a region at least."""
    returned: float = 0.3
    """Share of ties that answer one: about a third come to be mutual."""
    closed: float = 0.28
    """Share of ties to a contact's contact: clustering."""
    near: float = 0.32
    """Share of ties within the region; the rest may go anywhere."""
    same_level: float = 0.6
    """Share of ties within the region that keep to the level."""
    standing: float = 0.8
    """Spread of standing (log-normal): a few are sought by dozens."""
    answered: float = 0.9
    """Share who answer."""
    vulnerability: tuple[tuple[str, float], ...] = (
        ("low", 0.1), ("medium", 0.3), ("high", 0.4), ("very_high", 0.2),
    )  # fmt: skip
    """Plausible: most publicly funded schools serve vulnerable students."""
