"""How far several readers agree on the levels of the same texts.

Levels come as a table of texts by readers, None where somebody did not read a text. Each measure
gives an `Agreement`: its value, a bootstrap interval over the texts, and how many texts were read
by two or more. What is undefined is said once, in `measured`. Whoever serves pages imports this
room inside a function: it needs numpy.
"""

from lidera_nb.reflection.agreement.alpha import krippendorff_alpha
from lidera_nb.reflection.agreement.icc import FORMS, Icc, icc
from lidera_nb.reflection.agreement.kappa import weighted_kappa
from lidera_nb.reflection.agreement.measured import Agreement
from lidera_nb.reflection.agreement.words import in_words

__all__ = [
    "FORMS",
    "Agreement",
    "Icc",
    "icc",
    "in_words",
    "krippendorff_alpha",
    "weighted_kappa",
]
