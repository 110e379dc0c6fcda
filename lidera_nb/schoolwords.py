"""The one vocabulary in which the whole product describes a school.

Profile form, practice cards, cohort reports and search use these words and no others. The
labels in both languages stand in ``course/instruments/school-profile.yaml``.
"""

from __future__ import annotations

TERRITORIES = (
    "arica_parinacota", "tarapaca", "antofagasta", "atacama", "coquimbo", "valparaiso",
    "metropolitana", "ohiggins", "maule", "nuble", "biobio", "araucania", "los_rios",
    "los_lagos", "aysen", "magallanes", "united_states", "other",
)  # fmt: skip
"""Chile's sixteen regions from north to south, the United States, and elsewhere."""

LEVELS = ("preschool", "primary", "secondary", "primary_secondary", "special", "adult")
SIZES = ("under_150", "from_150_to_399", "from_400_to_799", "from_800")
"""Bands of enrolled students; under 150 has its own rules in Chile."""

DEPENDENCES = ("municipal", "slep", "subsidised", "delegated", "private", "us_district",
               "us_charter")  # fmt: skip
VULNERABILITIES = ("low", "medium", "high", "very_high", "unknown")
RURALITIES = ("urban", "rural", "rural_isolated")

VOCABULARY: dict[str, tuple[str, ...]] = {
    "territory": TERRITORIES,
    "level": LEVELS,
    "size": SIZES,
    "dependence": DEPENDENCES,
    "vulnerability": VULNERABILITIES,
    "rurality": RURALITIES,
}
"""Field of a school profile to its allowed values."""
