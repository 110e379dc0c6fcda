"""The live pages' process, attacked by somebody who owns a page there and wants more."""

from __future__ import annotations

import asyncio
import json
import re
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from lidera_nb.clock import utc_now
from lidera_nb.serve.logins import fingerprint
from lidera_nb.serve.passes import PASS_LIFETIME, issued, sealed
from tests.attacks.hands import PAGE, newcomer, within
from tests.running import Answer, Client, Running, form
from tests.serve.visiting import Opened, environments, eventually, left
from tests.twocohorts import MODULE, login_cookie, ticket_for, two_cohorts

SUBPROTOCOL = "v1.kernel.websocket.jupyter.org"


def visitor(server: Running, person: str, module: str = MODULE) -> tuple[Client, str]:
    """Somebody before a live page: the client and the live pages' origin."""
    client = server.login(person)
    way = ticket_for(server, client, person, module)
    assert client.get(way).status == 302
    return client, way.partition("/enter")[0]


def page_of(client: Client, origin: str, query: str = "") -> Opened:
    page = client.get(origin + PAGE + query)
    found = re.search(r'"kernelId": "([^"]+)"', page.text)
    return Opened(client, origin, page, found[1] if found else "")


@pytest.fixture(scope="module")
def mine(server: Running) -> Iterator[Opened]:
    mine = page_of(*visitor(server, newcomer(server)))
    assert mine.kernel, mine.page.status
    yield mine
    left(mine)


@dataclass
class Line:
    """A connection to a kernel, in the old or in the binary protocol."""

    connection: WebSocketClientConnection
    binary: bool = False
    silence: float = 0.6

    async def say(
        self, kind: Any, content: Any = None, channel: str = "shell", **header: Any
    ) -> None:
        # A kernel takes nothing twice that is signed alike: each message has its own session.
        head = {"msg_id": f"m-{kind}", "msg_type": kind, "session": uuid.uuid4().hex,
                "version": "5.3", "username": "", "date": "", **header}  # fmt: skip
        parts = [head, {}, {"version": "2.1.0"}, content or {}]
        if self.binary:
            await self.connection.write_message(_packed(channel, *map(json.dumps, parts)), True)
            return
        names = ("header", "parent_header", "metadata", "content")
        told = dict(zip(names, parts, strict=True)) | {"channel": channel, "buffers": []}
        await self.connection.write_message(json.dumps(told))

    async def heard(self) -> list[tuple[str, str]]:
        """Ask how the kernel is, and collect the kinds of all it says until it has told.

        Each with the id of the message that it answers. What a kernel says to everyone may be
        lost while its page connects; so the end is its answer, and a moment of silence after it.
        """
        heard: list[tuple[str, str]] = []
        for _ in range(10):
            await self.say("kernel_info_request", msg_id="last")
            while (said := await self._next()) is not None:
                header, parent, _content = _unpacked(said)
                heard.append((header["msg_type"], parent.get("msg_id", "")))
            if ("kernel_info_reply", "last") in heard:
                return heard
        raise AssertionError("the kernel does not answer")

    async def _next(self) -> Any:
        """What comes next, None after a silence."""
        coming = asyncio.ensure_future(self.connection.read_message())
        done, _ = await asyncio.wait({coming}, timeout=self.silence)
        if not done:
            coming.cancel()
        return coming.result() if done else None


def _packed(channel: str, *parts: str) -> bytes:
    """A message of the binary protocol: the offsets, then the channel and the parts."""
    raw = [channel.encode(), *(part.encode() for part in parts)]
    offsets = [8 * (1 + len(raw) + 1)]
    for part in raw:
        offsets.append(offsets[-1] + len(part))
    numbers = [len(offsets), *offsets]
    return b"".join(number.to_bytes(8, "little") for number in numbers) + b"".join(raw)


def _unpacked(said: Any) -> tuple[Any, Any, Any]:
    if isinstance(said, str):
        told = json.loads(said)
        return told["header"], told["parent_header"], told["content"]
    count = int.from_bytes(said[:8], "little")
    at = [int.from_bytes(said[8 * i : 8 * i + 8], "little") for i in range(1, count + 1)]
    parts = [said[start:end] for start, end in pairwise(at)]
    return json.loads(parts[1]), json.loads(parts[2]), json.loads(parts[4])


async def line_to(mine: Opened, client: Client | None = None, binary: bool = False) -> Line:
    cookies = (client or mine.client).cookies
    headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items()), "Origin": mine.origin}
    at = mine.origin.replace("http", "ws", 1) + f"/api/kernels/{mine.kernel}/channels"
    protocols = [SUBPROTOCOL] if binary else None
    sent = HTTPRequest(at, headers=headers)
    return Line(await websocket_connect(sent, subprotocols=protocols), binary)


def refused(mine: Opened, client: Client) -> int:
    async def story() -> int:
        try:
            line = await line_to(mine, client)
        except HTTPClientError as error:
            return error.code
        line.connection.close()
        return 101

    status: int = within(20, story())
    return status


# --- messages -------------------------------------------------------------------------------

CODE = {"code": "open('made', 'w')", "silent": False, "user_expressions": {"x": "1"}}
FORBIDDEN: dict[str, dict[str, Any]] = {
    "execute_request": CODE,
    "inspect_request": {"code": "place", "cursor_pos": 5, "detail_level": 1},
    "complete_request": {"code": "pla", "cursor_pos": 3},
    "history_request": {"hist_access_type": "tail", "n": 99, "output": True, "raw": True},
    "is_complete_request": {"code": "1"},
    "debug_request": {"type": "request", "command": "initialize", "seq": 1},
    "interrupt_request": {},
    "input_reply": {"value": "x"},
    "create_subshell_request": {},
    "list_subshell_request": {},
    "usage_request": {},
    "connect_request": {},
}


@pytest.mark.parametrize("binary", [False, True])
@pytest.mark.parametrize("channel", ["shell", "control", "stdin", "iopub"])
def test_a_kernel_hears_only_what_widgets_say(mine: Opened, channel: str, binary: bool) -> None:
    async def story() -> list[tuple[str, str]]:
        line = await line_to(mine, binary=binary)
        for kind, content in FORBIDDEN.items():
            await line.say(kind, content, channel)
        heard = await line.heard()
        line.connection.close()
        return heard

    heard = within(40, story())
    answered = {kind for kind, to in heard if to.startswith("m-") and kind != "status"}
    assert answered == set()


@pytest.mark.parametrize("binary", [False, True])
def test_a_kind_that_is_no_plain_text_is_no_way_round_the_filter(
    mine: Opened, binary: bool
) -> None:
    """Each kind on a connection of its own: one that is no message at all may end it."""

    async def story() -> list[tuple[str, str]]:
        heard = []
        for kind in ("EXECUTE_REQUEST", "execute_request\x00", " execute_request", "", None, 7):
            line = await line_to(mine, binary=binary)
            await line.say(kind, CODE, msg_id="m-odd")
            heard += await line.heard()
            line.connection.close()
        return heard

    heard = within(40, story())
    assert {kind for kind, to in heard if to == "m-odd"} <= {"status"}


def test_a_header_that_names_two_kinds_is_read_alike_by_filter_and_kernel(mine: Opened) -> None:
    async def story() -> list[tuple[str, str]]:
        line = await line_to(mine, binary=True)
        for first, second in (("comm_info_request", "execute_request"), CODE_FIRST):
            header = (
                f'{{"msg_id":"m-two","msg_type":"{first}","session":"{first}","version":"5.3",'
                f'"username":"","date":"2026-01-01T00:00:00Z","msg_type":"{second}"}}'
            )
            raw = _packed("shell", header, "{}", "{}", json.dumps(CODE))
            await line.connection.write_message(raw, True)
        heard = await line.heard()
        line.connection.close()
        return heard

    kinds = {kind for kind, to in within(30, story()) if to == "m-two"}
    assert not kinds & {"execute_reply", "execute_input", "execute_result"}
    assert "comm_info_reply" in kinds


CODE_FIRST = ("execute_request", "comm_info_request")


def test_a_browser_cannot_make_a_widget_in_a_kernel(mine: Opened) -> None:
    """Neither a plain one nor one whose code is the attacker's own."""
    states = [
        {"_model_module": "@jupyter-widgets/controls", "_model_module_version": "2.0.0",
         "_model_name": "TextModel", "_view_module": "@jupyter-widgets/controls",
         "_view_module_version": "2.0.0", "_view_name": "TextView"},
        {"_model_module": "anywidget", "_model_name": "AnyModel", "_model_module_version": "~0.9.*",
         "_view_module": "anywidget", "_view_name": "AnyView", "_view_module_version": "~0.9.*",
         "_esm": "export default {render(){window.__xss=1}}"},
    ]  # fmt: skip

    async def story() -> tuple[set[str], list[tuple[str, str]]]:
        line = await line_to(mine)
        before = await comms(line)
        for number, state in enumerate(states):
            opened = {"comm_id": f"attack{number}", "target_name": "jupyter.widget",
                      "data": {"state": state, "buffer_paths": []}}  # fmt: skip
            await line.say("comm_open", opened)
        heard = await line.heard()
        after = await comms(line)
        line.connection.close()
        return after - before, heard

    made, _ = within(40, story())
    assert made == set()


async def comms(line: Line) -> set[str]:
    """The ids of all widgets in a kernel, as it tells them."""
    await line.say("comm_info_request", {"target_name": "jupyter.widget"}, msg_id="ask")
    while True:
        said = json.loads(await asyncio.wait_for(line.connection.read_message(), 20))
        if said["header"]["msg_type"] == "comm_info_reply":
            return set(said["content"]["comms"])


@pytest.mark.parametrize(
    "told",
    ["", "{", "[]", "null", "7", "{}", '{"header":{}}', '{"header":null,"channel":"shell"}',
     '{"header":{"msg_type":"comm_msg"}}', '{"channel":"shell","header":[],"content":1}',
     "[" * 3_000 + "]" * 3_000, b"", b"\x00" * 7],
)  # fmt: skip
def test_nonsense_to_a_kernel_harms_neither_it_nor_the_process(
    mine: Opened, told: str | bytes
) -> None:
    async def story() -> bool:
        for binary in (False, True):
            line = await line_to(mine, binary=binary)
            await line.connection.write_message(told, isinstance(told, bytes))
            await asyncio.sleep(0.05)
            line.connection.close()
        line = await line_to(mine)
        heard = await line.heard()
        line.connection.close()
        return ("kernel_info_reply", "last") in heard

    assert within(40, story())


# --- other people's ------------------------------------------------------------------------


def test_a_kernel_stays_its_owners_whatever_else_one_may_visit(
    mine: Opened, server: Running
) -> None:
    """Another participant, the cohort's own instructor and the administrator are all refused."""
    for person, module in (("p-eva", MODULE), ("p-ivo", "review"), ("p-alma", "review")):
        other, _ = visitor(server, person, module)
        other.cookies["_xsrf"] = xsrf = mine.client.cookies["_xsrf"]
        at = f"{mine.origin}/api/kernels/{mine.kernel}"
        assert refused(mine, other) == 403
        assert other.get(at).status == 403
        assert other.ask("DELETE", at, b"", {"X-XSRFToken": xsrf}).status == 403
        assert left(Opened(other, mine.origin, mine.page, mine.kernel)).status == 403
    assert mine.client.get(f"{mine.origin}/api/kernels/{mine.kernel}").status == 200


@pytest.mark.parametrize("verb", ["interrupt", "restart", "execute", "channels/"])
def test_a_kernel_has_no_other_addresses(mine: Opened, verb: str) -> None:
    at = f"{mine.origin}/api/kernels/{mine.kernel}/{verb}"
    head = {"X-XSRFToken": mine.client.cookies["_xsrf"]}
    for method in ("GET", "POST", "PUT"):
        assert mine.client.ask(method, at, b"{}", head).status == 404


def test_no_kernel_is_started_but_by_opening_a_page(mine: Opened) -> None:
    head = {"X-XSRFToken": mine.client.cookies["_xsrf"], "Content-Type": "application/json"}
    for path in ("/api/kernels", "/api/sessions", "/voila/api/kernels", "/api/kernelspecs"):
        answer = mine.client.ask("POST", mine.origin + path, b'{"name":"python3"}', head)
        assert answer.status == 404


def test_a_kernel_is_not_ended_by_a_form_of_another_site(mine: Opened) -> None:
    end = f"{mine.origin}/voila/api/shutdown/{mine.kernel}"
    without = Client({k: v for k, v in mine.client.cookies.items() if k != "_xsrf"})
    for client, token in ((mine.client, ""), (mine.client, "a" * 32), (without, "a" * 32)):
        head = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": "http://evil.example",
        }
        assert client.ask("POST", end, f"_xsrf={token}".encode(), head).status in (403, 404)
    assert mine.client.get(f"{mine.origin}/api/kernels/{mine.kernel}").status == 200


# --- tickets and passes ---------------------------------------------------------------------


@pytest.mark.parametrize("ticket", ["", "x", "../..", "%00", "a" * 5000, "' OR 1=1", "[]", "null"])
def test_a_made_up_ticket_opens_nothing(mine: Opened, ticket: str) -> None:
    answer = Client().get(f"{mine.origin}/enter?ticket={quote(ticket)}")
    assert (answer.status, answer.cookies) == (302, {})


def test_a_ticket_opens_nothing_after_its_login_ended(server: Running) -> None:
    person = newcomer(server)
    client = server.login(person)
    way = ticket_for(server, client, person, MODULE)
    form(client, server.at("/logout"))
    answer = Client().get(way)
    assert (answer.headers["Location"], answer.cookies) == (server.at("/"), {})


def test_a_visit_cookie_that_was_there_before_is_not_adopted(server: Running) -> None:
    person = newcomer(server)
    client = server.login(person)
    way = ticket_for(server, client, person, MODULE)
    name = next(iter(Client().get(way).cookies))
    again = ticket_for(server, client, person, MODULE)
    planted = Client({name: "planted"})
    assert planted.get(again).cookies[name] != "planted"


def asked(server: Running, token: str, module: str = MODULE) -> int:
    head = {"Authorization": f"Bearer {token}"}
    body = json.dumps({"module": module}).encode()
    return Client().ask("POST", server.house.live.api + "/views", body, head).status


def test_a_pass_that_was_changed_or_is_of_another_time_is_none(server: Running) -> None:
    person = newcomer(server)
    client = server.login(person)
    login = fingerprint(client.cookies[login_cookie(client)])
    key = server.house.keys.secret("live-token")
    good = sealed(issued(person, MODULE, "es", login, utc_now()), key)
    body, _, mac = good.partition(".")
    old = sealed(issued(person, MODULE, "es", login, utc_now() - PASS_LIFETIME * 2), key)
    other = sealed(issued("p-eva", MODULE, "es", login, utc_now()), key)
    forged = sealed(issued(person, MODULE, "es", login, utc_now()), b"")
    changed = [old, other, forged, body, f"{body}.", f".{mac}", f"{body}.{mac[:-4]}",
               f"{mac}.{body}", f"{body}=.{mac}", f"{body}.{mac}.{mac}", good.upper(),
               "", "."]  # fmt: skip
    assert asked(server, good) == 200
    assert {asked(server, token) for token in changed} == {401}
    assert asked(server, good, "review") == 403
    form(client, server.at("/logout"))
    assert asked(server, good) == 401


@pytest.mark.parametrize("scheme", ["Basic", "bearer", "", "Bearer  "])
def test_a_pass_under_another_scheme_is_none(server: Running, scheme: str) -> None:
    person = newcomer(server)
    client = server.login(person)
    login = fingerprint(client.cookies[login_cookie(client)])
    token = sealed(
        issued(person, MODULE, "es", login, utc_now()), server.house.keys.secret("live-token")
    )
    head = {"Authorization": f"{scheme} {token}".strip()}
    body = json.dumps({"module": MODULE}).encode()
    assert Client().ask("POST", server.house.live.api + "/views", body, head).status == 401


# --- too much -------------------------------------------------------------------------------


def test_two_hundred_pages_that_nobody_connects_to_stay_under_the_cap(server: Running) -> None:
    """Everything beyond one person's share is refused in a sentence, and starts no kernel."""
    client, origin = visitor(server, newcomer(server))
    templates = ["", "?template=lab", "?theme=dark", "?template=../../x", "?theme=%00"] * 40

    def ask(query: str) -> Answer:
        return client.get(origin + PAGE + query)

    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(ask, templates))
    statuses = {answer.status for answer in answers}
    opened = [answer for answer in answers if answer.status == 200]
    assert statuses <= {200, 429}, statuses
    assert 1 <= len(opened) <= 3
    assert all('"jupyterLabTheme": "light"' in page.text for page in opened)
    for page in opened:
        kernel = re.findall(r'"kernelId": "([^"]+)"', page.text)[0]
        gone = Opened(client, origin, page, kernel)
        assert left(gone).status == 204
        assert eventually(lambda gone=gone: not environments(gone))


def test_the_pages_of_one_person_leave_room_for_another(server: Running, tmp_path: Path) -> None:
    greedy, origin = visitor(server, newcomer(server))
    with ThreadPoolExecutor(4) as crowd:
        pages = list(crowd.map(lambda _: page_of(greedy, origin), range(4)))
    other = page_of(*visitor(server, newcomer(server)))
    assert other.page.status == 200
    for page in (*pages, other):
        if page.kernel:
            left(page)


def test_a_message_that_claims_endless_parts_stalls_nobody(tmp_path: Path) -> None:
    """Sixty-four bytes whose first eight say that 2**64 - 1 parts follow.

    On a server of its own: if the attack works, its live process is lost to everyone.
    """
    with two_cohorts(tmp_path) as server:
        mine = page_of(*visitor(server, "p-ana"))
        process = server.house.live._process
        assert process

        async def story() -> None:
            line = await line_to(mine, binary=True)
            await line.connection.write_message(b"\xff" * 64, True)
            await asyncio.sleep(0.2)
            line.connection.close()

        try:
            within(10, story())
            with urlopen(f"{mine.origin}/voila/static/voila.js", timeout=5) as answer:
                assert answer.status == 200
        finally:
            process.kill()
