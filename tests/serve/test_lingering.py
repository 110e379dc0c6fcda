"""A connection leaves the poll only if something comes while nobody reads."""

import asyncio
import socket

import pytest
from tornado.ioloop import IOLoop
from tornado.iostream import IOStream, StreamClosedError

from lidera_nb.serve.lingering import LingeringLoop, linger
from tests.running import running


def in_loop(scene):
    """Run a scene with a loop of ours, a connection, and how often it went into the poll."""

    async def whole():
        loop, went_in = LingeringLoop(), []
        assert IOLoop.current() is loop
        around = asyncio.get_running_loop()
        add = around.add_reader
        around.add_reader = lambda *told: (went_in.append(told[0]), add(*told))
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        try:
            return await asyncio.wait_for(scene(loop, ours, theirs, went_in), 20)
        finally:
            loop.remove_handler(ours)
            ours.close()
            theirs.close()

    return asyncio.run(whole())


def test_who_is_read_again_before_anything_comes_never_left():
    async def scene(loop, ours, theirs, went_in):
        heard = []
        loop.add_handler(ours, lambda *_: heard.append(ours.recv(10)), loop.READ)
        for _ in range(5):
            loop.update_handler(ours, loop.ERROR)
            loop.update_handler(ours, loop.READ)
        theirs.send(b"abc")
        while not heard:
            await asyncio.sleep(0.01)
        return heard, len(went_in)

    assert in_loop(scene) == ([b"abc"], 1)


@pytest.mark.parametrize("writing", [False, True])
def test_what_comes_while_nobody_reads_waits_and_wakes_nobody(writing):
    async def scene(loop, ours, theirs, went_in):
        heard = []

        def handler(_, events):
            if events & loop.READ:
                heard.append(ours.recv(10))

        loop.add_handler(ours, handler, loop.READ)
        loop.update_handler(ours, loop.WRITE if writing else loop.ERROR)
        theirs.send(b"abc")
        await asyncio.sleep(0.05)
        early, polled = list(heard), ours.fileno() in loop.readers
        kept_writing = ours.fileno() in loop.writers
        loop.update_handler(ours, loop.READ)
        while not heard:
            await asyncio.sleep(0.01)
        return early, polled, kept_writing, heard

    assert in_loop(scene) == ([], False, writing, [b"abc"])


def test_a_stream_reads_message_after_message_and_hears_of_the_end():
    async def scene(_loop, ours, theirs, went_in):
        stream, read = IOStream(ours), []
        for i in range(20):
            theirs.send(b"%02d-" % i)
            read.append(await stream.read_bytes(2))
            read.append(await stream.read_bytes(1))
        theirs.close()
        with pytest.raises(StreamClosedError):
            await stream.read_bytes(1)
        return b"".join(read), len(went_in)

    read, went_in = in_loop(scene)
    assert read == b"".join(b"%02d-" % i for i in range(20))
    assert went_in < 5


def test_connections_linger_unless_the_loop_is_another_programs():
    async def twice():
        linger()
        ours = IOLoop.current()
        linger()
        return type(ours), IOLoop.current() is ours

    async def after_another():
        theirs = IOLoop.current()
        linger()
        return IOLoop.current() is theirs

    assert asyncio.run(twice()) == (LingeringLoop, True)
    assert asyncio.run(after_another())


def test_connections_of_a_server_linger(tmp_path):
    async def its_loop():
        return type(IOLoop.current())

    with running(tmp_path) as server:
        assert server.do(its_loop()) is LingeringLoop
