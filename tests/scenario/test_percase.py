"""What is worked out of a case is worked out once, and apart from every other case."""

from dataclasses import replace

import pytest

from lidera_nb.scenario.load import load
from lidera_nb.scenario.percase import per_case


@pytest.fixture
def case(write_case):
    return load(write_case())


def test_it_is_made_once_for_a_case_and_what_is_asked(case):
    made = []

    @per_case
    def title(case, scene, lang):
        made.append((scene, lang))
        return case.texts[lang][f"scene.{scene}.title"]

    first = next(iter(case.scenario.scenes))
    told = [title(case, first, lang) for lang in ("es", "en", "es", "en")]
    assert told == [case.texts[lang][f"scene.{first}.title"] for lang in ("es", "en")] * 2
    assert made == [(first, "es"), (first, "en")]


def test_another_version_of_a_case_has_its_own(case):
    @per_case
    def scenes(case):
        return len(case.scenario.scenes)

    fewer = case.scenario.model_copy(update={"scenes": {}})
    assert (scenes(case), scenes(replace(case, scenario=fewer))) == (len(case.scenario.scenes), 0)


def test_what_cannot_be_made_is_tried_again(case):
    @per_case
    def broken(case):
        raise KeyError("a text that is missing")

    for _ in range(2):
        with pytest.raises(KeyError, match="a text that is missing"):
            broken(case)
