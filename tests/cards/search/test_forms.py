"""What a stemmer does not know of words."""

import pytest

from lidera_nb.cards.search.forms import absence, apart, everyday, irregular, presence, refusing
from lidera_nb.cards.search.stems import STOP, fold, stems

LANGS = pytest.mark.parametrize("lang", ["es", "en"])


@LANGS
def test_forms_are_written_as_they_are_looked_up(lang):
    said = {*irregular(lang), *apart(lang), *everyday(lang), *refusing(lang)}
    assert all(word == fold(word.lower()) for word in said)


@LANGS
def test_no_form_is_both_of_a_verb_and_of_a_word_of_its_own(lang):
    assert not irregular(lang).keys() & apart(lang).keys()


@LANGS
def test_what_is_never_indexed_is_not_called_telling_nor_little_telling(lang):
    assert not STOP[lang] & {*apart(lang), *everyday(lang), *irregular(lang)}
    assert all(stems(name, lang) for _, called in absence(lang) for name in called)
    assert all(set(verb) - STOP[lang] for verb in presence(lang))


@LANGS
def test_absence_is_called_something_whosever_it_is(lang):
    assert absence(lang)[-1][0] == frozenset()
