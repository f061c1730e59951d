import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from freedomnow import settings
from freedomnow.web.environ import Environment

README = Path(__file__).resolve().parent.parent / "README.md"


def test_every_variable_stands_in_the_readme_and_no_other():
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", README.read_text(), re.M))

    assert told == settings.env.asked


def test_the_secret_key_has_no_default():
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        Environment({}).text("SECRET_KEY")

    assert Environment({"SECRET_KEY": "x"}).text("SECRET_KEY") == "x"
