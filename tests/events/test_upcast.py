"""Old versions are read as today's, step by step."""

import json

import pytest

from lidera_nb.errors import JournalError
from lidera_nb.events import kinds, seal, upcast
from lidera_nb.events.chain import Row
from lidera_nb.events.upcast import upcast as raise_to_today

STEPS = {
    ("case.decided", 1): lambda raw: {**raw, "confidence": raw["sure"] * 100, "sure": None},
    ("case.decided", 2): lambda raw: {key: raw[key] for key in raw if key != "sure"},
}
"""Steps of a catalogue that is not ours: what they do is not what our own do."""


def test_steps_are_taken_in_order():
    old = {"choice": "a", "sure": 1}
    new = raise_to_today("case.decided", 1, old, STEPS, {"case.decided": 3})
    assert new == {"choice": "a", "confidence": 100}
    assert old == {"choice": "a", "sure": 1}


def test_todays_version_passes_untouched():
    assert raise_to_today("case.decided", 3, {"x": 1}, STEPS, {"case.decided": 3}) == {"x": 1}


def test_a_newer_version_asks_for_an_upgrade():
    with pytest.raises(
        JournalError, match=r"case\.decided of version 4 is not known to this LIDERA"
    ):
        raise_to_today("case.decided", 4, {}, STEPS, {"case.decided": 3})


def test_a_missing_step_is_named():
    with pytest.raises(
        JournalError, match=r"case\.ended of version 1 has no upcaster to version 2"
    ):
        raise_to_today("case.ended", 1, {}, STEPS, {"case.ended": 2})


@pytest.mark.parametrize("erased", [False, True])
def test_an_old_event_reads_as_todays(keys, entry, monkeypatch, erased):
    sealed = seal.seal(entry("m1", "porque"), 0, keys)
    stored = json.loads(sealed.payload)
    stored["sure"] = 1
    sealed = sealed._replace(version=1)
    row = Row(1, "person:p1", 1, "m1", 0, *sealed, b"", "p1", "2026-04-07T07:52:00Z", b"", b"")
    monkeypatch.setitem(kinds.VERSIONS, "case.decided", 3)
    for step, function in STEPS.items():
        monkeypatch.setitem(upcast.UPCASTERS, step, function)
    if erased:
        keys.destroy("p1")
    event = seal.unseal(row._replace(payload=json.dumps(stored)), keys)
    assert (event.version, event.payload.confidence, event.erased) == (3, 100, erased)
    assert event.payload.reason == ("" if erased else "porque")


def test_a_play_of_a_time_without_roles_and_attempts_is_the_first_without_a_role():
    old = {"ctx": {}, "seed": 7}
    new = {"ctx": {}, "seed": 7, "role": None, "attempt": 1}
    assert raise_to_today("case.started", 1, old) == new
    assert raise_to_today("case.started", 2, {**old, "role": None}) == new
