"""Guessing codes: who is made to wait, and who is not, on a clock that the tests turn."""

from lidera_nb.serve.caps.lockout import ADDRESS, FORGET, HANDLE, PAIR, Lockout

SCHOOL, HOME, FAR = "198.51.100.4", "203.0.113.7", "192.0.2.9"


def guesses(lockout, handle, address, times, now=0.0):
    """Wrong tries, each as soon as it is allowed; returns when the last one was made."""
    for _ in range(times):
        now += lockout.wait(handle, address, now)
        lockout.fail(handle, address, now)
    return now


def test_a_few_mistypings_cost_nothing():
    lockout = Lockout()
    now = guesses(lockout, "AAAAA", SCHOOL, PAIR.free - 1)
    assert (now, lockout.wait("AAAAA", SCHOOL, now)) == (0.0, 0.0)


def test_delays_grow_to_a_quarter_of_an_hour_and_no_further():
    lockout, now, waits = Lockout(), 0.0, []
    guesses(lockout, "AAAAA", SCHOOL, PAIR.free - 1)
    for _ in range(7):
        lockout.fail("AAAAA", SCHOOL, now)
        waits.append(lockout.wait("AAAAA", SCHOOL, now))
        now += waits[-1]
    assert waits == [60, 120, 240, 480, 900, 900, 900]


def test_waiting_always_helps():
    lockout = Lockout()
    guesses(lockout, "AAAAA", SCHOOL, PAIR.free)
    assert lockout.wait("AAAAA", SCHOOL, 59.0) == 1.0
    assert lockout.wait("AAAAA", SCHOOL, 60.0) == 0.0


def test_a_guesser_elsewhere_does_not_lock_out_whoever_the_code_belongs_to():
    lockout = Lockout()
    guesses(lockout, "AAAAA", FAR, 40)
    assert lockout.wait("AAAAA", HOME, 0.0) == 0.0


def test_guessers_at_many_addresses_meet_a_lock_on_the_handle():
    lockout = Lockout()
    for number in range(HANDLE.free):
        lockout.fail("AAAAA", f"192.0.2.{number}", 0.0)
    assert lockout.wait("AAAAA", SCHOOL, 0.0) == 60.0
    assert lockout.wait("BBBBB", SCHOOL, 0.0) == 0.0


def test_where_the_code_was_right_before_the_lock_on_the_handle_is_not_felt():
    lockout = Lockout()
    lockout.succeed("AAAAA", HOME)
    for number in range(3 * HANDLE.free):
        lockout.fail("AAAAA", f"192.0.2.{number}", 0.0)
    assert lockout.wait("AAAAA", HOME, 0.0) == 0.0
    assert lockout.wait("AAAAA", SCHOOL, 0.0) == HANDLE.longest


def test_a_school_behind_one_address_may_mistype_a_hundred_codes():
    lockout = Lockout()
    for number in range(ADDRESS.free - 1):
        lockout.fail(f"H{number}", SCHOOL, 0.0)
    assert lockout.wait("AAAAA", SCHOOL, 0.0) == 0.0
    lockout.fail("ZZZZZ", SCHOOL, 0.0)
    assert lockout.wait("AAAAA", SCHOOL, 0.0) == 60.0


def test_what_is_no_code_at_all_counts_for_the_address_alone():
    lockout = Lockout()
    for _ in range(ADDRESS.free):
        lockout.fail("", SCHOOL, 0.0)
    assert lockout.wait("", SCHOOL, 0.0) == 60.0
    assert lockout.wait("", HOME, 0.0) == 0.0


def test_an_address_that_says_nothing_about_who_asks_is_not_counted():
    lockout = Lockout()
    for number in range(2 * ADDRESS.free):
        lockout.fail(f"H{number}", "", 0.0)
    assert lockout.wait("AAAAA", "", 0.0) == 0.0


def test_a_right_code_wipes_the_slate():
    lockout = Lockout()
    guesses(lockout, "AAAAA", SCHOOL, PAIR.free - 1)
    lockout.succeed("AAAAA", SCHOOL)
    guesses(lockout, "AAAAA", SCHOOL, PAIR.free - 1)
    assert lockout.wait("AAAAA", SCHOOL, 0.0) == 0.0


def test_old_failures_are_forgotten():
    lockout = Lockout()
    now = guesses(lockout, "AAAAA", SCHOOL, PAIR.free + 3) + FORGET + 1
    lockout.fail("AAAAA", SCHOOL, now)
    assert lockout.wait("AAAAA", SCHOOL, now) == 0.0


def test_memory_is_bounded_and_the_newest_stay():
    lockout = Lockout(most=50)
    for number in range(1000):
        lockout.fail(f"H{number}", f"a{number}", 0.0)
        lockout.succeed(f"H{number}", f"a{number}")
    guesses(lockout, "AAAAA", SCHOOL, PAIR.free)
    assert all(len(held) <= 50 for held in vars(lockout).values() if not isinstance(held, int))
    assert lockout.wait("AAAAA", SCHOOL, 0.0) == 60.0


def test_a_clock_that_goes_back_locks_for_no_longer_than_the_longest_delay():
    lockout = Lockout()
    now = guesses(lockout, "AAAAA", SCHOOL, 200)
    assert lockout.wait("AAAAA", SCHOOL, now - 100_000) == PAIR.longest
