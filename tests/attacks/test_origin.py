"""Requests that come from somewhere else, or pretend to: origins, hosts, methods, framing."""

from __future__ import annotations

import socket
from urllib.parse import urljoin, urlsplit

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from tests.attacks.hands import newcomer, raw, told, within
from tests.running import Client, Running, form
from tests.twocohorts import code_for, login_cookie

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def origins(server: Running) -> dict[str, str]:
    """Origins that are not the server's own, however much they look like it."""
    own = server.address.rstrip("/")
    host, port = own.removeprefix("http://").split(":")
    return {
        "none": "",
        "null": "null",
        "foreign": "https://evil.example",
        "a host that begins alike": f"{own}.evil.example",
        "a host that ends alike": f"http://evil.example.{host}:{port}",
        "as a user": f"http://{host}:{port}@evil.example",
        "as a password": f"http://a:{host}:{port}@evil.example",
        "with a user": f"http://evil@{host}:{port}",
        "as a path": f"https://evil.example/{own}",
        "as a query": f"https://evil.example?{host}:{port}",
        "as a fragment": f"https://evil.example#{host}:{port}",
        "after a backslash": f"https://evil.example\\{host}:{port}",
        "another port": f"http://{host}:1",
        "no port": f"http://{host}",
        "another name of this machine": f"http://localhost:{port}",
        "two": f"{own}, https://evil.example",
        "two the other way": f"https://evil.example, {own}",
        "not an address": "http://[",
    }


def test_a_form_of_another_origin_is_refused_wherever_it_goes(server: Running) -> None:
    client, taken = server.login(newcomer(server)), []
    for name, origin in origins(server).items():
        for path in ("/login", "/logout", "/language", "/my-data", "/my-data/copy.json"):
            head = {**FORM, **({"Origin": origin} if origin else {})}
            answer = client.ask("POST", server.at(path), b"action=block&lang=en", head)
            if answer.status != 403:
                taken.append((name, path, answer.status))
    assert taken == []
    assert client.get(server.at("/")).status == 200


def test_a_referer_is_no_substitute_for_an_origin(server: Running) -> None:
    client = server.login(newcomer(server))
    head = {**FORM, "Referer": server.address}
    assert client.ask("POST", server.at("/logout"), b"", head).status == 403


def test_a_websocket_of_another_origin_is_refused(server: Running) -> None:
    client = server.login(newcomer(server))
    cookie = f"{login_cookie(client)}={client.cookies[login_cookie(client)]}"
    opened = {name: _connects(server, cookie, o) for name, o in origins(server).items() if o}
    assert set(opened.values()) == {403}, opened
    assert _connects(server, cookie, server.address.rstrip("/")) == 101


def _connects(server: Running, cookie: str, origin: str) -> int:
    async def story() -> int:
        url = server.address.replace("http", "ws", 1) + "ws"
        try:
            await websocket_connect(HTTPRequest(url, headers={"Cookie": cookie, "Origin": origin}))
        except HTTPClientError as error:
            return error.code
        return 101

    status: int = within(10, story())
    return status


def test_a_websocket_without_any_origin_is_refused(server: Running) -> None:
    client = server.login(newcomer(server))
    cookie = f"{login_cookie(client)}={client.cookies[login_cookie(client)]}"
    host = server.address.split("/")[2]
    asked = (
        f"GET /ws HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n"
    )
    assert b" 101 " not in raw(server, asked.encode(), 1).split(b"\r\n")[0]


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example", "/\t/evil.example",
     "https://evil.example", "https:evil.example", "javascript:alert(1)", "data:text/html,x",
     "evil.example", "", ".", "@evil.example", "/a\r\nSet-Cookie: lidera=x", "/a\nLocation: //evil",
     "/\u2028/evil.example", "/\x00//evil.example", "/%0d%0aSet-Cookie:x=1"],
)  # fmt: skip
def test_choosing_a_language_leads_nowhere_else(server: Running, target: str) -> None:
    answer = form(Client(), server.at("/language"), lang="en", next=target)
    led = answer.headers["Location"]
    assert answer.status == 303
    assert led.startswith("/")
    assert not led.startswith(("//", "/\\", "/\t"))
    assert urlsplit(urljoin(server.address, led)).netloc == server.address.split("/")[2]
    assert set(answer.cookies) == {"lidera_lang"}


@pytest.mark.parametrize("target", ["/%2f/evil.example", "/%2F%2Fevil.example", "/%5cevil.example"])
def test_a_path_that_stays_escaped_stays_on_this_server(server: Running, target: str) -> None:
    led = form(Client(), server.at("/language"), next=target).headers["Location"]
    assert led in (target, "/")
    answer = Client().get(server.at(led))
    assert "evil.example" not in answer.headers.get("Location", "")


def test_a_login_never_takes_over_a_cookie_that_was_there_before(server: Running) -> None:
    """Session fixation: whatever secret an attacker planted, the login brings its own."""
    person = newcomer(server)
    name = login_cookie(server.login(person))
    planted = Client({name: "planted-by-somebody-else-planted-by-some"})
    other = server.login(newcomer(server)).cookies[name]
    for start in (planted, Client({name: other})):
        before = start.cookies[name]
        answer = form(start, server.at("/login"), code=code_for(server, person))
        assert answer.status == 303
        assert answer.cookies[name] != before
        held = server.house.identify(before)[0]
        assert held != person


def test_a_cookie_is_worth_nothing_after_logging_out(server: Running) -> None:
    person = newcomer(server)
    client, second = server.login(person), server.login(person)
    copied = Client(dict(client.cookies))
    assert form(client, server.at("/logout")).status == 303
    for path in ("/", "/my-data", "/m/01-los-que-faltan"):
        assert copied.get(server.at(path)).headers["Location"].split("?")[0] == "/login"
    assert form(copied, server.at("/my-data"), action="block").status == 403
    assert _connects(server, _cookie(copied), server.address.rstrip("/")) == 403
    assert second.get(server.at("/")).status == 200
    assert told(server, person) == []


def test_a_cookie_is_worth_nothing_after_its_person_was_locked_out(server: Running) -> None:
    person = newcomer(server)
    client, second = server.login(person), server.login(person)
    server.do(server.house.close_logins(person))
    assert [each.get(server.at("/")).status for each in (client, second)] == [302, 302]


def _cookie(client: Client) -> str:
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def test_a_cookie_of_any_other_form_is_nobodys(server: Running) -> None:
    client = server.login(newcomer(server))
    name = login_cookie(client)
    good = client.cookies[name]
    changed = ["", good[:-1], good + "A", good.swapcase(), good + "%00", "a" * 5000, '"' + good,
               "..", "p-ana", "null", "0", "{}"]  # fmt: skip
    answers = {Client({name: value}).get(server.at("/")).status for value in changed}
    assert answers == {302}


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_a_method_cannot_be_overridden(server: Running, header: str) -> None:
    client = server.login(newcomer(server))
    client.ask("GET", server.at("/logout"), b"", {header: "POST"})
    client.ask("GET", server.at("/logout?_method=POST"), b"_method=POST", FORM)
    assert client.get(server.at("/")).status == 200


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "BREW", "get", "GETS"])
def test_a_method_that_there_is_not_is_refused_everywhere(server: Running, method: str) -> None:
    client = server.login(newcomer(server))
    for path in ("/", "/login", "/my-data", "/m/01-los-que-faltan", "/health", "/nowhere"):
        answer = client.ask(method, server.at(path), b"", {"Origin": server.address.rstrip("/")})
        assert answer.status in (400, 404, 405), (path, answer.status)
        assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-For", "X-Real-IP", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-URL",
     "X-Rewrite-URL", "X-Remote-User", "Remote-User", "X-Forwarded-User", "Authorization"],
)  # fmt: skip
def test_no_header_of_a_proxy_makes_anyone_someone(server: Running, header: str) -> None:
    for value in ("p-alma", "127.0.0.1", "/staff/review", "Bearer " + server.house.live.secret):
        answer = Client().ask("GET", server.at("/"), b"", {header: value})
        assert (answer.status, answer.headers["Location"]) == (302, "/login")


def host_is(server: Running, host: str, path: str = "/login", more: str = "") -> bytes:
    asked = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n"
    return raw(server, asked.encode(), 2)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "a@evil.example", "evil.example/..", '"><b>']
)
def test_a_forged_host_is_never_written_into_a_page_or_a_redirect(
    server: Running, host: str
) -> None:
    for path in ("/login", "/", "/nowhere", "/m/01-los-que-faltan"):
        heard = host_is(server, host, path)
        assert b"evil" not in heard
        assert b'"><b>' not in heard


def test_a_forged_host_with_its_own_origin_still_needs_the_cookie(server: Running) -> None:
    """DNS rebinding: the foreign name has no cookie of ours, so it speaks for nobody."""
    asked = (
        "POST /logout HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n"
        "Content-Length: 0\r\nConnection: close\r\n\r\n"
    )
    assert b" 403 " in raw(server, asked.encode(), 2).split(b"\r\n")[0]


SMUGGLED = b"POST /logout HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
FRAMES = {
    "both lengths": b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "two lengths": b"Content-Length: 0\r\nContent-Length: 90\r\n\r\n" + SMUGGLED,
    "a list of lengths": b"Content-Length: 0, 90\r\n\r\n" + SMUGGLED,
    "a negative length": b"Content-Length: -1\r\n\r\n" + SMUGGLED,
    "a signed length": b"Content-Length: +0\r\n\r\n" + SMUGGLED,
    "an odd encoding": b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "two encodings": b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "a folded header": b"Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n\r\n" + SMUGGLED,
    "a space before the colon": b"Transfer-Encoding : chunked\r\nContent-Length: 0\r\n\r\n"
    + SMUGGLED,
    "a length in hex": b"Content-Length: 0x10\r\n\r\n" + SMUGGLED,
    "a huge chunk": b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" + SMUGGLED,
    "a null in a header": b"X-A: a\x00b\r\nContent-Length: 0\r\n\r\n",
}


@pytest.mark.parametrize("name", FRAMES)
def test_a_request_of_doubtful_length_ends_the_connection(server: Running, name: str) -> None:
    """What could hide a second request is answered at most once, with a refusal."""
    host = server.address.split("/")[2].encode()
    head = b"POST /language HTTP/1.1\r\nHost: " + host + b"\r\nOrigin: http://" + host + b"\r\n"
    heard = raw(server, head + FRAMES[name], 0.6)
    answers = heard.count(b"HTTP/1.1 ")
    assert answers <= 1, heard[:300]
    assert b" 303 " not in heard.split(b"\r\n")[0]
    assert Client().get(server.at("/health")).status == 200


def test_a_slow_or_endless_head_stops_nobody_else(server: Running) -> None:
    at = server.address.split("/")[2].split(":")
    lines = [socket.create_connection((at[0], int(at[1])), 2) for _ in range(40)]
    try:
        for line in lines:
            line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        lines[0].sendall(b"a" * 100_000)
        assert Client().get(server.at("/health")).status == 200
    finally:
        for line in lines:
            line.close()
