"""A scale's file: what it holds, how it is asked, and the sentence for each fault."""

import json
from pathlib import Path

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.forms.scale import Item, load_scale, scale_faults
from lidera_nb.yamlfile import read_yaml
from tests.scaledcourse import scale

OWN = Path(__file__).parents[2] / "course" / "instruments" / "scale-practices.yaml"


@pytest.fixture
def written(tmp_path: Path):
    def write(**other: object) -> Path:
        path = tmp_path / "toy-scale.yaml"
        path.write_text(json.dumps(scale(**other)), "utf-8")
        return path

    return write


def faults(path: Path) -> list[str]:
    return [str(fault) for fault in scale_faults(read_yaml(path))]


def test_a_scale_is_asked_as_a_form_with_worded_ends(written) -> None:
    loaded = load_scale(written())
    assert [field.kind for field in loaded.form.fields] == ["scale"] * 6
    assert loaded.texts["es"]["field.near_a.label"] == "Frase near_a"
    assert loaded.texts["es"]["field.far_c.high"] == "Siempre"


def test_a_reversed_item_is_turned_round() -> None:
    assert Item(id="a", subscale="s", reversed=True).scored(2, 6) == 5
    assert Item(id="a", subscale="s").scored(2, 6) == 2


def test_another_wording_is_another_hash(written) -> None:
    before = load_scale(written()).hash
    assert load_scale(written(version=2)).hash != before


def test_an_item_of_no_subscale_is_named(written) -> None:
    items = [*scale()["items"], {"id": "x", "subscale": "nowhere"}]
    told = faults(written(items=items))
    assert any("the item 'x' is of no subscale that there is; write one of: near, far" in one
               for one in told)  # fmt: skip


def test_a_subscale_of_two_items_is_too_short(written) -> None:
    told = faults(written(items=scale()["items"][1:]))
    assert any("the subscale 'near' has 2 items; give it at least 3" in one for one in told)


def test_an_item_may_not_be_called_like_a_part_of_the_form(written) -> None:
    items = [*scale()["items"], {"id": "done", "subscale": "far"}]
    assert any("an item cannot be called 'done'" in one for one in faults(written(items=items)))


def test_two_items_with_one_id_are_refused(written) -> None:
    with pytest.raises(ContentError, match="give each its own"):
        load_scale(written(items=[*scale()["items"], scale()["items"][0]]))


def test_our_own_scale_has_two_parts_of_five_items_and_some_run_the_other_way() -> None:
    loaded = load_scale(OWN)
    parts = [item.subscale for item in loaded.scale.items]
    assert [parts.count(name) for name in loaded.scale.subscales] == [5, 5]
    assert {item.subscale for item in loaded.scale.items if item.reversed} == set(parts)
