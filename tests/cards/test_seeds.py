"""The seed cards: enough of them, alike in both languages, spread, honest about what failed."""

from __future__ import annotations

from collections import Counter

import pytest

from lidera_nb.cards.model import Content, missing
from lidera_nb.cards.seed import SeedCard, load_seeds
from lidera_nb.cards.stages import stage
from lidera_nb.cards.vocabulary import ENDED, WORDS
from lidera_nb.schoolwords import VOCABULARY
from lidera_nb.textids import LANGUAGES
from tests.ourcourse import COURSE

SEEDS = load_seeds(COURSE)
EVERY = pytest.mark.parametrize("card", SEEDS.values(), ids=SEEDS.keys())


def written(content: Content, lang: str) -> set[str]:
    """The paths of the texts that a card has in a language."""
    _, words = content.words(lang)
    return {path for path, text in words.prose() if text.strip()}


def counts(field: str) -> Counter[str]:
    """How many cards carry each word of a field."""
    return Counter(word for card in SEEDS.values() for word in getattr(card.content, field))


def test_there_are_forty_cards_or_more() -> None:
    assert len(SEEDS) >= 40


@EVERY
def test_a_card_says_in_one_language_what_it_says_in_the_other(card: SeedCard) -> None:
    first, second = (written(card.content, lang) for lang in LANGUAGES)
    assert first == second
    assert all(set(one.texts) == set(LANGUAGES) for one in card.tries)


@EVERY
def test_nothing_that_a_reviewer_would_ask_for_is_missing(card: SeedCard) -> None:
    assert missing(card.content) == []


@EVERY
def test_titles_and_steps_fit_a_phone(card: SeedCard) -> None:
    for words in card.content.texts.values():
        assert len(words.title) <= 80
        assert all(len(step) <= 180 for step in words.steps)


@EVERY
def test_a_judgement_says_what_would_change_it(card: SeedCard) -> None:
    told = "signals" in written(card.content, "es")
    assert told == (card.content.kind == "judgement")


def test_every_dimension_has_several_cards() -> None:
    found = counts("dimensions")
    assert set(found) == set(WORDS["dimension"])
    assert min(found.values()) >= 5


def test_both_kinds_are_there_and_a_fifth_at_least_are_judgements() -> None:
    kinds = Counter(card.content.kind for card in SEEDS.values())
    assert kinds["judgement"] >= len(SEEDS) / 5
    assert kinds["practice"] >= len(SEEDS) / 2


def test_every_group_of_students_has_a_card() -> None:
    assert set(counts("students")) == set(WORDS["students"])


def test_every_level_and_every_size_of_schools_has_a_card() -> None:
    for field in ("level", "size", "rurality", "dependence"):
        told = {word for card in SEEDS.values() for word in getattr(card.content.context, field)}
        tried = {one.context.get(field) for card in SEEDS.values() for one in card.tries}
        assert set(VOCABULARY[field]) - {"private"} <= told | tried


def test_cards_stand_at_every_stage_by_the_rules() -> None:
    found = Counter(
        stage(card.content.evidence, [one.as_try() for one in card.tries])
        for card in SEEDS.values()
    )
    assert set(found) == set(WORDS["stage"])


def test_a_third_of_the_tries_that_ended_did_not_fully_work() -> None:
    ended = [one.status for card in SEEDS.values() for one in card.tries if one.status in ENDED]
    short = [status for status in ended if status != "worked"]
    assert len(short) >= len(ended) / 3
    assert "not" in short


def test_every_try_that_ended_gives_a_reason() -> None:
    silent = [
        (card.id, one.school)
        for card in SEEDS.values()
        for one in card.tries
        if one.status in ENDED and not one.why
    ]
    assert silent == []


def test_at_most_one_card_claims_an_evaluation() -> None:
    kinds = Counter(card.content.evidence for card in SEEDS.values())
    assert kinds["evaluated"] <= 1
    assert {"none", "told", "before_after", "compared"} <= set(kinds)
