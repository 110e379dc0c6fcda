"""A page's connection: greeted, warned, signed out, slowed down, put to rest; by real sockets."""

import asyncio
import json
import time
from dataclasses import replace
from datetime import timedelta
from unittest.mock import AsyncMock, PropertyMock, patch

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from lidera_nb import texts
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import AccessError
from lidera_nb.serve import socket
from lidera_nb.serve.caps import crowd
from lidera_nb.serve.caps.buckets import Buckets
from lidera_nb.serve.login.expiry import Limits, Rules
from tests.running import running

PAGE = "/m/01-los-que-faltan"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server that looks at its logins often enough for these tests."""
    often = patch.object(Rules, "pace", PropertyMock(return_value=0.05))
    with often, running(tmp_path_factory.mktemp("var")) as server:
        # A page that is still to be drawn would take seconds off a login that has four.
        server.do(server.house.pages.get(server.house.course.modules["01-los-que-faltan"], "es"))
        yield server


@pytest.fixture
def limits(server, monkeypatch):
    """Gives logins on shared computers other limits, in seconds, for one test."""

    def put(idle, absolute):
        short = Limits(timedelta(seconds=idle), timedelta(seconds=absolute))
        monkeypatch.setattr(server.house.logins, "rules", Rules(shared=short))

    return put


class Page(Wire):
    """A page that remembers what it heard."""

    async def hear(self):
        heard = await super().hear()
        self.__dict__.setdefault("all", []).append(heard)
        return heard


async def opened(server, person, cookie=""):
    page = Page(server.address, cookie or f"lidera={server.login(person).cookies['lidera']}")
    await page.open(PAGE)
    return page


async def heard(page, kind, seconds=10):
    """The next message of a kind."""

    async def wait():
        while (message := await page.hear())["type"] != kind:
            pass
        return message

    return await asyncio.wait_for(wait(), seconds)


async def closed(page, seconds=10):
    """Hear until the connection is closed; returns the close code."""
    with pytest.raises(AccessError):
        await asyncio.wait_for(heard(page, "never", seconds), seconds)
    return page._socket.close_code


def consent(page, **more):
    view = page.views["consent"]
    body = {"do": "submit", "form": view["form"], "values": {"learning": True}}
    return {"type": "act", "key": "consent", "id": "0f8fad5b-d9cb", "n": view["n"], "body": body,
            **more}  # fmt: skip


def test_a_page_is_greeted_with_a_name_for_its_drafts_before_any_view(server, run):
    async def story():
        pages = [await opened(server, person) for person in ("p-ana", "p-ana", "p-eva")]
        return [page.all[0] for page in pages]

    first, again, other = run(story())
    assert first["type"] == "welcome"
    assert first["who"] == again["who"] != other["who"]
    assert len(first["who"]) == 16
    assert set(first["who"]) <= set("0123456789abcdef")
    assert "ana" not in first["who"]
    assert first["n"] == 0


def test_a_page_is_warned_and_signed_out_when_nobody_is_there(server, run, limits):
    limits(idle=4, absolute=600)

    async def story():
        page = await opened(server, "p-ana")
        warned = await heard(page, "expiring")
        ended = await heard(page, "signed_out")
        return warned, ended, await closed(page)

    warned, ended, code = run(story())
    assert (warned["kind"], warned["seconds"]) == ("idle", 1)
    assert ended == {"type": "signed_out"}
    assert code in (1000, 1005, None)


def test_a_sign_of_life_withdraws_the_warning_on_every_page_of_the_login(server, run, limits):
    limits(idle=4, absolute=600)

    async def story():
        cookie = f"lidera={server.login('p-ana').cookies['lidera']}"
        pages = [await opened(server, "p-ana", cookie) for _ in range(2)]
        for page in pages:
            await heard(page, "expiring")
        await pages[0].send_raw('{"type": "here"}')
        withdrawn = [await heard(page, "expiring", 2) for page in pages]
        await asyncio.sleep(2)
        answer = await pages[1].send(consent(pages[1]))
        return withdrawn, answer["status"]

    withdrawn, status = run(story())
    assert withdrawn == [{"type": "expiring", "seconds": 0, "kind": "idle"}] * 2
    assert status == "saved"


def test_no_sign_of_life_puts_off_the_absolute_end(server, run, limits):
    limits(idle=600, absolute=2)

    async def story():
        page = await opened(server, "p-eva")
        warned = await heard(page, "expiring")
        await page.send_raw('{"type": "here"}')
        await heard(page, "signed_out")
        return warned, [m["type"] for m in page.all].count("expiring")

    warned, times = run(story())
    assert warned["kind"] == "absolute"
    assert times == 1


def test_whatever_a_page_sends_shows_that_it_is_there(server, run):
    async def story():
        before = set(server.house.guards.crowd)
        page = await opened(server, "p-eva")
        (line,) = set(server.house.guards.crowd) - before
        for said in ('{"type": "here"}', "no message at all"):
            line.heard = -1.0
            await page.send_raw(said)
            while line.heard < 0:
                await asyncio.sleep(0.01)
        page.close()

    run(story())


def test_an_act_after_the_end_is_not_taken(server, run):
    async def story():
        page = await opened(server, "p-eva")
        head = server.house.sessions.story("p-eva").head
        logins = server.house.logins
        logins.forget(server.house.clock() + timedelta(days=1), logins.all())
        await page.send_raw(json.dumps(consent(page, id="12345678-late")))
        await heard(page, "signed_out")
        return head, server.house.sessions.story("p-eva").head

    before, after = run(story())
    assert before == after


def test_reconnecting_is_no_sign_of_life(server, run):
    async def story():
        page = await opened(server, "p-eva")
        logins, secret = server.house.logins, page.cookie.partition("=")[2]
        before = replace(logins.find(secret, server.house.clock()))
        await page.send_raw('{"type": "hello"}')
        await heard(page, "reload")
        return before, logins.find(secret, server.house.clock())

    before, after = run(story())
    assert before == after


def test_a_greeting_draws_no_page_but_the_one_it_names(server, run):
    async def story():
        page, drawn = await opened(server, "p-eva"), server.house.pages.get
        with patch.object(server.house.pages, "get", AsyncMock(side_effect=drawn)) as asked:
            for named in ("nothing", "nothing@0123456789abcdef", "review@0123456789abcdef", 7):
                await page.send_raw(json.dumps({"type": "hello", "page": named}))
                await heard(page, "reload")
            await page.send_raw(json.dumps({"type": "hello", "page": "01-los-que-faltan@0"}))
            await heard(page, "reload")
        return [call.args[0].id for call in asked.await_args_list]

    assert run(story()) == ["01-los-que-faltan"]


def test_the_ninth_page_puts_the_first_to_rest_and_the_others_go_on(server, run):
    async def story():
        pages = [await opened(server, "p-eva") for _ in range(crowd.SOCKETS_EACH + 1)]
        await heard(pages[0], "paused")
        code = await closed(pages[0])
        await pages[1].send_raw('{"type": "here"}')
        alive = await pages[-1].send({**consent(pages[-1]), "key": "nope"})
        for page in pages:
            page.close()
        return code, alive["status"]

    assert run(story()) == (1008, "refused")


@pytest.mark.parametrize("limit", ["SOCKETS_ADDRESS", "SOCKETS_ALL"])
def test_a_full_house_says_when_to_come_back_before_it_connects(server, run, monkeypatch, limit):
    monkeypatch.setattr(crowd, limit, 0)

    async def story():
        cookie = f"lidera={server.login('p-ana').cookies['lidera']}"
        headers = {"Cookie": cookie, "Origin": server.address.rstrip("/")}
        url = server.address.replace("http", "ws") + "ws"
        with pytest.raises(HTTPClientError) as refused:
            await websocket_connect(HTTPRequest(url, headers=headers))
        return refused.value

    refused = run(story())
    assert refused.code == 503
    assert refused.response.headers["Retry-After"] == "30"


def test_whoever_sends_too_fast_waits_and_loses_nothing(server, run, monkeypatch):
    monkeypatch.setattr(server.house.guards, "messages", Buckets(rate=20, burst=5))

    async def story():
        page = await opened(server, "p-ana")
        begun, ids = time.monotonic(), [f"12345678-{number}" for number in range(25)]
        for message_id in ids:
            await page.send_raw(json.dumps({**consent(page), "id": message_id, "n": 99}))
        answered = [(await heard(page, "ack"))["id"] for _ in ids]
        return answered == ids, time.monotonic() - begun

    all_there, lasted = run(story())
    assert all_there
    assert 0.9 < lasted < 8


def test_whoever_never_lets_up_is_disconnected(server, run, monkeypatch):
    # Slow enough that a machine busy with other things never has two messages' worth of pause.
    monkeypatch.setattr(server.house.guards, "messages", Buckets(rate=2, burst=2))
    monkeypatch.setattr(socket, "MESSAGES_FLOOD", 4)

    async def story():
        page = await opened(server, "p-ana")
        for _ in range(12):
            await page.send_raw("{}")
        return await closed(page)

    assert run(story()) == 1008


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_message_over_the_limit_is_answered_and_the_page_goes_on(server, run, lang):
    async def story():
        page = await opened(server, "p-ana")
        page.views.clear()
        page.cookie += f"; lidera_lang={lang}"
        await page.open(PAGE)
        answer = await page.send(consent(page, padding="x" * 70_000))
        after = await page.send({**consent(page), "id": "87654321", "n": 99})
        return answer, after

    answer, after = run(story())
    assert (answer["status"], answer["key"]) == ("refused", "consent")
    assert answer["reason"] == texts.say(lang, "refused.too_long")
    assert after["status"] == "refused"
    assert after["reason"] != answer["reason"]


def test_a_message_beyond_all_reason_closes_the_connection_with_its_code(server, run):
    async def story():
        page = await opened(server, "p-ana")
        await page.send_raw("x" * 300_000)
        return await closed(page)

    assert run(story()) == 1009


def test_an_act_that_breaks_the_server_is_refused_and_the_page_goes_on(server, run, monkeypatch):
    async def story():
        page = await opened(server, "p-eva")
        act = {
            "type": "act",
            "key": "consent",
            "n": page.views["consent"]["n"],
            "body": {"do": "x"},
        }
        with monkeypatch.context() as broken:
            broken.setattr("lidera_nb.serve.acting.receive", lambda *_: 1 / 0)
            first = await page.send({**act, "id": "12345678-a"})
        second = await page.send({**act, "id": "12345678-b"})
        page.close()
        return first, second

    first, second = run(story())
    assert (first["status"], first["reason"]) == ("refused", texts.say("es", "refused.unsaved"))
    assert second["status"] == "refused"
    assert second["reason"] != first["reason"]
