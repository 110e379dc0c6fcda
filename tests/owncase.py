"""A case as a participant would write it (made up), and its lines in the other language."""

from __future__ import annotations

from typing import Any

MODULE = "10-su-propio-caso"
DESK = "cases"
NO = {
    "prompt": "",
    "a": "",
    "a_after": "",
    "b": "",
    "b_after": "",
    "c": "",
    "c_after": "",
    "now": "",
}

PARTS: dict[str, dict[str, Any]] = {
    "situation": {
        "language": "es",
        "heading": "El acto del viernes",
        "role": "Usted dirige desde marzo una escuela básica de siete cursos.",
        "situation": "El viernes es el aniversario. El 5° ensaya hace un mes.",
        "tension": "Jueves, 18:10. La profesora jefe avisa que la mitad no tiene traje.",
    },
    "people": {
        "one_name": "Aurelia",
        "one_who": "Profesora jefe del 5°; quiere que todos salgan y teme que la dejen sola.",
        "one_says": "Si no salen todos, no sale nadie.",
    },
    "first": {
        **NO,
        "prompt": "Queda una tarde. ¿Qué hace?",
        "a": "Compra los trajes con la caja chica",
        "a_after": "Alcanza para ocho. Faltan tres.",
        "b": "Propone que bailen con el uniforme",
        "b_after": "Dos familias preguntan por qué gastaron.",
    },
    "second": {
        **NO,
        "now": "Viernes, 8:00. El centro de padres llega con una bolsa de ropa.",
        "prompt": "La ropa no calza. ¿Qué hace?",
        "a": "La reparte igual",
        "a_after": "Todos bailan. Uno se ríe de otro.",
        "b": "Agradece y la guarda",
        "b_after": "La presidenta se va antes del acto.",
        "c": "Le pide al curso que decida",
        "c_after": "Deciden bailar sin zapatos.",
    },
    "third": dict(NO),
    "outcome": {
        "outcome": "El curso bailó con uniforme. La profesora pidió cambio en diciembre.",
        "question": "¿Qué le diría usted a la profesora el lunes?",
    },
}
OFFER = {"use": "yes", "adapt": True, "byline": "name"}


def english(original: str) -> str:
    """What an instructor writes for a line in a test."""
    return f"EN {original}"


def scene_of(choice: str) -> str:
    """The scene that a choice ``m1.a`` belongs to."""
    return choice.partition(".")[0]
