"""The live pages' process, attacked by somebody who owns a page there and wants more."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.attacks.hands import within
from tests.attacks.lines import Line, line_to, packed, page_of, refused, visitor
from tests.running import Client, Running
from tests.serve.visiting import Opened, left
from tests.twocohorts import MODULE, two_cohorts

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
        line.close()
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
            line.close()
        return heard

    heard = within(40, story())
    assert {kind for kind, to in heard if to == "m-odd"} <= {"status"}


ORDERS = (
    ("comm_info_request", "execute_request"),
    ("execute_request", "comm_info_request"),
)


def test_a_header_that_names_two_kinds_is_read_alike_by_filter_and_kernel(mine: Opened) -> None:
    async def story() -> list[tuple[str, str]]:
        line = await line_to(mine, binary=True)
        for first, second in ORDERS:
            header = (
                f'{{"msg_id":"m-two","msg_type":"{first}","session":"{first}","version":"5.3",'
                f'"username":"","date":"2026-01-01T00:00:00Z","msg_type":"{second}"}}'
            )
            raw = packed("shell", header, "{}", "{}", json.dumps(CODE))
            await line.connection.write_message(raw, True)
        heard = await line.heard()
        line.close()
        return heard

    kinds = {kind for kind, to in within(30, story()) if to == "m-two"}
    assert not kinds & {"execute_reply", "execute_input", "execute_result"}
    assert "comm_info_reply" in kinds


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

    async def story() -> set[str]:
        line = await line_to(mine)
        before = await comms(line)
        for number, state in enumerate(states):
            opened = {"comm_id": f"attack{number}", "target_name": "jupyter.widget",
                      "data": {"state": state, "buffer_paths": []}}  # fmt: skip
            await line.say("comm_open", opened)
        await line.heard()
        after = await comms(line)
        line.close()
        return after - before

    assert within(40, story()) == set()


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
            line.close()
        line = await line_to(mine)
        heard = await line.heard()
        line.close()
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
            line.close()

        try:
            within(10, story())
            with urlopen(f"{mine.origin}/voila/static/voila.js", timeout=5) as answer:
                assert answer.status == 200
        finally:
            process.kill()
