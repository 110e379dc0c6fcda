"""Whose word is taken for where a request comes from."""

from ipaddress import ip_network

import pytest

from lidera_nb.serve.caps.address import client_address

NEAR = (ip_network("127.0.0.1/32"), ip_network("10.0.5.0/24"))


@pytest.mark.parametrize("forwarded", ["203.0.113.7", "10.0.5.1", "127.0.0.1", "rubbish", ""])
def test_a_header_from_a_peer_that_is_no_trusted_proxy_is_not_believed(forwarded):
    assert client_address("198.51.100.4", forwarded, NEAR) == "198.51.100.4"
    assert client_address("127.0.0.1", forwarded, ()) == ""


@pytest.mark.parametrize(
    ("forwarded", "counted"),
    [("203.0.113.7", "203.0.113.7"),
     ("8.8.8.8, 203.0.113.7", "203.0.113.7"),
     ("203.0.113.7, 10.0.5.9", "203.0.113.7"),
     ("8.8.8.8,203.0.113.7 , 10.0.5.9", "203.0.113.7"),
     ("8.8.8.8, rubbish", ""), ("", ""), ("127.0.0.1", "")],
)  # fmt: skip
def test_through_a_trusted_proxy_the_first_address_beyond_the_proxies_counts(forwarded, counted):
    assert client_address("127.0.0.1", forwarded, NEAR) == counted


def test_a_subscriber_with_a_whole_network_of_addresses_is_one():
    one, other = "2001:db8:1:2::5", "2001:db8:1:2:ffff::9"
    assert client_address(one, "", ()) == client_address(other, "", ()) == "2001:db8:1:2::/64"
    assert client_address("::ffff:203.0.113.7", "", ()) == "203.0.113.7"


def test_the_loopback_says_nothing_about_who_asks():
    assert [client_address(peer, "", ()) for peer in ("127.0.0.1", "::1", "0.0.0.0x")] == [""] * 3
