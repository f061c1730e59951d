import base64
import hashlib
import re
from pathlib import Path

import pytest

from freedomnow.web.integrity import content_of, integrity_of
from tests.factories import make_user

SCRIPT = Path(__file__).resolve().parents[2] / "static" / "js" / "exit.js"


def test_the_digest_is_that_of_the_script():
    digest = base64.b64encode(hashlib.sha384(SCRIPT.read_bytes()).digest()).decode()

    assert integrity_of("js/exit.js") == f"sha384-{digest}"


def test_a_file_that_is_nowhere_is_an_error():
    with pytest.raises(FileNotFoundError):
        content_of("js/no-such.js")


def digests_of(html):
    return re.findall(r'<script src="\S*?(js/\w+\.js)" integrity="(\S+)" defer></script>', html)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/about/", "/report/record/"])
def test_every_script_of_a_page_carries_its_digest(client, path):
    client.force_login(make_user())

    html = client.get(path).text

    found = digests_of(html)
    assert len(found) == html.count("<script")
    assert {name for name, _digest in found} == (
        {"js/exit.js", "js/rows.js"} if "report" in path else {"js/exit.js"}
    )
    assert [name for name, digest in found if digest != integrity_of(name)] == []
