"""That somebody is not there, said by a refused verb."""

import pytest

from lidera_nb.cards.search.refused import absent
from lidera_nb.cards.search.stems import words


@pytest.mark.parametrize(
    ("query", "lang", "called"),
    [
        ("apoderados que no vienen", "es", "reunión de apoderados"),
        ("los papás nunca vinieron", "es", "reunión de apoderados"),
        ("alumnos que dejaron de venir", "es", "inasistencia"),
        ("profes que no vienen los viernes", "es", "ausencia"),
        ("parents don't show up", "en", "parent meeting"),
        ("students who never came", "en", "absence"),
        ("nobody comes", "en", "absence"),
    ],
)
def test_absence_is_called_by_whose_it_is(query, lang, called):
    assert absent(words(query), lang)[0] == called


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("apoderados que vienen", "es"),
        ("no funciona el taller", "es"),
        ("parents who come", "en"),
        ("do not show the results", "en"),
        ("", "es"),
    ],
)
def test_what_is_not_refused_says_nothing_of_absence(query, lang):
    assert absent(words(query), lang) == ()
