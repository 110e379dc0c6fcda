"""A card as linked data (schema.org), so that catalogues and search engines know what it is."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from lidera_nb.activities.cards.labels import labels
from lidera_nb.cards.library import Published
from lidera_nb.sharing.site import Site, cited, home, named, permalink

LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Where each licence is written."""

_IN_HTML = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028",
            "\u2029": "\\u2029"}  # fmt: skip


def linked(site: Site, card: Published, lang: str) -> Markup:
    """What a page tells machines of a card, as JSON in which nothing can end the script."""
    text = json.dumps(_told(site, card, lang), ensure_ascii=False, indent=1)
    for sign, written in _IN_HTML.items():
        text = text.replace(sign, written)
    return Markup(text)  # noqa: S704 - no sign of markup is left in it


def _told(site: Site, card: Published, lang: str) -> dict[str, Any]:
    of, words = card.content.words(lang)
    name = named(site, card, card.version)
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["LearningResource", "CreativeWork"],
        "@id": site.address(permalink(lang, card.id, card.version)) if site.url else name,
        "identifier": name,
        "name": words.title,
        "description": words.problem,
        "inLanguage": of,
        "version": str(card.version),
        "license": LICENCES[card.licence],
        "isAccessibleForFree": True,
        "learningResourceType": "best practice" if card.content.kind == "practice" else "judgement",
        "audience": {"@type": "EducationalAudience", "educationalRole": "administrator"},
        "about": labels(lang, "dimension", card.content.dimensions),
        "teaches": labels(lang, "psel", card.content.psel),
        "creditText": cited(site, card, lang, card.version, card.at),
        "publisher": {"@type": "Organization", "name": site.network},
    }
    if site.url:
        told["url"] = site.address(home(lang, card.id))
    if card.at:
        told["datePublished"] = card.at.date().isoformat()
    if card.synthetic:
        told["keywords"] = ["synthetic"]
    return told
