"""What its author takes back is found nowhere in what leaves: every file is searched for it."""

import pytest

from lidera_nb.events import kinds
from lidera_nb.sharing.publish import publish
from lidera_nb.sharing.site import site
from tests.sharing.cardtold import Told, content

HERE = site("Red Sur", "https://fichas.example.org")
SECRET = ("Caballete", "caball", "Bahamondes", "a1b2c3")
"""Its title, the key under which search finds it, its author as shown, and its id."""


def traces(folder, words):
    """Where any of some words stands, in names of files or in what they hold."""
    found = []
    for path in folder.rglob("*"):
        held = path.read_bytes().lower() if path.is_file() else b""
        name = path.relative_to(folder).as_posix().encode().lower()
        found += [(path.name, w) for w in words if w.lower().encode() in held + name]
    return found


@pytest.fixture
def told():
    told = Told()
    told.publishes("a1b2c3", told=content("Caballete"), byline="Bahamondes")
    told.publishes("e5", author="eva", told=content("Desayuno"))
    return told


GOES = {
    "taken back": ("card:a1b2c3", kinds.CardConsentTaken(author="ana")),
    "retired": ("card:a1b2c3", kinds.CardRetired(author="ana", reason="author", comment="")),
    "blocked": ("person:ana", kinds.PersonBlocked()),
    "erased": ("person:ana", kinds.PersonWithdrew(erase=True)),
}


@pytest.mark.parametrize("way", GOES)
def test_nothing_of_a_card_that_went_is_on_the_next_site(told, tmp_path, way):
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    assert {word for _, word in traces(tmp_path, SECRET)} == set(SECRET)
    told.happens(GOES[way][0], GOES[way][1])
    done = publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    assert traces(tmp_path, SECRET) == []
    assert done.gone == ("a1b2c3",)
    assert traces(tmp_path, ["Desayuno"])


def test_a_card_that_becomes_the_networks_own_again_leaves_the_site(told, tmp_path):
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    consent = kinds.CardConsented(
        author="ana", naming="school", reach="network", licence="CC-BY-4.0",
        partners_agreed=True, byline="Bahamondes", text_hash="0" * 64,
    )  # fmt: skip
    told.happens("card:a1b2c3", consent)
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    assert traces(tmp_path, SECRET) == []


def test_who_becomes_anonymous_is_named_nowhere(told, tmp_path):
    consent = kinds.CardConsented(
        author="ana", naming="anonymous", reach="open", licence="CC-BY-4.0",
        partners_agreed=True, byline="Bahamondes", text_hash="0" * 64,
    )  # fmt: skip
    told.happens("card:a1b2c3", consent)
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    assert traces(tmp_path, ["Bahamondes"]) == []
    assert traces(tmp_path, ["Caballete"])


def test_words_and_school_of_a_try_stay_in_the_network(told, tmp_path):
    told.tries("a1b2c3", "p-eva99")
    publish(tmp_path / "site", HERE, told.open(), with_papers=False)
    assert traces(tmp_path, ["Ventolera", "Aysén", "Cuadrante", "p-eva99"]) == []
    assert traces(tmp_path, ["Faltó tiempo"])
