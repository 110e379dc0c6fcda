"""How reports speak."""

import pytest

from lidera_nb.report import kinds
from lidera_nb.report.voice import Voice


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_kind_of_report_ends_in_three_questions_to_talk_about(lang: str) -> None:
    for kind in kinds.NAMES:
        asked = Voice(lang).talk(kind)
        assert len(asked) == 3
        assert all(one.endswith("?") for one in asked)
