"""Which networks the public web lies in: an outlet's page must not lead the crawler into the one it runs in."""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""NAT64: the last four bytes are the IPv4 address that is meant."""


def is_public(address: Address) -> bool:
    """Whether an address lies in the public internet, and the one that it may stand for as well.

    >>> [is_public(ipaddress.ip_address(text)) for text in ("1.1.1.1", "10.0.0.1", "::ffff:127.0.0.1", "224.0.0.1")]
    [True, False, False, False]
    """
    meant = [address, *_embedded(address)]
    return all(one.is_global and not (one.is_multicast or one.is_reserved) for one in meant)


def number_of(host: str) -> Address | None:
    """The address that a host is written as; None for a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_local_name(host: str) -> bool:
    """Whether a name means something only in the network that it is asked in.

    >>> is_local_name("localhost"), is_local_name("printer.local"), is_local_name("agency.example")
    (True, True, False)
    """
    labels = host.rstrip(".").lower().split(".")
    return len(labels) < 2 or labels[-1] in ("localhost", "local", "internal", "lan", "intranet", "corp", "home")


def _embedded(address: Address) -> list[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found: list[Address] = [one for one in (address.ipv4_mapped, address.sixtofour) if one]
    if address in TRANSLATED:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
    return [*found, *(address.teredo or ())]
