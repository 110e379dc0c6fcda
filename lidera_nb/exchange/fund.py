"""The exchange fund's accounts: a ledger from which every balance follows.

Money comes in, is granted to a visit, is spent there, and what is left returns. Nothing is ever
below zero: no grant beyond what is free, no spending beyond the grant. Amounts are whole pesos
(or the smallest unit of another one currency).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from lidera_nb.errors import ExchangeError

Movement = Literal["paid_in", "granted", "spent", "returned"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.

    Attributes
    ----------
    movement
        ``paid_in`` to the fund; ``granted`` from it to a visit; ``spent`` of a visit's grant;
        ``returned`` of it to the fund.
    amount
        Above zero.
    visit
        The visit's id; empty for what is paid in.
    at
        When, as ISO 8601.
    """

    movement: Movement
    amount: int
    visit: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one visit's grant."""

    granted: int = 0
    spent: int = 0
    returned: int = 0

    @property
    def left(self) -> int:
        """Granted, neither spent nor returned."""
        return self.granted - self.spent - self.returned


@dataclass(frozen=True)
class Fund:
    """The fund after some entries; `entered` gives the next one.

    Attributes
    ----------
    entries
        The ledger, oldest first.
    free
        What can be granted.
    accounts
        By visit.
    """

    entries: tuple[Entry, ...] = ()
    free: int = 0
    accounts: dict[str, Account] = field(default_factory=dict)

    @property
    def paid_in(self) -> int:
        """All that ever came in: what is free, what is granted and left, and what was spent."""
        return sum(entry.amount for entry in self.entries if entry.movement == "paid_in")

    @property
    def spent(self) -> int:
        """All that visits spent."""
        return sum(account.spent for account in self.accounts.values())

    def account(self, visit: str) -> Account:
        """A visit's account; an empty one before anything was granted."""
        return self.accounts.get(visit, Account())

    def entered(self, entry: Entry) -> Fund:
        """The fund after one more entry.

        Raises
        ------
        ExchangeError
            The amount is not above zero, names no visit where one is needed (or one where none
            is), or is more than there is.
        """
        refuse(self, entry)
        account, amount = self.account(entry.visit), entry.amount
        free, changed = self.free, account
        match entry.movement:
            case "paid_in":
                return Fund((*self.entries, entry), free + amount, self.accounts)
            case "granted":
                free -= amount
                changed = Account(account.granted + amount, account.spent, account.returned)
            case "spent":
                changed = Account(account.granted, account.spent + amount, account.returned)
            case "returned":
                free += amount
                changed = Account(account.granted, account.spent, account.returned + amount)
        return Fund((*self.entries, entry), free, {**self.accounts, entry.visit: changed})


def refuse(fund: Fund, entry: Entry) -> None:
    """Raise `ExchangeError` where an entry cannot be made."""
    if entry.amount <= 0:
        raise ExchangeError(f"{entry.amount} was {entry.movement}: an amount is above zero")
    if (entry.movement == "paid_in") == bool(entry.visit):
        raise ExchangeError(f"{entry.movement}: only what is paid in belongs to no visit")
    most = fund.free if entry.movement == "granted" else fund.account(entry.visit).left
    if entry.movement != "paid_in" and entry.amount > most:
        raise ExchangeError(
            f"{entry.amount} cannot be {entry.movement} for visit {entry.visit}: only {most} "
            f"{'is free in the fund' if entry.movement == 'granted' else 'is left of its grant'}"
        )


def ledger(entries: Iterable[Entry]) -> Fund:
    """The fund after all these entries, in order.

    >>> ledger([Entry("paid_in", 100), Entry("granted", 60, "v"), Entry("spent", 50, "v")]).free
    40
    """
    fund = Fund()
    for entry in entries:
        fund = fund.entered(entry)
    return fund
