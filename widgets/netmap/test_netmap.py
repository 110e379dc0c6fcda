"""The netmap widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def view(**more):
    """Six people in two territories: 0 to 2 in the north, 3 to 5 in the south; 5 is silent."""
    return {
        "n": 1, "status": "open", "title": "El mapa del grupo", "synthetic": True,
        "group": {"id": "g", "title": "Valle"}, "groups": [{"id": "g", "title": "Valle"}],
        "people": {"x": [100, 500, 900, 100, 500, 900], "y": [200, 250, 300, 700, 750, 800],
                   "place": [0, 0, 0, 1, 1, 1], "kind": [0, 0, 1, 0, 2, 3]},
        "names": ["Ana Soto", "", "", "", "", ""],
        "bands": [{"label": "Coquimbo", "top": 0, "bottom": 500},
                  {"label": "Maule", "top": 500, "bottom": 1000}],
        "kinds": ["urbana", "rural", "rural de difícil acceso", "sin dato"],
        "waves": [{"id": 1, "label": "Ronda 1", "why": "Respondieron 2 de 6 personas."},
                  {"id": 2, "label": "Ronda 2", "away": [4], "silent": [5]}],
        "relations": [{"id": "advice", "label": "Consejo"}, {"id": "support", "label": "Apoyo"}],
        "ties": {"2/advice": [0, 1, 1, 0, 0, 3], "2/support": [0, 1, 2, 5]},
        "words": {"2/advice": ["**Respondieron 4 de 5.**"], "2/": ["Todas."]}, **more,
    }  # fmt: skip


def crowd(n=400):
    """More people than are drawn as elements, each tied to the next."""
    return view(
        people={"x": [i * 37 % 1000 for i in range(n)], "y": [i * 61 % 1000 for i in range(n)],
                "place": [0] * n, "kind": [0] * n},
        bands=[{"label": "", "top": 0, "bottom": 1000}], names=None,
        ties={"2/advice": [end for i in range(n - 1) for end in (i, i + 1)]},
        relations=[{"id": "advice", "label": "Consejo"}],
        waves=[{"id": 2, "label": "Ronda 2", "away": [], "silent": []}],
    )  # fmt: skip


def drawn(stage, people, *how, **more):
    """A page once its map is there: the map waits to be told how wide it may be."""
    page = stage.open("netmap", people, *how, **more)
    page.locator("canvas[data-painted], [role=option]").first.wait_for()
    return page


def person(page, n):
    return page.locator(f"[role=option][data-i='{n - 1}']")


def label(page):
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def numbers(page):
    return page.locator(".l-list tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )


def test_everybody_has_a_name_that_says_where_and_how_many(stage):
    page = stage.open("netmap", view())
    told = "Persona 1, Coquimbo · urbana: la buscan 1, busca a 2."
    assert person(page, 1).get_attribute("aria-label") == told
    silent = "Persona 6, Maule · sin dato: la buscan 0; no respondió esta vez."
    assert person(page, 6).get_attribute("aria-label") == silent


def test_arrows_follow_ties_and_else_go_to_the_nearest(stage):
    page = stage.open("netmap", view())
    person(page, 1).focus()
    page.keyboard.press("ArrowDown")
    assert label(page).startswith("Persona 4,")
    page.keyboard.press("ArrowRight")
    assert label(page).startswith("Persona 6,")
    page.keyboard.press("ArrowUp")
    assert label(page).startswith("Persona 3,")
    page.keyboard.press("ArrowRight")
    assert label(page).startswith("Persona 3,")


def test_one_person_is_in_the_tab_order_and_escape_lets_go(stage):
    page = stage.open("netmap", view())
    person(page, 2).focus()
    assert page.locator("[role=option][tabindex='0']").count() == 1
    assert person(page, 2).get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert page.locator("[aria-selected=true]").count() == 0
    assert page.get_by_text("Elija a una persona en el mapa").is_visible()


def test_focus_shows_neighbours_on_the_map_and_in_words(stage):
    page = stage.open("netmap", view())
    person(page, 1).focus()
    near = page.locator(".l-near").evaluate_all("all => all.map(one => one.dataset.i)")
    assert sorted(near) == ["0", "1", "3"]
    assert page.get_by_text("Busca a: Persona 2, Persona 4").is_visible()
    assert page.get_by_text("La buscan: Persona 2", exact=True).is_visible()


def test_a_touch_near_somebody_chooses_them(stage):
    page = stage.open("netmap", view())
    board = page.get_by_role("listbox")
    frame, box = board.bounding_box(), person(page, 4).locator("circle").bounding_box()
    spot = {"x": box["x"] - frame["x"] + 20, "y": box["y"] - frame["y"] + 16}
    board.click(position=spot, force=True)
    assert person(page, 4).get_attribute("aria-selected") == "true"


@pytest.mark.parametrize("relation", ["advice", "support", ""])
@pytest.mark.parametrize("place", ["", "0", "1"])
def test_map_and_table_hold_the_same_people_with_the_same_counts(stage, relation, place):
    page = stage.open("netmap", view())
    page.get_by_label("Relación").select_option(relation)
    page.get_by_label("Territorio").select_option(place)
    told = page.locator("[role=option]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    rows = numbers(page)
    assert len(rows) == len(told)
    for name, got, sent in rows:
        who = name.removesuffix(name[9:])
        one = next(label for label in told if label.startswith(who + ","))
        assert f"la buscan {got}" in one
        assert "no respondió" in one if sent == "sin dato" else f"busca a {sent}" in one


def test_relations_are_counted_once_when_all_are_shown(stage):
    page = stage.open("netmap", view())
    page.get_by_label("Relación").select_option("")
    assert page.get_by_role("listbox").get_attribute("aria-label") == "Mapa de 5 personas y 4 lazos"
    assert page.get_by_text("Todas.", exact=True).is_visible()


def test_a_territory_keeps_the_far_ends_of_its_ties_in_sight_but_not_in_the_list(stage):
    page = stage.open("netmap", view())
    page.get_by_label("Territorio").select_option("1")
    assert page.locator("[role=option]").count() == 2
    assert page.locator(".l-beyond").count() == 1


def test_a_wave_that_is_not_shown_says_why_and_draws_nobody(stage):
    page = stage.open("netmap", view())
    page.get_by_label("Ronda").select_option("1")
    assert page.get_by_text("Respondieron 2 de 6 personas.").is_visible()
    assert page.locator("[role=option], .l-list").count() == 0
    page.get_by_label("Ronda").select_option("2")
    assert page.locator("[role=option]").count() == 5


def test_nobody_is_named_before_it_is_asked_for(stage):
    page = stage.open("netmap", view())
    assert "Ana Soto" not in page.content()
    page.get_by_label("Mostrar el nombre de quienes lo autorizaron").check()
    assert person(page, 1).get_attribute("aria-label").startswith("Ana Soto,")
    assert person(page, 2).get_attribute("aria-label").startswith("Persona 2,")


def test_the_table_sorts_says_so_and_finds_people_on_the_map(stage):
    page = stage.open("netmap", view())
    assert page.get_by_role("columnheader", name="La buscan").get_attribute("aria-sort") == (
        "descending"
    )
    page.get_by_role("button", name="Persona", exact=True).click()
    assert [row[0][:9] for row in numbers(page)] == [f"Persona {n}" for n in (1, 2, 3, 4, 6)]
    page.get_by_role("button", name="Persona 3: verla en el mapa").click()
    assert label(page).startswith("Persona 3,")


def test_another_group_is_asked_for(stage):
    groups = [{"id": "g", "title": "Valle"}, {"id": "h", "title": "Norte"}]
    page = stage.open("netmap", view(groups=groups))
    told = page.locator("select").first.locator("option").all_text_contents()
    assert told == ["Valle", "Norte"]
    page.get_by_label("Grupo").select_option("h")
    assert stage.acts[0]["body"] == {"do": "look", "cohort": "h"}
    stage.answer(view(groups=groups, group=groups[1], why="No hay ronda.", n=1))
    assert page.get_by_text("No hay ronda.").is_visible()


def test_thousands_are_painted_and_paged_beside_it(stage):
    page = drawn(stage, crowd(9000))
    assert page.locator("[role=option]").count() == 0
    assert page.get_by_text("De la 1 a la 25 de 9000 personas").is_visible()
    page.get_by_role("button", name="Siguientes").click()
    assert page.get_by_text("De la 26 a la 50 de 9000 personas").is_visible()
    inked = """() => {
        const c = document.querySelector("canvas");
        const { data } = c.getContext("2d").getImageData(0, 0, c.width, c.height);
        return data.filter((value, i) => i % 4 === 3 && value > 0).length;
    }"""
    assert page.evaluate(inked) > 10_000


def test_the_painted_map_answers_keys_buttons_and_touch(stage):
    page = drawn(stage, crowd())
    canvas = page.get_by_role("img")
    seen = "() => document.querySelector('canvas').dataset.view"
    whole = page.evaluate(seen)
    canvas.focus()
    page.keyboard.press("+")
    near = page.evaluate(seen)
    page.keyboard.press("ArrowRight")
    assert len({whole, near, page.evaluate(seen)}) == 3
    page.get_by_role("button", name="Ver todo").click()
    assert page.evaluate(seen) == whole
    box = canvas.bounding_box()
    x = lambda i: box["x"] + i * 37 % 1000 / 1000 * box["width"]  # noqa: E731
    page.mouse.click(x(5), box["y"] + 5 * 61 % 1000 / 1000 * box["height"])
    assert page.get_by_text("Persona 6,").is_visible()


def test_text_of_people_is_never_markup(stage):
    bad = "<img src=x onerror=document.title='broken'>"
    page = stage.open("netmap", view(names=[bad, "", "", "", "", ""]))
    page.get_by_label("Mostrar el nombre de quienes lo autorizaron").check()
    person(page, 1).focus()
    assert page.title() == "LIDERA"


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize(("lang", "dark"), [("es", False), ("en", True)])
@pytest.mark.parametrize("made", [view, crowd])
def test_axe_finds_nothing_serious(stage, axe, made, width, lang, dark):
    page = drawn(stage, made(), lang, width, dark)
    if made is view:
        person(page, 1).focus()
    assert axe(page) == []


@pytest.mark.parametrize("made", [view, crowd])
def test_nothing_scrolls_sideways_at_320_pixels_even_with_text_twice_as_large(stage, made):
    page = drawn(stage, made(), width=320)
    for size in ("100%", "200%"):
        page.evaluate("size => (document.documentElement.style.fontSize = size)", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, size
