"""Twee 3 taken apart, by its specification."""

from pathlib import Path

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.scenario.importers import twee
from lidera_nb.scenario.importers.source import Passage
from lidera_nb.scenario.importers.story import Ledger


def ledger() -> Ledger:
    return Ledger(Path("historia.twee"))


def test_a_header_has_a_name_tags_and_metadata():
    source = twee.parse(':: El patio [a b] {"position":"1,2"}\nUno\n\n:: Fin\n', ledger())
    assert source.passages == (
        Passage("El patio", ("a", "b"), "Uno", 1),
        Passage("Fin", (), "", 4),
    )


def test_escaped_signs_are_part_of_a_name():
    source = twee.parse("::a\\[1\\] \\{b\\} c\\\\d [e\\]f]\n", ledger())
    assert source.passages[0].name == "a[1] {b} c\\d"
    assert source.passages[0].tags == ("e]f",)


def test_the_special_passages_say_title_format_and_start():
    text = ':: StoryTitle\nLa fila\n:: StoryData\n{"format": "Harlowe", "start": "B"}\n:: B\nx\n'
    source = twee.parse(text, ledger())
    assert (source.title, source.format, source.start) == ("La fila", "Harlowe", "B")
    assert [passage.name for passage in source.passages] == ["B"]


@pytest.mark.parametrize("data", ["{", "[]", '{"start": 7}', '{"start": "a", "start": "b"}'])
def test_bad_story_data_is_told_and_does_not_stop_the_import(data: str):
    notes = ledger()
    source = twee.parse(f":: StoryData\n{data}\n:: Start\nx", notes)
    assert source.start == ""
    assert bool(notes.lost) == (data != '{"start": 7}')


def test_bad_metadata_of_a_header_is_told_with_its_line():
    notes = ledger()
    twee.parse(":: A\nx\n:: B {oops}\ny", notes)
    assert notes.lost == [("B", "the metadata of its header in line 3, which is not JSON")]


def test_text_before_the_first_passage_is_told():
    notes = ledger()
    twee.parse("hola\n:: A\nx", notes)
    told = ("the beginning of the file", "text that stands before the first passage")
    assert notes.lost == [told]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "historia.twee: no line begins with '::', so there is no passage; give a Twee 3 file"),
        (":: A\n:: [b]\n",
         "historia.twee:2:1: this passage has no name; write one after '::'"),
        (":: A\x00\n",
         ("historia.twee: the name of the passage in line 1 holds control characters; remove them "
         "and try again")),
        (":: " + "a" * 301,
         ("historia.twee: the name of the passage in line 1 has more than 300 characters; make it "
         "shorter")),
        (":: a\n" * 501,
         "historia.twee:501:1: there are more than 500 passages; import a part"),
    ],
)  # fmt: skip
def test_what_is_no_story_is_refused_in_a_sentence(text: str, sentence: str):
    with pytest.raises(ContentError) as caught:
        twee.parse(text, ledger())
    assert str(caught.value) == sentence
