"""Tries after people whom one turns to: worked by hand, and against every deal there is."""

from __future__ import annotations

from itertools import permutations

import pytest

from lidera_nb.analysis.diffusion import Diffusion, Known, diffusion

NAMES = {"ana": ["beto"], "beto": ["caro"], "caro": ["ana"], "dora": []}
KNOWN = [
    Known("f", "caro", 0, wrote=True),
    Known("f", "beto", 3),  # after caro, whom he names, wrote it
    Known("f", "ana", 5),  # after beto, whom she names, tried it
    Known("f", "dora", 9),  # names nobody
]


def run(known=KNOWN, names=NAMES, silent=(), draws: int = 4000) -> Diffusion:
    found = diffusion(known, names, silent, draws, seed=1)
    assert found is not None
    return found


def test_tries_after_somebody_one_names_are_counted_by_what_that_one_did() -> None:
    found = run()
    assert (found.tries, found.after, found.wrote, found.tried) == (3, 2, 1, 1)
    assert (found.triers, found.followers, found.alone) == (3, 2, 1)


def test_the_same_day_is_not_earlier() -> None:
    assert run([KNOWN[0], Known("f", "beto", 0)]).after == 0


def test_another_thing_and_a_tie_the_other_way_do_not_count() -> None:
    assert run([Known("g", "caro", 0, wrote=True), Known("f", "beto", 3)]).after == 0
    assert run([Known("f", "ana", 0), Known("f", "beto", 3)]).after == 0


def every_deal() -> list[int]:
    """The count in each of the 24 ways to stand the four people in the four places."""
    people, found = list(NAMES), []
    for stood in permutations(people):
        at = dict(zip(people, stood, strict=True))
        ties = {(at[a], at[b]) for a, others in NAMES.items() for b in others}
        found.append(sum(
            any((one.person, other.person) in ties and other.day < one.day for other in KNOWN)
            for one in KNOWN[1:]
        ))  # fmt: skip
    return found


def test_chance_is_that_of_all_deals() -> None:
    found, deals = run(), every_deal()
    share = sum(one >= 2 for one in deals) / len(deals)
    assert found.expected == pytest.approx(sum(deals) / len(deals), abs=0.05)
    assert found.p == pytest.approx(share, abs=4 * found.error)
    assert (found.low, found.high) == (min(deals), max(deals))


def test_the_silent_are_dealt_out_among_themselves() -> None:
    """Ana names the one who is silent: whoever answered and wrote it can never stand there."""
    names = {"ana": ["eli"], "beto": [], "caro": []}
    known = [Known("f", "caro", 0, wrote=True), Known("f", "ana", 2)]
    found = run(known, names, ["eli"], draws=200)
    assert (found.after, found.expected, found.p) == (0, 0.0, 1.0)


def test_tries_of_people_whose_ties_are_not_known_are_left_out() -> None:
    assert diffusion([Known("f", "eli", 3)], NAMES, ["eli"], 99, seed=1) is None
