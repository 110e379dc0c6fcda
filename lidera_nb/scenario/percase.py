"""What is worked out of a case once, for everybody who plays it.

A server tells thousands of people about a few cases: the words of a scene are the same for all who
come there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from lidera_nb.scenario.load import Case

P = ParamSpec("P")
T = TypeVar("T")


def per_case(make: Callable[Concatenate[Case, P], T]) -> Callable[Concatenate[Case, P], T]:
    """`make`, called once for a case and the same further arguments.

    These are given by position, hashable and few, such as a scene and a language: nothing that a
    person wrote or that counts up. What comes of it is shared, so that nobody may change it.
    """

    @wraps(make)
    def told(case: Case, *args: Hashable) -> T:
        key = (make, *args)
        try:
            return cast(T, case.worked_out[key])
        except KeyError:
            made = case.worked_out[key] = made_of(case, *args)
            return made

    made_of = cast(Callable[..., T], make)
    return cast(Callable[Concatenate[Case, P], T], told)
