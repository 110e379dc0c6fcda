"""The table of the panels: how many experts took which choice of the cases that were played.

Experts are no participants: they played to be shown, and the debrief shows their shares. The
table holds counts alone, of the very version that the panel played.
"""

from __future__ import annotations

from lidera_nb.dataset.columns import SCENARIO
from lidera_nb.dataset.schema import Column, Table

PANELS = Table(
    "panels",
    "Una fila por opción que estuvo abierta a alguien del panel de expertos de un caso.",
    "One row per choice that was open to somebody of the panel of experts of a case.",
    (
        SCENARIO,
        Column("scenario_version", "integer", "Versión del caso.", "Version of the case."),
        Column(
            "scenario_hash",
            "string",
            "SHA-256 del contenido exacto que jugó el panel; solo vale para esa versión.",
            "SHA-256 of the exact content that the panel played; it holds for that version only.",
        ),
        Column(
            "synthetic",
            "boolean",
            "Si el panel es inventado: decide según reglas declaradas, y nadie está detrás.",
            "Whether the panel is made up: it decides by stated rules, and nobody is behind it.",
        ),
        Column(
            "role",
            "string",
            "Papel con que se jugó el caso; vacío si el caso tiene uno solo.",
            "Role in which the case was played; empty where the case has only one.",
        ),
        Column("scene", "string", "Escena de la decisión.", "Scene of the decision."),
        Column("choice", "string", "Opción.", "Choice."),
        Column("experts", "integer", "Cuántos expertos la tomaron.", "How many experts took it."),
    ),
)
