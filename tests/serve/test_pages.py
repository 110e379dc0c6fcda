"""Session pages as they are sent, and one's own data."""

import json

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from lidera_nb.demo.wire import Wire
from lidera_nb.serve.door import within

MODULE = "/m/01-los-que-faltan"


async def page(server, who, path, language="es", **headers):
    wire = Wire(server.address)
    await wire.log_in(server.codes[who])
    cookies = {"Cookie": f"{wire.cookie}; lidera_lang={language}"}
    address = server.address.rstrip("/") + path
    request = HTTPRequest(address, decompress_response=False, headers={**cookies, **headers})
    return await AsyncHTTPClient().fetch(request, raise_error=False)


def test_a_page_is_compressed_private_and_not_sent_twice(server, run):
    first = run(page(server, "ana", MODULE, **{"Accept-Encoding": "gzip"}))
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = run(page(server, "ana", MODULE, **{"If-None-Match": first.headers["Etag"]}))
    assert again.code == 304
    assert again.body == b""


def test_a_page_is_the_same_for_everyone_and_differs_by_language(server, run):
    spanish, other = (run(page(server, who, MODULE)) for who in ("ana", "eva"))
    english = run(page(server, "ana", MODULE, language="en"))
    assert spanish.body == other.body
    assert b'<html lang="es-CL">' in spanish.body
    assert b'<html lang="en">' in english.body


def test_assets_are_immutable(server, run):
    async def story():
        sent = (await page(server, "ana", MODULE)).body.decode()
        address = sent.split('rel="stylesheet" href="')[1].split('"')[0]
        return await page(server, "ana", address)

    answer = run(story())
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"].startswith("text/css")


def test_a_copy_of_my_data_is_mine_alone(server, run):
    async def story():
        wire = Wire(server.address)
        await wire.log_in(server.codes["eva"])
        return await wire.ask("/my-data/copy.json", {})

    answer = run(story())
    copy = json.loads(answer.body)
    assert copy["person"] == "eva"
    assert all(event["kind"] for event in copy["events"])
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil", "javascript:1", "", "/é", "/\n"]
)
def test_choosing_a_language_never_leads_elsewhere(target):
    assert within(target) == "/"


def test_withdrawing_with_erasure_makes_words_unreadable(fresh_server, run):
    fresh_server.start()
    values = {"territory": "maule", "level": "primary", "size": "under_150",
              "dependence": "slep", "vulnerability": "high", "rurality": "rural"}  # fmt: skip

    async def story():
        wire = await fresh_server.enter("ana")
        for key, answers in (("consent", {"learning": True}), ("profile", values)):
            form = wire.views[key]["form"]
            await wire.act(key, {"do": "submit", "form": form, "values": answers})
        return await wire.ask("/my-data", {"action": "withdraw_erase", "sure": "yes"})

    assert run(story()).code == 303
    events = fresh_server.journal().read("person:ana")
    profile = next(event for event in events if event.kind == "profile.saved")
    assert profile.erased
    assert profile.payload.answers == {}
