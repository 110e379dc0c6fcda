"""A card in two languages, in a real browser: every text stands beside the first."""

from __future__ import annotations

import pytest

from lidera_nb.cards.model import Words
from tests.widgets.cardviews import content, opened, sent

pytestmark = pytest.mark.browser


def bilingual(**more):
    made = content(problem="Llegan sin comer.")
    made["texts"]["en"] = Words(title="").model_dump(mode="json")
    return opened(content=made, missing_other=["title", "problem"], **more)


def test_a_card_gets_its_second_language_and_every_text_stands_beside_the_first(stage):
    page = stage.open("cards", opened(content=content(problem="Llegan sin comer.")))
    page.get_by_role("button", name="Escribirla también en inglés").press("Enter")
    assert page.evaluate("document.activeElement.id").endswith("en-title")
    page.keyboard.type("Breakfast")
    pair = page.locator(".l-pair").filter(has_text="Llegan sin comer.")
    assert pair.locator("textarea").get_attribute("lang") == "en"
    pair.locator("textarea").fill("They come hungry.")
    words = sent(stage, page, 1)["content"]["texts"]
    assert (words["en"]["title"], words["en"]["problem"]) == ("Breakfast", "They come hungry.")
    assert (words["es"]["problem"], words["en"]["steps"]) == ("Llegan sin comer.", [])


def test_what_one_language_lacks_leads_there_and_nothing_is_sent_before(stage):
    page = stage.open("cards", bilingual())
    page.get_by_text("La ficha en inglés").click()
    page.get_by_role("link", name="Qué problema había · en inglés").click()
    assert page.evaluate("document.activeElement.id").endswith("en-problem")
    assert page.get_by_role("button", name="Enviar a revisión").count() == 0


def test_steps_that_are_too_long_are_told_in_the_language_in_which_they_are(stage):
    page = stage.open("cards", bilingual())
    steps = page.locator("textarea[id$='-en-steps']")
    steps.fill("x" * 201)
    assert page.locator(".l-pair", has_text="más de 200 letras").count() == 1
    steps.fill("One\nTwo")
    assert sent(stage, page, 1)["content"]["texts"]["en"]["steps"] == ["One", "Two"]


def test_the_second_language_can_be_taken_away_again(stage):
    page = stage.open("cards", bilingual())
    page.get_by_text("Quitar la versión en inglés").first.click()
    page.get_by_role("button", name="Quitar la versión en inglés").click()
    assert page.evaluate("document.activeElement.id").endswith("other-add")
    assert list(sent(stage, page, 1)["content"]["texts"]) == ["es"]


def test_where_versions_differ_in_the_second_language_it_is_named(stage):
    field = {"path": "texts.en.title", "before": "", "after": "Breakfast"}
    versions = [{"number": n, "at": "3 nov", "mine": True, "published": False, "note": ""}
                for n in (2, 1)]  # fmt: skip
    page = stage.open("cards", bilingual(
        versions=versions, compared={"number": 1, "fields": [field]}))  # fmt: skip
    assert page.locator("dt").first.inner_text() == "Nombre de la práctica · en inglés"


@pytest.mark.parametrize("width", [320, 1280])
def test_a_card_in_two_languages_is_sound(stage, axe, width):
    page = stage.open("cards", bilingual(), "en", width)
    page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
