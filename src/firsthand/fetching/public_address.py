"""Whether a number on the network is one of the public network.

Lowest of this folder.  Everything that is not surely public is refused: private, loopback, link-local, multicast, reserved and
shared ranges, and IPv6 forms that hide an IPv4 address.
"""

from __future__ import annotations

import ipaddress

# Forms of IPv6 that lead to an IPv4 address by way of a gateway, and old local ones.
_HIDING = tuple(
    ipaddress.IPv6Network(net)
    for net in (
        "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "fec0::/10", "100::/64", "2001:db8::/32",
        "3fff::/20", "5f00::/16", "2001:20::/28", "2001:10::/28",
    )
)  # fmt: skip
_KEPT_BACK = tuple(
    ipaddress.IPv4Network(net)
    for net in ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4")
)


def is_public(number: str) -> bool:
    """Whether an IP address may be reached.

    Args:
        number: As a resolver gives it; anything else is refused.

    Source: IANA special-purpose address registries; RFC 6890.
    """
    try:
        address = ipaddress.ip_address(number)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        if any(address in net for net in _HIDING):
            return False
    elif any(address in net for net in _KEPT_BACK):
        return False
    return address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
    )
