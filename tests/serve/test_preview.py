"""A preview on a server of its own: what its author sees before and after saving a file."""

import asyncio
import json
import os
from functools import partial

import pytest

from lidera_nb.activities.preview import preview_course
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import ContentError
from lidera_nb.scenario.opening import Opening
from lidera_nb.serve.preview import previewing
from tests.toycourse import write_course


@pytest.fixture
def case(tmp_path):
    return write_course(tmp_path) / "scenarios" / "el-recado"


def seen(case, look, **asked):
    """What `look` makes of a preview that is running."""

    async def run():
        reading = partial(preview_course, case, Opening(**asked))
        async with previewing(case, reading, 0) as (house, address):
            wire = Wire(address.partition("/begin")[0])
            answer = await wire.ask_page("/begin" + address.partition("/begin")[2])
            take_cookies(wire, answer)
            return await look(wire, house)

    return asyncio.run(run())


def take_cookies(wire, answer):
    cookies = [line.split(";")[0] for line in answer.headers.get_list("Set-Cookie")]
    wire.cookie = "; ".join(cookies) or wire.cookie


def rewritten(path, old, new):
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    os.utime(path, ns=(1, 1 + path.stat().st_mtime_ns))


def test_the_player_opens_at_the_scene_with_the_state_that_was_asked_for(case):
    async def look(wire, _):
        await wire.open("/m/preview")
        return wire.views["case"]

    view = seen(case, look, scene="sala", levels={"confianza": 10})
    assert view["scene"]["id"] == "sala"
    assert [one["value"] for one in view["indicators"]] == [10, 60]


def test_without_a_scene_the_briefing_comes_first(case):
    async def look(wire, _):
        await wire.open("/m/preview")
        heard = await wire.act("case", {"do": "start"})
        return heard["status"], wire.views["case"]["scene"]["id"]

    assert seen(case, look) == ("saved", "puerta")


def test_a_saved_file_is_on_the_page_after_a_reload(case):
    async def look(wire, _):
        rewritten(case / "es.yaml", "Sala (es)", "La sala nueva")
        take_cookies(wire, await wire.ask_page("/m/preview"))
        await wire.open("/m/preview")
        return wire.views["case"]["scene"]["title"]

    assert seen(case, look, scene="sala") == "La sala nueva"


def test_while_a_file_is_wrong_the_page_stays_and_says_where(case):
    async def look(wire, _):
        rewritten(case / "scenario.yaml", '"to": "sala"', '"to": "luna"')
        answer = await wire.ask_page("/m/preview")
        await wire.open("/m/preview")
        rewritten(case / "scenario.yaml", '"to": "luna"', '"to": "sala"')
        mended = await wire.ask_page("/m/preview")
        return answer.body.decode(), wire.views["case"]["scene"]["id"], mended.body.decode()

    wrong, scene, mended = seen(case, look, scene="sala")
    assert "Los archivos guardados tienen una falla" in wrong
    assert "scenario.yaml:1:" in wrong
    assert "luna" in wrong
    assert scene == "sala"
    assert "tienen una falla" not in mended


def test_nobody_comes_in_without_the_key(case):
    async def look(wire, _):
        stranger = Wire(wire.address)
        pages = [await stranger.ask_page(path) for path in ("/begin/guessed", "/m/preview")]
        return [page.code for page in pages]

    assert seen(case, look) == [403, 302]


def test_nothing_is_written_beside_the_case_and_nothing_stays(case):
    before = {path: path.stat().st_mtime_ns for path in case.parents[1].rglob("*")}

    async def look(wire, house):
        await wire.open("/m/preview")
        await wire.act("case", {"do": "start"})
        return house.settings.var

    var = seen(case, look)
    assert not var.exists()
    assert {path: path.stat().st_mtime_ns for path in case.parents[1].rglob("*")} == before


def test_a_case_that_is_wrong_from_the_start_is_not_served(case):
    (case / "en.yaml").write_text(json.dumps({"title": "x"}), "utf-8")

    async def look(_wire, _house):
        return None

    with pytest.raises(ContentError, match=r"en\.yaml"):
        seen(case, look)
