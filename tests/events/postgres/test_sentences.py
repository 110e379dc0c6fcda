"""What is said when a database refuses: what, where, and what to do next."""

import pytest

from lidera_nb.errors import JournalAway
from lidera_nb.events.postgres.told import sentence


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("28P01", "does not let this user in: check user and password in LIDERA_STORE"),
        ("53100", "is full, nothing was written: free some space"),
        ("53300", "has no connection left: raise its max_connections"),
        ("55P03", "held by another process for 30 seconds, nothing was written"),
        ("25006", "is read-only or a standby, nothing was written: name the primary server"),
        ("42501", "make the user in LIDERA_STORE the owner of the database"),
        ("57P03", "is starting or stopping, nothing was written"),
        ("XX001", "the database is damaged"),
        ("99999", "PostgreSQL at db:5432, database lidera refused: what it said"),
    ],
)
def test_refusals_say_what_to_do(code, said):
    answer = {"C": code, "M": "what it said"}
    assert said in str(sentence(answer, "db:5432, database lidera", "LIDERA_STORE"))


@pytest.mark.parametrize(
    ("code", "away"), [("57P03", True), ("53300", True), ("55P03", True), ("53100", False)]
)
def test_a_database_without_time_is_told_from_one_that_refuses(code, away):
    assert isinstance(sentence({"C": code}, "db", "LIDERA_STORE"), JournalAway) == away
