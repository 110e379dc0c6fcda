"""Bags of words held side by side."""

import math

import numpy as np
import pytest

from lidera_nb.cards.likeness import ROOM, Bags

GATO, PERRO = {"gato": 1.0}, {"perro": 1.0}


def cosine(one, two, others):
    """The cosine as it is written in books, of `one` with `two` among `others`."""
    bags = [one, *others]
    spread = {word: sum(word in bag for bag in bags) for bag in bags for word in bag}
    rare = {word: math.log(1 + len(bags) / n) for word, n in spread.items()}
    lengths = [math.hypot(*(n * rare[word] for word, n in bag.items())) for bag in (one, two)]
    return sum(one[w] * two[w] * rare[w] ** 2 for w in one.keys() & two.keys()) / math.prod(lengths)


def some(rng, size=12, of=60):
    words = rng.choice(of, size, replace=False)
    return {f"w{word}": float(1 + math.log(1 + rng.integers(0, 5))) for word in words}


def test_likeness_is_the_cosine_among_the_texts_at_hand_after_any_coming_and_going():
    rng = np.random.default_rng(4)
    bags, held = Bags(), {}
    for turn in range(6 * ROOM):
        name = f"t{rng.integers(0, 80)}"
        if turn % 3 == 2:
            bags.drop(name)
            held.pop(name, None)
        else:
            held[name] = some(rng)
            bags.put(name, held[name])
    asked = some(rng) | {"new": 1.0}
    told = sorted(((cosine(asked, bag, held.values()), name) for name, bag in held.items()),
                  key=lambda one: (-one[0], one[1]))[:7]  # fmt: skip
    found = bags.like(asked, "", 0.0, 7)
    assert [name for _, name in found] == [name for _, name in told]
    assert [n for n, _ in found] == pytest.approx([n for n, _ in told], rel=1e-5)


def test_a_text_that_is_here_is_not_held_against_itself():
    bags, fresh = Bags(), Bags()
    for name, bag in (("a", GATO), ("b", GATO | PERRO), ("c", PERRO)):
        bags.put(name, bag)
        if name != "a":
            fresh.put(name, bag)
    assert bags.like(GATO, "a", 0.0, 5) == fresh.like(GATO, "", 0.0, 5)


def test_equal_texts_are_told_by_name_and_no_more_than_asked_for():
    bags = Bags()
    for name in "cab":
        bags.put(name, GATO)
    assert [name for _, name in bags.like(GATO, "", 0.5, 2)] == ["a", "b"]


def test_texts_that_share_no_word_and_empty_ones_are_never_named():
    bags = Bags()
    bags.put("a", PERRO)
    bags.put("b", {})
    assert bags.like(GATO, "", 0.0, 5) == []
    assert bags.like({}, "", 0.0, 5) == []
    bags.drop("nothing")


def test_words_that_nobody_uses_any_more_are_forgotten():
    bags = Bags()
    bags.put("a", GATO)
    bags.drop("a")
    assert "gato" not in repr(vars(bags))
