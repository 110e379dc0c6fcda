"""Clips of a case: found by what they hold, kept by browsers, and sent in parts."""

from __future__ import annotations

import base64
import doctest
import json
import re
from collections.abc import Iterator

import pytest

from lidera_nb.activities.clips import Clip
from lidera_nb.activities.course import load_course
from lidera_nb.serve import clips
from lidera_nb.serve.live.app import _headers
from tests.running import Answer, Running, running
from tests.toycourse import MODULE, write_course

SOUND = b"OggS" + bytes(range(96))


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The toy course with a clip at the door of its case."""
    root = write_course(tmp_path_factory.mktemp("course"))
    case = root / "scenarios" / "el-recado"
    (case / "media").mkdir()
    (case / "media" / "door.ogg").write_bytes(SOUND)
    scenario = json.loads((case / "scenario.yaml").read_text())
    beat = {"id": "b2", "kind": "audio", "src": "door.ogg"}
    scenario["scenes"]["puerta"]["beats"].append(beat)
    (case / "scenario.yaml").write_text(json.dumps(scenario))
    for lang in ("es", "en"):
        texts = json.loads((case / f"{lang}.yaml").read_text())
        texts["scene"]["puerta"]["b2"] = "El timbre"
        texts["transcript"] = {"puerta": {"b2": "Riiing."}}
        (case / f"{lang}.yaml").write_text(json.dumps(texts))
    return root


@pytest.fixture(scope="module")
def server(course, tmp_path_factory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var"), course=course) as server:
        yield server


def ask(server: Running, part: str = "") -> Answer:
    (name,) = server.house.clips
    headers = {"Range": part} if part else {}
    return server.login("p-ana").ask("GET", server.at(f"/clips/{name}"), b"", headers)


def test_the_examples_hold():
    assert doctest.testmod(clips).failed == 0


def test_a_clip_is_sent_whole_and_may_be_kept(server):
    answer = ask(server)
    assert (answer.status, answer.text.encode()) == (200, SOUND)
    assert answer.headers["Content-Type"] == "audio/ogg"
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_the_view_of_a_scene_names_the_address_of_its_clip(server, course):
    case = load_course(course).modules[MODULE].step("case").definition.current
    held = base64.b64encode(SOUND).decode()
    assert list(case.media.values()) == [f"data:audio/ogg;base64,{held}"]
    assert list(server.house.clips.values()) == [Clip("audio/ogg", SOUND)]


@pytest.mark.parametrize(
    ("part", "told", "sent"),
    [
        ("bytes=0-1", "bytes 0-1/100", SOUND[:2]),
        ("bytes=90-", "bytes 90-99/100", SOUND[90:]),
        ("bytes=-5", "bytes 95-99/100", SOUND[95:]),
        ("bytes=98-500", "bytes 98-99/100", SOUND[98:]),
    ],
)
def test_a_part_is_sent_as_browsers_ask_for_it(server, part, told, sent):
    answer = ask(server, part)
    assert (answer.status, answer.text.encode()) == (206, sent)
    assert answer.headers["Content-Range"] == told
    assert answer.headers["Content-Length"] == str(len(sent))


@pytest.mark.parametrize("part", ["bytes=", "bytes=0-1,5-6", "bytes=7-3", "lines=1-2", "nothing"])
def test_a_range_in_another_form_brings_the_whole(server, part):
    answer = ask(server, part)
    assert (answer.status, answer.text.encode()) == (200, SOUND)


@pytest.mark.parametrize("part", ["bytes=100-", "bytes=500-600", "bytes=-0"])
def test_a_part_that_is_not_there_is_answered_with_how_much_there_is(server, part):
    answer = ask(server, part)
    assert answer.status == 416
    assert answer.headers["Content-Range"] == "bytes */100"
    assert answer.text.encode() == b""


def test_a_page_may_play_clips_of_this_server_only(server):
    policy = server.login("p-ana").get(server.at("/")).headers["Content-Security-Policy"]
    assert re.search(r"media-src 'self';", policy)
    live = _headers("https://lidera.example")["Content-Security-Policy"]
    assert live.endswith("media-src 'self' https://lidera.example")
