"""The client of session pages against a server that drops connections.

The server is a small fake: it saves an act under its id once, answers again what it answered
before, and can lose the connection before or after it saved.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from lidera_widgets import bundle
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

from lidera_nb import texts

pytestmark = pytest.mark.browser
PROBE = """export default { probe: { render({ model }) {
  const seen = { model, acks: [], views: [] };
  (window.probes ||= {})[model.get("key")] = seen;
  model.on("msg:custom", (ack) => seen.acks.push(ack));
  model.on("change:view", () => seen.views.push(model.get("view").n));
} } };"""


VIEW = {
    "type": "view", "key": "profile", "tag": "t1",
    "view": {"n": 6, "status": "open", "title": ""},
}  # fmt: skip


class Fake:
    """A session server that forgets connections on purpose."""

    def __init__(self) -> None:
        self.saved: list[dict[str, Any]] = []
        self.answers: dict[str, dict[str, Any]] = {}
        self.hellos: list[dict[str, Any]] = []
        self.n, self.heard = 5, 0
        self.drop_before: set[int] = set()
        self.drop_after: set[int] = set()
        self.silent = False
        self.close_with = 0
        self.who = "0123456789abcdef"
        self.said: list[str] = []
        self.socket: WebSocketHandler | None = None

    def answer(self, act: dict[str, Any]) -> dict[str, Any]:
        if act["id"] not in self.answers:
            status = "saved" if act["n"] == self.n else "refused"
            if status == "saved":
                self.saved.append(act)
                self.n += 1
            self.answers[act["id"]] = {
                "type": "ack", "key": act["key"], "id": act["id"], "status": status,
                "n": self.n, "at": "2026-08-04T10:42:00",
            }  # fmt: skip
        return self.answers[act["id"]]


class Socket(WebSocketHandler):
    def initialize(self, fake: Fake) -> None:
        self.fake = fake

    def open(self) -> None:
        self.fake.hellos.append(json.loads(self.get_query_argument("hello")))
        self.fake.socket = self
        welcome = {"type": "welcome", "who": self.fake.who, "n": self.fake.n}
        self.write_message(welcome)

    def on_message(self, text: str | bytes) -> None:
        message = json.loads(text)
        if message["type"] == "act":
            self.act(message, self.fake)
        else:
            self.fake.said.append(message["type"])

    def act(self, message: dict[str, Any], fake: Fake) -> None:
        fake.heard += 1
        if fake.close_with:
            self.close(fake.close_with)
            return
        lost = fake.heard in fake.drop_before
        ack = {} if lost else fake.answer(message)
        if lost or fake.heard in fake.drop_after:
            self.close()
        elif not fake.silent:
            self.write_message(ack)


class File(RequestHandler):
    def initialize(self, text: str, kind: str) -> None:
        self.text, self.kind = text, kind

    def get(self) -> None:
        self.set_header("Content-Type", f"{self.kind}; charset=utf-8")
        self.set_header("Content-Security-Policy", "default-src 'self'")
        self.write(self.text)


def page_text() -> str:
    widgets = [{"key": key, "name": "probe"} for key in ("consent", "profile")]
    needed = bundle.labels_in(bundle.client_js())
    page = {
        "page": "v1", "path": "/m/x", "lang": "es", "ws": "/ws", "script": "/probe.js",
        "labels": {}, "widgets": widgets,
        "texts": {label: texts.catalogue("es")[label] for label in needed},
    }  # fmt: skip
    return (
        "<!doctype html><html lang=es><title>LIDERA</title><main><textarea></textarea>"
        "<div data-widget=consent></div><div data-widget=profile></div></main>"
        "<p id=lidera-status role=status></p>"
        f"<script type=application/json id=lidera-page>{json.dumps(page)}</script>"
        "<script type=module src=/client.js></script>"
    )


class Room:
    """The fake server in a thread of its own, and the page that talks to it."""

    def __init__(self, browser: Any, fake: Fake) -> None:
        self.fake, self.ready = fake, Future()
        self.thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self.thread.start()
        port = self.ready.result(5)
        self.context = browser.new_context(locale="es-CL")
        self.context.set_default_timeout(8000)
        self.page = self.context.new_page()
        self.page.goto(f"http://127.0.0.1:{port}/")
        self.greeted(1)

    async def _serve(self) -> None:
        self.loop, self.over = asyncio.get_running_loop(), asyncio.Event()
        js = "text/javascript"
        app = Application([
            ("/ws", Socket, {"fake": self.fake}),
            ("/", File, {"text": page_text(), "kind": "text/html"}),
            ("/probe.js", File, {"text": PROBE, "kind": js}),
            ("/client.js", File, {"text": bundle.client_js(), "kind": js}),
        ])  # fmt: skip
        server, sockets = HTTPServer(app), bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        self.ready.set_result(sockets[0].getsockname()[1])
        await self.over.wait()
        server.stop()
        await server.close_all_connections()

    def say(self, message: dict[str, Any]) -> None:
        self.loop.call_soon_threadsafe(self.fake.socket.write_message, json.dumps(message))

    def act(self, *names: str, key: str = "consent", n: int = 5) -> None:
        script = """([names, key, n]) => { for (const id of names)
            probes[key].model.send({ type: "act", id, n, body: { do: id } }); }"""
        self.page.evaluate(script, [list(names), key, n])

    def wait(self, sentence: str) -> None:
        self.page.get_by_role("status").filter(has_text=sentence).wait_for()

    def until(self, met: Callable[[], Any]) -> None:
        for _ in range(200):
            if met():
                return
            self.page.wait_for_timeout(25)
        raise AssertionError("it never came to that")

    def greeted(self, times: int) -> None:
        self.page.wait_for_function("() => window.probes?.profile && localStorage['lidera:who']")
        self.until(lambda: len(self.fake.hellos) >= times)

    def reload(self) -> None:
        times = len(self.fake.hellos)
        self.page.reload()
        self.greeted(times + 1)

    def kept(self) -> list[str]:
        return self.page.evaluate("Object.keys(localStorage).sort()")

    def close(self) -> None:
        self.context.close()
        self.loop.call_soon_threadsafe(self.over.set)
        self.thread.join(5)


@pytest.fixture
def room(browser):
    room = Room(browser, Fake())
    yield room
    room.close()


def test_the_page_says_which_version_and_language_it_is(room):
    room.act("a")
    room.wait("Guardado 10:42")
    assert room.fake.hellos == [{"type": "hello", "page": "v1", "lang": "es", "have": {}}]


def test_what_is_said_beside_a_button_is_not_spoken_again_at_the_bottom_edge(room):
    room.page.evaluate("""() => { window.spoken = {};
        const line = document.getElementById("lidera-status");
        new MutationObserver(() => (spoken[line.dataset.state] = line.ariaLive))
            .observe(line, { childList: true }); }""")
    room.act("a")
    room.wait("Guardado 10:42")
    assert room.page.evaluate("spoken") == {"saving": "off", "saved": "polite"}


def test_acts_arrive_in_order_and_exactly_once_however_often_the_connection_drops(room):
    room.fake.drop_before, room.fake.drop_after = {2, 5}, {1, 4}
    room.act("a", "b", "c")
    room.act("d", key="profile")
    room.wait("Guardado 10:42")
    assert [act["id"] for act in room.fake.saved] == ["a", "b", "c", "d"]
    assert [act["n"] for act in room.fake.saved] == [5, 6, 7, 8]
    assert room.page.evaluate("probes.consent.acks.map(a => a.id + a.status).join()") == (
        "asaved,bsaved,csaved"
    )


def test_the_same_act_given_twice_is_sent_once(room):
    room.fake.silent = True
    room.act("a", "a")
    room.until(lambda: room.fake.heard)
    room.page.wait_for_timeout(100)
    assert room.fake.heard == 1


def test_without_a_connection_the_page_says_so_and_saves_when_it_is_back(room):
    room.act("a")
    room.wait("Guardado 10:42")
    room.context.set_offline(True)
    room.wait("Sin conexión")
    room.act("b", n=6)
    room.wait("Sin conexión")
    room.context.set_offline(False)
    room.wait("Guardado 10:42")
    assert [act["id"] for act in room.fake.saved] == ["a", "b"]


def test_a_refusal_is_never_shown_as_saved(room):
    room.act("a", n=2)
    room.wait("No se pudo guardar")
    assert room.page.evaluate("probes.consent.acks[0].status") == "refused"


def test_a_view_reaches_its_own_widget(room):
    room.act("a")
    room.wait("Guardado 10:42")
    room.say(VIEW)
    room.page.wait_for_function("() => probes.profile.views.length")
    assert room.page.evaluate("[probes.consent.views, probes.profile.views]") == [[], [6]]


def test_what_was_sent_without_a_connection_outlives_a_reload_and_counts_once(room):
    room.act("a")
    room.wait("Guardado 10:42")
    room.fake.silent = True
    room.act("b", n=6)
    room.act("c", key="profile", n=6)
    room.page.wait_for_function("() => Object.keys(localStorage).length === 3")
    room.reload()
    pending = room.page.evaluate(
        "[probes.consent, probes.profile].map(p => p.model.get('pending').id)"
    )
    assert pending == ["b", "c"]
    room.fake.silent = False
    room.context.set_offline(True)
    room.wait("está guardado en este equipo y saldrá solo")
    room.context.set_offline(False)
    room.wait("Guardado 10:42")
    assert [act["id"] for act in room.fake.saved] == ["a", "b", "c"]
    assert room.kept() == ["lidera:who"]


def test_a_view_that_the_browser_has_kept_is_there_before_the_server_answers(room):
    room.say(VIEW)
    room.say({"type": "head", "n": 6})
    room.page.wait_for_function("() => probes.profile.views.length")
    room.reload()
    assert room.page.evaluate("probes.profile.views") == [6]
    assert room.fake.hellos[-1]["have"] == {"profile": "t1"}


def test_somebody_else_finds_neither_views_nor_acts_of_whoever_was_here(room):
    room.fake.silent = True
    room.say(VIEW)
    room.say({"type": "head", "n": 6})
    room.act("mine")
    room.page.wait_for_function("() => probes.profile.views.length")
    room.fake.who, room.fake.silent = "fedcba9876543210", False
    room.reload()
    room.greeted(3)
    assert room.page.evaluate("probes.profile.views") == []
    heard = room.fake.heard
    room.act("theirs", n=6)
    room.wait("Guardado 10:42")
    assert room.fake.heard == heard + 1


def test_a_story_that_moved_elsewhere_is_told(room):
    room.act("a")
    room.wait("Guardado 10:42")
    room.say({"type": "head", "n": 9})
    room.wait("avanzó en otra ventana o equipo")
    room.fake.n = 9
    room.act("b", n=9)
    room.wait("Guardado 10:42")


def test_a_login_about_to_end_can_be_prolonged_from_the_line(room):
    room.say({"type": "expiring", "seconds": 300, "kind": "idle"})
    room.wait("se cierra en 5 min")
    room.page.get_by_role("button", name="Seguir conectado").click()
    room.until(lambda: room.fake.said)
    assert set(room.fake.said) == {"here"}
    room.say({"type": "expiring", "seconds": 0, "kind": "idle"})
    room.act("a")
    room.wait("Guardado 10:42")


def test_a_login_that_ends_for_good_is_told_beforehand(room):
    room.say({"type": "expiring", "seconds": 600, "kind": "absolute"})
    room.wait("En 10 min tendrá que entrar otra vez")


@pytest.mark.parametrize(
    ("kind", "told", "button"),
    [
        ("reload", "una versión nueva", "Cargar otra vez"),
        ("signed_out", "Su sesión terminó", "Entrar otra vez"),
        ("paused", "quedó en pausa", "Seguir aquí"),
    ],
)
def test_a_page_that_cannot_go_on_asks_and_keeps_what_was_typed(room, kind, told, button):
    room.page.get_by_role("textbox").fill("a medio escribir")
    room.act("a")
    room.wait("Guardado 10:42")
    room.say({"type": kind})
    room.wait(told)
    assert room.page.get_by_role("textbox").input_value() == "a medio escribir"
    room.act("b", n=6)
    assert told in room.page.get_by_role("status").inner_text()
    room.page.get_by_role("button", name=button).wait_for()
    assert [act["id"] for act in room.fake.saved] == ["a"]


def test_an_act_that_is_too_large_to_be_read_is_refused_and_not_sent_for_ever(room):
    room.fake.close_with = 1009
    room.act("a")
    room.wait("No se pudo guardar")
    room.fake.close_with = 0
    room.act("b")
    room.wait("Guardado 10:42")
    assert [act["id"] for act in room.fake.saved] == ["b"]


def test_a_page_whose_scripts_did_not_all_arrive_says_so_and_can_be_loaded_again(room):
    room.context.route("**/probe.js", lambda route: route.abort())
    room.page.reload()
    room.wait("no alcanzó a cargarse completa")
    room.context.unroute("**/probe.js")
    times = len(room.fake.hellos)
    room.page.get_by_role("button", name="Cargar otra vez").click()
    room.greeted(times + 1)


def test_a_server_that_restarts_says_what_is_safe_and_the_page_comes_back_by_itself(room):
    room.act("a")
    room.wait("Guardado 10:42")
    room.fake.close_with = 1012
    room.say({"type": "restarting", "within": 1500})
    room.act("b", n=6)
    room.wait("El servidor se está reiniciando")
    room.fake.close_with = 0
    room.wait("Guardado 10:42")
    assert [act["id"] for act in room.fake.saved] == ["a", "b"]
