"""Which territories make up a macrozone, and which macrozones lie side by side.

Regions carry the codes of the school profile. The macrozones are a grouping of ours for meeting
face to face: regions between which one travels by road within a day, from north to south.
"""

from __future__ import annotations

REGIONS: dict[str, tuple[str, ...]] = {
    "north": ("arica_parinacota", "tarapaca", "antofagasta", "atacama"),
    "centre": ("coquimbo", "valparaiso"),
    "metropolitan": ("metropolitana",),
    "centre_south": ("ohiggins", "maule", "nuble", "biobio"),
    "south": ("araucania", "los_rios", "los_lagos"),
    "austral": ("aysen", "magallanes"),
}
"""Macrozone to its regions, both from north to south."""

MACROZONES = tuple(REGIONS)
MACROZONE = {region: zone for zone, regions in REGIONS.items() for region in regions}
"""Region to macrozone; a territory outside Chile has none."""


def macrozone(territory: str | None) -> str | None:
    """The macrozone of a territory, or ``None`` where it has none or is not known.

    >>> macrozone("los_rios"), macrozone("united_states")
    ('south', None)
    """
    return MACROZONE.get(territory or "")


def distance(one: str | None, other: str | None) -> str:
    """How far two territories lie apart, as it decides how their schools can meet.

    Returns
    -------
    str
        ``same`` (one territory), ``near`` (one macrozone, or two side by side), ``far``
        (anything else, also where a territory is not known).

    Examples
    --------
    >>> distance("maule", "maule"), distance("maule", "araucania"), distance("maule", "arica_parinacota")
    ('same', 'near', 'far')
    """  # noqa: E501 - the example reads better whole
    if one is not None and one == other:
        return "same"
    zones = macrozone(one), macrozone(other)
    if None in zones:
        return "far"
    steps = abs(MACROZONES.index(str(zones[0])) - MACROZONES.index(str(zones[1])))
    return "near" if steps <= 1 else "far"
