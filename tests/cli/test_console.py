"""What a command hands on to programs that it starts."""

from lidera_nb.cli.console import ADDRESSES, surroundings


def test_programs_that_are_started_are_told_no_address_of_a_database(monkeypatch):
    for name in ADDRESSES:
        monkeypatch.setenv(name, "postgresql://lidera:hunter2@db/journal")
    monkeypatch.setenv("LIDERA_COURSE", "course")
    assert surroundings()["LIDERA_COURSE"] == "course"
    assert "hunter2" not in str(surroundings())
