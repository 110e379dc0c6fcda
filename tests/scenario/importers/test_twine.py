"""Twine's HTML: a published page, or an archive."""

from pathlib import Path

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.scenario.importers import twine
from lidera_nb.scenario.importers.story import Ledger

SAMPLE = Path(__file__).parent / "samples" / "published.html"


def story(name: str, body: str = "x") -> str:
    passage = f'<tw-passagedata pid="1" name="A">{body}</tw-passagedata>'
    return f'<tw-storydata name="{name}" startnode="1">{passage}</tw-storydata>'


def parse(text: str, name: str = "") -> tuple[twine.Source, Ledger]:
    ledger = Ledger(Path("historia.html"))
    return twine.parse(text, ledger, name), ledger


def refusal(text: str, name: str = "") -> str:
    with pytest.raises(ContentError) as caught:
        parse(text, name)
    return caught.value.message


def test_a_published_story_is_found_among_its_player():
    source, ledger = parse(SAMPLE.read_text("utf-8"))
    assert source.title == "El quiosco & la fila"
    assert (source.format, source.start) == ("Harlowe", "La fila")
    assert [passage.name for passage in source.passages] == ["Fin", "La fila"]
    assert "[[Atender->Fin]]" in source.passages[1].text
    assert ledger.lost == [("the story", "its script, which is never run nor kept")]


def test_an_archive_of_one_story_needs_no_name():
    source, _ = parse(story("Uno") + '<tw-storydata name="Vacía"></tw-storydata>')
    assert source.title == "Uno"


def test_a_story_of_an_archive_is_chosen_by_its_name():
    source, _ = parse(story("Uno") + story("Dos", "y"), "Dos")
    assert source.passages[0].text == "y"


def test_an_archive_of_several_stories_asks_for_a_name():
    both = story("Uno") + story("D&quot;os")
    assert refusal(both) == (
        "this file holds more than one story to import; it has 'Uno', 'D\"os': name one of them "
        "with --story"
    )
    assert refusal(both, "Tres").startswith("this file holds no story to import; it has 'Uno'")


@pytest.mark.parametrize("text", ["", "<tw-storydata>", "<html>", "<tw-passagedata name='a'>x"])
def test_a_page_without_a_story_is_refused(text: str):
    assert refusal(text) == (
        "there is no story of Twine 2 in this page; publish the story from Twine, or export it as "
        "Twee"
    )


def test_a_passage_without_a_name_is_refused():
    assert refusal(story("Uno").replace("A", "")) == ("passage 1 has no name; give it one in Twine")


def test_too_many_passages_are_refused():
    many = "<tw-passagedata name='a'></tw-passagedata>" * 501
    assert refusal(f"<tw-storydata>{many}") == "there are more than 500 passages; import a part"
