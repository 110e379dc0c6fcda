"""Names are compared by letters, and alike within a stated distance."""

import pytest

from lidera_nb.activities.survey.samename import alike, key, slips, together


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("María José Ñúñez", "maria jose nunez", True),
        ("Pérez, Ana", "Ana Pérez", True),
        ("Carlos Rojas", "Carlos Roja", True),
        ("Carlos Rojas", "Carols Rojsa", True),
        ("Carlos Rojas", "Karlos Rohaz", False),
        ("Eva", "Ana", False),
        ("Luis", "Luz", False),
        ("Claudia", "Claudia Soto", True),
        ("Claudia", "Soto Claudia", False),
        ("", "Ana", False),
        ("…", "!", False),
    ],
)
def test_names_are_alike_within_a_slip_or_two(one, other, same):
    assert alike(one, other) is same
    assert alike(other, one) is same


def test_a_name_is_compared_without_case_accents_and_marks():
    assert key(" O’Higgins-Ñancupil ") == "o higgins nancupil"


def test_slips_are_counted_up_to_the_most():
    assert [slips("soto", other, 3) for other in ("soto", "sotos", "stoo", "rota")] == [0, 1, 1, 2]
    assert slips("a" * 80, "b" * 80, 2) == 3


def test_likeness_is_not_handed_on():
    names = ["Ana Rojas Soto", "Ana Rojas Sotoxx", "Ana Rojas Sotoxxxx"]
    assert together(names, str) == [names[:2], names[2:]]
