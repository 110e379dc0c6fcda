"""Twine 2's HTML: a published story, or an archive of stories, by specification 1.0.2.

Only the elements ``tw-storydata`` and ``tw-passagedata`` are looked at; the player around them,
its scripts and styles are never read. What is in a passage is the business of `markup`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lidera_nb.scenario.importers.source import Passage, Source
from lidera_nb.scenario.importers.story import MOST_NAME, MOST_PAGES, Ledger, shown

_ELEMENT = re.compile(r"<(/?)(tw-storydata|tw-passagedata|script|style)\b([^<>]*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""", re.IGNORECASE)


@dataclass
class _Open:
    """A story while it is read."""

    told: dict[str, str]
    passages: list[Passage] = field(default_factory=list)
    pids: dict[str, str] = field(default_factory=dict)


def parse(text: str, ledger: Ledger, story: str = "") -> Source:
    """The story of a page, or the one called `story` where there are several.

    Raises
    ------
    ContentError
        There is no story, no story of that name, or several and none was named.
    """
    found = [one for one in _stories(text, ledger) if one.passages]
    if not found:
        raise ledger.refuse(
            "there is no story of Twine 2 in this page; publish the story from Twine, or export "
            "it as Twee"
        )
    chosen = [one for one in found if not story or one.told.get("name", "") == story]
    if len(chosen) != 1:
        names = ", ".join(f"'{shown(one.told.get('name', ''))}'" for one in found[:10])
        what = "no story" if not chosen else "more than one story"
        raise ledger.refuse(
            f"this file holds {what} to import; it has {names}: name one of them with --story"
        )
    return _source(chosen[0])


def _source(one: _Open) -> Source:
    told = one.told
    start = one.pids.get(told.get("startnode", ""), "")
    return Source(told.get("name", ""), told.get("format", ""), start, tuple(one.passages))


def _stories(text: str, ledger: Ledger) -> Iterator[_Open]:
    now: _Open | None = None
    begun: tuple[dict[str, str], int] | None = None
    for element in _ELEMENT.finditer(text):
        closes, name = bool(element[1]), element[2].lower()
        if name == "tw-storydata":
            if now is not None:
                yield now
            now, begun = (None if closes else _Open(_attributes(element[3]))), None
        elif now is None:
            continue
        elif name == "tw-passagedata":
            if closes and begun is not None:
                _add(now, begun[0], text[begun[1] : element.start()], ledger)
            begun = None if closes else (_attributes(element[3]), element.end())
        elif not closes and begun is None and _has_content(text, element.end()):
            ledger.lose("the story", f"its {name}, which is never run nor kept")
    if now is not None:
        yield now


def _has_content(text: str, at: int) -> bool:
    return not text[at : at + 200].lstrip().startswith("</")


def _add(now: _Open, told: dict[str, str], raw: str, ledger: Ledger) -> None:
    if len(now.passages) >= MOST_PAGES:
        raise ledger.refuse(f"there are more than {MOST_PAGES} passages; import a part")
    number = len(now.passages) + 1
    name = ledger.tidy(told.get("name", ""), f"the name of passage {number}", MOST_NAME)
    if not name:
        raise ledger.refuse(f"passage {number} has no name; give it one in Twine")
    now.pids.setdefault(told.get("pid", ""), name)
    text = html.unescape(raw).replace("\r\n", "\n").replace("\r", "\n")
    now.passages.append(Passage(name, tuple(told.get("tags", "").split()), text))


def _attributes(raw: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(raw)
    return {one[1].lower(): html.unescape(one[2] or one[3] or "").strip() for one in found}
