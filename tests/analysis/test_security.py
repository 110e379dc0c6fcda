"""Which rung a finding stands on, and why."""

from dataclasses import replace

import pytest

from lidera_nb.analysis.security import Ground, secured

FIRM = Ground(40, 0.1, 0.85, True, True)


def test_one_group_never_stands_higher_than_the_third_rung():
    found = secured(FIRM)
    assert found.rung == 3
    assert [reason.part for reason in found.binding] == ["design"]


@pytest.mark.parametrize(
    ("weaker", "rung", "part"),
    [
        (replace(FIRM, n=9), 1, "people"),
        (replace(FIRM, n=19), 2, "people"),
        (replace(FIRM, lost=0.41), 1, "loss"),
        (replace(FIRM, lost=None), 2, "loss"),
        (replace(FIRM, reliability=0.59), 1, "reliability"),
        (replace(FIRM, reliability=None), 2, "reliability"),
        (replace(FIRM, planned=False), 2, "plan"),
        (replace(FIRM, agreeing=False), 2, "sensitivity"),
    ],
)
def test_the_weakest_part_settles_the_rung(weaker: Ground, rung: int, part: str):
    found = secured(weaker)
    assert found.rung == rung
    assert [reason.part for reason in found.binding] == [part]


def test_groups_made_by_lot_may_reach_the_fifth():
    assert secured(replace(FIRM, design="assigned")).rung == 5
