"""A toy case small enough to work by hand, and a way to write it with one thing changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lidera_nb.scenario.load import load
from lidera_nb.scenario.model import Scenario

SCENARIO = """\
id: toy
version: 1
set_in: 2026-04
start: office
indicators:
  trust: {start: 50}
  time: {start: 30, bands: [0, 50]}
cast: [mother]
documents:
  chat:
    kind: chat
    effect: {indicators: {time: -5}, marks: [informed]}
scenes:
  office:
    beats:
      - id: b1
      - {id: b2, kind: say, who: mother, when: {consulted: chat}}
      - {id: b3, kind: image, src: door.png}
    documents: [chat]
    decision:
      mbdle: [a]
      psel: [1]
      prediction:
        id: backed
        outcome: {chose: {council: speak}}
        applies: {chose: {office: call}}
      choices:
        - id: call
          to: yard
          effect: {indicators: {trust: 10}}
          later:
            - id: echo
              after: 1
              when: {indicator: trust, at_least: 55}
              effect: {indicators: {trust: -30}}
              who: mother
        - id: wait
          to: [{to: council, when: {mark: informed}}, {to: yard}]
          effect: {indicators: {time: -40}}
          chance:
            id: luck
            p: 0.5
            hit: {indicators: {trust: 5}}
            miss: {indicators: {trust: -5}}
        - {id: show, when: {consulted: chat}, to: yard}
  yard:
    beats: [{id: b1}]
    next: council
  council:
    beats: [{id: b1}]
    decision:
      mbdle: [b]
      psel: [2]
      choices:
        - {id: speak, to: good, effect: {indicators: {trust: -10}}}
        - {id: silent, to: [{to: bad, when: {indicator: trust, below: 40}}, {to: good}]}
        - {id: back, to: office}
  good:
    beats: [{id: b1}]
    ending: true
  bad:
    beats: [{id: b1}]
    ending: true
questions: [q1]
"""

TEXTS = """\
title: A title
summary: A summary
role: A role
situation: A situation
indicator:
  trust: {label: Trust, band0: a, band1: b, band2: c, band3: d, band4: e}
  time: {label: Time, band0: scarce, band1: enough}
cast:
  mother: {name: Name, role: Mother}
document:
  chat: {title: Chat, body: Words}
scene:
  office:
    when: "7:52"
    title: Office
    b1: One
    b2: Two
    b3: A door that stands open
  yard: {when: "8:00", title: Yard, b1: One}
  council: {when: "9:00", title: Council, b1: One}
  good: {when: "10:00", title: Good, b1: One}
  bad: {when: "10:00", title: Bad, b1: One}
decision:
  office: {prompt: What now?, reason: Why?, prediction: They will agree}
  council: {prompt: What now?, reason: Why?}
choice:
  office:
    call: {label: Call, consequence: Called}
    wait: {label: Wait, consequence: Waited}
    show: {label: Show, consequence: Shown}
  council:
    speak: {label: Speak, consequence: Spoken}
    silent: {label: Stay silent, consequence: Silence}
    back: {label: Go back, consequence: Back}
chance:
  luck: {hit: Good luck, miss: Bad luck}
later:
  echo: {title: A call, text: An echo}
question: {q1: What remains?}
"""

PNG = b"\x89PNG\r\n\x1a\n and so on"

Edit = tuple[str, str, str]
WriteCase = Callable[..., Path]


@pytest.fixture
def write_case(tmp_path: Path) -> WriteCase:
    """Write the toy case; each edit is (file name, text that stands there, its replacement)."""

    def write(*edits: Edit) -> Path:
        files = {"scenario": SCENARIO, "es": TEXTS, "en": TEXTS}
        for name, old, new in edits:
            assert files[name].count(old) == 1, f"{old!r} must stand once in {name}"
            files[name] = files[name].replace(old, new)
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        add_image(tmp_path)
        return tmp_path

    return write


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """The toy scenario, loaded."""
    directory = tmp_path_factory.mktemp("toy")
    for name, text in (("scenario", SCENARIO), ("es", TEXTS), ("en", TEXTS)):
        (directory / f"{name}.yaml").write_text(text, encoding="utf-8")
    add_image(directory)
    return load(directory).scenario


def add_image(directory: Path) -> None:
    """Put the toy case's one image where it belongs."""
    (directory / "media").mkdir(exist_ok=True)
    (directory / "media" / "door.png").write_bytes(PNG)
