"""Putting a file to one's own card, after the server took it in."""

from __future__ import annotations

from collections.abc import Iterable

from lidera_nb.activities.activity import Decision, Refusal
from lidera_nb.activities.facts import Facts
from lidera_nb.cards.files import FILES_EACH, OWN_MOST, is_memo
from lidera_nb.cards.story import Attachment, CardStory
from lidera_nb.cards.workflow import may_write
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent


def attached(
    file: Attachment, card: CardStory, person: str, facts: Facts, own: Iterable[CardStory]
) -> Decision:
    """The event of a file that came to a card; nothing if it is there already.

    `own` are all cards of this author, whose files count together.
    """
    if facts.resting:
        return Refusal("locked.withdrawn" if facts.withdrawn else "locked.blocked")
    latest = card.latest
    if why := may_write(card, person, curator=False, base=latest.number if latest else 0):
        return Refusal(why)
    if any(one.file == file.file for one in card.files):
        return ()
    if len(card.files) >= FILES_EACH:
        return Refusal("mycards.refused.files", {"most": FILES_EACH})
    if sum(one.size for mine in own for one in mine.files) + file.size > OWN_MOST:
        return Refusal("mycards.refused.room", {"most": OWN_MOST // 1024 // 1024})
    told = kinds.CardAttached(
        author=person, file=file.file, media=file.media, size=file.size, name=file.name
    )
    return (NewEvent(told, person),)


def may_fetch(
    card: CardStory, file: Attachment, person: str, *, reads: bool, curates: bool
) -> bool:
    """Whether somebody may have a file of a card.

    Its author always. Everybody else only what is no voice memo: whoever took or reviewed the
    version that was sent, curators of what lies before them, readers (`reads`) of what is
    published. Who gave it back does no longer.
    """
    if card.author == person:
        return True
    if is_memo(file.media):
        return False
    read = (one.reviewer for one in card.reviews_of(card.sent))
    reviews = person in card.taken or person in read
    return reads or (bool(card.sent) and (curates or reviews))
