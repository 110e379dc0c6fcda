"""The tables about what people handed in and what was said of it, as the dictionary explains them.

A package has them only where something was handed in; older packages are read without them.
"""

from __future__ import annotations

from lidera_nb.dataset.columns import LANG, MODULE, STUDY_ID
from lidera_nb.dataset.schema import Column, Table

STEP = Column("step", "string", "Paso del módulo.", "Step of the module.")
NUMBER = Column(
    "number",
    "integer",
    "Entrega de ese texto por la persona, desde 1.",
    "Which time the person handed that text in, from 1.",
)
_TEXT = (STUDY_ID, MODULE, STEP, NUMBER)
_RUBRIC = (
    Column("rubric", "string", "Rúbrica.", "Rubric."),
    Column("rubric_version", "integer", "Versión de la rúbrica.", "Version of the rubric."),
    Column("rubric_hash", "string", "Huella del contenido de la rúbrica.",
           "Hash of the rubric's content."),
)  # fmt: skip
READER = Column(
    "reader",
    "string",
    "Código al azar de quien leyó, estable entre exportaciones; vacío si pidió que sus datos "
    "descansen. Quien conoce al equipo puede reconocerlo: no sirve para comparar personas.",
    "Random code of who read, stable across exports; empty where they asked that their data rest. "
    "Whoever knows the team may recognise them: it is not for comparing people.",
)

HANDINS = Table(
    "handins",
    "Una fila por entrega de una reflexión o de una tarea. Ningún texto: solo cuántas palabras.",
    "One row each time a reflection or an assignment was handed in. No text: only how many words.",
    (
        *_TEXT,
        Column("activity", "string", "Qué se entregó: reflection o assignment.",
               "What was handed in: reflection or assignment.", ("reflection", "assignment")),
        Column("definition", "string", "Formulario o tarea.", "Form or assignment."),
        Column("version", "integer", "Su versión.", "Its version."),
        Column("hash", "string", "Huella de su contenido.", "Hash of its content."),
        Column("handed_on", "date", "Día de la entrega (hora de Chile).",
               "Day of handing in (Chilean time)."),
        Column("late", "boolean", "Si fue después del plazo; vacío en las reflexiones.",
               "Whether it was after the day that was due; empty for reflections."),
        Column("withdrawn", "boolean", "Si la persona la retiró: nada más se dice de ella.",
               "Whether the person took it back: nothing else is said of it."),
        Column("words", "integer", "Palabras de las respuestas abiertas; vacío si se retiró.",
               "Words of the open answers; empty where it was taken back."),
        LANG,
    ),
    ("study_id", "module", "step", "number"),
)  # fmt: skip

SCORES = Table(
    "assignment_scores",
    "Una fila por pregunta de una entrega calificada de una tarea (la última calificación).",
    "One row per question of a graded hand-in of an assignment (the last grading).",
    (
        *_TEXT,
        Column("assignment", "string", "Tarea.", "Assignment."),
        Column("version", "integer", "Versión de la tarea.", "Version of the assignment."),
        Column("hash", "string", "Huella del contenido de la tarea.",
               "Hash of the assignment's content."),
        Column("question", "string", "Pregunta.", "Question."),
        Column("points", "number", "Puntos; vacío si falta que alguien los asigne.",
               "Points; empty where a person has yet to give them."),
        Column("most", "number", "Puntaje máximo de la pregunta.", "Most points of the question."),
        Column("by", "string",
               "Cómo se calificó: declared (pauta declarada, sin ejecutar código) o nbgrader.",
               "How it was graded: declared (the declared marking, no code run) or nbgrader."),
        Column("scored_on", "date", "Día de la calificación (hora de Chile).",
               "Day of grading (Chilean time)."),
    ),
    ("study_id", "module", "step", "number", "question"),
)  # fmt: skip

LEVELS = Table(
    "review_levels",
    "Una fila por criterio de cada lectura de un texto: qué nivel dio cada persona que leyó. Nada "
    "de lo que escribió.",
    "One row per criterion of each reading of a text: which level each reader gave. Nothing of "
    "what they wrote.",
    (
        *_TEXT,
        READER,
        Column("purpose", "string",
               "Para qué se leyó: review (devolución), blind (a ciegas, para el acuerdo) o "
               "moderation (para zanjar un desacuerdo).",
               "Why it was read: review (feedback), blind (for agreement) or moderation (to settle "
               "a disagreement)."),
        Column("criterion", "string", "Criterio de la rúbrica.", "Criterion of the rubric."),
        Column("level", "number", "Nivel, desde 1.", "Level, from 1."),
        Column("evidence", "integer", "Pasajes marcados como evidencia del nivel.",
               "Passages marked as evidence of the level."),
        Column("standing", "string",
               "published (es lo que ve quien escribió), replaced (lo vio hasta que se publicó "
               "otra), taken_back (lo vio y se retiró) o unpublished (nadie la firmó así).",
               "published (what the author sees), replaced (they saw it until another was "
               "published), taken_back (they saw it and it was reopened) or unpublished (nobody "
               "signed it as it stands).", ("published", "replaced", "taken_back", "unpublished")),
        Column("signed_by", "string", "Código de quien la firmó; vacío si nadie.",
               "Code of who signed it; empty if nobody did."),
        Column("signed_on", "date", "Día de la firma (hora de Chile).",
               "Day of signing (Chilean time)."),
        *_RUBRIC,
    ),
)  # fmt: skip

SAMPLES = Table(
    "review_samples",
    "Una fila por texto de una muestra de lectura a ciegas y persona que debía leerlo. Faltan los "
    "textos de quienes no están en el paquete.",
    "One row per text of a sample for blind reading and person who was to read it. Texts of people "
    "outside the package are missing.",
    (
        Column("sample", "integer", "Número de la muestra en la cohorte, por orden.",
               "Number of the sample in the cohort, in order."),
        *_TEXT,
        READER,
        Column("read", "boolean", "Si lo leyó.", "Whether they read it."),
        Column("drawn_on", "date", "Día del sorteo (hora de Chile).",
               "Day of the draw (Chilean time)."),
        Column("seed", "integer", "Semilla del sorteo.", "Seed of the draw."),
        Column("share", "number", "Parte de los textos que se pidió, de 0 a 1.",
               "Part of the texts that was asked for, from 0 to 1."),
        Column("closed", "boolean", "Si terminó la lectura a ciegas: solo entonces se compara.",
               "Whether the blind reading is over: only then is it compared."),
        *_RUBRIC,
    ),
)  # fmt: skip

REVIEW_TABLES = (HANDINS, SCORES, LEVELS, SAMPLES)
NAMES = tuple(table.name for table in REVIEW_TABLES)
"""The tables of what was handed in and read, which a package may lack."""
