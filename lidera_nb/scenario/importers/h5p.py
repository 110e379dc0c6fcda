"""H5P's Branching Scenario: a zip with ``h5p.json`` and ``content/content.json``.

Nodes lead on by `nextContentId`: an index into the list of contents, or a negative number that
names an end screen. As H5P does it, a choice that ends with -1 and has feedback of its own ends
with that feedback. Only texts and images are carried over. What a node holds is the business of
`h5pnodes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lidera_nb.scenario.importers.archive import Archive, opened
from lidera_nb.scenario.importers.h5pnodes import Nodes
from lidera_nb.scenario.importers.h5pvalues import Values
from lidera_nb.scenario.importers.reading import decoded
from lidera_nb.scenario.importers.story import MOST_NAME, Ledger, Page, Story, shown
from lidera_nb.scenario.importers.strictjson import strict_json

_LIBRARY = "H5P.BranchingScenario"
_MOST_ABOUT, _MOST_CONTENT = 200_000, 2_000_000


def story_of(ledger: Ledger) -> Story:
    """The story of a package.

    Raises
    ------
    ContentError
        The package is not sound, holds something else than a Branching Scenario, or its content
        has another form than H5P gives it.
    """
    with opened(ledger) as package:
        about = _json(package, "h5p.json", _MOST_ABOUT, ledger)
        library = about.get("mainLibrary")
        if library != _LIBRARY:
            held = shown(library) if isinstance(library, str) else "nothing that it names"
            raise ledger.refuse(
                f"the package holds {held}; only {_LIBRARY} can be imported: choose such a one"
            )
        content = _json(package, "content/content.json", _MOST_CONTENT, ledger)
        return _story(about, content, package, ledger)


def _json(package: Archive, name: str, most: int, ledger: Ledger) -> dict[str, Any]:
    text = decoded(package.read(name, most), ledger, f"'{name}'")
    try:
        data = strict_json(text)
    except ValueError as error:
        raise ledger.refuse(f"'{name}' {error}") from None
    if not isinstance(data, dict):
        raise ledger.refuse(f"'{name}' is not a JSON object; export the scenario from H5P again")
    return data


def _story(
    about: dict[str, Any], content: dict[str, Any], package: Archive, ledger: Ledger
) -> Story:
    values = Values(ledger)
    scenario = values.mapping(content.get("branchingScenario"), "branchingScenario")
    nodes = Nodes(scenario, values, package)
    pages = tuple(_used(list(nodes.pages())))
    screen = values.mapping(scenario.get("startScreen") or {}, "startScreen")
    _settings(scenario, values, ledger)
    if screen.get("startScreenImage"):
        ledger.lose("startScreen", "the image of the start screen")
    titles = (scenario.get("title"), about.get("title"), screen.get("startScreenTitle"))
    said = (values.words(title, "title", MOST_NAME) for title in titles)
    lang = about.get("language")
    return Story(
        title=next((title for title in said if title), ""),
        start="0",
        pages=pages,
        summary=values.words(screen.get("startScreenSubtitle"), "startScreen"),
        lang=lang[:2].lower() if isinstance(lang, str) else "",
    )


def _used(pages: list[Page]) -> Iterator[Page]:
    """All pages but end screens without words to which nothing leads."""
    reached = {way.to for page in pages for way in page.ways}
    for page in pages:
        if page.lines or page.ways or page.key in reached or not page.key.startswith("-"):
            yield page


def _settings(scenario: dict[str, Any], values: Values, ledger: Ledger) -> None:
    scoring = values.mapping(scenario.get("scoringOptionGroup") or {}, "scoringOptionGroup")
    if scoring.get("scoringOption", "no-score") != "no-score":
        ledger.lose("the whole", "scores: LIDERA gives none")
    behaviour = values.mapping(scenario.get("behaviour") or {}, "behaviour")
    if behaviour.get("enableBackwardsNavigation") is True:
        ledger.lose("the whole", "the button back: a decision that was fixed stays")
