"""Benchmarks say what they print, and never call a run whole in which a side is missing."""

import ast
import http.client
import threading
import time
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks._figures import FIGURES, RATIOS, assembled
from benchmarks._line import FAST, Kind, line_to

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks"
COMMANDS = sorted(path for path in FOLDER.glob("*.py") if not path.name.startswith("_"))
VISITS = {visit for _, visit, _ in FIGURES.values()}


def sample(visit, value):
    measures = {name for _, of, name in FIGURES.values() if of == visit}
    return {"visit": visit, **dict.fromkeys(measures, value)}


def side(*values):
    return [sample(visit, value) for value in values for visit in VISITS]


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_benchmark_says_how_it_is_run_and_what_it_prints(path):
    told = " ".join((ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split())
    assert f"python benchmarks/{path.name}" in told
    assert "last line is one JSON object" in told


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_benchmark_is_documented(path):
    told = (FOLDER.parent / "docs" / "benchmarks.md").read_text("utf-8")
    assert f"make bench NAME={path.stem}" in told


def test_a_whole_run_gives_medians_and_ratios_and_succeeds():
    result, code = assembled({"session": side(1, 2, 9), "voila": side(8)})
    assert code == 0
    assert result["usable_seconds"] == 2
    assert result["stock_usable_seconds"] == 8
    assert result["usable_ratio"] == 0.25
    assert len(result["samples"]["session"]) == 3 * len(VISITS)


@pytest.mark.parametrize("missing", ["session", "voila"])
def test_a_missing_side_gives_null_and_a_failing_exit(missing):
    there = {"session": side(2), "voila": side(8)}
    result, code = assembled({**there, missing: []})
    of_missing = {name for name, (where, _, _) in FIGURES.items() if where == missing}
    assert code == 1
    assert {name for name in FIGURES if result[name] is None} == of_missing
    assert all(result[ratio] is None for ratio in RATIOS)


def test_a_single_figure_that_was_not_measured_fails_the_run():
    slow = [one for one in side(2) if one["visit"] != "slow3g_reload"]
    result, code = assembled({"session": slow, "voila": side(8)})
    assert code == 1
    assert result["slow3g_reload_seconds"] is None
    assert result["usable_ratio"] == 0.25


def test_a_fault_fails_a_run_even_if_every_figure_is_there():
    result, code = assembled({"session": side(2), "voila": side(8)}, ["voila, first: it stopped"])
    assert code == 1
    assert result["faults"] == ["voila, first: it stopped"]


def test_nothing_is_divided_by_nothing():
    result, _ = assembled({"session": side(2), "voila": side(0)})
    assert result["usable_ratio"] is None


class Answering(BaseHTTPRequestHandler):
    """Answers each request with 2,000 bytes, and one for a websocket as a server of those does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        upgrades = self.headers.get("Upgrade") == "websocket"
        self.wfile.write(b"HTTP/1.1 101 So be it\r\n\r\n" if upgrades else ANSWER)

    def log_message(self, *_):
        pass


ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + b"x" * 2000


@contextmanager
def a_line(kind):
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            with line_to(f"http://127.0.0.1:{server.server_port}/page", kind) as line:
                yield line
        finally:
            server.shutdown()


def ask(line, **headers):
    at = urlsplit(line.through())
    with closing(http.client.HTTPConnection(at.hostname, at.port, timeout=20)) as connection:
        connection.request("GET", at.path, headers=headers)
        return connection.getresponse().read() if not headers else connection.sock.recv(100)


def test_a_line_counts_every_byte_both_ways():
    with a_line(FAST) as line:
        assert len(ask(line)) == 2000
        host = line.through().split("/")[2]
    asked = f"GET /page HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: identity\r\n\r\n"
    whole = len(asked) + len(ANSWER)
    told = {"bytes": whole, "http_bytes": whole, "ws_bytes": 0, "requests": 1}
    assert line.count.told() == told


def test_a_line_tells_websockets_apart():
    with a_line(FAST) as line:
        assert ask(line, Upgrade="websocket").startswith(b"HTTP/1.1 101")
    assert line.count.http_bytes == 0
    assert line.count.ws_bytes > 100
    assert line.count.requests == 1


def test_a_slow_line_takes_a_round_trip_to_connect_and_another_to_answer():
    with a_line(Kind(delay=0.1)) as line:
        begun = time.monotonic()
        ask(line)
    assert 0.4 <= time.monotonic() - begun < 5


def test_a_narrow_line_takes_its_time_for_each_byte():
    with a_line(Kind(bytes_a_second=4000)) as line:
        begun = time.monotonic()
        assert len(ask(line)) == 2000
    assert 0.5 <= time.monotonic() - begun < 5
