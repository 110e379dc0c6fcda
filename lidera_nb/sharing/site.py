"""What a site is called, where it will stand, and how its cards are named and cited.

A card is named for ever by its network, its id and its version; a card of the seed library is the
same in every network.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date

from lidera_nb import texts
from lidera_nb.cards.library import Published
from lidera_nb.errors import PackageError
from lidera_nb.texts import LOCALES, ZONE

SEEDS_OF = "lidera"
"""The network by which the seed library's cards are named."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,79}")
_URL = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~/-]*)?")


@dataclass(frozen=True, slots=True)
class Site:
    """A site: the network whose cards it shows, and its address, "" if it has none yet."""

    network: str
    url: str = ""

    def address(self, path: str) -> str:
        """The whole address of a page; its path alone where the site has no address."""
        return f"{self.url}/{path}" if self.url else path


def site(network: str, url: str = "") -> Site:
    """A site with this name at this address.

    Raises
    ------
    PackageError
        The name holds no letter or digit, or is too long; the address is none.
    """
    name = " ".join(network.split())
    if not slug(name) or len(name) > 80:
        raise PackageError(
            f"'{network}' cannot name a network; give --network a name with letters, of at most "
            '80 signs, such as "Red Sur"'
        )
    if url and not _URL.fullmatch(url):
        raise PackageError(
            f"'{url}' is no address of a site; give --url one such as https://fichas.example.org"
        )
    return Site(name, url.rstrip("/"))


def slug(name: str) -> str:
    """A name as it stands in identifiers.

    >>> slug("Red Ñuble Sur")
    'red-nuble-sur'
    """
    return "-".join(folded(name))


def folded(text: str) -> list[str]:
    """The words of a text in small letters without accents; ``search.js`` folds alike.

    >>> folded("¿Cuántos NIÑOS? 3° básico")
    ['cuantos', 'ninos', '3', 'basico']
    """
    plain = unicodedata.normalize("NFD", text.lower())
    return re.findall(r"[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one)))


def checked_id(card: Published) -> str:
    """A card's id, once it is known to make a name of a folder and nothing else.

    Raises
    ------
    PackageError
        It would not.
    """
    if not _ID.fullmatch(card.id):
        raise PackageError(f"the card '{card.id}' cannot be published: its id has other signs "
                           "than letters, digits and dashes")  # fmt: skip
    return card.id


def named(site: Site, card: Published, version: int) -> str:
    """The lasting name of a version of a card."""
    network = SEEDS_OF if card.origin.how == "seed" else slug(site.network)
    return f"{network}:{card.id}:v{version}"


def day(lang: str, at: datetime) -> str:
    """A day as one writes it.

    >>> from datetime import UTC
    >>> day("es", datetime(2026, 3, 2, 12, 0, tzinfo=UTC))
    '2 de marzo de 2026'
    """
    return format_date(at.astimezone(ZONE).date(), "long", locale=LOCALES[lang])


def cited(site: Site, card: Published, lang: str, version: int, at: datetime | None) -> str:
    """How a version of a card is cited: who, when, what, where, and its lasting name."""
    edition = next((one.content for one in card.editions if one.number == version), None)
    _, words = (edition or card.content).words(lang)
    who = card.byline or texts.say(lang, "sharing.cite.seed" if card.origin.how == "seed"
                                   else "sharing.cite.anonymous")  # fmt: skip
    when = f" ({at.astimezone(ZONE).year})" if at else ""
    what = texts.say(lang, "sharing.cite.what", version=version)
    where = site.address(permalink(lang, card.id, version)) if site.url else ""
    parts = [f"{who.rstrip('.')}{when}", f"{words.title.rstrip('.')} [{what}]", site.network,
             named(site, card, version)]  # fmt: skip
    return ". ".join(part for part in [*parts, where] if part)


def home(lang: str, card: str) -> str:
    """The page of a card as it stands now."""
    return f"{lang}/cards/{card}/index.html"


def permalink(lang: str, card: str, version: int) -> str:
    """The page of one version of a card, which stays."""
    return f"{lang}/cards/{card}/v{version}.html"


def paper(lang: str, card: str, version: int) -> str:
    """The PDF of a card."""
    return f"{lang}/cards/{card}/{card}-v{version}-{lang}.pdf"
