"""The tables about visits between schools and about labs, as the data dictionary explains them.

A package has them only where somebody of it took part; older packages are read without them. No
word of anybody is in them. A further kind of thing that is told or of meeting is a further word
of `WHAT`, or a further table here.
"""

from __future__ import annotations

from dataclasses import replace

from lidera_nb.activities.exchange.words import MONTHS, TOPICS
from lidera_nb.cards.vocabulary import ENDED, WORDS
from lidera_nb.dataset.cardtables import CARD
from lidera_nb.dataset.columns import STUDY_ID
from lidera_nb.dataset.schema import Column, Table

EXCHANGE_WORDS = "exchange"
"""Source of the words of visits and labs in the codebook."""

WHAT = ("offer", "request", "reflection")
ENDINGS: tuple[str, ...] = tuple(ENDED)
OUTCOMES = ("granted", "left_out")
DISTANCES = ("same_region", "near", "middle", "far")
FUND = ("paid_in",)


def _day(name: str, es: str, en: str) -> Column:
    return Column(name, "date", f"{es} (hora de Chile).", f"{en} (Chilean time).")


def _of(es: str, en: str) -> Column:
    return replace(STUDY_ID, es=f"{es} (`study_id`).", en=f"{en} (`study_id`).")


TOLD = Table(
    "exchange_told",
    "Una fila por cada vez que alguien del paquete ofreció o pidió una visita, o contó una que "
    "hizo. La última de cada clase es la que vale. Nada de lo que escribió.",
    "One row for each time that somebody in the package offered or asked for a visit, or told of "
    "one made. The last of each kind is what counts. Nothing of what they wrote.",
    (
        _of("Quien lo dijo", "Who told it"),
        Column("number", "integer", "Orden entre lo que dijo esa persona, desde 1.",
               "Order among what that person told, from 1.", least=1),
        Column("what", "string", "offer (ofrece), request (pide) o reflection (contó una visita).",
               "offer, request or reflection (told of a visit).", WHAT),
        Column("open", "boolean", "Si el ofrecimiento o pedido está abierto; vacío en reflection.",
               "Whether the offer or request stands; empty for a reflection."),
        Column("topics", "string", f"Temas, separados por un espacio: {', '.join(TOPICS)}.",
               f"Topics, separated by a space: {', '.join(TOPICS)}."),
        Column("months", "string", f"Meses, separados por un espacio: {', '.join(MONTHS)}.",
               f"Months, separated by a space: {', '.join(MONTHS)}."),
        Column("people", "integer", "Personas que recibe en un mes, o que viajan.",
               "People received in one month, or travelling.", least=0),
        Column("groups", "integer", "Escuelas que recibe en la ronda; solo en offer.",
               "Schools received in the round; for an offer only.", least=0),
        Column("hours", "integer", "Horas que acepta viajar, 0 si cualquiera; solo en request.",
               "Hours they accept to travel, 0 for any; for a request only.", least=0),
        Column("form", "string", "Formulario.", "Form."),
        Column("form_version", "integer", "Versión del formulario.", "Version of the form."),
        Column("form_hash", "string", "Huella de su contenido.", "Hash of its content."),
        _day("told_on", "Día en que lo dijo", "Day on which it was told"),
    ),
    ("study_id", "number"),
)  # fmt: skip

VISITS = Table(
    "visits",
    "Una fila por visita confirmada en que alguien del paquete viaja o recibe, y por pedido de "
    "alguien del paquete que quedó fuera de una ronda.",
    "One row per confirmed visit in which somebody in the package travels or receives, and per "
    "request of somebody in the package that was left out of a round.",
    (
        Column("round", "integer", "Ronda, desde 1.", "Round, from 1.", least=1),
        replace(
            STUDY_ID,
            es="Quien viaja (`study_id`); vacío si no está en el paquete.",
            en="Who travels (`study_id`); empty where not in the package.",
        ),
        Column("host", "string", "Quien recibe (`study_id`); vacío si no está en el paquete.",
               "Who receives (`study_id`); empty where not in the package."),
        Column("outcome", "string", "granted (hay visita) o left_out (quedó fuera).",
               "granted (there is a visit) or left_out.", OUTCOMES),
        Column("reason", "string", "Por qué quedó fuera: la razón que más pesa.",
               "Why it was left out: the reason that weighs most."),
        Column("month", "string", "Mes de la visita.", "Month of the visit.", MONTHS),
        Column("distance", "string", "Entre capitales regionales: same_region (misma región), near "
               "(hasta 300 km), middle (hasta 800 km) o far (más lejos); vacío si no se sabe.",
               "Between regional capitals: same_region, near (up to 300 km), middle (up to 800 km) "
               "or far (farther); empty where unknown.", DISTANCES),
        Column("granted", "integer", "Pesos que el fondo asignó.", "Pesos that the fund granted.",
               least=0),
        Column("settled", "boolean", "Si se cerró su cuenta.", "Whether its account was closed."),
        Column("spent", "integer", "Pesos gastados; vacío hasta cerrar la cuenta.",
               "Pesos spent; empty until the account is closed.", least=0),
        Column("reflected", "boolean", "Si quien viaja contó después lo que vio.",
               "Whether whoever travels told afterwards what they saw."),
        Column("held", "boolean", "Si consta que se hizo: cuenta cerrada con gasto, o se contó.",
               "Whether it is known to have been held: settled with money spent, or told of."),
        _day("matched_on", "Día en que se confirmó la ronda",
             "Day on which the round was confirmed"),
    ),
)  # fmt: skip

FUND_TABLE = Table(
    "exchange_fund",
    "Una fila por aporte al fondo de la cohorte. Lo asignado y lo gastado está en `visits`, de "
    "quienes están en el paquete.",
    "One row per payment into the cohort's fund. What was granted and spent stands in `visits`, of "
    "those in the package.",
    (
        Column("entry", "string", "paid_in (entró al fondo).", "paid_in (came into the fund).",
               FUND),
        Column("amount", "integer", "Pesos.", "Chilean pesos.", least=0),
        _day("on", "Día", "Day"),
    ),
)  # fmt: skip

LABS = Table(
    "labs",
    "Una fila por laboratorio en que participa alguien del paquete. Ni la pregunta, ni el plan, ni "
    "la medida en palabras.",
    "One row per lab in which somebody in the package takes part. Neither the question, nor the "
    "plan, nor the measure in words.",
    (
        Column("lab", "integer", "Número del laboratorio en la cohorte, por orden de apertura.",
               "Number of the lab in the cohort, in order of opening.", least=1),
        CARD,
        Column("version", "integer", "Versión de la ficha.", "Version of the card."),
        Column("tasks", "integer", "Líneas del plan.", "Lines of the plan.", least=0),
        Column("begins_on", "date", "Primer día.", "First day."),
        Column("ends_on", "date", "Último día.", "Last day."),
        Column("closed", "boolean", "Si se cerró con lo que aprendió el grupo.",
               "Whether it was closed with what the group learned."),
    ),
    ("lab",),
)  # fmt: skip

LAB_SCHOOLS = Table(
    "lab_schools",
    "Una fila por persona del paquete, en nombre de su escuela, en un laboratorio. Quien salió no "
    "está. Las medidas se comparan dentro de un laboratorio, no entre ellos: la unidad no se dice.",
    "One row per person in the package, standing for their school, in a lab. Whoever left is not "
    "here. Measures compare within a lab, not across labs: their unit is not told.",
    (
        Column("lab", "integer", "Laboratorio, como en `labs`.", "Lab, as in `labs`.", least=1),
        _of("Quien participa", "Who takes part"),
        Column("before", "number", "La medida antes; vacío si falta.",
               "The measure before; empty if missing."),
        Column("after", "number", "La medida después; vacío si falta.",
               "The measure after; empty if missing."),
        Column("outcome", "string", "Cómo resultó: lo último que contó al probar la ficha "
               "desde que comenzó el laboratorio.", "How it came out: what they last told of "
               "trying the card since the lab began.", ENDED),
        Column("why", "string", f"Razones en códigos, separadas por un espacio: "
               f"{', '.join(WORDS['why'])}.",
               f"Coded reasons, separated by a space: {', '.join(WORDS['why'])}."),
        _day("joined_on", "Día en que entró", "Day on which they joined"),
        _day("before_on", "Día en que se anotó la medida de antes",
             "Day on which the measure before was noted"),
        _day("after_on", "Día en que se anotó la medida de después",
             "Day on which the measure after was noted"),
    ),
    ("lab", "study_id"),
)  # fmt: skip

EXCHANGE_TABLES = (TOLD, VISITS, FUND_TABLE)
LAB_TABLES = (LABS, LAB_SCHOOLS)
EXCHANGE_NAMES = tuple(table.name for table in EXCHANGE_TABLES)
LAB_NAMES = tuple(table.name for table in LAB_TABLES)
"""The tables that a package may lack."""
