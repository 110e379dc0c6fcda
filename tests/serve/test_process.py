"""What a server's process asks of Python."""

import sys

import pytest

from lidera_nb.serve.process import TURN, short_turns


def test_threads_take_short_turns_while_a_server_runs_and_no_longer():
    before = sys.getswitchinterval()
    with short_turns():
        assert sys.getswitchinterval() == pytest.approx(TURN)
    assert sys.getswitchinterval() == pytest.approx(before)
