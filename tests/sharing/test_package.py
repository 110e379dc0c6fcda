"""Cards as a package, and back: two networks exchange them, and nothing is trusted."""

import csv
import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from lidera_nb.activities.registry import Registry
from lidera_nb.errors import PackageError
from lidera_nb.events import kinds
from lidera_nb.sharing.arrival import arrival, local_id
from lidera_nb.sharing.incoming import read_cards
from lidera_nb.sharing.package import write_cards
from lidera_nb.sharing.site import site
from lidera_nb.sharing.source import open_cards, stories
from tests.ourcourse import our_course
from tests.sharing.cardtold import Told, content
from tests.sharing.test_withdrawal import traces

NOW = datetime(2026, 12, 1, tzinfo=UTC)
SUR = site("Red Sur")
RISKS = [{"risk": "Una.", "answer": "Otra."}, {"risk": "'=1+1", "answer": "@dos"}]
FULL = content(title="=Pan", langs=("es", "en"), weeks=3, psel=[1, 10], partners=["families"])
FULL["texts"]["es"] |= {"steps": ["Uno, dos.", "-Tres\ncuatro"], "risks": RISKS}
FULL["cost"] = {"band": 1, "clp": 1200}


@pytest.fixture
def told():
    told = Told()
    told.publishes("a1", told=FULL, byline="Rosa")
    return told


@pytest.fixture
def package(told, tmp_path):
    write_cards(tmp_path / "p", SUR, told.open())
    return tmp_path / "p"


def arrive(package, here, person="p-eva"):
    what = arrival(read_cards(package), stories(here.journal), person, NOW)
    assert not [one for one in here.journal.append(what.entries) if isinstance(one, Exception)]
    return what


def rewritten(package, name, change):
    """Change a table and its hash, as another program would that writes packages."""
    path = package / name
    path.write_bytes(change(path.read_bytes()))
    described = json.loads((package / "datapackage.json").read_text("utf-8"))
    for one in described["resources"]:
        if one["path"] == name:
            one["hash"] = f"sha256:{sha256(path.read_bytes()).hexdigest()}"
    (package / "datapackage.json").write_text(json.dumps(described), "utf-8")


def test_a_card_comes_back_as_it_went(told, package):
    (card,) = read_cards(package).cards
    assert card.content == told.open()[0].content
    assert (card.byline, card.licence, card.name) == ("Rosa", "CC-BY-4.0", "red-sur:a1:v1")


def test_no_cell_is_a_formula(package):
    with (package / "words.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'=Pan" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_the_seed_library_goes_out_and_comes_in_whole(tmp_path):
    seeds = our_course().seeds
    write_cards(tmp_path / "p", SUR, open_cards(Told().journal, Registry(), seeds))
    read = read_cards(tmp_path / "p")
    assert {card.id: card.content for card in read.cards} == {
        name: seed.content for name, seed in seeds.items()
    }
    assert not read.unread


def test_what_was_taken_back_is_in_no_package(told, package):
    assert traces(package, ["Rosa"])
    told.happens("card:a1", kinds.CardConsentTaken(author="ana"))
    write_cards(package, SUR, told.open())
    assert traces(package, ["Rosa", "=Pan", "a1"]) == []


def test_a_card_arrives_as_a_draft_with_its_network_and_its_credit(package):
    here = Told()
    (name,) = arrive(package, here).new
    (card,) = stories(here.journal)
    assert (card.id, card.author, card.status, card.consent) == (name, "p-eva", "draft", None)
    assert (card.origin.how, card.origin.network) == ("import", "Red Sur")
    assert card.versions[0].note == "Rosa, Red Sur. red-sur:a1:v1, CC-BY-4.0"
    assert open_cards(here.journal, Registry(), {}) == []


def test_a_made_up_card_keeps_its_label(tmp_path):
    here = Told()
    seeds = dict(list(our_course().seeds.items())[:1])
    write_cards(tmp_path / "p", SUR, open_cards(Told().journal, Registry(), seeds))
    (name,) = arrive(tmp_path / "p", here).new
    consent = kinds.CardConsented(
        author="p-eva", naming="school", reach="open", licence="CC-BY-4.0",
        partners_agreed=True, byline="Eva", text_hash="0" * 64,
    )  # fmt: skip
    out = kinds.CardPublished(author="p-eva", version=1)
    here.happens(f"card:{name}", consent, out, actor="p-eva", subject="p-eva")
    assert here.open()[0].synthetic


def test_the_same_package_twice_brings_each_card_once(package):
    here = Told()
    (name,) = arrive(package, here).new
    again = arrive(package, here, person="p-otra")
    assert (again.new, again.known, again.newer) == ((), (name,), ())
    assert len(stories(here.journal)) == 1


def test_a_newer_version_and_a_card_no_longer_shared_are_told(told, package):
    here = Told()
    arrive(package, here)
    told.publishes("a1", version=2, told=content("Once"))
    write_cards(package, SUR, told.open())
    assert arrive(package, here).newer == (local_id("Red Sur", "a1"),)
    write_cards(package, SUR, [])
    assert arrive(package, here).gone == (local_id("Red Sur", "a1"),)


def test_a_card_that_breaks_a_limit_is_left_and_told(told, package):
    told.publishes("b2")
    write_cards(package, SUR, told.open())
    rewritten(package, "words.csv", lambda data: data.replace(b"'=Pan", b"x" * 121))
    read = read_cards(package)
    assert [card.id for card in read.cards] == ["b2"]
    assert read.unread["a1"].startswith("content.texts.en.title: String should have at most 120")


@pytest.mark.parametrize(("said", "becomes"), [
    (b'"CC-BY-4.0"', b'"all mine"'), (b'"[""families""]"', b'"[""spies""]"'),
    (b'"a1"', b'"../a1"'), (b'"practice"', b'"theory"'), (b'"[1, 10]"', b'"[[[["'),
    (b'"1200"', b'"99999999"'), (b'"Rosa"', b'"Ro\x07sa"'),
])  # fmt: skip
def test_what_no_card_can_hold_is_not_taken(package, said, becomes):
    for name in ("cards.csv", "words.csv"):
        rewritten(package, name, lambda data: data.replace(said, becomes))
    read = read_cards(package)
    assert read.cards == ()
    assert len(read.unread) == 1


def test_a_changed_file_is_refused(package):
    (package / "words.csv").write_bytes(b"x")
    with pytest.raises(PackageError, match=r"'words\.csv' is not as it was exported"):
        read_cards(package)


def test_a_link_out_of_the_folder_is_refused(package, tmp_path):
    (package / "words.csv").rename(tmp_path / "w")
    (package / "words.csv").symlink_to(tmp_path / "w")
    with pytest.raises(PackageError, match=r"the file 'words\.csv' is missing"):
        read_cards(package)


@pytest.mark.parametrize("cards", [b"id\r\n1\r\n", b"\xff\xfe", b'"id', b""])
def test_a_file_that_is_no_table_of_cards_is_refused(package, cards):
    rewritten(package, "cards.csv", lambda _: cards)
    with pytest.raises(PackageError, match=r"cards\.csv"):
        read_cards(package)


@pytest.mark.parametrize("said", ["x", "[]", "{}", '{"lidera_cards": 1, "resources": []}',
                                  '{"lidera_cards": {"format": 9}, "resources": []}'])  # fmt: skip
def test_another_description_is_refused(package, said):
    (package / "datapackage.json").write_text(said)
    with pytest.raises(PackageError, match=r"JSON|not a package of cards|another version"):
        read_cards(package)


def test_another_folder_is_left_alone(told, tmp_path):
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(PackageError, match="is not a package of cards, so it is left alone"):
        write_cards(tmp_path, SUR, told.open())
