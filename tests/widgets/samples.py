"""Views as a server would send them, in both languages; everyone in them is made up."""
# ruff: noqa: E501 - the texts of both languages stand side by side

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

View = dict[str, Any]
REGIONS = [
    ("Arica y Parinacota", "Alabama"), ("Tarapacá", "Alaska"), ("Antofagasta", "Arizona"),
    ("Atacama", "Arkansas"), ("Coquimbo", "California"), ("Valparaíso", "Colorado"),
    ("Metropolitana", "Connecticut"), ("O’Higgins", "Delaware"), ("Maule", "Florida"),
    ("Ñuble", "Georgia"), ("Biobío", "Hawaii"), ("La Araucanía", "Idaho"),
]  # fmt: skip

Pick = Callable[[str, str], str]


def form(w: Pick) -> View:
    regions = [{"id": f"r{i}", "label": w(es, en)} for i, (es, en) in enumerate(REGIONS)]
    return {
        "n": 3, "status": "open", "title": w("Su escuela", "Your school"), "again": True,
        "intro": w(
            "Estas preguntas ayudan a leer sus decisiones *en contexto*. Puede dejar sin responder "
            "las que quiera, salvo las tres primeras.",
            "These questions help us read your decisions *in context*. You may skip any but the "
            "first three.",
        ),
        "submit": w("Guardar", "Save"),
        "form": "f1",
        "done_text": w("Gracias. Ya puede seguir con el caso.", "Thank you. The case is open now."),
        "fields": [
            field("agree", "check", w("Acepto que mis respuestas se usen para mejorar el programa.",
                  "I agree that my answers are used to improve the program."),
                  help=w("Puede retirarse cuando quiera.", "You can withdraw at any time.")),
            field("region", "choice", w("¿En qué región está la escuela?", "Which state is the school in?"),
                  options=regions),
            field("zone", "choice", w("¿Dónde está la escuela?", "Where is the school?"), options=[
                {"id": "urban", "label": w("En la ciudad", "In a city")},
                {"id": "rural", "label": w("En el campo, a más de media hora de la comuna más cercana",
                                           "In the country, more than half an hour from a town")}]),
            field("trust", "scale", w("En esta escuela se puede hablar de los errores.",
                  "In this school we can talk about mistakes."), required=False, points=5,
                  low=w("nunca", "never"), high=w("siempre", "always")),
            field("pupils", "number", w("¿Cuántos estudiantes tiene?", "How many students does it have?"),
                  required=False, most=6000),
            field("free", "text", w("¿Qué le quita el sueño?", "What keeps you up at night?"),
                  required=False, most=4000),
        ],
    }  # fmt: skip


def field(name: str, kind: str, label: str, **more: Any) -> View:
    value = False if kind == "check" else None
    return {
        "id": name,
        "kind": kind,
        "label": label,
        "help": "",
        "required": True,
        "value": value,
    } | more


def briefing(w: Pick) -> View:
    return {
        "n": 10, "status": "open", "title": w("La silla vacía", "The empty chair"),
        "briefing": {
            "summary": w("Una profesora muy querida no vuelve de la licencia, y el sexto básico espera.",
                         "A well-loved teacher is not coming back from leave, and sixth grade is waiting."),
            "situation": w("Es agosto. La escuela tiene 214 estudiantes y un solo sexto básico.",
                           "It is August. The school has 214 students and a single sixth grade."),
            "role": w("Dirige la escuela desde hace dos años.", "You have led the school for two years."),
            "minutes": 25,
        },
        "indicators": [], "trail": [],
    }  # fmt: skip


def scene(w: Pick) -> View:
    return {
        "n": 12, "status": "open", "title": w("La silla vacía", "The empty chair"),
        "scene": {
            "id": "monday", "when": w("Lunes, 8:05", "Monday, 8:05 a.m."),
            "title": w("Antes de que toque el timbre", "Before the bell"),
            "blocks": [
                {"kind": "narration", "text": w(
                    "La sala del 6° A está abierta y no hay nadie en el escritorio. En la pizarra "
                    "todavía se lee la fecha del *viernes*.\n\nUsted alcanza a contar once mochilas.",
                    "The door of room 6A stands open and nobody is at the desk. The board still "
                    "says *Friday*.\n\nYou count eleven backpacks.")},
                {"kind": "say", "who": "Rosa Paillán", "role": w("jefa de UTP", "curriculum lead"), "text": w(
                    "Hablé con ella anoche. Son otros treinta días, y no quiere que los niños sepan por qué.",
                    "I talked to her last night. Thirty more days, and she doesn't want the kids to know why.")},
                {"kind": "narration", "text": w(
                    "En el patio, un apoderado mira hacia su ventana con el teléfono en la mano.",
                    "In the yard a father looks up at your window, phone in hand.")},
            ],
            "documents": [
                {"id": "chat", "kind": "chat", "title": w("Grupo de apoderados 6° A", "6A parents' group")},
                {"id": "hours", "kind": "register", "title": w("Horas cubiertas en julio", "Hours covered in July"),
                 "body": w("Semana 1: 22 de 38\nSemana 2: 19 de 38\n\nFirma: inspectoría.",
                           "Week 1: 22 of 38\nWeek 2: 19 of 38\n\nSigned: front office.")},
            ],
            "cost": w("Leer cada documento le cuesta algo de: tiempo.", "Reading a document costs some of: time."),
            "decision": {
                "number": 2,
                "prompt": w("¿Qué hace con el sexto básico esta mañana?", "What do you do with sixth grade this morning?"),
                "choices": [
                    {"id": "teach", "label": w("Tomo yo el curso hasta el recreo y suspendo la reunión con el sostenedor.",
                                               "I take the class until recess and call off the meeting with the district.")},
                    {"id": "split", "label": w("Reparto a los estudiantes entre los dos quintos y les aviso a las familias.",
                                               "I split the students between the two fifth grades and tell the families.")},
                    {"id": "aide", "label": w("Dejo a la asistente con una guía y busco reemplazo por teléfono.",
                                              "I leave the aide with a worksheet and look for a substitute by phone.")},
                ],
                "reason": {"label": w("¿Qué está protegiendo con esta decisión?", "What are you protecting with this decision?"),
                           "min": 20, "max": 2000},
                "prediction": {"asks": "sure", "about": "case", "text": w(
                    "El miércoles habrá un reemplazo en la sala.",
                    "By Wednesday there will be a substitute in the room.")},
            },
            "advance": False, "ending": False,
        },
        "indicators": indicators(w), "trail": trail(w),
    }  # fmt: skip


def indicators(w: Pick) -> list[View]:
    return [
        {"id": "trust", "label": w("Confianza de las familias", "Families' trust"), "value": 44, "word": w("se enfría", "cooling")},
        {"id": "team", "label": w("Ánimo del equipo", "Staff morale"), "value": 63, "word": w("firme", "steady")},
        {"id": "time", "label": w("Su tiempo", "Your time"), "value": 30, "word": w("escaso", "short")},
    ]  # fmt: skip


def trail(w: Pick) -> list[View]:
    return [{"when": w("Viernes, 17:40", "Friday, 5:40 p.m."), "title": w("La llamada", "The call"),
             "choice": w("Espero al lunes para hablar.", "I wait until Monday to talk."),
             "reason": w("No quiero decidir por teléfono.", "I don't want to decide on the phone."),
             "confidence": 50, "share": None}]  # fmt: skip


def after(w: Pick) -> View:
    view = scene(w)
    view["n"] = 13
    view["consequence"] = {
        "choice": view["scene"]["decision"]["choices"][0]["label"],
        "blocks": [{"kind": "narration", "text": w(
            "El curso lo mira en silencio. A las 8:40 suena su teléfono por tercera vez y usted no contesta.",
            "The class watches you in silence. At 8:40 your phone rings a third time and you let it ring.")}],
        "arrivals": [{"channel": "message", "who": "Marisol Soto", "title": w("Sobre mi hijo", "About my son"),
                      "text": w("Gracias por estar con ellos hoy. ¿Y mañana?", "Thank you for being with them today. And tomorrow?")}],
        "changes": [
            {"label": w("Confianza de las familias", "Families' trust"), "before": 36, "after": 44, "word": w("se recupera", "recovering")},
            {"label": w("Su tiempo", "Your time"), "before": 45, "after": 30, "word": w("escaso", "short")},
        ],
    }  # fmt: skip
    view["scene"] |= {
        "id": "noon", "when": w("Lunes, 12:30", "Monday, 12:30 p.m."), "title": w("El sostenedor llama", "The district calls"),
        "documents": [], "advance": True,
        "blocks": [{"kind": "narration", "text": w("Pregunta por qué no llegó a la reunión.", "They ask why you missed the meeting.")}],
    }  # fmt: skip
    del view["scene"]["decision"]
    return view


def cast(w: Pick) -> View:
    """A case that can be lived in two roles, before it begins."""
    view = briefing(w)
    view["briefing"]["roles"] = [
        {"id": "head", "name": w("Dirección", "Principal"),
         "brief": w("Firma lo que se decide y responde ante el sostenedor.", "You sign what is decided and answer to the district.")},
        {"id": "deputy", "name": w("Inspectoría general", "Assistant principal"),
         "brief": w("Está en el patio cuando todo pasa, y no firma nada.", "You are in the yard when it happens, and sign nothing.")},
    ]  # fmt: skip
    return view


def rich(w: Pick) -> View:
    """A scene with all that a case may have: inbox, people, resources, costs, a limit, clips."""
    view = scene(w)
    now, clip = view["scene"], "/clips/" + "0" * 32
    view["role"] = w("Inspectoría general", "Assistant principal")
    now["blocks"] += [
        {"kind": "audio", "src": clip, "title": w("Mensaje de voz de la apoderada", "The mother's voice message"),
         "transcript": w("¿Aló? Soy la mamá de Tomás.", "Hello? This is Tomás's mother.")},
        {"kind": "video", "src": clip, "title": w("Cámara del pasillo, 7:58", "Hallway camera, 7:58 a.m."),
         "transcript": w("Nadie entra a la sala.", "Nobody enters the room.")},
    ]  # fmt: skip
    now["documents"].append(
        {
            "id": "report",
            "kind": "report",
            "title": w("Informe de reemplazos", "Report on substitutes"),
            "cost": w("horas: 9 h", "hours: 9 h"),
            "closed": w("No alcanza por 5 h.", "Not enough: 5 h short."),
        }
    )
    now["documents"][0]["cost"] = w("horas: 1 h", "hours: 1 h")
    now["decision"]["choices"][1]["cost"] = w("horas: 2 h", "hours: 2 h")
    now["decision"]["choices"][2] |= {
        "cost": w("horas: 6 h", "hours: 6 h"),
        "closed": w("No alcanza por 2 h.", "Not enough: 2 h short."),
    }
    now["decision"]["prediction"] = {
        "asks": "share",
        "about": "peers",
        "text": w(
            "¿Qué parte de sus colegas toma el curso?",
            "How many of your colleagues take the class?",
        ),
    }
    now["decision"]["limit"] = {"seconds": 120, "off": False}
    view["inbox"] = inbox(w)
    view["people"] = [
        {
            "id": "rosa",
            "who": "Rosa Paillán",
            "role": w("jefa de UTP", "curriculum lead"),
            "word": w("de su lado", "on your side"),
            "interest": w(
                "Que el sexto no pierda otra semana.", "That sixth grade doesn't lose another week."
            ),
        },
        {
            "id": "marisol",
            "who": "Marisol Soto",
            "role": w("apoderada", "mother"),
            "word": w("distante", "distant"),
            "interest": w("Que alguien le diga la verdad.", "That somebody tells her the truth."),
        },
    ]
    view["resources"] = [
        {"id": "hours", "label": w("Horas", "Hours"), "value": 4, "start": 10, "text": "4 h"}
    ]
    view["trail"][0] |= {"confidence": None, "share": 40}
    return view  # fmt: skip


def inbox(w: Pick) -> list[View]:
    return [
        {"id": "m3", "channel": "email", "who": "Irma Contreras", "fresh": True, "title": w("Reunión de las 9", "The 9 o'clock meeting")},
        {"id": "m2", "channel": "call", "who": "", "fresh": True, "title": w("Llamada perdida del sostenedor", "Missed call from the district"),
         "cost": w("horas: 8 h", "hours: 8 h"), "closed": w("No alcanza por 4 h.", "Not enough: 4 h short.")},
        {"id": "m1", "channel": "message", "who": "Marisol Soto", "fresh": False, "title": w("Sobre mi hijo", "About my son"),
         "body": w("¿Va a haber clases mañana?", "Will there be school tomorrow?")},
    ]  # fmt: skip


def turned(w: Pick) -> View:
    """What a decision brought where people turn, and messages arrive with the next scene."""
    view = after(w)
    view["consequence"]["turns"] = [
        {"who": "Rosa Paillán", "word": w("con toda su confianza", "trusts you fully"), "up": True},
        {"who": "Marisol Soto", "word": w("distante", "distant"), "up": False},
    ]
    view["inbox"] = inbox(w)
    return view  # fmt: skip


def debrief(w: Pick) -> View:
    """A debrief of somebody whose colleagues are too few, and who has few predictions."""
    return {
        "n": 20, "status": "open", "title": w("Mirar hacia atrás", "Looking back"),
        "intro": w("Ningún camino era el correcto. Lo que sigue es *el suyo*.", "No path was the right one. This is *yours*."),
        "ending": {"title": w("Septiembre con dos nombres", "A September with two names"),
                   "text": w("El reemplazo se queda. La profesora manda una carta que nadie abre todavía.",
                             "The substitute stays. The teacher sends a letter nobody has opened yet.")},
        "map": {"rows": road(w), "ending": w("Septiembre con dos nombres", "A September with two names"), "others": 3},
        "steps": [{**without(step, "others"), "peers": {"fewest": 5}} for step in steps(w)],
        "waiting": [],
        "indicators": series(w),
        "people": [],
        "calibration": {"count": 1, "fewest": 8},
        "estimates": None, "panel": None, "attempts": None,
        "questions": [w("¿Qué habría necesitado saber el viernes?", "What would you have needed to know on Friday?"),
                      w("¿Quién pagó el costo de su decisión?", "Who paid for your decision?")],
    }  # fmt: skip


def without(view: View, *names: str) -> View:
    return {name: part for name, part in view.items() if name not in names}


def road(w: Pick) -> list[View]:
    first, second = steps(w)
    rows = [
        {name: step[name] for name in ("number", "when", "title", "choice")}
        for step in (first, second)
    ]
    rows[0]["branches"] = [
        {"labels": [one["label"] for one in first["others"]], "to": [], "same": True, "ends": False}
    ]
    rows[1]["branches"] = [
        {
            "labels": [second["others"][0]["label"]],
            "to": [w("La sala del quinto", "The fifth-grade room")],
            "same": False,
            "ends": False,
        },
        {
            "labels": [second["others"][1]["label"]],
            "to": [w("La oficina", "The front office")],
            "same": True,
            "ends": True,
        },
    ]
    return rows  # fmt: skip


def together(w: Pick) -> View:
    """The same debrief once others have decided, and with all that a case may leave behind."""
    view = debrief(w)
    first, second = view["steps"]
    labels = [one["label"] for one in scene(w)["scene"]["decision"]["choices"]]
    second["peers"] = {
        "people": 6,
        "choices": [
            {"label": label, "count": n, "share": share, "mine": label == second["choice"]}
            for label, n, share in zip(labels, (3, 2, 1), (50, 33, 17), strict=True)
        ],
        "reasons": [
            {
                "choice": labels[0],
                "text": w(
                    "Un adulto en la sala\n*hoy*, <b>no</b> mañana.",
                    "An adult in the room\n*today*, <b>not</b> tomorrow.",
                ),
            },
            {
                "choice": labels[1],
                "text": w("Las familias se enteran igual.", "The families will hear of it anyway."),
            },
        ],
    }
    view["panel"] = {"people": 12, "synthetic": True, "fewest": 5}
    view["estimates"] = {"count": 2, "points": 15, "score": 0.03}
    first["panel"] = {"people": 3, "fewest": 5}
    why = [
        w("Regla: mirar todos los indicadores por igual.", "Rule: look at all indicators alike.")
    ]
    second["panel"] = {
        "people": 12, "synthetic": True,
        "choices": [
            {"label": label, "count": n, "share": share, "mine": label == second["choice"],
             "why": why if n == 7 else []}
            for label, n, share in zip(labels, (2, 7, 3), (17, 58, 25), strict=True)
        ],
        "agreement": {"word": w("Poca coincidencia", "Little agreement"), "pairs": 38, "blind": 33},
    }  # fmt: skip
    first["foresight"] = {
        "text": w(
            "¿Qué parte de sus colegas espera al lunes?",
            "How many of your colleagues wait until Monday?",
        ),
        "about": "peers",
        "said": 50,
        "actual": None,
    }
    second["foresight"] = {
        "text": w(
            "¿Qué parte de sus colegas toma el curso?",
            "How many of your colleagues take the class?",
        ),
        "about": "peers",
        "said": 75,
        "actual": 50,
    }
    view["waiting"] = [
        {
            "channel": "letter",
            "title": w("De la profesora", "From the teacher"),
            "who": "Irma Contreras",
            "text": w(
                "Vuelvo en octubre, si me esperan.", "I am back in October, if you wait for me."
            ),
            "choice": labels[0],
        }
    ]
    cold, warm = w("distante", "distant"), w("de su lado", "on your side")
    view["people"] = [
        {"id": "rosa", "label": "Rosa Paillán", "values": [50, 50, 66], "words": [cold, cold, warm]}
    ]
    view["calibration"] = {
        "count": 9,
        "brier": 0.21,
        "levels": [
            {"said": 25, "count": 2, "true": 0},
            {"said": 50, "count": 2, "true": 1},
            {"said": 75, "count": 4, "true": 2},
            {"said": 100, "count": 1, "true": 1},
        ],
    }
    return view  # fmt: skip


def steps(w: Pick) -> list[View]:
    first = {
        "number": 1,
        **trail(w)[0],
        "arrivals": [],
        "others": [{"label": w("Llamo esa misma tarde.", "I call that evening.")}],
    }
    del first["confidence"], first["share"]
    decision = scene(w)["scene"]["decision"]
    second = {
        "number": 2, "when": w("Lunes, 8:05", "Monday, 8:05 a.m."), "title": w("Antes de que toque el timbre", "Before the bell"),
        "choice": decision["choices"][0]["label"],
        "reason": w("Que los niños vean que alguien se hace cargo.", "That the kids see someone taking charge."),
        "arrivals": after(w)["consequence"]["arrivals"],
        "prediction": {"text": decision["prediction"]["text"], "confidence": 75, "outcome": True},
        "others": [{"label": one["label"]} for one in decision["choices"][1:]],
    }  # fmt: skip
    return [first, second]


def series(w: Pick) -> list[View]:
    cold, warm = w("se enfría", "cooling"), w("firme", "steady")
    return [
        {"id": "trust", "label": w("Confianza de las familias", "Families' trust"), "values": [60, 36, 44], "words": [warm, cold, cold]},
        {"id": "team", "label": w("Ánimo del equipo", "Staff morale"), "values": [60, 60, 63], "words": [warm, warm, warm]},
        {"id": "time", "label": w("Su tiempo", "Your time"), "values": [70, 45, 30], "words": [warm, cold, w("escaso", "short")]},
    ]  # fmt: skip


def desk(w: Pick) -> View:
    part = {"title": w("La silla vacía", "The empty chair"), "done": 3, "steps": 5}
    return {
        "n": 30, "status": "open", "title": w("Grupos a su cargo", "Your cohorts"),
        "cohorts": [{"id": "demo", "title": w("Grupo de prueba, Biobío", "Trial cohort"), "synthetic": True, "people": [
            {"id": "p1", "name": "Persona de ejemplo 1", "modules": 4, "finished": 1, "now": [part],
             "last": "4 ago 2026, 08:30", "state": "underway"},
            {"id": "p2", "name": "Persona de ejemplo 2", "modules": 4, "finished": 0, "now": [], "last": "", "state": "invited"}]}],
    }  # fmt: skip


def record(w: Pick) -> View:
    """Somebody who finished one module and is in the midst of another."""
    said = {
        "label": w("¿Qué haría distinto?", "What would you do differently?"),
        "value": w("Llamaría antes.", "I would call sooner."),
    }
    other = {
        "title": w("La fila", "The line"),
        "steps": steps(w)[:1],
        "indicators": series(w)[:1],
        "ending": w("El patio en silencio", "A silent yard"),
        "reflection": [said],
    }
    title = w("La silla vacía", "The empty chair")
    return {**desk(w), "n": 31, "record": {
        "person": "p1", "name": "Persona de ejemplo 1", "cohort": "demo",
        "profile": [{"label": w("Región", "State"), "value": w("Biobío", "Hawaii")}],
        "modules": [{"title": other["title"], "done": 5, "steps": 5}, {"title": title, "done": 3, "steps": 5}],
        "plays": [other, {"title": title, "steps": steps(w), "ending": debrief(w)["ending"]["title"],
                          "indicators": series(w), "reflection": [said]}]}}  # fmt: skip


MADE = (form, briefing, cast, scene, rich, after, turned, debrief, together, desk, record)
MAKERS = {make.__name__: make for make in MADE}


@pytest.fixture
def sample() -> Callable[..., View]:
    """``sample("scene", "en")``: a fresh view by name and language."""

    def make(name: str, lang: str = "es") -> View:
        return copy.deepcopy(MAKERS[name](lambda es, en: es if lang == "es" else en))

    return make
