"""The library: finding cards and reading them, as plain pages that need neither script nor socket.

What is shown comes from the book's faces alone: cards with consent, and what it covers. Doing
something with a card (writing, reviewing, trying) is a session page elsewhere.
"""

from __future__ import annotations

import gzip

from tornado.web import HTTPError

from lidera_nb import texts
from lidera_nb.activities.cards.comparing import compared
from lidera_nb.activities.cards.labels import LABELLED, label, labels, size_told
from lidera_nb.activities.cards.listing import line, near, order, row
from lidera_nb.activities.cards.reading import counted, facts, heading, sections, support, tries
from lidera_nb.activities.cards.school import school_of
from lidera_nb.cards.library import Edition, Published
from lidera_nb.serve import libraryquery as query
from lidera_nb.serve.access import Right, may
from lidera_nb.serve.base import Handler
from lidera_nb.serve.content import send
from lidera_nb.serve.render.pages import address

LIKE = 4
ALIKE: tuple[str, ...] = ("level", "rurality")
"""What the way to cards of schools like the reader's narrows by."""


class Shelf(Handler):
    """What the pages of the library share."""

    right: Right | None = "library"
    comes_back = True

    def prepare(self) -> None:
        """A browser may keep the page for itself; it asks whether it is still the same."""
        super().prepare()
        self.set_header("Cache-Control", "private, no-cache")
        self.set_header("Vary", "Cookie")

    @property
    def school(self) -> dict[str, str]:
        """The reader's own school, as far as they told of it."""
        assert self.person is not None
        return school_of(self.house.sessions.story(self.person))

    def face(self, name: str) -> Published | None:
        """A card that readers may see."""
        return self.house.sessions.cards.faces().get(name)

    def way_to(self, activity: str) -> str:
        """The page on which a participant does something with cards, "" if there is none."""
        if self.person is None or not may(self.roles, "play"):
            return ""
        pages = self.house.sessions.course_of(self.person).of("participant")
        return next((address(page) for page in pages if page.has(activity)), "")

    def shelf(self, template: str, title: str, here: str, **values: object) -> None:
        """Write a page of the library, compressed: it may hold many cards."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        about = {"label": self.label, "sheet": self.house.assets.library, "school": self.school}
        plain = self.drawn(template, here, title=title, **about, **values)
        send(self, plain, gzip.compress(plain, 6, mtime=0))

    def label(self, field: str, word: object) -> str:
        """A closed word in this browser's language."""
        return label(self.lang, field, word)


class LibraryHandler(Shelf):
    """Finding: the search box, what narrows it, and the cards found, as a list or as a table."""

    async def get(self) -> None:
        """Show the cards that were asked for."""
        now = query.asked(self.get_query_arguments)
        # The table has an order of its own, which only all of the cards found can be put into.
        size, first = (query.ALL, 0) if now.table else (query.PAGE, (now.page - 1) * query.PAGE)
        found = await self.house.finder.search(
            now.query, self.lang, now.where, limit=size, offset=first
        )
        faces = self.house.sessions.cards.faces()
        cards = [faces[hit.id] for hit in found.hits if hit.id in faces]
        total = found.total
        if now.table:
            cards = self._sorted(cards, now)
            total, size, first = len(cards), query.TABLE, (now.page - 1) * query.TABLE
            cards = cards[first : first + size]
        self.shelf(
            "library.html",
            self.t("library.title"),
            now.address,
            now=now,
            found=found,
            lines=[] if now.table else [line(one, self.lang, self.school) for one in cards],
            rows=[row(one, self.lang, self.school) for one in cards] if now.table else [],
            total=total,
            first=query.facets(found, now, self.lang, query.FIRST),
            rest=query.facets(found, now, self.lang, query.REST),
            chips=query.chips(now, self.lang),
            more=now.at(now.page + 1).address if total > first + size else "",
            like_mine=self._like_mine(),
        )

    def _sorted(self, cards: list[Published], now: query.Asked) -> list[Published]:
        """All that was found as the table orders it, narrowed to schools like the reader's."""
        mine = self.school
        narrowed = now.mine and mine
        return order((one for one in cards if near(one, mine)) if narrowed else cards, mine)

    def _like_mine(self) -> str:
        """Cards that were done in schools as the reader's."""
        mine = self.school
        words = {name: (mine[name],) for name in ALIKE if name in mine}
        return query.Asked(where=words).address if words else ""


class CardHandler(Shelf):
    """Reading one card, an earlier version of it, or two versions beside each other."""

    async def get(self, name: str, version: str | None = None) -> None:
        """Show the card."""
        card = self.face(name)
        if card is None:
            self._over(name)
            return
        edition = self._edition(card, version or str(card.version))
        assert edition.content is not None
        other = self.get_query_argument("compare", "")
        before = self._edition(card, other).content if other else None
        spoken, words = edition.content.words(self.lang)
        content = edition.content
        self.shelf(
            "librarycard.html",
            words.title,
            self.request.path + (f"?compare={other}" if before else ""),
            card=card,
            content=content,
            words=words,
            spoken=spoken,
            edition=edition,
            editions=[self._told(one) for one in reversed(card.editions)],
            problem=heading(content.kind, "problem", self.lang),
            facts=facts(card, content, words, self.lang),
            sections=sections(content, words, self.lang),
            support=support(content, self.school, self.lang),
            tries=tries(card, self.school, self.lang),
            counted=counted(card.tries, self.lang),
            themes=labels(self.lang, "dimension", content.dimensions),
            rules=[self.t(f"cards.rule.{one}") for one in LABELLED["stage"]],
            levels=labels(self.lang, "security", range(6)),
            changes=compared(before, content, self.lang) if before else None,
            other=other,
            files=[(one, size_told(self.lang, one.size)) for one in card.files],
            like=await self._like(card),
            trying=self.way_to("trying"),
        )

    def _over(self, name: str) -> None:
        """A card that was taken from the library says why, and what to read instead."""
        sessions = self.house.sessions
        card = sessions.cards.of(name)
        gone = card.retired if card.publications and card.consent else None
        if gone is None or sessions.story(card.author).facts.resting:
            raise HTTPError(404)
        self.set_status(410)
        self.shelf(
            "libraryover.html",
            self.t("library.over"),
            self.request.path,
            why=self.t(f"library.retired.{gone.reason}"),
            instead=self.face(gone.successor),
        )

    def _edition(self, card: Published, version: str) -> Edition:
        known = (one for one in card.editions if str(one.number) == version and one.content)
        found = next(known, None)
        if found is None:
            raise HTTPError(404)
        return found

    def _told(self, one: Edition) -> tuple[Edition, str]:
        """A published version and when that was."""
        when = texts.moment(self.lang, one.at) if one.at else ""
        return one, when

    async def _like(self, card: Published) -> list[Published]:
        faces = self.house.sessions.cards.faces()
        found = await self.house.finder.like(card.id, LIKE)
        return [faces[hit.id] for hit in found if hit.id in faces]
