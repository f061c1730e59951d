import pytest

from tests.links.local_server import served


@pytest.fixture
def site(settings):
    """A server whose host no name server is asked about; every other host is judged as always."""
    settings.LINK_CHECK_HOSTS = {"site.example": "127.0.0.1", "other.example": "127.0.0.1"}
    with served() as one:
        yield one
