import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def quick_accounts(settings):
    """Passwords cost nothing, and no test meets the rate limits that another one used up."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
