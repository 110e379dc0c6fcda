"""Telling how a card goes in one's own school, through the pure functions."""

from datetime import UTC, datetime, timedelta

import pytest

from lidera_nb.activities.activity import Env, Passing, Refusal, Step
from lidera_nb.activities.cards.told import STREAM, tell
from lidera_nb.activities.cards.trying.desk import ACTIVITY
from lidera_nb.activities.cards.writing.writer import Writer
from lidera_nb.activities.facts import Facts
from lidera_nb.cards.library import of_seed, published
from lidera_nb.cards.model import Context
from lidera_nb.cards.seed import SeedCard
from lidera_nb.cards.story import CardStory
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal

STEP = Step("probar-fichas", "trying", "trying", None, titles={"es": "Pruebo", "en": "Trying"},
            intros={"es": "", "en": ""})  # fmt: skip
WORDS = {"title": "Desayuno", "problem": "Llegan sin comer.", "what": "Pan.", "did_not_work": "No."}
CONTENT = {"kind": "practice", "students": ["all"], "dimensions": ["d"], "evidence": "told",
           "context": {"rurality": ["rural"]}, "cost": {"band": 0},
           "texts": {"es": WORDS, "en": WORDS}}  # fmt: skip
SEED = SeedCard.model_validate({"id": "desayuno", "version": 3, "synthetic": True,
                                "content": CONTENT})  # fmt: skip
RURAL = Writer(name="Eva Rojas", context=Context(rurality=("rural",), level=("primary",)),
               names=("Eva Rojas", "Ivo Tapia"))  # fmt: skip


class World:
    """A seed card, a card by Ana, and people who try them."""

    def __init__(self):
        self.journal, self.stories, self.states = MemoryJournal(), {}, {}
        self.now = datetime(2026, 11, 3, 12, tzinfo=UTC)
        self.facts, self.writer = Facts(), RURAL

    def all(self):
        return self.stories

    def mine(self, person):
        tried = lambda card: any(one.person == person for one in card.tries.values())  # noqa: E731
        return [card for card in self.stories.values() if tried(card)]

    def faces(self):
        faces = {"desayuno": of_seed(SEED, self.stories.get("desayuno"))}
        others = {name: published(card) for name, card in self.stories.items()}
        return faces | {name: face for name, face in others.items() if face}

    def publishes(self):
        self.happens("k1", "ana", *(kinds_of("ana")))

    def happens(self, card, actor, *payloads):
        self.now += timedelta(hours=1)
        new = tuple(one if isinstance(one, NewEvent) else NewEvent(one, actor) for one in payloads)
        name = f"m{self.journal.last()}"
        self.journal.append([Entry(STREAM + card, name, b"", new, actor, self.now)])
        self.stories[card] = tell(CardStory(card), self.journal.read(STREAM + card))

    def env(self, person, card=""):
        models = {"cards": self, "card": self.stories.get(card, CardStory(card)),
                  "writer": self.writer}  # fmt: skip
        return Env(STEP, person, frozenset({"participant"}), "es", self.now, self.facts,
                   models=models)  # fmt: skip

    def does(self, do, card="desayuno", person="eva", **body):
        """The refusal's text id, or "" once it happened."""
        state = self.states.get(person, ACTIVITY.initial(STEP))
        said = {"do": do, **({} if do == "close" else {"card": card}), **body}
        told = ACTIVITY.decide(state, said, self.env(person, card))
        if isinstance(told, Refusal):
            return told.text
        if isinstance(told, Passing):
            self.states[person] = told.state
        elif told:
            self.happens(card, person, *told)
        return ""

    def sees(self, person="eva"):
        return ACTIVITY.view(self.states.get(person, ACTIVITY.initial(STEP)), self.env(person))

    def tries(self, card="desayuno"):
        return self.faces()[card].tries


def kinds_of(author):
    return (
        kinds.CardCaptured(author=author, origin={"how": "form"}, lang="es"),
        kinds.CardWritten(author=author, version=1, base=0, content=CONTENT),
        kinds.CardConsented(author=author, naming="school", reach="network", licence="CC0-1.0",
                            partners_agreed=True, byline="Escuela", text_hash="x"),
        kinds.CardPublished(author=author, version=1),
    )  # fmt: skip


@pytest.fixture
def world():
    return World()


def test_whoever_wants_to_try_says_so_and_the_network_sees_it_without_a_name(world):
    assert world.does("tell", status="wanted") == ""
    (shown,) = world.tries()
    assert (shown.status, shown.version, dict(shown.context)) == ("wanted", 3, {})
    assert "eva" not in repr(shown)


def test_the_same_try_is_told_anew_until_it_ends(world):
    world.does("tell", status="trying")
    (told,) = world.stories["desayuno"].tries.values()
    assert world.does("tell", attempt=told.attempt, status="not", why=["time", "time"]) == ""
    (shown,) = world.tries()
    assert (shown.status, shown.why) == ("not", ("time",))


def test_the_school_is_shown_by_consent_alone(world):
    world.does("tell", status="wanted", share=True)
    assert dict(world.tries()[0].context) == {"rurality": "rural", "level": "primary"}
    world.does("tell", attempt="1", status="trying", share=False)
    assert dict(world.tries()[0].context) == {}


def test_a_failure_needs_a_reason_and_a_measure_its_words(world):
    assert world.does("tell", status="not") == "trying.refused.why"
    assert world.does("tell", status="partly") == "trying.refused.why"
    assert world.does("tell", status="worked", measured=True) == "trying.refused.measure"
    assert world.does("tell", status="worked", measured=True, measure="4 de 20") == ""
    assert world.tries()[0].measured


def test_what_has_not_ended_has_neither_reasons_nor_a_measure(world):
    world.does("tell", status="trying", why=["time"], measured=True, measure="4 de 20")
    (shown,) = world.tries()
    assert (shown.why, shown.measured, shown.measure) == ((), False, "")


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ("Llámeme al +56 9 1234 5678", "trying.refused.number"),
        ("Pregunte a ana@escuela.cl", "trying.refused.number"),
        ("Lo hizo Ivo Tapia", "trying.refused.name"),
        ("x" * 601, "trying.refused.long"),
        ("a\x00b", "trying.refused.odd"),
    ],
)
def test_words_that_give_somebody_away_are_not_told(world, told, refused):
    assert world.does("tell", status="trying", told=told) == refused
    assert "desayuno" not in world.stories


def test_a_name_that_is_none_can_be_told_by_whoever_looked(world):
    assert world.does("tell", status="trying", told="La escuela Ivo Tapia", looked=True) == ""
    still = world.does("tell", status="trying", told="ana@escuela.cl", looked=True)
    assert still == "trying.refused.number"


def test_nobody_tries_their_own_card_or_one_that_is_not_published(world):
    world.publishes()
    assert world.does("tell", "k1", "ana", status="worked") == "cards.refused.own"
    assert world.does("tell", "none", status="worked") == "cards.refused.not_published"
    assert world.does("open", "none") == "cards.refused.not_published"


def test_what_is_taken_back_is_gone_and_can_be_told_again(world):
    world.does("tell", status="wanted")
    assert world.does("take_back", attempt="1") == ""
    assert world.does("take_back", attempt="1") == ""
    assert world.tries() == ()
    assert world.does("tell", attempt="1", status="trying") == "trying.refused.gone"
    assert world.does("tell", status="trying") == ""


def test_one_person_tells_of_five_tries_at_most(world):
    for _ in range(5):
        assert world.does("tell", status="wanted") == ""
    assert world.does("tell", status="wanted") == "trying.refused.many"


def test_what_others_tried_cannot_be_changed_or_taken_back(world):
    world.does("tell", status="worked", person="leo")
    assert world.does("tell", attempt="1", status="not", why=["time"]) == "trying.refused.gone"
    world.does("take_back", attempt="1")
    assert len(world.tries()) == 1


def test_the_open_card_is_shown_with_what_one_told_and_nothing_of_others(world):
    world.does("tell", status="worked", told="Lo de Leo", person="leo")
    world.does("open")
    shown = world.sees()["open"]
    assert (shown["title"], shown["tries"], shown["more"]) == ("Desayuno", [], True)
    assert shown["school"] == ["Básica", "Rural"]
    assert "Leo" not in repr(world.sees())


def test_the_list_puts_what_is_under_way_before_what_is_over(world):
    world.publishes()
    world.does("tell", "k1", status="trying")
    world.does("tell", status="worked")
    assert [one["card"] for one in world.sees()["cards"]] == ["k1", "desayuno"]


def test_a_card_that_left_the_library_can_still_be_taken_back(world):
    world.publishes()
    world.does("tell", "k1", status="trying")
    world.happens("k1", "ana", kinds.CardConsentTaken(author="ana"))
    (entry,) = world.sees()["cards"]
    assert (entry["title"], entry["href"]) == ("Una ficha que ya no está en la biblioteca", "")
    assert world.does("open", "k1") == ""
    assert world.sees()["open"]["more"] is False
    assert world.does("take_back", "k1", attempt="1") == ""
    assert world.sees()["cards"] == []


def test_nothing_is_told_while_ones_data_rest(world):
    world.facts = Facts(blocked=True)
    assert world.does("tell", status="wanted") == "locked.blocked"
    assert world.sees()["status"] == "locked"


@pytest.mark.parametrize("body", [{"status": "moon"}, {"why": ["moon"]}, {"share": 1}, {"x": 1}])
def test_what_no_page_sends_is_refused(world, body):
    assert world.does("tell", **{"status": "wanted", **body}) == "refused.malformed"
