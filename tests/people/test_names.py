import pytest

from lidera_nb.people.names import name_fault, tidy


@pytest.mark.parametrize(
    "name", ["Ana Pérez", "María-José O'Higgins", "Ñ", "Participante sintético 01", "Núñez, Íñigo",
             "김민수", "Soto (UTP)"],
)  # fmt: skip
def test_names_as_people_write_them_can_stand(name):
    assert name_fault(tidy(name)) is None


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("   ", "empty"),
        ("x" * 81, "long"),
        ("=HYPERLINK(1)", "characters"),
        ("=cmd|calc", "characters"),
        ("+56 9 1234", "characters"),
        ("@suma", "characters"),
        ("-1 Soto", "beginning"),
        ("1 Soto", "beginning"),
        ("Ana 12.345.678-5", "digits"),
        ("Ana ana@x.cl", "characters"),
        ("Ana\x00", "characters"),
        ("Ana\nEva", "characters"),
        ("Ana\tEva", "characters"),
        ("Ana \u202etoS", "characters"),
        ("Ana\u2066", "characters"),
        ("<b>Ana</b>", "characters"),
    ],
)
def test_what_would_harm_a_card_a_table_or_a_spreadsheet_is_no_name(written, fault):
    assert name_fault(tidy(written)) == fault


def test_a_name_is_tidied_once_for_all():
    assert tidy("  Ana   Pe\u0301rez ") == tidy(tidy("  Ana   Pe\u0301rez ")) == "Ana Pérez"
