"""The table of votes in live rooms: what was voted alone, in a group, before the group decided.

A vote is no decision of a person's own play, and is in no other table. Rows come from the rooms'
own streams; nothing of a reason but its length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lidera_nb.dataset.columns import LANG, MODULE, STUDY_ID
from lidera_nb.dataset.schema import Column, Table
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event

Row = dict[str, Any]

WORDS = "words"
"""Key of a row under which the reason itself stands: no column, for the texts of a full release."""

VOTES = Table(
    "votes",
    "Una fila por voto en una sala en vivo: lo que alguien votó en una ronda y lo que el grupo "
    "decidió después. No son decisiones de un caso jugado a solas, que están en `decisions`.",
    "One row per vote in a live room: what somebody voted for in a round, and what the group then "
    "decided. These are not decisions of a case played alone, which are in `decisions`.",
    (
        STUDY_ID,
        Column("room", "integer", "Número de la sala en la cohorte, por orden de apertura.",
               "Number of the room in the cohort, in order of opening."),
        MODULE,
        Column("scenario", "string", "Caso.", "Case."),
        Column("scenario_version", "integer", "Versión del caso.", "Version of the case."),
        Column("scenario_hash", "string", "Huella del contenido del caso.",
               "Hash of the case's content."),
        Column("scene", "string", "Escena de la decisión.", "Scene of the decision."),
        Column("round", "integer", "Ronda: 1 antes de conversar, 2 después.",
               "Round: 1 before the group talked, 2 after."),
        Column("choice", "string", "Opción votada.", "Choice voted for."),
        Column("group_choice", "string", "Lo que el grupo decidió; vacío si no llegó a decidir.",
               "What the group decided; empty if it never did."),
        Column("decided_by", "string",
               "Cómo decidió el grupo: majority (lo más votado) o facilitator (quien facilita).",
               "How the group decided: majority (most votes) or facilitator."),
        Column("reason_chars", "integer", "Largo de la razón (el texto no sale del sistema).",
               "Length of the reason (the text does not leave the system)."),
        LANG,
    ),
)  # fmt: skip


def votes(rooms: Iterable[Sequence[Event]], cohort: str) -> Mapping[str, list[Row]]:
    """The votes of a cohort's rooms by person, each row without its study id."""
    return by_cohort(rooms).get(cohort, {})


def by_cohort(rooms: Iterable[Sequence[Event]]) -> dict[str, dict[str, list[Row]]]:
    """The same for every cohort that had a room."""
    opened: defaultdict[str, list[tuple[int, list[tuple[str, Row]]]]] = defaultdict(list)
    for events in rooms:
        if cohort := _cohort(events):
            opened[cohort].append((events[0].seq, _of_room(events)))
    return {cohort: _numbered(found) for cohort, found in opened.items()}


def _numbered(rooms: list[tuple[int, list[tuple[str, Row]]]]) -> dict[str, list[Row]]:
    """Rows by person, with the number of the room in order of opening."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for number, (_, made) in enumerate(sorted(rooms, key=lambda room: room[0]), start=1):
        for person, row in made:
            found[person].append({"room": number, **row})
    return dict(found)


def _cohort(events: Sequence[Event]) -> str:
    opened = events[0].payload if events else None
    return opened.cohort if isinstance(opened, kinds.RoomOpened) else ""


def _of_room(events: Sequence[Event]) -> list[tuple[str, Row]]:
    """The votes of a room with the decision that followed each."""
    made: list[tuple[str, Row]] = []
    waiting: list[Row] = []
    for event in events:
        if isinstance(event.payload, kinds.VoteCast):
            row = _row(event.payload)
            made.append((event.actor, row))
            waiting.append(row)
        elif isinstance(event.payload, kinds.GroupDecided):
            for row in waiting:
                row |= {"group_choice": event.payload.choice, "decided_by": event.payload.by}
            waiting = []
    return made


def _row(vote: kinds.VoteCast) -> Row:
    return {
        "module": vote.ctx.module,
        "scenario": vote.ctx.definition,
        "scenario_version": vote.ctx.version,
        "scenario_hash": vote.ctx.hash,
        "scene": vote.ctx.node,
        "round": vote.round,
        "choice": vote.choice,
        "group_choice": None,
        "decided_by": None,
        "reason_chars": len(vote.reason),
        WORDS: vote.reason,
        "lang": vote.ctx.lang,
    }
