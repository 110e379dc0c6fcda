"""Who reaches what: every address and method, asked of live servers by everyone there is.

The expected answers come from `lidera_nb.serve.matrix`, which works them out from the handlers.
Here stand only examples: a concrete path for each address, and what "open" looks like there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from lidera_nb.activities.clips import Clip
from lidera_nb.clock import utc_now
from lidera_nb.serve.login.logins import fingerprint
from lidera_nb.serve.login.passes import issued, sealed
from lidera_nb.serve.matrix import ASKERS, Asker, Row, live_rows, local_rows, main_rows
from lidera_nb.serve.matrix import visits as visited
from lidera_nb.serve.routes import ROUTES
from tests.running import Answer, Client, Running
from tests.twocohorts import (
    MODULE,
    REPORT,
    REVIEW,
    WHO,
    client_of,
    code_for,
    login_cookie,
    ticket_for,
    two_cohorts,
)

CLIP = "0" * 32
CARD = "meta-en-una-hoja"
PAGES = {"participant": f"/m/{MODULE}", "staff": f"/staff/{REVIEW}"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with two_cohorts(tmp_path_factory.mktemp("var")) as server:
        server.house.clips[CLIP] = Clip("audio/ogg", b"OggS")
        yield server


@dataclass(frozen=True)
class Example:
    """A concrete path, the form and headers to send, and what an open door answers to a method."""

    path: str
    opened: dict[str, set[int]] = field(default_factory=lambda: {"GET": {200}})
    body: str = ""
    more: dict[str, str] = field(default_factory=dict)


# --- the main server ----------------------------------------------------------------------

MAIN = {
    r"/": Example("/"),
    r"/login": Example("/login", {"GET": {200, 302}, "POST": {303}}, "code={code}"),
    r"/logout": Example("/logout", {"POST": {303}}),
    r"/language": Example("/language", {"POST": {303}}, "lang=es"),
    r"/my-data": Example("/my-data", {"GET": {200}, "POST": {303}}, "action=unblock"),
    r"/my-data/copy\.json": Example("/my-data/copy.json", {"POST": {200}}),
    r"/m/([a-z0-9-]{1,80})": Example(PAGES["participant"]),
    r"/staff/([a-z0-9-]{1,80})": Example(PAGES["staff"]),
    r"/curate/([a-z0-9-]{1,80})": Example("/curate/curation"),
    r"/staff/cards/([a-z0-9-]{1,40})": Example(
        "/staff/cards/test", {"POST": {200}}, "person=p-eva"
    ),
    r"/card-files/([0-9a-f]{16})": Example(f"/card-files/{CLIP[:16]}", {"POST": {404}}),
    r"/card-files/([0-9a-f]{16})/([0-9a-f]{64})": Example(
        f"/card-files/{CLIP[:16]}/{CLIP * 2}", {"GET": {404}}
    ),
    r"/library": Example("/library"),
    r"/library/([a-z0-9-]{1,60})": Example(f"/library/{CARD}"),
    r"/library/([a-z0-9-]{1,60})/v([1-9][0-9]{0,4})": Example(f"/library/{CARD}/v1"),
    r"/handover": Example("/handover", {"GET": {200}, "POST": {200}}, "advice=Escuche"),
    r"/notices": Example("/notices", {"POST": {303, 404}}, "notice=none"),
    r"/reports/([a-z0-9-]{1,40})/([A-Za-z0-9._-]{1,120})": Example(f"/reports/test/{REPORT}"),
    r"/assets/([0-9a-f]{16}\.(?:js|css))": Example("/assets/{asset}"),
    r"/clips/([0-9a-f]{32})": Example(f"/clips/{CLIP}"),
    r"/qr/([0-9A-Z]{6})": Example("/qr/KTR479"),
    r"/sw\.js": Example("/sw.js"),
    r"/ws": Example("/ws", {"GET": {400}}),
    r"/health": Example("/health"),
    r"/ready": Example("/ready"),
    r"/metrics": Example("/metrics", more={"X-Forwarded-For": "198.51.100.4"}),
}


def test_every_address_has_an_example_that_fits_it() -> None:
    for pattern, _ in ROUTES:
        assert pattern in MAIN, f"give {pattern} an example"
        sample = MAIN[pattern].path.format(asset="0123456789abcdef.js")
        assert re.fullmatch(pattern, sample), pattern


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in ROUTES])
def test_everyone_reaches_on_the_main_server_what_the_rights_say(
    server: Running, pattern: str
) -> None:
    example = MAIN[pattern]
    asset = next(iter(server.house.assets.files))
    path, code = example.path.format(asset=asset), code_for(server, "p-ana")
    wrong = []
    for row in (row for row in main_rows() if row.address == pattern):
        for asker, reach in zip(ASKERS, row.reach, strict=True):
            body = example.body.format(code=code).encode()
            client = client_of(server, asker)
            answer = sent(client, row.method, server.at(path), body, **example.more)
            opened = example.opened.get(row.method, {200})
            if not fits(answer, reach, opened, server.at("/login")):
                wrong.append((row.method, asker.name, reach, answer.status))
    assert not wrong, "\n".join(map(str, wrong))


def sent(client: Client, method: str, url: str, body: bytes = b"", **more: str) -> Answer:
    """A request as a page of the same origin sends it."""
    origin = "/".join(url.split("/")[:3])
    kind = "application/x-www-form-urlencoded"
    return client.ask(method, url, body, {"Origin": origin, "Content-Type": kind, **more})


def fits(answer: Answer, reach: str, opened: set[int], login: str) -> bool:
    """Whether an answer is of the kind that was expected."""
    to = answer.headers.get("Location", "")
    turned_away = answer.status == 302 and to.partition("?next=")[0] in ("/login", login)
    if reach == "open":
        return answer.status in opened and not turned_away
    if reach == "login":
        return turned_away
    return answer.status == {"denied": 403, "unknown": 401, "absent": 404, "method": 405}[reach]


@pytest.mark.parametrize(
    ("path", "anonymous"),
    [
        (f"/staff/{MODULE}", 302),
        (f"/m/{REVIEW}", 302),
        ("/m/none", 302),
        ("/assets/0123456789abcdef.js", 404),
        ("/nowhere", 404),
        ("/api/kernels", 404),
    ],
)
def test_what_is_not_there_is_there_for_nobody(server: Running, path: str, anonymous: int) -> None:
    answers = [client_of(server, asker).get(server.at(path)).status for asker in ASKERS]
    assert answers == [anonymous] + [404] * (len(ASKERS) - 1)


# --- the live pages' process --------------------------------------------------------------


@dataclass
class Living:
    """Everyone with the visit that they may have, and two kernels of one participant."""

    origin: str
    clients: dict[str, Client]
    kernels: list[str]


@pytest.fixture(scope="module")
def living(server: Running) -> Living:
    clients, origin = {}, ""
    for asker in ASKERS:
        clients[asker.name] = client = client_of(server, asker)
        if visited(asker):
            way = ticket(server, client, asker)
            origin = way.partition("/enter")[0]
            client.get(way)
    ana, page = clients["participant"], origin + PAGES["participant"]
    kernels = [kernel_in(ana.get(page)) for _ in range(2)]
    for client in clients.values():
        client.cookies["_xsrf"] = ana.cookies["_xsrf"]
    return Living(origin, clients, kernels)


def ticket(server: Running, client: Client, asker: Asker) -> str:
    """A ticket to the page that somebody may visit, or to one that they may not."""
    module = REVIEW if visited(asker) == "staff" else MODULE
    return ticket_for(server, client, WHO[asker.name], module)


def kernel_in(page: Answer) -> str:
    found = re.search(r'"kernelId": "([^"]+)"', page.text)
    assert found, page.status
    return found[1]


_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
LIVE = {
    "/enter": Example("/enter?ticket=none", {"GET": {302}}),
    "/(?:m|staff)/[a-z0-9-]{1,80}": Example("{page}"),
    f"/api/kernels/{_KERNEL}": Example(
        "/api/kernels/{0}", {"GET": {200}, "DELETE": {204}, "OPTIONS": {200}}
    ),
    f"/api/kernels/{_KERNEL}/channels": Example("/api/kernels/{1}/channels", {"GET": {400}}),
    f"/standing/{_KERNEL}": Example("/standing/{0}", {"GET": {200}}),
    "/clips/[0-9a-f]{32}": Example(f"/clips/{CLIP}"),
    f"/voila/api/shutdown/{_KERNEL}": Example(
        "/voila/api/shutdown/{1}", {"POST": {204}, "OPTIONS": {200}}
    ),
    "/voila/static/(.*)": Example("/voila/static/voila.js", {"GET": {200}, "HEAD": {200}}),
    "/voila/labextensions/": Example(
        "/voila/labextensions/anywidget/package.json", {"GET": {200}, "HEAD": {200}}
    ),
}


def example_of(row: Row) -> Example:
    found = [example for start, example in LIVE.items() if row.address == start]
    found += [e for start, e in LIVE.items() if start[-1] == "/" and row.address.startswith(start)]
    assert found, f"give {row.address} an example"
    return found[0]


@pytest.mark.parametrize("address", dict.fromkeys(row.address for row in live_rows()))
def test_everyone_reaches_on_the_live_process_what_their_visit_says(
    server: Running, living: Living, address: str
) -> None:
    wrong = []
    for row in (row for row in live_rows() if row.address == address):
        for asker, reach in [*zip(ASKERS, row.reach, strict=True)][::-1]:
            answer = asked_live(server, living, row, asker)
            if not fits_live(answer, reach, row, server):
                where = answer.headers.get("Location", "")
                wrong.append((row.audience, row.method, asker.name, reach, answer.status, where))
    assert not wrong, "\n".join(map(str, wrong))


def asked_live(server: Running, living: Living, row: Row, asker: Asker) -> Answer:
    client = living.clients[asker.name]
    path = example_of(row).path.format(*living.kernels, page=PAGES.get(row.audience))
    way = living.origin + path
    if row.address == "/enter" and row.method == "GET" and asker.role:
        way = ticket(server, client, asker)
        client = Client(dict(client.cookies))
    answer = sent(client, row.method, way, **{"X-XSRFToken": client.cookies["_xsrf"]})
    if "kernelId" in answer.text:
        end = f"{living.origin}/voila/api/shutdown/{kernel_in(answer)}"
        assert sent(client, "POST", end, **{"X-XSRFToken": client.cookies["_xsrf"]}).status == 204
    return answer


def fits_live(answer: Answer, reach: str, row: Row, server: Running) -> bool:
    to = answer.headers.get("Location", "")
    if reach == "home":
        return (to, answer.cookies) == (server.at("/"), {})
    if reach == "other":
        return to == server.at(PAGES.get(row.audience) or example_of(row).path)
    if reach == "open" and row.address == "/enter":
        return to in PAGES.values() and "lidera_live" in str(answer.cookies)
    opened = example_of(row).opened.get(row.method, {200})
    return fits(answer, reach, opened, server.at("/login"))


# --- the local API ------------------------------------------------------------------------


def test_everyone_reaches_on_the_local_api_what_their_pass_says(server: Running) -> None:
    wrong = []
    clients = {asker.name: client_of(server, asker) for asker in ASKERS}
    for row in local_rows():
        for asker, reach in zip(ASKERS, row.reach, strict=True):
            answer = asked_locally(server, row, asker, clients[asker.name])
            if not fits(answer, reach, {200}, ""):
                wrong.append((row.address, row.audience, row.method, asker.name, answer.status))
    assert not wrong, "\n".join(map(str, wrong))


def asked_locally(server: Running, row: Row, asker: Asker, client: Client) -> Answer:
    module = REVIEW if row.audience == "staff" else MODULE
    body = {"module": module, "key": "consent", "ticket": "", "tokens": []}
    token = ""
    if asker.role:
        login = fingerprint(client.cookies[login_cookie(client)])
        given = issued(WHO[asker.name], module, "es", login, utc_now())
        token = sealed(given, server.house.keys.secret("live-token"))
    headers = {"Authorization": f"Bearer {token}"}
    at = server.house.live.api + row.address
    return Client().ask(row.method, at, json.dumps(body).encode(), headers)
