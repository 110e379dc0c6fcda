"""From passages to pages: what belongs to the story format goes, links become ways on."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.scenario.importers import markup
from lidera_nb.scenario.importers.source import Passage, Source
from lidera_nb.scenario.importers.story import MOST_NAME, MOST_WAYS, Ledger, Page, Story, Way, shown

_CODE = {"script": "a script, which is never run nor kept", "stylesheet": "a stylesheet"}
_FORMAT_TAGS = """
    widget init header footer startup debug-header debug-footer debug-startup annotation
    twine.image twine.audio twine.video twine.font twine.private
"""
_FORMAT_NAMES = """
    StoryAuthor StoryBanner StoryCaption StoryDisplayTitle StoryIncludes StoryInit StoryInterface
    StoryMenu StorySettings StoryShare StorySubtitle StoryStylesheet StoryScript
    PassageDone PassageFooter PassageHeader PassageReady UserScript UserStylesheet
"""
_TAGS, _NAMES = frozenset(_FORMAT_TAGS.split()), frozenset(_FORMAT_NAMES.split())


def story_of(source: Source, ledger: Ledger) -> Story:
    """The story that the passages tell.

    Raises
    ------
    ContentError
        No passage tells a story, or one has too long a text or too many links.
    """
    told = list(_told(source, ledger))
    if not told:
        raise ledger.refuse("no passage of this file tells a story; there is nothing to import")
    names = frozenset(passage.name for passage in told)
    pages = tuple(_page(passage, source.format, names, ledger) for passage in told)
    title = ledger.tidy(source.title, "the title", MOST_NAME)
    return Story(title, _start(source, told, ledger), pages)


def _told(source: Source, ledger: Ledger) -> Iterator[Passage]:
    seen: set[str] = set()
    for passage in source.passages:
        strange = _strange(passage)
        if strange:
            ledger.lose(passage.name, f"the whole passage: it is {strange}")
        elif passage.name in seen:
            ledger.lose(passage.name, "a further passage of the same name")
        else:
            seen.add(passage.name)
            yield passage


def _strange(passage: Passage) -> str:
    """What a passage is, if it does not tell the story."""
    tags = {tag.lower() for tag in passage.tags}
    for tag, what in _CODE.items():
        if tag in tags:
            return what
    if tags & _TAGS or passage.name in _NAMES:
        return "a part of the story format"
    return ""


def _start(source: Source, told: list[Passage], ledger: Ledger) -> str:
    names = [passage.name for passage in told]
    for name in (source.start, "Start"):
        if name in names:
            return name
    ledger.lose("the start", f"the file names none; the story begins with '{shown(names[0])}'")
    return names[0]


def _page(passage: Passage, form: str, names: frozenset[str], ledger: Ledger) -> Page:
    where = f"the passage '{shown(passage.name)}'"
    raw = ledger.tidy(passage.text, where)
    body = markup.read(raw, form, lambda what: ledger.lose(passage.name, what))
    text = ledger.tidy(body.text, where)
    ways = tuple(_ways(body.links, passage, names, ledger))
    if len(ways) > MOST_WAYS:
        raise ledger.refuse(
            f"{where} has {len(ways)} links; leave at most {MOST_WAYS}", passage.line
        )
    if len(ways) == 1 and ways[0].label not in text and ways[0].label not in names:
        ledger.lose(passage.name, f"the words of its only link, '{shown(ways[0].label)}'")
    lines = tuple(part for part in text.split("\n\n") if part)
    return Page(passage.name, passage.name, lines, ways)


def _ways(
    links: tuple[markup.Link, ...], passage: Passage, names: frozenset[str], ledger: Ledger
) -> Iterator[Way]:
    for link in dict.fromkeys(links):
        label = ledger.tidy(link.label, f"a link of '{shown(passage.name)}'", MOST_NAME)
        if link.target in names:
            yield Way(link.target, label or link.target)
        else:
            what = f"the link '{shown(label)}': there is no passage '{shown(link.target)}'"
            ledger.lose(passage.name, what)
