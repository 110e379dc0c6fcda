"""The one rule for text that people write."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lidera_nb.plaintext import TextFault, clean_text, examine

ANYTHING = st.one_of(
    st.text(),
    st.text(st.characters(codec=None)),
    st.none(),
    st.integers(),
    st.binary(),
    st.floats(),
)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  Lo dejé citado.\n", "Lo dejé citado."),
        ("uno\r\ndos\rtres", "uno\ndos\ntres"),
        ("a\tb", "a\tb"),
        ("nin\u0303o", "niño"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("\u202a hola \u202c", "hola"),
        ("👩‍🏫 sí", "👩‍🏫 sí"),
        (" \n ", ""),
    ],
)
def test_text_is_tidied(raw: str, kept: str) -> None:
    assert examine(raw, 100) == kept


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ud800"])
def test_control_characters_and_lone_surrogates_are_refused(bad: str) -> None:
    assert examine(f"a{bad}b", 100) is TextFault.CHARACTERS


@pytest.mark.parametrize("value", [None, 3, True, b"a", ["a"], {}])
def test_only_text_is_text(value: object) -> None:
    assert examine(value, 100) is TextFault.NOT_TEXT


def test_length_counts_what_is_kept() -> None:
    assert examine("  n\u0303n\u0303n\u0303  ", 3) == "ñññ"
    assert examine("abcd", 3) is TextFault.TOO_LONG


def test_an_endless_run_of_accents_is_refused_at_once() -> None:
    began = time.perf_counter()
    assert examine("a" + "\u0301\u0316" * 500_000, 4000) is TextFault.TOO_LONG
    assert time.perf_counter() - began < 1


def test_a_caller_who_needs_no_reason_gets_none() -> None:
    assert clean_text(" a ", 3) == "a"
    assert clean_text("a\x00", 3) is None
    assert clean_text("abcd", 3) is None


@given(value=ANYTHING, most=st.integers(1, 50))
def test_what_is_kept_is_clean_and_stays_as_it_is(value: object, most: int) -> None:
    text = examine(value, most)
    if isinstance(text, TextFault):
        return
    assert len(text) <= most
    assert unicodedata.is_normalized("NFC", text)
    text.encode("utf-8")
    assert examine(text, most) == text
