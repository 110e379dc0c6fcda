"""The tables about who turns to whom, as the data dictionary explains them.

A package has them only where a network was asked about; older packages are read without them.
"""

from __future__ import annotations

from lidera_nb.dataset.columns import STUDY_ID
from lidera_nb.dataset.schema import Column, Table

WAVE = Column("wave", "integer", "Medición, desde 1.", "Wave of the survey, from 1.")

ASKED = (
    Column("instrument", "string", "Encuesta; vacío si la red no se preguntó aquí.",
           "Survey; empty where the network was not asked about here."),
    Column("instrument_version", "integer", "Su versión.", "Its version."),
    Column("instrument_hash", "string", "Huella de su contenido.", "Hash of its content."),
)  # fmt: skip

MACROZONE = Column(
    "macrozone",
    "string",
    "Grupo de regiones al que pertenece el establecimiento; vacío fuera de Chile.",
    "Group of regions that the school belongs to; empty outside Chile.",
)


def network_tables(profile: tuple[Column, ...]) -> tuple[Table, ...]:
    """The three tables, with these columns about a person's school."""
    return (
        Table(
            "network_people",
            "Una fila por persona dentro de la red por la que se preguntó.",
            "One row per person inside the network that was asked about.",
            (
                STUDY_ID,
                Column(
                    "nameable",
                    "boolean",
                    "Si las demás personas podían nombrarla; si pidió que no, lo que recibe falta: "
                    "no es cero.",
                    "Whether others could name them; where they asked not to be named, what they "
                    "receive is missing: it is not zero.",
                ),
                MACROZONE,
                *profile,
            ),
            ("study_id",),
        ),
        RESPONSES,
        TIES,
    )


RESPONSES = Table(
    "network_responses",
    "Una fila por persona y medición en la que se le preguntó.",
    "One row per person and wave in which they were asked.",
    (
        WAVE,
        STUDY_ID,
        Column(
            "responded",
            "boolean",
            "Si respondió; si no, los vínculos que enviaría faltan: no son cero.",
            "Whether they answered; where not, the ties they would send are missing: not zero.",
        ),
        Column(
            "others_named",
            "integer",
            "A cuántas personas que no están en este paquete nombró: de fuera de la red, o que no "
            "autorizaron la evaluación. Quiénes son no sale del sistema.",
            "How many people they named who are not in this package: outside the network, or "
            "without consent to the evaluation. Who they are does not leave the system.",
        ),
        *ASKED,
    ),
    ("wave", "study_id"),
)

TIES = Table(
    "network_ties",
    "Una fila por vínculo: quién dijo recurrir a quién. Solo entre personas del paquete.",
    "One row per tie: who said that they turn to whom. Only between people of the package.",
    (
        WAVE,
        Column("relation", "string", "Relación por la que se preguntó.", "Relation asked about."),
        Column("source", "string", "Quien nombra (`study_id`).", "Who names (`study_id`)."),
        Column("target", "string", "A quién nombra (`study_id`).", "Whom they name (`study_id`)."),
        Column(
            "frequency",
            "integer",
            "Frecuencia de 1 (menor) a 4 (mayor); vacío si no se preguntó.",
            "Frequency from 1 (lowest) to 4 (highest); empty where it was not asked.",
        ),
        Column(
            "topic",
            "string",
            "Tema, en las relaciones que se preguntan por tema; si no, vacío.",
            "Topic, for relations that are asked by topic; otherwise empty.",
        ),
        *ASKED,
    ),
)

NAMES = ("network_people", "network_responses", "network_ties")
"""The tables of a network, which a package may lack."""
