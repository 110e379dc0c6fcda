"""Servers restarted one after the other behind the guide's nginx: every page finds one at once."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.nginxproxy import free_ports, nginx

ASK = (
    "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c2l4dGVlbiBieXRlcy4uLg==\r\n\r\n"
)
MANY = 12


class Server(ThreadingHTTPServer):
    """Takes websockets in and keeps them, or says that it is about to stop."""

    daemon_threads = True
    request_queue_size = 128
    draining = False
    taken = 0


class Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        if self.server.draining:
            self.send_error(503)
            return
        self.server.taken += 1
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.end_headers()
        self.rfile.read()
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def standing(port: int) -> Iterator[Server]:
    """A server at a port, which nobody listens on afterwards; what it took in stays open."""
    server = Server(("127.0.0.1", port), Door)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.socket.close()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[int, list[int], ExitStack]]:
    """nginx's port, the ports of three servers, and what is to be closed."""
    port, *servers = free_ports(4)
    with ExitStack() as held, nginx(tmp_path / "nginx", port, servers, tls=False):
        yield port, servers, held


def come(port: int, held: ExitStack, pages: int = MANY) -> list[str]:
    """So many pages connect and stay; what each was answered."""
    lines = [
        held.enter_context(socket.create_connection(("127.0.0.1", port), 60)) for _ in range(pages)
    ]
    for line in lines:
        line.sendall(ASK.encode())
    return [line.recv(4096).decode("latin-1")[9:12] for line in lines]


def test_pages_go_to_a_server_that_came_back_though_none_of_its_websockets_ever_ended(place):
    port, servers, held = place
    with standing(servers[0]):
        assert come(port, held) == ["101"] * MANY  # and the two that are not there are found out
    with standing(servers[1]) as second, standing(servers[2]) as third:
        assert come(port, held) == ["101"] * MANY
        assert second.taken == third.taken == MANY // 2


def test_a_server_about_to_stop_sends_pages_to_the_next_and_is_not_shunned_for_it(place):
    port, servers, held = place
    with standing(servers[0]) as first, standing(servers[1]) as second:
        first.draining = True
        assert come(port, held) == ["101"] * MANY
        first.draining, second.draining = False, True
        assert come(port, held) == ["101"] * MANY
        assert (first.taken, second.taken) == (MANY, MANY)


def test_as_soon_as_one_takes_pages_in_again_all_of_them_come(place):
    port, servers, held = place
    with standing(servers[0]) as first:
        first.draining = True
        assert set(come(port, held)) <= {"502", "503"}
        first.draining = False
        assert come(port, held) == ["101"] * MANY
