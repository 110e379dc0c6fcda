"""An author's own journal: the page works in JupyterLab and plain Voila without any server.

The journal lies in ``var/local`` beside the course and belongs to one person, the author, and so
do the versions of cases that a play of theirs may be pinned to.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Passing, Refusal, View
from lidera_nb.activities.course import Course, Module
from lidera_nb.activities.playview import refusal_text
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.story import begin, canonical, passed, receive, show, tell
from lidera_nb.activities.storystate import Circumstance, Story
from lidera_nb.clock import utc_now
from lidera_nb.errors import JournalError, MessageConflict, StaleStream
from lidera_nb.events.journal import Entry, Journal
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.pages.place import AUTHOR, Place

_STREAM = f"person:{AUTHOR}"


class LocalPort:
    """The author's story, folded from the local journal and written to it directly."""

    def __init__(self, place: Place, module: Module) -> None:
        self._module, self._lang = module, place.lang
        place.journal.parent.mkdir(parents=True, exist_ok=True)
        keys = Keys.open(place.journal.with_name("keys.db"))
        self._journal: Journal = SqliteJournal.open(place.journal, keys)
        course = Course(place.course, {module.id: module})
        self._story: Story = tell(begin(course, AUTHOR), self._journal.read(_STREAM))

    def views(self) -> Mapping[str, View]:
        """What the author may see: just what a participant would."""
        around = self._around()
        keys = [step.key for step in self._module.steps]
        return {key: show(self._story, (self._module.id, key), around) for key in keys}

    def act(self, key: str, message: Mapping[str, Any]) -> dict[str, Any]:
        """Decide and commit the author's message."""
        try:
            refusal = self._act(key, message)
        except StaleStream:
            self._catch_up()
            refusal = Refusal("refused.stale")
        except MessageConflict:
            refusal = Refusal("refused.conflict")
        except JournalError:
            refusal = Refusal("refused.unsaved")
        if refusal is None:
            return {"status": "saved", "n": self._story.head, "at": utc_now().isoformat()}
        reason = self._reason(key, refusal)
        return {"status": "refused", "n": self._story.head, "reason": reason}

    def _act(self, key: str, message: Mapping[str, Any]) -> Refusal | None:
        body, message_id, n = message.get("body"), message.get("id"), message.get("n")
        if not isinstance(body, dict) or not isinstance(message_id, str):
            return Refusal("refused.malformed")
        wire = canonical((self._module.id, key), body)
        if self._journal.find(_STREAM, message_id, wire) is not None:
            return None
        if n != self._story.head:
            raise StaleStream(_STREAM, n if isinstance(n, int) else -1, self._story.head)
        decision = receive(self._story, (self._module.id, key), body, self._around())
        if isinstance(decision, Refusal):
            return decision
        if isinstance(decision, Passing):
            self._story = passed(self._story, (self._module.id, key), decision)
        elif decision:
            entry = Entry(_STREAM, message_id, wire, decision, AUTHOR, utc_now(), n)
            self._append(entry)
        return None

    def _append(self, entry: Entry) -> None:
        answer = self._journal.append([entry])[0]
        if isinstance(answer, JournalError):
            raise answer
        self._story = tell(self._story, answer.events)

    def _catch_up(self) -> None:
        self._story = tell(self._story, self._journal.read(_STREAM, self._story.head))

    def _around(self) -> Circumstance:
        models = read_models("author", self._module, Registry(), lambda _: self._story)
        return Circumstance(
            frozenset({"participant"}), self._lang, utc_now(), secrets.randbits(48), models
        )

    def _reason(self, key: str, refusal: Refusal) -> str:
        step = self._module.step(key)
        if step is None:
            return texts.say(self._lang, "refused.malformed")
        return refusal_text(refusal, step, self._lang)
