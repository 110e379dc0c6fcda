"""Small cards for the tests of search."""

from datetime import UTC, datetime, timedelta
from typing import Any

from lidera_nb.cards.library import Published
from lidera_nb.cards.model import Content, Context, Provenance, Words

FIRST = datetime(2026, 3, 2, tzinfo=UTC)


def a_card(name: str, es: str = "", en: str = "", day: int = 0, **held: Any) -> Published:
    """A card with a title in one or both languages; text behind a bar is what was done."""
    texts = {lang: _words(text) for lang, text in (("es", es), ("en", en)) if text}
    context = Context(**held.pop("context", {}))
    content = Content(kind="practice", context=context, texts=texts, **held)
    return Published(
        id=name, version=1, content=content, licence="CC0-1.0", reach="network", byline="",
        origin=Provenance(how="form"), synthetic=True, at=FIRST + timedelta(days=day),
        editions=(), tries=(), files=(), stage="idea", security=0,
    )  # fmt: skip


def _words(text: str) -> Words:
    title, _, what = text.partition("|")
    return Words(title=title.strip(), what=what.strip())
