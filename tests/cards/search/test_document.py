"""What of a card is indexed."""

from typing import get_args

from lidera_nb.cards.search.document import _tags, documents
from lidera_nb.cards.vocabulary import Students
from lidera_nb.schoolwords import VOCABULARY
from tests.cards.search.cards import a_card


def test_a_card_is_indexed_by_where_and_for_whom_it_was_done_in_its_own_language():
    card = a_card("a", "Leer juntos | Todos los días", students=("migrant",),
                  context={"territory": ("araucania",)})  # fmt: skip
    (lang, document), *others = documents(card).items()
    assert (lang, others) == ("es", [])
    assert document["title"] == ["leer", "juntos"]
    assert document["lead"] == ["todos", "los", "días"]
    assert {"migrantes", "temuco"} <= set(document["tags"])


def test_every_tag_is_a_word_of_a_card_and_says_something_in_both_languages():
    words = {"students": get_args(Students), **VOCABULARY}
    for (field, word), said in _tags().items():
        assert word in words[field], (field, word)
        assert said["es"]
        assert said["en"]


def test_every_territory_and_every_word_for_students_but_all_has_a_tag():
    needed = {("students", word) for word in get_args(Students)} - {("students", "all")}
    needed |= {("territory", word) for word in VOCABULARY["territory"]} - {("territory", "other")}
    assert needed <= set(_tags())
