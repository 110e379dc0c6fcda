"""How long a visit's journey takes and what it costs, from the regions and how rural both ends are.

Nobody is asked for an address: a school lies at its region's capital, and being rural adds to the
way. Distances follow from the capitals' public coordinates; speeds and prices are assumptions of
ours that a network replaces by its own (`Rates`), and whoever knows a journey better names it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

CAPITALS: dict[str, tuple[float, float]] = {
    "arica_parinacota": (-18.48, -70.33), "tarapaca": (-20.21, -70.15),
    "antofagasta": (-23.65, -70.40), "atacama": (-27.37, -70.33), "coquimbo": (-29.90, -71.25),
    "valparaiso": (-33.05, -71.62), "metropolitana": (-33.45, -70.67),
    "ohiggins": (-34.17, -70.74), "maule": (-35.43, -71.66), "nuble": (-36.61, -72.10),
    "biobio": (-36.83, -73.05), "araucania": (-38.74, -72.59), "los_rios": (-39.81, -73.25),
    "los_lagos": (-41.47, -72.94), "aysen": (-45.57, -72.07), "magallanes": (-53.16, -70.91),
}  # fmt: skip
"""Latitude and longitude of each region's capital, in degrees to two places."""

EXTREME = frozenset({"arica_parinacota", "tarapaca", "aysen", "magallanes"})
"""The regions at both ends of the country, from which nearly every visit is a long one."""

ROADLESS = frozenset({"aysen", "magallanes"})
"""Regions that no road within the country joins to the rest."""

EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class Trip:
    """One person's journey to a visit and back.

    Attributes
    ----------
    mode
        ``road`` or ``air``.
    km
        One way, from capital to capital, along roads or through the air.
    hours
        One way, from door to door.
    nights
        Away from home.
    cost
        Of one person, there and back with lodging, in pesos.
    """

    mode: str
    km: int
    hours: float
    nights: int
    cost: int


@dataclass(frozen=True, slots=True)
class Rates:
    """What is assumed about speeds (km/h), hours and prices (pesos, one person).

    Attributes
    ----------
    winding
        Length of a road beside the straight line.
    within
        Kilometres between two schools of one region.
    farthest
        Kilometres by road above which one flies.
    waiting
        Hours of a flight on the ground, both airports together.
    rural_hours, rural_fares
        What one end adds to the way in hours, and to the whole journey in pesos, by rurality.
    unslept
        Hours of one way up to which nobody stays overnight.
    """

    winding: float = 1.25
    within: int = 60
    farthest: int = 800
    road_speed: float = 75.0
    air_speed: float = 600.0
    waiting: float = 3.5
    road_fare: int = 60
    air_fare: int = 55_000
    air_fare_km: int = 20
    night: int = 45_000
    unslept: float = 2.5
    rural_hours: dict[str, float] = field(
        default_factory=lambda: {"urban": 0.0, "rural": 0.75, "rural_isolated": 2.0}
    )
    rural_fares: dict[str, int] = field(
        default_factory=lambda: {"urban": 0, "rural": 8_000, "rural_isolated": 30_000}
    )


RATES = Rates()


def straight(one: str, other: str) -> float:
    """Kilometres between two capitals along the globe (haversine formula).

    >>> round(straight("metropolitana", "magallanes") / 100)
    22
    """
    (lat1, lon1), (lat2, lon2) = CAPITALS[one], CAPITALS[other]
    north, east = radians(lat2 - lat1), radians(lon2 - lon1)
    h = sin(north / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(h))


def trip(
    one: str, other: str, ruralities: tuple[str, str] = ("urban", "urban"), rates: Rates = RATES
) -> Trip | None:
    """The journey between schools of two territories; ``None`` where nothing can be said of it.

    That is so outside Chile: a visit between two countries, or within a large one, is nothing
    to guess about.

    >>> trip("metropolitana", "valparaiso").mode, trip("aysen", "los_lagos").mode
    ('road', 'air')
    >>> trip("united_states", "maule") is None
    True
    """
    if one not in CAPITALS or other not in CAPITALS:
        return None
    road = rates.within if one == other else rates.winding * straight(one, other)
    flies = one != other and (road > rates.farthest or bool(ROADLESS & {one, other}))
    ends = sum(rates.rural_hours.get(end, 0.0) for end in ruralities)
    fares = sum(rates.rural_fares.get(end, 0) for end in ruralities)
    if flies:
        km = straight(one, other)
        hours, fare = rates.waiting + km / rates.air_speed, rates.air_fare + rates.air_fare_km * km
    else:
        km, hours, fare = road, road / rates.road_speed, rates.road_fare * road
    hours = round(hours + ends, 1)
    nights = 0 if hours <= rates.unslept else 1 if hours <= 2 * rates.unslept else 2
    cost = round(2 * fare + fares + nights * rates.night, -3)
    return Trip("air" if flies else "road", round(km), hours, nights, int(cost))
