"""The tables about knowledge cards, as the data dictionary explains them.

A package has them only where somebody of it wrote, reviewed or tried a card; older packages are
read without them. No text of anybody is in them.
"""

from __future__ import annotations

from dataclasses import replace

from lidera_nb.cards.vocabulary import WORDS
from lidera_nb.dataset.columns import STUDY_ID
from lidera_nb.dataset.schema import Column, Table
from lidera_nb.schoolwords import VOCABULARY

CARD_WORDS = "card"
"""Source of the words of cards in the codebook."""

ORIGINS, TRYING, WHY = (WORDS[field] for field in ("origin", "trying", "why"))
STATUSES = ("captured", "draft", "review", "curating", "published", "retired", "withdrawn")
CRITERIA = ("useful", "clear", "honest", "safe")
CONTEXT = tuple(VOCABULARY)
"""Columns of `card_tries` that describe the school in which a card was tried."""

CARD = Column(
    "card",
    "string",
    "Ficha: código al azar, estable entre exportaciones de la misma cohorte; las de la biblioteca "
    "inicial llevan su propio identificador.",
    "Card: a random code, stable across exports of the same cohort; those of the starting library "
    "carry their own id.",
)


def _day(name: str, es: str, en: str) -> Column:
    return Column(name, "date", f"{es} (hora de Chile).", f"{en} (Chilean time).")


CARDS = Table(
    "cards",
    "Una fila por ficha que escribió alguien del paquete, y por ficha de la biblioteca inicial que "
    "alguien del paquete probó. Ningún texto. De una ficha que nunca se envió a revisión no se "
    "dice nada de su contenido; tampoco si su autora o autor retiró la autorización.",
    "One row per card that somebody in the package wrote, and per card of the starting library "
    "that somebody in the package tried. No text. Of a card that was never sent to review nothing "
    "of its content is told; nor of one whose author took the permission back.",
    (
        CARD,
        replace(
            STUDY_ID,
            es="Quien la escribió (`study_id`); vacío en la biblioteca inicial.",
            en="Who wrote it (`study_id`); empty for the starting library.",
        ),
        Column("how", "string", "De dónde nació.", "Where it arose.", ORIGINS),
        Column("module", "string", "Módulo de la decisión o reflexión de que nació; vacío si no "
               "nació de una.", "Module of the decision or reflection that it arose from; empty "
               "where it arose from none."),
        Column("node", "string", "Escena de esa decisión, si nació de una.",
               "Scene of that decision, if it arose from one."),
        Column("status", "string", "Dónde está: captured, draft, review, curating, published, "
               "retired (salió de la biblioteca) o withdrawn (se retiró la autorización).",
               "Where it stands: captured, draft, review, curating, published, retired (left the "
               "library) or withdrawn (the permission was taken back).", STATUSES),
        Column("kind", "string", "practice (lo que se hizo) o judgement (lo que se haría, y por "
               "qué).", "practice (what was done) or judgement (what one would do, and why).",
               WORDS["kind"]),
        Column("dimensions", "string", "Dimensiones del MBDLE (a a e), separadas por un espacio.",
               "Dimensions of Chile's MBDLE (a to e), separated by a space."),
        Column("evidence", "string", "Cómo se conoce su resultado.", "How its result is known.",
               WORDS["evidence"]),
        Column("cost_band", "integer", "Tramo de costo por estudiante y año, de 0 a 5.",
               "Band of cost per student and year, from 0 to 5.", least=0, most=5),
        Column("stage", "string", "Hasta dónde llegó, según las reglas de la biblioteca; vacío "
               "mientras no esté publicada.", "How far it has come, by the rules of the library; "
               "empty unless it is published.", WORDS["stage"]),
        Column("naming", "string", "Cómo aceptó aparecer quien la escribió; vacío si no autorizó.",
               "How its author agreed to be shown; empty without permission.", WORDS["naming"]),
        Column("reach", "string", "Quién puede leerla; vacío si no se autorizó.",
               "Who may read it; empty without permission.", WORDS["reach"]),
        Column("versions", "integer", "Cuántas versiones se guardaron.",
               "How many versions were saved.", least=0),
        _day("captured_on", "Día en que se comenzó", "Day on which it was begun"),
        _day("sent_on", "Día en que se envió a revisión por primera vez",
             "Day on which it was first sent to review"),
        _day("reviewed_on", "Día de la primera revisión de alguien",
             "Day of the first colleague's review"),
        _day("reviewed_twice_on", "Día en que la revisó una segunda persona",
             "Day on which a second colleague reviewed it"),
        _day("published_on", "Día en que se publicó por primera vez",
             "Day on which it was first published"),
        _day("retired_on", "Día en que salió de la biblioteca",
             "Day on which it left the library"),
    ),
    ("card",),
)  # fmt: skip

REVIEWS = Table(
    "card_reviews",
    "Una fila por revisión entre pares que hizo alguien del paquete. Nada de lo que escribió.",
    "One row per peer review that somebody in the package gave. Nothing of what they wrote.",
    (
        CARD,
        replace(STUDY_ID, es="Quien la revisó (`study_id`).", en="Who reviewed it (`study_id`)."),
        Column("version", "integer", "Versión que se revisó.", "Version that was reviewed."),
        *(
            Column(name, "integer", f"De 1 a 4: {es}.", f"From 1 to 4: {en}.", least=1, most=4)
            for name, es, en in zip(
                CRITERIA, ("útil", "clara", "honesta", "segura"), CRITERIA, strict=True
            )
        ),
        Column("advice", "string", "Consejo: ready (lista) o changes (con cambios).",
               "Advice: ready or changes.", ("ready", "changes")),
        _day("reviewed_on", "Día de la revisión", "Day of the review"),
    ),
)  # fmt: skip

TRIES = Table(
    "card_tries",
    "Una fila por prueba de una ficha que contó alguien del paquete (lo último que contó de cada "
    "una). Lo que se retiró no está.",
    "One row per try of a card that somebody in the package told of (the last they told of each). "
    "What was taken back is not here.",
    (
        CARD,
        replace(STUDY_ID, es="Quien la prueba (`study_id`).", en="Who tries it (`study_id`)."),
        Column("attempt", "integer", "Número de la prueba de esa ficha por la persona, desde 1.",
               "Number of the person's try of that card, from 1."),
        Column("version", "integer", "Versión de la ficha.", "Version of the card."),
        Column("status", "string", "Hasta dónde va, o cómo terminó.",
               "How far it is, or how it ended.", TRYING),
        Column("why", "string", "Razones en códigos, separadas por un espacio: "
               f"{', '.join(WHY)}.",
               f"Coded reasons, separated by a space: {', '.join(WHY)}."),
        Column("measured", "boolean", "Si el resultado se midió.",
               "Whether its end was measured."),
        *(
            Column(name, "string",
                   "Contexto de la prueba, si la persona lo dijo: como en `participants`.",
                   "Context of the try, where the person told it: as in `participants`.", allowed)
            for name, allowed in VOCABULARY.items()
        ),
        _day("since_on", "Día en que se contó por primera vez", "Day on which it was first told"),
        _day("told_on", "Día de lo último que se contó", "Day of what was last told"),
    ),
    ("card", "study_id", "attempt"),
)  # fmt: skip

CARD_TABLES = (CARDS, REVIEWS, TRIES)
NAMES = tuple(table.name for table in CARD_TABLES)
"""The tables about cards, which a package may lack."""
