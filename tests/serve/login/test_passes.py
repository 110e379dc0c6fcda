"""Tickets and passes, without any server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lidera_nb.serve.login.passes import (
    PASS_LIFETIME,
    TICKET_LIFETIME,
    Tickets,
    issued,
    sealed,
    unsealed,
)

NOW = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)
PASS = issued("p-ana", "01-recado", "es", "ab" * 32, NOW)


def test_a_pass_comes_back_as_it_was_sealed() -> None:
    assert unsealed(sealed(PASS, b"key"), b"key", NOW) == PASS


def test_a_pass_ends_after_its_time() -> None:
    token = sealed(PASS, b"key")
    assert unsealed(token, b"key", NOW + PASS_LIFETIME - timedelta(seconds=1)) == PASS
    assert unsealed(token, b"key", NOW + PASS_LIFETIME) is None


def test_a_pass_whose_person_was_exchanged_is_refused() -> None:
    other = sealed(issued("p-eva", "01-recado", "es", "ab" * 32, NOW), b"forged")
    mac = sealed(PASS, b"key").partition(".")[2]
    assert unsealed(f"{other.partition('.')[0]}.{mac}", b"key", NOW) is None


@pytest.mark.parametrize("token", ["", ".", "a.b", "ñ.ñ", "e30=.", "x" * 10_000])
def test_what_is_no_pass_is_refused_without_fuss(token: str) -> None:
    assert unsealed(token, b"key", NOW) is None


def test_a_ticket_works_once() -> None:
    tickets = Tickets()
    ticket = tickets.give(PASS, NOW)
    assert tickets.take(ticket, NOW) == PASS
    assert tickets.take(ticket, NOW) is None


def test_a_ticket_is_good_for_a_minute() -> None:
    tickets = Tickets()
    late, in_time = tickets.give(PASS, NOW), tickets.give(PASS, NOW)
    assert tickets.take(late, NOW + TICKET_LIFETIME) is None
    assert tickets.take(in_time, NOW + TICKET_LIFETIME - timedelta(seconds=1)) == PASS
