"""Ids from names: readable, within the rule, and never twice."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lidera_nb.scenario.importers.names import Names

ID = re.compile(r"[a-z][a-z0-9_]{0,39}")


def test_a_name_can_be_recognised_in_its_id():
    names = Names("scene")
    given_ids = [names.give(name) for name in ("¿Año nuevo?", "7:52", "…", "Año nuevo", "7.52")]
    assert given_ids == ["ano_nuevo", "scene_7_52", "scene", "ano_nuevo_2", "scene_7_52_2"]


@given(st.lists(st.one_of(st.text(), st.sampled_from(["a", "a_2", "A", "x" * 99])), max_size=30))
def test_ids_follow_the_rule_and_differ(texts: list[str]):
    names = Names("scene")
    found = [names.give(text) for text in texts]
    assert len(set(found)) == len(found)
    assert all(ID.fullmatch(name) for name in found)
