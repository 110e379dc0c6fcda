"""Which pages are open: how many of a person, of an address, and at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Protocol

from lidera_nb.serve.caps.limits import SOCKETS_ADDRESS, SOCKETS_ALL, SOCKETS_EACH


class Line(Protocol):
    """An open connection of a page."""

    person: str
    login: str
    address: str

    @property
    def warned(self) -> bool:
        """Whether the page was told that its login ends soon."""

    def look(self) -> None:
        """See how the login stands, and tell the page what is new."""

    def pause(self) -> None:
        """Tell the page that the person opened too many, and close."""

    def restart(self, within: float) -> None:
        """Tell the page that the server restarts, and over how many seconds to come back."""

    def farewell(self) -> None:
        """Close, so that the page comes back by itself."""


class Crowd:
    """All open connections, oldest first."""

    def __init__(self) -> None:
        self._people: defaultdict[str, dict[Line, None]] = defaultdict(dict)
        self._addresses: defaultdict[str, int] = defaultdict(int)
        self._all = 0

    def __len__(self) -> int:
        return self._all

    @property
    def people(self) -> int:
        """How many people have a page open."""
        return len(self._people)

    def __iter__(self) -> Iterator[Line]:
        return iter([line for lines in self._people.values() for line in lines])

    def __contains__(self, line: Line) -> bool:
        return line in self._people.get(line.person, ())

    def full(self, address: str) -> bool:
        """Whether one more from this address would be too many."""
        return self._all >= SOCKETS_ALL or self._addresses.get(address, 0) >= SOCKETS_ADDRESS

    def enter(self, line: Line) -> None:
        """Take a connection in; the oldest of a person who has too many is put to rest."""
        self._people[line.person][line] = None
        self._all += 1
        if line.address:
            self._addresses[line.address] += 1
        if len(self._people[line.person]) > SOCKETS_EACH:
            next(iter(self._people[line.person])).pause()

    def leave(self, line: Line) -> None:
        """Let a connection go; harmless if it was never in."""
        lines = self._people.get(line.person, {})
        if line not in lines:
            return
        del lines[line]
        self._all -= 1
        self._addresses[line.address] -= 1
        if self._addresses[line.address] <= 0:
            del self._addresses[line.address]
        if not lines:
            del self._people[line.person]

    def of_login(self, person: str, login: str) -> list[Line]:
        """The connections of one login."""
        return [line for line in self._people.get(person, {}) if line.login == login]
