"""The data dictionary: every table and column of the package, explained in both languages.

This is the package's schema: `lidera_nb.dataset.tables` fills exactly these columns, the
writer types them by it, and the README prints it.
"""

from __future__ import annotations

from lidera_nb.dataset.schema import Column, Table

_STUDY_ID = Column(
    "study_id",
    "string",
    "Identificador al azar de la persona, estable entre exportaciones de la misma cohorte.",
    "Random id of the person, stable across exports of the same cohort.",
)
_MODULE = Column("module", "string", "Módulo del curso.", "Module of the course.")
_SCENARIO = Column("scenario", "string", "Caso que se jugó.", "Case that was played.")
_LANG = Column("lang", "string", "Idioma en pantalla: es o en.", "Language on screen: es or en.")
_POSITION = Column(
    "position",
    "integer",
    "Número de la decisión dentro del caso, desde 1.",
    "Number of the decision within the case, from 1.",
)


def _profile(name: str, es: str, en: str) -> Column:
    return Column(name, "string", f"Perfil del establecimiento: {es}.", f"School profile: {en}.")


_PROFILE = (
    _profile("territory", "región o país", "region or country"),
    _profile("level", "nivel educativo", "level"),
    _profile("size", "tramo de matrícula", "band of enrolment"),
    _profile("dependence", "dependencia administrativa", "governance"),
    _profile("vulnerability", "vulnerabilidad", "vulnerability"),
    _profile("rurality", "ruralidad", "rurality"),
)

PROFILE = tuple(column.name for column in _PROFILE)
"""The columns of `participants` that describe the school."""

PARTICIPANTS = Table(
    "participants",
    "Una fila por persona que aceptó la evaluación.",
    "One row per person who agreed to the evaluation.",
    (
        _STUDY_ID,
        Column(
            "status",
            "string",
            "Hasta dónde llegó: consented (aceptó), started (comenzó un caso), completed "
            "(terminó todos los pasos).",
            "How far they got: consented, started (began a case), completed (finished every step).",
        ),
        _LANG,
        Column(
            "started_on",
            "date",
            "Día en que comenzó el primer caso (hora de Chile).",
            "Day on which the first case began (Chilean time).",
        ),
        Column(
            "completed_on",
            "date",
            "Día del último acto de quien completó (hora de Chile).",
            "Day of the last act of someone who completed (Chilean time).",
        ),
        *_PROFILE,
    ),
)

DECISIONS = Table(
    "decisions",
    "Una fila por decisión tomada en un caso.",
    "One row per decision taken in a case.",
    (
        _STUDY_ID,
        _MODULE,
        _SCENARIO,
        Column("scenario_version", "integer", "Versión del caso.", "Version of the case."),
        Column(
            "scenario_hash",
            "string",
            "SHA-256 del contenido exacto que se jugó.",
            "SHA-256 of the exact content that was played.",
        ),
        _POSITION,
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
        ),
        Column(
            "predicted_outcome",
            "boolean",
            "Si lo preguntado ocurrió en el caso; vacío si el caso no lo resolvió.",
            "Whether the statement came true in the case; empty where the case left it open.",
        ),
        Column(
            "documents_consulted",
            "integer",
            "Documentos abiertos desde la decisión anterior.",
            "Documents opened since the decision before.",
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
        _LANG,
    ),
)

INDICATORS = Table(
    "indicators",
    "Una fila por persona, decisión e indicador del caso.",
    "One row per person, decision and indicator of the case.",
    (
        _STUDY_ID,
        _SCENARIO,
        Column(
            "position",
            "integer",
            "0 al comienzo; después, número de la decisión.",
            "0 at the start; then the number of the decision.",
        ),
        Column("indicator", "string", "Indicador.", "Indicator."),
        Column("value", "integer", "Valor de 0 a 100.", "Value from 0 to 100."),
    ),
)

DOCUMENTS = Table(
    "documents",
    "Una fila por documento abierto.",
    "One row per document opened.",
    (
        _STUDY_ID,
        _SCENARIO,
        Column("document", "string", "Documento.", "Document."),
        Column("scene", "string", "Escena en que se abrió.", "Scene in which it was opened."),
    ),
)

ENDINGS = Table(
    "endings",
    "Una fila por caso terminado.",
    "One row per case that was finished.",
    (
        _STUDY_ID,
        _SCENARIO,
        Column("ending", "string", "Final al que llegó.", "Ending that was reached."),
    ),
)

REFLECTIONS = Table(
    "reflections",
    "Una fila por pregunta respondida de una reflexión (la última entrega).",
    "One row per answered question of a reflection (the latest version handed in).",
    (
        _STUDY_ID,
        _MODULE,
        Column("form", "string", "Formulario.", "Form."),
        Column("form_version", "integer", "Versión del formulario.", "Version of the form."),
        Column("field", "string", "Pregunta.", "Question."),
        Column(
            "rating",
            "integer",
            "Respuesta en una escala desde 1; vacío si la pregunta es abierta.",
            "Answer on a scale from 1; empty where the question is open.",
        ),
        Column(
            "chars",
            "integer",
            "Largo de la respuesta abierta (el texto no sale del sistema).",
            "Length of the open answer (the text does not leave the system).",
        ),
        _LANG,
    ),
)

CONSENTS = Table(
    "consents",
    "Una fila por persona y finalidad del consentimiento. Este paquete es para la evaluación: para "
    "investigar, use solo a quienes aceptaron la finalidad «research».",
    "One row per person and purpose of the consent. This package is for evaluation: for research, "
    "use only those who agreed to the purpose 'research'.",
    (
        _STUDY_ID,
        Column("purpose", "string", "Finalidad.", "Purpose."),
        Column("given", "boolean", "Si la aceptó.", "Whether they agreed to it."),
    ),
)

FLOW = Table(
    "flow",
    "Cuántas personas llegaron a cada etapa; sin quienes pidieron no aparecer.",
    "How many people reached each stage; without those who asked not to appear.",
    (
        Column("position", "integer", "Orden de la etapa.", "Order of the stage."),
        Column("stage", "string", "Etapa.", "Stage."),
        Column(
            "people",
            "integer",
            "Personas; vacío si la cifra, o su diferencia con otra etapa, es de 1 a 4 y por eso "
            "se reserva.",
            "People; empty where the count, or its difference to another stage, is 1 to 4 and "
            "therefore withheld.",
        ),
        Column("suppressed", "boolean", "Si la cifra se reserva.", "Whether it is withheld."),
    ),
)

CODEBOOK = Table(
    "codebook",
    "Qué significa cada identificador, con su texto en ambos idiomas.",
    "What each id means, with its text in both languages.",
    (
        Column(
            "kind",
            "string",
            "Qué se nombra: case, scene, decision, choice, prediction, indicator, band, "
            "document, ending, form, field, option, scale.",
            "What is named: case, scene, decision, choice, prediction, indicator, band, "
            "document, ending, form, field, option, scale.",
        ),
        Column("source", "string", "Caso o formulario.", "Case or form."),
        Column("parent", "string", "De qué forma parte, si corresponde.", "Part of what, if any."),
        Column("id", "string", "Identificador.", "Id."),
        Column(
            "position",
            "integer",
            "Orden entre los de su tipo; en band, la cota inferior.",
            "Order among its kind; for a band, its lower bound.",
        ),
        Column("es", "string", "Texto en español.", "Text in Spanish."),
        Column("en", "string", "Texto en inglés.", "Text in English."),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        PARTICIPANTS, DECISIONS, INDICATORS, DOCUMENTS, ENDINGS, REFLECTIONS, CONSENTS, FLOW,
        CODEBOOK,
    )
}  # fmt: skip
"""All tables of a package, in order."""
