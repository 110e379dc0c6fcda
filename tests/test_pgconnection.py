"""A connection to PostgreSQL that fails leaves nothing open."""

import socket

import pytest
from pg8000.exceptions import InterfaceError
from pg8000.native import Connection

from lidera_nb.pgconnection import tidy


def test_where_the_server_hangs_up_at_once_the_socket_is_closed():
    ours, theirs = socket.socketpair()
    theirs.close()
    with pytest.raises(InterfaceError, match="network error"):
        tidy(Connection)(user="lidera", sock=ours, ssl_context=False)
    assert ours.fileno() == -1
