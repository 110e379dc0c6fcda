"""The home page: the modules with how far one got and the next step, or the staff's pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lidera_nb import texts
from lidera_nb.activities.activity import READ, View
from lidera_nb.activities.course import Module
from lidera_nb.activities.story import Story
from lidera_nb.serve.access import Right, may
from lidera_nb.serve.base import Handler
from lidera_nb.serve.content import reports_for
from lidera_nb.serve.render.pages import address
from lidera_nb.textids import LANGUAGES


@dataclass(frozen=True, slots=True)
class Card:
    """A module on the home page; `next` is the title of the step to do, empty when done.

    `begun` says whether anything was done in this very module: consent given in another one
    counts as a step, but what stands before the first step is still to be read.
    `lock` says what it waits for (another step, a round of a survey); empty when for nothing.
    What was done counts as to be done again where its view says so: another round has begun.
    """

    href: str
    path: str
    title: str
    lead: str
    done: int
    steps: int
    begun: bool
    next: str
    lock: str


def card(module: Module, story: Story, lang: str, views: Mapping[str, View]) -> Card:
    """How a module stands for a person."""
    words = module.texts[lang]
    steps = [step for step in module.steps if step.activity not in READ]
    left = [step for step in steps if (module.id, step.key) not in story.facts.done]
    open_steps = left or [step for step in steps if views[step.key].get("due")]
    view = views[open_steps[0].key] if open_steps else {}
    done = len(steps) - len(open_steps)
    begun = any((module.id, step.key) in story.facts.started for step in steps)
    return Card(
        path=address(module),
        href=address(module) + (f"#step-{open_steps[0].key}" if begun and open_steps else ""),
        title=words["title"],
        lead=words["lead"],
        done=done,
        steps=len(steps),
        begun=begun,
        next=open_steps[0].titles[lang] if open_steps else "",
        lock=view.get("lock") or view.get("wait", ""),
    )


def ahead(cards: Sequence[Card]) -> Card | None:
    """The module to go on with: the first that was begun and is not done, or the next to begin.

    One page has one main way on; the others are reached by their titles.
    """
    waiting = [card for card in cards if card.next and not card.lock]
    return next((card for card in waiting if card.begun), waiting[0] if waiting else None)


class HomeHandler(Handler):
    """Home."""

    right: Right | None = "own"

    def get(self) -> None:
        """Show what this role comes for."""
        assert self.person is not None
        sessions, person = self.house.sessions, self.person
        story = sessions.story(person)
        cards = [
            card(module, story, self.lang, sessions.views(person, module, self.lang, READ))
            for module in sessions.course_of(person).of("participant")
        ]
        self.page(
            "home.html",
            title=self.t("home.title"),
            name=self._name(),
            cards=cards if may(self.roles, "play") else [],
            ahead=ahead(cards),
            room=self._room() if may(self.roles, "play") else "",
            desks=self._desks() if may(self.roles, "review") else [],
            reports=self._reports() if may(self.roles, "reports") else None,
            facts=story.facts,
        )

    def _name(self) -> str:
        assert self.person is not None
        return next((m.name for _, m in self.house.sessions.registry.memberships(self.person)), "")

    def _room(self) -> str:
        room = self.house.course.room
        return address(room) if room else ""

    def _desks(self) -> list[tuple[str, str]]:
        staff = self.house.course.of("staff")
        return [(address(m), m.texts[self.lang]["title"]) for m in staff]

    def _reports(self) -> list[tuple[str, str]]:
        assert self.person is not None
        found = reports_for(self.house, self.person).items()
        return [(f"/reports/{name}", self._told(path)) for name, path in found]

    def _told(self, path: Path) -> str:
        """What a report is about, its language, and when it was made."""
        cohort = self.house.sessions.registry.cohorts[path.parent.name].title
        lang = path.stem.rpartition(".")[2]
        about = "network_report" if path.stem.endswith(f"-network.{lang}") else "report"
        kind = f"home.{about}_{lang}" if lang in LANGUAGES else "home.report"
        made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return self.t(kind, cohort=cohort, at=texts.moment(self.lang, made), name=path.name)
