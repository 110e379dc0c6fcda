"""An assessment in plain sentences."""

from lidera_nb.network import assess
from tests.network.toy import complete, empty, with_silent


def test_a_complete_small_network_is_told_in_three_sentences():
    verdict, answers, small = assess("density", complete(5)).say("en")
    assert verdict == "This number may be reported with care: give the band beside it."
    assert answers == "All 5 people answered."
    assert small.startswith("With 5 people, a single tie can move this number. Read it as a")


def test_missing_answers_are_told_with_the_band_in_the_readers_language():
    found = assess("density", with_silent("ab ba ac bc", "abcd", "d"), draws=30)
    said = " ".join(found.say("es"))
    assert "Respondieron 3 de 4 personas (75" in said
    assert "no se cuentan como cero" in said
    low = f"{found.imputation.low:.2f}".replace(".", ",")
    assert f"estaría entre {low} y " in said


def test_where_nothing_was_drawn_no_band_is_told():
    said = " ".join(assess("density", with_silent("ab", "abc", "c"), draws=0).say("en"))
    assert "nine of ten" not in said


def test_the_undefined_is_told_alone():
    assert assess("density", empty()).say("es") == (
        "No informe este número.",
        "No hay nada que medir: no hay vínculos, o nadie respondió.",
    )
