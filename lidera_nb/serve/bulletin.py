"""Notices on the home page: what those who lead a person's cohorts tell them, until put away."""

from __future__ import annotations

from dataclasses import dataclass

from tornado.web import HTTPError

from lidera_nb import texts
from lidera_nb.activities.facts import Facts
from lidera_nb.activities.registry import Registry
from lidera_nb.errors import JournalError
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve.access import Right
from lidera_nb.serve.base import Handler
from lidera_nb.serve.stories import stream_of


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as it is shown: `head` says who wrote it, for which cohort, and when."""

    id: str
    head: str
    paragraphs: tuple[str, ...]


def notices_for(person: str, registry: Registry, facts: Facts, lang: str) -> list[Told]:
    """The notices that somebody has not put away, the newest first."""
    found = [
        (notice, cohort)
        for cohort in registry.cohorts_as(person, "participant")
        for notice in cohort.notices
        if notice.for_person(person) and notice.id not in facts.put_away
    ]
    found.sort(key=lambda pair: pair[0].at, reverse=True)
    return [
        Told(
            notice.id,
            _head(_writer(notice.by, registry), cohort.title, texts.moment(lang, notice.at), lang),
            tuple(part for part in notice.text.split("\n\n") if part.strip()),
        )
        for notice, cohort in found
    ]


def _writer(person: str, registry: Registry) -> str:
    return next((member.name for _, member in registry.memberships(person)), "")


def _head(by: str, cohort: str, at: str, lang: str) -> str:
    """Who left all cohorts since has no name here any more."""
    if not by:
        return texts.say(lang, "notice.head_unnamed", cohort=cohort, at=at)
    return texts.say(lang, "notice.head", by=by, cohort=cohort, at=at)


class NoticeHandler(Handler):
    """Putting a notice away."""

    right: Right | None = "play"

    async def post(self) -> None:
        """Put away a notice that is shown to this person; another is not there."""
        assert self.person is not None
        sessions, person = self.house.sessions, self.person
        facts = sessions.story(person).facts
        notice = self.get_body_argument("notice", "")
        shown = {one.id for one in notices_for(person, sessions.registry, facts, self.lang)}
        if notice not in shown | facts.put_away:
            raise HTTPError(404)
        if notice in shown:
            read = NewEvent(kinds.NoticeRead(notice=notice))
            try:
                await sessions.note(stream_of(person), (read,), person)
            except JournalError:
                raise HTTPError(503) from None
            sessions.listeners.announce(person)
        self.redirect("/", status=303)
