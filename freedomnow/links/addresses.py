"""Where a link may lead: to public machines only, never into the server's own network."""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri

TRANSLATED = ip_network("64:ff9b::/96")  # NAT64
PORTS = {"http": 80, "https": 443}
ALLOWED_PORTS = {80, 443, 8080, 8443}
# Only here do public machines have IPv6 addresses (IANA); elsewhere an IPv4 one may hide.
UNICAST = ip_network("2000::/3")
HOSTS_OF_CLOUDS = {ip_address("168.63.129.16")}  # answers to every machine of Azure's


class Forbidden(Exception):
    """A link that is not followed: another scheme, a private address, nothing that is a host."""


class NotFound(Exception):
    """No such host."""


@dataclass(frozen=True)
class Target:
    """What a link asks for, in ASCII: an encoded path, and a host as name servers know it."""

    scheme: str
    host: str
    port: int
    path: str


def target_of(url: str) -> Target:
    """Raises Forbidden for what is no plain http or https link."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise Forbidden("not a link") from error
    path = iri_to_uri((parts.path or "/") + (f"?{parts.query}" if parts.query else "")) or "/"
    is_plain = parts.username is None and not any(c.isspace() or c < " " for c in host + path)
    is_usual = port in ALLOWED_PORTS or host in settings.LINK_CHECK_HOSTS
    if not (host and is_plain and parts.scheme in PORTS and is_usual):
        raise Forbidden("not a plain link")
    return Target(parts.scheme, host, port, path)


def address_of(host: str, port: int) -> str:
    """
    The address to connect to; whoever connects uses it, so that a second answer of a name server
    changes nothing. Raises Forbidden where any of the host's addresses is not public, NotFound.
    """
    if host in settings.LINK_CHECK_HOSTS:
        return str(settings.LINK_CHECK_HOSTS[host])
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFound(host) from error
    addresses = [str(where[0]) for *_kind, where in found]
    if not addresses or not all(map(is_public, addresses)):
        raise Forbidden("not a public address")
    return addresses[0]


def is_public(address: str) -> bool:
    """Reachable for everybody in the world; not one that holds another in disguise."""
    try:
        told = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(told, IPv6Address) and told not in UNICAST:
        return False
    is_open = told.is_global and not told.is_multicast and told not in HOSTS_OF_CLOUDS
    return is_open and not is_disguise(told)


def is_disguise(address: IPv4Address | IPv6Address) -> bool:
    """An IPv4 address inside an IPv6 one: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, IPv4Address):
        return False
    held = (address.ipv4_mapped, address.sixtofour, address.teredo)
    return any(held) or address in TRANSLATED
