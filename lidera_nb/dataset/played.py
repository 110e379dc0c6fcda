"""The tables about cases that were played, as the data dictionary explains them."""

from __future__ import annotations

from lidera_nb.dataset.columns import (
    ATTEMPT,
    COUNTS,
    FROM_START,
    LANG,
    MODULE,
    POSITION,
    SCENARIO,
    SCENARIO_HASH,
    SCENARIO_VERSION,
    STUDY_ID,
)
from lidera_nb.dataset.schema import Column, Table

_PLAY = (STUDY_ID, MODULE, SCENARIO, SCENARIO_VERSION, SCENARIO_HASH, ATTEMPT, COUNTS)
_ONE = ("study_id", "module", "scenario", "attempt")

DECISIONS = Table(
    "decisions",
    "Una fila por decisión tomada en un intento de un caso.",
    "One row per decision taken in an attempt at a case.",
    (
        *_PLAY,
        Column(
            "role",
            "string",
            "Papel con que se jugó el caso; vacío si el caso tiene uno solo.",
            "Role in which the case was played; empty where the case has only one.",
        ),
        POSITION,
        Column("scene", "string", "Escena en que se decidió.", "Scene of the decision."),
        Column("choice", "string", "Opción elegida.", "Choice taken."),
        Column(
            "choice_number",
            "integer",
            "Lugar de la opción en la lista del autor, desde 1.",
            "Place of the choice in the author's list, from 1.",
        ),
        Column(
            "confidence",
            "integer",
            "Qué tan probable consideró lo que se le preguntó (0 a 100 %); vacío si no se "
            "preguntó.",
            "How likely the person thought the statement (0 to 100 %); empty if not asked.",
            least=0,
            most=100,
        ),
        Column(
            "predicted_outcome",
            "boolean",
            "Si lo preguntado ocurrió en el caso; vacío si el caso no lo resolvió.",
            "Whether the statement came true in the case; empty where the case left it open.",
        ),
        Column(
            "share",
            "integer",
            "Qué parte de otras personas estimó que elegiría así (0 a 100 %); vacío si no se "
            "preguntó.",
            "Which part of other people the person thought would choose so (0 to 100 %); empty if "
            "not asked.",
            least=0,
            most=100,
        ),
        Column(
            "late",
            "boolean",
            "Si se decidió después del límite de tiempo, según el navegador; vacío si no corría "
            "ningún límite.",
            "Whether the decision came after the time limit, by the browser's account; empty where "
            "no limit ran.",
        ),
        Column(
            "documents_consulted",
            "integer",
            "Documentos y mensajes abiertos desde la decisión anterior.",
            "Documents and messages opened since the decision before.",
        ),
        Column(
            "reason_chars",
            "integer",
            "Largo de la razón escrita, en caracteres (el texto no sale del sistema).",
            "Length of the written reason in characters (the text does not leave the system).",
        ),
        Column(
            "minutes",
            "number",
            "Minutos desde la decisión anterior o el inicio, según el reloj del servidor.",
            "Minutes since the decision before or the start, by the server's clock.",
        ),
        LANG,
        Column(
            "source",
            "string",
            "Dónde se decidió: lidera, o el identificador de otra plataforma.",
            "Where it was decided: lidera, or the id of another platform.",
        ),
    ),
    (*_ONE, "position"),
)

INDICATORS = Table(
    "indicators",
    "Una fila por intento, decisión e indicador del caso.",
    "One row per attempt, decision and indicator of the case.",
    (
        *_PLAY,
        FROM_START,
        Column("indicator", "string", "Indicador.", "Indicator."),
        Column("value", "integer", "Valor de 0 a 100.", "Value from 0 to 100.", (), 0, 100),
    ),
    (*_ONE, "position", "indicator"),
)

LEVELS = Table(
    "levels",
    "Una fila por intento, decisión y cada actitud o recurso del caso.",
    "One row per attempt, decision and each attitude or resource of the case.",
    (
        *_PLAY,
        FROM_START,
        Column(
            "kind",
            "string",
            "stakeholder: la actitud de alguien del caso, de 0 a 100; resource: lo que queda de "
            "un recurso, en su unidad.",
            "stakeholder: the attitude of somebody in the case, 0 to 100; resource: what is left "
            "of a resource, in its unit.",
            ("stakeholder", "resource"),
        ),
        Column("level", "string", "De quién o de qué.", "Of whom or of what."),
        Column("value", "integer", "Valor.", "Value."),
    ),
    (*_ONE, "position", "kind", "level"),
)

DOCUMENTS = Table(
    "documents",
    "Una fila por documento o mensaje abierto.",
    "One row per document or message opened.",
    (
        *_PLAY,
        Column(
            "kind",
            "string",
            "document: estaba en la escena; message: había llegado a los mensajes.",
            "document: it lay in the scene; message: it had arrived in the inbox.",
            ("document", "message"),
        ),
        Column("document", "string", "Documento o mensaje.", "Document or message."),
        Column("scene", "string", "Escena en que se abrió.", "Scene in which it was opened."),
    ),
)

ENDINGS = Table(
    "endings",
    "Una fila por intento terminado de un caso.",
    "One row per attempt at a case that was finished.",
    (
        *_PLAY,
        Column("ending", "string", "Final al que llegó.", "Ending that was reached."),
    ),
    _ONE,
)
