"""The fund's books come out, whatever is entered."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lidera_nb.errors import ExchangeError
from lidera_nb.exchange.fund import Entry, Fund, ledger

VISIT = [Entry("paid_in", 100), Entry("granted", 60, "v"), Entry("spent", 45, "v")]


def test_a_visit_is_granted_spends_and_returns():
    fund = ledger([*VISIT, Entry("returned", 15, "v")])
    account = fund.account("v")
    assert (account.granted, account.spent, account.returned, account.left) == (60, 45, 15, 0)
    assert (fund.free, fund.paid_in, fund.spent) == (55, 100, 45)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (
            Entry("granted", 41, "w"),
            "41 cannot be granted for visit w: only 40 is free in the fund",
        ),
        (Entry("spent", 16, "v"), "16 cannot be spent for visit v: only 15 is left of its grant"),
        (
            Entry("returned", 1, "w"),
            "1 cannot be returned for visit w: only 0 is left of its grant",
        ),
        (Entry("paid_in", 0), "0 was paid_in: an amount is above zero"),
        (Entry("paid_in", 5, "v"), "paid_in: only what is paid in belongs to no visit"),
        (Entry("spent", 5), "spent: only what is paid in belongs to no visit"),
    ],
)
def test_an_entry_that_is_not_covered_is_refused_in_words(entry, told):
    with pytest.raises(ExchangeError, match=told):
        ledger([*VISIT, entry])


@given(st.lists(st.builds(
    Entry, st.sampled_from(["paid_in", "granted", "spent", "returned"]), st.integers(-5, 100),
    st.sampled_from(["", "v", "w"]))))  # fmt: skip
def test_nothing_is_ever_below_zero_and_no_peso_is_lost(entries):
    fund = Fund()
    for entry in entries:
        with suppress(ExchangeError):
            fund = fund.entered(entry)
        left = sum(account.left for account in fund.accounts.values())
        assert min([fund.free, *(a.left for a in fund.accounts.values())]) >= 0
        assert fund.paid_in == fund.free + left + fund.spent
    assert ledger(fund.entries) == fund
