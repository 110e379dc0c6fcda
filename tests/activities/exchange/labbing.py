"""A cohort that pilots a card together, over a journal in memory, for tests."""

from datetime import UTC, datetime
from unittest.mock import patch

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.cards.told import tell
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.story import receive, show
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.cards.library import of_seed
from lidera_nb.cards.story import CardStory
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from tests.activities.survey import surveyed as survey

CARD = "visitas-de-quince-minutos"
PAGES = {"ines": "labs"}
PLAN = [{"who": "UTP", "what": "Visita una clase", "until": "15 de agosto"}]
OPEN = {"do": "open", "card": CARD, "question": "¿Sube la asistencia?", "plan": PLAN,
        "measure": "Asistencia media de la semana", "unit": "%", "begins": "2026-08-10",
        "ends": "2026-09-30"}  # fmt: skip


class Labbing(survey.Surveyed):
    """Six people, and Inés who leads them; `today` is the day on which things happen."""

    def __init__(self, course):
        super().__init__(course)
        self.today, self.card = survey.NOW, CardStory(CARD)

    # --- the cards that they know of -----------------------------------------------------

    def all(self):
        return {CARD: self.card}

    def faces(self):
        return {CARD: of_seed(self.course.seeds[CARD])}

    def tries(self, person, status, *why):
        """A school tells on the card how it came out."""
        told = kinds.CardTried(author="", attempt="1", version=1, status=status, why=why,
                               context={}, measured=True, measure="", told="Palabras.")  # fmt: skip
        entry = Entry(f"card:{CARD}", f"t{next(self.ids)}", b"", (NewEvent(told, person),),
                      person, self.today)  # fmt: skip
        self.card = tell(self.card, self.journal.append([entry])[0].events)

    # --- what they do ---------------------------------------------------------------------

    def on(self, month, day):
        self.today = datetime(2026, month, day, 15, tzinfo=UTC)

    def note(self, *args):
        with patch.object(survey, "NOW", getattr(self, "today", survey.NOW)):
            return super().note(*args)

    def here(self, person, lang="es"):
        module = self.course.modules[PAGES.get(person, "laboratorios")]
        models = read_models(person, module, self.registry, self.story, cards=self)
        around = Circumstance(self.registry.roles(person), lang, self.today, 7, models)
        return (module.id, "labs"), around

    def does(self, person, **body):
        at, around = self.here(person)
        said = receive(self.story(person), at, {"cohort": "valle", **body}, around)
        return said if isinstance(said, Refusal) else self.note("cohort:valle", person, *said)

    def opens(self, **more):
        said = self.does("ines", **{**OPEN, **more})
        return said if isinstance(said, Refusal) else said[0].payload.lab

    def sees(self, person, lang="es"):
        """The newest lab as somebody sees it."""
        at, around = self.here(person, lang)
        return show(self.story(person), at, around)["cohorts"][0]["labs"][0]
