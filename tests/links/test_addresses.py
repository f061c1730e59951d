"""Links are followed to public machines only."""

import pytest

from freedomnow.links.addresses import Forbidden, address_of, is_public, target_of


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("127.9.9.9", False),
        ("0.0.0.0", False),  # noqa: S104 - nothing is bound to it
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", False),
        ("2002:0a00:0001::", False),
        ("64:ff9b::10.0.0.1", False),
        ("64:ff9b:1::10.0.0.1", False),
        ("::127.0.0.1", False),
        ("::ffff:0:10.0.0.1", False),
        ("fec0::1", False),
        ("168.63.129.16", False),
        ("no address", False),
    ],
)
def test_which_addresses_are_public(address, expected):
    assert is_public(address) is expected


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "169.254.169.254", "::1", "2130706433", "0x7f000001", "127.1", "0"],
)
def test_a_host_of_this_machine_or_its_network_is_forbidden(host):
    with pytest.raises(Forbidden):
        address_of(host, 80)


def test_a_public_address_is_given_back_as_it_is():
    assert address_of("93.184.216.34", 80) == "93.184.216.34"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "ftp://example.org:80/",
        "gopher://example.org:443/",
        "http://example.org:25/",
        "https://example.org:22/",
        "gopher://example.org/",
        "//example.org/",
        "http://",
        "http:///path",
        "http://user:word@example.org/",
        "http://example.org:99999/",
        "http://[::1/",
        "http://exa mple.org/",
        f"http://{'a' * 70}.example.org/",
        "",
    ],
)
def test_what_is_no_plain_link_is_forbidden(url):
    with pytest.raises(Forbidden):
        target_of(url)


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("https://example.org", "example.org", 443, "/"),
        ("http://EXAMPLE.org:8080/a?b=c#d", "example.org", 8080, "/a?b=c"),
        ("https://bücher.example/ä b", "xn--bcher-kva.example", 443, "/%C3%A4%20b"),
        ("https://example.org/a%20b", "example.org", 443, "/a%20b"),
    ],
)
def test_a_link_is_asked_for_in_ascii(url, host, port, path):
    target = target_of(url)

    assert (target.host, target.port, target.path) == (host, port, path)
