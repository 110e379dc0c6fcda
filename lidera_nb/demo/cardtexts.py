"""The cards of synthetic people in the demonstration: what they say. Nobody wrote them.

They tell of things that no card of the seed library tells; two of them tell the same, so that a
curator is shown what that looks like.
"""

from __future__ import annotations

from typing import Any

_PRACTICE: dict[str, Any] = {"kind": "practice", "cost": {"band": 0}, "evidence": "told"}

CHAIR: dict[str, Any] = {
    **_PRACTICE,
    "students": ["absent_often"],
    "dimensions": ["d"],
    "context": {"level": ["primary"], "rurality": ["urban"], "vulnerability": ["high"]},
    "evidence": "before_after",
    "weeks": 6,
    "partners": ["families"],
    "texts": {
        "es": {
            "title": "Una silla vacía en el consejo de profesores",
            "problem": "Hablábamos de asistencia en promedios y nadie nombraba a quien faltaba.",
            "what": "En cada consejo hay una silla vacía con una tarjeta: un niño que hoy no vino. "
            "Quien lo conoce cuenta en dos minutos qué sabe, y alguien se lleva el encargo.",
            "steps": ["La inspectora elige el caso el día antes.", "Dos minutos, sin diagnósticos.",
                      "Una sola persona se lleva el encargo.", "El viernes cuenta qué pasó."],
            "resources": "Diez minutos de consejo y una persona que anote.",
            "results": "De doce niños con muchas faltas, siete volvieron a venir casi siempre.",
            "measured": "Días asistidos en las seis semanas de antes y las seis de después.",
            "conditions": "Que lo dicho no salga de la sala.",
            "did_not_work": "Con dos sillas se volvió trámite. Y una vez alguien contó de más.",
        },
        "en": {
            "title": "An empty chair in the faculty meeting",
            "problem": "We spoke of attendance in averages, and nobody named who was missing.",
            "what": "Each meeting has an empty chair with a card: a child who did not come today. "
            "Whoever knows them has two minutes, and one person takes it on.",
            "steps": ["The attendance clerk chooses the case the day before.",
                      "Two minutes, no diagnoses.", "One person takes it on.",
                      "On Friday they tell what happened."],
            "resources": "Ten minutes of the meeting, and somebody who takes notes.",
            "results": "Of twelve children with many absences, seven came nearly always again.",
            "measured": "Days attended in the six weeks before and the six after.",
            "conditions": "That what is said stays in the room.",
            "did_not_work": "With two chairs it became routine. And once somebody told too much.",
        },
    },
}  # fmt: skip

NOTEBOOK: dict[str, Any] = {
    **_PRACTICE,
    "students": ["all"],
    "dimensions": ["d", "e"],
    "context": {"rurality": ["urban"], "size": ["from_400_to_799"]},
    "texts": {"es": {
        "title": "El cuaderno de la portería",
        "problem": "Llegaban atrasados cincuenta niños al día y solo los retábamos.",
        "what": "La portera anota en un cuaderno quién llega atrasado y le pregunta por qué, "
        "con buena voz. Los viernes miramos el cuaderno diez minutos y llamamos a tres familias. "
        "Consultas: +56 9 0000 0000.",
        "measured": "Contamos los atrasos del cuaderno, semana a semana.",
        "did_not_work": "El primer mes lo llenaba el inspector, y nadie le decía la verdad.",
    }},
}  # fmt: skip

NOTEBOOK_TOO: dict[str, Any] = {
    **NOTEBOOK,
    "texts": {"es": {
        "title": "Anotar los atrasos en la portería",
        "problem": "Todos los días llegaban atrasados muchos niños y los retábamos en la puerta.",
        "what": "En la portería hay un cuaderno: la portera anota quién llega atrasado y pregunta "
        "por qué. Los viernes el equipo mira el cuaderno y llama a las familias.",
        "measured": "Con los atrasos anotados cada semana.",
        "did_not_work": "Cuando la portera tuvo licencia, el cuaderno quedó en blanco.",
    }},
}  # fmt: skip

CLASS_CHANGE: dict[str, Any] = {
    "kind": "judgement",
    "students": ["families"],
    "dimensions": ["d"],
    "context": {"level": ["primary"]},
    "texts": {"es": {
        "title": "Una apoderada pide en mayo que cambien de curso a su hijo",
        "problem": "Dice que la profesora lo tiene marcado. La profesora no sabe del reclamo.",
        "what": "No la cambiaría ese día ni diría que no. Le pediría dos semanas, iría a la sala, "
        "y hablaría con la profesora antes de que se entere por otra persona.",
        "why": "Un cambio dado en la oficina enseña que a la profesora se le pasa por encima.",
        "signals": "Que el niño deje de venir, o que cuente algo que lo ponga en riesgo.",
    }},
}  # fmt: skip

STANDING: dict[str, Any] = {
    **_PRACTICE,
    "students": ["staff"],
    "dimensions": ["b"],
    "context": {"size": ["under_150"]},
    "texts": {"es": {
        "title": "Reunión de pie los lunes a las 7:50",
        "problem": "Nos enterábamos de los cambios del día por los pasillos.",
        "what": "Todo el equipo de pie en el hall, siete minutos, tres avisos y ningún debate.",
        "measured": "Le preguntamos al equipo en junio.",
        "did_not_work": "Quienes traen a sus hijos al colegio no alcanzaban a llegar.",
    }},
}  # fmt: skip

NEW_TEACHER: dict[str, Any] = {
    "kind": "practice",
    "texts": {"es": {
        "title": "Almorzar con la profesora nueva",
        "problem": "La profesora que llegó en marzo almorzaba sola en su sala.",
    }},
}  # fmt: skip
