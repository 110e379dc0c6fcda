"""Words and their stems in Spanish and English, so that inflections and accents do not matter.

Accents are taken off before stemming and set again only where the Spanish stemmer needs one
("evaluacion" is stemmed as "evaluación"): what is typed on a phone without accents then has the
same stem as what was written with them. Irregular forms have the stem of their verb ("vino",
"came"), and words that the stemmer takes for others have one of their own.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

from lidera_nb.cards.model import Lang
from lidera_nb.cards.search.forms import apart, irregular

CACHED = 1 << 18
"""Words whose stems are remembered; each takes some 200 bytes."""

_WORD = re.compile(r"[^\W_]+")
_REFUSED = re.compile(r"(?<=n)['’](?=t\b)")
_ION = re.compile(r"(?<=[csx])ion$")
_STEMMERS = {
    "es": snowballstemmer.stemmer("spanish"),
    "en": snowballstemmer.stemmer("english"),
}
_ONE_AT_A_TIME = threading.Lock()

_SPANISH = """
    a ademas ahi ahora al algo alguien algun alguna algunas alguno algunos ante antes aqui asi
    aun aunque cada casi como con cosa cosas cual cuales cualquier cuando cuanto de del demas
    desde donde dos e el ella ellas ellos en entonces entre era eran es esa esas ese eso esos
    esta estaba estan estar estas este esto estos fue fueron ha haber habia hace hacemos hacer
    hago han hasta hay haya he hemos hicimos hizo iba iban ir la las le les
    lo los mas me mi mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy nada nadie
    ni ningun ninguna ninguno
    no nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco
    podemos por porque puede pueden puedo pues que quien quienes se sea segun ser si sido
    siempre sin sino sobre solo son soy su sus tal tambien tampoco tan tanto te tenemos tener
    tengo tenia tiene tienen toda todas todavia todo todos tu un una unas uno unos va vamos van
    vaya vayan ve veces ver vez voy y ya yo
"""
_ENGLISH = """
    a about after again all already also always am an and any anyone anything are as at be
    because been before being both but by can cannot could did do does doing done during each
    either else even every everybody everyone everything few for from get gets getting got had
    has have having he her here hers him his how i if in into is it its just let like many may
    me more most much must my neither never no nobody nor not nothing now of off on once one
    only or other our ours out over own same she should since so some somebody someone something
    still such than that the their them then there these they thing things this those though
    through to too two under until up us very want was we were what whatever when where which
    while who whoever whom whose why will with without would you your yours
    arent cant couldnt d didnt doesnt dont hadnt hasnt havent isnt ll re s shouldnt ve wasnt werent
    wont wouldnt
"""
STOP: dict[Lang, frozenset[str]] = {
    "es": frozenset(_SPANISH.split()),
    "en": frozenset(_ENGLISH.split()),
}
"""Words that say nothing of what a card is about, without accents; they are not indexed."""


def words(text: str) -> list[str]:
    """The words of a text in lower case, letters and digits only, accents kept.

    >>> words("No, it wasn't")
    ['no', 'it', 'wasnt']
    """
    return _WORD.findall(_REFUSED.sub("", unicodedata.normalize("NFC", text).lower()))


@lru_cache(CACHED)
def fold(word: str) -> str:
    """A word without its accents, letters and digits only.

    >>> fold("niñez")
    'ninez'
    """
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalnum()).lower()


@lru_cache(CACHED)
def stem(word: str, lang: Lang) -> str:
    """The stem of a word, without accents; "" for one that says nothing.

    >>> stem("evaluaciones", "es") == stem("Evaluacion", "es") == stem("evaluación", "es")
    True
    """
    plain = fold(word.lower())
    if plain in STOP[lang]:
        return ""
    if plain in apart(lang):
        return apart(lang)[plain]
    plain = irregular(lang).get(plain, plain)
    if lang == "es":
        plain = _ION.sub("ión", plain)
    with _ONE_AT_A_TIME:  # a stemmer holds the word at hand
        return fold(_STEMMERS[lang].stemWord(plain))


def stems(text: str, lang: Lang) -> list[str]:
    """The stems of a text in order, without the words that say nothing."""
    return [found for word in words(text) if (found := stem(word, lang))]
