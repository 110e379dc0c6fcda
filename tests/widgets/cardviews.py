"""What the page shows on which somebody writes cards, and what was sent from there."""

from __future__ import annotations

import copy

from lidera_nb.activities.cards.writing.consent import asked
from lidera_nb.activities.cards.writing.options import options
from lidera_nb.cards.model import Content, Words, missing

PATIENCE = 20_000


def content(**words):
    made = Content(kind="practice", texts={"es": Words(title="", **words)})
    return made.model_dump(mode="json")


def listing(*cards, sources=()):
    return {"n": 1, "status": "open", "title": "Sus fichas", "intro": "Una ficha cuenta algo.",
            "cards": list(cards), "sources": list(sources)}  # fmt: skip


def entry(**more):
    return {"id": "c1", "title": "Desayuno", "lang": "es", "kind": "Lo que hicimos", "at": "3 nov",
            "status": "draft", "stands": "Borrador.", "next": "Lo que sigue.", **more}  # fmt: skip


def opened(lang="es", **more):
    words = more.pop("content", content())
    card = {
        "card": "c1", "lang": "es", "status": "draft", "stands": "Borrador.", "next": "",
        "version": 1, "content": words, "writable": True, "sent": False, "retirable": False,
        "discardable": True, "missing": missing(Content.model_validate(words)), "found": [],
        "other": "en", "missing_other": [],
        "unchanged": False, "options": options(lang), "reviews": [], "returned": [],
        "consent": {**asked(lang), "name": "Ana Soto", "given": None}, "retired": "",
        "origin": "", "versions": [], "compared": None, "files": [],
        "upload": "/card-files/c1", "accept": "application/pdf", **more,
    }  # fmt: skip
    return {"n": 1, "status": "open", "title": "Sus fichas", "intro": "", "open": card}


def later(view, **more):
    card = copy.deepcopy(view)
    card["open"].update(more)
    return card


def bodies(stage):
    return [act["body"] for act in stage.acts]


def sent(stage, page, number):
    page.wait_for_function("n => model.acts.length >= n", arg=number, timeout=PATIENCE)
    return bodies(stage)[number - 1]
