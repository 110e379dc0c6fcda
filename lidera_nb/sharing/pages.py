"""All files of a site, one after the other, in an order that does not change.

The same cards give the same bytes: no page says when it was made. Text of people is text: the
templates escape all of it, and every page forbids what it does not need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lidera_nb import texts
from lidera_nb.activities.cards.labels import LABELLED, head, label
from lidera_nb.cards.library import Edition, Published
from lidera_nb.cards.model import Content
from lidera_nb.sharing import facets, finder
from lidera_nb.sharing.feeds import FEED, feeds
from lidera_nb.sharing.linked import LICENCES, linked
from lidera_nb.sharing.parts import bands, endings, facts, parts
from lidera_nb.sharing.site import (
    Site,
    checked_id,
    cited,
    day,
    home,
    named,
    paper,
    permalink,
)
from lidera_nb.textids import LANGUAGES

FOLDER = Path(__file__).parent / "templates"
LOCALE = {"es": "es-CL", "en": "en-US"}
NAMES = {"es": "Español", "en": "English"}
PER_PAGE = 24
"""Cards on a page of a list: what loads at once on a weak connection."""

_JINJA = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


File = tuple[str, bytes]


class Pages:
    """The pages of a site in one language; what several of them share is drawn once."""

    def __init__(self, site: Site, cards: Sequence[Published], lang: str, papers: bool) -> None:
        self.site, self.cards, self.lang, self.papers = site, cards, lang, papers
        self.say: Callable[..., str] = partial(texts.say, lang)
        self.lists = facets.lists(cards)
        self.fresh = [card for card in cards if card.at and site.url][:FEED]
        self.all_synthetic = all(card.synthetic for card in cards)
        self._rows = {card.id: self._row(card) for card in cards}

    def files(self) -> Iterator[File]:
        """Every file of this language."""
        for one in self.lists:
            yield from self._list(one)
        for card in self.cards:
            yield from self._card(card)
        yield self._page("about", f"{self.lang}/about.html", bands=bands(self.lang))
        yield f"{self.lang}/cards.js", finder.script(self.cards, self.lang).encode()
        if self.fresh:
            yield from feeds(_JINJA, self.site, self.fresh, self.lang)

    # --- lists ----------------------------------------------------------------------------

    def _list(self, one: facets.List) -> Iterator[File]:
        """The pages of a list: first the one that has its name, then ``-2`` and on."""
        starts = range(0, max(len(one.cards), 1), PER_PAGE)
        paths = [f"{one.path}{f'-{n}' if n > 1 else ''}.html" for n in range(1, len(starts) + 1)]
        for number, start in enumerate(starts):
            shown = one.cards[start : start + PER_PAGE]
            yield self._page(
                "list",
                f"{self.lang}/{paths[number]}",
                title=self._title(one),
                list=one,
                rows=[self._rows[card.id] for card in shown],
                before=paths[number - 1] if number else "",
                after=paths[number + 1] if number + 1 < len(paths) else "",
                number=number + 1,
                numbers=len(paths),
                groups=self._groups(),
            )

    def _title(self, one: facets.List) -> str:
        if not one.facet:
            return self.say("sharing.library")
        return f"{head(self.lang, one.facet)}: {label(self.lang, one.facet, one.word)}"

    def _groups(self) -> list[tuple[str, list[tuple[str, str, int]]]]:
        """The lists by field: its name, and the path, the word and the cards of each."""
        found = []
        for facet in facets.FACETS:
            words = [
                (f"{one.path}.html", label(self.lang, facet, one.word), len(one.cards))
                for one in self.lists
                if one.facet == facet
            ]
            if words:
                found.append((head(self.lang, facet), words))
        return found

    def _row(self, card: Published) -> Markup:
        of, words = card.content.words(self.lang)
        drawn = _JINJA.get_template("row.html.j2").render(
            card=card, words=words, of=of, lang=self.lang, say=self.say,
            lead=finder.lead(card, self.lang), tagged=card.synthetic and not self.all_synthetic,
            stage=label(self.lang, "stage", card.stage),
            kind=label(self.lang, "kind", card.content.kind), id=checked_id(card),
        )  # fmt: skip
        return Markup(drawn)  # noqa: S704 - the template escaped it

    # --- cards ----------------------------------------------------------------------------

    def _card(self, card: Published) -> Iterator[File]:
        """The page of a card as it stands, and one for each version that was published."""
        kept = [one for one in card.editions if one.content]
        drawn = {one.number: self.body(card, one) for one in kept}
        yield self._page(
            "card",
            home(self.lang, card.id),
            **self.told(card),
            body=drawn[card.version],
            versions=[(one.number, f"v{one.number}.html", self._day(one)) for one in kept][::-1],
            linked=linked(self.site, card, self.lang),
            paper=Path(paper(self.lang, card.id, card.version)).name if self.papers else "",
        )
        for one in kept:
            assert one.content is not None
            yield self._page(
                "version",
                permalink(self.lang, card.id, one.number),
                title=one.content.words(self.lang)[1].title,
                of=one.content.words(self.lang)[0],
                body=drawn[one.number],
                card=card,
                number=one.number,
                day=self._day(one),
                cite=cited(self.site, card, self.lang, one.number, one.at),
            )

    def told(self, card: Published) -> dict[str, Any]:
        """What pages and papers show of a card besides its words."""
        of, words = card.content.words(self.lang)
        return {
            "title": words.title,
            "of": of,
            "lead": finder.lead(card, self.lang),
            "card": card,
            "day": day(self.lang, card.at) if card.at else "",
            "cite": cited(self.site, card, self.lang, card.version, card.at),
            "named": named(self.site, card, card.version),
            "rule": self.say(f"cards.rule.{card.stage}"),
            "security": label(self.lang, "security", card.security),
            "evidence": label(self.lang, "evidence", card.content.evidence),
            "brief": self._brief(card),
            "endings": endings(card, self.lang),
            "licence": label(self.lang, "licence", card.licence),
            "licence_url": LICENCES[card.licence],
        }

    def body(self, card: Published, edition: Edition) -> Markup:
        """The words of a version and what it says in closed words."""
        content: Content = edition.content or card.content
        of, words = content.words(self.lang)
        drawn = _JINJA.get_template("body.html.j2").render(
            parts=parts(content, words, of), facts=facts(content, self.lang), of=of,
            lang=self.lang, say=self.say, synthetic=card.synthetic,
        )  # fmt: skip
        return Markup(drawn)  # noqa: S704 - the template escaped it

    def _brief(self, card: Published) -> list[str]:
        """What somebody who only glances at a card should know."""
        cost = card.content.cost
        told = [label(self.lang, "kind", card.content.kind), label(self.lang, "stage", card.stage)]
        told.append(self.say("sharing.secure", n=card.security))
        if cost:
            told.append(self.say("sharing.costs", band=label(self.lang, "cost", cost.band).lower()))
        return told

    def _day(self, edition: Edition) -> str:
        return day(self.lang, edition.at) if edition.at else ""

    # --- pages ----------------------------------------------------------------------------

    def _page(self, name: str, path: str, **told: Any) -> File:
        depth = path.count("/")
        within = path.removeprefix(f"{self.lang}/")
        drawn = _JINJA.get_template(f"{name}.html.j2").render(
            {"title": self.say("sharing.about")} | told,
            lang=self.lang, locale=LOCALE[self.lang], say=self.say, site=self.site, path=path,
            within=within, root="../" * depth, top="../" * (depth - 1),
            others=[other for other in LANGUAGES if other != self.lang], locales=LOCALE,
            synthetic_only=self.all_synthetic, feeds=bool(self.fresh), names=NAMES,
            labelled=LABELLED,
        )  # fmt: skip
        return path, drawn.encode()


def site_files(site: Site, cards: Sequence[Published], papers: bool = False) -> Iterator[File]:
    """Every file of a site but its papers, as path and content.

    Parameters
    ----------
    site
        Whose it is and where it will stand.
    cards
        In the order in which lists show them.
    papers
        Whether pages lead to a PDF of each card.
    """
    for lang in LANGUAGES:
        yield from Pages(site, cards, lang, papers).files()
    for name in ("site.css", "search.js"):
        yield name, (FOLDER / name).read_bytes()
    front = _JINJA.get_template("front.html.j2")
    yield "index.html", front.render(site=site, locales=LOCALE, say=texts.say).encode()
    if site.url:
        pages = [home(lang, card.id) for lang in LANGUAGES for card in cards]
        tops = [f"{lang}/index.html" for lang in LANGUAGES]
        drawn = _JINJA.get_template("sitemap.xml.j2").render(site=site, paths=[*tops, *pages])
        yield "sitemap.xml", drawn.encode()


def paper_html(pages: Pages, card: Published) -> str:
    """A card on paper: a page that asks for nothing, with its citation and its lasting name."""
    edition = next(one for one in card.editions if one.number == card.version)
    return _JINJA.get_template("paper.html.j2").render(
        pages.told(card),
        body=pages.body(card, edition), lang=pages.lang, locale=LOCALE[pages.lang], say=pages.say,
        site=pages.site, synthetic_only=False,
        style=Markup((FOLDER / "paper.css").read_text("utf-8")),  # noqa: S704
    )  # fmt: skip
