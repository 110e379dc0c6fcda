"""H5P's Branching Scenario: nodes become scenes, end screens endings."""

import pytest

from tests.scenario.importers.packages import (
    ABOUT,
    PNG,
    SMALL,
    answer,
    end,
    image,
    node,
    package,
    question,
    scenario,
    text,
)


def test_a_question_is_a_decision_and_feedback_its_consequence(imported):
    contents = (
        text("<p>Son las <strong>siete</strong>.</p>", 1),
        question("<p>¿Y ahora?</p>", answer("Ir &amp; ver", -2, "<p>Vio.</p>", "<p>Nada.</p>"),
                 answer("Esperar", 0)),
    )  # fmt: skip
    made = imported(package(scenario(*contents, ends=(end(-2, "Tarde", "<p>Ya.</p>"),))), "a.h5p")
    assert made.es["title"] == "La fila"
    first, second, last = made.scenes
    assert made.scenes[first]["next"] == second
    assert made.choices(second) == {"ir_ver": last, "esperar": first}
    assert made.es[f"scene.{first}.b1"] == "Son las **siete**."
    assert made.es[f"scene.{second}.b1"] == "¿Y ahora?"
    assert made.es[f"choice.{second}.ir_ver.consequence"] == "Vio.\n\nNada."
    assert made.es[f"choice.{second}.esperar.consequence"].startswith("[Complete:")
    assert made.scenes[last]["ending"] is True
    assert (made.es[f"scene.{last}.title"], made.es[f"scene.{last}.b1"]) == ("Tarde", "Ya.")


def test_a_feedback_where_all_ends_is_the_ending(imported):
    contents = question("¿?", answer("A", -1, "Lejos", "Se fue."), answer("B", -1))
    made = imported(package(scenario(contents)), "a.h5p")
    ways = made.choices("scene_0")
    assert ways == {"a": "lejos", "b": "fin"}
    assert made.es["scene.lejos.b1"] == "Se fue."


def test_images_are_carried_over_with_their_alternative_text(imported):
    contents = (image("images/a.png", "El patio", 1), image("images/a.png", "", 2),
                image("images/b.gif", "B", 3), image("images/c.png", "C"))  # fmt: skip
    files = {"content/images/a.png": PNG, "content/images/b.gif": b"GIF89a",
             "content/images/c.png": PNG + bytes(60_000)}  # fmt: skip
    made = imported(package(scenario(*contents), files), "a.h5p")
    assert [path.name for path in (made.folder / "media").iterdir()] == ["image-1.png"]
    assert made.scenes["scene_0"]["beats"] == [{"id": "b1", "kind": "image", "src": "image-1.png"}]
    assert made.es["scene.scene_0.b1"] == "El patio"
    assert made.es["scene.scene_1.b1"] == "[Complete: el texto alternativo de la imagen]"
    assert "the image 'images/b.gif': it is not a PNG, JPEG or WebP" in made.report
    assert "the image 'images/c.png': it is larger than 60 KB; make it smaller" in made.report


@pytest.mark.parametrize("path", ["https://a.example/a.png", "../h5p.json", "images/none.png"])
def test_an_image_that_is_not_in_the_package_is_told(imported, path: str):
    made = imported(package(scenario(image(path, "A"))), "a.h5p")
    assert "it is not in the package" in made.report
    assert not (made.folder / "media").exists()


def test_other_contents_scores_and_settings_are_told(imported):
    video = {"type": node("InteractiveVideo 1.28", {}, "El video"), "nextContentId": -1}
    more = {"scoringOptionGroup": {"scoringOption": "static-end-score"},
            "behaviour": {"enableBackwardsNavigation": True},
            "startScreen": {"startScreenSubtitle": "<p>Un día.</p>",
                            "startScreenImage": {"path": "a"}}}  # fmt: skip
    made = imported(package(scenario(video, **more)), "a.h5p")
    assert made.es["scene.el_video.b1"].startswith("[Complete:")
    assert made.es["summary"] == "Un día."
    assert "`content[0]`: `the content H5P.InteractiveVideo`" in made.report
    assert "scores: LIDERA gives none" in made.report
    assert "the button back: a decision that was fixed stays" in made.report


def test_the_language_is_that_of_the_package_unless_one_is_given(imported, tmp_path):
    raw = package(SMALL, about={**ABOUT, "language": "en"})
    made = imported(raw, "a.h5p")
    assert (made.folder / "es.yaml").read_text("utf-8").startswith("# Awaits translation")
    (tmp_path / "caso").rename(tmp_path / "first")
    made = imported(raw, "a.h5p", lang="es")
    assert (made.folder / "en.yaml").read_text("utf-8").startswith("# Awaits translation")


def test_a_way_to_nowhere_is_dropped_and_told(imported):
    made = imported(package(scenario(question("¿?", answer("A", 9), answer("B", -7)))), "a.h5p")
    assert made.scenes["scene_0"]["ending"] is True
    assert "`content[0].alternatives[0]`: `the way to number 9, which is not there`" in made.report


def test_scripts_in_its_html_are_never_kept(imported):
    made = imported(package(scenario(text("<p>a</p><script>alert(1)</script>"))), "a.h5p")
    assert made.es["scene.scene_0.b1"] == "a"
    assert "alert(1)" not in made.report


BAD = "; export the scenario from H5P again"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[]", f"'content/content.json' is not a JSON object{BAD}"),
        ("{", "'content/content.json' is not valid JSON (line 1); export it again"),
        ("{}", f"'branchingScenario' is not an object, as it is in H5P{BAD}"),
        (b"\xff\xfe",
         "'content/content.json' is not UTF-8 (line 1); save it as UTF-8 and try again"),
        ("[" * 10_000,
         "'content/content.json' is nested too deeply to be a story; export it again"),
        (scenario(), "the scenario has no content; there is nothing to import"),
        ({"branchingScenario": {"content": 3}}, f"'content' is not a list, as it is in H5P{BAD}"),
        (scenario(7), f"'content[0]' is not an object, as it is in H5P{BAD}"),
        (scenario(*[{}] * 500), "there are more than 500 contents; import a part"),
        (scenario({"type": []}), f"'content[0].type' is not an object, as it is in H5P{BAD}"),
        (scenario(text(["a"])), f"'content[0].text' is not text, as it is in H5P{BAD}"),
        (scenario(text("a\x00")),
         "'content[0].text' holds control characters; remove them and try again"),
        (scenario(text("a\ud800")),
         "'content[0].text' holds control characters; remove them and try again"),
        (scenario(text("a", 10**12)),
         ("'content[0].nextContentId' is '1000000000000', where a whole number should be; mend it "
         "in H5P")),
        (scenario(text("a", True)),
         "'content[0].nextContentId' is 'True', where a whole number should be; mend it in H5P"),
        (scenario(question("a", *[answer("b", 0)] * 21)),
         "'content[0]' has 21 alternatives; leave at most 20"),
    ],
)  # fmt: skip
def test_content_of_another_form_is_refused_where_it_stands(refused, content, sentence: str):
    assert refused(package(content), "a.h5p") == sentence


@pytest.mark.parametrize(
    ("about", "held"),
    [({"mainLibrary": "H5P.Quiz"}, "H5P.Quiz"), ({}, "nothing that it names"),
     ({"mainLibrary": ["x"]}, "nothing that it names")],
)  # fmt: skip
def test_another_kind_of_package_is_refused(refused, about, held: str):
    assert refused(package(SMALL, about=about), "a.h5p") == (
        f"the package holds {held}; only H5P.BranchingScenario can be imported: choose such a one"
    )
