"""The handover kit: a page on which somebody who leaves puts it together, and takes it away.

Nothing of it is stored: it is made from what they sent with this one form. That one was made is not
told to anybody either.
"""

from __future__ import annotations

import json
from typing import Any

from lidera_nb.activities.cards.writing.handover import cards_of, chosen, key_ties, kit
from lidera_nb.plaintext import clean_text
from lidera_nb.serve.access import Right
from lidera_nb.serve.base import Handler

WRITTEN = ("commitments", "advice")
WRITTEN_MOST = 6000


class HandoverHandler(Handler):
    """The form, and the kit as a page to print or as JSON."""

    right: Right | None = "play"
    comes_back = True

    def get(self) -> None:
        """Show what there is to hand over; nothing is chosen beforehand but one's own cards."""
        self.page(
            "handover.html",
            title=self.t("handover.title"),
            cards=[(card.id, content.words(self.lang)) for card, content in self._cards()],
            ties=self._ties(),
            most=WRITTEN_MOST,
            resting=self._resting(),
        )

    def post(self) -> None:
        """Send the kit as a file."""
        if self._resting():
            self.redirect("/handover", status=303)
            return
        made = self._made()
        as_json = self.get_body_argument("as", "") == "json"
        ending = "json" if as_json else "html"
        self.set_header(
            "Content-Disposition", f'attachment; filename="{self.t("handover.file")}.{ending}"'
        )
        if as_json:
            self.set_header("Content-Type", "application/json; charset=utf-8")
            self.write(json.dumps(made, ensure_ascii=False, indent=1))
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        whole = self.house.templates.load("handoverkit.html")
        self.write(whole.generate(t=self.t, lang=self.lang, kit=made))

    def _made(self) -> dict[str, Any]:
        picked = set(self.get_body_arguments("card"))
        agreed = self.get_body_argument("agreed", "") == "yes"
        ties = chosen(self._ties(), self.get_body_arguments("tie")) if agreed else []
        written = {
            name: clean_text(self.get_body_argument(name, ""), WRITTEN_MOST) or ""
            for name in WRITTEN
        }
        cards = [one for one in self._cards() if one[0].id in picked]
        return kit(self._name(), self.house.clock(), self.lang, cards, ties, written)

    def _cards(self) -> Any:
        assert self.person is not None
        return cards_of(self.house.sessions.cards.mine(self.person), self.person)

    def _ties(self) -> Any:
        assert self.person is not None
        sessions = self.house.sessions
        return key_ties(self.person, sessions.registry, sessions.story, self.lang)

    def _resting(self) -> bool:
        assert self.person is not None
        return self.house.sessions.story(self.person).facts.resting

    def _name(self) -> str:
        assert self.person is not None
        return next((m.name for _, m in self.house.sessions.registry.memberships(self.person)), "")
