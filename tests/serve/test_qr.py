"""The drawing of the way into a room: what it says, and to whom."""

import segno

from lidera_nb.serve.qr import QUIET, drawn


def squares(svg):
    """The side of the drawing in modules, from its view box."""
    return int(svg.partition(b'viewBox="0 0 ')[2].split()[0])


def test_a_drawing_has_the_size_of_its_code_and_a_quiet_edge():
    address = "https://lidera.example/m/room#KTR479"
    assert squares(drawn(address)) == len(segno.make_qr(address, error="m").matrix) + 2 * QUIET


def test_a_longer_address_makes_a_larger_code():
    assert squares(drawn("https://lidera.example/" + "a" * 200)) > squares(drawn("https://l.ex/"))


def test_a_drawing_takes_its_size_from_the_page_and_is_dark_on_light():
    svg = drawn("https://l.ex/")
    assert b"width=" not in svg.partition(b">")[0]
    assert b'fill="#fff"' in svg
    assert b'stroke="#000"' in svg
