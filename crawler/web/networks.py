"""Which addresses are public: an outlet's page must not lead the crawler into the network in which it runs."""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NOT_PUBLIC = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "fec0::/10", "2002::/16")))
"""Protocols' own, what private addresses were in IPv6 before fc00::/7, and 6to4, which stands for any address of IPv4
(withdrawn by RFC 7526): some versions of Python take them, or parts of them, for public.
"""


def is_public(address: Address) -> bool:
    """Whether an address is on the public internet; one that stands for another (mapped, translated) never does.

    >>> [is_public(ipaddress.ip_address(text)) for text in ("1.1.1.1", "10.0.0.1", "::ffff:127.0.0.1", "224.0.0.1")]
    [True, False, False, False]
    """
    if any(address in network for network in NOT_PUBLIC):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def number_of(host: str) -> Address | None:
    """The address that a host is written as; None for a name."""
    if not host[-1:].isdigit() and ":" not in host:
        return None  # what `ipaddress` takes long to say, of most hosts of a listing's links
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_local_name(host: str) -> bool:
    """Whether a name has a meaning only in the network in which it is looked up.

    >>> is_local_name("localhost"), is_local_name("printer.local"), is_local_name("agency.example")
    (True, True, False)
    """
    labels = host.rstrip(".").lower().split(".")
    return len(labels) < 2 or labels[-1] in ("localhost", "local", "internal", "lan", "intranet", "corp", "home")
