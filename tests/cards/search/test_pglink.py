"""The line to a PostgreSQL server."""

import ssl
import sys

import pytest
from pg8000.exceptions import DatabaseError

from lidera_nb.cards.search.pglink import MISSING, Link, address
from lidera_nb.errors import LideraError

SECRET = "hunter2"


def test_an_address_is_read_with_signs_that_urls_escape():
    found = address(f"postgresql://li%40dera:{SECRET}%2F@localhost:5433/cards").options
    assert found == {
        "user": "li@dera", "password": f"{SECRET}/", "database": "cards", "ssl_context": False,
        "host": "localhost", "port": 5433,
    }  # fmt: skip


def test_a_folder_stands_for_the_socket_in_it():
    found = address("postgresql://lidera@/cards?host=/run/postgresql").options
    assert found["unix_sock"] == "/run/postgresql/.s.PGSQL.5432"
    assert found["ssl_context"] is False


def test_another_machine_is_spoken_to_under_tls_with_its_name_checked_unless_told_otherwise():
    found = address("postgresql://lidera@db.example/cards").options["ssl_context"]
    assert (found.verify_mode, found.check_hostname) == (ssl.CERT_REQUIRED, True)
    plain = address("postgresql://lidera@db.example/cards?sslmode=disable")
    assert plain.options["ssl_context"] is False


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://lidera:{SECRET}@db/cards", f"postgresql://:{SECRET}@db/cards",
        f"postgresql://lidera:{SECRET}@db", f"postgresql://lidera:{SECRET}@db:port/cards",
        f"postgresql://lidera:{SECRET}@db/cards?sslmode=require",
        f"postgresql://lidera:{SECRET}@db/cards?shoes=red", f"postgresql://l:{SECRET}@[db/cards",
    ],
)  # fmt: skip
def test_what_is_no_address_is_told_without_its_password(url):
    with pytest.raises(LideraError, match=r"no address of a database; give an address") as caught:
        address(url)
    assert SECRET not in str(caught.value)


def test_a_server_that_cannot_be_reached_is_told_in_a_sentence_without_the_password(tmp_path):
    link = Link(f"postgresql://lidera:{SECRET}@/cards?host={tmp_path}")
    with pytest.raises(LideraError, match=r"Cards cannot be searched: .*LIDERA_SEARCH") as caught:
        link.reach()
    assert f"{tmp_path}, database cards" in str(caught.value)
    assert SECRET not in str(caught.value)
    assert SECRET not in repr(address(f"postgresql://lidera:{SECRET}@/cards?host=/run"))


class Line:
    """A connection whose server hangs up with a code."""

    def __init__(self, code):
        self.code = code

    def run(self, sql):
        raise DatabaseError({"C": self.code, "M": "terminating connection"})

    def close(self):
        """Nothing is open."""


def test_a_server_that_hangs_up_is_called_again_and_one_that_refuses_is_not(monkeypatch):
    link, called = Link("postgresql://lidera@localhost/cards"), []
    for code, calls in (("57P01", 2), ("42501", 1)):
        called.clear()
        monkeypatch.setattr(link, "_connect", lambda **_: called.append(1) or Line(code))  # noqa: B023
        with pytest.raises(LideraError, match="says 'terminating connection'"):
            link.reach()
        assert len(called) == calls


def test_a_missing_driver_is_told_with_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pg8000.native", None)
    with pytest.raises(LideraError) as caught:
        Link("postgresql://lidera@localhost/cards")
    assert str(caught.value) == MISSING
