"""The index of the search in the browser: words of every language, weighed, in few bytes."""

import json

from lidera_nb.sharing.finder import FEW, HEART, TITLE, lead, script
from tests.sharing.cardtold import Told, content


def opened(cards, lang="es"):
    text = script(cards, lang)
    assert text.startswith("self.LIDERA_CARDS = ")
    return json.loads(text.removeprefix("self.LIDERA_CARDS = ").removesuffix(";\n"))


def held(index, word):
    """Cards that hold a word, with its weight: `search.js` reads the same."""
    number, found = 0, []
    for step in index["at"][index["words"].split().index(word)].split():
        number += int(step, 36)
        found.append(divmod(number, 4))
    return found


def published(*contents):
    told = Told()
    for number, one in enumerate(contents):
        told.publishes(f"c{number:02}", told=one)
    return told.open()[::-1]


def test_a_word_weighs_by_where_it_stands():
    cards = published(content("Estufa"), content("Otra", "estufas"))
    assert held(opened(cards), "estuf") == [(0, TITLE), (1, HEART)]


def test_steps_between_cards_come_back_as_their_numbers():
    cards = published(*(content("Estufa" if n in (0, 11, 40) else "Otra") for n in range(41)))
    assert [card for card, _ in held(opened(cards), "estuf")] == [0, 11, 40]


def test_a_word_of_nearly_all_cards_tells_none_apart_and_is_named_as_common():
    index = opened(published(*(content() for _ in range(FEW))))
    assert "desayu" in index["common"].split()
    assert index["words"] == ""


def test_a_result_shows_the_language_that_there_is():
    (told,) = opened(published(content("Estufa")), "en")["cards"]
    assert told[:2] + told[3:4] == ["c00", "Estufa", "es"]
    assert "kind-practice" in told[4].split()


def test_a_word_leads_to_its_other_names_that_some_card_says():
    index = opened(published(content("Apoderados"), content("Otra")))
    assert index["also"]["guardi"] == "apoder"
    assert "apoder" not in index["also"]


def test_a_long_beginning_ends_between_words():
    (card,) = published(content(word="palabra " * 60))
    assert lead(card, "es").endswith("palabra…")
