"""Whose address a request comes from: the peer's own, or what a trusted proxy says it is.

``X-Forwarded-For`` is believed only if the peer itself is a proxy that the settings name, and
only up to the first address that is none: whatever a client wrote further left is its own tale.
(Tornado's `xheaders` believes the header from anyone, so it stays off.)
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network
HOME = 64
"""Bits of an IPv6 address that one subscriber holds; the rest they can choose at will."""


def client_address(peer: str, forwarded: str, proxies: Sequence[Network]) -> str:
    """The address to count by; empty where it says nothing about who asks.

    Parameters
    ----------
    peer
        The other end of the connection.
    forwarded
        The ``X-Forwarded-For`` header, empty if there was none.
    proxies
        The networks of the proxies to believe.

    Examples
    --------
    >>> near = [ip_network("127.0.0.1/32")]
    >>> client_address("127.0.0.1", "10.9.9.9, 203.0.113.7", near)
    '203.0.113.7'
    >>> client_address("198.51.100.4", "203.0.113.7", near)
    '198.51.100.4'
    """
    at = _parsed(peer)
    for claimed in reversed(forwarded.split(",")):
        if at is None or not any(at in network for network in proxies):
            break
        at = _parsed(claimed.strip()) or at
        if _parsed(claimed.strip()) is None:
            break
    return _counted(at, proxies)


def _parsed(raw: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(raw.partition("%")[0])
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


def _counted(at: IPv4Address | IPv6Address | None, proxies: Sequence[Network]) -> str:
    """The loopback is a proxy that nobody named, or a tool beside the server: never one person."""
    if at is None or at.is_loopback or any(at in network for network in proxies):
        return ""
    if isinstance(at, IPv6Address):
        return str(ip_network((at, HOME), strict=False))
    return str(at)
