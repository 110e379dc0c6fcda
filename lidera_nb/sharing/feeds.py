"""What is new, for readers of feeds: cards that were published on a day, as Atom and as RSS.

The seed library has no day: it is no news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email.utils import format_datetime
from functools import partial
from typing import Any

from jinja2 import Environment

from lidera_nb import texts
from lidera_nb.cards.library import Published
from lidera_nb.sharing.site import Site, permalink
from lidera_nb.texts import LOCALES

FEED = 50
"""Cards in a feed, newest first."""

_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML cannot hold."""


def feeds(
    templates: Environment, site: Site, cards: Sequence[Published], lang: str
) -> Iterator[tuple[str, bytes]]:
    """The feeds of some cards, newest first, as path and content.

    Parameters
    ----------
    templates
        Where ``atom.xml.j2`` and ``rss.xml.j2`` are.
    site
        It has an address: what a feed names, it names whole.
    cards
        At least one; all of them with a day.
    lang
        The language of the feeds.
    """
    entries = [_entry(site, card, lang) for card in cards]
    for kind in ("atom", "rss"):
        drawn = templates.get_template(f"{kind}.xml.j2").render(
            site=site, lang=lang, locale=LOCALES[lang].replace("_", "-"),
            say=partial(texts.say, lang), entries=entries,
        )  # fmt: skip
        yield f"{lang}/{kind}.xml", drawn.encode()


def _entry(site: Site, card: Published, lang: str) -> dict[str, Any]:
    assert card.at is not None
    of, words = card.content.words(lang)
    return {
        "of": of,
        "title": _UNPRINTABLE.sub("", words.title),
        "text": _UNPRINTABLE.sub("", words.problem),
        "at": card.at.isoformat(),
        "posted": format_datetime(card.at),
        "link": site.address(permalink(lang, card.id, card.version)),
    }
