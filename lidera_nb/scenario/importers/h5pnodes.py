"""What a node of a Branching Scenario holds, as a page: questions, texts, images, end screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lidera_nb.scenario.importers.archive import Archive
from lidera_nb.scenario.importers.h5pvalues import Values
from lidera_nb.scenario.importers.story import (
    MOST_NAME,
    MOST_PAGES,
    MOST_WAYS,
    Page,
    Picture,
    Way,
    shown,
)
from lidera_nb.scenario.media import MOST_BYTES, image_ending

_QUESTION = "H5P.BranchingQuestion"
_MOST_PICTURES = 100

Lines = tuple[str | Picture, ...]


class Nodes:
    """The pages of a scenario; its end screens have negative numbers as keys."""

    def __init__(self, scenario: dict[str, Any], values: Values, package: Archive) -> None:
        self._values, self._package, self._ledger = values, package, values.ledger
        self._contents = values.items(scenario.get("content"), "content")
        self._screens = values.items(scenario.get("endScreens") or [], "endScreens")
        self._pictures: dict[str, str] = {}
        self._own_ends: list[Page] = []
        self._missing_end = False
        if not self._contents:
            raise self._ledger.refuse("the scenario has no content; there is nothing to import")
        if len(self._contents) + len(self._screens) > MOST_PAGES:
            raise self._ledger.refuse(f"there are more than {MOST_PAGES} contents; import a part")

    def pages(self) -> Iterator[Page]:
        """Contents first, then the end screens, then ends that a feedback makes."""
        screens = list(self._end_screens())
        self._known = {page.key for page in screens}
        for i, raw in enumerate(self._contents):
            where = f"content[{i}]"
            yield self._page(i, self._values.mapping(raw, where), where)
        yield from screens
        if self._missing_end:
            yield Page("-1", "", ())
        yield from self._own_ends

    def _end_screens(self) -> Iterator[Page]:
        seen: set[str] = set()
        for i, raw in enumerate(self._screens):
            where = f"endScreens[{i}]"
            screen = self._values.mapping(raw, where)
            key = str(self._values.target(screen.get("contentId"), f"{where}.contentId"))
            if key in seen or not key.startswith("-"):
                self._ledger.lose(where, "an end screen whose number is not its own")
                continue
            seen.add(key)
            yield self._ending(key, where, screen, "endScreen")

    def _ending(self, key: str, where: str, said: dict[str, Any], prefix: str = "") -> Page:
        """An end screen, or a feedback that serves as one."""
        names = ("Title", "Subtitle", "Image") if prefix else ("title", "subtitle", "image")
        title = self._values.words(said.get(prefix + names[0]), f"{where}.title")
        text = self._values.words(said.get(prefix + names[1]), f"{where}.text")
        image = said.get(prefix + names[2])
        shown_lines = (*self._picture(image, "", where), *_paragraphs(text))
        return Page(key, " ".join(title.split())[:MOST_NAME], shown_lines)

    def _page(self, i: int, node: dict[str, Any], where: str) -> Page:
        kind = self._values.mapping(node.get("type"), f"{where}.type")
        library = str(kind.get("library", ""))[:60].split(" ")[0]
        params = self._values.mapping(kind.get("params") or {}, f"{where}.params")
        about = self._values.mapping(kind.get("metadata") or {}, f"{where}.metadata")
        title = self._values.words(about.get("title"), f"{where}.title", MOST_NAME)
        if library == _QUESTION:
            lines, ways = self._question(params, where)
        else:
            lines = self._lines(library, params, where)
            lines, ways = self._onwards(node, lines, where)
        return Page(str(i), " ".join(title.split()), lines, ways)

    def _lines(self, library: str, params: dict[str, Any], where: str) -> Lines:
        if library == "H5P.AdvancedText":
            return _paragraphs(self._values.words(params.get("text"), f"{where}.text"))
        if library == "H5P.Image":
            alt = self._values.words(params.get("alt"), f"{where}.alt")
            return self._picture(params.get("file"), alt, where)
        self._ledger.lose(where, f"the content {shown(library) or 'of no kind'}")
        return ()

    def _question(self, params: dict[str, Any], where: str) -> tuple[Lines, tuple[Way, ...]]:
        held = self._values.mapping(params.get("branchingQuestion"), f"{where}.branchingQuestion")
        said = _paragraphs(self._values.words(held.get("question"), f"{where}.question"))
        offered = self._values.items(held.get("alternatives"), f"{where}.alternatives")
        if len(offered) > MOST_WAYS:
            raise self._ledger.refuse(
                f"'{where}' has {len(offered)} alternatives; leave at most {MOST_WAYS}"
            )
        ways = [self._way(raw, f"{where}.alternatives[{i}]") for i, raw in enumerate(offered)]
        kept = tuple(way for way in ways if way is not None)
        if len(kept) == 1 and kept[0].consequence:
            return (*said, *_paragraphs(kept[0].consequence)), kept
        return said, kept

    def _way(self, raw: Any, where: str) -> Way | None:
        offered = self._values.mapping(raw, where)
        label = self._values.words(offered.get("text"), f"{where}.text", MOST_NAME)
        number = self._values.target(offered.get("nextContentId"), f"{where}.nextContentId")
        feedback = self._values.mapping(offered.get("feedback") or {}, f"{where}.feedback")
        words = self._feedback(feedback, where, ends=number == -1)
        if number == -1 and words:
            return Way(self._own_end(feedback, where), label)
        to = self._known_page(number, where)
        return Way(to, label, words) if to else None

    def _onwards(
        self, node: dict[str, Any], lines: Lines, where: str
    ) -> tuple[Lines, tuple[Way, ...]]:
        """A content leads on by itself; what its feedback says is said at its end."""
        number = self._values.target(node.get("nextContentId"), f"{where}.nextContentId")
        feedback = self._values.mapping(node.get("feedback") or {}, f"{where}.feedback")
        words = self._feedback(feedback, where, ends=number == -1)
        if number == -1 and words:
            return lines, (Way(self._own_end(feedback, where), ""),)
        to = self._known_page(number, where)
        return (*lines, *_paragraphs(words)), (Way(to, ""),) if to else ()

    def _feedback(self, feedback: dict[str, Any], where: str, *, ends: bool) -> str:
        if feedback.get("image") and not ends:
            self._ledger.lose(where, "the image of its feedback")
        parts = (
            self._values.words(feedback.get(name), f"{where}.feedback.{name}")
            for name in ("title", "subtitle")
        )
        return "\n\n".join(part for part in parts if part)

    def _own_end(self, feedback: dict[str, Any], where: str) -> str:
        key = f"-feedback {where}"
        self._own_ends.append(self._ending(key, f"{where}.feedback", feedback))
        if len(self._own_ends) > MOST_PAGES:
            raise self._ledger.refuse(f"there are more than {MOST_PAGES} endings; import a part")
        return key

    def _known_page(self, number: int, where: str) -> str:
        """The key of the page with this number; empty, and told, if there is none."""
        if 0 <= number < len(self._contents) or str(number) in self._known:
            return str(number)
        if number == -1:
            self._missing_end = True
            return "-1"
        self._ledger.lose(where, f"the way to number {number}, which is not there")
        return ""

    def _picture(self, file: Any, alt: str, where: str) -> Lines:
        """The image of a node, if it is one that a case may have."""
        path = file.get("path") if isinstance(file, dict) else None
        if not isinstance(path, str) or not path:
            return ()
        member = f"content/{path.split('#')[0]}"
        why = self._unfit(member)
        raw = b"" if why else self._package.read(member, MOST_BYTES["image"])
        ending = image_ending(raw)
        if not why and not ending:
            why = "it is not a PNG, JPEG or WebP"
        if why:
            self._ledger.lose(where, f"the image '{shown(path)}': {why}")
            return ()
        name = self._pictures.setdefault(member, f"image-{len(self._pictures) + 1}{ending}")
        return (Picture(name, " ".join(alt.split()), raw),)

    def _unfit(self, member: str) -> str:
        if member not in self._package:
            return "it is not in the package"
        if self._package.size(member) > MOST_BYTES["image"]:
            return f"it is larger than {MOST_BYTES['image'] // 1000} KB; make it smaller"
        if member not in self._pictures and len(self._pictures) >= _MOST_PICTURES:
            return f"there are more than {_MOST_PICTURES} images"
        return ""


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("\n\n") if part)
