"""Explora in a kernel, without a browser: what is drawn, what is sent, what stays text."""

from __future__ import annotations

import re
import sys
from types import SimpleNamespace
from typing import Any

import ipywidgets
import pytest

from lidera_nb import texts
from lidera_nb.pages.explora import board as board_module
from lidera_nb.pages.explora import figures, markup
from lidera_nb.pages.explora.board import Board
from lidera_nb.pages.explora.drawing import Drawing
from lidera_nb.settings import PROJECT

EVIL = '<img src=x onerror="alert(1)">'


def line(name: str, *values: int) -> dict[str, Any]:
    return {"id": name, "label": name.title(), "values": list(values),
            "words": ["justo"] * len(values)}  # fmt: skip


def decision(number: int, **more: Any) -> dict[str, Any]:
    base = {"number": number, "title": f"Escena {number}", "arrivals": [], "seconds": 90.0}
    return {**base, "opened": 1, "there": 2, "words": 40, **more}


def prediction(confidence: int, outcome: bool | None) -> dict[str, Any]:
    return {"prediction": {"text": "Vendrá.", "confidence": confidence, "outcome": outcome}}


VIEW = {
    "n": 3,
    "status": "open",
    "title": "Explora",
    "indicators": [line("confianza", 50, 60, 40), line("tiempo", 60, 55, 50)],
    "decisions": [
        decision(1, **prediction(25, True)),
        decision(2, seconds=2400.0, arrivals=["La vecina"], **prediction(75, False)),
    ],
    "arranged": {
        "indicators": ["confianza"],
        "late": False,
        "order": "case",
        "before": "documents",
    },
    "note": {"text": "", "least": 10, "most": 2000},
}


class Port:
    """Answers with a view and keeps what was asked of it."""

    def __init__(self, view: dict[str, Any], ack: dict[str, Any] | None = None) -> None:
        self.view, self.ack, self.asked = view, ack or {"status": "saved", "n": 4}, []

    def views(self) -> dict[str, Any]:
        return {"explore": self.view} if self.view else {}

    def act(self, key: str, message: Any) -> dict[str, Any]:
        self.asked.append((key, dict(message)))
        return self.ack


STEP = SimpleNamespace(
    key="explore",
    of=SimpleNamespace(module="01-caso", key="case", titles={"es": "El caso", "en": "The case"}),
)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    shown: list[Any] = []
    monkeypatch.setattr(board_module, "display", shown.append)
    return shown


def whole(port: Port, headings: list[str] | None = None) -> Board:
    board = Board(port, STEP, "es", (headings if headings is not None else []).append, False)
    for part in (board.indicators, board.predictions, board.before, board.note):
        part()
    return board


def every(shown: list[Any], kind: type) -> list[Any]:
    """All widgets of a kind, within whatever boxes."""
    found, waiting = [], list(shown)
    while waiting:
        one = waiting.pop(0)
        found += [one] if isinstance(one, kind) else []
        waiting = [*getattr(one, "children", ()), *waiting]
    return found


def undrawn(_make: Any, told: str) -> str:
    return markup.sentence(told)


def test_each_part_draws_its_heading_its_control_and_its_chart(shown: list[Any]) -> None:
    headings: list[str] = []
    whole(Port(VIEW), headings)
    assert headings == ["indicators", "predictions", "before", "note"]
    drawn = [h.value for h in every(shown, ipywidgets.HTML) if "<svg" in h.value]
    assert len(drawn) == 4
    assert all(h.count("<table") == h.count('role="img" aria-label="') == 1 for h in drawn)
    named = (ipywidgets.ToggleButtons, ipywidgets.Dropdown, ipywidgets.Textarea)
    assert all(w.description for kind in named for w in every(shown, kind))


def test_a_choice_is_sent_as_one_act_with_an_id_and_told(shown: list[Any]) -> None:
    port = Port(VIEW)
    whole(port)
    every(shown, ipywidgets.Checkbox)[1].value = True
    ((key, sent),) = port.asked
    assert (key, sent["n"]) == ("explore", 3)
    assert re.fullmatch(r"[0-9a-f-]{36}", sent["id"])
    assert sent["body"]["indicators"] == ["confianza", "tiempo"]
    assert texts.say("es", "explore.saved") in shown[0].value
    figure = every(shown, ipywidgets.HTML)[2]
    assert figure.layout.display is None


def test_what_was_not_saved_is_told_with_its_reason(shown: list[Any]) -> None:
    whole(Port(VIEW, {"status": "refused", "n": 3, "reason": f"Sin conexión {EVIL}"}))
    every(shown, ipywidgets.Button)[0].click()
    assert 'data-state="refused"' in shown[0].value
    assert "Sin conexión" in shown[0].value
    assert "<img" not in shown[0].value


def test_a_note_is_kept_as_the_box_is_left_and_never_becomes_markup(shown: list[Any]) -> None:
    port = Port({**VIEW, "note": {"text": EVIL, "least": 10, "most": 2000}})
    whole(port)
    (box,) = every(shown, ipywidgets.Textarea)
    assert box.value == EVIL
    assert all("onerror" not in h.value for h in every(shown, ipywidgets.HTML))
    box.value = "corta"
    box.value = "Ahora sí alcanza."
    assert [m["body"] for _, m in port.asked] == [{"do": "note", "text": "Ahora sí alcanza."}]


def test_a_closed_page_says_what_is_missing_and_shows_the_way(shown: list[Any]) -> None:
    headings: list[str] = []
    whole(Port({"n": 0, "status": "locked", "title": "x", "lock": "Se abre después."}), headings)
    (said,) = shown
    assert headings == []
    assert "Se abre después." in said.value
    assert 'href="/m/01-caso#step-case"' in said.value


def test_rendering_for_everyone_draws_a_widget_that_makes_the_page_live(shown: list[Any]) -> None:
    whole(Port({}))
    assert [type(one) for one in shown] == [ipywidgets.HTML]


def test_labels_are_escaped_wherever_they_stand() -> None:
    view = {**VIEW, "decisions": [decision(1, title=EVIL, arrivals=[EVIL])]}
    one = {**line("x", 50, 60), "label": EVIL, "words": [EVIL, EVIL]}
    drawing = Drawing("es", False)
    drawing.begin(lambda: None)
    drawn = figures.indicator(one, view, True, "es", drawing.draw)
    drawn += figures.documents(view, "es", drawing.draw) + figures.minutes(view, "es", drawing.draw)
    assert "<img" not in drawn
    assert "&lt;img" in drawn


def test_predictions_are_counted_and_never_called_a_measure() -> None:
    told = figures.predictions(VIEW, "case", "es", undrawn)
    assert texts.say("es", "explore.tally_likely", n=1, hits=0) in told
    assert texts.say("es", "explore.tally_unlikely", n=1, hits=1) in told
    assert "abiertas" not in told
    assert texts.say("es", "explore.few", n=2) in told


def test_predictions_can_be_put_in_order_of_confidence() -> None:
    case, sure = (figures.predictions(VIEW, order, "es", undrawn) for order in ("case", "sure"))
    little, much = "25\N{NO-BREAK SPACE}%, ocurrió", "75\N{NO-BREAK SPACE}%, no ocurrió"
    assert case.index(little) < case.index(much)
    assert sure.index(much) < sure.index(little)


def test_a_path_without_predictions_says_so() -> None:
    bare = {**VIEW, "decisions": [decision(1)]}
    assert texts.say("es", "explore.no_predictions") in figures.predictions(
        bare, "case", "es", undrawn
    )


def test_a_long_time_is_a_pause_and_not_thinking() -> None:
    told = figures.minutes(VIEW, "es", undrawn)
    assert "Escena 2: pausa larga" in told
    assert texts.say("es", "explore.minutes", median="2 min") in told


def test_documents_are_counted_with_their_words() -> None:
    told = figures.documents(VIEW, "en", undrawn)
    assert "2 of the 4 documents" in told
    assert "about 80 words" in told


def test_without_its_library_a_chart_is_told_and_its_numbers_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "lidera_nb.pages.explora.charts", None)
    drawing = Drawing("es", False)
    drawing.begin(lambda: None)
    told = figures.indicator(VIEW["indicators"][0], VIEW, False, "es", drawing.draw)
    assert texts.say("es", "explore.undrawn") in told
    assert "<table" in told


def test_the_author_of_the_page_explores_a_play_of_their_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    from lidera_nb.pages import module

    monkeypatch.setenv("LIDERA_COURSE", str(PROJECT / "course"))
    monkeypatch.setenv("LIDERA_JOURNAL", str(tmp_path / "journal.db"))
    said: list[Any] = []
    monkeypatch.setattr(board_module, "display", said.append)
    board = module("02-explora").explore("explore")
    assert not board.open
    assert "El caso: Los que faltan" in said[0].value
