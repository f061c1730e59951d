"""Whose site a source stands on."""

import pytest

from freedomnow.evidence.hosts import host_of, hosts_in


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://www.Example.org/a", "example.org"),
        ("https://example.org.:443/", "example.org"),
        ("https://user@sub.example.org?q", "sub.example.org"),
        ("https://[::1/", ""),
        ("a sentence", ""),
        ("", ""),
    ],
)
def test_a_link_stands_on_a_site(link, host):
    assert host_of(link) == host


def test_a_documents_sites_are_told_once_and_sorted():
    rows = [{"source_url": "https://b.example.org/"}, {"source_url": "https://a.example.org/"}]

    document = {"a": rows, "b": rows, "codes": ["FR"], "title": "https://c.example.org/", "c": []}

    assert hosts_in(document) == ["a.example.org", "b.example.org"]
