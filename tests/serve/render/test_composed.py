"""A page without a notebook: what stands on it, and that its words stay words."""

from pathlib import Path

from lidera_nb.activities.activity import Step
from lidera_nb.activities.course import Module
from lidera_nb.serve.render.composed import compose
from lidera_nb.serve.render.notebook import WidgetPlace


def page(title):
    words = {lang: {"title": title, "lead": "**una** <b>línea</b>"} for lang in ("es", "en")}
    steps = tuple(Step("own-1", key, kind, None) for key, kind in
                  (("case", "simulation"), ("debrief", "debrief")))  # fmt: skip
    return Module("own-1", "participant", Path(), Path(), steps, words, composed=True)


def test_title_and_lead_come_first_then_the_widgets_in_order():
    heading, *places = compose(page("Un caso"), "es").parts
    assert heading.startswith('<section class="lidera-text"><h1>Un caso</h1>')
    assert [(place.key, place.name) for place in places] == [
        ("case", "player"),
        ("debrief", "debrief"),
    ]
    assert all(isinstance(place, WidgetPlace) and place.labels for place in places)


def test_words_are_never_markup():
    (heading, *_) = compose(page("<script>1</script>"), "es").parts
    assert "&lt;script&gt;" in heading
    assert "**una** &lt;b&gt;línea&lt;/b&gt;" in heading


def test_another_title_is_another_version_of_the_page():
    versions = {compose(page(title), "es").version for title in ("a", "a", "b")}
    assert len(versions) == 2
