"""Cards near a query in meaning."""

import numpy as np
import pytest

from lidera_nb.cards.search import meanings
from lidera_nb.cards.search.meanings import Meanings
from lidera_nb.cards.search.sqlite import SqliteIndex
from tests.cards.search.cards import a_card

TOPICS = (("perro", "gato", "mascota"), ("lluvia", "nieve", "temporal"))


class Toy:
    """An encoder that knows two topics."""

    def encode(self, texts):
        rows = [[sum(word in text.lower() for word in topic) for topic in TOPICS] for text in texts]
        table = np.array(rows, np.float32) + 1e-3
        return table / np.linalg.norm(table, axis=1, keepdims=True)


PERRO = a_card("perro", "Un perro en la sala")
NIEVE = a_card("nieve", "El día de la nieve")


def test_the_nearest_come_first_and_what_was_dropped_does_not():
    known = Meanings(Toy())
    known.put(0, PERRO)
    known.put(1, NIEVE)
    known.put(2, a_card("perros", "Perros bajo la lluvia"))
    assert known.near("un gato") == [0, 2]
    known.drop(0)
    assert known.near("un gato") == [2]


def test_a_card_is_found_by_its_meaning_where_it_has_no_word_of_the_query():
    words, both = SqliteIndex(), SqliteIndex(Toy())
    for index in (words, both):
        index.put([PERRO, NIEVE])
    assert words.search("mascota", "es").hits == ()
    best = both.search("mascota", "es").hits[0]
    assert (best.id, best.lang) == ("perro", "es")
    assert best.score > 0


def test_what_has_the_words_goes_before_what_is_only_near():
    index = SqliteIndex(Toy())
    index.put([PERRO, NIEVE, a_card("gato", "Un temporal de gatos, otro temporal")])
    found = [hit.id for hit in index.search("perro sala", "es").hits]
    assert found[0] == "perro"
    assert index.search("", "es").total == 3


def test_without_the_package_there_is_no_encoder(monkeypatch):
    monkeypatch.setattr(meanings, "PACKAGE", "no_such_package")
    assert meanings.installed() is None


def test_the_encoder_brings_what_means_the_same_in_the_other_language_together():
    pytest.importorskip(meanings.PACKAGE, reason="needs the extra 'encoder'")
    known = Meanings(meanings.installed())
    known.put(0, a_card("a", "Peleas en el recreo"))
    known.put(1, a_card("b", "Presupuesto anual de la escuela"))
    assert known.near("fights at the playground")[0] == 0
