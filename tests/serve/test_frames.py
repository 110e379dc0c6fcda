"""What the server sends is read by an independent implementation of the protocol's frames."""

import asyncio
import json

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import websocket_connect

from lidera_nb.serve.frames import dumped, framed
from lidera_nb.serve.wire import WireHandler

TEXTS = ["", "sí", "x" * 125, "x" * 126, "ñ" * 40_000, "y" * 70_000, "last"]


class Bare(WireHandler):
    """Sends everything at once."""

    def initialize(self):
        pass

    def set_default_headers(self):
        pass

    def prepare(self):
        pass

    async def open(self, *_):
        await self.send([text.encode() for text in TEXTS])
        self.close()


def test_messages_of_every_length_arrive_whole_and_in_order():
    async def story():
        server = HTTPServer(Application([("/ws", Bare)]))
        sockets = bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        url = f"ws://127.0.0.1:{sockets[0].getsockname()[1]}/ws"
        line = await websocket_connect(url)
        heard = [await line.read_message() for _ in range(len(TEXTS) + 1)]
        server.stop()
        return heard

    assert asyncio.run(asyncio.wait_for(story(), 60)) == [*TEXTS, None]


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_half_a_surrogate_does_not_break_the_connection(text):
    message = framed([dumped({"said": text, "n": 1})])[2:].decode("utf-8")
    assert json.loads(message) == {"said": text.encode("utf-8", "replace").decode(), "n": 1}


def test_a_message_is_written_without_spaces_and_with_its_own_letters():
    assert dumped({"a": "ñ", "b": [1, 2]}) == '{"a":"ñ","b":[1,2]}'.encode()
