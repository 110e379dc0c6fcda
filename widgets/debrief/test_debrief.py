"""The debrief widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_the_path_is_an_ordered_list_with_reasons_and_roads_not_taken(stage, sample):
    page = stage.open("debrief", sample("debrief"))
    steps = page.locator("ol.l-path > li")
    assert steps.count() == 2
    assert "No quiero decidir por teléfono." in steps.first.inner_text()
    steps.first.get_by_text("Caminos no tomados (1)").click()
    assert steps.first.get_by_text("Llamo esa misma tarde.").is_visible()


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
