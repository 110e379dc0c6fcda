"""The debrief widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_the_path_is_an_ordered_list_with_reasons(stage, sample):
    page = stage.open("debrief", sample("debrief"))
    steps = page.locator("ol.l-path > li")
    assert steps.count() == 2
    assert "No quiero decidir por teléfono." in steps.first.inner_text()


def test_the_map_tells_the_road_taken_and_where_the_others_led(stage, sample):
    page = stage.open("debrief", sample("debrief"))
    rows = page.locator("ol.l-map > li")
    assert rows.count() == 3
    assert "Espero al lunes para hablar." in rows.nth(0).inner_text()
    branches = rows.nth(1).get_by_role("list", name="También podía decidir").get_by_role("listitem")
    assert "Lleva a: La sala del quinto" in branches.nth(0).inner_text()
    told = branches.nth(1).inner_text()
    assert told.endswith("La oficina / la misma escena que siguió / otro final")
    assert "Otros finales que tiene el caso: 3" in rows.nth(2).inner_text()


def test_too_few_colleagues_are_told_of_once(stage, sample):
    page = stage.open("debrief", sample("debrief"))
    assert page.get_by_text("Cuando al menos 5 colegas").count() == 1
    assert page.locator(".l-peers").count() == 0


def test_what_colleagues_decided_stands_beside_ones_own_choice_in_numbers(stage, sample):
    page = stage.open("debrief", sample("together"))
    assert page.get_by_text("Donde decidieron menos de 5, no se muestra.").count() == 1
    choices = page.locator(".l-peers").nth(0).locator("> ul > li")
    assert "3 de 6 (50\u00a0%)" in choices.nth(0).inner_text()
    marked = [choices.nth(i).get_by_text("Su decisión").count() for i in range(3)]
    assert marked == [1, 0, 0]


def test_reasons_of_colleagues_are_quotations_and_never_markup(stage, sample):
    page = stage.open("debrief", sample("together"))
    page.get_by_text("Razones que comparten colegas (2)").click()
    quoted = page.locator(".l-peers blockquote").first
    assert quoted.inner_text() == "Un adulto en la sala\n*hoy*, <b>no</b> mañana."
    assert quoted.locator("b, em").count() == 0


@pytest.mark.parametrize(
    ("about", "actual", "synthetic", "told"),
    [
        ("peers", 50, True, "Entre sus colegas fue 50\u00a0%."),
        ("peers", None, False, "Todavía no hay suficientes colegas para compararla."),
        ("panel", 40, False, "En el panel fue 40\u00a0%."),
        ("panel", 40, True, "En el panel sintético fue 40\u00a0%."),
        (
            "panel",
            None,
            True,
            "En el panel son muy pocos los que pasaron por aquí.",
        ),
    ],
)
def test_an_estimate_of_others_is_told_against_what_they_did(
    stage, sample, about, actual, synthetic, told
):
    view = sample("together")
    view["steps"][1]["foresight"] |= {"about": about, "actual": actual, "synthetic": synthetic}
    page = stage.open("debrief", view)
    fell = page.locator(".l-path > li").nth(1).locator(".l-fell").last.inner_text()
    assert fell == f"Su estimación fue 75\u00a0%. {told}"


def test_a_synthetic_panel_says_so_wherever_it_is_seen(stage, sample):
    page = stage.open("debrief", sample("together"))
    assert page.get_by_text("También se ve un panel sintético: 12 reglas").is_visible()
    blocks = page.locator(".l-peers", has_text="Panel sintético: 12 reglas de decisión")
    assert blocks.count() == 1  # where three came by, nothing is shown
    told = blocks.inner_text()
    assert "7 de 12 (58\u00a0%)" in told
    assert "Poca coincidencia. De cada 100 parejas del panel, 38 eligen lo mismo" in told
    assert blocks.locator("li").nth(0).get_by_text("Su decisión").count() == 1


def test_what_a_rule_looked_at_is_folded_and_never_called_a_reason_of_somebody(stage, sample):
    page = stage.open("debrief", sample("together"))
    page.get_by_text("Qué miró cada regla (1)").click()
    assert page.get_by_text("Regla: mirar todos los indicadores por igual.").is_visible()
    assert page.get_by_text("Razones del panel").count() == 0
    assert page.locator(".l-peers", has_text="Panel sintético").locator("blockquote").count() == 0


def test_a_panel_of_people_is_called_one(stage, sample):
    view = sample("together")
    view["panel"]["synthetic"] = view["steps"][1]["panel"]["synthetic"] = False
    page = stage.open("debrief", view)
    assert page.get_by_text("Panel: 12 personas con experiencia").is_visible()
    assert page.get_by_text("Razones del panel (1)").is_visible()
    assert page.get_by_text("sintético").count() == 0


def test_how_near_estimates_of_others_came_is_a_sentence(stage, sample):
    page = stage.open("debrief", sample("together"))
    assert page.get_by_text("se alejaron 15 puntos. Puntaje: 0,03,").is_visible()


def test_what_had_not_arrived_names_the_decision_that_sent_it(stage, sample):
    page = stage.open("debrief", sample("together"))
    waiting = page.locator("section", has=page.get_by_role("heading", name="quedó en camino"))
    told = waiting.locator("li").inner_text()
    assert "Carta · Irma Contreras" in told
    assert "Venía de su decisión: «Tomo yo el curso" in told


def test_calibration_is_a_sentence_a_picture_and_a_table(stage, sample):
    page = stage.open("debrief", sample("together"))
    section = page.locator("section", has=page.get_by_role("heading", name="Lo que esperaba"))
    told = section.locator("p").first.inner_text()
    assert told.startswith(
        "En 9 predicciones ya resueltas dio, en promedio, una probabilidad de 61"
    )
    assert "ocurrió menos de lo que esperaba" in told
    assert "75 %: 4 predicciones, 2" in section.get_by_role("img").get_attribute("aria-label")
    section.get_by_text("Ver los números").click()
    assert section.get_by_role("row").nth(3).inner_text().split() == ["75", "%", "4", "2"]
    assert section.get_by_text("Puntaje de Brier: 0,21.").is_visible()


def test_with_few_predictions_it_is_said_how_many_are_needed(stage, sample):
    page = stage.open("debrief", sample("debrief"))
    section = page.locator("section", has=page.get_by_role("heading", name="Lo que esperaba"))
    assert section.get_by_text("Lleva 1; faltan 7.").is_visible()
    assert section.get_by_role("img").count() == 0


@pytest.mark.parametrize(
    ("outcome", "told"),
    [(True, "y ocurrió."), (False, "y no ocurrió."), (None, "no llegó a saberse.")],
)
def test_a_prediction_is_told_against_what_happened(stage, sample, outcome, told):
    view = sample("debrief")
    view["steps"][1]["prediction"]["outcome"] = outcome
    page = stage.open("debrief", view)
    fell = page.locator(".l-fell").inner_text()
    assert "75\u00a0%" in fell
    assert fell.endswith(told)


def test_each_indicator_is_a_named_line_and_a_table(stage, sample):
    page = stage.open("debrief", sample("debrief"))
    line = page.get_by_role("img", name="Su tiempo. De 70 (firme) a 30 (escaso).")
    assert line.get_attribute("tabindex") == "0"
    page.get_by_text("Ver los mismos datos en tablas").click()
    table = page.get_by_role("table", name="Su tiempo")
    assert table.get_by_role("row").nth(3).inner_text().split() == ["2", "30", "escaso"]


def test_reading_is_marked_once_and_the_focus_stays_nearby(stage, sample):
    page = stage.open("debrief", sample("debrief"))
    page.get_by_role("button", name="Terminé de leer").dblclick()
    assert [act["body"] for act in stage.acts] == [{"do": "seen"}]
    stage.answer(sample("debrief") | {"n": 21, "status": "done"})
    assert page.get_by_role("button", name="Terminé de leer").count() == 0
    assert "Quedó registrado" in page.evaluate("document.activeElement.textContent")


def beside(sample):
    """Two attempts: the second one decision longer."""
    cell = {"title": "La llamada", "choice": "Espero al lunes."}
    other = {"title": "La llamada", "choice": "Llamo ahora."}
    view = sample("debrief")
    view["attempts"] = {
        "rule": "Puede jugar este caso hasta 3 veces.",
        "underway": True,
        "columns": [
            {"number": 1, "counts": True, "role": "", "ending": "Septiembre"},
            {"number": 2, "counts": False, "role": "", "ending": "Octubre"},
        ],
        "decisions": [
            {"number": 1, "cells": [cell, cell], "same": True},
            {"number": 2, "cells": [None, other], "same": False},
        ],
        "indicators": [
            {"label": "Su tiempo", "cells": [{"value": 30, "word": "escaso"},
                                             {"value": 62, "word": "firme"}]},
        ],
    }  # fmt: skip
    return view


def test_attempts_are_a_table_that_says_what_counts_and_what_was_the_same(stage, sample):
    page = stage.open("debrief", beside(sample))
    table = page.get_by_role("table").first
    heads = table.get_by_role("columnheader")
    assert [heads.nth(i).inner_text() for i in range(2)] == ["Intento 1", "Intento 2"]
    rows = table.get_by_role("row")
    told = [" ".join(rows.nth(i).inner_text().split()) for i in range(1, 5)]
    assert told[0].startswith("Final Intento 1 Septiembre el que cuenta en los informes")
    assert "igual en todos" in told[1]
    assert "igual en todos" not in told[2]
    assert "Nada" in told[2]
    assert "62 firme" in told[3]
    assert page.get_by_text("Hay otro en curso").is_visible()


def test_on_a_narrow_screen_every_cell_says_whose_it_is(stage, sample):
    page = stage.open("debrief", beside(sample))
    page.set_viewport_size({"width": 1280, "height": 800})
    tag = page.locator(".l-beside .l-tag").first
    assert not tag.is_visible()
    page.set_viewport_size({"width": 320, "height": 800})
    assert tag.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
