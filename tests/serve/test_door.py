"""The door: where choosing a language leads."""

import pytest

from lidera_nb.serve.door import within


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil", "javascript:1", "", "/é", "/\n"]
)
def test_choosing_a_language_never_leads_elsewhere(target):
    assert within(target) == "/"
