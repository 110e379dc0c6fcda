"""The case of the toy course, and a panel of it written by hand."""

import json

import pytest

from lidera_nb.scenario.load import load
from tests.toycourse import write_course


@pytest.fixture
def folder(tmp_path):
    return write_course(tmp_path / "course") / "scenarios" / "el-recado"


@pytest.fixture
def case(folder):
    return load(folder)


@pytest.fixture
def by_hand(folder, case):
    """Write a panel: each expert by what they took in order; returns the folder."""

    def write(*roads, **other):
        scenes = {"llamar": "sala", "citar": "sala", "esperar": "patio"}
        experts = {}
        for number, (first, second, third) in enumerate(roads, start=1):
            takes = [("puerta", first), (scenes[first], second), ("consejo", third)]
            experts[f"e{number:02d}"] = {
                "seed": number,
                "takes": [
                    {"scene": scene, "choice": choice, "reason": {"es": f"Por {choice}."}}
                    for scene, choice in takes
                ],
            }
        panel = {"case": "el-recado", "hash": case.hash, "synthetic": False,
                 "generator": "by hand", "experts": experts, **other}  # fmt: skip
        (folder / "panel.yaml").write_text(json.dumps(panel), "utf-8")
        return folder

    return write
