"""What a browser may say to its kernel."""

import json

import pytest

from lidera_nb.serve.live.heard import Heard, heard

TEXT = json.dumps({"header": {"msg_type": "comm_msg"}, "content": {"comm_id": "1"}})


def framed(*parts: bytes, count: int | None = None) -> bytes:
    many = len(parts) + 1 if count is None else count
    start = 8 * (len(parts) + 2)
    at = [start + sum(map(len, parts[:i])) for i in range(len(parts) + 1)]
    return b"".join(n.to_bytes(8, "little") for n in (many, *at)) + b"".join(parts)


WHOLE = framed(b"shell", b'{"msg_type":"comm_msg"}', b"{}", b"{}", b'{"comm_id":"1"}')


@pytest.mark.parametrize(("message", "speaks_v1"), [(TEXT, False), (WHOLE, True)])
def test_a_whole_message_is_understood_in_both_protocols(message, speaks_v1):
    assert heard(message, speaks_v1) == Heard("comm_msg", "")


@pytest.mark.parametrize(
    "message",
    [
        b"\xff" * 64,
        b"",
        WHOLE[:40],
        framed(b"shell", count=2**40),
        WHOLE[:-4],
        b"\x06" + WHOLE[1:40],
    ],
)
def test_a_message_whose_parts_are_not_there_is_malformed(message):
    assert heard(message, framed=True) is None


@pytest.mark.parametrize("message", ["", "[]", "{}", '{"header": 1, "content": 2}', "[" * 99_999])
def test_a_text_that_is_no_message_is_malformed(message):
    assert heard(message, framed=False) is None


def test_a_binary_message_needs_the_framed_protocol():
    assert heard(WHOLE, framed=False) is None


@pytest.mark.parametrize(
    ("kind", "target", "allowed"),
    [("comm_msg", "", True), ("comm_open", "jupyter.widget", False),
     ("comm_open", "jupyter.widget.control", True)],
)  # fmt: skip
def test_a_page_opens_no_comm_but_the_one_that_lists_widgets(kind, target, allowed):
    assert Heard(kind, target).allowed is allowed
