"""Breaking text: nothing is wider than its room, nothing is lost without saying so."""

from __future__ import annotations

from lidera_nb.scenario.drawing.text import LABEL, TITLE, breadth, wrapped


def test_no_line_is_wider_than_its_room() -> None:
    text = wrapped("Pedirles que vuelvan el miércoles y conversarlo antes con todos", LABEL, 110)
    assert len(text.lines) > 2
    assert all(breadth(line, LABEL) <= 110 for line in text.lines)
    assert " ".join(text.lines) == text.whole


def test_a_word_wider_than_a_line_is_broken() -> None:
    text = wrapped("a" * 60, LABEL, 100)
    assert all(breadth(line, LABEL) <= 100 for line in text.lines)
    assert "".join(text.lines) == "a" * 60


def test_what_is_cut_short_ends_with_an_ellipsis_and_is_kept_whole() -> None:
    text = wrapped("una palabra tras otra " * 9, TITLE, 90)
    assert len(text.lines) == 3
    assert text.lines[-1].endswith(" …")
    assert text.whole == "una palabra tras otra " * 9


def test_a_number_stays_with_its_sign() -> None:
    assert wrapped("Confianza ≥\u00a052", LABEL, 62).lines == ("Confianza", "≥\u00a052")


def test_no_text_has_no_lines() -> None:
    assert wrapped("", LABEL, 100).lines == ()
    assert wrapped("", LABEL, 100).height == 0
