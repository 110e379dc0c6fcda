"""Synthetic participants: how each decides, from a seed. Nobody here is, or resembles, anyone.

The rules are stated so that a reader of a demonstration report knows what made its numbers:
a persona weighs the case's indicators, reads each document with some probability, takes the
choice whose immediate effects it values most, with noise, and is surer of itself than it
should be. About one in twelve stops on the way, and a few use their rights.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lidera_nb.scenario.decisions import Choice
from lidera_nb.scenario.model import Scenario
from lidera_nb.schoolwords import VOCABULARY

CONFIDENCES = (0, 25, 50, 75, 100)
REASONS = (
    "Priorizo {indicator}: es lo que hoy está más en juego, aunque otra cosa tenga que esperar.",
    "Si ahora no cuido {indicator}, después cuesta el doble recuperarlo con el equipo.",
    "Prefiero partir por {indicator} y explicar la decisión a quienes quedan disconformes.",
    "No tengo toda la información, pero dejar de lado {indicator} me parece el riesgo mayor.",
    "Lo conversaría con el equipo directivo; mientras tanto protejo {indicator}.",
)
REFLECTIONS = (
    "Me di cuenta de que decidí rápido bajo presión, y que {indicator} pesó más que el resto.",
    "Hoy consultaría antes a quien más pierde; esta vez lo hice tarde por cuidar {indicator}.",
    "Volvería a decidir parecido, pero explicando mejor por qué puse {indicator} primero.",
)


@dataclass(frozen=True, slots=True)
class Persona:
    """How one synthetic participant behaves.

    Attributes
    ----------
    weights
        What each indicator is worth to it, in utility per point.
    reads
        Probability of opening a document.
    surety
        Added to its confidence, in per cent.
    stops_after
        Decisions after which it stops for good; None to play to the end.
    rights
        A right it uses when it is done: ``block``, ``withdraw`` or nothing.
    """

    person: str
    seed: int
    weights: Mapping[str, float]
    reads: float
    surety: int
    begins: bool
    stops_after: int | None
    shares: bool
    evaluation: bool
    rights: str = ""

    def rng(self, *at: object) -> random.Random:
        """Randomness that depends on the persona and the place alone."""
        return random.Random(f"{self.seed}:{self.person}:{at}")  # noqa: S311 - a stated simulation


def personas(scenario: Scenario, seed: int, people: int) -> list[Persona]:
    """The synthetic cohort: `people` personas from `seed`."""
    return [_persona(scenario, seed, number, people) for number in range(1, people + 1)]


def _persona(scenario: Scenario, seed: int, number: int, people: int) -> Persona:
    person = f"demo-{number:02d}"
    rng = random.Random(f"{seed}:{person}:persona")  # noqa: S311 - a stated simulation
    return Persona(
        person=person,
        seed=seed,
        weights={name: rng.gammavariate(1.5, 0.7) for name in scenario.indicators},
        reads=rng.betavariate(2, 2),
        surety=rng.choice((-10, 0, 10, 20, 30)),
        begins=number % 20 != 7,
        stops_after=rng.randint(1, 5) if number % 12 == 5 else None,
        shares=rng.random() < 0.7,
        evaluation=number % 19 != 11,
        rights={people - 1: "block", people - 3: "withdraw"}.get(number, ""),
    )


def reads(persona: Persona, scene: str, document: str) -> bool:
    """Whether the persona opens a document of a scene."""
    return persona.rng("reads", scene, document).random() < persona.reads


def choose(persona: Persona, scenario: Scenario, scene: str, offered: list[str]) -> str:
    """The offered choice that the persona values most."""
    decision = scenario.scenes[scene].decision
    assert decision is not None
    rng = persona.rng("choose", scene)
    values = {c.id: _value(persona, c) + rng.gauss(0, 4) for c in decision.choices}
    return max(offered, key=lambda choice: values[choice])


def _value(persona: Persona, choice: Choice) -> float:
    return sum(persona.weights[name] * points for name, points in choice.effect.indicators.items())


def confidence(persona: Persona, scene: str) -> int:
    """How sure the persona says it is: never quite what it should be."""
    wanted = persona.rng("sure", scene).gauss(50, 25) + persona.surety
    return min(CONFIDENCES, key=lambda step: abs(step - wanted))


def reason(persona: Persona, scene: str, labels: Mapping[str, str]) -> str:
    """A short Spanish reason from a template, naming what the persona weighs most."""
    template = persona.rng("reason", scene).choice(REASONS)
    return template.format(indicator=_dearest(persona, labels))


def _dearest(persona: Persona, labels: Mapping[str, str]) -> str:
    dearest = max(persona.weights, key=lambda name: persona.weights[name])
    return labels[dearest].lower()


def consent(persona: Persona, purposes: list[str]) -> dict[str, bool]:
    """Answers to the consent's purposes."""
    answers = {"learning": True, "evaluation": persona.evaluation, "share_reasons": persona.shares}
    return {p: answers.get(p, persona.rng("consent", p).random() < 0.6) for p in purposes}


def profile(persona: Persona, fields: list[dict[str, Any]]) -> dict[str, Any]:
    """A school in the product's vocabulary."""
    rng = persona.rng("profile")
    return {f["id"]: rng.choice(VOCABULARY[f["id"]]) for f in fields if f["id"] in VOCABULARY}


def reflection(
    persona: Persona, fields: list[dict[str, Any]], labels: Mapping[str, str]
) -> dict[str, Any]:
    """Answers to a reflection form: whole numbers for scales, template texts for prompts."""
    rng = persona.rng("reflection")
    answers: dict[str, Any] = {}
    for field in fields:
        if field["kind"] == "scale":
            answers[field["id"]] = rng.choices(range(1, field["points"] + 1), (1, 2, 4, 5, 3))[0]
        elif field["kind"] == "text":
            answers[field["id"]] = rng.choice(REFLECTIONS).format(
                indicator=_dearest(persona, labels)
            )
    return answers
