"""A panel is of this very version and fits its case, or a sentence says why it does not."""

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.scenario.panel.load import panel_faults, panel_of, stale

ROAD = ("llamar", "preguntar", "votar")


def test_a_case_without_a_panel_has_none_and_no_fault(case, folder):
    assert panel_of(case, folder) is None
    assert list(panel_faults(folder)) == []
    assert stale(folder) is None


def test_a_panel_of_this_version_is_replayed_to_its_endings(case, by_hand):
    panel = panel_of(case, by_hand(ROAD, ("esperar", "mirar", "decidir")))
    assert [play.scene for play in panel.plays.values()] == ["fin_acuerdo", "fin_orden"]


def test_a_panel_of_another_version_is_not_shown_and_said_to_be_of_another(case, by_hand):
    folder = by_hand(ROAD, hash="a" * 64)
    assert panel_of(case, folder) is None
    assert list(panel_faults(folder)) == []
    assert stale(folder).message == (
        f"the panel played another version of this case (aaaaaaaa…, now {case.hash[:8]}…) and is "
        "not shown; make it again with 'lidera panel synthesise el-recado' or let experts play "
        "this version and draw them with 'lidera panel import'"
    )


def test_a_play_that_the_case_does_not_allow_is_refused_with_who_and_where(case, by_hand):
    folder = by_hand(ROAD, ("llamar", "mirar", "votar"))
    with pytest.raises(ContentError, match="the play of 'e02' does not fit the case: scene 'sala'"):
        panel_of(case, folder)
    (fault,) = panel_faults(folder)
    assert "does not offer the choice 'mirar' now; make it again" in fault.message


def test_a_play_that_stops_on_the_way_is_refused(case, by_hand):
    folder = by_hand(ROAD)
    text = (folder / "panel.yaml").read_text("utf-8").replace('"consejo"', '"sala"')
    (folder / "panel.yaml").write_text(text, "utf-8")
    with pytest.raises(ContentError, match="comes to scene 'consejo', not to 'sala'"):
        panel_of(case, folder)


def test_the_panel_of_another_case_is_refused(by_hand):
    (fault,) = panel_faults(by_hand(ROAD, case="otro"))
    assert fault.message == (
        "this is the panel of 'otro', beside the case 'el-recado'; put it into its folder"
    )


def test_a_rule_is_never_given_words_and_never_passes_for_a_person(by_hand):
    ruled = {"e01": {"seed": 1, "rule": {"name": "all"}, "takes": [{"scene": "puerta"}]}}
    (fault,) = panel_faults(by_hand(experts=ruled))
    assert "'e01' decides by a rule, so the panel is 'synthetic: true'" in fault.message
    ruled["e01"]["takes"][0]["reason"] = {"es": "Yo creo que sí."}
    (fault,) = panel_faults(by_hand(experts=ruled, synthetic=True))
    assert "nobody said the words of a rule" in fault.message


def test_a_file_that_is_no_panel_is_told_by_line(folder):
    (folder / "panel.yaml").write_text("case: el-recado\nexperts: 3\n", "utf-8")
    found = [(fault.line, fault.message) for fault in panel_faults(folder)]
    assert (2, "'experts' must be a mapping of keys to values") in found
