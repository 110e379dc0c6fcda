"""Pages of the site: what machines read in them, and that text of people stays text."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from lidera_nb.cards.library import library
from lidera_nb.errors import PackageError
from lidera_nb.sharing.pages import site_files
from lidera_nb.sharing.site import cited, site
from tests.ourcourse import our_course
from tests.sharing.cardtold import Told, content

HOSTILE = "</script><script>alert(1)</script>\"'&\x0b"
HERE = site("Red Sur", "https://fichas.example.org/red/")


@pytest.fixture(scope="module")
def told():
    told = Told()
    told.publishes("a1", told=content("Desayuno"))
    told.publishes("b2", told=content(HOSTILE, HOSTILE), byline=HOSTILE)
    return told


@pytest.fixture(scope="module")
def files(told):
    return dict(site_files(HERE, told.open()))


def test_text_of_people_is_never_markup(files):
    for path, data in files.items():
        if path.endswith((".html", ".xml")):
            assert b"<script>alert" not in data, path
            assert b"</script><script>" not in data, path


def test_every_page_forbids_what_it_does_not_need(files):
    for path, data in files.items():
        if path.endswith(".html"):
            assert b"default-src 'none'" in data, path
            assert b"unsafe" not in data, path
            assert not re.search(rb"<script(?! defer src| type=\"application/ld)", data), path
            assert not re.search(rb"\son\w+=|style=", data), path


def test_a_card_tells_machines_what_it_is(files):
    page = files["es/cards/a1/index.html"].decode()
    (told,) = re.findall(r'ld\+json">\s*(.*?)\s*</script>', page, re.DOTALL)
    card = json.loads(told)
    assert card["@type"] == ["LearningResource", "CreativeWork"]
    assert card["@id"] == "https://fichas.example.org/red/es/cards/a1/v1.html"
    assert (card["identifier"], card["inLanguage"]) == ("red-sur:a1:v1", "es")
    assert card["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_feeds_are_sound_and_hold_permanent_addresses(files):
    atom = ET.fromstring(files["es/atom.xml"])
    ids = [one.text for one in atom.iter("{http://www.w3.org/2005/Atom}id")]
    assert ids[1:] == [f"https://fichas.example.org/red/es/cards/{c}/v1.html" for c in ("b2", "a1")]
    rss = ET.fromstring(files["en/rss.xml"])
    assert [one.text for one in rss.iter("pubDate")][1] == "Wed, 04 Nov 2026 12:00:00 +0000"


def test_without_an_address_there_are_no_feeds_and_no_page_speaks_of_them(told):
    files = dict(site_files(site("Red Sur"), told.open()))
    assert [path for path in files if path.endswith(".xml")] == []
    assert b"atom" not in files["es/index.html"]


def test_every_link_leads_to_a_file(files):
    for path, data in files.items():
        for href in re.findall(r'(?:href|src)="([^"#:]+)"', data.decode()):
            parts = path.split("/")[:-1]
            for step in href.split("/"):
                parts = parts[:-1] if step == ".." else [*parts, step]
            assert "/".join(parts) in files, (path, href)


def test_every_page_says_where_it_is_in_the_other_language(files):
    pages = [path for path in files if path.endswith(".html") and "/" in path]
    for path in pages:
        other = f"{'en' if path.startswith('es') else 'es'}{path[2:]}"
        locale = "en-US" if path.startswith("es") else "es-CL"
        at = f'hreflang="{locale}" href="https://fichas.example.org/red/{other}"'
        assert at in files[path].decode(), path
        assert other in files


def test_a_card_in_one_language_says_so_and_bears_its_own(files):
    page = files["en/cards/a1/index.html"].decode()
    assert '<h1 lang="es">Desayuno</h1>' in page
    assert "This card exists in Spanish only" in page


def test_a_seed_card_is_labelled_wherever_it_is_listed_or_read():
    cards = list(library(our_course().seeds, [], frozenset()).values())[:2]
    told = Told()
    told.publishes("a1")
    files = dict(site_files(HERE, [*told.open(), *cards]))
    assert files["es/index.html"].decode().count("· Sintética</p>") == 2
    assert "Se escribió para este proyecto" in files[f"es/cards/{cards[0].id}/v1.html"].decode()
    assert "Se escribió para este proyecto" not in files["es/cards/a1/index.html"].decode()


def test_what_did_not_work_stands_beside_what_did():
    cards = library(our_course().seeds, [], frozenset())
    page = dict(site_files(HERE, list(cards.values())))["en/cards/meta-en-una-hoja/index.html"]
    assert page.index(b"What changed") < page.index(b"What did not work") < page.index(b"Facts")


def test_a_citation_says_who_when_what_where_and_which_version(told):
    card = next(one for one in told.open() if one.id == "a1")
    assert cited(HERE, card, "en", 1, card.at) == (
        "Escuela (2026). Desayuno [practice card, version 1]. Red Sur. red-sur:a1:v1. "
        "https://fichas.example.org/red/es/cards/a1/v1.html"
    ).replace("/es/cards", "/en/cards")


@pytest.mark.parametrize("name", ["", "¡!", "x" * 81])
def test_a_network_needs_a_name(name):
    with pytest.raises(PackageError, match="cannot name a network; give --network"):
        site(name)


def test_an_address_is_one():
    with pytest.raises(PackageError, match=r"'ftp://x' is no address of a site; give --url"):
        site("Sur", "ftp://x")
