"""What a stemmer does not know of words: irregular forms, false kin, and which of them say little.

They stand in ``forms.yaml``, which says how they are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lidera_nb.cards.model import Lang
from lidera_nb.yamlfile import read_yaml

PLACE = Path(__file__).with_name("forms.yaml")


@cache
def irregular(lang: Lang) -> Mapping[str, str]:
    """Form to the word whose stem it has, both without accents.

    >>> irregular("es")["vino"], irregular("en")["came"]
    ('venir', 'come')
    """
    told = _data()["irregular"][lang]
    return {form: word for word, forms in told.items() for form in forms.split()}


@cache
def apart(lang: Lang) -> Mapping[str, str]:
    """Form to its stem, for words that a stemmer takes for others.

    >>> apart("es")["salas"]
    'sala'
    """
    told = (group.split() for group in _data()["apart"][lang])
    return {form: forms[0] for forms in told for form in forms}


@cache
def everyday(lang: Lang) -> frozenset[str]:
    """Verbs and words that nearly any sentence may need."""
    return frozenset(_data()["everyday"][lang].split())


@cache
def refusing(lang: Lang) -> frozenset[str]:
    """Words that refuse the verb behind them."""
    return frozenset(_data()["refusing"][lang].split())


@cache
def presence(lang: Lang) -> tuple[tuple[str, ...], ...]:
    """Verbs, of one word or more, whose refusal says that somebody is not there."""
    return tuple(tuple(verb.split()) for verb in _data()["presence"][lang])


@cache
def absence(lang: Lang) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """What it is called that somebody is not there, by the words for whom; of anybody last."""
    told = _data()["absence"]
    return tuple((frozenset(one["who"][lang].split()), tuple(one[lang])) for one in told)


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_yaml(PLACE).data
    return data
