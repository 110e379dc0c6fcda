"""`lidera cards` as it is run: a site, a package, and the cards of another network."""

import pytest

from lidera_nb.activities import enrolment, registry
from lidera_nb.cli.options import journal_of, settings
from lidera_nb.cli.people import append
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.sharing.package import write_cards
from lidera_nb.sharing.site import site
from lidera_nb.sharing.source import stories
from tests.sharing.cardtold import Told, content


@pytest.fixture
def var(tmp_path):
    """A server's folder with one person in it."""
    found = settings(var=tmp_path / "var")
    with journal_of(found, create=True) as (journal, _):
        append(journal, "cohort:sur", enrolment.create_cohort(registry.read(journal), "sur", "Sur"))
        enrolled = kinds.PersonEnrolled(person="p-eva", role="participant", name="Eva")
        append(journal, "cohort:sur", (NewEvent(enrolled, subject="p-eva"),))
    return found.var


@pytest.fixture
def package(tmp_path):
    told = Told()
    told.publishes("a1", told=content("Desayuno"))
    write_cards(tmp_path / "package", site("Red Norte"), told.open())
    return tmp_path / "package"


def test_without_a_journal_the_site_holds_the_seed_library(lidera, tmp_path):
    ran = lidera("cards", "publish", "--out", tmp_path / "site", "--var", tmp_path / "none")
    assert ran.code == 0, ran.err
    assert "cards in" in ran.out
    assert "No --url was given" in ran.err
    assert (tmp_path / "site" / "es" / "cards" / "meta-en-una-hoja" / "index.html").exists()


def test_what_differs_from_the_last_site_is_told_to_a_machine(lidera, tmp_path, var):
    words = ("cards", "publish", "--out", tmp_path / "site", "--var", var, "--no-seeds", "--json")
    assert lidera(*words).json["cards"] == 0
    again = lidera(*words).json
    assert (again["new"], again["changed"], again["gone"]) == ([], [], [])


def test_cards_of_another_network_come_in_as_drafts(lidera, package, var):
    ran = lidera("cards", "import", package, "--for", "p-eva", "--var", var)
    assert ran.code == 0, ran.err
    assert "Took in 1 cards of Red Norte; 0 were here already" in ran.out
    with journal_of(settings(var=var)) as (journal, _):
        (card,) = stories(journal)
    assert (card.author, card.status) == ("p-eva", "draft")
    out = lidera("cards", "export", "--out", package.parent / "o", "--network", "Sur",
                 "--var", var, "--json").json  # fmt: skip
    assert out["cards"] == 0


def test_somebody_must_look_after_them(lidera, package, var):
    ran = lidera("cards", "import", package, "--for", "p-nadie", "--var", var)
    assert ran.code == 2
    assert "nobody 'p-nadie' here who can look after cards" in ran.err


def test_a_card_that_cannot_be_read_is_told_and_the_rest_comes_in(lidera, package, var):
    told = Told()
    told.publishes("a1")
    told.publishes("b2", told=content("="))
    write_cards(package, site("Red Norte"), told.open())
    text = (package / "words.csv").read_bytes()
    from hashlib import sha256

    changed = text.replace(b'"\'="', b'"' + b"x" * 130 + b'"')
    (package / "words.csv").write_bytes(changed)
    described = (package / "datapackage.json").read_text("utf-8")
    (package / "datapackage.json").write_text(
        described.replace(sha256(text).hexdigest(), sha256(changed).hexdigest()), "utf-8"
    )
    ran = lidera("cards", "import", package, "--for", "p-eva", "--var", var)
    assert ran.code == 1
    assert "Took in 1 cards" in ran.out
    assert "the card 'b2' cannot be read: content.texts.es.title" in ran.err
