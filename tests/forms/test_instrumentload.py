"""A network survey's file: sound as it ships, and every fault told with its place."""

from pathlib import Path

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.forms.instrumentload import (
    instrument_faults,
    instrument_of,
    load_instrument,
    needed_ids,
)
from lidera_nb.yamlfile import read_yaml

SHIPPED = Path(__file__).resolve().parents[2] / "course" / "instruments" / "network-principals.yaml"


@pytest.fixture
def changed(tmp_path):
    def change(old: str, new: str) -> Path:
        text = SHIPPED.read_text("utf-8")
        assert old in text
        path = tmp_path / "network-x.yaml"
        path.write_text(text.replace(old, new), "utf-8")
        return path

    return change


def told(path: Path) -> list[str]:
    return [f"{fault.line}: {fault.message}" for fault in instrument_faults(read_yaml(path))]


def test_the_instrument_that_ships_asks_five_relations_in_both_languages():
    loaded = load_instrument(SHIPPED)
    asked = [relation.id for relation in loaded.instrument.relations]
    assert asked == ["advice", "knowledge", "collaboration", "support", "expertise"]
    assert set(loaded.texts["es"]) == set(loaded.texts["en"]) == set(needed_ids(loaded.instrument))


def test_an_instrument_is_made_again_from_its_content():
    loaded = load_instrument(SHIPPED)
    assert instrument_of(loaded.content) == loaded


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{id: support", "{id: advice", "two relations have the same id"),
        ("fewest: 5", "fewest: 3", "'fewest' is 3; write at least 5"),
        ("mode: both, most: 8", "mode: all, most: 8", "'relations[4].mode' is 'all'; write one of"),
        ("frequency: false, topics", "topics", "asks for topics and for a frequency"),
        ("inclusion, families", "climate, families", "has a topic twice"),
        ('      "4": Every week\n', "", "the text 'scale.4' is missing"),
        ("        often: How often do you exchange something?\n", "", "relation.knowledge.often"),
        ("order: name", "order: random", "'order' is 'random'"),
    ],
)
def test_a_fault_says_what_and_where(changed, old, new, said):
    faults = told(changed(old, new))
    assert any(said in fault for fault in faults), faults
    assert all(int(fault.split(":")[0]) for fault in faults)


def test_loading_stops_at_the_first_fault(changed):
    with pytest.raises(ContentError, match="fewest"):
        load_instrument(changed("fewest: 5", "fewest: 1"))
