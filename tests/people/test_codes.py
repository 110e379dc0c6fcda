import math

from lidera_nb.people.codes import ALPHABET, SECRET_LENGTH, digest, matches, new_code, parse_code

KEY = b"k" * 32


def test_a_code_survives_being_typed_by_a_person():
    code = new_code()
    typed = str(code).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert parse_code(f"  {typed} ") == code


def test_a_secret_has_at_least_sixty_bits():
    assert SECRET_LENGTH * math.log2(len(ALPHABET)) >= 60


def test_only_the_right_secret_matches_its_digest():
    code, other = new_code(), new_code()
    mac = digest(code, KEY)
    assert matches(code, KEY, mac)
    assert not matches(other, KEY, mac)
    assert not matches(code, b"x" * 32, mac)


def test_what_is_no_code_is_none():
    assert [parse_code(t) for t in ("", "hola", "A" * 500, "K7QXM-4F9T-RW2N-HB8C-J!")] == [None] * 4


def test_a_code_never_shows_its_secret_in_a_log():
    code = new_code()
    assert code.secret not in repr(code)
