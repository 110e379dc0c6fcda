"""The home page: the modules with how far one got and the next step, or the staff's pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lidera_nb import texts
from lidera_nb.activities.activity import NO_PROGRESS, View
from lidera_nb.activities.calendar import ALWAYS, Window
from lidera_nb.activities.course import Module
from lidera_nb.activities.guide.guideview import told
from lidera_nb.activities.storystate import Story
from lidera_nb.serve.access import Right, may
from lidera_nb.serve.base import Handler
from lidera_nb.serve.bulletin import notices_for
from lidera_nb.serve.content import reports_for
from lidera_nb.serve.render.pages import address
from lidera_nb.textids import LANGUAGES


@dataclass(frozen=True, slots=True)
class Came:
    """The page of all feedback, and how much of what is there was not looked at."""

    href: str
    title: str
    lead: str
    fresh: int


@dataclass(frozen=True, slots=True)
class Card:
    """A module on the home page; `next` is the title of the step to do, empty when done.

    `begun` says whether anything was done in this very module: consent given in another one
    counts as a step, but what stands before the first step is still to be read.
    `lock` says what it waits for (another step, a round of a survey); empty when for nothing.
    `when` says until when it is open, or since when it is closed; empty if nobody scheduled it.
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
    when: str = ""


def card(
    module: Module,
    story: Story,
    lang: str,
    views: Mapping[str, View],
    window: Window = ALWAYS,
    now: datetime | None = None,
) -> Card:
    """How a module stands for a person, to whom it is open as `window` says."""
    words = module.texts[lang]
    steps = [step for step in module.steps if step.activity not in NO_PROGRESS]
    open_steps = [
        step
        for step in steps
        # A survey that is due again says so with True; an assignment's "due" is a moment.
        if (module.id, step.key) not in story.facts.done or views[step.key].get("due") is True
    ]
    view = views[open_steps[0].key] if open_steps else {}
    when = told(window, lang, now) if now else ""
    over = bool(now and open_steps and window.standing(now) == "over")
    lock = view.get("lock") or (when if over else view.get("wait", ""))
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
        lock=lock,
        when="" if lock == when else when,
    )


def ahead(cards: Sequence[Card]) -> Card | None:
    """The module to go on with: the first that was begun and is not done, or the next to begin.

    One page has one main way on; the others are reached by their titles.
    """
    waiting = [card for card in cards if card.next and not card.lock]
    return next((card for card in waiting if card.begun), waiting[0] if waiting else None)


def fronted(cards: Sequence[Card]) -> list[Card]:
    """The module to go on with before all others, which keep their order.

    What stands below it (the library, one's own cards) is then near to the top for everybody,
    and pushes nobody's next step down.
    """
    first = ahead(cards)
    return sorted(cards, key=lambda one: one is not first)


class HomeHandler(Handler):
    """Home."""

    right: Right | None = "own"

    def get(self) -> None:
        """Show what this role comes for."""
        assert self.person is not None
        sessions, person = self.house.sessions, self.person
        story = sessions.story(person)
        pages = sorted(sessions.course_of(person).of("participant"), key=lambda page: page.order)
        cards = [self._card(module) for module in pages if not module.beside]
        self.page(
            "home.html",
            title=self.t("home.title"),
            name=self._name(),
            cards=fronted(cards) if may(self.roles, "play") else [],
            ahead=ahead(cards) if may(self.roles, "play") else None,
            came=self._came() if may(self.roles, "play") else None,
            shelf=may(self.roles, "library") and not story.facts.withdrawn,
            ways=self._ways() if may(self.roles, "play") else [],
            room=self._room() if may(self.roles, "play") else "",
            desks=self._desks() if may(self.roles, "review") else [],
            curating=self._curating() if may(self.roles, "curate") else [],
            reports=self._reports() if may(self.roles, "reports") else None,
            facts=story.facts,
            notices=notices_for(person, sessions.registry, story.facts, self.lang),
        )

    def _card(self, module: Module) -> Card:
        assert self.person is not None
        sessions, person = self.house.sessions, self.person
        views = sessions.looks(person, module, self.lang)
        window = sessions.registry.window(person, module.id)
        return card(module, sessions.story(person), self.lang, views, window, sessions.clock())

    def _name(self) -> str:
        assert self.person is not None
        return next((m.name for _, m in self.house.sessions.registry.memberships(self.person)), "")

    def _came(self) -> Came | None:
        """What the page of all feedback shows, told from the very view that it is sent."""
        assert self.person is not None
        sessions, person = self.house.sessions, self.person
        pages = (page for page in sessions.course_of(person).of("participant") if page.only_read)
        page = next(pages, None)
        if page is None or sessions.story(person).facts.resting:
            return None
        words, views = page.texts[self.lang], sessions.views(person, page, self.lang)
        items = [one for view in views.values() for one in view.get("items", ())]
        fresh = sum(bool(one.get("fresh")) for one in items)
        return Came(address(page), words["title"], words["lead"], fresh)

    def _ways(self) -> list[tuple[str, str]]:
        """The pages beside the course: what a participant does with cards, and visits."""
        assert self.person is not None
        pages = self.house.sessions.course_of(self.person).of("participant")
        beside = (page for page in pages if page.beside and not page.only_read)
        return [(address(page), page.texts[self.lang]["title"]) for page in beside]

    def _room(self) -> str:
        room = self.house.course.room
        return address(room) if room else ""

    def _desks(self) -> list[tuple[str, str]]:
        staff = self.house.course.of("staff")
        return [(address(m), m.texts[self.lang]["title"]) for m in staff]

    def _curating(self) -> list[tuple[str, str, str]]:
        """The curators' pages, each with how many cards wait there for a decision."""
        waiting = self.house.sessions.cards.waiting()
        told = self.t("home.curate_one") if waiting == 1 else self.t("home.curate", n=waiting)
        pages = self.house.course.of("curator")
        return [(address(m), m.texts[self.lang]["title"], told) for m in pages]

    def _reports(self) -> list[tuple[str, str]]:
        assert self.person is not None
        found = reports_for(self.house, self.person).items()
        return [(f"/reports/{name}", self._told(path)) for name, path in found]

    def _told(self, path: Path) -> str:
        """What a report is about, its language, and when it was made."""
        cohort = self.house.sessions.registry.cohorts[path.parent.name].title
        lang = path.stem.rpartition(".")[2]
        named = (
            f"{one}_report"
            for one in ("decisions", "influence", "network", "reflections", "knowledge")
            if f"-{one}." in path.name
        )
        about = next(named, "report")
        kind = f"home.{about}_{lang}" if lang in LANGUAGES else "home.report"
        made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return self.t(kind, cohort=cohort, at=texts.moment(self.lang, made), name=path.name)
