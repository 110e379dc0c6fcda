"""What every answer tells the browser to keep closed, whatever was asked and however wrongly."""

import http.client
import re
from ipaddress import ip_network
from urllib.parse import urlsplit

import pytest

from lidera_nb import texts
from lidera_nb.serve.caps.buckets import Buckets
from tests.running import Client, form, running


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("var")) as server:
        yield server


@pytest.mark.parametrize(
    "path", ["/", "/login", "/my-data", "/m/01-los-que-faltan", "/nowhere", "/ws", "/health",
             "/assets/0123456789abcdef.js", "/sw.js", "/%ff"],
)  # fmt: skip
def test_every_answer_closes_what_a_browser_would_leave_open(server, path):
    headers = server.login("p-ana").get(server.at(path)).headers
    policy = headers["Content-Security-Policy"]
    for rule in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'",
                 "require-trusted-types-for 'script'", "trusted-types lidera"):  # fmt: skip
        assert rule in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Server" not in headers
    assert "Strict-Transport-Security" not in headers


def test_what_a_page_is_made_of_is_taken_for_nothing_else_and_used_by_no_other_site(server):
    client = server.login("p-ana")
    sent = client.get(server.at("/m/01-los-que-faltan")).text
    parts = set(re.findall(r"/assets/[0-9a-f]{16}\.(?:js|css)", sent))
    assert len(parts) == 3
    for part in parts:
        headers = client.get(server.at(part)).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Content-Security-Policy" not in headers


RAW = {
    "a body that is no text": ("POST", "/login", b"code=%ff%fe", {}),
    "a body that is no form": ("POST", "/login", b"\xff\x00\xfe",
                               {"Content-Type": "multipart/form-data; boundary=x"}),
    "a form without its boundary": ("POST", "/login", b"x",
                                    {"Content-Type": "multipart/form-data"}),
    "a cookie that is no text": ("GET", "/", b"", {"Cookie": "lidera=\xff\xfe; ;;=;\"\\377"}),
    "a long cookie": ("GET", "/", b"", {"Cookie": "lidera=" + "x" * 12_000}),
    "an address that is no text": ("GET", "/m/%ff%fe", b"", {}),
    "a method of its own": ("BREW", "/", b"", {}),
    "a path upwards": ("GET", "/assets/..%2f..%2fetc%2fpasswd", b"", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", RAW)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_what_is_malformed_is_answered_in_words_without_a_trace(server, name, lang):
    method, path, body, headers = RAW[name]
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    said = {**kind, "Origin": server.address.rstrip("/"), **headers}
    said["Cookie"] = f"lidera_lang={lang}; " + headers.get("Cookie", "")
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=20)
    connection.request(method, path, body, said)
    answer = connection.getresponse()
    text = answer.read().decode()
    assert answer.status in (200, 302, 400, 403, 404, 405)
    assert not any(word in text for word in ("Traceback", "tornado", ".py", "/work", "Error"))
    if answer.status in (400, 405):
        assert texts.say(lang, "error.odd") in text


def test_headers_and_bodies_have_an_end(server):
    for method, body, headers in (("GET", b"", {"X-Long": "x" * 40_000}),
                                  ("POST", b"x" * 100_000, {})):  # fmt: skip
        connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=20)
        try:
            connection.request(method, "/login", body, headers)
            assert connection.getresponse().status in (400, 413, 431)
        except (http.client.HTTPException, ConnectionError):
            pass  # it hung up, which is an answer too
    assert Client().get(server.at("/health")).status == 200


@pytest.mark.parametrize("lang", ["es", "en"])
def test_whoever_asks_far_too_much_is_told_to_wait(server, monkeypatch, lang):
    monkeypatch.setattr(server.house.guards, "requests", Buckets(rate=0.1, burst=2))
    client = server.login("p-vera")
    client.cookies["lidera_lang"] = lang
    answers = [client.get(server.at("/my-data")) for _ in range(4)]
    assert answers[0].status == 200
    assert answers[-1].status == 429
    assert int(answers[-1].headers["Retry-After"]) >= 1
    assert texts.say(lang, "error.busy") in answers[-1].text
    assert Client().get(server.at("/login")).status == 200


def test_a_copy_of_ones_data_is_asked_for_by_a_form_of_this_site(server):
    client = server.login("p-ana")
    assert client.get(server.at("/my-data/copy.json")).status == 405
    elsewhere = {"Origin": "https://evil.example"}
    assert client.ask("POST", server.at("/my-data/copy.json"), b"", elsewhere).status == 403
    assert form(client, server.at("/my-data/copy.json")).status == 200


def test_people_are_told_apart_by_what_a_trusted_proxy_says_and_not_otherwise(tmp_path):
    wrong = "ZZZZZ-" + "0" * 14
    for proxy, expected in (((ip_network("127.0.0.1"),), 403), ((), 429)):
        with running(tmp_path / str(len(proxy)), proxy=proxy) as server:
            at, last = server.at("/login"), 0
            for number in range(6):
                headers = {"X-Forwarded-For": f"203.0.113.{number}", "Origin": at[:-6],
                           "Content-Type": "application/x-www-form-urlencoded"}  # fmt: skip
                last = Client().ask("POST", at, f"code={wrong}".encode(), headers).status
        assert last == expected


@pytest.mark.parametrize(("proxy", "told"), [((), 1), ((ip_network("10.0.5.0/24"),), 0)])
def test_a_proxy_that_nobody_named_is_told_to_whoever_runs_the_server(
    tmp_path, caplog, proxy, told
):
    with running(tmp_path, url="https://lidera.example", proxy=proxy):
        pass
    assert sum("LIDERA_PROXY does not say" in record.message for record in caplog.records) == told
