"""The local API, asked as a kernel and as the live pages' process would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from lidera_nb.clock import utc_now
from lidera_nb.forms.load import load_form
from lidera_nb.serve.base import COOKIE
from lidera_nb.serve.login.logins import fingerprint
from lidera_nb.serve.login.passes import issued, sealed
from lidera_nb.settings import PROJECT
from tests.running import Answer, Client, Running, running

MODULE = "01-los-que-faltan"
LONG_ID = "0f8fad5b-d9cb-469f-a165-70867728950e"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as server:
        yield server


def token(server: Running, client: Client, person: str = "p-ana", module: str = MODULE) -> str:
    given = issued(person, module, "en", fingerprint(client.cookies[COOKIE]), utc_now())
    return sealed(given, server.house.keys.secret("live-token"))


def ask(server: Running, path: str, bearer: str, body: Any) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {bearer}"}
    return Client().ask("POST", server.house.live.api + path, raw, headers)


def consent(n: int = 0, message_id: str = LONG_ID) -> dict[str, Any]:
    form = load_form(PROJECT / "course" / "instruments" / "consent.yaml").hash
    body = {"do": "submit", "form": form, "values": {}}
    return {"type": "act", "id": message_id, "n": n, "body": body}


def test_a_pass_shows_its_persons_page_and_no_other(server: Running) -> None:
    held = token(server, server.login("p-ana"))
    own = ask(server, "/views", held, {"module": MODULE})
    assert json.loads(own.text)["views"]["consent"]["status"] == "open"
    assert ask(server, "/views", held, {"module": "review"}).status == 403


def test_an_act_is_answered_by_the_activity(server: Running) -> None:
    held = token(server, server.login("p-ana"))
    asked = {"module": MODULE, "key": "consent", "message": consent()}
    answer = json.loads(ask(server, "/act", held, asked).text)
    assert answer["status"] == "refused"
    assert answer["reason"].startswith("Please answer: I agree")


@pytest.mark.parametrize(
    "message",
    [None, [], {}, {"id": "short", "n": 0, "body": {}}, {"id": LONG_ID, "n": True, "body": {}}],
)
def test_a_message_of_another_shape_is_refused_in_words(server: Running, message: Any) -> None:
    held = token(server, server.login("p-ana"))
    asked = {"module": MODULE, "key": "consent", "message": message}
    answer = json.loads(ask(server, "/act", held, asked).text)
    assert answer["status"] == "refused"
    assert answer["reason"].startswith("We could not understand")


def test_logging_out_ends_the_pass(server: Running) -> None:
    client = server.login("p-ana")
    held = token(server, client)
    assert ask(server, "/views", held, {"module": MODULE}).status == 200
    server.do(server.house.close_login("p-ana", client.cookies[COOKIE]))
    assert ask(server, "/views", held, {"module": MODULE}).status == 401


def test_a_pass_of_one_person_with_the_login_of_another_is_refused(server: Running) -> None:
    mixed = token(server, server.login("p-ana"), person="p-eva")
    assert ask(server, "/views", mixed, {"module": MODULE}).status == 401


def test_a_participant_has_no_use_for_a_pass_to_a_staff_page(server: Running) -> None:
    held = token(server, server.login("p-ana"), module="review")
    assert ask(server, "/views", held, {"module": "review"}).status == 401
    staff = token(server, server.login("p-ivo"), person="p-ivo", module="review")
    assert ask(server, "/views", staff, {"module": "review"}).status == 200


@pytest.mark.parametrize("path", ["/redeem", "/holding"])
def test_a_pass_is_not_the_secret_of_the_process(server: Running, path: str) -> None:
    held = token(server, server.login("p-ana"))
    assert ask(server, path, held, {"ticket": "x", "tokens": []}).status == 401
    assert ask(server, path, "", {"ticket": "x", "tokens": []}).status == 401


def test_the_process_learns_which_passes_hold(server: Running) -> None:
    held = token(server, server.login("p-ana"))
    answer = ask(server, "/holding", server.house.live.secret, {"tokens": [held, "forged.x"]})
    assert json.loads(answer.text) == {"holding": [True, False]}


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b"[" * 30_000, b"\xff"])
def test_what_is_no_json_object_is_refused_without_a_trace(server: Running, raw: bytes) -> None:
    answer = ask(server, "/views", token(server, server.login("p-ana")), raw)
    assert (answer.status, json.loads(answer.text)) == (400, {"error": 400})


def test_nothing_else_is_there(server: Running) -> None:
    answer = Client().get(server.house.live.api + "/")
    assert (answer.status, json.loads(answer.text)) == (404, {"error": 404})
