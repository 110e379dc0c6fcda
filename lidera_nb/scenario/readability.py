"""How easily a text reads: one published index a language, both higher for easier texts.

Spanish
    Szigriszt's perspicuity, ``206.835 - 62.3 syllables/words - words/sentences``, read on the
    INFLESZ scale: below 40 very difficult, to 55 somewhat difficult, to 65 normal, to 80 rather
    easy, above that very easy.
English
    Flesch's reading ease, ``206.835 - 84.6 syllables/words - 1.015 words/sentences``: below 30
    very difficult, to 50 difficult, to 60 fairly difficult, to 70 standard, above that easy.

Both look at the length of words and sentences alone: a text can score well and be obscure, so
what follows from them is advice. This module must not know scenarios.

References
----------
F. Szigriszt Pazos (1993). *Sistemas predictivos de legibilidad del mensaje escrito: fórmula de
perspicuidad*. Doctoral thesis, Universidad Complutense de Madrid.
I. M. Barrio-Cantalejo et al. (2008). Validación de la Escala INFLESZ para evaluar la legibilidad
de los textos dirigidos a pacientes. *Anales del Sistema Sanitario de Navarra* 31(2), 135-152.
R. Flesch (1948). A new readability yardstick. *Journal of Applied Psychology* 32(3), 221-233.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lidera_nb.scenario.syllables import english_syllables, spanish_syllables

SCALES = {
    "es": (
        (40, 55, 65, 80),
        ("very difficult", "somewhat difficult", "normal", "rather easy", "very easy"),
    ),
    "en": (
        (30, 50, 60, 70),
        ("very difficult", "difficult", "fairly difficult", "standard", "easy"),
    ),
}
"""By language, the lower bounds of all grades but the first, and the grades."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_END = re.compile(r"[.!?…]+[»”\"')\]*]*(?=\s+[^\sa-záéíóúñü]|\s*$)|\n\s*")
# A single capital abbreviates a name, unless it names a class (6° B).
_ABBREVIATED = re.compile(
    r"\b(?:[Ss]ra?|[Dd]ra?|[Pp]rof|[Aa]rt|[Pp]ág|Mrs?|Ms|St|(?<!°\s)[A-ZÁÉÍÓÚÑ])\.(?=\s)"
)


def words(text: str) -> list[str]:
    """The words of a text; figures are none, for nobody knows in how many syllables they are read.

    >>> words("Son 43 «me gusta», a las 7:52.")
    ['Son', 'me', 'gusta', 'a', 'las']
    """
    return _WORD.findall(text)


def sentences(text: str) -> int:
    r"""How many sentences a text has; every line ends one, and each holds at least a word.

    >>> sentences("Llega el Sr. Soto. «¿Quién fue?» Nadie dice $31.600.000…\nEs la 1.")
    4
    """
    parts = _END.split(_ABBREVIATED.sub(" ", text))
    return sum(1 for part in parts if _WORD.search(part))


def index(text: str, lang: str) -> float | None:
    """Perspicuity or reading ease of a text; None if it has no words.

    Most texts lie between 0 and 100; short plain ones above, sentences without an end below.

    >>> round(index("La niña no vino. Su madre no contesta.", "es"), 1)
    101.6
    """
    found = words(text)
    if not found:
        return None
    a_sentence = len(found) / sentences(text)
    if lang == "es":
        return 206.835 - 62.3 * sum(map(spanish_syllables, found)) / len(found) - a_sentence
    return 206.835 - 84.6 * sum(map(english_syllables, found)) / len(found) - 1.015 * a_sentence


def grade(value: float, lang: str) -> str:
    """The grade of an index on its scale; a bound belongs to the easier grade.

    >>> grade(54.9, "es"), grade(55, "es")
    ('somewhat difficult', 'normal')
    """
    bounds, grades = SCALES[lang]
    return grades[bisect_right(bounds, value)]
