"""What the seed cards say, as far as a rule can read it: one voice, own words, honest figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from lidera_nb.cards.model import Words
from lidera_nb.cards.seed import SeedCard, load_seeds
from lidera_nb.textids import LANGUAGES
from tests.ourcourse import COURSE

SEEDS = load_seeds(COURSE)
EVERY = pytest.mark.parametrize("card", SEEDS.values(), ids=SEEDS.keys())

INFORMAL = re.compile(
    r"\b(tú|tu|tus|ti|te|contigo|eres|tienes|puedes|debes|quieres|vos|vosotros|vuestr[oa]s?)\b",
    re.I,
)
LAPSED = re.compile(
    r"encargad[oa] de convivencia|Evaluación Docente|Aula Segura|\bOPD\b|Circular \d|Ley \d", re.I
)
READ = (220, 500)
"""Words of a card in one language, tries not counted: two to three minutes of reading."""

SENTENCE_LEAST = 6
"""Words from which a sentence is somebody's own; “Solo tiempo.” may stand in several cards."""


def words_of(card: SeedCard, lang: str) -> Words:
    """What a card says in a language."""
    return card.content.words(lang)[1]


def texts(card: SeedCard, lang: str) -> Iterator[str]:
    """Everything a reader sees of a card in a language, what became of it elsewhere included."""
    known, words = card.content.words(lang)
    yield from (text for _, text in words.prose())
    yield from (one.texts[known] for one in card.tries)


def sentences(card: SeedCard, lang: str) -> Iterator[str]:
    """Its sentences of some length, without case and end."""
    for text in texts(card, lang):
        for one in re.split(r"(?<=[.?!;:])\s+", text):
            if len(one.split()) >= SENTENCE_LEAST:
                yield one.strip(" .;:").lower()


def integers(text: str) -> list[int]:
    """The numbers of a text, ``$1.200`` and ``$1,200`` read alike, without grades (``4°``)."""
    plain = re.sub(r"\d+°", "", re.sub(r"(?<=\d)[.,](?=\d{3})", "", text))
    return [int(found) for found in re.findall(r"\d+", plain)]


@EVERY
def test_a_card_addresses_its_reader_as_usted_because_readers_are_colleagues(
    card: SeedCard,
) -> None:
    assert [text for text in texts(card, "es") if INFORMAL.search(text)] == []


@EVERY
def test_a_card_is_read_in_three_minutes_because_principals_read_between_two_bells(
    card: SeedCard,
) -> None:
    for lang in LANGUAGES:
        told = sum(len(text.split()) for _, text in words_of(card, lang).prose())
        assert READ[0] <= told <= READ[1]


@EVERY
def test_quotation_marks_are_those_of_the_language_because_mixed_ones_look_translated(
    card: SeedCard,
) -> None:
    assert [text for text in texts(card, "es") if set(text) & set('“”"')] == []
    assert [text for text in texts(card, "en") if set(text) & set('«»"')] == []


@EVERY
def test_no_card_leans_on_law_by_number_because_law_moves_and_cards_stay(card: SeedCard) -> None:
    assert [text for text in texts(card, "es") if LAPSED.search(text)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_cards_share_a_sentence_because_each_must_earn_its_place(lang: str) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for card in SEEDS.values():
        for one in sentences(card, lang):
            found[one].add(card.id)
    assert {one: cards for one, cards in found.items() if len(cards) > 1} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("field", ["title", "problem", "what"])
def test_no_three_cards_open_alike_because_a_list_of_them_would_read_as_one(
    lang: str, field: str
) -> None:
    opened = Counter(
        " ".join(getattr(words_of(card, lang), field).lower().split()[:3])
        for card in SEEDS.values()
    )
    assert [start for start, times in opened.items() if times > 2] == []


@EVERY
def test_a_result_names_its_measure_at_some_length_because_a_bare_word_hides_its_weakness(
    card: SeedCard,
) -> None:
    for lang in LANGUAGES:
        words = words_of(card, lang)
        if card.content.evidence == "none":
            assert words.measured == ""
        else:
            assert words.results
            assert len(words.measured.split()) >= 8


@EVERY
def test_figures_of_results_are_alike_in_both_languages_because_they_are_one_finding(
    card: SeedCard,
) -> None:
    for field in ("results", "measured"):
        es, en = (integers(getattr(words_of(card, lang), field)) for lang in LANGUAGES)
        assert Counter(es) == Counter(en)


@EVERY
@pytest.mark.parametrize(("lang", "currency"), [("es", "clp"), ("en", "usd")])
def test_amounts_in_the_text_agree_with_the_amount_per_student_because_both_are_shown(
    card: SeedCard, lang: str, currency: str
) -> None:
    amount = card.content.cost and getattr(card.content.cost, currency)
    told = words_of(card, lang).cost
    if not amount:
        assert "$" not in told
        return
    whole, *others = integers(told[told.index("$") :])
    shares = [whole, *(whole / students for students in others)]
    assert any(abs(share - amount) <= 0.05 * amount for share in shares)
