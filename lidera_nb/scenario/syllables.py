"""How many syllables a written word has, in Spanish by rule and in English by estimate.

Spanish spelling settles its syllables, so the count follows the rules of the *Ortografía de la
lengua española* (RAE and ASALE, 2010): every open vowel (a, e, o) and every accented closed one
(í, ú) carries a syllable, an unaccented closed one (i, u, ü) leans on its neighbour, and an h
between vowels changes nothing. English spelling settles little; its count is the usual one of
vowel groups without silent endings, right for most words and good enough for an average.
This module must not know what the counts are for.
"""

from __future__ import annotations

import re
import unicodedata

_SILENT_U = re.compile(r"(?<=[qg])u(?=[eiéí])")
_SILENT_H = re.compile(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])")
_VOWEL_Y = re.compile(r"y(?![aeiouáéíóúü])")
_RUN = re.compile(r"[aeiouáéíóúü]+")
_CARRIES = frozenset("aeoáéóíú")
_CLOSED = str.maketrans("íúü", "iuu")

_ENGLISH_RUN = re.compile(r"[aeiouy]+")
_SILENT_ENDING = re.compile(
    r"(?<=[gq])ue$|(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[aeiou])e$"
    r"|(?<=[^aeiouylsxzcg])es$|(?<=[aeiouy]l)es$|(?<=[^aeiouyltd])ed$|(?<=[aeiouy]l)ed$"
)
_APART = re.compile(
    r"ea$|\bcrea(?![mk])|(?<!p)eo|(?<![tc])ie(?=t|n[ct])|\bscie|(?<![tcs])ia(?![rg])"
    r"|(?<![tcsgx])io(?![nr])|(?<![qg])ua(?![rd])|[aeiouy]ing$|ism$"
)


def spanish_syllables(word: str) -> int:
    """The syllables of one Spanish word; at least one.

    >>> [spanish_syllables(word) for word in ("país", "ciudad", "lingüística", "prohibir", "y")]
    [2, 2, 4, 2, 1]
    """
    text = _SILENT_U.sub("", unicodedata.normalize("NFC", word).lower())
    text = _VOWEL_Y.sub("i", _SILENT_H.sub("", text))
    return max(1, sum(_nuclei(run) for run in _RUN.findall(text)))


def _nuclei(run: str) -> int:
    carrying = sum(vowel in _CARRIES for vowel in run)
    same = run.translate(_CLOSED)
    # Two equal closed vowels never share a syllable (chiita); aa, ee and oo carry one each anyway.
    return max(1, carrying) + same.count("ii") + same.count("uu")


def english_syllables(word: str) -> int:
    """About how many syllables an English word has; at least one.

    >>> [english_syllables(word) for word in ("school", "teacher", "table", "asked", "idea")]
    [1, 2, 2, 1, 3]
    """
    text = _SILENT_ENDING.sub("", word.lower())
    return max(1, len(_ENGLISH_RUN.findall(text)) + len(_APART.findall(text)))
