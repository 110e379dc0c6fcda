"""nginx with the guide's own files in front of a real server: TLS, addresses, websockets."""

from __future__ import annotations

import asyncio
import http.client
import ssl
from collections.abc import Iterator

import pytest
from tornado.httpclient import HTTPRequest
from tornado.httputil import HTTPServerRequest

from lidera_nb.activities import enrolment
from lidera_nb.demo.bot import play
from lidera_nb.demo.persona import personas
from lidera_nb.demo.wire import Wire
from lidera_nb.serve.house import House
from lidera_nb.settings import from_mapping
from tests.nginxproxy import HOST, Proxy, free_ports, nginx
from tests.ourcourse import our_course
from tests.running import Running, running

CASE = our_course().modules["01-los-que-faltan"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, Proxy]]:
    """A server behind nginx, whose second server is never there."""
    secure, nobody = free_ports(2)
    told = from_mapping({
        "LIDERA_URL": f"https://{HOST}:{secure}", "LIDERA_SECURE": "1", "LIDERA_PROXY": "127.0.0.1",
    })  # fmt: skip
    known = {"url": told.url, "secure": told.secure, "proxy": told.proxy}
    with running(tmp_path_factory.mktemp("var"), **known) as server:
        port = int(server.address.rstrip("/").rpartition(":")[2])
        with nginx(tmp_path_factory.mktemp("nginx"), secure, [port, nobody]) as proxy:
            yield server, proxy


def ask(proxy: Proxy, path: str, **headers: str) -> http.client.HTTPResponse:
    """One request of a browser through TLS."""
    trusted = ssl.create_default_context(cafile=str(proxy.authority))
    port = int(proxy.address.rpartition(":")[2])
    line = http.client.HTTPSConnection(HOST, port, context=trusted, timeout=60)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    answer.text = answer.read().decode()  # type: ignore[attr-defined]
    line.close()
    return answer


def test_pages_come_over_tls_and_say_so(site: tuple[Running, Proxy]) -> None:
    for _ in range(6):  # every other one is sent to the server that is not there, and comes back
        answer = ask(site[1], "/login")
        assert answer.status == 200
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


def test_without_tls_one_is_led_to_it(site: tuple[Running, Proxy]) -> None:
    line = http.client.HTTPConnection("127.0.0.1", site[1].plain, timeout=60)
    line.request("GET", "/m/x?code=1", headers={"Host": HOST})
    answer = line.getresponse()
    line.close()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/m/x?code=1")


def test_what_is_for_machines_is_not_there(site: tuple[Running, Proxy]) -> None:
    assert ask(site[1], "/metrics").status == 404


def test_a_bot_plays_a_case_through_it(
    site: tuple[Running, Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, proxy = site
    monkeypatch.setitem(HTTPRequest._DEFAULTS, "ca_certs", str(proxy.authority))
    sessions, key = server.house.sessions, server.house.keys.secret("codes")
    code, events = enrolment.new_access_code(sessions.registry, "p-ana", key)
    server.do(sessions.note("cohort:test", events, "system"))
    everyone = personas(CASE.step("case").definition.current.scenario, seed=1, people=60)
    who = next(p for p in everyone if p.begins and p.stops_after is None and not p.rights)
    asyncio.run(play(Wire(proxy.address), str(code), who, CASE))
    kinds = [event.kind for event in sessions.journal.read("person:p-ana")]
    assert kinds.count("case.started") == 1
    assert kinds.count("case.decided") > 3
    assert "__Host-lidera" not in proxy.log()
    assert "/ws" in proxy.log()


def test_who_comes_is_known_by_the_address_behind_the_proxy(
    site: tuple[Running, Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = House.address_of

    def noted(house: House, request: HTTPServerRequest) -> str:
        seen.append(real(house, request))
        return seen[-1]

    monkeypatch.setattr(House, "address_of", noted)
    ask(site[1], "/login", **{"X-Forwarded-For": "203.0.113.9"})
    assert set(seen) == {"203.0.113.9"}
