"""A diary of visits: its writer's alone, beside the reflection, and the beginning of a card."""

import pytest

from lidera_nb.activities.cards.writing.origins import sources_of
from lidera_nb.events.catalogue import private_fields
from tests.activities.exchange.meeting import Meeting
from tests.ourcourse import our_course

TEXT = "En el patio, la inspectora saluda a cada niño por su nombre."


@pytest.fixture
def group():
    return Meeting(our_course())


def notes(group, person="ana", text=TEXT, day="2026-08-03", visit="", entry=""):
    body = {"do": "note", "entry": entry, "day": day, "visit": visit, "text": text}
    said = group.does(person, "diary", **body)
    return said[0].payload.entry if isinstance(said, tuple) and said else said


def entries(group, person="ana", lang="es"):
    return group.sees(person, "diary", lang)["entries"]


def test_entries_stand_by_their_days_and_are_written_anew_and_taken_out(group):
    first = notes(group)
    notes(group, text="Segundo día: la sala de profesores.", day="2026-08-04")
    assert [one["date"] for one in entries(group)] == ["4 de agosto de 2026", "3 de agosto de 2026"]
    notes(group, text="Corregido.", entry=first)
    assert [one["text"] for one in entries(group)][1] == "Corregido."
    assert notes(group, text="Corregido.", entry=first) == ()
    group.does("ana", "diary", do="remove", entry=first)
    assert [one["date"] for one in entries(group, lang="en")] == ["August 4, 2026"]


def test_an_entry_can_be_about_a_visit_that_one_makes_and_no_other(group):
    group.offers("lea")
    group.asks("ana")
    group.confirms()
    assert group.sees("ana", "diary")["visits"] == [
        {"id": "1-1", "label": "Visita a Lea Soto, abril"}
    ]
    notes(group, visit="1-1")
    assert entries(group)[0]["about"] == "Visita a Lea Soto, abril"
    assert notes(group, "lea", visit="1-1").text == "diary.refused.visit"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"day": "2026-08-05"}, "diary.refused.day"),
        ({"day": "2025-08-01"}, "diary.refused.day"),
        ({"day": "ayer"}, "diary.refused.day"),
        ({"text": " "}, "diary.refused.empty"),
        ({"text": "x" * 2001}, "diary.refused.text"),
        ({"entry": "d-none"}, "diary.refused.gone"),
        ({"visit": "9-9"}, "diary.refused.visit"),
    ],
)
def test_what_cannot_be_noted_is_told(group, wrong, why):
    assert notes(group, **wrong).text == why
    assert entries(group) == []


def test_nobody_else_touches_an_entry(group):
    name = notes(group)
    for body in ({"do": "remove"}, {"do": "share", "shared": True}):
        assert group.does("eva", "diary", entry=name, **body).text == "diary.refused.gone"
    assert notes(group, "eva", entry=name).text == "diary.refused.gone"
    assert TEXT not in str(entries(group, "eva"))


def test_whoever_leads_reads_what_is_shared_and_nothing_else(group):
    name = notes(group)
    notes(group, text="Esto es solo mío.")
    assert group.desk()["diaries"] == []
    group.does("ana", "diary", do="share", entry=name, shared=True)
    (shared,) = group.desk()["diaries"]
    assert shared == {
        "who": "Ana Pérez", "entries": [{"day": "3 de agosto de 2026", "text": TEXT}]
    }  # fmt: skip
    assert notes(group, text="Corregido.", entry=name) == name
    assert group.desk()["diaries"][0]["entries"][0]["text"] == "Corregido."
    group.does("ana", "diary", do="share", entry=name, shared=False)
    assert group.desk()["diaries"] == []
    assert group.does("ana", "diary", do="share", entry=name, shared=False) == ()


def test_the_diary_stands_beside_the_reflection_on_the_visit(group):
    assert "diario" not in group.view_of("ana", "told")["intro"]
    notes(group, text="Un *saludo* por nombre.")
    intro = group.view_of("ana", "told")["intro"]
    assert "Lo que usted anotó en su diario:" in intro
    assert "**3 de agosto de 2026.** Un \u2217saludo\u2217 por nombre." in intro
    assert "saludo" not in group.view_of("eva", "told")["intro"]


def test_a_card_is_begun_from_the_diary_and_the_reflection_together(group):
    notes(group)
    saw = "Que la reunión parte con una buena noticia."
    group.says("ana", "told", saw=saw, brings="La pauta.", tries="El lunes.")
    (source,) = [one for one in sources_of(group.story("ana")) if one.origin.node == "all"]
    assert source.text == f"{saw}\n\nLa pauta.\n\nEl lunes.\n\n2026-08-03: {TEXT}"
    assert source.words("practice", "es").problem == source.text
    assert [one for one in sources_of(group.story("eva")) if one.origin.node == "all"] == []


def test_what_is_noted_is_sealed():
    assert private_fields("diary.noted") == {"text"}
