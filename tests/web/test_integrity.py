import base64
import hashlib
import re
from pathlib import Path

import pytest

from freedomnow.web.integrity import content_of, integrity_of

SCRIPT = Path(__file__).resolve().parents[2] / "static" / "js" / "site.js"


def test_the_digest_is_that_of_the_script():
    digest = base64.b64encode(hashlib.sha384(SCRIPT.read_bytes()).digest()).decode()

    assert integrity_of("js/site.js") == f"sha384-{digest}"


def test_a_file_that_is_nowhere_is_an_error():
    with pytest.raises(FileNotFoundError):
        content_of("js/no-such.js")


@pytest.mark.django_db
def test_every_script_of_a_page_carries_its_digest(client):
    tags = re.findall(r"<script[^>]*>", client.get("/about/").text)

    assert tags
    assert all(f'integrity="{integrity_of("js/site.js")}"' in tag for tag in tags)
