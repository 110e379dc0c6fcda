import pytest

from lidera_nb.people.personal import likely_personal


@pytest.mark.parametrize(("text", "found"), [
    ("escríbale a m.soto+acto@colegio.ejemplo.cl hoy", "email"),
    ("RUT 12.345.678-5", "rut"), ("el 12345678-5 de la lista", "rut"), ("7.654.321-6", "rut"),
    ("6.000.011-K", None), ("12.345.678-9", None),
    ("+56 9 1234 5678", "phone"), ("9 1234 5678", "phone"), ("912345678", "phone"),
    ("(45) 2123 4567", "phone"), ("2 2123 4567", "phone"), ("(555) 010-9999", "phone"),
    ("555-010-9999", "phone"), ("+1 555 010 9999", "phone"),
])  # fmt: skip
def test_forms_of_personal_data_are_found(text, found):
    assert likely_personal(text) == found


@pytest.mark.parametrize("text", [
    "El 12-03-2026 a las 18:10 llegaron 912 apoderados.", "Quedan $1.234.567 de la SEP",
    "Ley 21.809, artículo 16", "de 2019 a 2024, 37,5 %", "la cuenta @confes_8b", "5° B, sala 12",
    "US$ 12,500 for 2026-2027", "$912.345.678 en tres años",
])  # fmt: skip
def test_amounts_dates_and_laws_are_not_taken_for_them(text):
    assert likely_personal(text) is None
