"""Intraclass correlations: how much of the spread of levels is between texts, not between readers.

Six forms, as Shrout and Fleiss (1979, Psychological Bulletin 86) number them; in brackets the
names of McGraw and Wong (1996, Psychological Methods 1):

- ``1,1`` and ``1,k``: each text had readers of its own (one-way);
- ``2,1`` [A,1] and ``2,k`` [A,k]: the same readers, who stand for readers like them; a reader who
  is always stricter counts as disagreement. The form for levels that are told to people;
- ``3,1`` [C,1] and ``3,k`` [C,k]: the same readers and no others; only the order counts.

``k`` is the reliability of the mean of all readers, ``1`` that of one of them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np

from lidera_nb.reflection.agreement.bootstrap import estimate, ratio
from lidera_nb.reflection.agreement.fintervals import f_interval
from lidera_nb.reflection.agreement.levels import Floats, Levels, table
from lidera_nb.reflection.agreement.measured import Agreement
from lidera_nb.reflection.agreement.squares import Squares, mean_squares

Form = Literal["1,1", "1,k", "2,1", "2,k", "3,1", "3,k"]
FORMS: tuple[Form, ...] = ("1,1", "1,k", "2,1", "2,k", "3,1", "3,k")


@dataclass(frozen=True, slots=True)
class Icc(Agreement):
    """An intraclass correlation; `f_low` to `f_high` is its interval by the F distribution.

    That interval takes levels for normal, which those of a rubric are not; it is stated because
    readers of reports know it. None where all readers agree, or where there is no value.
    """

    f_low: float | None = None
    f_high: float | None = None


def icc(levels: Levels, form: Form = "2,1", *, seed: int = 0) -> Icc:
    """An intraclass correlation over the texts that all readers read.

    Parameters
    ----------
    levels
        By text and reader, None where not read: such texts are left out.
    form
        One of `FORMS`; see this module.
    seed
        Of the bootstrap interval.

    Returns
    -------
    Icc
        At most 1; it can be negative, where readers differ more on one text than texts do.

    Examples
    --------
    >>> round(icc([[1, 2], [2, 3], [3, 4]], "3,1").value, 6)
    1.0
    >>> round(icc([[1, 2], [2, 3], [3, 4]], "2,1").value, 6)
    0.666667
    """
    whole = table(levels)
    shared = whole[~np.isnan(whole).any(axis=1)]
    name = f"icc_{form.replace(',', '_')}"
    found = estimate(name, shared, lambda counts: _value(mean_squares(shared, counts), form), seed)
    if found.value is None:
        return Icc(**asdict(found))
    f_low, f_high = f_interval(mean_squares(shared, np.ones((1, found.n))), form)
    return Icc(**asdict(found), f_low=f_low, f_high=f_high)


def _value(found: Squares, form: Form) -> Floats:
    texts, readers, error = found.texts, found.readers, found.error
    n, k = found.n, found.k
    above = texts - (found.within if form[0] == "1" else error)
    one = form[2] == "1"
    match form[0]:
        case "1":
            return ratio(above, texts + (k - 1) * found.within if one else texts)
        case "2":
            strict = (readers - error) / n
            return ratio(above, texts + (k - 1) * error + k * strict if one else texts + strict)
        case _:
            return ratio(above, texts + (k - 1) * error if one else texts)
