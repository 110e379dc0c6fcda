"""The data dictionary: every table and column of the package, explained in both languages.

This is the package's schema: `lidera_nb.dataset.tables` fills exactly these columns, the
writer types them by it, and the README prints it.
"""

from __future__ import annotations

from lidera_nb.dataset import (
    aggregatetables,
    cardtables,
    exchangetables,
    networktables,
    reviewtables,
    scales,
    wordtables,
)
from lidera_nb.dataset.columns import LANG, MODULE, STUDY_ID
from lidera_nb.dataset.paneltable import PANELS
from lidera_nb.dataset.played import DECISIONS, DOCUMENTS, ENDINGS, INDICATORS, LEVELS
from lidera_nb.dataset.schema import Column, Table
from lidera_nb.dataset.voted import VOTES
from lidera_nb.schoolwords import VOCABULARY


def _profile(name: str, es: str, en: str) -> Column:
    told = f"Perfil del establecimiento: {es}.", f"School profile: {en}."
    return Column(name, "string", *told, VOCABULARY[name])


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
        STUDY_ID,
        Column(
            "status",
            "string",
            "Hasta dónde llegó: consented (aceptó), started (comenzó un caso), completed "
            "(terminó todos los pasos de los módulos cuyo caso comenzó).",
            "How far they got: consented, started (began a case), completed (finished every step "
            "of the modules whose case they began).",
            ("consented", "started", "completed"),
        ),
        Column(
            "pilot",
            "boolean",
            "Si la persona prueba los casos en una cohorte piloto: sus partidas no se comparan con "
            "las de una cohorte común.",
            "Whether the person tests the cases in a pilot cohort: their plays are not to be "
            "compared with those of an ordinary cohort.",
        ),
        LANG,
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
        Column("profile_version", "integer", "Versión del formulario del perfil.",
               "Version of the profile's form."),
        Column("profile_hash", "string", "Huella del contenido de ese formulario.",
               "Hash of that form's content."),
    ),
    ("study_id",),
)  # fmt: skip

_FORM = (
    Column("form", "string", "Formulario.", "Form."),
    Column("form_version", "integer", "Versión del formulario.", "Version of the form."),
    Column("form_hash", "string", "Huella de su contenido.", "Hash of its content."),
)

REFLECTIONS = Table(
    "reflections",
    "Una fila por pregunta respondida de una reflexión (la última entrega).",
    "One row per answered question of a reflection (the latest version handed in).",
    (
        STUDY_ID,
        MODULE,
        *_FORM,
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
        LANG,
    ),
)

CONSENTS = Table(
    "consents",
    "Una fila por persona y finalidad del consentimiento. Este paquete es para la evaluación: para "
    "investigar, use solo a quienes aceptaron la finalidad «research».",
    "One row per person and purpose of the consent. This package is for evaluation: for research, "
    "use only those who agreed to the purpose 'research'.",
    (
        STUDY_ID,
        Column("purpose", "string", "Finalidad.", "Purpose."),
        Column("given", "boolean", "Si la aceptó.", "Whether they agreed to it."),
        *_FORM,
    ),
    ("study_id", "purpose"),
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
            "Personas; vacío si la cifra, o su diferencia con otra etapa, es menor que el umbral "
            "de la entrega y por eso se reserva.",
            "People; empty where the count, or its difference to another stage, is below the "
            "release's threshold and therefore withheld.",
        ),
        Column("suppressed", "boolean", "Si la cifra se reserva.", "Whether it is withheld."),
    ),
    ("stage",),
)

CODEBOOK = Table(
    "codebook",
    "Qué significa cada identificador, con su texto en ambos idiomas.",
    "What each id means, with its text in both languages.",
    (
        Column(
            "kind",
            "string",
            "Qué se nombra: module, case, scene, decision, choice, prediction, indicator, band, "
            "stakeholder, resource, role, document, message, ending, form, field, option, scale, "
            "relation, topic, frequency, rubric, criterion, rubric_level, descriptor, assignment, "
            "question, instrument, subscale, item, anchor.",
            "What is named: module, case, scene, decision, choice, prediction, indicator, band, "
            "stakeholder, resource, role, document, message, ending, form, field, option, scale, "
            "relation, topic, frequency, rubric, criterion, rubric_level, descriptor, assignment, "
            "question, instrument, subscale, item, anchor.",
        ),
        Column(
            "source",
            "string",
            "Módulo, caso, formulario, rúbrica o tarea.",
            "Module, case, form, rubric or assignment.",
        ),
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
        PARTICIPANTS, DECISIONS, INDICATORS, LEVELS, DOCUMENTS, ENDINGS, VOTES, PANELS, REFLECTIONS,
        scales.SCALES, *reviewtables.REVIEW_TABLES, *cardtables.CARD_TABLES,
        *exchangetables.EXCHANGE_TABLES, *exchangetables.LAB_TABLES, CONSENTS, FLOW,
        *networktables.network_tables(_PROFILE), *wordtables.WORD_TABLES,
        *aggregatetables.AGGREGATE_TABLES, CODEBOOK,
    )
}  # fmt: skip
"""All tables of a package, in order."""

OPTIONAL = (
    *networktables.NAMES, *reviewtables.NAMES, *cardtables.NAMES, *exchangetables.EXCHANGE_NAMES,
    *exchangetables.LAB_NAMES, scales.NAME, *wordtables.NAMES,
    *aggregatetables.NAMES, PANELS.name,
)  # fmt: skip
"""Tables that a package may lack."""
