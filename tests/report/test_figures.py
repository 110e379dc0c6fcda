"""Charts and their tables."""

from lidera_nb.report.figures import Table


def test_a_table_is_wordy_when_sentences_stand_beside_other_cells():
    told = "fewer than 1 in 1,000 draws (±0.5; 2000 draws)"
    numbers = Table(
        "Named by", ("Named by", "n", "share", "interval"), (("Nobody", "3", "9%", "–"),)
    )
    words = Table("Pairs", ("Pair", "r", "chance", "read"), (("advice", ".5", told, "together"),))
    alone = Table("Record", ("What", "Value"), (("Libraries", told),))
    assert [one.wordy for one in (numbers, words, alone)] == [False, True, False]


def test_numbers_stand_in_line_and_words_do_not():
    rows = (
        ("2025", "12", "34 %", "entre 20 % y 50 %", "A las 7", "—"),
        ("2026", "reservado", "−1,5", "—", "7", "—"),
    )
    told = Table("Todo", ("Año", "Personas", "Parte", "Intervalo", "Opción", "Nada"), rows)
    assert told.numeric == {1, 2}
    assert Table("Nada", ("Año", "Personas"), ()).numeric == set()


def test_many_columns_need_the_whole_width_of_a_page():
    assert not Table("a", tuple("abcde"), (tuple("12345"),)).wide
    assert Table("a", tuple("abcdef"), (tuple("123456"),)).wide
